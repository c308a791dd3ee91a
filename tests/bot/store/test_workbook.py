"""The planning workbook counts: every sheet fills what planning reads, and a row that contradicts refuses the whole."""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from bot.store import Catalogue, Limit, PlanRefused, Store
from planner.intake.problems import Problem, ProblemCode
from planner.intake.workbook.suppliers import SUPPLIERS
from planner.purchase import State
from tests.bot.store.builders import (
    NOW,
    a_count,
    a_line,
    a_proposal,
    a_row,
    a_shop,
    at,
    counts_in,
    hours,
    orders_in,
    plan_in,
)

SHOP = {"market": "GB", "tz": "Europe/London", "currency": "GBP"}
PARTS = {
    "plan_days": 1,
    "production_days": 15,
    "quality_days": 1,
    "sea_days": 25,
    "customs_days": 2,
    "receiving_days": 1,
}


def planned(store: Store, when: Any = NOW, product: str = "SKU1001") -> Catalogue:
    (catalogue,) = store.facts.gather(when, products=[product])
    return catalogue


def column(store: Store, name: str) -> float:
    return float(getattr(planned(store).items, name)[0])


def refused(store: Store, **rows: Any) -> tuple[Problem, ...]:
    with pytest.raises(PlanRefused) as refusal:
        plan_in(store, **rows)
    return refusal.value.problems


def a_product(**said: Any) -> Any:
    return a_row("products", product="SKU1001", **said)


def a_supplier(**said: Any) -> Any:
    return a_row("suppliers", **({"supplier": "Yiwu", "currency": "USD"} | said))


@pytest.fixture
def mugs(store: Store) -> Store:
    """A store in which 10 of SKU1001 were counted."""
    counts_in(store, a_count(quantity=10), as_of=NOW)
    return store


def test_products_say_how_they_are_bought_and_a_dash_takes_it_back(mugs: Store) -> None:
    said = {"unit_cost": "12.34", "currency": "USD", "lead_time": 20, "max_lead_time": 30, "air_lead_time": 7}
    plan_in(mugs, products=[a_product(supplier="Yiwu", moq=100, case_pack=12, buffer=5, salvage="3", **said)])
    items = planned(mugs).items
    assert (items.supplier, items.lead_time[0], items.max_lead_time[0], items.air_lead_time[0]) == (
        ("Yiwu",),
        20,
        30,
        7,
    )
    assert (items.unit_cost[0], items.moq[0], items.case_pack[0], items.buffer[0]) == (12.34, 100, 12, 5)
    assert items.salvage[0] == 3
    again = plan_in(mugs, products=[a_product(moq=None, buffer=None)])
    items = planned(mugs).items
    assert (items.moq[0], items.case_pack[0], again["products_changed"]) == (1, 12, 1)
    assert np.isnan(items.buffer[0])


def test_a_supplier_s_parts_add_up_and_what_the_product_says_wins(mugs: Store) -> None:
    """By sea 1 + 15 + 1 + 25 + 2 + 1 = 45 days, spread √(3² + 4²) = 5; by air 5 instead of 25: 25 days."""
    said = PARTS | {"production_spread": 3.0, "sea_spread": 4.0, "air_days": 5, "moq": 200, "case_pack": 24}
    plan_in(mugs, suppliers=[a_supplier(**said)], products=[a_product(supplier="yiwu")])
    items = planned(mugs).items
    assert (items.lead_time[0], items.lead_time_spread[0], items.air_lead_time[0]) == (45, 5, 25)
    assert (items.moq[0], items.case_pack[0], items.supplier) == (200, 24, ("Yiwu",))
    plan_in(mugs, products=[a_product(lead_time=20, moq=10)])
    items = planned(mugs).items
    assert (items.lead_time[0], items.moq[0], items.case_pack[0]) == (20, 10, 24)


