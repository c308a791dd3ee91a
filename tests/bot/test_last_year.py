"""A season of last year, proposed to its shop: once, decided by the first, planned as an event, explained."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bot import scheduler
from bot.buttons import event_cancel, season_add, season_skip, why_season
from bot.desk import Asker, Desk, Pressed, Submitted
from bot.errors import DeadButton, NotAllowed, UserError
from bot.errors.season import SeasonMoved, SeasonOver
from bot.jobs import seasons
from bot.messages.events.event_windows import AMOUNT, ENDS, KIND, NAME, PRODUCTS, SHOP, STARTS
from bot.messages.reply import Message
from bot.modals import season_change
from bot.sandbox.judge import check_view
from bot.slack.windows import _sent
from bot.store import Database, Store
from bot.telling.cards import cards
from bot.terminal import as_lines
from tests.bot.builders import CHANNEL, MONDAY, Clock, a_desk, a_shop, a_store, counted, leaving, told
from tests.bot.seasonal_shop import sold_for_years
from tests.bot.test_events import ANA, says

BEN, VIC = "U0BEN", "U0VIC"


@pytest.fixture(scope="module")
def years(empty_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with one shop that sold for almost three years, to be copied."""
    path = tmp_path_factory.mktemp("years") / "store.db"
    shutil.copy(empty_store, path)
    with Database.open(f"sqlite:///{path}") as database:
        store = a_store(database)
        sold_for_years(store, MONDAY)
        counted(store, MONDAY, SKU100=150, SKU111=500)
        for user in (ANA, BEN):
            store.people.set_role(user, "planner", now=MONDAY)
        store.people.set_role(VIC, "viewer", now=MONDAY)
    return path


@pytest.fixture
def store(years: Path, tmp_path: Path) -> Iterator[Store]:
    shutil.copy(years, tmp_path / "store.db")
    with Database.open(f"sqlite:///{tmp_path / 'store.db'}") as database:
        yield database.store("main")


@pytest.fixture
def desk(store: Store, clock: Clock) -> Desk:
    """It is 2 November; an order by sea takes 30 days."""
    return a_desk(store, clock)


def press(button, desk: Desk, value: str = "1:1", user: str = ANA) -> str:  # type: ignore[no-untyped-def]  # any button
    """Press it and return what is answered, or the sentence that refuses it."""
    asker = Asker(user, CHANNEL, desk.voice("Europe/London"))
    try:
        answers = list(button.press(desk, asker, Pressed(value, is_private=False, moment="1")))
    except UserError as error:
        return str(asker.voice.tell(error))
    return "\n".join("\n".join(as_lines(answer)) for answer in answers)


def test_it_is_proposed_once_in_the_channel(desk: Desk, clock: Clock) -> None:
    seasons.run(desk)
    (said,) = told(desk, "season")
    assert "A season is coming in UK Home: Dec" in said
    assert "times as many SKUs sold a day as in the 13 weeks before Nov 3, 2025" in said
    assert "By sea, order for it by Nov" in said
    for _ in range(3):
        clock.passes(days=7)
        assert seasons.due(desk)
        seasons.run(desk)
    assert told(desk, "season") == []


def test_it_is_looked_for_every_week_and_after_imports(desk: Desk, clock: Clock) -> None:
    seasons.run(desk)
    assert not seasons.due(desk)
    clock.passes(days=6, hours=23)
    assert not seasons.due(desk)
    clock.passes(hours=1)
    assert seasons.due(desk)
    seasons.run(desk)
    clock.passes(hours=1)
    counted(desk.store, clock.now, SKU100=400)
    assert seasons.due(desk)


def test_with_a_press_it_is_an_event_and_the_card_says_who(desk: Desk) -> None:
    seasons.run(desk)
    assert len(leaving(desk)) == 1
    answer = press(season_add, desk)
    assert "As last year · season · UK Home" in answer
    assert f"Added by @{ANA}" in answer
    (event,) = desk.store.events.planned()
    proposal = desk.store.seasons.one(1)
    assert proposal is not None
    assert (event.plan.starts, event.plan.ends, event.plan.amount) == (
        proposal.found.starts,
        proposal.found.ends,
        proposal.found.factor,
    )
    assert (event.plan.shop, event.plan.units, event.added_by) == ("UK Home", (), ANA)
    left = {each.kind: each for each in leaving(desk)}
    assert left["event"].is_new
    assert not left["season"].is_new
    assert f"Added by @{ANA}" in left["season"].words
    assert f"/event #{event.id}" in left["season"].words
    assert [entry.action for entry in desk.store.audit.entries("season:1")] == ["season added"]


