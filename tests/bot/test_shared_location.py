"""Shops that sell from one location are each told in their own channel, of what they sell."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.desk import Desk
from bot.jobs import digest, late_orders, plan
from bot.ordering.choosing import SHOP
from bot.ordering.reordering import to_decide
from bot.store import Store
from tests.bot.builders import Clock, Left, a_desk, a_shop, counted, leaving, sells
from tests.bot.store.builders import a_proposal


@pytest.fixture
def desk(new_store: Callable[..., Store], clock: Clock) -> Desk:
    """UK Home sells SKU123 and SKU124; UK Gifts, from the same shelf, SKU123 only. 200 of each are under 225."""
    store = new_store(a_shop())
    gifts = a_shop("UK Gifts", channel="C0GIFTS")
    store.shops.add(gifts, now=clock.now, location="UK Home")
    for sku in ("SKU123", "SKU124"):
        sells(store, clock.now, 5 if sku == "SKU124" else 4, sku=sku)
    sells(store, clock.now, 1, shop="UK Gifts")
    counted(store, clock.now, SKU123=200, SKU124=200)
    return a_desk(store, clock)


def left(desk: Desk, kind: str) -> dict[str, Left]:
    return {each.channel: each for each in leaving(desk) if each.kind == kind}


def test_both_channels_are_warned_each_of_what_its_shop_sells(desk: Desk) -> None:
    plan.run(desk)
    warned = left(desk, "warning")
    assert set(warned) == {"C0UK", "C0GIFTS"}
    assert "2 SKUs of UK Home need attention" in warned["C0UK"].words
    assert "1 SKU of UK Gifts needs attention" in warned["C0GIFTS"].words
    assert "SKU124" not in warned["C0GIFTS"].words


def test_what_recovers_is_struck_out_in_both(desk: Desk, clock: Clock) -> None:
    plan.run(desk)
    leaving(desk)
    clock.passes(hours=1)
    counted(desk.store, clock.now, SKU123=900, SKU124=900)
    plan.run(desk)
    clock.passes(hours=1)
    plan.run(desk)
    drawn_anew = left(desk, "warning")
    assert set(drawn_anew) == {"C0UK", "C0GIFTS"}
    assert not any(each.is_new for each in drawn_anew.values())


def test_one_that_sleeps_does_not_keep_the_news_from_the_other(desk: Desk, clock: Clock) -> None:
    desk.store.shops.change("UK Home", now=clock.now, quiet_hours="14-16")
    plan.run(desk)
    assert set(left(desk, "warning")) == {"C0GIFTS"}


def test_while_both_sleep_nothing_is_told_but_afterwards(desk: Desk, clock: Clock) -> None:
    for shop in ("UK Home", "UK Gifts"):
        desk.store.shops.change(shop, now=clock.now, quiet_hours="14-16")
    plan.run(desk)
    assert left(desk, "warning") == {}
    clock.passes(hours=2)
    plan.run(desk)
    assert set(left(desk, "warning")) == {"C0UK", "C0GIFTS"}


def test_a_channel_of_both_is_told_once(desk: Desk, clock: Clock) -> None:
    desk.store.shops.change("UK Gifts", now=clock.now, channel="C0UK")
    plan.run(desk)
    assert [each.channel for each in leaving(desk) if each.kind == "warning"] == ["C0UK"]


def test_each_has_a_digest_of_what_it_sells(desk: Desk, clock: Clock) -> None:
    plan.run(desk)
    clock.now = (clock.now + timedelta(days=1)).replace(hour=9)
    digest.run(desk)
    digests = left(desk, "digest")
    assert "SKU124" in digests["C0UK"].words
    assert "SKU123" in digests["C0GIFTS"].words
    assert "SKU124" not in digests["C0GIFTS"].words
    assert "1 order to decide" in digests["C0GIFTS"].words


def test_late_orders_of_the_shelf_are_told_to_both(desk: Desk, clock: Clock) -> None:
    proposal = a_proposal("SKU123", "UK Home", shop="UK Home")
    (asked,) = desk.store.suggestions.apply(clock.now, opened=[proposal]).opened
    desk.store.deciding.approve(asked.id, 1, "U0ANA", clock.now, arrives=clock.now.date())
    clock.passes(days=3)
    late_orders.run(desk)
    assert set(left(desk, "late_orders")) == {"C0UK", "C0GIFTS"}


def test_what_is_to_order_is_listed_for_either_name(desk: Desk) -> None:
    plan.run(desk)
    assert len(to_decide(desk, f"{SHOP}:UK Gifts").lines) == len(to_decide(desk, f"{SHOP}:UK Home").lines) == 2