@pytest.mark.parametrize(
    ("supplier", "product", "by_air"),
    [
        ({}, {}, np.inf),  # parts without air freight: no route
        ({"air_days": 5}, {}, 25),
        ({"air_days": 5}, {"no_air_route": True}, np.inf),
        ({}, {"no_air_route": False}, np.nan),  # there is one, nobody says how long: the policy's
        ({}, {"air_lead_time": 9}, 9),
    ],
)
def test_without_days_by_air_there_is_no_air_route(
    mugs: Store, supplier: dict[str, Any], product: dict[str, Any], by_air: float
) -> None:
    plan_in(mugs, suppliers=[a_supplier(**PARTS, **supplier)], products=[a_product(supplier="Yiwu", **product)])
    np.testing.assert_equal(column(mugs, "air_lead_time"), by_air)


def test_nothing_is_known_of_a_supplier_of_whom_only_the_name_is(mugs: Store) -> None:
    plan_in(mugs, products=[a_product(supplier="Yiwu")])
    assert np.isnan([column(mugs, name) for name in ("lead_time", "air_lead_time", "review", "sea_freight")]).all()


def test_freight_and_duty_come_in_the_currency_of_the_cost(mugs: Store) -> None:
    """£2 of freight at 1.25 is $2.50, and 10 % of $12 is $1.20."""
    supplier = a_supplier(currency="GBP", sea_freight="2", duty=10.0, **PARTS)
    rows = {"suppliers": [supplier], "products": [a_product(supplier="Yiwu", unit_cost="12", currency="USD")]}
    plan_in(mugs, **rows)
    assert np.isnan(column(mugs, "sea_freight"))  # nobody typed a rate
    assert column(mugs, "air_freight") == pytest.approx(1.2)  # duty alone is known
    assert np.isnan(column(mugs, "exchange"))
    plan_in(mugs, rates=[a_row("rates", origin="GBP", target="USD", rate="1.25", day="2026-03-01")])
    assert column(mugs, "sea_freight") == pytest.approx(3.7)
    assert column(mugs, "exchange") == pytest.approx(0.8)


def test_what_a_unit_costs_is_kept_finer_than_a_coin(mugs: Store) -> None:
    """0.035 USD a piece are 3.5 cents; by sea 0.0125 and 10 % of 0.035 more. Of ¥0.35 no whole coin is left."""
    said = {"unit_cost": "0.035", "salvage": "0.0005", "storage_fee": "0.00365", "currency": "USD"}
    maker = a_supplier(currency="USD", sea_freight="0.0125", duty=10.0)
    plan_in(mugs, suppliers=[maker], products=[a_product(supplier="Yiwu", **said)])
    items = planned(mugs).items
    assert (items.unit_cost[0], items.salvage[0], items.sea_freight[0]) == pytest.approx((0.035, 0.0005, 0.016))
    assert items.storage_fee[0] == pytest.approx(0.00365 * 12 / 365)
    plan_in(mugs, products=[a_product(unit_cost="0.35", salvage=None, storage_fee=None, currency="JPY")])
    assert planned(mugs).items.unit_cost[0] == 0.35


def test_the_platforms_fee_of_a_product_comes_back_as_it_was_typed_and_can_be_taken_back(mugs: Store) -> None:
    """0.5 % and 0 % are fees; a blank cell leaves what is there, - takes it back."""
    assert np.isnan(column(mugs, "platform_fee"))
    for hour, (fee, shown) in enumerate(((0.08, "8"), (0.005, "0.5%"), (0.0, "0"))):
        plan_in(mugs, NOW + hours(hour), products=[a_product(platform_fee=fee)])
        plan_in(mugs, NOW + hours(hour), products=[a_product(buffer=5)])
        assert column(mugs, "platform_fee") == fee
        known = {row["product"]: row for row in mugs.workbook.known(NOW.date())["products"]}
        assert known["SKU1001"]["platform_fee"] == shown
    plan_in(mugs, products=[a_product(platform_fee=None)])
    assert np.isnan(column(mugs, "platform_fee"))


