"""What sold on some days: units out of packed months, money out of order lines, and both agree."""

from datetime import date

from bot.store import Store
from tests.bot.store.builders import a_count, a_line, a_row, a_shop, at, counts_in, orders_in, plan_in

FIRST, LAST = date(2026, 3, 2), date(2026, 3, 8)


def test_units_and_money_of_some_days_are_those_of_the_orders_paid_on_them(store: Store) -> None:
    """Of SKU1001 3 + 2 on the first and the last day at 5 each; the days beside, what was cancelled and what was
    free of charge are left out; of SKU1002 4 in the other shop."""
    store.shops.add(a_shop("Cups"), now=at(3, 1))
    orders_in(
        store,
        a_line("1", quantity=3, paid=at(3, 2, 0)),
        a_line("2", quantity=2, paid=at(3, 8, 23, 59)),
        a_line("3", quantity=9, paid=at(3, 1, 23, 59)),
        a_line("4", quantity=9, paid=at(3, 9, 0)),
        a_line("5", quantity=9, paid=at(3, 4), cancelled=at(3, 4)),
        a_line("6", quantity=9, paid=at(3, 4), subtotal_minor=0),
    )
    orders_in(store, a_line("7", "1002", 4, paid=at(3, 5)), shop="Cups")
    ranking = store.sales.ranked(FIRST, LAST)
    codes = store.sales.codes(ranking.numbers.tolist())
    assert list(zip(codes, ranking.units.tolist(), strict=True)) == [("SKU1001", 5), ("SKU1002", 4)]
    assert (ranking.total, ranking.by_place) == (9, {"Cups": 4, "Mugs": 5})
    sold = [(it.product, it.shop, it.units, it.money_minor) for it in store.sales.of(codes, FIRST, LAST)]
    assert sorted(sold) == [("SKU1001", "Mugs", 5, 2500), ("SKU1002", "Cups", 4, 2000)]
    assert [it.product for it in store.sales.of(codes, FIRST, LAST, "cups")] == ["SKU1002"]
    assert store.sales.ranked(FIRST, LAST, "Cups").total == 4
    assert store.sales.ranked(date(2026, 4, 1), date(2026, 4, 2)).total == 0
    orders_in(store, *(a_line(str(sku), str(sku), paid=at(3, 3)) for sku in range(5000, 5070)), as_of=at(3, 9))
    assert store.sales.ranked(FIRST, LAST).total == 79
    last = store.import_undo.last("Mugs")
    assert last is not None
    store.import_undo.undo(last, at(3, 9), "U1")  # with the SKUs that only it knew
    assert store.sales.ranked(FIRST, LAST).total == 9


def test_of_a_bundle_each_product_has_its_part_and_other_channels_count(store: Store) -> None:
    """Two sets at 8.00 of one A and three B: 2 A with a quarter of 16.00, 6 B with the rest; 5 A more elsewhere."""
    counts_in(store, a_count("1", seller_sku="A"), a_count("2", seller_sku="B"))
    listings = [
        a_row("listings", shop="Mugs", sku_id="9", seller_sku="SET", product=product, units_each=units)
        for product, units in (("A", 1), ("B", 3))
    ]
    other = a_row("other_sales", product="A", location="Mugs", day="2026-03-03", channel="eBay", quantity=5)
    plan_in(store, at(3, 9), listings=listings, other_sales=[other])
    orders_in(store, a_line("1", "9", 2, paid=at(3, 3), seller_sku="SET", subtotal_minor=1600), as_of=at(3, 9))
    sold = [(it.product, it.shop, it.units, it.money_minor) for it in store.sales.of(["A", "B"], FIRST, LAST)]
    assert sorted(sold) == [("A", "", 5, 0), ("A", "Mugs", 2, 400), ("B", "Mugs", 6, 1200)]
    ranking = store.sales.ranked(FIRST, LAST)
    assert dict(zip(store.sales.codes(ranking.numbers.tolist()), ranking.units.tolist(), strict=True)) == {
        "A": 7,
        "B": 6,
    }
