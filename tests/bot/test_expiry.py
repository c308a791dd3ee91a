"""Goods that expire, from the planning workbook to the card: 5 sell a day, 300 were counted."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.buttons import why
from bot.clearance.slow_stock import aged
from bot.cli.template import without_gone_days
from bot.commands import event, stock
from bot.desk import Asker, Desk, Pressed
from bot.messages.reply import Message
from bot.sandbox.words import words_of
from bot.store import Store
from bot.wording import Voice
from planner.events.plan import EventKind, EventPlan
from tests.bot.builders import Clock, counted, sells, stocked
from tests.bot.store.builders import a_row, plan_in

ASKER = Asker("U1", "C1", Voice())
CHINESE = Asker("U1", "C1", Voice.of("zh"))


def card(desk: Desk, asker: Asker = ASKER) -> str:
    (message,) = stock.answer(desk, asker, "SKU123")
    assert isinstance(message, Message)
    return words_of({"text": message.text, "blocks": list(message.blocks)}, {}, "UTC")


def reasons(desk: Desk) -> str:
    return "".join(
        str(message.blocks) for message in why.press(desk, ASKER, Pressed("SKU123", is_private=True, moment="1"))
    )


@pytest.fixture
def sell_by(desk: Desk, clock: Clock) -> Callable[[int | None], None]:
    stocked(desk.store, clock.now, 300)

    def say(days: int | None) -> None:
        day = "" if days is None else (clock.now + timedelta(days=days)).date().isoformat()
        plan_in(desk.store, clock.now, products=[a_row("products", product="SKU123", sell_by=day)])

    return say


def received(store: Store, clock: Clock, units: int) -> None:
    day = clock.now.date().isoformat()
    plan_in(
        store, clock.now, receipts=[a_row("receipts", product="SKU123", day=day, quantity=units, reference=f"R{day}")]
    )


def test_what_will_not_sell_by_its_day_is_said(desk: Desk, sell_by: Callable[[int | None], None]) -> None:
    """In 20 days 100 of the 300 sell."""
    assert "expire" not in card(desk)
    sell_by(20)
    assert "⌛ 200 units will expire unsold: they may be sold until Nov 22, 2026. Sell them off by then." in card(desk)
    assert "lasts 20 days; out of stock on Nov 23, 2026" in card(desk)
    assert "200 件会过期卖不掉" in card(desk, CHINESE)
    said = reasons(desk)
    assert "Will expire unsold *200*: 300 on hand may be sold until Nov 22, 2026" in said
    assert "200 that did not sell have expired on Nov 23, 2026" in said
    sell_by(None)
    assert "expire" not in card(desk)


def test_the_last_day_is_called_so(desk: Desk, sell_by: Callable[[int | None], None]) -> None:
    sell_by(0)
    assert "⌛ 300 units may be sold today only: what is left after that is not counted." in card(desk)
    assert "⌛ 300 件今天是最后可售日" in card(desk, CHINESE)
    assert "by then" not in card(desk)


def test_what_has_expired_is_not_counted(desk: Desk, clock: Clock, sell_by: Callable[[int | None], None]) -> None:
    sell_by(-1)
    assert "Available 0 estimated" in card(desk)
    assert "300 expired after Nov 1, 2026, not counted" in card(desk)
    assert "300 件过了最后可售日2026年11月1日，不计入" in card(desk, CHINESE)
    assert "left out: 300 units that have expired" in reasons(desk)
    counted(desk.store, clock.now + timedelta(hours=1), SKU123=0)
    clock.passes(hours=2)
    assert "expired" not in card(desk)


def test_what_comes_after_the_day_was_said_is_fresh(
    desk: Desk, clock: Clock, sell_by: Callable[[int | None], None]
) -> None:
    """200 more on the next day; one day after, a count finds 150 that nobody wrote down."""
    sell_by(0)
    clock.passes(days=1)
    received(desk.store, clock, 200)
    assert "300 expired after Nov 2, 2026, not counted" in card(desk)
    assert "Available 200 estimated" in card(desk)
    clock.passes(days=1)
    counted(desk.store, clock.now, SKU123=650)
    clock.passes(hours=1)
    assert "Available 350 estimated" in card(desk)
    counted(desk.store, clock.now, SKU123=350)
    clock.passes(hours=1)
    assert "expired" not in card(desk)
    assert "Available 350 estimated" in card(desk)


def test_what_sells_after_the_day_is_fresh(desk: Desk, clock: Clock, sell_by: Callable[[int | None], None]) -> None:
    """The 5 of the next day are of the 200 that came; a count that finds as many leaves the 300 expired."""
    sell_by(0)
    clock.passes(days=1)
    received(desk.store, clock, 200)
    sells(desk.store, clock.now, 5, days=1, until=0)
    assert "On hand 495 estimated" in card(desk)
    assert "300 expired after Nov 2, 2026, not counted" in card(desk)
    assert "Available 195 estimated" in card(desk)
    counted(desk.store, clock.now + timedelta(hours=1), SKU123=495)
    clock.passes(hours=2)
    assert "Available 195 estimated" in card(desk)


def test_a_filled_workbook_says_the_day_until_its_goods_are_gone(
    desk: Desk, clock: Clock, sell_by: Callable[[int | None], None]
) -> None:
    def said() -> bool:
        known = without_gone_days(desk.store, desk.store.workbook.known(clock.now.date()), clock.now)
        return any("sell_by" in row for row in known["products"])

    sell_by(20)
    assert said()
    counted(desk.store, clock.now + timedelta(hours=1), SKU123=0)
    clock.passes(hours=2)
    assert not said()


def test_the_same_day_said_again_is_of_the_same_units(
    desk: Desk, clock: Clock, sell_by: Callable[[int | None], None]
) -> None:
    """A workbook that holds what is known is sent back as it came; another day is of all that lies there."""
    sell_by(30)
    clock.passes(days=1)
    received(desk.store, clock, 200)
    sell_by(29)
    assert desk.store.facts.gather(desk.now())[0].items.perishing.tolist() == [300]
    sell_by(28)
    assert desk.store.facts.gather(desk.now())[0].items.perishing.tolist() == [500]


@pytest.mark.parametrize(
    ("kind", "first", "last", "amount", "left"),
    [
        (EventKind.LIVESTREAM, 4, 5, 0, 160),
        (EventKind.LIVESTREAM, 20, 21, 0, 180),
        (EventKind.LIVESTREAM, 25, 26, 0, 200),
        (EventKind.SEASON, 3, 12, 2, 150),
        (EventKind.SEASON, 3, 12, 0.5, 225),
    ],
)
def test_card_and_ladder_say_the_same(
    desk: Desk,
    clock: Clock,
    sell_by: Callable[[int | None], None],
    kind: EventKind,
    first: int,
    last: int,
    amount: float,
    left: int,
) -> None:
    """Of 300 100 sell in 20 days; a livestream sells 40, a season of ten days 50 or half of them less."""
    sell_by(20)
    days = [(clock.now + timedelta(days=day)).date() for day in (first, last)]
    units = () if amount else (("SKU123", 40),)
    plan = EventPlan(name="It", kind=kind, shop="UK Home", starts=days[0], ends=days[1], amount=amount, units=units)
    desk.store.events.add(plan, "U1", clock.now)
    assert f"⌛ {left} units will expire unsold" in card(desk)
    (part,) = aged(desk, ["SKU123"])
    assert part.slow.lots.units.tolist() == [300]
    assert part.slow.lots.pace * part.slow.lots.lasts == pytest.approx([300 - left])


@pytest.mark.parametrize(
    ("units", "said"),
    [
        (200, "✅ Stock covers it."),
        (201, "✋ Cap the livestream at 200 units: no order arrives before it starts."),
    ],
)
def test_a_livestream_may_sell_what_would_expire(
    desk: Desk, sell_by: Callable[[int | None], None], units: int, said: str
) -> None:
    """Of 300 100 sell in 20 days; more arrives in 30, and until then nothing could be spared of goods that last."""
    sell_by(20)
    (message,) = event.answer(desk, ASKER, f"check SKU123 {units} 2026-11-06")
    assert isinstance(message, Message)
    assert said in words_of({"text": message.text, "blocks": list(message.blocks)}, {}, "UTC")


@pytest.mark.parametrize(
    ("units", "said"),
    [
        (150, "it sells 150 of the 200 that would expire unsold without it"),
        (350, "Cap *200*: 200 would expire unsold without it"),
    ],
)
def test_why_a_livestream_may_sell_it_is_said(
    desk: Desk, clock: Clock, sell_by: Callable[[int | None], None], units: int, said: str
) -> None:
    sell_by(20)
    day = (clock.now + timedelta(days=4)).date()
    sold = (("SKU123", units),)
    plan = EventPlan(name="It", kind=EventKind.LIVESTREAM, shop="UK Home", starts=day, ends=day, units=sold)
    desk.store.events.add(plan, "U1", clock.now)
    assert said in reasons(desk)
