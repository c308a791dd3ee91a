"""The life of a purchase order in Slack: approved, ordered, dated, received in parts; each step once, by who may."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from bot.sandbox import AsPerson, Shown
from planner.purchase import State
from tests.journeys.house import FirstDay, asks, first_day
from tests.journeys.office import Office


@pytest.fixture
def day(tmp_path: Path, empty_store: Path) -> Iterator[FirstDay]:
    with first_day(tmp_path, empty_store) as house:
        yield house


def window(person: AsPerson, label: str) -> Shown:
    """Return the person's window once it has the field of that label."""
    return person.modal(lambda shown: any(label in each for each in shown.labels))


def order_of(office: Office, units: int = 205) -> str:
    """Approve a suggestion and return the number of its order."""
    sku, ana = office.new_sku(), office.person("ana")
    card = asks(ana, f"/stock {sku}", office.new_channel())
    ana.presses(card, "Approve")
    (order,) = [order for order in office.store.orders.all() if order.lines[0].product == sku]
    assert order.quantity == units
    return order.number


def ordered(office: Office) -> str:
    number = order_of(office)
    office.store.orders.move(number, 1, State.ORDERED, "U0ANA", office.clock.now)
    return number


def card_of(person: AsPerson, number: str, channel: str = "C0OPS") -> Shown:
    return asks(person, f"/po {number}", channel)


def told(person: AsPerson, shown: Shown, label: str) -> str:
    """Press and return the private words that are not the card."""
    return "\n".join(each.words for each in person.presses(shown, label) if each.ts != shown.ts)


def replaced(person: AsPerson, card: Shown, words: str) -> Shown:
    return person.waits_for(card.channel, lambda m: m.ts == card.ts and words in m.words)


# -- the whole life -----------------------------------------------------------------------------------------------


def test_from_the_approval_to_the_shelf(day: FirstDay) -> None:
    day.imports("orders.csv", "stock.xlsx")
    ana, channel = day.person("ana"), day.channel
    assert "No order is open." in asks(ana, "/po", channel).words

    card = asks(ana, "/stock SKU123", channel)
    before = on_hand(card)
    ana.presses(card, "Approve")
    card = replaced(ana, card, "Approved by @Ana")
    assert "order PO-0001. /po PO-0001 takes it further." in card.words
    units = day.store.orders.all()[0].quantity

    assert f"PO-0001 · {units:,} units to come · draft · arrives" in asks(ana, "/po", channel).words
    card = card_of(ana, "PO-0001", channel)
    assert card.is_ephemeral
    assert card.buttons == ("Mark ordered", "Change arrival…", "Cancel order")
    assert "Approved by @Ana" in card.words
    ana.presses(card, "Mark ordered")
    card = replaced(ana, card, "Marked ordered by @Ana")
    assert card.buttons == ("Mark shipped", "Receive…", "Change arrival…", "Cancel order", "Undo")

    ana.presses(card, "Change arrival…")
    ana.fills(window(ana, "Arrives on"), {"Arrives on": "2011-12-24"})
    ana.submits()
    card = replaced(ana, card, "arrives Dec 24, 2011")
    assert "Arrival set to Dec 24, 2011 by @Ana" in card.words
    assert not ana.has_modal()
    ana.presses(card, "Mark shipped")
    card = replaced(ana, card, "Marked shipped by @Ana")
    assert card.buttons == ("Receive…", "Change arrival…", "Cancel order", "Undo")

    day.time += timedelta(days=1)
    receives(ana, card, 60)
    card = replaced(ana, card, "part received")
    assert f"60 received, {units - 60:,} missing" in card.words
    stock = asks(ana, "/stock SKU123", channel)
    assert on_hand(stock) == before + 60
    assert f"On order {units - 60:,}" in stock.words

    receives(ana, card, None)
    card = replaced(ana, card, f"{units - 60:,} units received by @Ana")
    assert card.buttons == ("Undo",)
    stock = asks(ana, "/stock SKU123", channel)
    assert on_hand(stock) == before + units
    assert "On order 0" in stock.words
    assert day.store.facts.differing() == 0
    assert "No order is open." in asks(ana, "/po", channel).words

    ana.presses(card, "Undo")
    card = replaced(ana, card, f"Receipt of {units - 60:,} units undone by @Ana")
    assert f"60 received, {units - 60:,} missing" in card.words
    stock = asks(ana, "/stock SKU123", channel)
    assert on_hand(stock) == before + 60
    assert f"On order {units - 60:,}" in stock.words
    assert day.store.facts.differing() == 0


