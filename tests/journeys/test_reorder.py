"""What is to order, asked in Slack: listed, filtered, decided by menu, by number and all of a supplier at once."""

import io
import re
from concurrent.futures import ThreadPoolExecutor
from itertools import count

import openpyxl
import pytest

from bot.ordering.tied_up import tied_up
from bot.sandbox import Shown
from bot.store import Limit
from planner.intake.workbook.sheet import Entry
from planner.purchase import State
from tests.bot.builders import counted, sells, terms
from tests.journeys.house import answers
from tests.journeys.office import Office

CHANNEL = "C0OPS"
NUMBERS = count(1)


def a_supplier(office: Office, skus: int, **own: object) -> tuple[str, list[str]]:
    """Return a supplier of one's own and its SKUs: each sells 5 a day, has 200 left, and asks for 205 at $1.20."""
    supplier, now, store = f"Supplier {next(NUMBERS)}", office.clock.now, office.store
    codes = [f"{supplier.replace(' ', '')}-{n:02d}" for n in range(skus)]
    for code in codes:
        sells(store, now, 5, sku=code)
    run = store.imports.begin("", "plan", supplier, "planning.xlsx", now, now)
    suppliers = [Entry("Suppliers", 3, {"supplier": supplier, "currency": "USD", "minimum_order": "500"})]
    store.imports.stage(run, "suppliers", suppliers)
    store.imports.stage(run, "products", [terms(code, supplier=supplier, **own) for code in codes])
    store.imports.switch(run, now)
    counted(store, now, **dict.fromkeys(codes, 200))
    office.plans()
    return supplier, codes


def number_of(office: Office, sku: str) -> int:
    (suggestion,) = office.suggestions(sku)
    return suggestion.id


def menu(office: Office, name: str, shown: Shown, sku: str, choice: str, **filled: object) -> Shown:
    """Choose from the menu of a line, fill the window, submit it, and return the page as it stands then."""
    person, number = office.person(name), number_of(office, sku)
    blocks = [b for b in shown.blocks if f"#{number}" in b.get("text", {}).get("text", "")]
    line = Shown(**{f: getattr(shown, f) for f in shown.__dataclass_fields__} | {"blocks": tuple(blocks)})
    person.presses(line, choice)
    person.fills(person.modal(lambda window: bool(window.labels)), filled)
    person.submits()
    return person.waits_for(shown.channel, lambda m: m.ts == shown.ts and m.is_edited)


# -- listing ------------------------------------------------------------------------------------------------------


def test_lists_what_is_to_decide_with_its_money(office: Office) -> None:
    """3 · 205 · $1.20 = $738.00."""
    supplier, skus = a_supplier(office, 3)
    answer = office.asks("ana", f"/reorder {supplier.upper()}", CHANNEL)
    assert "3 orders to decide" in answer.words
    assert f"🏭 {supplier} · 3 orders to decide · $738.00 · minimum order $500.00 is met" in answer.words
    assert "Total: $738.00." in answer.words
    assert f"{skus[0]} Lunch Bag · UK Home · #{number_of(office, skus[0])}" in answer.words
    assert "Order 205 for $246.00" in answer.words
    assert "Approve all 3" in answer.buttons


def test_the_cash_after_is_the_cash_now_and_what_is_approved(office: Office) -> None:
    supplier, _ = a_supplier(office, 2)
    before = tied_up(office.bot.desk)["USD"]
    words = office.asks("ana", f"/reorder {supplier}", CHANNEL).words
    now, after = (f"${minor / 100:,.2f}" for minor in (before, before + 2 * 205 * 120))
    others = r"( \+ £[\d,.]+)?"  # of other tests
    cash = rf"Cash in stock and on order: {now}{others} now, {after}{others} once all of them are approved\."
    assert re.search(cash.replace("$", r"\$"), words)


def test_many_are_paged_and_the_whole_is_a_workbook(office: Office) -> None:
    supplier, skus = a_supplier(office, 12)
    ana = office.person("ana")
    page = office.asks("ana", f"/reorder {supplier}", CHANNEL)
    assert "1–10 of 12" in page.words
    ana.presses(page, "More ›")
    ana.waits_for(CHANNEL, lambda m: m.ts == page.ts and "11–12 of 12" in m.words)
    seen = {shown.ts for shown in ana.sees("")}
    ana.presses(page, "Whole list (.xlsx)")
    (file,) = ana.waits_for("", lambda m: bool(m.files) and m.ts not in seen).files
    sheet = openpyxl.load_workbook(io.BytesIO(ana.downloads(file))).active
    assert sheet is not None
    assert {row[2] for row in sheet.iter_rows(min_row=2, values_only=True)} == set(skus)


