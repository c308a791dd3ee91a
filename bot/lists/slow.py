"""The slow movers, the most cash first."""

from collections.abc import Sequence
from datetime import date
from math import isfinite

from bot.clearance.clearing import as_of_now, limits, money_by_place, slow_lines, stock_money
from bot.clearance.following import running
from bot.clearance.freed import freed_by
from bot.desk import Asker, Desk
from bot.messages.clearance.rung import rung_title
from bot.messages.clearance.slow_list import first_moved, next_step, nothing_slow, slow_page
from bot.messages.clearance.slow_values import SlowLine
from bot.messages.page import ROWS, Page
from bot.messages.reply import File
from bot.ordering.tied_up import values_now
from bot.store import StockValue
from bot.terminal import unmarked
from bot.understanding.slips import places_of
from bot.wording import N_, Safe, Voice
from bot.workbooks.lists import Kind, Value, list_file
from planner.intake.money import Amount

NAME = "slow"
COLUMNS = (
    (N_("SKU"), Kind.TEXT),
    (N_("Name"), Kind.NAME),
    (N_("Location"), Kind.NAME),
    (N_("Units"), Kind.UNITS),
    (N_("Old units"), Kind.UNITS),
    (N_("Oldest, days"), Kind.UNITS),
    (N_("Age is"), Kind.TEXT),
    (N_("Sell-through"), Kind.SHARE),
    (N_("Money in old units"), Kind.MONEY),
    (N_("Lasts, days"), Kind.UNITS),
    (N_("Next step"), Kind.NAME),
    (N_("Cash back by it"), Kind.MONEY),
    (N_("Gone after, days"), Kind.UNITS),
    (N_("As of"), Kind.DAY),
)


def page(desk: Desk, asker: Asker, about: str, first: int) -> Page:
    """Return a page of the slow movers of a shop; of all where it is ""."""
    shop = about or None
    values = values_now(desk, shop)
    money, count = stock_money(desk, values), desk.store.ages.slow_items(shop)
    if not count:
        held = limits(desk)
        ages = {held.at(place).age for place in (places_of(desk, [shop]) if shop else desk.store.shops.by_location())}
        return nothing_slow(desk.store.ages.looked(shop), money, held, asker.voice, sorted(ages))
    shown = as_of_now(desk, slow_lines(desk, shop, first=first, count=ROWS))
    places = () if shop else money_by_place(desk, values)
    steps = running(desk, [line.product for line in shown])
    freed = freed_by(desk, desk.store.ages.brought_back(shop))
    return slow_page(
        shown,
        count,
        money,
        limits(desk),
        asker.voice,
        shop=about,
        places=places,
        steps=steps,
        freed=freed,
        day=_day(values),
    )


def _day(values: Sequence[StockValue]) -> date | None:
    """Return of which day the stored look is."""
    return max((value.day for value in values), default=None)


def _next(line: SlowLine, voice: Voice) -> tuple[Value, ...]:
    """Return what to do next, what it brings back and how long it takes."""
    best = line.best
    if best is None:
        first = first_moved(line, voice) if line.wanted else voice.say(next_step(line.days_of_cover))
        return unmarked(first), None, None
    gone, step = best.days if isfinite(best.days) else None, rung_title(best, voice)
    if line.wanted:
        step = voice.say(
            "{first}; then, with the other {units}: {step}",
            first=first_moved(line, voice),
            units=line.old_units - line.moves,
            step=step,
        )
    return unmarked(step), Amount(best.cash_minor, best.currency), gone


def whole(desk: Desk, asker: Asker, about: str) -> File:
    """Return all of them as a workbook."""
    voice, lines = asker.voice, slow_lines(desk, about or None)
    day = _day(desk.store.ages.values(about or None))
    rows = [
        (
            *(line.product, line.name, line.location, line.units, line.old_units, line.oldest),
            voice.say("at least") if line.is_at_least else voice.say("known"),
            line.sell_through if isfinite(line.sell_through) else None,
            None if line.cash_minor is None else Amount(line.cash_minor, line.currency),
            line.days_of_cover if isfinite(line.days_of_cover) else None,
            *_next(line, voice),
            day,
        )
        for line in lines
    ]
    title: Safe = voice.count("{n} slow mover", "{n} slow movers", len(rows))
    return list_file("slow-stock", title, COLUMNS, rows, voice, desk.now())
