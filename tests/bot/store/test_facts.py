"""What planning is told agrees with counting by hand."""

from dataclasses import fields

import numpy as np
import pytest

from bot.store import Catalogue, Database, Store, joined
from bot.store.movements import history
from planner.policies import Policies
from planner.policy import Policy
from planner.purchase import State
from tests.bot.store.builders import (
    NOW,
    a_count,
    a_line,
    a_proposal,
    a_row,
    a_shop,
    a_store,
    at,
    counts_in,
    hours,
    orders_in,
    plan_in,
)


def gathered(store: Store, now: object = NOW, **asked: object) -> Catalogue:
    (catalogue,) = store.facts.gather(now, **asked)  # type: ignore[arg-type]
    return catalogue


def available(catalogue: Catalogue) -> float:
    items = catalogue.items
    return float((items.on_hand - items.committed - items.reserved)[0])


def test_stock_now_is_the_count_less_what_was_ordered_since(store: Store) -> None:
    """Counted 60 available at noon; 5 promised then. Since: 3 of them shipped, 4 new paid, 2 more paid and shipped.

    On the shelf 60 + 5 = 65, less 3 and 2 shipped = 60; promised 2 + 4 = 6; available 54 = 60 less 6 ordered since.
    """
    counts_in(store, a_count(quantity=60), as_of=NOW)
    orders_in(
        store,
        a_line("1", quantity=3, paid=NOW - hours(2), shipped=NOW + hours(1)),
        a_line("2", quantity=2, paid=NOW - hours(1)),
        a_line("3", quantity=4, paid=NOW + hours(2)),
        a_line("4", quantity=2, paid=NOW + hours(1), shipped=NOW + hours(3)),
        a_line("5", quantity=9, paid=NOW - hours(9), shipped=NOW - hours(1)),
        as_of=NOW + hours(4),
    )
    catalogue = gathered(store, NOW + hours(4))
    assert (catalogue.items.on_hand[0], catalogue.items.committed[0], available(catalogue)) == (60, 6, 54)
    about = catalogue.about[0]
    assert (about.counted, about.counted_at, about.sold_since, about.committed) == (60, NOW, 6, 6)
    assert catalogue.items.count_age[0] == 4


def test_a_count_of_what_is_on_hand_holds_what_is_promised(database: Database) -> None:
    """65 on the shelf, 5 of them promised: 60 available."""
    store = a_store(database, "W1", a_shop(quantity_means="on_hand"))
    counts_in(store, a_count(quantity=65), as_of=NOW)
    orders_in(store, a_line(quantity=5, paid=NOW - hours(1)), as_of=NOW)
    assert (gathered(store).items.on_hand[0], available(gathered(store))) == (65, 60)
    store.shops.change("mugs", now=NOW, quantity_means="available")
    assert (gathered(store).items.on_hand[0], available(gathered(store))) == (70, 65)


def test_a_cancelled_order_gives_its_units_back(store: Store) -> None:
    """Counted 10 with 2 promised; those are cancelled: 12 available again."""
    counts_in(store, a_count(quantity=10), as_of=NOW)
    orders_in(store, a_line(quantity=2, paid=NOW - hours(1), cancelled=NOW + hours(1)), as_of=NOW + hours(2))
    catalogue = gathered(store, NOW + hours(2))
    assert (catalogue.items.on_hand[0], available(catalogue), catalogue.about[0].sold_since) == (12, 12, 0)
    assert catalogue.history.units.sum() == 0


def test_samples_move_stock_but_are_no_demand(store: Store) -> None:
    counts_in(store, a_count(quantity=10), as_of=at(3, 9))
    orders_in(store, a_line(quantity=3, paid=at(3, 9, 14), shipped=at(3, 9, 15), subtotal_minor=0))
    catalogue = gathered(store)
    assert (catalogue.items.on_hand[0], catalogue.history.units.sum()) == (7, 0)


def test_an_unpaid_order_promises_nothing(store: Store) -> None:
    counts_in(store, a_count(quantity=10), as_of=NOW)
    orders_in(store, a_line(paid=None, created=NOW + hours(1)), as_of=NOW + hours(1))
    catalogue = gathered(store, NOW + hours(2))
    assert (available(catalogue), catalogue.history.units.sum()) == (10, 0)


