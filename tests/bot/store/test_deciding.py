"""Decisions in full: several at once, by sea and air, taken back, put off; each by itself and only once."""

import random
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.store import Approval, Database, Decision, Lot, Outgoing, Store, Suggestion
from bot.store.ordering.suggestion_rows import ASKS, Waiting
from planner.model import Level
from planner.purchase import Late, State
from tests.bot.store.builders import NOW, a_count, a_proposal, at, counts_in, hours
from tests.bot.store.test_nouns import a_standing

SEA, AIR = at(4, 9).date(), at(3, 17).date()


def opened(store: Store, count: int = 1, **changes: object) -> tuple[Suggestion, ...]:
    proposals = [a_proposal(f"SKU{n}", **changes) for n in range(count)]
    return store.suggestions.apply(NOW, opened=proposals).opened


def approval(suggestion: Suggestion, *lots: Lot, arrives: date = SEA) -> Approval:
    return Approval(suggestion.id, suggestion.version, lots or (Lot(suggestion.quantity, "sea", arrives),))


def approve(store: Store, *suggestions: Suggestion, user: str = "U1") -> Sequence[Decision]:
    return store.deciding.approve_all([approval(suggestion) for suggestion in suggestions], user, NOW)


def now_is(store: Store, suggestion: Suggestion) -> Suggestion:
    kept = store.suggestions.one(suggestion.id)
    assert kept is not None
    return kept


# -- several at once ----------------------------------------------------------------------------------------------


def test_what_is_approved_together_is_one_order_a_supplier_expected_when_its_last_line_is(store: Store) -> None:
    first, second = opened(store, 2)
    (other,) = store.suggestions.apply(NOW, opened=[a_proposal("SKU9", supplier="Ningbo")]).opened
    later = at(4, 20).date()
    decisions = store.deciding.approve_all(
        [approval(first), approval(second, arrives=later), approval(other)], "U1", NOW
    )
    assert [decision.won for decision in decisions] == [True, True, True]
    yiwu, ningbo = store.orders.all()
    assert (yiwu.supplier, yiwu.arrives, [line.product for line in yiwu.lines]) == ("Yiwu", later, ["SKU0", "SKU1"])
    assert (ningbo.supplier, ningbo.arrives) == ("Ningbo", SEA)
    assert [now_is(store, each).orders for each in (first, second, other)] == [("PO-0001",), ("PO-0001",), ("PO-0002",)]


def test_goods_for_two_places_are_two_orders(store: Store) -> None:
    here, there = a_proposal("SKU1", "Mugs"), a_proposal("SKU1", "Rotterdam")
    approve(store, *store.suggestions.apply(NOW, opened=[here, there]).opened)
    assert [order.lines[0].location for order in store.orders.all()] == ["Mugs", "Rotterdam"]


def test_of_several_those_that_changed_meanwhile_are_left_and_told_apart(store: Store) -> None:
    """Of four, one was dismissed, one has another quantity: two are ordered."""
    gone, changed, *rest = shown = opened(store, 4)
    store.deciding.dismiss(gone.id, 1, "U2", NOW)
    store.suggestions.apply(NOW, changed=[replace(changed, quantity=200)])
    decisions = approve(store, *shown)
    assert [decision.won for decision in decisions] == [False, False, True, True]
    assert (decisions[0].suggestion.decided_by, decisions[1].suggestion.version) == ("U2", 2)
    (order,) = store.orders.all()
    assert [line.product for line in order.lines] == [each.product for each in rest]
    assert [decision.orders for decision in decisions] == [(), (), (order,), (order,)]


def test_nothing_won_orders_nothing(store: Store) -> None:
    (suggestion,) = opened(store)
    store.deciding.dismiss(suggestion.id, 1, "U2", NOW)
    (late,) = approve(store, suggestion)
    assert (late.won, store.orders.all()) == (False, ())


