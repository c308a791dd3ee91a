"""A surge: told once with what helps, shown on the card with its why, over when it is over."""

import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from bot.buttons import transfer
from bot.commands import stock
from bot.desk import Asker, Desk, Pressed
from bot.events.kept import add
from bot.jobs import digest, learn, plan
from bot.messages.reply import Message
from bot.messages.stock.stock_card import stock_cards
from bot.sandbox.words import words_of
from bot.store import SURGE, Alert, Store
from bot.telling.cards import cards
from bot.wording import Voice
from planner.events.plan import EventKind, EventPlan
from tests.bot.builders import Clock, Left, a_desk, a_shop, coming, counted, leaving, planned
from tests.bot.store.builders import a_line, a_row, orders_in, plan_in

USUAL = 10  # orders a day, of one unit each


def buy(store: Store, clock: Clock, *, days: int, orders: int, units: int = 1, until: int = 1) -> None:
    """On each of the last days, the last of them ``until`` days ago, so many people buy ``units`` each."""
    lines = []
    for ago in range(until, until + days):
        paid = (clock.now - timedelta(days=ago)).replace(hour=12, minute=0)
        said = {"seller_sku": "SKU123", "shipped": paid, "name": "Bag"}
        lines += [a_line(f"{paid:%Y%m%d}-{number}", "id-SKU123", units, paid, **said) for number in range(orders)]
    run = store.imports.begin("UK Home", "orders", f"{clock.now} {days} {orders}", "o.csv", clock.now, clock.now)
    store.imports.stage(run, "orders", lines)
    store.imports.switch(run, clock.now)


@pytest.fixture
def viral(store: Store, clock: Clock) -> Store:
    """Ten a day for two months, forty yesterday; 400 lie there: ten days at forty, forty at ten."""
    buy(store, clock, days=60, orders=USUAL, until=2)
    buy(store, clock, days=1, orders=40)
    counted(store, clock.now, SKU123=400)
    return store


def checked(desk: Desk) -> list[Left]:
    """Plan, and return what was told of surges."""
    plan.run(desk)
    return [left for left in leaving(desk) if left.kind == SURGE]


def surging(desk: Desk) -> tuple[Alert, ...]:
    return desk.store.alerts.open(family=SURGE)


def card(desk: Desk) -> str:
    message = stock_cards(cards(desk, "SKU123"), Voice())
    return words_of({"text": message.text, "blocks": list(message.blocks)}, {}, "Europe/London")


def test_it_is_told_once_with_what_helps(desk: Desk, viral: Store, clock: Clock) -> None:
    """400 at 40 a day: out on the tenth day, 12 November; at the daily rate of 11 on 9 December. Sea takes 30 days."""
    (told,) = checked(desk)
    assert "SKU123 surges: 40 a day, usually 10" in told.words
    assert "40 orders a day from Nov 1, 2026 on, usually 10; no event of it was planned." in told.words
    assert "the 400 available last 10 days: out of stock on Nov 12, 2026." in told.words
    assert "At the usual rate it would be on Dec 9, 2026." in told.words
    assert "by air close the gap until an order by sea placed today is there on Dec 2, 2026" in told.words
    assert "Pause its ads, if any run" in told.words
    clock.passes(minutes=15)
    assert checked(desk) == []
    assert len(surging(desk)) == 1


def test_the_card_shows_it_with_its_why(desk: Desk, viral: Store) -> None:
    assert "Surge" not in card(desk)
    plan.run(desk)
    words = card(desk)
    assert "Surge since Nov 1, 2026: sells 40 a day, usually 10." in words
    assert "40 orders a day from Nov 1, 2026 on, usually 10; no event of it was planned." in words
    assert "UK Home: lasts 36 days" in words  # 400 at the daily rate of 11, which is what it was


def test_one_large_order_is_none(desk: Desk, store: Store, clock: Clock) -> None:
    buy(store, clock, days=60, orders=USUAL, until=2)
    buy(store, clock, days=1, orders=1, units=300)
    counted(store, clock.now, SKU123=400)
    assert checked(desk) == []


