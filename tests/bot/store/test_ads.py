"""What sold through ads, worked out of reports that know neither days nor SKUs."""

from datetime import date, datetime, timedelta
from typing import Any

import numpy as np
import pytest

from bot.store import Database, Store, Switched
from planner.events.plan import EventKind, EventPlan
from planner.intake.facts import AdsLine
from tests.bot.store.builders import NOW, a_count, a_line, a_shop, a_store, at, counts_in, orders_in

TODAY = NOW.date()  # 10 March 2026: the window of thirty days is 8 February to 9 March
WINDOW = (TODAY - timedelta(days=30), TODAY - timedelta(days=1))


def a_report(orders: int, page: str = "P1", campaign: str = "C1", **changes: Any) -> AdsLine:
    said = {"cost_minor": 500, "revenue_minor": None, "currency": "GBP", "impressions": None, "clicks": None}
    return AdsLine(campaign, campaign, page, orders, **(said | changes))


def ads_in(store: Store, *lines: AdsLine, period: tuple[date, date] = WINDOW, shop: str = "Mugs") -> Switched:
    run = store.imports.begin(shop, "ads", str(hash((lines, period))), "ads.xlsx", NOW, NOW, period)
    store.imports.stage(run, "ads", lines)
    return store.imports.switch(run, NOW)


def through_ads(store: Store, **asked: Any) -> dict[str, float]:
    (catalogue,) = store.facts.gather(NOW, **asked)
    return dict(zip(catalogue.items.product, catalogue.items.ads_units.tolist(), strict=True))


def sold(store: Store, sku: str, units: int, when: datetime) -> None:
    orders_in(store, a_line(f"{sku}{when:%m%d}", sku, units, when), as_of=NOW)


@pytest.fixture
def shelf(store: Store) -> Store:
    """One page of two SKUs: 30 of the red and 10 of the blue one sold on each of two days; another page sold 5."""
    counts_in(
        store, a_count("1", 99, product_id="P1"), a_count("2", 99, product_id="P1"), a_count("3", product_id="P2")
    )
    for day in (at(2, 20), at(3, 5)):
        sold(store, "1", 30, day)
        sold(store, "2", 10, day)
    sold(store, "3", 5, at(3, 1))
    return store


def test_without_a_report_nobody_knows(shelf: Store) -> None:
    assert np.isnan(list(through_ads(shelf).values())).all()


def test_a_report_is_spread_over_skus_by_what_they_sold(shelf: Store) -> None:
    """40 orders of a page whose SKUs sold 60 and 20: 30 and 10. What was not advertised sold nothing through ads."""
    switched = ads_in(shelf, a_report(40))
    assert (switched["campaigns"], switched["ads_orders"], switched["unknown_pages"]) == (1, 40, ())
    assert through_ads(shelf) == pytest.approx({"SKU1": 30, "SKU2": 10, "SKU3": 0})


def test_one_sku_is_given_the_same_as_among_all(shelf: Store) -> None:
    ads_in(shelf, a_report(40))
    assert through_ads(shelf, products=["SKU2"]) == pytest.approx({"SKU2": 10})


def test_no_more_than_was_sold(shelf: Store) -> None:
    ads_in(shelf, a_report(400), a_report(3, "P2"))
    assert through_ads(shelf) == pytest.approx({"SKU1": 60, "SKU2": 20, "SKU3": 3})


def test_only_the_days_of_the_window_count(shelf: Store) -> None:
    """A report from 11 January on: half of its sales, 40 units, were on 20 January."""
    for sku, units in (("1", 60), ("2", 20)):
        sold(shelf, sku, units, at(1, 20))
    ads_in(shelf, a_report(40), period=(date(2026, 1, 11), WINDOW[1]))
    assert through_ads(shelf)["SKU1"] == pytest.approx(15)


def test_where_reports_of_a_campaign_overlap_the_newest_holds(shelf: Store) -> None:
    """The first says 40 in 30 days; the second 8 from 1 March: half of the first, 15 of the red one, and 6."""
    ads_in(shelf, a_report(40))
    ads_in(shelf, a_report(8), period=(date(2026, 3, 1), WINDOW[1]))
    assert through_ads(shelf)["SKU1"] == pytest.approx(21)


def test_reports_of_two_campaigns_add_up(shelf: Store) -> None:
    ads_in(shelf, a_report(8), a_report(4, campaign="C2"))
    assert through_ads(shelf)["SKU1"] == pytest.approx(9)


@pytest.mark.parametrize(("days", "known"), [(14, False), (15, True), (30, True)])
def test_half_of_the_window_must_be_covered(shelf: Store, days: int, *, known: bool) -> None:
    """The share on the covered days holds for the window: 8 of 40 sold on 5 March is a fifth; of 60 that is 12."""
    ads_in(shelf, a_report(8), period=(TODAY - timedelta(days=days), WINDOW[1]))
    expected = {14: np.nan, 15: 12, 30: 6}[days]
    assert through_ads(shelf)["SKU1"] == pytest.approx(expected, nan_ok=True)
    assert np.isnan(through_ads(shelf)["SKU1"]) != known


def test_days_of_an_event_are_left_out_as_they_are_of_the_rate(shelf: Store) -> None:
    """40 of 80 sold through ads, 15 of the red one's 30 on each day; the livestream of 5 March keeps its own."""
    ads_in(shelf, a_report(40))
    live = date(2026, 3, 5)
    plan = EventPlan("Live", EventKind.LIVESTREAM, "Mugs", live, live, (("SKU1", 25),))
    shelf.events.add(plan, "U1", at(3, 4))
    assert through_ads(shelf) == pytest.approx({"SKU1": 15, "SKU2": 10, "SKU3": 0})


def test_another_shops_ads_are_not_ours(database: Database) -> None:
    store = a_store(database, "W1", a_shop("Mugs"), a_shop("Cups"))
    for shop in ("Mugs", "Cups"):
        counts_in(store, a_count("1", product_id="P1", seller_sku=shop), shop=shop)
        orders_in(store, a_line("1", "1", 4, at(3, 1), seller_sku=shop), shop=shop)
    ads_in(store, a_report(2), shop="Mugs")
    assert through_ads(store) == pytest.approx({"Mugs": 2, "Cups": np.nan}, nan_ok=True)


def test_a_page_nobody_knows_is_told(shelf: Store) -> None:
    assert ads_in(shelf, a_report(4, "P9"))["unknown_pages"] == ("P9",)