def test_an_item_never_counted_has_no_stock_rather_than_none(store: Store) -> None:
    orders_in(store, a_line())
    catalogue = gathered(store)
    assert np.isnan(catalogue.items.on_hand[0])
    assert catalogue.items.count_age[0] == np.inf
    assert (catalogue.about[0].counted, catalogue.about[0].committed) == (None, 1)


@pytest.mark.parametrize(
    ("tz", "month", "day", "hour", "local"),
    [
        ("Europe/London", 3, 29, 0, 29),  # the day the clock goes forward: 00:30 UTC is 00:30
        ("Europe/London", 3, 28, 23, 28),  # still winter time
        ("Europe/London", 6, 1, 23, 2),  # 23:30 UTC is 00:30 of the next day
        ("America/New_York", 3, 8, 4, 7),  # 04:30 UTC is 23:30 of the day before
        ("America/New_York", 3, 9, 4, 9),  # summer time since: 00:30
        ("Asia/Bangkok", 3, 1, 17, 2),  # 00:30
    ],
)
def test_a_sale_counts_on_the_shops_own_day(
    database: Database, tz: str, month: int, day: int, hour: int, local: int
) -> None:
    store = a_store(database, "W1", a_shop(tz=tz))
    orders_in(store, a_line(paid=at(month, day, hour, 30)), as_of=at(7, 1))
    catalogue = gathered(store, at(7, 1, 15))
    sold_on = np.flatnonzero(catalogue.history.units[0])
    offset = catalogue.history.units.shape[1] - sold_on[0]
    assert (catalogue.as_of - hours(24 * int(offset))).day == local


def test_another_time_zone_sorts_what_was_sold_into_other_days(store: Store) -> None:
    """20:30 in London on 9 March is 03:30 in Bangkok on the 10th."""
    orders_in(store, a_line(paid=at(3, 9, 20, 30)))
    assert gathered(store, at(3, 11)).history.units[0, -2:].tolist() == [1, 0]
    store.shops.change("Mugs", now=NOW, tz="Asia/Bangkok")
    assert gathered(store, at(3, 11)).history.units[0, -2:].tolist() == [0, 1]
    assert store.facts.differing() == 0


def test_another_time_zone_sorts_what_was_counted_and_received_too(store: Store) -> None:
    """Emptied in London on 31 March at 20:30 and filled on 1 April at 20:30: in Bangkok on the 1st and the 2nd."""
    counts_in(store, a_count(quantity=0), as_of=at(3, 31, 19, 30))
    (suggestion,) = store.suggestions.apply(NOW, opened=[a_proposal()]).opened
    store.deciding.approve(suggestion.id, 1, "U1", NOW, arrives=at(4, 1).date())
    store.orders.move("PO-0001", 1, State.ORDERED, "U1", NOW)
    store.orders.receive("PO-0001", 2, {1: 9}, "U1", at(4, 1, 19, 30))
    assert gathered(store, at(4, 5), days=6).history.in_stock[0].tolist() == [-1, 0, 1, 1, 1, 1][:6]
    store.shops.change("Mugs", now=NOW, tz="Asia/Bangkok")
    assert gathered(store, at(4, 5), days=6).history.in_stock[0].tolist() == [-1, -1, 0, 1, 1, 1]
    assert store.facts.differing() == 0


def test_the_last_column_is_yesterday_and_today_is_left_out(store: Store) -> None:
    orders_in(store, a_line("1", paid=at(3, 9)), a_line("2", quantity=2, paid=at(3, 10, 8)))
    catalogue = gathered(store, days=30)
    assert (catalogue.as_of, catalogue.history.units.shape) == (NOW.date(), (1, 30))
    assert (catalogue.history.units[0, -1], catalogue.history.units.sum()) == (1, 1)


def test_the_shelf_stays_as_the_last_count_left_it(store: Store) -> None:
    """Empty since 3 March, 5 there since the 6th; nothing sold: yes also in April, where no month is packed."""
    counts_in(store, a_count(quantity=0), as_of=at(3, 3))
    counts_in(store, a_count(quantity=5), as_of=at(3, 6))
    state = gathered(store, at(4, 5), days=36).history.in_stock[0]
    assert state.tolist() == [-1] * 3 + [0] * 3 + [1] * 30