def test_a_sku_and_a_shop_are_found_too(office: Office) -> None:
    _, (sku,) = a_supplier(office, 1)
    assert f"{sku} Lunch Bag" in office.asks("ana", f"/reorder {sku.lower()}", CHANNEL).words
    assert "orders to decide" in office.asks("ana", "/reorder uk home", CHANNEL).words


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("ZZZZZZ", "There is no shop, supplier or SKU ZZZZZZ with an order to decide."),
        ("approve 999999", "There is no suggestion 999999."),
        ("approve", "Which one? Add its number, such as /reorder approve 12."),
        ("approve SKU123", "There is no suggestion SKU123. /reorder lists those that are open, each with its number."),
        ("snooze #999999 7", "There is no suggestion #999999."),
    ],
)
def test_what_is_not_there_is_answered(office: Office, typed: str, words: str) -> None:
    assert words in office.asks("ana", f"/reorder {typed}", CHANNEL).words


@pytest.mark.parametrize("typed", ["{} 500", "approve {} 500", "批准 {} 500", "{} approve 500"])
def test_an_order_named_by_its_sku_says_its_number(office: Office, typed: str) -> None:
    (sku,) = a_supplier(office, 1)[1]
    ana = office.person("ana")
    said, page = answers(ana, CHANNEL, lambda: ana.types(f"/reorder {typed.format(sku.lower())}", channel=CHANNEL))
    assert f"type /reorder approve {number_of(office, sku)} 500." in said.words
    assert "1 order to decide" in page.words


def test_a_part_of_a_suppliers_name_is_enough_where_no_other_has_it(office: Office) -> None:
    supplier, (sku,) = a_supplier(office, 1)
    assert f"{sku} Lunch Bag" in office.asks("ana", f"/reorder {supplier[3:].lower()}", CHANNEL).words


def test_a_misspelt_supplier_suggests_near_ones(office: Office) -> None:
    supplier, _ = a_supplier(office, 1)
    assert "Did you mean" in office.asks("ana", f"/reorder {supplier.replace('Supp', 'Sup')}", CHANNEL).words


def test_a_sku_with_nothing_to_decide_says_so(office: Office) -> None:
    sku = office.new_sku(300)
    assert f"There is nothing to decide for {sku}." in office.asks("ana", f"/reorder {sku}", CHANNEL).words


# -- deciding from the list ---------------------------------------------------------------------------------------


def test_a_line_is_decided_by_its_menu_and_leaves_the_page(office: Office) -> None:
    supplier, skus = a_supplier(office, 3)
    page = office.asks("ana", f"/reorder {supplier}", CHANNEL)
    page = menu(office, "ana", page, skus[1], "Approve or change…", quantity="100")
    assert "2 orders to decide" in page.words
    assert skus[1] not in page.words
    said = office.person("ana").waits_for(CHANNEL, lambda m: "with changes: 100 units" in m.words)
    assert said.buttons == ("Undo",)
    page = menu(office, "pia", office.asks("pia", f"/reorder {supplier}", CHANNEL), skus[0], "Snooze…", until="1 day")
    assert "1 order to decide" in page.words
    assert "1 more is snoozed: /reorder snoozed" in page.words
    assert "💤 until Nov 3, 2026" in office.asks("pia", f"/reorder {skus[0]}", CHANNEL).words


def test_all_of_a_supplier_become_one_order_and_the_dialog_says_the_sum(office: Office) -> None:
    supplier, skus = a_supplier(office, 3)
    page, ana = office.asks("ana", f"/reorder {supplier}", CHANNEL), office.person("ana")
    (dialog,) = [b["accessory"]["confirm"] for b in page.blocks if "confirm" in b.get("accessory", {})]
    assert dialog["text"]["text"] == "615 units of 3 SKUs for $738.00 become 1 purchase order."
    assert ana.presses(page, "Approve all 3", confirm=False) == ()
    assert office.orders(skus[0]) == []
    ana.presses(page, "Approve all 3")
    said = ana.waits_for(CHANNEL, lambda m: "3 suggestions approved" in m.words).words
    (order,) = [order for order in office.store.orders.all() if order.supplier == supplier]
    assert [line.product for line in order.lines] == skus
    assert f"{order.number} · {supplier} · 3 SKUs · 615 units · $738.00" in said
    assert "There is nothing to decide." in ana.waits_for(CHANNEL, lambda m: m.ts == page.ts and m.is_edited).words


