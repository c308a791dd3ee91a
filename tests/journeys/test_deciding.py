"""Decisions in Slack beside a plain yes: another quantity, no with a reason, later, and taken back."""

import pytest

from bot.sandbox import Shown
from bot.store import Limit
from planner.intake.workbook.sheet import Value
from planner.purchase import State
from tests.bot.builders import planned, terms
from tests.journeys.office import Office


@pytest.fixture(scope="module")
def channel(office: Office) -> str:
    return office.new_channel()


def card_of(office: Office, sku: str, channel: str, name: str = "ana") -> Shown:
    return office.asks(name, f"/stock {sku}", channel)


def bought_in_cartons(office: Office, **said: Value) -> str:
    """Stock a SKU of which 24 are a carton and 48 the minimum: 205 wanted are 216, 9 cartons."""
    sku = office.new_sku(300)
    planned(office.store, office.clock.now, [terms(sku, case_pack=24, moq=48, **said)])
    office.recounts(sku, 200)
    return sku


# -- another quantity ---------------------------------------------------------------------------------------------


def test_the_window_shows_a_price_finer_than_a_coin_and_what_all_of_it_costs(office: Office, channel: str) -> None:
    """216 at $0.035 are $7.56; in whole cents $0.04 would make $8.64 of it."""
    sku = bought_in_cartons(office, unit_cost="0.035")
    window = office.opens("ana", card_of(office, sku, channel), "Another quantity…")
    assert "$0.035 each, $7.56 in all" in window.words


def test_the_window_shows_what_is_suggested_what_it_costs_and_how_long_it_lasts(office: Office, channel: str) -> None:
    """216 at $1.20 are $259.20; 5 a day: 43 days."""
    window = office.opens("ana", card_of(office, bought_in_cartons(office), channel), "Another quantity…")
    assert "Suggested: 216 from Yiwu Bags" in window.words
    assert "$1.20 each, $259.20 in all" in window.words
    assert "5 sold a day: it lasts 43 days" in window.words
    assert "Minimum order 48. A carton holds 24." in window.words
    assert "By sea, arrives Dec 2, 2026" in window.options
    assert "By air, arrives Nov 9, 2026" in window.options


def test_another_quantity_is_ordered_and_the_card_says_so(office: Office, channel: str) -> None:
    sku = office.new_sku()
    card = office.decides("ana", card_of(office, sku, channel), "Another quantity…", quantity="120", note="half now")
    assert "with changes: 120 units, 205 were suggested; order PO-" in card.words
    assert "“half now”" in card.words
    assert office.orders(sku) == [120]


def test_a_part_by_air_becomes_two_orders(office: Office, channel: str) -> None:
    sku = office.new_sku()
    filled = {"quantity": "205", "way": "Part by air, the rest by sea", "by_air": "40"}
    office.decides("ana", card_of(office, sku, channel), "Another quantity…", **filled)
    mine = [order for order in office.store.orders.all() if order.lines[0].product == sku]
    assert [(order.lines[0].mode, order.quantity) for order in mine] == [("sea", 165), ("air", 40)]
    assert "by air" in office.asks("ana", f"/po {mine[1].number}", channel).words


@pytest.mark.parametrize(
    ("filled", "words"),
    [
        ({"quantity": "0"}, "Type a whole number of units: at least 1"),
        ({"quantity": "24"}, "The supplier's minimum is 48."),
        ({"quantity": "47"}, "The supplier's minimum is 48."),
        ({"quantity": "49"}, "A carton holds 24: 48 or 72 would be whole ones."),
        ({"quantity": "48", "way": "Part by air, the rest by sea", "by_air": "0"}, "from 1 to 47"),
        ({"quantity": "48", "way": "Part by air, the rest by sea", "by_air": "48"}, "from 1 to 47"),
    ],
)
def test_what_does_not_fit_is_said_at_its_field(
    office: Office, channel: str, filled: dict[str, str], words: str
) -> None:
    sku, ana = bought_in_cartons(office), office.person("ana")
    office.opens("ana", card_of(office, sku, channel), "Another quantity…")
    ana.fills(ana.modal(), filled)
    ana.submits()
    assert words in ana.modal(lambda window: bool(window.errors)).errors[0]
    ana.closes()
    assert office.orders(sku) == []


def test_minimum_and_cartons_are_warned_of_and_not_forced(office: Office, channel: str) -> None:
    sku = bought_in_cartons(office)
    ticked = {"quantity": "30", "ticks": ["Order it all the same, under the minimum or not in whole cartons"]}
    office.decides("ana", card_of(office, sku, channel), "Another quantity…", **ticked)
    assert office.orders(sku) == [30]


def test_a_window_open_while_somebody_else_decides_changes_nothing(office: Office, channel: str) -> None:
    sku, ana = office.new_sku(), office.person("ana")
    office.opens("ana", card_of(office, sku, channel), "Another quantity…")
    office.changed("ben", card_of(office, sku, channel, "ben"), "Approve")
    ana.fills(ana.modal(), {"quantity": "50"})
    ana.submits()
    assert "this suggestion was already approved by @Ben" in ana.modal(lambda w: "already" in w.words).words
    ana.closes()
    assert office.orders(sku) == [205]


# -- later --------------------------------------------------------------------------------------------------------