@pytest.mark.parametrize(("hour", "state"), [(20, 2), (21, 2), (22, 1)])
def test_a_day_on_which_the_last_unit_sold_early_ran_out(store: Store, hour: int, state: int) -> None:
    """5 counted on the 6th, 2 + 3 sold on the 8th, the last of them at this hour: 3 or more are left until midnight."""
    counts_in(store, a_count(quantity=5), as_of=at(3, 6))
    orders_in(store, a_line("1", quantity=2, paid=at(3, 8, 9)), a_line("2", quantity=3, paid=at(3, 8, hour)))
    assert gathered(store, at(3, 11), days=5).history.in_stock[0].tolist() == [1, 1, state, 0, 0]
    assert store.facts.differing() == 0


@pytest.mark.parametrize(("hour", "states"), [(8, [2, 0, 0]), (18, [1, 1, 1])])
def test_a_count_of_the_morning_holds_what_sold_that_day(store: Store, hour: int, states: list[int]) -> None:
    """5 counted on the 6th, 5 sold at noon: at eight they were all there were, at six others are left."""
    counts_in(store, a_count(quantity=5), as_of=at(3, 6, hour))
    orders_in(store, a_line(quantity=5, paid=at(3, 6, 12)))
    assert gathered(store, at(3, 9), days=3).history.in_stock[0].tolist() == states
    assert store.facts.differing() == 0


def test_how_much_of_a_day_was_left_is_told_by_the_shops_own_clock(database: Database) -> None:
    """20:00 in London is midnight in Dubai: the day there ended with it."""
    store = a_store(database, "W1", a_shop(tz="Asia/Dubai"))
    counts_in(store, a_count(quantity=5), as_of=at(3, 6))
    orders_in(store, a_line(quantity=5, paid=at(3, 8, 19, 30)))
    assert gathered(store, at(3, 11), days=4).history.in_stock[0].tolist() == [1, 1, 0, 0]


def test_nobody_knows_when_another_channel_sold_the_last_unit(store: Store) -> None:
    counts_in(store, a_count(quantity=8), as_of=at(3, 6))
    orders_in(store, a_line(quantity=5, paid=at(3, 8, 9)))
    plan_in(store, at(3, 9, 12), other_sales=[a_row("other_sales", product="SKU1001", day="2026-03-08", quantity=3)])
    assert gathered(store, at(3, 11), days=3).history.in_stock[0].tolist() == [1, 0, 0]


def test_months_are_packed_the_same_whatever_the_order_of_the_files(database: Database) -> None:
    lines = [a_line(str(n), quantity=1 + n % 4, paid=at(1 + n % 5, 1 + n % 28)) for n in range(60)]
    forward, backward = a_store(database, "W1"), a_store(database, "W2")
    counts = [at(1, 20), at(2, 25), at(4, 2)]
    for moment in counts:
        counts_in(forward, a_count(quantity=9), as_of=moment)
    orders_in(forward, *lines, as_of=at(6, 1))
    for start in range(50, -1, -10):
        orders_in(backward, *lines[start : start + 10], as_of=at(6, 1))
    for moment in reversed(counts):
        counts_in(backward, a_count(quantity=9), as_of=moment)
    one, other = gathered(forward, at(6, 10)), gathered(backward, at(6, 10))
    assert (one.history.units == other.history.units).all()
    assert (one.history.in_stock == other.history.in_stock).all()
    assert (forward.facts.differing(), backward.facts.differing(), backward.facts.rebuild()) == (0, 0, 0)


def test_a_damaged_month_is_found_and_mended(database: Database, store: Store) -> None:
    orders_in(store, a_line(paid=at(3, 9)))
    with store.access.writing() as session:
        session.connection().exec_driver_sql("DELETE FROM packed_month")
    assert store.facts.differing() == 1
    assert store.facts.rebuild() == 1
    assert gathered(store).history.units.sum() == 1


