"""Plans follow and overlap each other and what people decide: nothing is asked or told twice, or forgotten too soon."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from bot.desk import Desk
from bot.jobs import plan
from bot.judging.checked import Checked
from bot.judging.judgement import judge
from bot.judging.places import Places
from bot.ordering.asked import Asked
from bot.ordering.asking import ask
from bot.store import Store
from bot.telling.telling import tell
from tests.bot.builders import Clock, HastyClock, a_desk, counted, planned, sells, stocked, terms, told


def test_what_was_asked_and_approved_while_a_plan_ran_is_not_asked_by_it(desk: Desk, clock: Clock) -> None:
    stocked(desk.store, clock.now, 200)
    before, judgements = Asked.now(desk), judge(desk)
    plan.run(desk)
    arrives = clock.now.date() + timedelta(days=30)
    assert desk.store.deciding.approve(1, 1, "U0ANA", clock.now, arrives=arrives).won
    ask(desk, judgements, before, Places.of(judgements))
    assert desk.store.suggestions.open() == ()


def test_what_is_approved_once_a_plan_began_is_not_asked_again_by_it(desk: Desk, clock: Clock) -> None:
    """What stands asked is read while items are judged, and yet as it stood before the first was."""
    stocked(desk.store, clock.now, 200)
    plan.run(desk)
    began, judgements = desk.store.access.moment(), judge(desk)
    assert desk.store.deciding.approve(1, 1, "U0ANA", clock.now, arrives=clock.now.date() + timedelta(days=30)).won
    before = began.read(Asked.now, desk)
    assert [each.id for each in before.open] == [1]
    units = ask(desk, judgements, before, Places.of(judgements))
    assert desk.store.suggestions.open() == ()
    assert units.tolist() == [0]  # nothing is asked for any more: somebody was faster


def test_what_is_put_off_is_not_asked_for_now(desk: Desk, clock: Clock) -> None:
    stocked(desk.store, clock.now, 200)
    plan.run(desk)
    (asked,) = desk.store.suggestions.open()
    judgements = judge(desk)
    assert ask(desk, judgements, Asked.now(desk), Places.of(judgements)).tolist() == [asked.quantity]
    desk.store.deciding.snooze(1, 1, "U0ANA", clock.now, clock.now + timedelta(days=2))
    assert ask(desk, judgements, Asked.now(desk), Places.of(judgements)).tolist() == [0]


def test_two_plans_that_saw_it_get_worse_tell_once(store: Store, clock: Clock) -> None:
    """Both judge, and look at what stands told, before either of them tells."""
    stocked(store, clock.now, 200)
    plan.run(desk := a_desk(store, clock))
    assert len(told(desk, "warning")) == 1
    clock.passes(hours=1)
    counted(store, clock.now, SKU123=100)
    judgements = judge(desk)
    stand = Checked.of(judgements, Places.of(judgements), desk.store.suggestions.asked(clock.now))
    marks = desk.store.alerts.marks()
    late = [a_desk(store, HastyClock(clock.now + timedelta(seconds=second))) for second in range(6)]
    with ThreadPoolExecutor(6) as planners:
        list(planners.map(lambda planner: tell(planner, judgements, stand, marks), late))
    clock.passes(minutes=1)
    assert len(told(desk, "warning")) == 1


def test_two_warnings_of_the_same_moment_are_both_told(desk: Desk, clock: Clock) -> None:
    stocked(desk.store, clock.now, 200)
    plan.run(desk)
    sells(desk.store, clock.now, 5, sku="SKU9")
    counted(desk.store, clock.now, SKU123=200, SKU9=100)
    plan.run(desk)
    assert ["SKU9" in words for words in told(desk, "warning")] == [False, True]


def dismissed(desk: Desk, clock: Clock) -> None:
    stocked(desk.store, clock.now, 200)
    plan.run(desk)
    desk.store.deciding.dismiss(1, 1, "U0ANA", clock.now)


def test_a_no_ends_when_the_plan_no_longer_wants_an_order(desk: Desk, clock: Clock) -> None:
    """200, then 300 is enough, then 200 again: the same question, but another time."""
    dismissed(desk, clock)
    for units, asks in ((200, 0), (300, 0), (200, 1)):
        clock.passes(hours=1)
        counted(desk.store, clock.now, SKU123=units)
        plan.run(desk)
        assert len(desk.store.suggestions.open()) == asks


def test_a_no_outlasts_a_count_that_is_too_old(desk: Desk, clock: Clock) -> None:
    dismissed(desk, clock)
    clock.passes(hours=49)
    plan.run(desk)
    sells(desk.store, clock.now, 5, days=2, first=1)
    counted(desk.store, clock.now, SKU123=200)
    plan.run(desk)
    assert desk.store.suggestions.open() == ()


def test_a_snooze_outlasts_a_count_that_is_too_old(desk: Desk, clock: Clock) -> None:
    """What is asked is taken back meanwhile; what was put off for two weeks stays put off."""
    for sku in ("A", "B"):
        stocked(desk.store, clock.now, 200, sku=sku)
    plan.run(desk)
    first, second = desk.store.suggestions.open()
    desk.store.deciding.snooze(first.id, first.version, "U0ANA", clock.now, clock.now + timedelta(days=14))
    clock.passes(hours=49)
    plan.run(desk)
    assert [asked.id for asked in desk.store.suggestions.open()] == [first.id]
    for sku in ("A", "B"):
        sells(desk.store, clock.now, 5, days=2, first=1, sku=sku)
        counted(desk.store, clock.now, **{sku: 200})
    plan.run(desk)
    asked = {each.product: each.is_snoozed(clock.now) for each in desk.store.suggestions.open()}
    assert asked == {first.product: True, second.product: False}


def test_another_unit_cost_is_another_question(desk: Desk, clock: Clock) -> None:
    stocked(desk.store, clock.now, 200)
    planned(desk.store, clock.now, [terms()])
    plan.run(desk)
    clock.passes(minutes=15)
    planned(desk.store, clock.now, [terms(unit_cost="2.40")])
    plan.run(desk)
    (asked,) = desk.store.suggestions.open()
    assert (asked.id, asked.version, asked.unit_cost_myriadths) == (1, 2, 2_400_000)