def test_a_snoozed_suggestion_says_until_when_and_can_be_asked_at_once(office: Office, channel: str) -> None:
    sku = office.new_sku()
    card = office.decides("pia", card_of(office, sku, channel, "pia"), "Snooze…", until="7 days", note="fair first")
    assert "💤 Snoozed by @Pia until Nov 9, 2026" in card.words
    assert "“fair first”" in card.words
    woken = office.changed("pia", card, "Ask again now")
    assert "Snoozed" not in woken.words
    assert "Snooze…" in woken.options


def test_a_card_of_one_shop_stays_of_that_shop(office: Office, channel: str) -> None:
    """Through its window, its menu and its Share; the office has one shop, so the note says which card it is."""
    sku = office.new_sku()
    alone = f"Of UK Home alone. /stock {sku} shows it in all shops."
    card = office.asks("pia", f"/stock {sku} uk", channel)
    assert alone in card.words
    card = office.decides("pia", card, "Snooze…", until="7 days")
    assert alone in card.words
    card = office.changed("pia", card, "Ask again now")
    assert alone in card.words
    office.told("pia", card, "Share")
    assert office.sees("pia", channel, lambda m: not m.is_ephemeral and alone in m.words)


def test_the_next_order_from_a_supplier_wakes_what_waits_for_it(office: Office, channel: str) -> None:
    waiting, ordered = bought_in_cartons(office), bought_in_cartons(office)
    until = "Until the next order from this supplier, 30 days at most"
    card = office.decides("pia", card_of(office, waiting, channel, "pia"), "Snooze…", until=until)
    assert "until the next order from this supplier, at the latest until Dec 2, 2026" in card.words
    office.changed("ana", card_of(office, ordered, channel), "Approve")
    assert "Snoozed" not in card_of(office, waiting, channel).words


# -- taken back ---------------------------------------------------------------------------------------------------


def test_undo_cancels_the_draft_and_asks_again(office: Office, channel: str) -> None:
    sku = office.new_sku()
    approved = office.changed("ana", card_of(office, sku, channel), "Approve")
    again = office.changed("ana", approved, "Undo")
    assert "Order 205" in again.words
    assert "On order 0" in again.words
    (order,) = [order for order in office.store.orders.all() if order.lines[0].product == sku]
    assert order.state == State.CANCELLED
    assert office.changed("ana", again, "Approve").words.count("Approved by @Ana") == 1


def test_undo_of_what_is_ordered_says_where_to_cancel_it(office: Office, channel: str) -> None:
    sku = office.new_sku()
    approved = office.changed("ana", card_of(office, sku, channel), "Approve")
    (order,) = [order for order in office.store.orders.all() if order.lines[0].product == sku]
    office.store.orders.move(order.number, 1, State.ORDERED, "U0BEN", office.clock.now)
    assert f"{order.number} is no longer a draft. /po {order.number} shows it" in office.told("ana", approved, "Undo")
    assert "Undo" not in card_of(office, sku, channel).buttons


def test_whoever_decides_on_a_card_that_was_deleted_meanwhile_is_told(office: Office, channel: str) -> None:
    sku, slack = office.new_sku(), office.sandbox.workspace
    shared = office.shares("ana", sku, channel)
    slack.fail_next("chat.getPermalink", status="message_not_found")
    assert "Done. But what you pressed has been deleted" in office.told("ben", shared, "Approve")
    assert office.orders(sku) == [205]
    shared = office.shares("ana", sku := office.new_sku(), channel)
    slack.fail_next("chat.getPermalink", status="message_not_found")
    pia = office.person("pia")
    office.opens("pia", shared, "Dismiss…")
    pia.fills(pia.modal(), {"reason": "The numbers are wrong"})
    pia.submits()
    pia.waits_for(channel, lambda m: m.is_ephemeral and "has been deleted" in m.words)


def test_a_planner_takes_back_a_dismissal_and_no_approval(office: Office, channel: str) -> None:
    sku = office.new_sku()
    card = office.decides("pia", card_of(office, sku, channel, "pia"), "Dismiss…", reason="The numbers are wrong")
    office.changed("pia", card, "Undo")
    office.changed("ana", card_of(office, sku, channel), "Approve")
    assert "This needs the role approver." in office.told("pia", card_of(office, sku, channel, "pia"), "Undo")


# -- how much -----------------------------------------------------------------------------------------------------


@pytest.fixture
def limited(office: Office):
    """Ben may approve up to $259.20; Ana anything."""
    office.store.people.set_role("U0BEN", "approver", now=office.clock.now, limit=Limit(25920, "USD"))
    yield
    office.store.people.set_role("U0BEN", "approver", now=office.clock.now)


@pytest.mark.usefixtures("limited")
def test_a_limit_holds_to_the_cent_and_names_who_may(office: Office, channel: str) -> None:
    """216 at $1.20 are $259.20, the limit exactly; a carton more is too much."""
    sku, ben = bought_in_cartons(office), office.person("ben")
    office.opens("ben", card_of(office, sku, channel, "ben"), "Another quantity…")
    ben.fills(ben.modal(), {"quantity": "240"})
    ben.submits()
    words = ben.modal(lambda window: "you may approve" in window.words).words
    assert "this order costs 288,00" in words
    assert "@Ana" in words.partition("Who may: ")[2]
    ben.closes()
    office.changed("ben", card_of(office, sku, channel, "ben"), "Approve")
    assert office.orders(sku) == [216]


@pytest.mark.usefixtures("limited")
def test_what_has_no_cost_is_beyond_every_limit(office: Office, channel: str) -> None:
    sku = office.new_sku()
    words = office.told("ben", card_of(office, sku, channel, "ben"), "Approve")
    assert "nobody has typed what a unit costs" in words
    assert office.orders(sku) == []
