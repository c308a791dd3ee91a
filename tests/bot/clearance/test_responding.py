"""How sales follow the price, on a real store: learned at night, used where a SKU's own past shows other prices."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.clearance.slow_stock import aged
from bot.desk import Desk
from bot.jobs import learn
from planner.events.plan import EventKind, EventPlan
from planner.policy import NO_RESPONSE, Response
from tests.bot.builders import Clock, counted
from tests.bot.store.builders import a_line, orders_in


@pytest.fixture
def promoted(desk: Desk, clock: Clock) -> Desk:
    """For 300 days one order a day at £5.00, but of 60 days in between three a day at £3.50; much is left."""
    lines = [
        a_line(
            f"{ago}-{number}",
            "id-SKU123",
            1,
            clock.now - timedelta(days=ago),
            seller_sku="SKU123",
            shipped=clock.now - timedelta(days=ago),
            subtotal_minor=350 if 100 <= ago < 160 else 500,
        )
        for ago in range(1, 301)
        for number in range(3 if 100 <= ago < 160 else 1)
    ]
    orders_in(desk.store, *lines, shop="UK Home", as_of=clock.now)
    counted(desk.store, clock.now - timedelta(days=90), SKU123=700)
    counted(desk.store, clock.now, SKU123=610)
    return desk


def slope(desk: Desk) -> tuple[float, bool]:
    (part,) = aged(desk, ["SKU123"])
    return float(part.slow.lots.elasticity[0]), bool(part.slow.tells[0])


def test_what_the_catalogue_tells_is_learned_at_night_and_kept(promoted: Desk) -> None:
    assert promoted.learned().response == NO_RESPONSE
    learn.run(promoted)
    learned = promoted.learned().response
    assert learned.items == 1
    assert learned.of_all is not None
    assert -3.1 < learned.of_all < -1.5  # three times as much at 30 % off is -3.1; held by the default of -1.5


def test_a_sku_whose_price_changed_tells_for_itself(promoted: Desk) -> None:
    found, tells = slope(promoted)
    assert tells
    assert -3.1 < found < -2.0


def test_what_an_event_sold_at_its_price_tells_nothing_of_prices(promoted: Desk, clock: Clock) -> None:
    """The same 60 days were a flash sale: who saw it bought, at whatever price."""
    first, last = (clock.now.date() - timedelta(days=ago) for ago in (159, 100))
    sale = EventPlan("Sale", EventKind.FLASH_SALE, "UK Home", first, last, (("SKU123", 120),))
    promoted.store.events.add(sale, "U1", clock.now - timedelta(days=170))
    learn.run(promoted)
    assert promoted.learned().response == NO_RESPONSE
    assert slope(promoted) == (-1.5, False)


def test_the_default_is_a_setting_where_the_past_does_not_tell(desk: Desk, clock: Clock) -> None:
    lines = [
        a_line(str(ago), "id-SKU123", 1, clock.now - timedelta(days=ago), seller_sku="SKU123") for ago in range(1, 200)
    ]
    orders_in(desk.store, *lines, shop="UK Home", as_of=clock.now)
    counted(desk.store, clock.now - timedelta(days=90), SKU123=700)
    counted(desk.store, clock.now, SKU123=610)
    milder = replace(desk, standard=replace(desk.standard, price_elasticity=-0.7))
    assert (slope(desk), slope(milder)) == ((-1.5, False), (-0.7, False))
    learn.run(desk)
    assert desk.learned().response == Response()
