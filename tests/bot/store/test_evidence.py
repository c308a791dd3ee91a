"""What orders and ads say of slow items: returns, what is bought together, what ads showed."""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from bot.store import Database, Known, Standing, Store
from planner.clearance.bundle import partners
from planner.model import Level
from tests.bot.store.builders import NOW, a_count, a_line, a_shop, a_store, counts_in, hours, orders_in
from tests.bot.store.test_ads import a_report, ads_in
from tests.bot.store.test_ages import an_age

TODAY = NOW.date()


def of(store: Store, product: str = "SKU1") -> Known:
    """Return what is known of one product."""
    (catalogue,) = store.facts.gather(NOW)
    number = catalogue.numbers[catalogue.items.product.index(product)]
    return store.evidence.of([number], catalogue.as_of, store.evidence.around(catalogue.as_of))


def a_standing(product: str, available: int | None = 50) -> Standing:
    said: dict[str, Any] = dict.fromkeys(("stockout", "money_minor", "cash_minor", "coming_minor", "counted_at"))
    said |= {"threshold": 0, "quantity": 0, "currency": "GBP", "cost_currency": "", "as_of": NOW, "shop": "Mugs"}
    return Standing(
        product=product, name=product, location="Mugs", level=Level.OK, available=available, days_of_cover=9.0, **said
    )


def bought(store: Store, order: str, *skus: str, days_ago: int = 5, **changes: Any) -> None:
    when = NOW - timedelta(days=days_ago)
    orders_in(store, *(a_line(order, sku, 1, when, **changes) for sku in skus), as_of=NOW)


@pytest.fixture
def baskets(store: Store) -> Store:
    """SKU1 four times, three of them with SKU2; SKU2 once alone, SKU3 six times alone; all are in stock."""
    for order in ("a", "b", "c"):
        bought(store, order, "1", "2")
    bought(store, "d", "1")
    bought(store, "e", "2")
    for order in "fghijk":
        bought(store, order, "3")
    store.levels.save([a_standing(f"SKU{number}") for number in (1, 2, 3)])
    return store


# -- bought together --------------------------------------------------------------------------------------------------


def test_what_is_in_the_same_order_is_counted_by_orders(baskets: Store) -> None:
    known = of(baskets)
    assert [other.product for other in known.others] == ["SKU2"]
    pairs = known.pairs
    counted = (pairs.together, pairs.of_item, pairs.of_other, pairs.of_all)
    assert [column.tolist() for column in counted] == [[3], [4], [4], [11]]
    assert pairs.other_orders.tolist() == [4 / 91]
    assert partners(pairs, 1).tolist() == [0]


def test_units_of_one_order_are_one_order(baskets: Store) -> None:
    orders_in(baskets, a_line("l", "1", 50), a_line("l", "2", 70), as_of=NOW)
    assert of(baskets).pairs.together.tolist() == [4]


def test_two_orders_with_both_are_chance(store: Store) -> None:
    for order in ("a", "b"):
        bought(store, order, "1", "2")
    store.levels.save([a_standing("SKU2")])
    assert not of(store).others


@pytest.mark.parametrize(("days_ago", "counts"), [(364, 1), (365, 1), (366, 0)])
def test_orders_of_a_year_are_looked_at(store: Store, days_ago: int, counts: int) -> None:
    for order in ("a", "b", "c"):
        bought(store, order, "1", "2", days_ago=days_ago)
    store.levels.save([a_standing("SKU2")])
    assert len(of(store).others) == counts


def test_cancelled_orders_and_samples_are_nobodys_choice(store: Store) -> None:
    for order in ("a", "b", "c"):
        bought(store, order, "1", "2", cancelled=NOW)
    for order in ("d", "e", "f"):
        bought(store, order, "1", "2", subtotal_minor=0)
    store.levels.save([a_standing("SKU2")])
    assert not of(store).others


def test_what_is_sold_out_or_slow_itself_is_no_partner(baskets: Store) -> None:
    baskets.levels.save([a_standing("SKU2", available=0)])
    assert not of(baskets).others
    baskets.levels.save([a_standing("SKU2")])
    baskets.ages.save([an_age("SKU2", is_slow=False)], [])
    assert len(of(baskets).others) == 1
    baskets.ages.save([an_age("SKU2", is_slow=True)], [])
    assert not of(baskets).others