def receives(person: AsPerson, card: Shown, units: int | None) -> None:
    """Fill in the window as it comes, or with so many units, and submit it."""
    person.presses(card, "Receive…")
    shown = window(person, "units that came")
    if units is not None:
        person.fills(shown, {shown.labels[0]: str(units)})
    person.submits()


def on_hand(card: Shown) -> int:
    (line,) = [line for line in card.words.splitlines() if line.startswith("On hand")]
    return int(line.split()[2].replace(",", ""))


def test_a_late_order_is_told_once_and_stands_in_the_digest(day: FirstDay) -> None:
    """Approved on Monday at 14:30: forgotten on Wednesday after 14:30."""
    day.imports("orders.csv", "stock.xlsx")
    ana = day.person("ana")
    ana.presses(asks(ana, "/stock SKU123", day.channel), "Approve")
    start = day.time
    day.moves_to(start + timedelta(days=2))
    assert warnings(day, ana) == []
    day.moves_to(start + timedelta(days=2, minutes=15))
    day.moves_to(start + timedelta(days=2, minutes=30))
    warning = ana.waits_for(day.channel, lambda m: "needs a date" in m.words)
    assert "PO-0001" in warning.words
    assert "not marked ordered for 2 days" in warning.words
    assert "1 open order, 1 late" in asks(ana, "/po", day.channel).words
    day.moves_to(day.nine_tomorrow)
    digest = ana.waits_for(day.channel, lambda m: "Good morning, UK Home: Nov 24, 2011" in m.words)
    assert "1 order needs a date" in digest.words

    card = card_of(ana, "PO-0001", day.channel)
    assert "it counts as on order, but on no day" in card.words
    ana.presses(card, "Mark ordered")
    day.moves_to(day.time + timedelta(minutes=15))
    assert len(warnings(day, ana)) == 1


def warnings(day: FirstDay, person: AsPerson) -> list[Shown]:
    day.bot.delivery.run()
    return [each for each in person.sees(day.channel) if "needs a date" in each.words and "Good" not in each.words]


def test_an_order_is_taken_further_by_typing(office: Office) -> None:
    """What is typed answers with the card, whose buttons go on from there."""
    number, ana, channel = order_of(office), office.person("ana"), office.new_channel()
    assert "This needs the role planner." in asks(office.person("vic"), f"/po ordered {number}", channel).words
    assert "Marked ordered by @Ana" in asks(ana, f"/po ordered {number}", channel).words
    card = asks(ana, f"/po receive {number} 60", channel)
    assert card.is_ephemeral
    assert "60 received, 145 missing" in card.words
    ana.presses(card, "Undo")
    replaced(ana, card, "Receipt of 60 units undone by @Ana")


# -- who may ------------------------------------------------------------------------------------------------------


def test_a_viewer_looks_and_changes_nothing(office: Office) -> None:
    number, vic = order_of(office), office.person("vic")
    card = card_of(vic, number)
    for label in ("Mark ordered", "Cancel order"):
        assert "This needs the role planner." in told(vic, card, label)
    vic.presses(card, "Change arrival…")
    assert vic.modal(lambda shown: "This needs the role planner." in shown.words).labels == ()
    vic.closes()
    assert office.store.orders.one(number).version == 1


def test_a_planner_cancels_a_draft_but_not_what_is_ordered(office: Office) -> None:
    pia, draft, known = office.person("pia"), order_of(office), ordered(office)
    card = card_of(pia, draft)
    pia.presses(card, "Cancel order")
    replaced(pia, card, "Cancelled by @Pia")
    assert "This needs the role approver." in told(pia, card_of(pia, known), "Cancel order")
    assert office.store.orders.one(known).state == State.ORDERED
    ana = office.person("ana")
    card = card_of(ana, known)
    ana.presses(card, "Cancel order")
    replaced(ana, card, "Cancelled by @Ana")