def test_a_campaign_elsewhere_in_the_world_does_not_hide_it(desk: Desk, viral: Store, clock: Clock) -> None:
    """On the same day 40 SKUs sell in New York where one did: as busy as that nobody was in London."""
    viral.shops.add(a_shop("NY Home", tz="America/New_York"), now=clock.now)
    noon = clock.now.replace(hour=12, minute=0)
    lines = [a_line(f"ny-{ago}", "id-NY", paid=noon - timedelta(days=ago), seller_sku="NY") for ago in range(2, 60)]
    lines += [a_line(f"ny-{n}-1", f"id-{n}", paid=noon - timedelta(days=1), seller_sku=f"NY{n}") for n in range(40)]
    orders_in(viral, *lines, shop="NY Home", as_of=clock.now)
    (told,) = checked(desk)
    assert "SKU123 surges: 40 a day, usually 10" in told.words


def test_a_planned_event_is_none(desk: Desk, viral: Store, clock: Clock) -> None:
    yesterday = clock.now.date() - timedelta(days=1)
    event = EventPlan("Live", EventKind.LIVESTREAM, "UK Home", yesterday, yesterday, (("SKU123", 30),))
    list(add(desk, Asker("U0ANA", "", Voice()), event))
    assert checked(desk) == []


def test_the_message_says_when_it_is_over(desk: Desk, viral: Store, clock: Clock) -> None:
    """A day later it still sells 25 a day over two days; two ordinary days end it."""
    checked(desk)
    clock.passes(days=1)
    buy(viral, clock, days=1, orders=USUAL)
    counted(viral, clock.now, SKU123=390)
    assert checked(desk) == []
    assert len(surging(desk)) == 1
    clock.passes(days=1)
    buy(viral, clock, days=1, orders=USUAL)
    counted(viral, clock.now, SKU123=380)
    (redrawn,) = checked(desk)
    assert not redrawn.is_new
    assert "The surge of SKU123 is over" in redrawn.words
    assert "It sold 40 a day from Nov 1, 2026 on; now it sells 10." in redrawn.words
    assert surging(desk) == ()
    assert "Surge" not in card(desk)


def test_the_next_one_is_told_again(desk: Desk, viral: Store, clock: Clock) -> None:
    checked(desk)
    for orders in (USUAL, USUAL, 60):
        clock.passes(days=1)
        buy(viral, clock, days=1, orders=orders)
        counted(viral, clock.now, SKU123=300)
        told = [left for left in checked(desk) if left.is_new]
    assert len(told) == 1


def test_a_warning_is_over_although_its_sku_still_surges(desk: Desk, viral: Store, clock: Clock) -> None:
    clock.passes(minutes=15)
    counted(viral, clock.now, SKU123=100)
    plan.run(desk)
    clock.passes(hours=25)
    buy(viral, clock, days=1, orders=40)
    for _ in range(2):  # two checks tell that it has recovered
        clock.passes(minutes=15)
        counted(viral, clock.now, SKU123=5000)
        plan.run(desk)
    assert len(surging(desk)) == 1
    (message,) = stock.answer(desk, Asker("U0ANA", "C0UK", Voice()), "changed")
    assert isinstance(message, Message)
    assert "0 SKUs worse, 1 recovered" in words_of({"text": message.text, "blocks": list(message.blocks)}, {}, "UTC")


def test_in_quiet_hours_it_waits(desk: Desk, viral: Store, clock: Clock) -> None:
    desk.store.shops.change("UK Home", now=clock.now, quiet_hours="14-18")
    assert checked(desk) == []
    clock.passes(hours=4)
    assert len(checked(desk)) == 1