def test_undoing_an_import_gives_the_fee_back_that_was_said_before(mugs: Store) -> None:
    """8 % before, 12 % imported; undone it is 8 % again, and none where none was said."""
    for hour, fee in enumerate((0.08, 0.12)):
        plan_in(mugs, NOW + hours(hour), products=[a_product(platform_fee=fee)])
    for hour, before in ((2, 0.08), (3, np.nan)):
        newest = mugs.import_undo.last("Mugs")
        assert newest is not None
        mugs.import_undo.undo(newest, NOW + hours(hour))
        np.testing.assert_equal(column(mugs, "platform_fee"), before)


def test_a_storage_fee_of_a_month_is_one_of_a_day(mugs: Store) -> None:
    plan_in(mugs, products=[a_product(storage_fee="3.65")])
    assert column(mugs, "storage_fee") == pytest.approx(0.12)


def test_an_order_day_comes_once_a_week_and_a_rhythm_says_otherwise(mugs: Store) -> None:
    """NOW is a Tuesday: Monday is 6 days off."""
    plan_in(mugs, suppliers=[a_supplier(order_day="Monday")], products=[a_product(supplier="Yiwu")])
    assert (column(mugs, "review"), column(mugs, "order_day")) == (7, 6)
    plan_in(mugs, suppliers=[a_supplier(order_rhythm=14)])
    assert (column(mugs, "review"), column(mugs, "order_day")) == (14, 6)


def test_an_unknown_supplier_is_refused_with_near_names_unless_the_file_names_it(mugs: Store) -> None:
    plan_in(mugs, suppliers=[a_supplier(supplier="Ningbo Mugs")])
    (wrong,) = refused(mugs, products=[a_product(supplier="Ningbo Mug")])
    assert wrong == Problem(3, "Supplier", ProblemCode.UNKNOWN_SUPPLIER, "Ningbo Mug", "Products", ("Ningbo Mugs",))
    plan_in(mugs, suppliers=[a_supplier(supplier="Ningbo Mug")], products=[a_product(supplier="Ningbo Mug")])
    assert planned(mugs).items.supplier == ("Ningbo Mug",)


def test_one_row_that_contradicts_keeps_all_sheets_out(mugs: Store) -> None:
    wrong = refused(
        mugs,
        shops=[a_row("shops", shop="New", **SHOP)],
        suppliers=[a_supplier()],
        products=[a_product(moq=9)],
        lanes=[a_row("lanes", 7, origin="Mugs", destination="Nowhere", days=3)],
    )
    assert [(one.sheet, one.row, one.column, one.code) for one in wrong] == [
        ("Lanes", 7, "To location", ProblemCode.UNKNOWN_LOCATION)
    ]
    assert [shop.name for shop in mugs.shops.all()] == ["Mugs"]
    assert column(mugs, "moq") == 1


MUG = {"product": "SKU1001"}
LIVE = {"event": "Live", "units": 5, "start": "2026-04-01"} | MUG


@pytest.mark.parametrize(
    ("kind", "said", "column_name", "code"),
    [
        ("products", {**MUG, "unit_cost": "€5", "currency": "USD"}, "Unit cost", "ANOTHER_CURRENCY"),
        ("products", {**MUG, "unit_cost": "5", "currency": "XXQ"}, "Currency", "NOT_A_CURRENCY"),
        ("suppliers", {"supplier": "Yiwu", "currency": "ABC"}, "Currency", "NOT_A_CURRENCY"),
        ("shops", {"shop": "Cups", "market": "GB"}, "Time zone", "MISSING"),
        ("shops", {"shop": "Mugs", "tz": None}, "Time zone", "MISSING"),
        ("shops", {"shop": "Mugs", "location": "Elsewhere"}, "Location", "SHOP_HAS_STOCK"),
        ("listings", {"product": "A", "shop": "Mug", "sku_id": "1" * 18}, "Shop", "UNKNOWN_SHOP"),
        ("inbound", {**MUG, "shop": "Mug", "quantity": 1, "arrives": "2026-04-01"}, "Shop", "UNKNOWN_SHOP"),
        ("location_stock", {**MUG, "on_hand": 1, "as_of": "2026-03-11"}, "As of", "STILL_TO_COME"),
        ("other_sales", {**MUG, "day": "2026-03-11", "quantity": 1}, "Sold on", "STILL_TO_COME"),
        ("receipts", {**MUG, "day": "2026-03-11", "quantity": 1}, "Received on", "STILL_TO_COME"),
        ("location_stock", {**MUG, "on_hand": 1, "location": "Moon"}, "Location", "UNKNOWN_LOCATION"),
        ("rates", {"origin": "GBP", "target": "QQQ", "rate": "2"}, "To currency", "NOT_A_CURRENCY"),
        ("events", LIVE | {"shop": "Moon"}, "Shop", "UNKNOWN_SHOP"),
        ("events", LIVE | {"start": "2029-04-01"}, "Starts on", "EVENT_TOO_FAR"),
    ],
)  # fmt: skip
def test_a_cell_that_does_not_fit_what_is_known_is_named(
    mugs: Store, kind: str, said: dict[str, Any], column_name: str, code: str
) -> None:
    wrong = refused(mugs, **{kind: [a_row(kind, 9, **said)]})
    assert (column_name, ProblemCode[code], 9) in [(one.column, one.code, one.row) for one in wrong]


