"""An event whose days and SKUs another one has too is said on its card: both count, and one may be typed twice."""

import pytest

from bot.desk import Desk
from bot.store import Store
from tests.bot.builders import Clock, a_desk, stocked
from tests.bot.test_events import ANA, says


@pytest.fixture
def desk(store: Store, clock: Clock) -> Desk:
    """Live runs on three days with SKU123, so that #1 has units of it from the 28th to the 30th of December."""
    for sku in ("SKU123", "SKU9"):
        stocked(store, clock.now, 300, sku=sku)
    store.people.set_role(ANA, "planner", now=clock.now)
    desk = a_desk(store, clock)
    says(desk, 'add "Live" SKU123 100 2026-12-28 2026-12-30')
    return desk


@pytest.mark.parametrize(
    ("words", "is_beside"),
    [
        ('campaign "Sale" SKU9 5 SKU123 50 2026-12-30 2027-01-02', True),
        ('campaign "Sale" SKU123 50 2026-12-20 2026-12-28', True),
        ('campaign "Sale" SKU123 50 2026-12-31', False),
        ('campaign "Sale" SKU123 50 2026-12-20 2026-12-27', False),
        ('campaign "Sale" SKU9 50 2026-12-28', False),
        ('pause "Sale" SKU123 2026-12-28', False),
    ],
)
def test_both_cards_name_the_other_where_days_and_skus_meet(desk: Desk, words: str, is_beside: bool) -> None:
    said = says(desk, f"add {words}")
    assert ("⚠️ Live (#1) has units of `SKU123` planned on the same days too: both count." in said) == is_beside
    assert ("⚠️ Sale (#2) has units of `SKU123`" in says(desk, "#1")) == is_beside


def test_what_is_cancelled_counts_no_more(desk: Desk) -> None:
    says(desk, 'add "Live again" SKU123 100 2026-12-28')
    says(desk, "cancel #1")
    assert "both count" not in says(desk, "#2")
