"""Why the money of orders and of stock is what it is."""

from collections.abc import Sequence
from math import isnan

from bot.clearance.clearing import limits, stock_money
from bot.desk import Desk
from bot.messages.clearance.slow_values import StockMoney
from bot.messages.explaining.total_explanation import total_explanation
from bot.messages.ordering.reorder_values import Reorder
from bot.messages.reply import Message
from bot.ordering.reordering import to_decide
from bot.ordering.reported import Reported, summed
from bot.ordering.tied_up import values_now
from bot.store import StockValue
from bot.wording import Voice
from planner.explaining.total_rules import MoneyWhy, explain_after, explain_ratio, explain_sum


def orders_why(desk: Desk, about: str, voice: Voice) -> Message:
    """Return what the money of the orders to decide is made from; ``about`` as in ``to_decide``."""
    note = voice.say("`/stock SKU why` explains the units, the dates and what rounding buys of one SKU.")
    whys = orders_reasons(to_decide(desk, about), Reported.now(desk))
    return total_explanation(voice.say("orders to decide"), whys, voice, note=note)


def orders_reasons(reorder: Reorder, reported: Reported) -> list[MoneyWhy]:
    """Return every total of what is to decide with what it was made from."""
    sums, left_out = reorder.sums, {"uncosted_orders": float(reorder.uncosted)} if reorder.uncosted else {}
    cost, cash, ordered = (reported.total(each) for each in (sums.cost, sums.cash, sums.ordered))
    added = {code: after - reorder.cash.get(code, 0) for code, after in reorder.cash_after.items()}
    return [
        *explain_sum("order_costs", sums.cost, cost, left_out),
        *explain_sum("cash_now", sums.cash, cash),
        *explain_sum("ordered", sums.ordered, ordered, left_out),
        *explain_after(reorder.cash, added),
    ]


def stock_money_why(desk: Desk, shop: str, voice: Voice) -> Message:
    """Return what the money in stock and its turnover are made from, of one shop or of all where it is \"\"."""
    values = values_now(desk, shop or None)
    money, whys = stock_money(desk, values), stock_reasons(desk, values)
    note = voice.say("`/clearance SKU why` explains the age and the money of one SKU.")
    about = voice.say("{shop}: money in stock", shop=shop) if shop else voice.say("money in stock")
    return total_explanation(about, whys, voice, days=money.days, window=limits(desk).window, note=note)


def stock_reasons(desk: Desk, values: Sequence[StockValue]) -> list[MoneyWhy]:
    """Return every total of the money in stock with what it was made from."""
    money, reported = stock_money(desk, values), Reported.now(desk, max((value.day for value in values), default=None))
    uncosted = {"uncosted": float(money.without_cost)} if money.without_cost else {}
    whys: list[MoneyWhy] = []
    for name, column in (("on_hand", "on_hand_minor"), ("on_order", "on_order_minor"), ("slow", "slow_minor")):
        amounts = summed((value.currency, getattr(value, column)) for value in values)
        whys += explain_sum(name, amounts, reported.total(amounts), uncosted)
    counts = {"sold": float(sum(value.sold_items for value in values)), "stocked": float(money.items)}
    active = explain_ratio("active_rate", money.active_rate, "share", "", **counts)
    return [*whys, *_ratios(values, money, reported), active]


def _ratios(values: Sequence[StockValue], money: StockMoney, reported: Reported) -> list[MoneyWhy]:
    """Return how fast stock turns over and what it earns, as far as it is known."""
    sold, average = (
        summed((value.currency, getattr(value, name)) for value in values)
        for name in ("cost_sold_minor", "average_minor")
    )
    whys = []
    if (sides := reported.sides(sold, average)) is not None:
        turned = {"cost_of_goods_sold": sides.above, "average_inventory": sides.below}
        whys.append(explain_ratio("turnover", money.turnover, "ratio", sides.currency, **turned))
        days = explain_ratio("days_of_inventory", money.days_of_inventory, "days", "", yearly_turnover=money.turnover)
        whys.append(days)
    margins = summed((value.currency, value.margin_minor or 0) for value in values if value.days)
    if not isnan(money.gmroi) and (sides := reported.sides(margins, average)) is not None:
        earned = {"gross_margin": sides.above, "average_inventory": sides.below}
        whys.append(explain_ratio("gmroi", money.gmroi, "ratio", sides.currency, **earned))
    return whys