def test_a_budget_buys_what_saves_the_most_and_one_button_approves_it(office: Office) -> None:
    """205 at 1.20 are 246.00; for 300.00 one of two is bought, and the other waits. Other tests' orders are in USD."""
    supplier, skus = a_supplier(office, 2, currency="GBP")
    page, ana = office.asks("ana", "/reorder budget 300 GBP", CHANNEL), office.person("ana")
    assert "£300.00 buys 1 of" in page.words
    assert "Without it sales of 175 would be lost" in page.words
    assert "Not bought: " in page.words
    ana.presses(page, "Approve it")
    ana.waits_for(CHANNEL, lambda m: "1 suggestion approved" in m.words)
    (order,) = [order for order in office.store.orders.all() if order.supplier == supplier]
    assert [(line.product, line.quantity) for line in order.lines] == [(skus[0], 205)]


def test_an_amount_that_is_none_says_how_to_type_one(office: Office) -> None:
    assert "lots is not a budget." in office.asks("ana", "/reorder budget lots", CHANNEL).words


def test_of_all_those_that_changed_meanwhile_are_left_and_named(office: Office) -> None:
    supplier, (gone, changed, asked) = a_supplier(office, 3)
    page, ana = office.asks("ana", f"/reorder {supplier}", CHANNEL), office.person("ana")
    office.store.deciding.dismiss(number_of(office, gone), 1, "U0BEN", office.clock.now)
    office.recounts(changed, 100)
    ana.presses(page, "Approve all 3")
    said = ana.waits_for(CHANNEL, lambda m: "1 suggestion approved" in m.words and supplier in m.words).words
    assert "2 were left:" in said
    assert f"{gone} Nothing changed: this suggestion was already dismissed by @Ben" in said
    assert f"{changed} it has changed meanwhile: order 305 now" in said
    assert [office.orders(sku) for sku in (gone, changed, asked)] == [[], [], [205]]


def test_two_who_approve_all_at_once_order_each_once(office: Office) -> None:
    supplier, skus = a_supplier(office, 8)
    pages = {name: office.asks(name, f"/reorder {supplier}", CHANNEL) for name in ("ana", "ben")}
    label = {"ana": "Approve all 8", "ben": "Approve all 8"}
    with ThreadPoolExecutor(2) as hands:
        list(hands.map(lambda name: office.person(name).presses(pages[name], label[name]), pages))
    assert [office.orders(sku) for sku in skus] == [[205]] * 8
    said = [m.words for name in pages for m in office.person(name).sees(CHANNEL)]
    assert sum("suggestions approved" in words and supplier in words for words in said) == 1


def test_a_limit_holds_for_the_order_they_become_together(office: Office) -> None:
    """2 · $246.00 = $492.00 is more than $491.99, each alone is not."""
    supplier, skus = a_supplier(office, 2)
    office.store.people.set_role("U0BEN", "approver", now=office.clock.now, limit=Limit(49199, "USD"))
    try:
        page = office.asks("ben", f"/reorder {supplier}", CHANNEL)
        assert "@Ana" in office.told("ben", page, "Approve all 2").partition("Who may: ")[2]
        assert office.orders(skus[0]) == []
        said = office.asks("ben", f"/reorder approve {number_of(office, skus[0])}", CHANNEL)
        assert "Approved by @Ben" in said.words
    finally:
        office.store.people.set_role("U0BEN", "approver", now=office.clock.now)


@pytest.mark.parametrize("value", ["", "x", "1.1", "zz@0 ", "f4240.1@0 ", "1.1@0"])
def test_a_forged_press_is_answered_and_orders_nothing(office: Office, value: str) -> None:
    supplier, skus = a_supplier(office, 2)
    page = office.asks("ana", f"/reorder {supplier}", CHANNEL)
    with office.sandbox.workspace.lock:
        for block in office.sandbox.workspace.message(page.channel, page.ts).blocks:
            if block.get("accessory", {}).get("action_id") == "approve_all":
                block["accessory"]["value"] = value
    assert "This button is no longer active." in office.told("ana", page, "Approve all 2")
    assert office.orders(skus[0]) == []


# -- by number ----------------------------------------------------------------------------------------------------


