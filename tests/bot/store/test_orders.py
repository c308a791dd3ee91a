"""A purchase order goes from the draft to the shelf, each step once, and planning sees it all the way."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime

import pytest

from bot.store import Changed, Database, Outgoing, PurchaseOrder, ReceiptStands, Store, Suggestion
from planner.purchase import Late, State
from tests.bot.store.builders import (
    NOW,
    a_count,
    a_line,
    a_proposal,
    a_row,
    a_shop,
    at,
    counts_in,
    hours,
    orders_in,
    plan_in,
)

ARRIVES = at(4, 9).date()
PRESSES = 60


def drafted(store: Store, units: int = 100, *, product: str = "SKU1001") -> PurchaseOrder:
    (suggestion,) = store.suggestions.apply(NOW, opened=[a_proposal(product, quantity=units)]).opened
    order = approve(store, suggestion).orders[0]
    assert order is not None
    return order


def approve(store: Store, suggestion: Suggestion, arrives: date = ARRIVES):
    return store.deciding.approve(suggestion.id, suggestion.version, "U1", NOW, arrives=arrives)


def ordered(store: Store, units: int = 100) -> PurchaseOrder:
    order = drafted(store, units)
    return store.orders.move(order.number, order.version, State.ORDERED, "U1", NOW).order


def stock(store: Store, now: datetime) -> tuple[float, list[float], list[int]]:
    """Return what is on hand, what is on its way, and in how many days."""
    (catalogue,) = store.facts.gather(now)
    return float(catalogue.items.on_hand[0]), list(catalogue.inbound.quantity), list(catalogue.inbound.day)


# -- its life ------------------------------------------------------------------------------------------------------


def test_an_order_moves_on_and_its_units_arrive_on_the_shelf(store: Store) -> None:
    counts_in(store, a_count(quantity=5), as_of=at(3, 9))
    order = drafted(store)
    assert (order.number, order.state, order.version, order.shop, order.zone) == (
        *("PO-0001", State.DRAFT, 1),
        *("Mugs", "Europe/London"),
    )
    order = store.orders.move("PO-0001", 1, State.ORDERED, "U1", NOW).order
    order = store.orders.date("PO-0001", 2, at(3, 30).date(), "U2", NOW).order
    assert (order.arrives, order.dated_at, order.version) == (at(3, 30).date(), NOW, 3)
    order = store.orders.move("PO-0001", 3, State.SHIPPED, "U1", NOW).order
    part = store.orders.receive("PO-0001", 4, {1: 60}, "U1", at(3, 30)).order
    assert (part.state, part.missing, part.lines[0].received) == (State.PART_RECEIVED, 40, 60)
    assert stock(store, at(3, 30)) == (65, [40], [0])
    done = store.orders.receive("PO-0001", 5, {1: 40}, "U1", at(3, 31)).order
    assert (done.state, done.missing) == (State.RECEIVED, 0)
    assert stock(store, at(4, 1)) == (105, [], [])
    assert store.facts.differing() == 0
    assert [(step.action, step.user) for step in store.orders.steps("PO-0001")] == [
        *(("ordered", "U1"), ("dated", "U2"), ("shipped", "U1")),
        *(("received", "U1"), ("received", "U1")),
    ]


def test_a_rhythm_of_weeks_is_counted_from_the_day_that_was_ordered_on(store: Store) -> None:
    """NOW is Tuesday, 10 March: until something is ordered any Tuesday is an order day, then every second one."""
    counts_in(store, a_count(quantity=5), as_of=at(3, 9))
    plan_in(store, suppliers=[a_row("suppliers", supplier="Yiwu", order_day="Tuesday", order_rhythm=14)])
    plan_in(store, products=[a_row("products", product="SKU1001", supplier="Yiwu")])

    def waits(day: int) -> tuple[int, float]:
        (catalogue,) = store.facts.gather(at(3, day))
        return store.suppliers.next_order_day("Yiwu", at(3, day).date()).day, float(catalogue.items.order_day[0])

    order = drafted(store)
    assert [waits(day) for day in (10, 11)] == [(10, 0), (17, 6)]
    assert store.orders.move(order.number, order.version, State.ORDERED, "U1", NOW).won
    assert [waits(day) for day in (10, 11, 17, 24, 25)] == [(10, 0), (24, 13), (24, 7), (24, 0), (7, 13)]
    assert store.orders.take_back(order.number, 2, "U1", NOW).won  # it was a slip: the supplier has it a day later
    assert store.orders.move(order.number, 3, State.ORDERED, "U1", at(3, 11, 12)).won
    assert [waits(day) for day in (17, 24)] == [(17, 0), (24, 0)]


def test_more_than_ordered_may_come(store: Store) -> None:
    counts_in(store, a_count(quantity=5), as_of=at(3, 9))
    order = ordered(store)
    done = store.orders.receive(order.number, order.version, {1: 120}, "U1", NOW).order
    assert (done.state, done.missing, done.lines[0].received) == (State.RECEIVED, 0, 120)
    assert stock(store, NOW + hours(1)) == (125, [], [])


def test_each_step_is_taken_back_once_the_last_first(store: Store) -> None:
    """Of 100 come 60 and 60: as it was before, step by step, until it is a draft again."""
    counts_in(store, a_count(quantity=5), as_of=at(3, 9))
    order = ordered(store)
    for number, units in enumerate((60, 60)):
        store.orders.receive(order.number, order.version + number, {1: units}, "U1", NOW)
    assert stock(store, NOW + hours(1)) == (125, [], [])
    shelves, states, version = [], [], order.version + 2
    for _ in range(3):
        changed = store.orders.take_back(order.number, version, "U2", NOW + hours(1))
        late = store.orders.take_back(order.number, version, "U3", NOW + hours(1))
        assert (changed.won, late.won) == (True, False)
        states.append((changed.order.state, changed.order.lines[0].received))
        shelves.append(stock(store, NOW + hours(2))[:2])
        version = changed.order.version
    assert states == [(State.PART_RECEIVED, 60), (State.ORDERED, 0), (State.DRAFT, 0)]
    assert shelves == [(65, [40]), (5, [100]), (5, [100])]
    assert not store.orders.take_back(order.number, version, "U2", NOW + hours(2)).won  # it was only approved
    assert [(step.action, step.user) for step in store.orders.steps(order.number)][3:] == [
        *(("received undone", "U2"), ("received undone", "U2"), ("ordered undone", "U2")),
    ]
    assert store.facts.differing() == 0


def test_nothing_is_taken_back_on_which_something_newer_stands(store: Store) -> None:
    """A date given since is newer; so is a count, even where it says what the receipt said."""
    counts_in(store, a_count(quantity=5), as_of=at(3, 9))
    order = ordered(store)
    order = store.orders.date(order.number, order.version, at(3, 30).date(), "U1", NOW).order
    assert not store.orders.take_back(order.number, order.version, "U1", NOW).won
    order = store.orders.receive(order.number, order.version, {1: 60}, "U1", NOW + hours(1)).order
    counts_in(store, a_count(quantity=65), as_of=NOW + hours(2))
    with pytest.raises(ReceiptStands) as stands:
        store.orders.take_back(order.number, order.version, "U1", NOW + hours(3))
    assert (stands.value.product, stands.value.when) == (order.lines[0].product, NOW + hours(2))
    assert store.orders.one(order.number) == order
    assert stock(store, NOW + hours(3))[0] == 65


def test_units_that_a_count_held_already_are_taken_back_from_there(store: Store) -> None:
    counts_in(store, a_count(quantity=5), as_of=at(3, 9))
    order = ordered(store)
    order = store.orders.receive(order.number, order.version, {1: 3}, "U1", NOW, is_counted=True).order
    assert stock(store, NOW + hours(1))[:2] == (5, [97])
    order = store.orders.take_back(order.number, order.version, "U1", NOW + hours(1)).order
    assert (order.state, stock(store, NOW + hours(1))[:2]) == (State.ORDERED, (5, [100]))
    assert store.facts.differing() == 0


def test_what_is_cancelled_is_awaited_no_more_and_what_came_stays(store: Store) -> None:
    counts_in(store, a_count(quantity=5), as_of=at(3, 9))
    order = ordered(store)
    part = store.orders.receive(order.number, order.version, {1: 30}, "U1", NOW).order
    done = store.orders.move(part.number, part.version, State.CANCELLED, "U1", NOW).order
    assert (done.state, done.missing) == (State.CANCELLED, 0)
    assert stock(store, NOW + hours(1)) == (35, [], [])
    assert store.orders.coming() == ()


@pytest.mark.parametrize("to", [State.SHIPPED, State.PART_RECEIVED])
def test_no_step_is_left_out(store: Store, to: State) -> None:
    order = drafted(store)
    if to == State.SHIPPED:
        changed = store.orders.move(order.number, order.version, to, "U1", NOW)
    else:
        changed = store.orders.receive(order.number, order.version, {1: 1}, "U1", NOW)
    assert (changed.won, changed.order.state, changed.order.lines[0].received) == (False, State.DRAFT, 0)


def test_nothing_is_received_of_lines_there_are_not(store: Store) -> None:
    order = ordered(store)
    for units in ({}, {1: 0}, {1: -1}, {2: 5}):
        with pytest.raises(ValueError, match="PO-0001"):
            store.orders.receive(order.number, order.version, units, "U1", NOW)


def test_an_order_there_is_not_is_our_mistake(store: Store) -> None:
    assert store.orders.one("PO-9999") is None
    with pytest.raises(ValueError, match="PO-9999"):
        store.orders.move("PO-9999", 1, State.ORDERED, "U1", NOW)


# -- once ----------------------------------------------------------------------------------------------------------


def test_whatever_is_done_to_an_order_is_checked_at_once(store: Store) -> None:
    counts_in(store, a_count(quantity=5), as_of=at(3, 9))
    number = drafted(store).number
    steps = [
        lambda version: store.orders.move(number, version, State.ORDERED, "U1", NOW),
        lambda version: store.orders.date(number, version, at(3, 30).date(), "U1", NOW),
        lambda version: store.orders.receive(number, version, {1: 60}, "U1", at(3, 30)),
        lambda version: store.orders.take_back(number, version, "U1", at(3, 30)),
        lambda version: store.orders.move(number, version, State.CANCELLED, "U1", NOW),
    ]
    asked = store.jobs.errands("plan").asked
    for n, step in enumerate(steps, start=1):
        assert step(n).won
        assert store.jobs.errands("plan").asked == asked + n


def test_a_second_press_changes_nothing_and_sees_who_was_first(store: Store) -> None:
    order = drafted(store)
    first = store.orders.move(order.number, 1, State.ORDERED, "U1", NOW)
    second = store.orders.move(order.number, 1, State.ORDERED, "U2", NOW + hours(1))
    assert (first.won, second.won) == (True, False)
    assert [(step.user, step.at, step.values["state"]) for step in second.steps] == [("U1", NOW, "ordered")]
    assert second.order == first.order


def test_cards_of_its_products_are_drawn_anew(store: Store) -> None:
    store.outbox.add(Outgoing("card", "C1", "stock_card", "product:SKU1001", {}), NOW)
    order = drafted(store)
    before = store.outbox.lease(NOW, hours(1))
    assert before is not None
    store.outbox.sent(before.id, before.revision, "1.1")
    store.orders.move(order.number, 1, State.ORDERED, "U1", NOW)
    after = store.outbox.lease(NOW, hours(1))
    assert after is not None
    assert after.revision == before.revision + 1


def raced(database: Database, act: Callable[[Store, int], Changed]) -> Sequence[Changed]:
    with ThreadPoolExecutor(8) as people:
        return list(people.map(lambda number: act(database.store("W1"), number), range(PRESSES)))


def test_racing_receipts_shelve_the_units_once(database: Database, store: Store) -> None:
    counts_in(store, a_count(quantity=5), as_of=at(3, 9))
    order = ordered(store)
    changed = raced(database, lambda mine, n: mine.orders.receive(order.number, order.version, {1: 60}, f"U{n}", NOW))
    assert sum(each.won for each in changed) == 1
    assert stock(store, NOW + hours(1))[:2] == (65, [40])
    assert {each.steps[-1].user for each in changed} == {next(e.steps[-1].user for e in changed if e.won)}


def test_an_order_is_shipped_or_cancelled_never_both(database: Database, store: Store) -> None:
    order = ordered(store)

    def press(mine: Store, number: int) -> Changed:
        to = State.SHIPPED if number % 2 else State.CANCELLED
        return mine.orders.move(order.number, order.version, to, f"U{number}", NOW)

    changed = raced(database, press)
    assert sum(each.won for each in changed) == 1
    assert len({each.order.state for each in changed if each.order.version > order.version}) == 1
    assert len(store.orders.steps(order.number)) == 2


# -- against the counts --------------------------------------------------------------------------------------------


def test_a_newer_count_replaces_what_was_received(store: Store) -> None:
    """5 counted, 60 received: 65. Counted again an hour later: 64, and not 124."""
    counts_in(store, a_count(quantity=5), as_of=NOW - hours(1))
    order = ordered(store)
    store.orders.receive(order.number, order.version, {1: 60}, "U1", NOW)
    assert stock(store, NOW + hours(2))[0] == 65
    counts_in(store, a_count(quantity=64), as_of=NOW + hours(1))
    assert stock(store, NOW + hours(2))[0] == 64


def test_an_older_count_that_comes_late_leaves_the_receipt_standing(store: Store) -> None:
    """Counted 5 at eleven; received 60 at noon; at two the export of half past eleven comes: 4, and 60 on top."""
    counts_in(store, a_count(quantity=5), as_of=NOW - hours(1))
    order = ordered(store)
    store.orders.receive(order.number, order.version, {1: 60}, "U1", NOW)
    counts_in(store, a_count(quantity=4), as_of=NOW - hours(0.5))
    assert stock(store, NOW + hours(2))[0] == 64


def test_units_that_a_count_held_are_held_by_it_still_where_it_was_made_earlier(store: Store) -> None:
    """65 counted at ten, 60 of them just received; then it turns out that it was counted at eight."""
    order = ordered(store)
    counts_in(store, a_count(quantity=65), as_of=NOW - hours(2))
    store.orders.receive(order.number, order.version, {1: 60}, "U1", NOW, is_counted=True)
    made = store.import_undo.last("Mugs")
    assert made is not None
    run = store.imports.begin("Mugs", "stock", "again", "stock.xlsx", NOW - hours(4), NOW)
    store.imports.stage(run, "stock", [a_count(quantity=65)])
    store.imports.switch(run, NOW, "U1", instead_of=made.id)
    assert stock(store, NOW + hours(1))[0] == 65
    assert store.facts.differing() == 0


def test_units_the_count_holds_already_are_not_added_again(store: Store) -> None:
    """The goods came at nine, the export of ten counts 65 with them, and they are marked received at noon."""
    order = ordered(store)
    counts_in(store, a_count(quantity=65), as_of=NOW - hours(2))
    assert store.orders.counted_at(order, NOW) == NOW - hours(2)
    store.orders.receive(order.number, order.version, {1: 60}, "U1", NOW, is_counted=True)
    assert stock(store, NOW + hours(1))[:2] == (65, [40])
    assert store.facts.differing() == 0


def test_units_of_an_item_never_counted_are_simply_received(store: Store) -> None:
    orders_in(store, a_line())
    order = ordered(store)
    assert store.orders.counted_at(order, NOW) is None
    changed = store.orders.receive(order.number, order.version, {1: 60}, "U1", NOW, is_counted=True)
    assert changed.won
    counts_in(store, a_count(quantity=5), as_of=NOW - hours(1))
    assert stock(store, NOW)[0] == 65


def test_two_receipts_in_the_same_second_are_two(store: Store) -> None:
    counts_in(store, a_count(quantity=5), as_of=NOW - hours(1))
    order = ordered(store)
    order = store.orders.receive(order.number, order.version, {1: 60}, "U1", NOW).order
    store.orders.receive(order.number, order.version, {1: 40}, "U1", NOW)
    assert stock(store, NOW + hours(1))[0] == 105


def test_units_arrive_on_the_day_it_is_at_the_first_shop_of_their_location(store: Store) -> None:
    """At five in the morning of the 10th in London it is still the 9th in Los Angeles, whose shop came later."""
    store.shops.add(a_shop("West", tz="America/Los_Angeles"), now=NOW, location="Mugs")
    counts_in(store, a_count(quantity=0), as_of=at(3, 8))
    order = ordered(store)
    store.orders.receive(order.number, order.version, {1: 60}, "U1", at(3, 10, 5))
    assert store.facts.gather(at(3, 12))[0].history.in_stock[0, -3:].tolist() == [0, 1, 1]


# -- late ----------------------------------------------------------------------------------------------------------


def test_a_draft_is_forgotten_after_two_days_until_it_gets_a_date(store: Store) -> None:
    counts_in(store, a_count())
    order = drafted(store)
    boundary = NOW + hours(48)
    assert stock(store, boundary)[1:] == ([100], [28])
    assert order.late(boundary) is None
    assert stock(store, boundary + hours(1))[1:] == ([100], [-1])
    assert order.late(boundary + hours(1)) == Late.NOT_ORDERED
    dated = store.orders.date(order.number, 1, at(4, 20).date(), "U1", boundary + hours(1)).order
    assert dated.late(boundary + hours(2)) is None
    assert stock(store, boundary + hours(2))[1:] == ([100], [39])
    assert dated.late(boundary + hours(50)) == Late.NOT_ORDERED


def test_an_order_is_late_from_the_day_after_its_arrival_in_its_own_zone(store: Store) -> None:
    """London is an hour ahead of UTC in April: the 10th begins at 23:00 UTC."""
    counts_in(store, a_count())
    order = ordered(store)
    last, first = at(4, 9, 22, 59), at(4, 9, 23)
    assert (order.late(last), stock(store, last)[2]) == (None, [0])
    assert (order.late(first), stock(store, first)[2]) == (Late.OVERDUE, [-1])


def late(store: Store, now: datetime) -> list[str]:
    """Return the numbers announced now."""
    return [order.number for order in store.orders.tell_late(now, lambda _: [])]


def test_a_late_order_is_told_once_and_again_when_it_gets_late_again(store: Store) -> None:
    order = ordered(store)
    drafted(store, product="SKU1002")
    assert late(store, at(3, 11)) == []
    assert late(store, at(3, 13)) == ["PO-0002"]
    assert late(store, at(4, 10)) == ["PO-0001"]
    assert late(store, at(4, 11)) == []
    assert store.orders.date(order.number, 2, at(4, 15).date(), "U1", at(4, 11)).won
    assert late(store, at(4, 11)) == []
    assert late(store, at(4, 16)) == ["PO-0001"]


def test_of_racing_looks_one_announces(database: Database, store: Store) -> None:
    ordered(store)

    def look(number: int) -> int:
        return len(late(database.store("W1"), at(4, 10)))

    with ThreadPoolExecutor(8) as tickers:
        assert sum(tickers.map(look, range(PRESSES))) == 1


# -- found ---------------------------------------------------------------------------------------------------------


def test_a_number_is_found_however_it_is_typed(store: Store) -> None:
    drafted(store)
    typed = ("PO-0001", "po-0001", "po1", "1", "0001", "#1", " PO 1 ", "ＰＯ-0001")
    assert {each: store.orders.find(each).exact for each in typed} == dict.fromkeys(typed, ("PO-0001",))


def test_an_unknown_number_finds_near_ones(store: Store) -> None:
    drafted(store)
    typed = ("PO-0002", "PO-0O01", "P0-0001", "2")
    assert {each: store.orders.find(each).near for each in typed} == dict.fromkeys(typed, ("PO-0001",))


def test_words_that_are_no_number_find_nothing(store: Store) -> None:
    drafted(store)
    assert store.orders.find("SKU123") == store.orders.find("9" * 5000) == store.orders.find("")
    assert store.orders.find("").near == ()


def test_orders_come_by_arrival(store: Store) -> None:
    ordered(store)
    drafted(store, product="SKU1002")
    store.orders.date("PO-0002", 1, at(3, 20).date(), "U1", NOW)
    assert [order.number for order in store.orders.coming()] == ["PO-0002", "PO-0001"]
    assert [order.number for order in store.orders.all()] == ["PO-0001", "PO-0002"]
