"""When to pause ads."""

import numpy as np
import pytest

from planner.model import NEVER
from tests.planner.shop import a_shop


def pause_day(on_hand: float, ads_units: float = 300.0, receipt: int | None = 10) -> int:
    """30 a day, 10 of them by ads; 50 safety stock."""
    receipts = [] if receipt is None else [(0, 500.0, receipt)]
    return int(a_shop(on_hand=on_hand, ads_units=ads_units, receipts=receipts).planned().pause_ads_day[0])


@pytest.mark.parametrize(("on_hand", "day"), [(350, NEVER), (340, 9), (339, 9), (330, 8), (250, 0), (100, 0)])
def test_ads_pause_once_what_is_left_only_lasts_for_those_who_come_by_themselves(on_hand: float, day: int) -> None:
    """On day t: on_hand - 30 t <= 20 (10 - t) + 50, so t >= (on_hand - 250) / 10; day 10 brings more."""
    assert pause_day(on_hand) == day


@pytest.mark.parametrize("ads_units", [np.nan, 0.0])
def test_without_ads_there_is_nothing_to_pause(ads_units: float) -> None:
    assert pause_day(100, ads_units) == NEVER


def test_with_nothing_dated_there_is_no_day_to_last_until() -> None:
    assert pause_day(100, receipt=None) == NEVER
    assert pause_day(100, receipt=-1) == NEVER


def test_what_is_due_today_is_there_tomorrow() -> None:
    assert pause_day(60, receipt=0) == 0
    assert pause_day(101, receipt=0) == NEVER
