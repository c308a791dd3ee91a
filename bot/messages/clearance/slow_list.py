"""Slow stock as a list: what each slow mover ties up, since when, and the money in all of the stock."""

from collections.abc import Sequence
from datetime import date
from math import isfinite, isinf, isnan

from bot.messages.blocks import actions, button, code, cut, in_sections, section
from bot.messages.clearance.freed import freed_of_all
from bot.messages.clearance.freed_values import Freed
from bot.messages.clearance.money_in_stock import money_lines
from bot.messages.clearance.rung import best_words
from bot.messages.clearance.slow_values import Limits, SlowLine, StockMoney
from bot.messages.clearance.step_card import short_words
from bot.messages.clearance.step_values import StepLine
from bot.messages.money import money_words
from bot.messages.page import Page
from bot.messages.reply import Block
from bot.wording import MANY_DAYS, N_, Phrase, Safe, Voice, escape
from planner.ageing import Looked

NAME_LENGTH = 60
PLACES = 10
OF_SHOP = "shop:"  # begins the value of a button: of this shop, or of all
LONG = 180  # [days] more of it lasts too long to wait
NOT_SELLING = N_("It does not sell: improve its listing and price, or clear it out. Do not order more.")
LASTS_LONG = N_("At this pace it takes half a year or more: lower the price or bundle it. Do not order more.")
SELLS_OFF = N_("It will sell off by itself in time: do not order more until it has.")


def slow_page(
    lines: Sequence[SlowLine],
    count: int,
    money: StockMoney,
    limits: Limits,
    voice: Voice,
    *,
    shop: str = "",
    places: Sequence[tuple[str, StockMoney]] = (),
    steps: Sequence[StepLine] = (),
    freed: Freed | None = None,
    day: date | None = None,
) -> Page:
    """Return a page of slow movers, the most cash first, below the money in stock, in all and at each place.

    ``steps``: those that are accepted and followed; ``freed``: what the best steps of all could pay;
    ``day``: of when the order and the sums are, as each row is of now.
    """
    title = voice.count("{n} slow mover", "{n} slow movers", count)
    if shop:
        title = voice.count("{shop}: {n} slow mover", "{shop}: {n} slow movers", count, shop=shop)
    taken = {(step.product, step.location): step for step in steps}
    rows: list[Block] = [
        section(slow_line(line, limits, voice, taken.get((line.product, line.location)))) for line in lines
    ]
    note = voice.say("`/clearance SKU` shows one with its receipts, `/clearance accepted` how accepted steps go.")
    if day is not None:
        note = Safe(f"{voice.say('order and sums as of {date}, each line as of now', date=day)} · {note}")
    head = _head(money, places, limits, voice, shop)
    if freed is not None:
        head = (*head, section(freed_of_all(freed, voice)))
    return Page(title, rows, len(lines), count, head=head, note=note)


def nothing_slow(looked: Looked, money: StockMoney, limits: Limits, voice: Voice, ages: Sequence[int] = ()) -> Page:
    """Return why nothing is on the list, or what is missing to know.

    ``ages``: [days] from which on stock is old where it lies; () as everywhere.
    """
    if not looked.items:
        hint = voice.say(
            "Nothing has been counted yet, so nobody knows how old the stock is. Drop the shop's stock export into its "
            "channel, or import it: `python -m bot import stock.xlsx --shop NAME`"
        )
        return Page(hint, [section(hint)], 0, 0)
    title = voice.say("No slow movers")
    least, most = min(ages, default=limits.age), max(ages, default=limits.age)
    limit = (
        voice.units(most) if least == most else voice.say("{least} to {most} (each shop's own)", least=least, most=most)
    )
    if looked.old_items:
        why = voice.count(
            "{n} SKU has units older than {limit} days, but it sells enough, is new, or is wanted for an event.",
            "{n} SKUs have units older than {limit} days, but they sell enough, are new, or are wanted for an event.",
            looked.old_items,
            limit=limit,
        )
    elif looked.guessed:
        why = voice.say(
            "Nothing is known to be older than {limit} days: the oldest unit was first counted {age} ago, and nobody "
            "wrote down since when it had been there. Receipts in the planning workbook would tell.",
            limit=limit,
            age=voice.days(looked.oldest),
        )
    else:
        why = voice.say("No unit is older than {limit} days.", limit=limit)
    head = (section(why), *_head(money, (), limits, voice))
    return Page(title, (), 0, 0, head=head, note=voice.say("`/clearance SKU` shows how old one is."), has_whole=False)