def test_batches_that_race_order_each_suggestion_once(database: Database, store: Store) -> None:
    """8 people approve overlapping halves of 40 suggestions, forwards and backwards."""
    shown = opened(store, 40)

    def press(number: int) -> int:
        mine = shown[number * 3 : number * 3 + 20]
        mine = mine if number % 2 else mine[::-1]
        return sum(decision.won for decision in approve(database.store("W1"), *mine, user=f"U{number}"))

    with ThreadPoolExecutor(8) as people:
        won = list(people.map(press, range(8)))
    lines = [line.product for order in store.orders.all() for line in order.lines]
    assert sum(won) == len(lines) == len(set(lines)) == 40


# -- with changes -------------------------------------------------------------------------------------------------


def test_a_part_by_air_is_an_order_of_its_own_with_its_own_date(store: Store) -> None:
    (suggestion,) = opened(store)
    asked = approval(suggestion, Lot(80, "sea", SEA), Lot(40, "air", AIR))
    (decision,) = store.deciding.approve_all([replace(asked, note="fair")], "U1", NOW)
    by_sea, by_air = decision.orders
    assert (by_sea.arrives, by_sea.lines[0].mode, by_sea.quantity) == (SEA, "sea", 80)
    assert (by_air.arrives, by_air.lines[0].mode, by_air.quantity) == (AIR, "air", 40)
    kept = decision.suggestion
    assert (kept.state, kept.ordered, kept.note, kept.orders) == ("edited", 120, "fair", ("PO-0001", "PO-0002"))


def test_all_by_air_counts_as_edited_though_the_quantity_is_the_one_asked(store: Store) -> None:
    (suggestion,) = opened(store)
    (decision,) = store.deciding.approve_all([approval(suggestion, Lot(100, "air", AIR))], "U1", NOW)
    assert decision.suggestion.state == "edited"


def test_a_dismissal_keeps_its_reason_and_words(store: Store) -> None:
    (suggestion,) = opened(store)
    kept = store.deciding.dismiss(suggestion.id, 1, "U1", NOW, "cash", "after the fair").suggestion
    assert (kept.reason, kept.note) == ("cash", "after the fair")
    (entry,) = store.audit.entries(suggestion.subject)
    assert (entry.after["reason"], entry.after["note"]) == ("cash", "after the fair")


@pytest.mark.parametrize("act", ["approve", "dismiss", "snooze", "wake", "undo"])
def test_whatever_is_decided_is_checked_at_once(store: Store, act: str) -> None:
    (suggestion,) = opened(store)
    decide: dict[str, Callable[[int], Decision]] = {
        "approve": lambda version: store.deciding.approve(suggestion.id, version, "U1", NOW, arrives=SEA),
        "dismiss": lambda version: store.deciding.dismiss(suggestion.id, version, "U1", NOW),
        "snooze": lambda version: store.deciding.snooze(suggestion.id, version, "U1", NOW, NOW + hours(1)),
        "wake": lambda version: store.deciding.wake(suggestion.id, version, "U1", NOW),
        "undo": lambda version: store.deciding.undo(suggestion.id, version, "U1", NOW),
    }
    before = {"wake": "snooze", "undo": "dismiss"}.get(act)
    if before is not None:
        decide[before](1)
    asked = store.jobs.errands("plan").asked
    assert decide[act](1 if before is None else 2).won
    assert store.jobs.errands("plan").asked == asked + 1


def test_what_is_decided_is_on_no_list_any_more_and_what_is_woken_stays_on_it(store: Store) -> None:
    """The second was put off, and a check after the end of that listed it again."""
    decided, woken = opened(store, 2)
    store.deciding.snooze(woken.id, 1, "U1", NOW, NOW + hours(1))
    store.levels.save([a_standing(each.product, Level.REORDER)._replace(quantity=100) for each in (decided, woken)])
    store.deciding.dismiss(decided.id, 1, "U1", NOW + hours(2))
    assert store.deciding.wake(woken.id, 2, "U1", NOW + hours(2)).won
    assert {each.product: each.quantity for each in store.levels.all()} == {"SKU0": 0, "SKU1": 100}