def test_shops_are_opened_and_changed_and_several_share_a_location(mugs: Store) -> None:
    plan_in(
        mugs, shops=[a_row("shops", shop="Cups", location="Mugs", **SHOP), a_row("shops", shop="mugs", channel="C9")]
    )
    assert [(shop.name, shop.channel) for shop in mugs.shops.all()] == [("Cups", ""), ("Mugs", "C9")]
    assert planned(mugs).about[0].shops == ("Mugs", "Cups")
    assert mugs.audit.entries("shop:Cups")[0].action == "shop added"


def test_people_get_roles_and_limits_and_the_audit_says_so(mugs: Store) -> None:
    plan_in(mugs, people=[a_row("people", user="U2", role="approver", limit="5000", currency="USD")])
    plan_in(mugs, people=[a_row("people", user="U2", role="admin")])
    member = mugs.people.member("U2")
    assert member is not None
    assert (member.role, member.limit) == ("admin", Limit(500_000, "USD"))
    done = plan_in(mugs, people=[a_row("people", user="U1", role="approver", name="Ana")])
    assert (mugs.people.role("U1"), done["people_new"]) == ("approver", 1)
    assert mugs.audit.entries("user:U1")[0].after["role"] == "approver"


def test_stock_by_location_is_counted_at_the_close_of_its_day(mugs: Store) -> None:
    plan_in(
        mugs, location_stock=[a_row("location_stock", product="SKU1001", on_hand=40, reserved=5, as_of="2026-03-09")]
    )
    earlier = planned(mugs, at(3, 10, 9))
    assert (earlier.items.on_hand[0], earlier.items.reserved[0], earlier.about[0].counted) == (40, 5, 40)
    assert planned(mugs).about[0].counted == 10  # the shop's count of 10 March is newer
    plan_in(mugs, NOW + hours(1), location_stock=[a_row("location_stock", product="SKU1001", on_hand=60)])
    assert planned(mugs, NOW + hours(2)).items.on_hand[0] == 60


def test_what_other_channels_sell_is_demand_and_leaves_the_shelf(mugs: Store) -> None:
    orders_in(mugs, a_line("1", quantity=2, paid=at(3, 8), shipped=at(3, 9)))
    rows = [
        a_row("other_sales", product="SKU1001", day=f"2026-03-{day:02}", quantity=3, channel="Web") for day in (8, 10)
    ]
    plan_in(mugs, NOW + hours(1), other_sales=rows)
    catalogue = planned(mugs, at(3, 11))
    assert list(catalogue.history.units[0, -3:]) == [5, 0, 3]
    assert (catalogue.items.on_hand[0], catalogue.about[0].sold_since) == (
        7,
        3,
    )  # those of the 8th left before the count
    assert mugs.facts.differing() == 0
    again = plan_in(mugs, NOW + hours(2), other_sales=rows)
    assert (again["other_sales_new"], again["other_sales_changed"]) == (0, 0)
    plan_in(
        mugs,
        NOW + hours(3),
        other_sales=[a_row("other_sales", product="SKU1001", day="2026-03-10", quantity=0, channel="Web")],
    )
    assert planned(mugs, at(3, 11)).items.on_hand[0] == 10
    assert mugs.facts.differing() == 0


