"""Last year's weeks through the store: tried at night on all shops together, and seen by whoever asks."""

from datetime import timedelta

import pytest

from bot.desk import Desk
from bot.events.same_weeks import weeks_of
from bot.jobs import learn
from bot.store import Store
from bot.wording import Voice
from planner.forecasting.blend import MEAN_WEIGHTS
from planner.forecasting.quickness import BRISK, CALM, QUICK
from planner.forecasting.same_weeks import NEEDED, SameWeeks, Weeks
from planner.policy import Learned
from tests.bot.builders import Clock, a_desk, a_shop, counted
from tests.bot.judging.test_boosting import CHINESE, rate, settings, why
from tests.bot.store.builders import a_line

HELPS = SameWeeks(Weeks.HELPS, (1.05, 1.06, 1.08) + (1.1,) * 9, 0.75, 0.5391, 17)


def sold_a_year_ago(store: Store, clock: Clock) -> None:
    """500 days of SKU123 and five others, one a day each; six more for 50 days from 30 on, a year later again, and
    for 100 from 136 on, as from tomorrow on.
    """
    lines = []
    for day in range(500):
        paid = (clock.now - timedelta(days=500 - day)).replace(hour=12, minute=0)
        skus = ["SKU123", *(f"SKU{n}" for n in range(1, 12 if 136 <= day < 236 or 30 <= day % 365 < 80 else 6))]
        lines += [a_line(f"{sku}-{day}", sku, 1, paid, seller_sku=sku, shipped=paid) for sku in skus]
    run = store.imports.begin("UK Home", "orders", "year", "o.csv", clock.now, clock.now)
    store.imports.stage(run, "orders", lines)
    store.imports.switch(run, clock.now)
    counted(store, clock.now, SKU123=100)


def test_a_night_learns_it_and_whoever_asks_sees_it(store: Store, desk: Desk, clock: Clock) -> None:
    """Six sold a day in the last four weeks, of which what sells so evenly is blended, and twelve a year ago: × 2.
    The SKU itself sold one a day all the while: a fifth of its two is one, × 1.8."""
    sold_a_year_ago(store, clock)
    learn.run(desk)
    assert (desk.learned().same_weeks.outcome, rate(desk)) == (Weeks.HELPS, pytest.approx(1.8))
    assert "a weighted mean × 1.8, as these weeks sold a year ago (on your own past, that foretold" in why(
        desk, Voice()
    )
    assert "加权平均 × 1.8（依据去年同期的销售" in why(desk, CHINESE)
    assert "Daily rates go by last year: over the coming 4 weeks × 2" in settings(desk, Voice())


def test_two_shops_are_added_up_to_yesterday(store: Store, desk: Desk, clock: Clock) -> None:
    """The one sold first 400 days ago, the other 30 days ago."""
    store.shops.add(a_shop("UK Beauty"), now=clock.now)
    for shop, days in (("UK Home", 400), ("UK Beauty", 30)):
        run = store.imports.begin(shop, "orders", shop, "o.csv", clock.now, clock.now)
        paid = [clock.now - timedelta(days=back) for back in (days, 1)]
        store.imports.stage(run, "orders", [a_line(f"{shop}-{day}", shop, 1, day, seller_sku=shop) for day in paid])
        store.imports.switch(run, clock.now)
    assert weeks_of(desk, MEAN_WEIGHTS) == SameWeeks(Weeks.SHORT, days_missing=NEEDED - 400)


def test_by_the_article_s_rule_nobody_asks(store: Store, clock: Clock) -> None:
    assert weeks_of(a_desk(store, clock, demand_rule="mean"), MEAN_WEIGHTS) == SameWeeks()


@pytest.mark.parametrize(
    ("weeks", "said", "in_chinese"),
    [
        (
            HELPS,
            "over the coming 4 weeks × 1.08, as these weeks sold a year ago. Tried from 17 days",
            "未来 4 周 × 1.08",
        ),
        (HELPS, "that foretold 54% better how many SKUs sell a day", "误差小 54%"),
        (SameWeeks(Weeks.SHORT, days_missing=1), "last year: 1 more day of sales is needed", "还需要 1 天"),
        (SameWeeks(Weeks.SHORT, days_missing=51), "last year: 51 more days of sales are needed", "还需要 51 天"),
        (SameWeeks(Weeks.FEW), "too few SKUs sell a day to tell a season", "SKU 太少"),
        (SameWeeks(Weeks.GAP), "for weeks nothing sold, or no sales of the last days were imported", "尚未导入"),
        (SameWeeks(Weeks.OTHER_SIZE), "the last 4 weeks far more or far fewer SKUs sold a day", "最近 4 周"),
        (SameWeeks(Weeks.NO_HELP, trials=9), "tried from 9 days of your own past, that did not", "从 9 个日期试过"),
    ],
)
def test_the_settings_say_how_it_stands(store: Store, desk: Desk, weeks: SameWeeks, said: str, in_chinese: str) -> None:
    store.learned.save(Learned(same_weeks=weeks))
    assert said in settings(desk, Voice())
    assert in_chinese in settings(desk, CHINESE)


def test_before_the_first_night_they_say_nothing_of_it(desk: Desk) -> None:
    assert "last year" not in settings(desk, Voice())


@pytest.mark.parametrize(
    ("weights", "said", "in_chinese"),
    [
        (QUICK, "Daily rates follow the last 4 weeks", "最近 4 周"),
        (BRISK, "follow the last 8 weeks", "最近 8 周"),
        (CALM, "Daily rates follow what sold lately more slowly than usual", "日均销量对近期销售的反应比平常慢"),
    ],
)
def test_the_settings_say_how_quickly_rates_follow(
    store: Store, desk: Desk, weights, said: str, in_chinese: str
) -> None:
    assert "Daily rates" not in settings(desk, Voice())
    store.learned.save(Learned(rate_weights=weights))
    assert said in settings(desk, Voice())
    assert in_chinese in settings(desk, CHINESE)