@pytest.mark.parametrize("act", ["approve", "snooze"])
def test_what_is_decided_while_a_check_writes_that_it_changed_is_asked_for_no_more(store: Store, act: str) -> None:
    """The check read that 100 are asked for and found other stock; SKU1, of which the same is true, is undecided."""
    decided, _ = opened(store, 2)
    found = [a_standing(f"SKU{n}", Level.REORDER)._replace(quantity=100) for n in range(2)]
    store.levels.save(found)
    stood = store.levels.stood()
    if act == "approve":
        approve(store, decided)
    else:
        store.deciding.snooze(decided.id, 1, "U1", NOW, NOW + hours(24))
    store.levels.save([each._replace(available=7) for each in found], stood=stood)
    assert {it.product: (it.available, it.quantity) for it in store.levels.all()} == {"SKU0": (7, 0), "SKU1": (7, 100)}


def test_what_is_taken_back_while_a_check_writes_leaves_what_is_asked_anew_on_the_list(store: Store) -> None:
    (decided,) = opened(store)
    approve(store, decided)
    opened(store)
    found = [a_standing("SKU0", Level.REORDER)._replace(quantity=100)]
    store.levels.save(found)
    stood = store.levels.stood()
    assert store.deciding.undo(decided.id, 2, "U1", NOW).won
    store.levels.save(found, stood=stood)
    assert [it.quantity for it in store.levels.all()] == [100]