def test_receipts_feed_stock_and_the_same_ones_again_do_not(mugs: Store) -> None:
    """The count of 10 March holds what came that morning; what comes on the 11th is added."""
    rows = [
        a_row("receipts", product="SKU1001", day=f"2026-03-{day}", quantity=6, reference="PO-7") for day in (10, 11, 11)
    ]
    for hour in (1, 2):
        done = plan_in(mugs, at(3, 11, 12 + hour), receipts=rows)
    assert planned(mugs, at(3, 12)).items.on_hand[0] == 22
    assert (done["receipts"], done["receipts_new"]) == (2, 0)
    assert mugs.facts.differing() == 0


def test_what_is_on_its_way_is_replaced_by_rows_and_kept_by_an_empty_sheet(mugs: Store) -> None:
    row = a_row("inbound", product="SKU1001", quantity=60, arrives="2026-03-20", reference="PO 7")
    plan_in(mugs, inbound=[row, a_row("inbound", product="nobody", quantity=1, arrives="2026-03-20")])
    assert (list(planned(mugs).inbound.quantity), list(planned(mugs).inbound.day)) == ([60], [10])
    plan_in(mugs, inbound=[], products=[a_product(moq=2)])
    assert list(planned(mugs).inbound.quantity) == [60]
    assert plan_in(mugs, inbound=[a_row("inbound")])["expected"] == 0
    assert len(planned(mugs).inbound.item) == 0


def test_codes_nobody_sells_are_left_out_and_named(mugs: Store) -> None:
    done = plan_in(
        mugs,
        products=[a_row("products", product="NOPE", moq=3), a_product(moq=3)],
        receipts=[a_row("receipts", product="NADA", day="2026-03-01", quantity=1)],
    )
    assert (done["unknown_products"], done["products"]) == (("NOPE", "NADA"), 1)


def test_hosts_and_price_cuts_of_the_sheet_stay_where_it_says_nothing_of_them(mugs: Store) -> None:
    """A blank cell means not said; a dash takes it back; written otherwise, it is the same host."""
    row = {"event": "Live", "product": "SKU1001", "units": 400, "start": "2026-04-01"}

    def known(**said: Any) -> tuple[str, int | None]:
        plan_in(mugs, events=[a_row("events", **row, **said)])
        (event,) = mugs.events.planned()
        return event.plan.host, event.plan.price_cut

    assert known(host="Anna", price_cut=20) == ("Anna", 20)
    assert known() == ("Anna", 20)
    assert known(host=" ANNA ") == ("Anna", 20)
    assert known(host=None, price_cut=0) == ("", 0)
    assert known(price_cut=None) == ("", None)
    (event,) = mugs.events.planned()
    mugs.events.cancel(event.id, event.version, "U1", NOW)
    plan_in(mugs, NOW + timedelta(hours=1), events=[a_row("events", **row)])
    assert mugs.events.planned() == ()


def test_events_of_the_sheet_are_kept_and_a_lone_dash_cancels_them(mugs: Store) -> None:
    row = a_row("events", event="Live", product="SKU1001", units=400, start="2026-04-01", end="2026-04-02")
    assert plan_in(mugs, events=[row])["events_new"] == 1
    assert [(event.plan.name, event.plan.ends) for event in mugs.events.planned()] == [("Live", date(2026, 4, 2))]
    assert "events" not in plan_in(mugs, events=[], products=[a_product(moq=3)]).changes
    assert plan_in(mugs, events=[a_row("events")])["events_cancelled"] == 1
    assert mugs.events.planned() == ()


def test_every_column_of_a_supplier_is_kept(mugs: Store) -> None:
    plan_in(mugs, suppliers=[a_supplier()])
    for number, column in enumerate(SUPPLIERS.columns[2:]):
        row = a_supplier(**{column.field: column.read(column.example or "1")})
        again = (plan_in(mugs, NOW + hours(2 * number + n), suppliers=[row]) for n in range(2))
        changed = [done["suppliers_changed"] for done in again]
        assert changed == [1, 0], column.field


