"""Plans that overlap, with each other and with people: nothing is asked twice, nothing decided is overruled."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from bot.store import Database, Decision, Store, Suggestion
from bot.store.access import SLICE
from tests.bot.store.builders import NOW, a_proposal, at
from tests.bot.store.test_unseen import killed_before_each_transaction


def opened(store: Store, count: int = 1) -> tuple[Suggestion, ...]:
    return store.suggestions.apply(NOW, opened=[a_proposal(f"SKU{n}") for n in range(count)]).opened


def approve(store: Store, suggestion: Suggestion) -> Decision:
    return store.deciding.approve(suggestion.id, suggestion.version, "U1", NOW, arrives=at(4, 9).date())


def test_there_is_one_open_suggestion_of_a_product_in_a_place(store: Store) -> None:
    first = store.suggestions.apply(NOW, opened=[a_proposal(quantity=1)])
    again = store.suggestions.apply(NOW, opened=[a_proposal(quantity=2), a_proposal("SKU2")])
    assert (len(first.opened), [each.product for each in again.opened]) == (1, ["SKU2"])
    assert [each.quantity for each in store.suggestions.open(products=["SKU1001"])] == [1]


def test_a_plan_never_overrules_what_a_person_decided_meanwhile(store: Store) -> None:
    (seen,) = opened(store)
    approve(store, seen)
    plan = store.suggestions.apply(NOW, changed=[replace(seen, quantity=1)], closed=[replace(seen, state="superseded")])
    assert (plan.opened, plan.changed, plan.closed) == ((), (), ())
    decided = store.suggestions.one(seen.id)
    assert decided is not None
    assert decided.state == "approved"


def test_a_plan_opens_nothing_where_another_asked_and_somebody_decided_meanwhile(store: Store) -> None:
    seen = store.suggestions.newest()
    (asked,) = opened(store)
    approve(store, asked)
    plan = store.suggestions.apply(NOW, opened=[a_proposal("SKU0"), a_proposal("SKU9")], seen=seen)
    assert (seen, [each.product for each in plan.opened]) == (0, ["SKU9"])
    again = store.suggestions.apply(NOW, opened=[a_proposal("SKU0")], seen=store.suggestions.newest())
    assert [each.product for each in again.opened] == ["SKU0"]


def test_what_was_asked_meanwhile_and_taken_back_hides_no_decision(store: Store) -> None:
    """Approved, asked for more by an event, which is cancelled: the draft is shown; taken back, it is asked again."""
    (first,) = opened(store)
    approve(store, first)
    (more,) = store.suggestions.apply(NOW, opened=[a_proposal("SKU0", quantity=50)]).opened
    assert [each.id for each in store.suggestions.latest("SKU0")] == [more.id]
    store.suggestions.apply(NOW, closed=[replace(more, state="superseded")])
    assert [(each.id, each.state) for each in store.suggestions.latest("SKU0")] == [(first.id, "approved")]
    (again,) = store.suggestions.apply(NOW, opened=[a_proposal("SKU0", quantity=50)]).opened
    store.deciding.dismiss(again.id, 1, "U1", NOW)
    assert store.deciding.undo(first.id, 2, "U1", NOW).won
    assert [(each.id, each.state) for each in store.suggestions.latest("SKU0")] == [(first.id, "open")]


def test_racing_plans_open_nothing_that_was_approved_under_them(database: Database, store: Store) -> None:
    def plan(_: int) -> int:
        mine = database.store("W1")
        seen = mine.suggestions.newest()
        plan_opened = mine.suggestions.apply(NOW, opened=[a_proposal()], seen=seen).opened
        return sum(approve(mine, each).won for each in plan_opened) if seen == 0 else 0

    with ThreadPoolExecutor(8) as planners:
        assert sum(planners.map(plan, range(16))) == 1


def test_only_a_no_of_a_person_stands_and_only_until_it_is_forgotten(store: Store) -> None:
    first, second, third = opened(store, 3)
    store.deciding.dismiss(first.id, 1, "U1", NOW)
    store.deciding.dismiss(second.id, 1, "U1", NOW)
    store.suggestions.apply(NOW, closed=[replace(third, state="expired")])
    assert [each.product for each in store.suggestions.declined()] == ["SKU0", "SKU1"]
    store.suggestions.apply(NOW, forgotten=[first], opened=[a_proposal("SKU1")])
    assert store.suggestions.declined() == ()
    forgotten = store.suggestions.one(first.id)
    assert forgotten is not None
    assert (forgotten.state, forgotten.version) == ("dismissed", 2)


def test_of_thousands_some_are_closed_at_a_time_and_a_plan_that_is_killed_loses_none_of_them(store: Store) -> None:
    """One more than one transaction takes: killed before the second, all but one are closed, and then that one."""
    store.suggestions.apply(NOW, opened=[a_proposal(f"SKU{n}") for n in range(SLICE + 1)])
    over = [replace(each, state="superseded") for each in store.suggestions.open()]
    left = []

    def look() -> None:
        left.append([(each.id, each.version) for each in store.suggestions.open()])

    writes = killed_before_each_transaction(store, lambda: store.suggestions.apply(NOW, closed=over), look)
    assert writes == 2
    assert [len(each) for each in left] == [SLICE + 1, 1]
    assert store.suggestions.open() == ()
