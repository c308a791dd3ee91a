"""Plans ask: a suggestion is opened, changed only when its question changes, and what people decided stands."""

from dataclasses import replace

import pytest

from bot import scheduler
from bot.desk import Desk
from bot.jobs import learn, plan
from bot.judging.card_values import card_values
from bot.judging.judgement import judge
from bot.store import Asked, Store, Suggestion, Talk
from planner.intake.workbook.sheet import Entry
from planner.model import AbcClass, Level
from tests.bot.builders import Clock, a_desk, a_shop, counted, planned, sells, sold_now, stocked, terms


def asked(desk: Desk) -> Suggestion:
    (suggestion,) = desk.store.suggestions.open()
    return suggestion


def test_asks_for_an_order_up_to_the_level(desk: Desk, clock: Clock) -> None:
    """5 a day: threshold 45 · 5 = 225, up to 225 + 45 · 0.8 · 5 = 405; 405 − 200 = 205."""
    stocked(desk.store, clock.now, 200)
    plan.run(desk)
    assert (asked(desk).quantity, asked(desk).level, asked(desk).version) == (205, Level.REORDER, 1)


def test_asks_nothing_where_there_is_enough(desk: Desk, clock: Clock) -> None:
    stocked(desk.store, clock.now, 300)
    plan.run(desk)
    assert desk.store.suggestions.open() == ()


def test_what_was_asked_more_than_an_hour_ago_is_deleted(desk: Desk, clock: Clock) -> None:
    talk, said = Talk("U1", "D1"), Asked("/stock", "", clock.now)
    desk.store.talks.remember(talk, said)
    desk.store.talks.keep(talk)
    plan.run(desk)
    assert Store(desk.store.access).talks.of(talk, said.at) == said
    clock.passes(minutes=61)
    plan.run(desk)
    assert Store(desk.store.access).talks.of(talk, said.at) is None


def test_96_plans_over_a_day_of_ordinary_sales_ask_the_same(desk: Desk, clock: Clock) -> None:
    """5 units sold: 205 becomes 210, within 5 % (10.25 units)."""
    stocked(desk.store, clock.now, 200)
    plan.run(desk)
    for quarter in range(96):
        clock.passes(minutes=15)
        if quarter % 20 == 10:
            sold_now(desk.store, clock.now, quarter)
        assert plan.due(desk)
        plan.run(desk)
    assert (asked(desk).id, asked(desk).version, asked(desk).quantity) == (1, 1, 205)


def test_a_changed_question_is_a_new_version_of_the_same_suggestion(desk: Desk, clock: Clock) -> None:
    """405 − 180 = 225, more than 5 % above 205."""
    stocked(desk.store, clock.now, 200)
    plan.run(desk)
    clock.passes(hours=1)
    counted(desk.store, clock.now, SKU123=180)
    plan.run(desk)
    assert (asked(desk).id, asked(desk).version, asked(desk).quantity) == (1, 2, 225)


def test_a_question_that_is_gone_is_closed(desk: Desk, clock: Clock) -> None:
    stocked(desk.store, clock.now, 200)
    plan.run(desk)
    clock.passes(hours=1)
    counted(desk.store, clock.now, SKU123=300)
    plan.run(desk)
    assert desk.store.suggestions.open() == ()
    closed = desk.store.suggestions.one(1)
    assert closed is not None
    assert closed.state == "superseded"


def test_what_was_dismissed_is_not_asked_again_alike(desk: Desk, clock: Clock) -> None:
    stocked(desk.store, clock.now, 200)
    plan.run(desk)
    desk.store.deciding.dismiss(1, 1, "U0ANA", clock.now)
    for units in (200, 198):  # 207 instead of 205 is the same question
        clock.passes(hours=1)
        counted(desk.store, clock.now, SKU123=units)
        plan.run(desk)
        assert desk.store.suggestions.open() == ()


def test_what_was_dismissed_is_asked_again_when_the_question_changes(desk: Desk, clock: Clock) -> None:
    """At 100 units the level is urgent and 405 − 100 = 305 are asked for."""
    stocked(desk.store, clock.now, 200)
    plan.run(desk)
    desk.store.deciding.dismiss(1, 1, "U0ANA", clock.now)
    clock.passes(hours=1)
    counted(desk.store, clock.now, SKU123=100)
    plan.run(desk)
    assert (asked(desk).id, asked(desk).quantity) == (2, 305)


def test_an_approved_order_is_not_asked_for_again(desk: Desk, clock: Clock) -> None:
    stocked(desk.store, clock.now, 200)
    plan.run(desk)
    arrives = (clock.now.date()).replace(month=12)
    desk.store.deciding.approve(1, 1, "U0ANA", clock.now, arrives=arrives)
    clock.passes(minutes=15)
    plan.run(desk)
    assert desk.store.suggestions.open() == ()


def test_what_nobody_decided_in_14_days_ends_and_is_asked_anew(desk: Desk, clock: Clock) -> None:
    stocked(desk.store, clock.now, 200)
    plan.run(desk)
    for _ in range(14):
        clock.passes(days=1)
        for number in range(5):
            sold_now(desk.store, clock.now, 1000 * clock.now.day + number)
        counted(desk.store, clock.now, SKU123=200)
        plan.run(desk)
    closed = desk.store.suggestions.one(1)
    assert closed is not None
    assert closed.state == "expired"
    assert asked(desk).id == 2  # at once: the digest of that minute lists it


def test_plans_every_quarter_of_an_hour(desk: Desk, clock: Clock) -> None:
    scheduler.tick(desk)
    clock.passes(minutes=14, seconds=59)
    assert not plan.due(desk)
    clock.passes(seconds=1)
    assert plan.due(desk)