def test_a_listing_linked_to_another_product_takes_its_sales_and_stock_along(store: Store) -> None:
    """SKU1002 was linked by its own code; it is a second listing of SKU1001: 10 + 4 on the shelf, 3 + 2 sold."""
    counts_in(store, a_count("1001", 10), a_count("1002", 4))
    orders_in(store, a_line("1", "1001", 3, paid=at(3, 8)), a_line("2", "1002", 2, paid=at(3, 7)))
    done = plan_in(store, listings=[a_row("listings", product="SKU1001", shop="Mugs", sku_id="1002")])
    assert (done["listings_changed"], done["new_products"]) == (1, ())
    catalogue = planned(store, at(3, 10, 13))
    assert (catalogue.history.units.sum(), catalogue.about[0].counted) == (5, 14)
    assert [about.product for about in store.facts.gather(NOW)[0].about] == ["SKU1001"]
    assert store.products.find("SKU1002").exact == ("SKU1001",)
    assert store.facts.differing() == 0
    orders_in(store, a_line("3", "1002", 2, paid=at(3, 9)), as_of=NOW + hours(1))
    assert planned(store, at(3, 10, 14)).history.units.sum() == 7


@pytest.mark.parametrize(
    ("links", "to_come"),
    [((("CUP", 7),), ("CUP", 700)), ((("CUP", 2), ("LID", 2)), ("SKU1001", 100))],
    ids=["as seven cups", "as two products"],
)
def test_what_is_ordered_of_a_product_that_is_linked_otherwise_still_arrives(
    store: Store, links: tuple[tuple[str, int], ...], to_come: tuple[str, int]
) -> None:
    """100 packs at 1.20 are 700 cups for the same 120.00; in two products at once nobody can change an order."""
    counts_in(store, a_count("1001", 10))
    (suggestion,) = store.suggestions.apply(NOW, opened=[a_proposal(quantity=100)]).opened
    (order,) = store.deciding.approve(suggestion.id, 1, "U1", NOW, arrives=date(2026, 4, 9)).orders
    rows = [a_row("listings", product=code, shop="Mugs", sku_id="1001", units_each=units) for code, units in links]
    plan_in(store, listings=rows)
    product, units = to_come
    (line,) = (order := store.orders.one(order.number)).lines  # type: ignore[union-attr]
    assert (line.product, line.missing, line.cost_minor) == (*to_come, 120_00)
    assert planned(store, product=product).inbound.quantity.tolist() == [units]
    ordered = store.orders.move(order.number, order.version, State.ORDERED, "U1", NOW).order
    assert store.orders.receive(order.number, ordered.version, {1: units}, "U1", NOW + hours(1)).won


def test_several_rows_make_a_bundle_whose_sales_are_its_parts(store: Store) -> None:
    """Two sets sold, each of 1 cup and 2 plates."""
    counts_in(store, a_count("1001", 10), a_count("1002", 8), a_count("9009", 2))
    orders_in(store, a_line("1", "9009", 2, paid=at(3, 8)))
    rows = [a_row("listings", product=f"SKU100{part}", shop="Mugs", sku_id="9009", units_each=part) for part in (1, 2)]
    assert plan_in(store, listings=rows)["listings_changed"] == 1
    (catalogue,) = store.facts.gather(NOW)
    assert [about.product for about in catalogue.about] == ["SKU1001", "SKU1002"]
    assert list(catalogue.history.units.sum(axis=1)) == [2, 4]
    assert store.facts.differing() == 0
    assert plan_in(store, NOW + hours(1), listings=rows)["listings_changed"] == 0


