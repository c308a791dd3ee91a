"""An event whose days and SKUs another one has too is said on its card: both count, and one may be typed twice."""

import pytest

from bot.commands.stock import answer
from bot.desk import Asker, Desk
from bot.store import Store
from bot.wording import Voice
from tests.bot.builders import Clock, Filled, a_desk, stocked
from tests.bot.test_events import ANA, says


@pytest.fixture
def desk(store: Store, clock: Clock, filled: Filled) -> Desk:
    """Live runs on three days with SKU123, so that #1 has units of it from the 28th to the 30th of December."""
    return filled(a_desk(store, clock), one_live)


def one_live(desk: Desk) -> None:
    for sku in ("SKU123", "SKU9"):
        stocked(desk.store, desk.now(), 300, sku=sku)
    desk.store.people.set_role(ANA, "planner", now=desk.now())
    says(desk, 'add "Live" SKU123 100 2026-12-28 2026-12-30')


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


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (
            'season "Gifts" x1.5 2026-12-10 2026-12-24',
            'season "Rush" x2.5 SKU123 2026-12-20 2026-12-27',
            "Gifts (#2, ×1.5) is a season on these days too, Dec 20, 2026 to Dec 24, 2026: on each of them",
        ),
        ('season "Gifts" x1.5 SKU9 2026-12-10 2026-12-24', 'season "Rush" x2.5 SKU123 2026-12-20', ""),
        ('season "Gifts" x1.5 2026-12-10 2026-12-19', 'season "Rush" x2.5 2026-12-20', ""),
        (
            'delay "Port" +10 2026-12-10 2026-12-24',
            'delay "Feast" +5 2026-12-24 2026-12-31',
            "Port (#2, 10 days) is a delay by sea on these days too, Dec 24, 2026: the one that begins",
        ),
        ('delay "Port" +10 2026-12-10 2026-12-24', 'air-delay "Feast" +5 2026-12-24', ""),
        (
            'campaign "Sale" SKU123 50 2026-12-10',
            'season "Rush" x2.5 2026-12-01 2026-12-20',
            "Sale (#2) has units of its own planned, Dec 10, 2026: of its SKUs the season does not count on these days",
        ),
        ('campaign "Sale" SKU123 50 2026-12-10', 'season "Quiet" x0.5 2026-12-01 2026-12-20', ""),
        (
            'season "Gifts" x2 2026-12-10 2026-12-24',
            'season "Lull" x0.5 SKU123 2026-12-20 2026-12-27',
            "Gifts (#2, ×2) says the opposite for the same days, Dec 20, 2026 to Dec 24, 2026: on them only ×2 counts",
        ),
        (
            'season "Gifts" x1.5 2026-12-10',
            'season "Lull" x0.5 2026-12-10',
            "Gifts (#2, ×1.5) says the opposite for the same days, Dec 10, 2026: on them only ×0.5 counts",
        ),
        (
            'pause "Quiet" 2026-12-10 2026-12-12',
            'campaign "Sale" SKU123 50 2026-12-12 2026-12-13',
            "Ads pause on these days, Dec 12, 2026: Quiet (#2). The units planned here count in full all the same",
        ),
        (
            'campaign "Sale" SKU123 50 2026-12-12 2026-12-13',
            'pause "Quiet" SKU123 2026-12-10 2026-12-12',
            "Sale (#2) has units planned while ads pause, Dec 12, 2026. They count in full all the same",
        ),
        ('pause "Quiet" SKU9 2026-12-10', 'campaign "Sale" SKU123 50 2026-12-10', ""),
        ('pause "Quiet" 2026-12-10', 'campaign "Sale" SKU123 50 2026-12-11', ""),
    ],
)
def test_a_season_or_a_delay_says_which_of_two_counts_on_the_same_days(
    desk: Desk, first: str, second: str, said: str
) -> None:
    says(desk, f"add {first}")
    answer = says(desk, f"add {second}").replace("*", "")
    assert said in answer
    assert ("(#2" in answer) == bool(said)


def test_the_days_on_which_a_season_does_not_count_are_said_wherever_the_event_is(desk: Desk) -> None:
    """Live has units of SKU123 from the 28th to the 30th; Gifts, a season of all products, holds two of these days."""
    says(desk, 'add season "Gifts" x1.5 2026-12-10 2026-12-29')
    said = says(desk, "#1").replace("*", "")
    assert "The season Gifts (#2, ×1.5) holds these days, too, Dec 28, 2026 to Dec 29, 2026" in said
    cards = "".join(str(message.blocks) for message in answer(desk, Asker(ANA, "", Voice()), "SKU123"))
    assert "On the days of *Live*, Dec 28, 2026 to Dec 29, 2026, the season *Gifts* does not count" in cards
    says(desk, "cancel #2")
    says(desk, 'add season "Lull" x0.5 2026-12-10 2026-12-29')  # below the usual it counts there as well
    assert "does not count" not in says(desk, "#1")