def _head(
    money: StockMoney, places: Sequence[tuple[str, StockMoney]], limits: Limits, voice: Voice, shop: str = ""
) -> tuple[Block, ...]:
    lines = money_lines(money, limits, voice)
    for place, lies in places[:PLACES]:
        if lies.on_hand:
            said = N_("{place}: {cash} in stock")
            if lies.slow:
                said = N_("{place}: {cash} in stock, {slow} of it in slow movers")
            cash, slow = (money_words(amounts, voice) for amounts in (lies.on_hand, lies.slow))
            lines.append(Safe("• " + voice.say(said, place=place, cash=cash, slow=slow)))
    if not lines:
        return ()
    return (*in_sections(lines), actions(button(voice.say("Why these numbers?"), "why_money", f"{OF_SHOP}{shop}")))


def slow_line(line: SlowLine, limits: Limits, voice: Voice, step: StepLine | None = None) -> Safe:
    """Return a slow mover in two lines: its numbers, and what to do next, or how what is done goes."""
    name, limits = escape(cut(line.name, NAME_LENGTH)), limits.at(line.location)
    age = age_words(line.oldest, voice, is_at_least=line.is_at_least)
    how_many = N_("*{old}* of {units} units older than {limit} days, the oldest {age}")
    if line.old_units == line.units:
        how_many = N_("all *{old}* units older than {limit} days, the oldest {age}")
    parts = [
        voice.say(how_many, old=line.old_units, units=line.units, limit=limits.age, age=age),
        share_words(line.sell_through, limits, voice),
    ]
    if line.cash_minor is not None:
        parts.append(voice.say("*{cash}* in them", cash=voice.money(line.cash_minor, line.currency)))
    lasts = voice.say("lasts {days}", days=voice.days(line.days_of_cover))
    parts.append(lasts if isfinite(line.days_of_cover) else voice.days(line.days_of_cover))
    said = f"🐌 {code(escape(line.product))} {name} · {escape(line.location)}\n{' · '.join(parts)}"
    if step is not None:
        return Safe(f"{said}\n{short_words(step, voice)}")
    if line.wanted:
        first = first_moved(line, voice)
        offered = voice.say("{first}: `/stock {product}` offers it.", first=first, product=line.product)
        said = Safe(f"{said}\n⇄ {offered}")
    if line.wanted and line.moves == line.old_units:
        return Safe(said)
    if line.moves and line.best is not None:
        then = voice.say(
            "Then, with the other {units}: {step}", units=line.old_units - line.moves, step=best_words(line.best, voice)
        )
        return Safe(f"{said}\n👉 {then}")
    if line.best is not None:
        return Safe(f"{said}\n👉 {best_words(line.best, voice)}")
    return Safe(f"{said}\n_{voice.say(next_step(line.days_of_cover))}_")


def first_moved(line: SlowLine, voice: Voice) -> Safe:
    """Return where some of it is wanted."""
    moves = [
        voice.say("{units} to {location}", units=each.units, location=each.location) for each in line.wanted[:PLACES]
    ]
    return voice.say("First move {moves}", moves=voice.listed(moves))


def next_step(days_of_cover: float) -> Phrase:
    """Return what to do with a slow mover, in plain words."""
    if isinf(days_of_cover):
        return NOT_SELLING
    return LASTS_LONG if days_of_cover > LONG else SELLS_OFF


def age_words(days: int, voice: Voice, *, is_at_least: bool) -> Safe:
    """Return an age, honest about what was there when first counted.

    >>> [age_words(days, Voice(), is_at_least=True) for days in (0, 1, 1095, 1096)]
    ['not known, first counted today', 'at least 1 day', 'at least 1,095 days', 'more than 3 years']
    """
    if is_at_least and days < 1:
        return voice.say("not known, first counted today")
    words = voice.days(days)
    return voice.say("at least {days}", days=words) if is_at_least and days <= MANY_DAYS else words


def share_words(share: float, limits: Limits, voice: Voice) -> Safe:
    """Return a sell-through with its period."""
    if isnan(share):
        return voice.say("sell-through not known")
    return voice.say("{share} sold in {window} days", share=voice.share(share), window=limits.window)