def test_a_unit_of_a_pack_costs_its_part_and_of_a_set_nobody_knows_what(store: Store) -> None:
    """A cup at 5.00 and three at 12.00, 4.00 each, make 4.50; plates are only sold in a set of a cup and a plate."""
    sold = ((1001, 500), (3003, 1200), (9009, 2500))
    orders_in(store, *(a_line(str(sku), str(sku), subtotal_minor=paid) for sku, paid in sold))
    linked = (("SKU1001", "3003", 3), ("SKU1001", "9009", 1), ("PLATE", "9009", 1))
    rows = [a_row("listings", product=code, shop="Mugs", sku_id=sku, units_each=units) for code, sku, units in linked]
    plan_in(store, listings=rows)
    items = store.facts.gather(NOW)[0].items
    np.testing.assert_array_equal(
        [items.price[items.product.index(code)] for code in ("SKU1001", "PLATE")], [4.5, np.nan]
    )


def test_a_listing_may_come_before_its_first_sale_and_make_a_new_product(store: Store) -> None:
    row = a_row("listings", product="NEW", shop="Mugs", sku_id="3003", seller_sku="NEW-UK")
    done = plan_in(store, listings=[row], products=[a_row("products", product="NEW", moq=6)])
    assert (done["listings_new"], done["new_products"], done["products"]) == (1, ("NEW",), 1)
    orders_in(store, a_line("1", "3003", 2, seller_sku="NEW-UK"))
    assert planned(store, product="new").items.moq[0] == 6


def test_what_the_workbook_calls_a_product_is_what_it_is_found_by(mugs: Store) -> None:
    plan_in(mugs, products=[a_product(name="Teal travel cup")])
    row = a_row("listings", product="SKU1001", shop="Mugs", sku_id="3003", seller_sku="TRAVEL-9")
    plan_in(mugs, listings=[row, a_row("listings", product="NEW-7", shop="Mugs", sku_id="3004")])
    found = {words: mugs.products.search(words, 5).codes for words in ("teal", "travel 9", "new 7")}
    assert found == {"teal": ("SKU1001",), "travel 9": ("SKU1001",), "new 7": ("NEW-7",)}


def test_rates_there_and_back_must_fit_each_other(store: Store) -> None:
    """1.17 × 0.85 are 0.9945; 1.17 × 1.17 are 1.37, and 1.17 × 0.70 are 0.82."""
    there = a_row("rates", origin="GBP", target="EUR", rate="1.17", day="2026-03-01")

    def back(rate: str) -> Any:
        return a_row("rates", origin="EUR", target="GBP", rate=rate, day="2026-03-01")

    assert {one.code for one in refused(store, rates=[there, back("1.17")])} == {ProblemCode.RATES_CONTRADICT}
    assert plan_in(store, rates=[there, back("0.85")])["rates_new"] == 2
    assert [one.column for one in refused(store, rates=[back("0.70")])] == ["Rate"]


def test_lanes_and_rates_are_changed_in_place(database: Any, store: Store) -> None:
    store.shops.add(a_shop("Cups"), now=NOW)
    lane = {"origin": "Mugs", "destination": "cups"}
    first = plan_in(store, lanes=[a_row("lanes", days=4, cost="0.85", currency="GBP", **lane)])
    second = plan_in(store, lanes=[a_row("lanes", days=5, **lane)])
    assert (first["lanes_new"], second["lanes_new"], second["lanes_changed"]) == (1, 0, 1)
    rate = {"origin": "GBP", "target": "EUR", "day": "2026-03-01"}
    plan_in(store, rates=[a_row("rates", rate="1.17", **rate)])
    assert plan_in(store, rates=[a_row("rates", rate="1.18", **rate)])["rates_changed"] == 1


def test_an_order_is_placed_on_the_next_order_day(mugs: Store) -> None:
    """2 November 2026 is a Monday; a supplier without an order day, or nobody knows, takes orders on any day."""
    plan_in(mugs, suppliers=[a_supplier(order_day="Monday"), a_supplier(supplier="Ningbo")])
    asked = [("Yiwu", 2), ("Yiwu", 3), ("yiwu", 8), ("Ningbo", 3), ("Nobody", 3)]
    found = [mugs.suppliers.next_order_day(name, date(2026, 11, day)).day for name, day in asked]
    assert found == [2, 9, 9, 3, 3]