def test_the_whole_life_by_number(office: Office) -> None:
    _, (sku,) = a_supplier(office, 1)
    number = number_of(office, sku)
    says = lambda name, words: office.asks(name, f"/reorder {words}", CHANNEL).words  # noqa: E731 - a conversation
    assert "Snoozed by @Pia until Nov 9, 2026" in says("pia", f"snooze {number} 7 new packaging")
    assert f"It will be asked again as #{number}: order 205." in says("pia", f"wake #{number}")
    dismissed = says("pia", f"dismiss {number} too early")
    assert "Dismissed by @Pia" in dismissed
    assert "“too early”" in dismissed
    assert "already dismissed by @Pia" in says("ana", f"approve {number}")
    assert f"It will be asked again as #{number}: order 205." in says("pia", f"undo {number}")
    assert "This needs the role approver." in says("pia", f"approve {number}")
    assert "with changes: 180 units, 205 were suggested" in says("ana", f"approve {number} 180")
    assert "It will be asked again" in says("ana", f"undo {number}")
    assert "205 units, order PO-" in says("ana", f"APPROVE {number}")
    (order,) = [o for o in office.store.orders.all() if o.lines[0].product == sku and o.state == State.DRAFT]
    office.store.orders.move(order.number, 1, State.ORDERED, "U0ANA", office.clock.now)
    assert f"{order.number} is no longer a draft" in says("ana", f"undo {number}")


def test_units_under_the_minimum_or_no_whole_cartons_are_ordered_only_by_who_says_so(office: Office) -> None:
    """A minimum of 100 in cartons of 24: 120 are the fewest whole ones that reach it."""
    _, (sku,) = a_supplier(office, 1, moq=100, case_pack=24)
    number = number_of(office, sku)
    says = lambda words: office.asks("ana", f"/reorder approve {number} {words}", CHANNEL).words  # noqa: E731
    low = says("13")
    assert "the supplier's minimum is 100." in low
    assert f"Type /reorder approve {number} 120, or /reorder approve {number} 13 anyway" in low
    broken = says("200")
    assert "a carton holds 24, 192 or 216 would be whole ones." in broken
    assert f"Type /reorder approve {number} 192, or /reorder approve {number} 200 anyway" in broken
    assert f"Type /reorder approve {number} 120," in says("119")
    assert office.orders(sku) == []
    assert "with changes: 13 units" in says("13 ANYWAY")
    assert office.orders(sku) == [13]


def test_who_approves_less_than_the_supplier_asks_for_hears_what_is_missing(office: Office) -> None:
    """205 · $1.20 = $246.00 of $500.00; with the second $492.00; the third brings it over, and nothing is said."""
    supplier, skus = a_supplier(office, 3)
    ana = office.person("ana")
    office.asks("ana", f"/reorder approve {number_of(office, skus[0])}", CHANNEL)
    asks = f"{supplier} asks an order to be worth $500.00; its drafts come to"
    ana.waits_for(CHANNEL, lambda m: f"{asks} $246.00, $254.00 are missing." in m.words)
    card = office.asks("ana", f"/stock {skus[1]}", CHANNEL)
    ana.presses(card, "Approve")
    ana.waits_for(CHANNEL, lambda m: f"{asks} $492.00, $8.00 are missing." in m.words)
    office.asks("ana", f"/reorder approve {number_of(office, skus[2])}", CHANNEL)
    assert sum(asks in m.words for m in ana.sees(CHANNEL)) == 2


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("approve {} 0", "Type a whole number of units"),
        ("snooze {}", "For how long? Add the days"),
        ("approve {} many", "Type a whole number of units"),
        ("approve {} 1.000", "“1.000” can mean 1000 or 1."),
        ("approve {} 10 20", "Type a whole number of units"),
        ("approve {} 10 anyway 20", "Type a whole number of units"),
        ("snooze {} week", "week is not a time to wait"),
        ("snooze {} 0", "0 is not a time to wait"),
        ("snooze {} 91", "91 is not a time to wait"),
        ("snooze {} soon", "soon is not a time to wait"),
    ],
)
def test_what_is_typed_wrongly_changes_nothing(office: Office, typed: str, words: str) -> None:
    sku = office.new_sku()
    assert words in office.asks("ana", f"/reorder {typed.format(number_of(office, sku))}", CHANNEL).words
    (suggestion,) = office.suggestions(sku)
    assert suggestion.version == 1
