"""What is shown of a season that last year proposes: its card, the list of shops, and why."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from math import isnan, nan
from typing import Any

import pytest

from bot.messages.blocks import MESSAGE_BLOCKS
from bot.messages.events.season_card import season_card
from bot.messages.events.season_list import season_list
from bot.messages.events.season_values import SeasonCard, SeasonsOfShop, SeasonWhy
from bot.messages.events.season_why import season_explanation
from bot.messages.reply import Message
from bot.sandbox.judge import check_message
from bot.wording import Voice
from planner.explaining.last_year_rules import explain_season
from planner.forecasting.last_year import NoSeason, Season, rounded
from planner.forecasting.last_year_trial import Trial
from tests.bot.messages.builders import HOSTILE, LONG

VOICE = Voice()
LooksLike = Callable[[str, Message], None]
NOW = datetime(2026, 9, 1, 9, 30, tzinfo=UTC)
TRIAL = Trial(12, (26_400.0, 24_900.0, 23_600.0, 22_900.0, 23_800.0), 0.75)
SHOWN: dict[str, dict[str, Any]] = {
    "open": {},
    "open_too_late": {"sea_by": date(2026, 8, 30)},
    "open_whole": {"factor": 1.45},
    "quiet": {"factor": 0.75, "times": 0.68},
    "added": {"version": 2, "state": "added", "event": 4, "who": "U0ANA", "when": NOW},
    "added_and_cancelled": {"version": 2, "state": "added", "who": "U0ANA", "when": NOW},
    "declined": {"version": 2, "state": "declined", "who": "U0ANA", "when": NOW},
    "declined_in_the_terminal": {"version": 2, "state": "declined", "who": "terminal", "when": NOW},
    "over": {"today": date(2026, 12, 12)},
}


def a_season(**changes: Any) -> SeasonCard:
    said: dict[str, Any] = {
        "id": 2,
        "version": 1,
        "shop": "UK Home",
        "starts": date(2026, 10, 17),
        "ends": date(2026, 12, 9),
        "factor": 1.3,
        "times": 1.45,
        "last_starts": date(2025, 10, 18),
        "last_ends": date(2025, 12, 10),
        "compared_with": date(2025, 9, 2),
        "saved": 0.1325,
        "lead_time": 36.5,
        "sea_by": date(2026, 9, 9),
        "state": "open",
        "event": None,
        "who": "",
        "when": None,
        "today": date(2026, 9, 1),
        "as_of": NOW,
    }
    return SeasonCard(**(said | changes))


def a_why(older: float = nan, **changes: Any) -> SeasonWhy:
    shape = 1.45 if isnan(older) else (1.45 * older) ** 0.5
    season = Season(46, 99, 104.2, 151.1, older, shape, power=0.75, factor=rounded(shape**0.75))
    return SeasonWhy(a_season(**changes), explain_season(season, TRIAL, 36.5), TRIAL, date(2026, 9, 1))


def a_shop(name: str = "UK Home", *seasons: SeasonWhy, reason: NoSeason | None = None, days: int = 0) -> SeasonsOfShop:
    return SeasonsOfShop(name, seasons, reason, days, TRIAL)


@pytest.mark.parametrize("name", SHOWN)
def test_the_card(name: str, golden: LooksLike) -> None:
    golden(f"season_{name}", season_card(a_season(**SHOWN[name]), VOICE))


def test_every_shop_with_its_season_or_why_it_has_none(golden: LooksLike) -> None:
    shops = [
        a_shop("UK Home", a_why(), a_why(id=3, factor=0.75, times=0.68)),
        *(a_shop(f"{reason.name.title()} shop", reason=reason, days=98) for reason in NoSeason if reason > 0),
        a_shop("Planned"),
    ]
    golden("season_list", season_list(shops, VOICE))


def test_every_season_of_a_shop_is_shown_while_there_is_room() -> None:
    four = season_list([a_shop("UK Home", *(a_why(id=number) for number in range(1, 5)))], VOICE)
    assert all(f"season #{number}" in str(four.blocks) for number in range(1, 5))
    many = season_list([a_shop("UK Home", *(a_why(id=number) for number in range(1, 41)))], VOICE)
    assert len(many.blocks) <= MESSAGE_BLOCKS
    shown = len(re.findall(r"season #\d+", str(many.blocks)))
    assert f"… and {40 - shown} more seasons" in str(many.blocks)


def test_a_season_that_is_far_says_when_it_is_proposed(golden: LooksLike) -> None:
    later = replace(a_shop(), later=(date(2026, 12, 12), date(2027, 2, 17)), told_on=date(2026, 9, 12))
    golden("season_list_later", season_list([later], VOICE))


def test_without_a_shop_the_next_step_is_told(golden: LooksLike) -> None:
    golden("season_list_empty", season_list([], VOICE))


def test_a_young_shop_is_told_what_is_missing(golden: LooksLike) -> None:
    golden("season_list_short", season_list([a_shop(reason=NoSeason.SHORT, days=98)], VOICE))
    (_, one) = season_list([a_shop(reason=NoSeason.SHORT, days=1)], VOICE).blocks
    assert "1 more day of sales is needed" in one["text"]["text"]


def test_why(golden: LooksLike) -> None:
    golden("season_why", season_explanation([a_why(), a_why(older=1.5, id=3)], VOICE))


def test_why_nothing_is_proposed(golden: LooksLike) -> None:
    golden("season_why_none", season_explanation([], VOICE))


def test_nobody_hurries_for_a_quiet_time() -> None:
    quiet = a_why(factor=0.75, times=0.68)
    assert "By sea" not in str(season_card(quiet.card, VOICE))
    assert "Last order by sea" not in str(season_explanation([quiet], VOICE))


@pytest.mark.parametrize("shop", [HOSTILE, LONG])
@pytest.mark.parametrize("name", SHOWN)
def test_names_that_mean_harm_stay_names(shop: str, name: str) -> None:
    why = replace(a_why(), card=a_season(**SHOWN[name], shop=shop))
    shops = [a_shop(shop, why, why, why) for _ in range(9)]
    for message in (season_card(why.card, VOICE), season_list(shops, VOICE), season_explanation([why] * 9, VOICE)):
        assert "<!channel>" not in str(message)
        check_message(message.text, list(message.blocks))