@pytest.mark.parametrize(
    ("reporting", "rates", "told_in"),
    [("", [1.0, 1.0], ("GBP", "USD")), ("GBP", [1.0, 0.8], ("GBP", "GBP")), ("EUR", [1.0, 1.0], ("GBP", "USD"))],
)
def test_margins_are_told_in_one_currency_where_there_is_a_rate_and_else_in_their_own(
    database: Database, reporting: str, rates: list[float], told_in: tuple[str, str]
) -> None:
    """A dollar is 0.80 pounds, and nobody typed a rate to euros."""
    store = a_store(database, "W1", a_shop("Mugs"), a_shop("Cups", currency="USD"))
    orders_in(store, a_line(seller_sku="RED"))
    orders_in(store, a_line("1", "2001", seller_sku="RED"), shop="Cups")
    plan_in(store, rates=[a_row("rates", origin="USD", target="GBP", rate="0.8", day="2026-03-01")])
    (catalogue,) = store.facts.gather(NOW, reporting=reporting)
    (block,) = store.facts.in_blocks(NOW, reporting=reporting)
    for found in (catalogue.items, block.items):
        assert (found.reporting_rate.tolist(), found.reporting_currency) == (rates, told_in)


def test_each_time_zone_is_a_catalogue_of_its_own(database: Database) -> None:
    store = a_store(database, "W1", a_shop("Mugs"), a_shop("Cups", tz="Asia/Bangkok", currency="THB"))
    orders_in(store, a_line(seller_sku="RED"))
    orders_in(store, a_line("1", "2001", seller_sku="RED"), shop="Cups")
    london, bangkok = store.facts.gather(at(3, 10, 20))
    assert (london.zone, bangkok.zone) == ("Europe/London", "Asia/Bangkok")
    assert (london.as_of.day, bangkok.as_of.day) == (10, 11)
    assert (london.items.product, bangkok.about[0].currency) == (("RED",), "THB")
    assert [each.zone for each in store.facts.gather(NOW, shop="cups")] == ["Asia/Bangkok"]
    assert store.facts.gather(NOW, products=["nobody"]) == ()


def test_what_other_thresholds_judge_is_a_catalogue_of_its_own(database: Database) -> None:
    """Mugs and Cups share a time zone; the days looked back at for ads are each one's own."""
    store = a_store(database, "W1", a_shop("Mugs"), a_shop("Cups"), a_shop("Bags"))
    for number, shop in enumerate(("Mugs", "Cups", "Bags")):
        orders_in(store, a_line(str(number), str(1000 + number), seller_sku="RED"), shop=shop)
    short = Policies(of_location={"Cups": Policy(window=14)})
    gathered = store.facts.gather(NOW, policies=short)
    for found in (gathered, tuple(store.facts.in_blocks(NOW, policies=short))):
        windows = {tuple(catalogue.items.location): catalogue.policy.window for catalogue in found}
        assert windows == {("Mugs", "Bags"): 30, ("Cups",): 14}
    (alike,) = store.facts.gather(NOW, policies=Policies(of_location={"Cups": Policy()}))
    assert len(alike.about) == 3


def test_a_part_knows_of_its_items_what_they_know_alone(database: Database) -> None:
    """Two shops of one time zone, each with sales, counts, an order on its way, an event and a bulk order."""
    store = a_store(database, "W1", a_shop("Mugs"), a_shop("Cups"))
    for number, shop in enumerate(("Mugs", "Cups")):
        mine = [a_line(f"{number}-{n}", str(1000 + n), paid=at(2 + n % 2, 3 + n)) for n in range(4)]
        orders_in(store, *mine, a_line(f"{number}-b", "1001", quantity=900, paid=at(3, 5)), shop=shop)
        counts_in(store, *(a_count(str(1000 + n), 10 * n + number) for n in range(3)), shop=shop, as_of=at(3, 8))
    comes = {"product": "SKU1002", "quantity": 7, "arrives": "2026-04-01"}
    sale = {"shop": "Cups", "name": "Sale", "start": "2026-03-20", "end": "2026-03-21"}
    plan_in(
        store,
        inbound=[a_row("inbound", 3 + n, shop=shop, **comes) for n, shop in enumerate(("Mugs", "Cups"))],
        events=[a_row("events", product="SKU1001", units=50, **sale)],
    )
    policies = Policies(of_location={"Cups": Policy(window=14)})
    parts = {part.items.location[0]: part for part in store.facts.gather(NOW, policies=policies)}
    blocks = {part.items.location[0]: part for part in store.facts.in_blocks(NOW, policies=policies)}
    for shop in ("Mugs", "Cups"):
        (alone,) = store.facts.gather(NOW, shop=shop, policies=policies)
        for part in (parts[shop], blocks[shop]):
            assert (part.policy, part.about, part.numbers) == (alone.policy, alone.about, alone.numbers)
            assert (part.event_of, part.bulk) == (alone.event_of, alone.bulk)
            for name in ("items", "history", "inbound", "events"):
                for field in fields(getattr(alone, name)):
                    one, other = (getattr(getattr(each, name), field.name) for each in (part, alone))
                    np.testing.assert_array_equal(one, other, err_msg=f"{shop} {name} {field.name}")
    assert len(parts["Cups"].event_of) == 1
    assert (len(parts["Mugs"].inbound.item), len(parts["Cups"].inbound.item)) == (1, 1)