def test_of_those_who_decide_in_one_moment_one_is_written_down(database: Database, store: Store) -> None:
    """20 times 6 presses: to order nothing, or to be asked tomorrow."""
    shown, tomorrow = opened(store, 20), NOW + hours(24)

    def press(number: int) -> bool:
        own, at_hand = database.store("W1").deciding, shown[number // 6]
        if number % 2:
            return own.dismiss(at_hand.id, 1, f"U{number}", NOW).won
        return own.snooze(at_hand.id, 1, f"U{number}", NOW, tomorrow).won

    with ThreadPoolExecutor(6) as people:
        won = list(people.map(press, range(120)))
    assert [sum(won[n : n + 6]) for n in range(0, 120, 6)] == [1] * 20
    for suggestion in shown:
        (entry,) = store.audit.entries(suggestion.subject)
        assert won[int(entry.user.removeprefix("U"))]
        assert entry.action == ("snoozed" if now_is(store, suggestion).state == "open" else "dismissed")


# -- taken back ---------------------------------------------------------------------------------------------------


def test_an_approval_is_taken_back_while_its_order_is_a_draft(store: Store) -> None:
    (suggestion,) = opened(store)
    (decision,) = approve(store, suggestion)
    undone = store.deciding.undo(suggestion.id, decision.suggestion.version, "U2", NOW)
    assert undone.won
    assert (undone.suggestion.state, undone.suggestion.orders, undone.suggestion.decided_by) == ("open", (), "")
    assert store.orders.all()[0].state == State.CANCELLED
    assert [entry.action for entry in store.audit.entries("suggestion:1")] == ["undone", "approved"]
    assert [step.action for step in store.orders.steps("PO-0001")] == ["cancelled"]
    assert approve(store, undone.suggestion)[0].won, "it can be ordered again"
    old_card = store.deciding.undo(suggestion.id, decision.suggestion.version, "U3", NOW)
    assert (old_card.won, old_card.suggestion.state) == (False, "approved")


@pytest.mark.parametrize("seed", range(3))
def test_all_approved_and_all_taken_back_is_all_as_it_was(store: Store, seed: int) -> None:
    """Of nine, of two suppliers, by sea, by air or both, taken back in any order: asked, coming and worth the same."""
    chance = random.Random(seed)
    counts_in(store, *(a_count(str(1000 + n), 5, seller_sku=f"SKU{n}") for n in range(9)))
    proposals = [a_proposal(f"SKU{n}", supplier=chance.choice(["Yiwu", "Ningbo"]), quantity=10 + n) for n in range(9)]
    before = store.suggestions.apply(NOW, opened=proposals).opened

    def coming() -> list[tuple[int, float]]:
        (catalogue,) = store.facts.gather(NOW)
        return sorted(zip(catalogue.inbound.item.tolist(), catalogue.inbound.quantity.tolist(), strict=True))

    def asked() -> list[Suggestion]:
        return [replace(each, version=1, changed_at=NOW, opened_at=NOW) for each in store.suggestions.open()]

    was = (asked(), coming(), store.suggestions.worth(["Yiwu", "Ningbo"], NOW))
    ways = {
        "sea": lambda units: [Lot(units, "sea", SEA)],
        "air": lambda units: [Lot(units, "air", AIR)],
        "both": lambda units: [Lot(units - 3, "sea", SEA), Lot(3, "air", AIR)],
    }
    made = [approval(each, *ways[chance.choice(list(ways))](each.quantity)) for each in before]
    decisions = list(store.deciding.approve_all(made, "U1", NOW))
    assert all(decision.won for decision in decisions)
    assert sum(units for _, units in coming()) == sum(each.quantity for each in before)
    assert asked() == []
    chance.shuffle(decisions)
    assert all(store.deciding.undo(it.suggestion.id, it.suggestion.version, "U1", NOW).won for it in decisions)
    assert (asked(), coming(), store.suggestions.worth(["Yiwu", "Ningbo"], NOW)) == was
    assert {order.state for order in store.orders.all()} == {State.CANCELLED}


def test_of_a_shared_order_only_its_own_lines_are_taken_off(store: Store) -> None:
    first, second = opened(store, 2)
    approve(store, first, second)
    assert store.deciding.undo(first.id, 2, "U1", NOW).won
    (order,) = store.orders.all()
    assert (order.state, [line.product for line in order.lines]) == (State.DRAFT, ["SKU1"])
    assert [(step.action, step.values["units"]) for step in store.orders.steps(order.number)] == [("taken off", 100)]
    assert store.deciding.undo(second.id, 2, "U1", NOW).won
    assert store.orders.all()[0].state == State.CANCELLED


def test_what_the_supplier_has_is_not_taken_back(store: Store) -> None:
    (suggestion,) = opened(store)
    approve(store, suggestion)
    store.orders.move("PO-0001", 1, State.ORDERED, "U1", NOW)
    late = store.deciding.undo(suggestion.id, 2, "U1", NOW)
    assert (late.won, late.suggestion.state) == (False, "approved")
    assert store.orders.all()[0].state == State.ORDERED


def test_one_of_two_orders_under_way_leaves_both_as_they_are(store: Store) -> None:
    (suggestion,) = opened(store)
    store.deciding.approve_all([approval(suggestion, Lot(60, "sea", SEA), Lot(40, "air", AIR))], "U1", NOW)
    store.orders.move("PO-0002", 1, State.ORDERED, "U1", NOW)
    assert not store.deciding.undo(suggestion.id, 2, "U1", NOW).won
    assert [order.state for order in store.orders.all()] == [State.DRAFT, State.ORDERED]
    assert now_is(store, suggestion).state == "edited"


def test_where_it_is_asked_anew_the_newer_question_stays(store: Store) -> None:
    (suggestion,) = opened(store)
    approve(store, suggestion)
    (newer,) = store.suggestions.apply(NOW, opened=[a_proposal("SKU0", quantity=50)]).opened
    assert store.deciding.undo(suggestion.id, 2, "U1", NOW).won
    assert (now_is(store, suggestion).state, now_is(store, newer).state) == ("superseded", "open")
    assert store.orders.all()[0].state == State.CANCELLED


def test_a_dismissal_is_taken_back_unless_it_is_asked_anew(store: Store) -> None:
    first, second = opened(store, 2)
    for each in (first, second):
        store.deciding.dismiss(each.id, 1, "U1", NOW, "cash")
    store.suggestions.apply(NOW, opened=[a_proposal("SKU1")])
    assert store.deciding.undo(first.id, 2, "U1", NOW).won
    assert not store.deciding.undo(second.id, 2, "U1", NOW).won
    assert (now_is(store, first).state, now_is(store, first).reason) == ("open", "")
    assert now_is(store, second).state == "dismissed"


@pytest.mark.parametrize("state", ["expired", "superseded"])
def test_what_nobody_decided_cannot_be_taken_back(store: Store, state: str) -> None:
    (suggestion,) = opened(store)
    store.suggestions.apply(NOW, closed=[replace(suggestion, state=state)])
    assert not store.deciding.undo(suggestion.id, 2, "U1", NOW).won


def test_taking_back_and_ordering_race_and_one_of_them_wins(database: Database, store: Store) -> None:
    """20 times: either the draft is with the supplier and approved, or it is cancelled and asked again."""
    shown = opened(store, 20)
    for suggestion in shown:
        approve(store, suggestion)

    def press(number: int) -> bool:
        own, at_hand = database.store("W1"), shown[number // 2]
        if number % 2:
            return own.deciding.undo(at_hand.id, 2, "U1", NOW).won
        (order,) = [order for order in own.orders.all() if order.lines[0].product == at_hand.product]
        return own.orders.move(order.number, 1, State.ORDERED, "U2", NOW).won

    with ThreadPoolExecutor(8) as people:
        won = list(people.map(press, range(40)))
    assert [won[n] + won[n + 1] for n in range(0, 40, 2)] == [1] * 20
    stands = {order.lines[0].product: order.state for order in store.orders.all()}
    for suggestion in shown:
        is_open = now_is(store, suggestion).state == "open"
        assert stands[suggestion.product] == (State.CANCELLED if is_open else State.ORDERED)


# -- put off ------------------------------------------------------------------------------------------------------


def test_a_snooze_has_an_end_and_is_over_at_it(store: Store) -> None:
    (suggestion,) = opened(store)
    asleep = store.deciding.snooze(suggestion.id, 1, "U1", NOW, NOW + hours(24), "new box").suggestion
    assert (asleep.state, asleep.snoozed_by, asleep.snooze_note, asleep.version) == ("open", "U1", "new box", 2)
    assert [asleep.is_snoozed(NOW + hours(h)) for h in (0, 23.99, 24, 24.01)] == [True, True, False, False]
    assert [entry.action for entry in store.audit.entries(suggestion.subject)] == ["snoozed"]


def test_a_snoozed_one_is_woken_or_decided_by_whom_its_card_shows_it(store: Store) -> None:
    first, second = opened(store, 2)
    for each in (first, second):
        store.deciding.snooze(each.id, 1, "U1", NOW, NOW + hours(24))
    assert not store.deciding.wake(first.id, 1, "U2", NOW).won
    assert store.deciding.wake(first.id, 2, "U2", NOW).suggestion.snoozed_until is None
    assert approve(store, now_is(store, second))[0].won


def test_what_waits_for_the_next_order_is_asked_with_it(store: Store) -> None:
    bought, waiting, asleep = opened(store, 3)
    (elsewhere,) = store.suggestions.apply(NOW, opened=[a_proposal("SKU9", supplier="Ningbo")]).opened
    for each in (waiting, elsewhere):
        store.deciding.snooze(each.id, 1, "U1", NOW, NOW + hours(720), until_order=True)
    store.deciding.snooze(asleep.id, 1, "U1", NOW, NOW + hours(720))
    approve(store, bought)
    assert not now_is(store, waiting).is_snoozed(NOW)
    assert now_is(store, asleep).is_snoozed(NOW)
    assert now_is(store, elsewhere).is_snoozed(NOW)


def test_what_somebody_decided_meanwhile_no_longer_waits(store: Store) -> None:
    """Of three, one is approved and one put off after a plan looked."""
    first, second, third = store.suggestions.apply(NOW, opened=[a_proposal(f"SKU{n}") for n in range(3)]).opened
    waiting = store.suggestions.waiting()  # in no order: a plan looks for them by their places
    assert {each.id: each.asks for each in waiting} == {
        it.id: tuple(getattr(it, name) for name in Waiting._fields[:ASKS]) for it in (first, second, third)
    }
    store.deciding.approve(first.id, 1, "U1", NOW, arrives=at(4, 1).date())
    store.deciding.snooze(second.id, 1, "U1", NOW, NOW + hours(24))
    assert store.suggestions.still(waiting) == {third.id: third}


# -- fixed order days ---------------------------------------------------------------------------------------------


def test_what_is_approved_for_one_order_day_joins_its_draft_and_each_line_leaves_by_itself(store: Store) -> None:
    """Approved on Tuesday 10, Thursday and Saturday for Monday 16 March; forgotten from noon of the 18th on."""
    monday, tuesday = at(3, 16).date(), NOW
    first, second, third = opened(store, 3)

    def for_monday(suggestion: Suggestion, user: str, days: int, arrives: date = SEA) -> Decision:
        lot = Lot(suggestion.quantity, "sea", arrives, monday)
        asked = [approval(suggestion, lot)]
        return store.deciding.approve_all(asked, user, tuesday + timedelta(days=days))[0]

    for_monday(first, "U1", 0)
    seen = store.orders.all()[0]
    for_monday(second, "U2", 2, arrives=at(4, 20).date())
    (order,) = store.orders.all()
    assert [(line.line, line.product) for line in order.lines] == [(1, "SKU0"), (2, "SKU1")]
    assert (order.arrives, order.version, order.created_by) == (at(4, 20).date(), 2, "U1")
    (added,) = store.orders.steps(order.number)
    assert (added.action, added.user, added.values["units"]) == ("added", "U2", second.quantity)
    assert [order.late(at(3, day, 12)) for day in (18, 19)] == [None, Late.NOT_ORDERED]
    assert not store.orders.move(
        seen.number, seen.version, State.ORDERED, "U1", NOW
    ).won  # who saw it smaller looks again
    store.outbox.add(Outgoing("late:1", "C1", "late", order.subject, {}), NOW)
    leased = store.outbox.lease(NOW, hours(1))
    assert leased is not None
    store.outbox.sent(leased.id, leased.revision, "1.0")
    undone = store.deciding.undo(first.id, now_is(store, first).version, "U1", NOW)
    assert undone.won
    assert store.outbox.backlog(NOW).waiting == 1  # what names the order says it anew
    (order,) = store.orders.all()
    assert [line.product for line in order.lines] == ["SKU1"]
    assert store.orders.move(order.number, order.version, State.ORDERED, "U1", NOW).won
    for_monday(third, "U1", 4)
    assert [(each.number, each.state) for each in store.orders.all()] == [
        ("PO-0001", State.ORDERED),
        ("PO-0002", State.DRAFT),
    ]


def test_the_line_that_was_to_arrive_last_takes_its_day_along(store: Store) -> None:
    """Undone, the order is expected when what is left of it is there; a day that a person gave stays."""
    monday, late = at(3, 16).date(), at(4, 20).date()
    first, second = opened(store, 2)
    for each, arrives in ((first, SEA), (second, late)):
        store.deciding.approve_all([approval(each, Lot(each.quantity, "sea", arrives, monday))], "U1", NOW)
    (order,) = store.orders.all()
    assert order.arrives == late
    store.deciding.undo(second.id, now_is(store, second).version, "U1", NOW)
    assert store.orders.all()[0].arrives == SEA
    again = now_is(store, second)
    store.deciding.approve_all([approval(again, Lot(again.quantity, "sea", late, monday))], "U1", NOW)
    (order,) = store.orders.all()
    store.orders.date(order.number, order.version, at(4, 25).date(), "U1", NOW)
    store.deciding.undo(second.id, now_is(store, second).version, "U1", NOW)
    assert store.orders.all()[0].arrives == at(4, 25).date()


def test_another_day_place_or_way_makes_an_order_of_its_own(store: Store) -> None:
    first, second, third = opened(store, 3)
    (elsewhere,) = store.suggestions.apply(NOW, opened=[a_proposal("SKU0", "Rotterdam")]).opened
    monday, units = at(3, 16).date(), first.quantity
    store.deciding.approve_all([approval(first, Lot(units, "sea", SEA, monday))], "U1", NOW)
    store.deciding.approve_all([approval(second, Lot(units, "sea", SEA, at(3, 23).date()))], "U1", NOW)
    store.deciding.approve_all([approval(third, Lot(units, "air", AIR, monday))], "U1", NOW)
    store.deciding.approve_all([approval(elsewhere, Lot(units, "sea", SEA, monday))], "U1", NOW)
    assert [len(order.lines) for order in store.orders.all()] == [1, 1, 1, 1]
