"""What people say of an event and cannot have meant."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from planner.events.plan import EventKind, EventPlan, Mistake, mistakes

TODAY = date(2026, 11, 23)
LIVE = EventPlan("Live", EventKind.LIVESTREAM, "UK Home", TODAY, TODAY, (("SKU123", 1000),))


def day(offset: int) -> date:
    return TODAY + timedelta(days=offset)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({}, ()),
        ({"name": "  "}, (Mistake.NO_NAME,)),
        ({"name": "x" * 75}, ()),
        ({"name": "x" * 76}, (Mistake.LONG_NAME,)),
        ({"starts": day(2), "ends": day(1)}, (Mistake.ENDS_BEFORE_START,)),
        ({"starts": day(-3), "ends": day(0)}, ()),
        ({"starts": day(-3), "ends": day(-1)}, (Mistake.PAST,)),
        ({"ends": day(91)}, ()),
        ({"ends": day(92)}, (Mistake.TOO_LONG,)),
        ({"starts": day(730), "ends": day(730)}, ()),
        ({"starts": day(731), "ends": day(731)}, (Mistake.TOO_FAR,)),
        ({"units": ()}, (Mistake.NO_PRODUCT,)),
        ({"units": (("A", 1), ("A", 2))}, (Mistake.TWICE,)),
        ({"units": (("A", 0),)}, (Mistake.NO_UNITS,)),
        ({"units": (("A", 10_000_000),)}, ()),
        ({"units": (("A", 10_000_001),)}, (Mistake.TOO_MANY_UNITS,)),
        ({"units": tuple((f"S{n}", 1) for n in range(101))}, (Mistake.TOO_MANY_PRODUCTS,)),
        ({"kind": EventKind.ADS_PAUSED, "units": ()}, ()),
        ({"kind": EventKind.ADS_PAUSED, "units": (("A", 0),)}, ()),
    ],
)
def test_what_cannot_be_meant_is_found(said: Mapping[str, Any], found: tuple[Mistake, ...]) -> None:
    assert mistakes(replace(LIVE, **said), TODAY) == found
