"""The money in stock in lines: what of it is slow, what is on order, how fast it turns over, what it earns."""

from math import isfinite

from bot.messages.blocks import bold
from bot.messages.clearance.slow_values import Limits, StockMoney
from bot.messages.money import money_words
from bot.wording import Safe, Voice
from planner.stock_flow import SHORTEST


def money_lines(money: StockMoney, limits: Limits, voice: Voice) -> list[Safe]:
    """Return the money in stock, what of it is slow, and how fast it turns over."""
    lines = []
    if money.on_hand:
        said = voice.say("{cash} is tied up in stock.", cash=bold(money_words(money.on_hand, voice)))
        if money.on_order:
            said = voice.say(
                "{cash} is tied up in stock, {coming} more is on order.",
                cash=bold(money_words(money.on_hand, voice)),
                coming=money_words(money.on_order, voice),
            )
        lines.append(said)
    if money.slow:
        lines.append(
            voice.count(
                "{cash} of it is tied up in {n} old unit of slow movers.",
                "{cash} of it is tied up in {n} old units of slow movers.",
                money.old_units,
                cash=bold(money_words(money.slow, voice)),
            )
        )
    lines += turnover_lines(money, limits, voice)
    if money.without_cost:
        lines.append(
            voice.count(
                "{n} SKU has no cost, so its money is not counted: put it into the planning workbook.",
                "{n} SKUs have no cost, so their money is not counted: put it into the planning workbook.",
                money.without_cost,
            )
        )
    if money.lacking:
        lines.append(
            voice.say("No rate is known for {currencies}: totals stay apart.", currencies=tuple(money.lacking))
        )
    return lines


def turnover_lines(money: StockMoney, limits: Limits, voice: Voice) -> list[Safe]:
    """Return how fast stock turns over and how much of it moves, as far as it is known."""
    lines = []
    if isfinite(money.turnover):
        lines.append(
            voice.say(
                "Stock turns over {times} times a year: {days} from shelf to customer (what sold in {past} days, taken "
                "as a year, ÷ average stock, both at today's cost).",
                times=bold(voice.rate(money.turnover)),
                days=voice.days(round(money.days_of_inventory)) if money.turnover else voice.say("never"),
                past=money.days,
            )
        )
    elif money.on_hand and not money.days:
        lines.append(
            voice.say("How fast stock turns over is said once it was counted for {days} days or more.", days=SHORTEST)
        )
    if isfinite(money.gmroi):
        lines.append(
            voice.say("Each 1.00 in stock earns {margin} gross a year (GMROI).", margin=voice.rate(money.gmroi))
        )
    elif isfinite(money.turnover):
        lines.append(voice.say("What it earns a year (GMROI) is not known: a price or an exchange rate is missing."))
    if isfinite(money.active_rate):
        active = voice.share(money.active_rate)
        lines.append(
            voice.count(
                "{active} of {n} SKU in stock sold something in {window} days.",
                "{active} of {n} SKUs in stock sold something in {window} days.",
                money.items,
                active=active,
                window=limits.window,
            )
        )
    return lines
