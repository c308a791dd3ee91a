"""Events are kept once, changed once, and planning sees them: what is coming, what was sold, what ran before."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest

from bot.store import (
    Catalogue,
    Database,
    Event,
    EventExists,
    EventRef,
    EventsTaken,
    NotSoldThere,
    Outgoing,
    Store,
    UnknownShop,
)
from bot.store.importing.event_sheet import take_events
from planner.events.plan import EventKind, EventPlan
from tests.bot.store.builders import NOW, a_count, a_line, a_shop, at, counts_in, hours, orders_in

TODAY = NOW.date()


def day(offset: int) -> date:
    return TODAY + timedelta(days=offset)


def a_plan(
    name: str = "Black Friday live",
    starts: int = 10,
    ends: int = 12,
    units: Sequence[tuple[str, int]] = (("SKU1001", 1000),),
    kind: EventKind = EventKind.LIVESTREAM,
    shop: str = "Mugs",
) -> EventPlan:
    return EventPlan(name, kind, shop, day(starts), day(ends), tuple(units))


@pytest.fixture
def mugs(store: Store) -> Store:
    """A shop that sells two mugs."""
    counts_in(store, a_count("1001", 50), a_count("1002", 50), as_of=NOW - hours(1))
    return store


def added(store: Store, plan: EventPlan | None = None) -> Event:
    return store.events.add(plan or a_plan(), "U1", NOW).event


def gathered(store: Store, **asked: object) -> Catalogue:
    (catalogue,) = store.facts.gather(NOW, **asked)  # type: ignore[arg-type]
    return catalogue


# -- kept ----------------------------------------------------------------------------------------------------------


def test_an_event_is_kept_as_it_was_said(mugs: Store) -> None:
    plan = a_plan(units=(("sku1001", 1000), ("SKU1002", 50)))
    event = added(mugs, plan)
    assert (event.id, event.version, event.state, event.added_by, event.zone, event.channel) == (
        *(1, 1, "planned", "U1"),
        *("Europe/London", "C1"),
    )
    assert event.plan == a_plan(units=(("SKU1001", 1000), ("SKU1002", 50)))
    assert mugs.events.one(1) == event
    assert mugs.events.planned() == (event,)
    assert mugs.events.one(2) is None
    assert [(step.action, step.user) for step in mugs.events.steps(1)] == [("added", "U1")]


def test_the_same_name_on_the_same_day_in_the_same_shop_is_one_event(mugs: Store) -> None:
    event = added(mugs)
    with pytest.raises(EventExists) as refused:
        added(mugs, a_plan(" BLACK friday live", ends=20))
    assert (refused.value.shop, refused.value.starts) == ("Mugs", day(10))
    assert added(mugs, a_plan(starts=11)).id == 2
    mugs.events.cancel(event.id, 1, "U1", NOW)
    assert added(mugs).id == 3


def test_what_the_shop_does_not_sell_and_a_shop_there_is_not_are_refused(mugs: Store) -> None:
    with pytest.raises(NotSoldThere) as refused:
        added(mugs, a_plan(units=(("SKU1001", 5), ("SKU7", 5))))
    assert refused.value.products == ("SKU7",)
    with pytest.raises(UnknownShop):
        added(mugs, a_plan(shop="Cups"))
    assert mugs.events.planned() == ()


def test_a_product_of_another_shops_location_is_not_sold_here(mugs: Store) -> None:
    mugs.shops.add(a_shop("Cups"), now=NOW)
    counts_in(mugs, a_count("7", 5), shop="Cups")
    with pytest.raises(NotSoldThere):
        added(mugs, a_plan(units=(("SKU7", 5),)))
    assert added(mugs, a_plan(units=(("SKU7", 5),), shop="Cups")).plan.shop == "Cups"


# -- changed -------------------------------------------------------------------------------------------------------


def test_a_change_is_remembered_with_what_was_before(mugs: Store) -> None:
    event = added(mugs)
    changed = mugs.events.change(event.id, 1, a_plan("Live", 20, 21, [("SKU1002", 40)]), "U2", NOW + hours(1))
    assert (changed.won, changed.event.version) == (True, 2)
    assert changed.event.plan == a_plan("Live", 20, 21, [("SKU1002", 40)])
    assert [(step.action, step.user) for step in changed.steps] == [("added", "U1"), ("changed", "U2")]
    (entry, _) = mugs.audit.entries(event.subject)
    assert (entry.before["units"], entry.after["units"]) == ({"SKU1001": 1000}, {"SKU1002": 40})


def test_of_two_editors_the_second_changes_nothing(mugs: Store) -> None:
    event = added(mugs)
    mugs.events.change(event.id, 1, a_plan(units=[("SKU1001", 700)]), "U1", NOW)
    late = mugs.events.change(event.id, 1, a_plan(units=[("SKU1001", 2)]), "U2", NOW)
    assert (late.won, late.event.plan.units, late.steps[-1].user) == (False, (("SKU1001", 700),), "U1")


def test_nothing_said_anew_changes_nothing(mugs: Store) -> None:
    event = added(mugs)
    same = mugs.events.change(event.id, 1, event.plan, "U1", NOW)
    assert (same.won, same.event.version, len(same.steps)) == (True, 1, 1)


def test_a_change_never_makes_two_of_one(mugs: Store) -> None:
    added(mugs)
    other = added(mugs, a_plan(starts=11))
    with pytest.raises(EventExists):
        mugs.events.change(other.id, 1, a_plan(), "U1", NOW)


def test_what_is_cancelled_is_changed_no_more(mugs: Store) -> None:
    event = added(mugs)
    gone = mugs.events.cancel(event.id, 1, "U1", NOW)
    assert (gone.won, gone.event.state, mugs.events.planned()) == (True, "cancelled", ())
    assert not mugs.events.cancel(event.id, 2, "U2", NOW).won
    assert not mugs.events.change(event.id, 2, a_plan(ends=13), "U2", NOW).won


def test_what_was_cancelled_is_planned_again_once(mugs: Store) -> None:
    event = added(mugs)
    assert mugs.events.tell(event, "today", NOW)
    mugs.events.cancel(event.id, 1, "U1", NOW)
    assert not mugs.events.plan_again(event.id, 1, "U1", NOW).won
    again = mugs.events.plan_again(event.id, 2, "U1", NOW)
    assert (again.won, again.event.state, again.event.plan, again.event.told) == (True, "planned", event.plan, "")
    assert again.steps[-1].action == "planned again"
    assert not mugs.events.plan_again(event.id, 3, "U1", NOW).won


def test_what_was_added_anew_meanwhile_is_not_planned_twice(mugs: Store) -> None:
    event = added(mugs)
    mugs.events.cancel(event.id, 1, "U1", NOW)
    added(mugs)
    with pytest.raises(EventExists):
        mugs.events.plan_again(event.id, 2, "U1", NOW)


def test_racing_editors_and_cancellers_have_one_winner(database: Database, mugs: Store) -> None:
    event = added(mugs)

    def edit(number: int) -> bool:
        book = database.store("W1").events
        if number % 2:
            return book.cancel(event.id, 1, f"U{number}", NOW).won
        return book.change(event.id, 1, a_plan(units=[("SKU1001", number + 1)]), f"U{number}", NOW).won

    with ThreadPoolExecutor(8) as people:
        won = list(people.map(edit, range(24)))
    assert sum(won) == 1
    assert len(mugs.events.steps(event.id)) == 2


def test_racing_adders_keep_one(database: Database, mugs: Store) -> None:
    def add(number: int) -> bool:
        try:
            return database.store("W1").events.add(a_plan(), f"U{number}", NOW).won
        except EventExists:
            return False

    with ThreadPoolExecutor(8) as people:
        assert sum(people.map(add, range(24))) == 1
    assert len(mugs.events.planned()) == 1


def test_the_channel_hears_of_it_in_one_message_that_changes(mugs: Store) -> None:
    def announce(event: Event) -> list[Outgoing]:
        return [Outgoing(event.subject, "C1", "event", event.subject, {"event": event.id})]

    event = mugs.events.add(a_plan(), "U1", NOW, announce).event
    posted = mugs.outbox.lease(NOW, hours(1))
    assert posted is not None
    mugs.outbox.sent(posted.id, posted.revision, "1.1")
    mugs.events.change(event.id, 1, a_plan(ends=13), "U1", NOW, announce)
    mugs.events.cancel(event.id, 2, "U1", NOW)
    again = mugs.outbox.lease(NOW, hours(1))
    assert again is not None
    assert (again.id, again.ts, again.revision) == (posted.id, "1.1", posted.revision + 2)


def test_a_state_is_told_once(mugs: Store) -> None:
    event = added(mugs)
    assert mugs.events.tell(event, "today", NOW)
    assert not mugs.events.tell(event, "today", NOW)
    told = mugs.events.one(event.id)
    assert told is not None
    assert mugs.events.tell(told, "passed", NOW)
    changed = mugs.events.change(event.id, 1, a_plan(ends=13), "U1", NOW)
    assert changed.event.told == ""


def test_every_change_asks_for_a_plan(mugs: Store) -> None:
    asked = mugs.jobs.errands("plan").asked
    event = added(mugs)
    mugs.events.change(event.id, 1, a_plan(ends=13), "U1", NOW)
    mugs.events.cancel(event.id, 2, "U1", NOW)
    mugs.events.cancel(event.id, 2, "U1", NOW)
    assert mugs.jobs.errands("plan").asked == asked + 3


# -- what planning is told -----------------------------------------------------------------------------------------


def test_planning_is_told_of_what_is_coming(mugs: Store) -> None:
    event = added(mugs, a_plan(units=(("SKU1001", 1000), ("SKU1002", 50))))
    catalogue = gathered(mugs)
    events = catalogue.events
    assert [catalogue.items.product[item] for item in events.item] == ["SKU1001", "SKU1002"]
    assert (events.planned.tolist(), events.start.tolist(), events.end.tolist()) == ([1000, 50], [10, 10], [12, 12])
    assert (events.sold.tolist(), events.pauses_ads.tolist()) == ([0, 0], [False, False])
    assert catalogue.event_of == (EventRef(event.id, event.plan.name, event.plan.kind, 0.0),) * 2
    assert gathered(mugs, products=["SKU1002"]).events.planned.tolist() == [50]
    mugs.events.cancel(event.id, 1, "U1", NOW)
    assert gathered(mugs).events.item.size == 0


def test_what_it_sold_is_counted_from_its_first_local_day_until_now(mugs: Store) -> None:
    """Began two days ago: 5 + 7 since, 3 today; the 100 of the day before are not its own; a sample is no sale."""
    orders_in(
        mugs,
        a_line("1", quantity=100, paid=at(3, 7)),
        a_line("2", quantity=5, paid=at(3, 8, 0, 30)),
        a_line("3", quantity=7, paid=at(3, 9, 23)),
        a_line("4", quantity=3, paid=at(3, 10, 1)),
        a_line("5", quantity=9, paid=at(3, 10, 2), subtotal_minor=0),
        a_line("6", quantity=2, sku="1002", paid=at(3, 10, 2)),
    )
    added(mugs, a_plan(starts=-2, ends=0))
    assert gathered(mugs).events.sold.tolist() == [15]
    assert gathered(mugs, products=["SKU1001"]).events.sold.tolist() == [15]


def test_what_is_over_sold_what_was_sold_on_its_days(mugs: Store) -> None:
    orders_in(mugs, a_line("1", quantity=4, paid=at(3, 7)), a_line("2", quantity=5, paid=at(3, 9)))
    added(mugs, a_plan(starts=-4, ends=-2))
    assert gathered(mugs).events.sold.tolist() == [4]


def test_a_sale_in_another_shop_of_the_same_location_is_counted_for_the_item(database: Database, mugs: Store) -> None:
    """The second shop sells from the same shelf; its own location is left empty."""
    mugs.shops.add(a_shop("Mugs FR"), now=NOW)
    with database.writer.begin() as connection:
        connection.exec_driver_sql("UPDATE shop SET location_id = 1 WHERE name = 'Mugs FR'")
    orders_in(mugs, a_line("9", quantity=6, paid=at(3, 10, 2)), shop="Mugs FR")
    added(mugs, a_plan(starts=0, ends=1))
    assert gathered(mugs, products=["SKU1001"]).events.sold.tolist() == [6]


def test_a_pause_of_ads_without_products_is_of_all_of_the_shop(mugs: Store) -> None:
    added(mugs, a_plan("Account review", 1, 5, (), EventKind.ADS_PAUSED))
    events = gathered(mugs).events
    assert (events.item.tolist(), events.pauses_ads.tolist(), events.planned.tolist()) == ([0, 1], [True] * 2, [0, 0])
    mugs.events.cancel(1, 1, "U1", NOW)
    added(mugs, a_plan("Account review", 1, 5, [("SKU1002", 0)], EventKind.ADS_PAUSED))
    assert gathered(mugs).events.item.tolist() == [1]


def test_days_long_gone_are_not_asked_for(mugs: Store) -> None:
    added(mugs, a_plan(starts=-370, ends=-366))
    assert gathered(mugs).events.item.size == 0
    added(mugs, a_plan(starts=-369, ends=-365))
    assert gathered(mugs).events.item.size == 1


# -- the sheet -----------------------------------------------------------------------------------------------------


def taken(store: Store, *plans: EventPlan) -> EventsTaken:
    with store.access.writing() as session:
        return take_events(store.access, session, plans, "terminal", NOW)


def test_a_sheet_is_taken_over_and_twice_changes_nothing(mugs: Store) -> None:
    one, other = a_plan(), a_plan("Sale", 30, 33, [("SKU1002", 5)], EventKind.CAMPAIGN)
    assert taken(mugs, one, other) == EventsTaken(added=2)
    assert taken(mugs, one, other) == EventsTaken(same=2)
    assert taken(mugs, a_plan(ends=14), other) == EventsTaken(changed=1, same=1)
    assert [event.plan.ends for event in mugs.events.planned()] == [day(14), day(33)]


def test_what_the_sheet_lists_no_more_is_cancelled_unless_it_began_or_came_from_slack(mugs: Store) -> None:
    added(mugs, a_plan("From Slack"))
    taken(mugs, a_plan("Coming"), a_plan("Begun", -1, 3), a_plan("Over", -9, -8))
    assert taken(mugs) == EventsTaken(cancelled=1)
    assert {event.plan.name for event in mugs.events.planned()} == {"From Slack", "Begun", "Over"}


def test_what_was_cancelled_in_slack_comes_back_only_if_the_sheet_says_something_new(mugs: Store) -> None:
    taken(mugs, a_plan(), a_plan("Sale"))
    for event in mugs.events.planned():
        mugs.events.cancel(event.id, event.version, "U1", NOW)
    assert taken(mugs, a_plan(), a_plan("Sale", ends=15)) == EventsTaken(added=1, stay_out=(1,))
    assert [event.plan.name for event in mugs.events.planned()] == ["Sale"]


def test_what_the_sheet_itself_cancelled_comes_back(mugs: Store) -> None:
    taken(mugs, a_plan())
    taken(mugs)
    assert taken(mugs, a_plan()) == EventsTaken(added=1)


def test_products_the_shop_does_not_sell_are_named_and_left_out(mugs: Store) -> None:
    found = taken(mugs, a_plan(units=(("SKU1001", 5), ("SKU7", 5))), a_plan("Nothing left", units=(("SKU8", 5),)))
    assert found == EventsTaken(added=1, unknown=(("Black Friday live", "SKU7"), ("Nothing left", "SKU8")))
    assert [event.plan.units for event in mugs.events.planned()] == [(("SKU1001", 5),)]


# -- seasons and delays --------------------------------------------------------------------------------------------


def test_planning_is_told_of_seasons_and_delays(mugs: Store) -> None:
    """A season of all mugs; of two delays by sea that begin together the longest, by air one of a single mug."""
    added(mugs, EventPlan("Autumn", EventKind.SEASON, "Mugs", day(5), day(9), (), 2.5))
    added(mugs, EventPlan("Port", EventKind.SEA_DELAY, "Mugs", day(-3), day(9), (), 4.0))
    added(mugs, EventPlan("Strike", EventKind.SEA_DELAY, "Mugs", day(-1), day(0), (), 7.0))
    added(mugs, EventPlan("Later", EventKind.SEA_DELAY, "Mugs", day(30), day(40), (), 30.0))
    added(mugs, EventPlan("Snow", EventKind.AIR_DELAY, "Mugs", day(2), day(3), (("SKU1002", 0),), 2.0))
    known = gathered(mugs)
    assert known.events.factor.tolist() == [2.5, 2.5]
    assert [of.amount for of in known.event_of] == [2.5, 2.5]
    assert (known.items.sea_delay.tolist(), known.items.sea_delay_from.tolist()) == ([7.0, 7.0], [0.0, 0.0])
    assert (known.items.air_delay.tolist(), known.items.air_delay_from.tolist()) == ([0.0, 2.0], [float("inf"), 2.0])
    assert {event.plan.kind for event in mugs.events.planned()} >= {EventKind.SEASON, EventKind.AIR_DELAY}