def test_cancelling_asks_first(office: Office) -> None:
    number, ana = order_of(office), office.person("ana")
    assert ana.presses(card_of(ana, number), "Cancel order", confirm=False) == ()
    assert office.store.orders.one(number).state == State.DRAFT


# -- once ---------------------------------------------------------------------------------------------------------


def test_a_stale_card_is_told_how_it_stands_by_whom_and_drawn_anew(office: Office) -> None:
    number, ana, pia = order_of(office), office.person("ana"), office.person("pia")
    stale = card_of(pia, number, office.new_channel())
    ana.presses(card_of(ana, number), "Mark ordered")
    words = told(pia, stale, "Mark ordered")
    assert f"Nothing changed: {number} was changed by @Ana" in words
    assert "It is now ordered." in words
    assert "Mark shipped" in replaced(pia, stale, "Marked ordered by @Ana").buttons


def test_a_window_that_has_become_stale_says_so_and_changes_nothing(office: Office) -> None:
    number, ana, pia = ordered(office), office.person("ana"), office.person("pia")
    pia.presses(card_of(pia, number), "Receive…")
    window(pia, "units that came")
    receives(ana, card_of(ana, number), 5)
    ana.waits_for("C0OPS", lambda m: "5 units received by @Ana" in m.words)
    pia.submits()
    assert "was changed by @Ana" in pia.modal(lambda shown: "Nothing changed" in shown.words).words
    pia.closes()
    assert office.store.orders.one(number).lines[0].received == 5
    pia.presses(card_of(pia, number), "Receive…")
    window(pia, "units that came")
    pia.closes()


def test_racing_clicks_mark_once_and_everybody_is_answered(office: Office) -> None:
    number, people = order_of(office), [office.person(name) for name in ("ana", "ben", "pia")]
    cards = [card_of(person, number, office.new_channel()) for person in people]
    with ThreadPoolExecutor(3) as pool:
        answers = list(pool.map(lambda each: each[0].presses(each[1], "Mark ordered"), zip(people, cards, strict=True)))
    assert len(office.store.orders.steps(number)) == 1
    for person, card, shown in zip(people, cards, answers, strict=True):
        assert shown
        replaced(person, card, "Marked ordered by")


def test_a_shared_stock_card_is_drawn_anew_when_units_come(office: Office) -> None:
    sku, channel, ana = office.new_sku(), office.new_channel(), office.person("ana")
    shared = office.shares("ana", sku, channel)
    ana.presses(shared, "Approve")
    ana.waits_for(channel, lambda m: m.ts == shared.ts and "Approved by @Ana" in m.words)
    (order,) = [order for order in office.store.orders.all() if order.lines[0].product == sku]
    office.store.orders.move(order.number, 1, State.ORDERED, "U0ANA", office.clock.now)
    office.passes(minutes=1)
    receives(ana, card_of(ana, order.number), 55)
    ana.waits_for(channel, lambda m: m.ts == shared.ts and "On order 150" in m.words)


# -- windows ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("units", "words"),
    [
        ("0", "Type how many units came: at least 1."),
        ("206", "205 are missing and you typed 206. If so many really came, tick “More came than was ordered” below."),
    ],
)
def test_impossible_units_are_told_under_their_field(office: Office, units: str, words: str) -> None:
    number, ana = ordered(office), office.person("ana")
    receives(ana, card_of(ana, number), int(units))
    assert words in ana.modal(lambda shown: bool(shown.errors)).errors
    ana.closes()
    assert office.store.orders.one(number).version == 2


def test_more_than_ordered_is_received_once_it_is_confirmed(office: Office) -> None:
    number, ana = ordered(office), office.person("ana")
    card = card_of(ana, number)
    receives(ana, card, 210)
    shown = ana.modal(lambda each: bool(each.errors))
    ana.fills(shown, {shown.labels[0]: "210", "Tick only if it is so": ["More came than was ordered"]})
    ana.submits()
    card = replaced(ana, card, "received by")
    assert "210 units received by @Ana" in card.words
    assert "210 of 205 received: 5 more than ordered" in card.words
    assert office.store.orders.one(number).state == State.RECEIVED
    ana.presses(card, "Undo")
    assert replaced(ana, card, "Receipt of 210 units undone by @Ana").buttons[-1] == "Undo"
    assert office.store.orders.one(number).state == State.ORDERED