def test_it_raises_what_is_expected_in_its_days(desk: Desk) -> None:
    before = cards(desk, "SKU100")[0].stockout
    seasons.run(desk)
    press(season_add, desk)
    after = cards(desk, "SKU100")[0].stockout
    assert before is not None
    assert after is not None
    assert after < before


def test_of_two_who_press_the_second_is_told(desk: Desk) -> None:
    seasons.run(desk)
    press(season_add, desk)
    assert f"@{ANA} decided on this season already" in press(season_add, desk, user=BEN).replace("<", "").replace(
        ">", ""
    )
    assert len(desk.store.events.planned()) == 1
    assert "decided on this season already" in press(season_skip, desk, user=BEN)


def test_not_this_year_may_be_taken_back(desk: Desk) -> None:
    seasons.run(desk)
    leaving(desk)
    assert "Not this year, said" in press(season_skip, desk)
    (left,) = leaving(desk)
    assert "Not this year, said" in left.words
    assert not desk.store.events.planned()
    seasons.run(desk)
    assert told(desk, "season") == []
    assert "As last year · season" in press(season_add, desk, "1:2", BEN)


def test_where_its_event_was_cancelled_it_may_be_added_again(desk: Desk) -> None:
    seasons.run(desk)
    press(season_add, desk)
    assert "cancelled" in press(event_cancel, desk, "1:1")
    assert "and cancelled since" in says(desk, "season")
    assert "As last year · season" in press(season_add, desk, "1:2")
    assert len(desk.store.events.planned()) == 1


def test_a_viewer_looks_but_decides_nothing(desk: Desk) -> None:
    seasons.run(desk)
    asker = Asker(VIC, CHANNEL, desk.voice())
    for button in (season_add, season_skip):
        with pytest.raises(NotAllowed):
            list(button.press(desk, asker, Pressed("1:1", is_private=False, moment="1")))
    with pytest.raises(NotAllowed):
        season_change.show(desk, asker, Pressed("1:1", is_private=False, moment="1"))
    assert "A season is coming" in says(desk, "season", VIC)
    assert "Last year's rise or fall" in press(why_season, desk, user=VIC)


def test_a_season_of_that_time_that_stands_is_not_proposed_again(desk: Desk) -> None:
    says(desk, 'add season "Christmas" x2 2026-12-12 2027-02-10')
    seasons.run(desk)
    assert told(desk, "season") == []
    assert "What last year shows is planned already" in says(desk, "season")


def test_a_few_days_planned_within_it_leave_it_worth_proposing(desk: Desk) -> None:
    says(desk, 'add season "Boxing Day" x2 2026-12-26 2026-12-28')
    seasons.run(desk)
    assert len(told(desk, "season")) == 1


def test_what_is_too_far_for_its_lead_time_is_not_told_yet(desk: Desk, clock: Clock) -> None:
    """30 days by sea, a day of review and 60: it is told of 91 days before it begins, and not a day earlier."""
    for day, is_told in ((11, False), (12, True)):
        clock.now = MONDAY.replace(month=9, day=day)
        seasons.run(desk)
        assert len(told(desk, "season")) == is_told
        if not is_told:
            assert "A season may come from Dec 12, 2026 to" in (said := says(desk, "season"))
            assert "It is proposed on Sep 12, 2026" in said


def test_typed_it_is_looked_for_at_once(desk: Desk) -> None:
    assert "A season is coming in UK Home" in says(desk, "season")
    assert "As last year · season" in says(desk, "season add")


def test_typed_by_number(desk: Desk) -> None:
    assert "No season is proposed" in says(desk, "season add")
    says(desk, "season")
    assert "There is no proposed season `7`" in says(desk, "season add 7")
    assert "Not this year, said" in says(desk, "season skip 1")
    assert "Which season?" in says(desk, "season add")
    assert "As last year · season" in says(desk, "season add #1")