def test_an_item_alone_is_told_the_same_as_among_others(baskets: Store) -> None:
    (catalogue,) = baskets.facts.gather(NOW)
    known = baskets.evidence.of(catalogue.numbers, catalogue.as_of, baskets.evidence.around(TODAY))
    mine = known.pairs.item == catalogue.items.product.index("SKU1")
    assert known.pairs.of_other[mine].tolist() == of(baskets).pairs.of_other.tolist()
    assert known.sold.tolist() == [4, 4, 6]


def test_another_location_sells_its_own_baskets(database: Database) -> None:
    store = a_store(database, "W1", a_shop("Mugs"), a_shop("Cups"))
    for order in ("a", "b", "c"):
        orders_in(store, a_line(order, "1"), a_line(order, "2"), shop="Cups", as_of=NOW)
    orders_in(store, a_line("d", "1"), shop="Mugs", as_of=NOW)
    store.levels.save([a_standing("SKU2")])
    (catalogue,) = store.facts.gather(NOW)
    at_mugs = catalogue.numbers[catalogue.items.location.index("Mugs")]
    assert not store.evidence.of([at_mugs], TODAY, store.evidence.around(TODAY)).others


def test_what_holds_for_a_location_is_that_of_the_newest_look_for_a_week(baskets: Store) -> None:
    """11 orders; one more that returns something counts with the next look, or once that is a week old."""
    places = baskets.evidence.look_around(TODAY)
    (number,) = places.orders
    assert (places.orders, places.with_returns) == ({number: 11}, frozenset())
    bought(baskets, "z", "1", returned=1)
    days = [TODAY, TODAY + timedelta(days=6), TODAY + timedelta(days=7)]
    assert [baskets.evidence.around(day).orders[number] for day in days] == [11, 11, 12]
    found = baskets.evidence.look_around(TODAY)
    assert found == baskets.evidence.around(TODAY)
    assert (found.orders, found.with_returns) == ({number: 12}, frozenset({number}))


# -- returns ----------------------------------------------------------------------------------------------------------


def test_returns_are_known_once_one_was_seen(store: Store) -> None:
    orders_in(store, a_line("a", "1", 40), a_line("b", "2", 10))
    assert np.isnan(of(store).returned).all()
    orders_in(store, a_line("c", "2", 10, returned=3))
    assert (of(store).sold.tolist(), of(store).returned.tolist()) == ([40], [0])
    assert (of(store, "SKU2").sold.tolist(), of(store, "SKU2").returned.tolist()) == ([20], [3])


@pytest.mark.parametrize(("days_ago", "sold"), [(179, 7), (180, 7), (181, 0)])
def test_returns_of_half_a_year_count(store: Store, days_ago: int, sold: int) -> None:
    orders_in(store, a_line("a", "1", 7, NOW - timedelta(days=days_ago), returned=1))
    assert of(store).sold.tolist() == [sold]


# -- countries --------------------------------------------------------------------------------------------------------


def test_orders_are_counted_by_country_the_most_first(store: Store) -> None:
    for order, country in (("a", "Spain"), ("b", "France"), ("c", "France"), ("d", "")):
        bought(store, order, "1", country=country)
    bought(store, "e", "2", country="Italy")
    (catalogue,) = store.facts.gather(NOW)
    number = catalogue.numbers[catalogue.items.product.index("SKU1")]
    assert store.evidence.countries(number, TODAY) == (("France", 2), ("Spain", 1))


def test_an_export_without_countries_takes_none_away(store: Store) -> None:
    bought(store, "a", "1", country="Spain")
    bought(store, "a", "1", shipped=NOW)
    (catalogue,) = store.facts.gather(NOW)
    assert store.evidence.countries(catalogue.numbers[0], TODAY) == (("Spain", 1),)


def test_an_order_line_that_differs_in_nothing_else_is_the_same(store: Store) -> None:
    orders_in(store, a_line("a", "1"))
    assert orders_in(store, a_line("a", "1", country="Spain"), sha="2")["changed_lines"] == 0


# -- prices -----------------------------------------------------------------------------------------------------------


def prices(store: Store) -> list[tuple[int, float, float]]:
    """Return (week, price, orders) of SKU1."""
    (catalogue,) = store.facts.gather(NOW)
    found = store.evidence.prices([catalogue.numbers[catalogue.items.product.index("SKU1")]], TODAY)
    return sorted(zip(found.week.tolist(), found.price.tolist(), found.orders.tolist(), strict=True))