def test_what_was_counted_since_is_received_for_good(office: Office) -> None:
    number, ana = ordered(office), office.person("ana")
    card = card_of(ana, number)
    receives(ana, card, 60)
    card = replaced(ana, card, "60 units received by @Ana")
    sku = office.store.orders.one(number).lines[0].product
    office.recounts(sku, 260)
    words = told(ana, card, "Undo")
    assert f"Nothing changed: {sku} was counted at UK Home" in words
    assert office.store.orders.one(number).lines[0].received == 60


def test_units_the_newest_export_counts_already_are_not_added(office: Office) -> None:
    number, ana = ordered(office), office.person("ana")
    sku = office.store.orders.one(number).lines[0].product
    office.recounts(sku, 260)
    office.passes(minutes=1)
    card = card_of(ana, number)
    ana.presses(card, "Receive…")
    shown = window(ana, "units that came")
    ana.fills(shown, {shown.labels[0]: "60", "Tick only if it is so": ["The newest stock export counts them already"]})
    ana.submits()
    replaced(ana, card, "60 units received by @Ana")
    stock = asks(ana, f"/stock {sku}", "C0OPS")
    assert on_hand(stock) == 260
    assert "On order 145" in stock.words


def test_a_day_that_is_over_is_refused_under_its_field(office: Office) -> None:
    number, ana = ordered(office), office.person("ana")
    card = card_of(ana, number)
    ana.presses(card, "Change arrival…")
    shown = window(ana, "Arrives on")
    yesterday = (office.clock.now - timedelta(days=1)).date()
    ana.fills(shown, {"Arrives on": yesterday.isoformat()})
    ana.submits()
    (error,) = ana.modal(lambda each: bool(each.errors)).errors
    assert error.startswith("This day is over. Choose Nov 2, 2026 or a later one.")
    ana.fills(shown, {"Arrives on": office.clock.now.date().isoformat()})
    ana.submits()
    replaced(ana, card, "Arrival set to Nov 2, 2026 by @Ana")


def test_the_card_that_is_out_of_reach_is_sent_as_a_direct_message(office: Office) -> None:
    number, ana = ordered(office), office.person("ana")
    card = card_of(ana, number)
    ana.presses(card, "Receive…")
    window(ana, "units that came")
    with office.sandbox.workspace.lock:
        for reply in office.sandbox.workspace.state.replies.values():
            if reply.ts == card.ts:
                reply.expires = 0.0
    ana.submits()
    assert "205 units received by @Ana" in ana.waits_for("", lambda m: number in m.words).words


# -- asking -------------------------------------------------------------------------------------------------------


def test_an_unknown_number_suggests_near_ones(office: Office) -> None:
    number, ana = order_of(office), office.person("ana")
    answer = asks(ana, "/po PO-9001", "C0OPS")
    assert "There is no order PO-9001. Did you mean PO-" in answer.words
    answer = asks(ana, f"/po {int(number[3:])}", "C0OPS")
    assert number in answer.words
    assert asks(ana, f"/po {number} ship", "C0OPS").words.startswith(number)
    answer = asks(ana, "/po nonsense", "C0OPS")
    assert "There is no order nonsense. /po lists the open ones." in answer.words


@pytest.mark.parametrize("value", ["", "x", "PO-0001", "PO-9999:1", "PO-0001:x", ":1", "9" * 40 + ":1"])
def test_a_forged_button_is_answered_and_changes_nothing(office: Office, value: str) -> None:
    number, ana = order_of(office), office.person("ana")
    card = card_of(ana, number)
    with office.sandbox.workspace.lock:
        message = office.sandbox.workspace.message(card.channel, card.ts)
        for block in message.blocks:
            for element in block.get("elements", []):
                if element["type"] == "button":
                    element["value"] = value
    assert "This button is no longer active." in told(ana, card, "Mark ordered")
    ana.presses(card, "Change arrival…")
    assert ana.modal(lambda shown: "This button is no longer active." in shown.words)
    ana.closes()
    assert office.store.orders.one(number).version == 1