def test_why_says_every_number(desk: Desk) -> None:
    assert "No season is proposed" in says(desk, "season why")
    says(desk, "season")
    said = says(desk, "season why")
    for part in ("Last year's rise or fall", "Factor", "Error saved", "Last order by sea", "Tried: without it:"):
        assert part in said
    assert "the same of the year before" in said


def test_first_changed_it_is_planned_as_said(desk: Desk) -> None:
    desk.store.shops.add(a_shop("EU Home", channel="C0EU"), now=MONDAY)
    seasons.run(desk)
    asker = Asker(ANA, CHANNEL, desk.voice())
    view = season_change.show(desk, asker, Pressed("1:1", is_private=False, moment="1"))
    check_view(_sent(season_change, view), "modal")
    assert SHOP not in [block["block_id"] for block in view.blocks]  # it was proposed to this one
    fields = {
        NAME: "Christmas",
        KIND: "season",
        PRODUCTS: "SKU111",
        AMOUNT: "1.8",
        STARTS: "2026-12-20",
        ENDS: "2027-01-20",
    }
    assert season_change.check(desk, asker, Submitted("1:1", fields | {AMOUNT: ""})) is not None
    assert season_change.check(desk, asker, Submitted("1:1", fields)) is None
    (answer,) = season_change.submit(desk, asker, Submitted("1:1", fields))
    assert isinstance(answer, Message)
    (event,) = desk.store.events.planned()
    assert (event.plan.name, event.plan.amount, event.plan.units) == ("Christmas", 1.8, (("SKU111", 0),))
    proposal = desk.store.seasons.one(1)
    assert proposal is not None
    assert (proposal.state, proposal.event) == ("added", event.id)
    with pytest.raises(SeasonMoved):
        season_change.show(desk, asker, Pressed("1:1", is_private=False, moment="1"))


def test_begun_it_is_planned_from_today_and_over_not_at_all(desk: Desk, clock: Clock) -> None:
    seasons.run(desk)
    proposal = desk.store.seasons.one(1)
    assert proposal is not None
    clock.passes(days=(proposal.found.ends - date(2026, 11, 2)).days)
    assert "By sea it is too late" in says(desk, "season")
    clock.passes(days=1)
    asker = Asker(ANA, CHANNEL, desk.voice())
    with pytest.raises(SeasonOver):
        list(season_add.press(desk, asker, Pressed("1:1", is_private=False, moment="1")))
    assert "A season is coming" not in says(desk, "season")
    clock.passes(days=-1)
    press(season_add, desk)
    (event,) = desk.store.events.planned()
    assert event.plan.starts == event.plan.ends == proposal.found.ends


@pytest.mark.parametrize("value", ["", "1", "7:1", "x:1", "1:1:list"])
def test_a_button_of_nothing_is_dead(desk: Desk, value: str) -> None:
    seasons.run(desk)
    asker = Asker(ANA, CHANNEL, desk.voice())
    for button in (season_add, season_skip, why_season):
        with pytest.raises(DeadButton):
            list(button.press(desk, asker, Pressed(value, is_private=False, moment="1")))


def test_a_young_shop_is_told_what_is_missing(desk: Desk) -> None:
    desk.store.shops.add(a_shop("EU Home", channel="C0EU"), now=MONDAY)
    sold_for_years(desk.store, MONDAY, shop="EU Home", days=400)
    said = says(desk, "season")
    assert "EU Home\nIts past is too short to try it on: 198 more days of sales are needed." in said
    assert "A season is coming in UK Home" in said


def test_a_shop_without_a_channel_is_told_where_it_is_asked(desk: Desk) -> None:
    desk.store.shops.change("UK Home", now=MONDAY, channel="")
    seasons.run(desk)
    assert leaving(desk) == []
    assert "A season is coming" in says(desk, "season")


def test_the_scheduler_does_it(desk: Desk) -> None:
    scheduler.tick(desk)
    assert desk.store.jobs.last(seasons.NAME) == MONDAY
    assert len(desk.store.seasons.standing(date(2026, 11, 2))) == 1
