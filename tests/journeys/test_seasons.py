"""A season of last year in Slack: proposed in the shop's channel, added by whoever is first, explained, typed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.sandbox import AsPerson, Shown
from tests.bot.seasonal_shop import sold_for_years
from tests.journeys.house import FirstDay, asks, first_day

COMES = "A season is coming in UK Home"


@pytest.fixture
def day(tmp_path: Path, empty_store: Path) -> Iterator[FirstDay]:
    """It is 21 November; for years twice as many things sold from 20 December on."""
    with first_day(tmp_path, empty_store) as house:
        sold_for_years(house.store, house.time)
        house.moves_to(house.time)
        yield house


def proposed(day: FirstDay, person: AsPerson) -> Shown:
    """Return the channel's message as it is now."""
    day.bot.delivery.run()
    return person.waits_for(day.channel, lambda m: not m.is_ephemeral and COMES in m.words)


def private(person: AsPerson, channel: str, words: str) -> Shown:
    return person.waits_for(channel, lambda m: m.is_ephemeral and words in m.words)


def test_one_click_plans_it_and_everybody_sees_who(day: FirstDay) -> None:
    ana, ben = day.person("ana"), day.person("ben")
    message = proposed(day, ana)
    assert "Going by that, forecasts of your last year would have erred" in message.words
    ana.presses(message, "Add this season")
    assert "ordinary sales × 1.55" in private(ana, day.channel, "As last year").words
    (event,) = day.store.events.planned()
    assert event.added_by == "U0ANA"
    assert "Added by @Ana" in proposed(day, ben).words
    ben.presses(message, "Not this year")
    assert "@Ana decided on this season already" in private(ben, day.channel, "Nothing changed").words


def test_not_this_year_and_after_all_with_other_days(day: FirstDay) -> None:
    ana, ben = day.person("ana"), day.person("ben")
    ben.presses(proposed(day, ben), "Not this year")
    private(ben, day.channel, "Not this year, said")
    ana.presses(proposed(day, ana), "Change first…")
    window = ana.modal(lambda shown: "Factor, or days longer" in shown.labels)
    ana.fills(window, {"Name": "Christmas", "Factor, or days longer": "1.3", "Last day": "2012-01-15"})
    ana.submits()
    assert "ordinary sales × 1.3" in private(ana, day.channel, "Christmas").words
    assert "Added by @Ana" in proposed(day, ana).words


def test_a_viewer_is_told_why_but_plans_nothing(day: FirstDay) -> None:
    vic = day.person("vic")
    vic.presses(proposed(day, vic), "Why these numbers?")
    assert "to the power of 0.75, which erred least" in private(vic, day.channel, "Why these seasons").words
    vic.presses(proposed(day, vic), "Add this season")
    vic.waits_for(day.channel, lambda m: m.is_ephemeral and "planner" in m.words)
    assert not day.store.events.planned()


def test_typed(day: FirstDay) -> None:
    ana = day.person("ana")
    assert COMES in asks(ana, "/event season", day.channel).words
    assert "Last year's rise or fall" in asks(ana, "/event season why", day.channel).words
    assert "Not this year, said @Ana" in asks(ana, "/event season skip #1", day.channel).words
    assert "As last year · season" in asks(ana, "/event season add #1", day.channel).words