def test_learns_once_a_day_and_keeps_it(desk: Desk, clock: Clock) -> None:
    stocked(desk.store, clock.now, 200)
    scheduler.tick(desk)
    learned = desk.store.learned.latest()
    assert learned is not None
    assert (learned.learned_on, learned.buffer_days) == (clock.now.date(), 15)
    assert not learn.due(desk)
    clock.passes(days=1)
    scheduler.tick(desk)
    learned = desk.store.learned.latest()
    assert learned is not None
    assert learned.learned_on == clock.now.date()


def test_until_classes_are_known_they_are_looked_for_every_hour(desk: Desk, clock: Clock) -> None:
    """Sales come first, costs an hour later: 45 x 5 sold at 5.00, less 1.20."""
    stocked(desk.store, clock.now, 200)
    scheduler.tick(desk)
    assert desk.learned().cuts == ()
    clock.passes(minutes=59, seconds=59)
    assert not learn.due(desk)
    planned(desk.store, clock.now, [terms(currency="GBP")])
    clock.passes(seconds=1)
    scheduler.tick(desk)
    (cuts,) = desk.learned().cuts
    assert (cuts.currency, cuts.a_from, cuts.b_from) == ("GBP", pytest.approx(855), pytest.approx(855))
    clock.passes(hours=1)
    assert not learn.due(desk)
    (judgement,) = judge(desk, products=["SKU123"])
    assert card_values(judgement, 0, None).abc_class == AbcClass.A


def test_a_class_holds_from_night_to_night_until_the_margin_is_well_beyond_its_cut(desk: Desk, clock: Clock) -> None:
    """SKU123 earns 81 of 100, then 79: SKU456 would be A, but was B; once SKU123 earns 77 of 100 it is A."""
    sells(desk.store, clock.now, 81)
    sells(desk.store, clock.now, 19, sku="SKU456")
    planned(desk.store, clock.now, [terms(currency="GBP"), terms("SKU456", currency="GBP")])
    found = []
    for more in (0, 114, 126):
        if more:
            clock.passes(days=1)
            sells(desk.store, clock.now, more, sku="SKU456", days=1)
        learn.run(desk)
        (judgement,) = judge(desk)
        found.append(dict(zip(judgement.catalogue.items.product, judgement.plan.abc_class.tolist(), strict=True)))
    assert [it["SKU456"] for it in found] == [AbcClass.B, AbcClass.B, AbcClass.A]
    assert {it["SKU123"] for it in found} == {AbcClass.A}
    (cuts,) = desk.learned().cuts
    assert cuts.a_from == cuts.a_up == pytest.approx((19 * 45 + 240) * 3.8)


def test_margins_in_another_currency_make_no_class(desk: Desk, clock: Clock) -> None:
    """Who changes the reporting currency waits for the next night; until then every SKU is served like B."""
    stocked(desk.store, clock.now, 200)
    planned(desk.store, clock.now, [terms(currency="GBP")])
    learn.run(desk)
    run = desk.store.imports.begin("", "plan", "rates", "planning.xlsx", clock.now, clock.now)
    rate = {"origin": "GBP", "target": "USD", "rate": "1.25", "day": "2026-01-01"}
    desk.store.imports.stage(run, "rates", [Entry("Rates", 3, rate)])
    desk.store.imports.switch(run, clock.now)
    (judgement,) = judge(replace(desk, reporting_currency="USD"), products=["SKU123"])
    assert judgement.plan.abc_class == AbcClass.UNKNOWN


def test_shops_of_several_time_zones_are_one_catalogue(store: Store, clock: Clock) -> None:
    """180 sold of each at 3.80 of margin: both are needed for 80 % of it."""
    store.shops.add(a_shop("NY Home", tz="America/New_York"), now=clock.now)
    for shop, sku in (("UK Home", "SKU123"), ("NY Home", "SKU456")):
        sells(store, clock.now, 4, sku=sku, shop=shop)
    planned(store, clock.now, [terms(currency="GBP"), terms("SKU456", currency="GBP")])
    desk = a_desk(store, clock)
    learn.run(desk)
    (cuts,) = desk.learned().cuts
    assert (cuts.a_from, cuts.b_from) == (pytest.approx(684), pytest.approx(684))
    assert [judged.plan.abc_class.tolist() for judged in judge(desk)] == [[AbcClass.A, AbcClass.A]]


def test_an_empty_store_is_planned_without_a_word(desk: Desk) -> None:
    scheduler.tick(desk)
    assert desk.store.levels.overview() == ()


def test_an_import_asks_for_a_plan_at_once(desk: Desk, clock: Clock) -> None:
    stocked(desk.store, clock.now, 300)
    plan.run(desk)
    assert not plan.due(desk)
    counted(desk.store, clock.now, SKU123=200)
    assert plan.due(desk)
    plan.run(desk)
    assert not plan.due(desk)
    assert asked(desk).quantity == 205


def test_a_decision_asks_for_a_plan_at_once(desk: Desk, clock: Clock) -> None:
    """What was ordered counts at once, and so does its level in the lists."""
    stocked(desk.store, clock.now, 200)
    plan.run(desk)
    assert not plan.due(desk)
    suggestion = asked(desk)
    desk.store.deciding.approve(suggestion.id, suggestion.version, "U0ANA", clock.now, arrives=clock.now.date())
    assert plan.due(desk)
    plan.run(desk)
    assert not plan.due(desk)
    assert {standing.level for standing in desk.store.levels.worst(5)} == {Level.OK}