def test_neighbours_in_a_tray_keep_to_themselves(store: Store) -> None:
    """150 items lie in three trays; later files touch two of them, in another month."""
    orders_in(store, *(a_line(str(n), str(1000 + n), quantity=1 + n % 9, paid=at(1, 1 + n % 28)) for n in range(150)))
    counts_in(store, *(a_count(str(1000 + n), 5) for n in range(0, 150, 3)), as_of=at(1, 30))
    before = gathered(store)
    orders_in(store, a_line("a", "1063", paid=at(3, 1)), a_line("b", "1064", paid=at(2, 3)))
    after = gathered(store)
    changed = np.flatnonzero((before.history.units != after.history.units).any(axis=1))
    assert [after.items.product[row] for row in changed] == ["SKU1063", "SKU1064"]
    assert (
        after.history.units.sum(axis=1) == before.history.units.sum(axis=1) + np.isin(np.arange(150), changed)
    ).all()
    assert store.facts.differing() == 0
    alone = gathered(store, products=["sku1064", "sku1149", "sku1000"])
    rows = [after.items.product.index(code) for code in alone.items.product]
    assert (alone.history.units == after.history.units[rows]).all()
    assert (alone.history.in_stock == after.history.in_stock[rows]).all()


def test_blocks_hold_what_is_gathered_at_once(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two zones, items of both in every block; an order under way and one expected find their items."""
    monkeypatch.setattr(history, "STRETCH", 64)
    store = a_store(database, "W1", a_shop("Mugs"), a_shop("Cups", tz="Asia/Bangkok", currency="THB"))
    for start in (0, 50, 100):
        for shop in ("Mugs", "Cups"):
            skus = range(start, start + 50)
            orders_in(store, *(a_line(f"{shop}{n}", str(1000 + n), 1 + n % 7) for n in skus), shop=shop)
            counts_in(store, *(a_count(str(1000 + n), 9) for n in skus), shop=shop, as_of=NOW + hours(start))
    (suggestion,) = store.suggestions.apply(NOW, opened=[a_proposal("SKU1120", "Cups")]).opened
    store.deciding.approve(suggestion.id, 1, "U1", NOW, arrives=at(4, 1).date())
    now = at(3, 20)
    blocks = list(store.facts.in_blocks(now))
    assert len(blocks) > 4
    for whole in store.facts.gather(now):
        mine = [block for block in blocks if block.zone == whole.zone]
        together = joined(mine)
        assert (together.about, together.numbers) == (whole.about, whole.numbers)
        assert (np.concatenate([block.history.units for block in mine]) == whole.history.units).all()
        for noun in ("items", "inbound", "events"):
            for name in type(getattr(whole, noun)).__slots__:
                one, other = getattr(getattr(together, noun), name), getattr(getattr(whole, noun), name)
                np.testing.assert_array_equal(one, other, err_msg=name)


def test_one_item_is_gathered_as_among_all(store: Store) -> None:
    orders_in(store, *(a_line(str(n), str(1000 + n % 7), paid=at(3, 1 + n % 9)) for n in range(40)))
    all_of_them, one = gathered(store), gathered(store, products=["sku1003"])
    row = all_of_them.items.product.index("SKU1003")
    assert one.about == (all_of_them.about[row],)
    assert (one.history.units[0] == all_of_them.history.units[row]).all()