@pytest.mark.parametrize(("days_ago", "week"), [(1, 51), (7, 51), (8, 50), (364, 0)])
def test_prices_are_told_by_week_before_today(store: Store, days_ago: int, week: int) -> None:
    bought(store, "a", "1", days_ago=days_ago)
    assert prices(store) == [(week, 500, 1)]


@pytest.mark.parametrize("days_ago", [0, 365])
def test_today_and_more_than_52_weeks_ago_are_left_out(store: Store, days_ago: int) -> None:
    bought(store, "a", "1", days_ago=days_ago)
    assert prices(store) == []


def test_orders_of_one_price_are_counted_together_whatever_their_size(store: Store) -> None:
    orders = (("a", 1, 500), ("b", 10, 5000), ("c", 4, 1600))
    orders_in(store, *(a_line(name, "1", units, NOW - hours(30), subtotal_minor=paid) for name, units, paid in orders))
    assert prices(store) == [(51, 400, 1), (51, 500, 2)]


def test_samples_and_money_of_another_currency_tell_no_price(store: Store) -> None:
    bought(store, "a", "1", subtotal_minor=0)
    bought(store, "b", "1", currency="EUR")
    assert prices(store) == []


# -- ads --------------------------------------------------------------------------------------------------------------


def seen(store: Store, product: str = "SKU1") -> list[float]:
    known = of(store, product)
    return [float(column[0]) for column in (known.impressions, known.clicks, known.ads_orders)]


@pytest.fixture
def pages(store: Store) -> Store:
    """One page of two SKUs, and another page."""
    counts_in(store, a_count("1", product_id="P1"), a_count("2", product_id="P1"), a_count("3", product_id="P2"))
    return store


def test_without_a_report_ads_are_not_known(pages: Store) -> None:
    assert np.isnan(seen(pages)).all()


def test_a_page_has_what_all_its_campaigns_showed(pages: Store) -> None:
    ads_in(pages, a_report(4, impressions=1000, clicks=50), a_report(2, campaign="C2", impressions=500, clicks=10))
    assert seen(pages) == seen(pages, "SKU2") == [1500, 60, 6]


def test_a_page_in_no_report_was_shown_to_nobody(pages: Store) -> None:
    ads_in(pages, a_report(4, impressions=1000, clicks=50))
    assert seen(pages, "SKU3") == [0, 0, 0]
    known = of(pages, "SKU3")
    usual = [float(each[0]) for each in (known.usual_impressions, known.usual_clicks, known.usual_orders)]
    assert usual == [1000, 0.05, 0.08]


def test_what_an_order_through_ads_costs_is_known_in_the_shops_currency(pages: Store) -> None:
    ads_in(pages, a_report(4, impressions=1000, clicks=50), a_report(6, "P2", impressions=10, clicks=5))
    assert of(pages).cost_per_order.tolist() == [100]
    ads_in(pages, a_report(4, campaign="C2", impressions=1000, clicks=50, currency="USD"))
    assert np.isnan(of(pages).cost_per_order).all()


def test_what_its_own_ads_cost_is_known_in_the_shops_currency(pages: Store) -> None:
    ads_in(pages, a_report(4, impressions=1000, clicks=50), a_report(6, "P2", impressions=10, clicks=5, cost_minor=90))
    assert [of(pages, sku).ads_cost.tolist() for sku in ("SKU1", "SKU3")] == [[500], [90]]
    ads_in(pages, a_report(4, campaign="C2", impressions=1000, clicks=50, currency="USD"))
    assert [bool(np.isnan(of(pages, sku).ads_cost[0])) for sku in ("SKU1", "SKU3")] == [True, False]


def test_a_report_without_impressions_says_nothing_of_them(pages: Store) -> None:
    ads_in(pages, a_report(4))
    assert np.isnan(seen(pages)).all()


def test_where_reports_of_a_campaign_overlap_the_newest_counts(pages: Store) -> None:
    ads_in(pages, a_report(4, impressions=1000, clicks=50))
    ads_in(pages, a_report(5, impressions=1200, clicks=60), period=(date(2026, 3, 1), date(2026, 3, 9)))
    assert seen(pages) == [1200, 60, 5]


def test_reports_of_more_than_a_quarter_ago_are_over(pages: Store) -> None:
    report = a_report(4, impressions=1000, clicks=50)
    ads_in(pages, report, period=(date(2025, 10, 1), TODAY - timedelta(days=92)))
    assert np.isnan(seen(pages)).all()