def test_the_digest_names_what_surges(desk: Desk, viral: Store, clock: Clock) -> None:
    checked(desk)
    clock.passes(hours=19)
    digest.run(desk)
    (words,) = [left.words for left in leaving(desk) if left.kind == "digest"]
    assert "SKU123 · sells 40 a day since Nov 1, 2026, usually 10" in words


def test_every_night_the_catalogue_teaches_how_orders_scatter(desk: Desk, viral: Store) -> None:
    """Ten orders on each day but the last: no scatter at all, so as if people came independently."""
    learn.run(desk)
    learned = desk.learned().scatter
    assert 1.0 <= learned.dispersion < 2.0
    assert learned.item_days == 0  # too few to learn an alarm from


def test_orders_are_counted_by_day(desk: Desk, viral: Store, clock: Clock) -> None:
    (known,) = viral.facts.gather(clock.now)
    orders = viral.facts.orders(known.numbers, known.as_of, 3)
    assert orders.tolist() == [[10.0, 10.0, 40.0]]
    assert known.as_of == date(2026, 11, 2)


def test_what_is_on_its_way_is_said_beside_how_long_it_lasts(desk: Desk, viral: Store, clock: Clock) -> None:
    """400 at 40 a day are ten days; 300 more on the eighth make it the eighteenth, 20 November."""
    planned(viral, clock.now, coming=[coming("SKU123", 300, date(2026, 11, 10))])
    (told,) = checked(desk)
    assert "the 400 available last 10 days; with what is on its way, out of stock on Nov 20, 2026." in told.words


def test_where_only_a_part_of_a_flight_pays_the_channel_hears_how_much_and_until_when(
    desk: Desk, viral: Store, clock: Clock
) -> None:
    """Out on 12 November, sea on 2 December: 20 days of 40 are 800, which earn 3.40 each; flying costs 3.30 more. With
    the safety stock of 300 it would be 1,100 and not pay.
    """
    freight = a_row("suppliers", supplier="Yiwu", currency="GBP", sea_freight="0.40", air_freight="3.70")
    row = a_row("products", product="SKU123", supplier="Yiwu", unit_cost="1.20", currency="GBP", buffer=300)
    plan_in(viral, clock.now, suppliers=[freight], products=[row])
    (told,) = checked(desk)
    said = "Of 1,100 by air before an order by sea placed today is there on Dec 2, 2026 only 800 pay: "
    assert f"{said}those that sell meanwhile. Decide by Nov 5, 2026." in told.words
    assert f"{said}the 800 that sell meanwhile earn £2,720.00, for £2,640.00 more freight." in card(desk)


def test_another_location_sends_what_the_surge_needs(new_store: Callable[..., Store], clock: Clock) -> None:
    """At the usual rate stock lasts until more can arrive, and nothing moves; at 40 a day what the EU spares does."""
    store = new_store(a_shop(), a_shop("EU Home", channel="C0EU"))
    store.people.set_role("U0ANA", "approver", now=clock.now)
    desk = a_desk(store, clock)
    buy(store, clock, days=60, orders=USUAL, until=2)
    counted(store, clock.now, SKU123=400)
    counted(store, clock.now, shop="EU Home", SKU123=300)
    lane = a_row("lanes", origin="EU Home", destination="UK Home", days=4, cost="0.40", currency="GBP")
    products = [a_row("products", product="SKU123", unit_cost="1.20", currency="GBP")]
    plan_in(store, clock.now, lanes=[lane], products=products)
    assert "EU Home can send" not in card(desk)
    buy(store, clock, days=1, orders=40)
    (told,) = checked(desk)
    assert "EU Home can send 300, all it can spare: here in 4 days" in told.words
    assert "EU Home can send 300, all it can spare: here in 4 days" in card(desk)
    value = json.dumps(["SKU123", "EU Home", "UK Home", 300])
    _, note = transfer.press(desk, Asker("U0ANA", "", Voice()), Pressed(value, is_private=True, moment="1"))
    assert "*300* of `SKU123` go from EU Home to UK Home" in str(note.blocks)
