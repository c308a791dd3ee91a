"""Cuts what is to decide to a budget: what saves the most margin for its money and time comes first."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from math import isnan, nan

import numpy as np

from bot.desk import Desk
from bot.errors import WhichNumber
from bot.errors.budget import NoBudget, NoRateToBudget, NotABudget, NotACurrency, WhichCurrency
from bot.judging.judgement import Judgement, judge_to_check
from bot.messages.ordering.budget_values import Budgeted, BudgetLine, CashAhead, Saves
from bot.messages.ordering.reorder_values import ReorderLine
from bot.ordering.carrying import Shown, carried
from bot.ordering.minimums import short_with
from bot.ordering.reordering import all_to_decide, paid
from bot.ordering.reported import Reported
from bot.store import Worth
from bot.understanding.numerals import with_wan
from bot.understanding.typed import quoted
from bot.wording import is_currency
from planner.coded import Coded
from planner.currency import half_up
from planner.intake.figure import spelled_out
from planner.intake.money import Amount, amount, decimals
from planner.levels import is_advised
from planner.margin import platform_fee
from planner.model import Flags, Floats
from planner.ordering.budget import bought_first, cash_ahead, gain
from planner.ordering.serving import interval

At = tuple[Judgement, int]  # an item
Place = tuple[str, str]  # product and location


def budget_meant(desk: Desk, typed: str) -> Amount:
    """Return the budget somebody typed; without a currency in the one of totals, or the only one there is to pay in.

    Raises: NoBudget, NotABudget, WhichNumber, WhichCurrency, NotACurrency, NoRateToBudget.
    """
    paid_in = sorted(paid(desk))
    usual = desk.reporting_currency or (paid_in[0] if len(paid_in) == 1 else "")
    ways = spelled_out(with_wan(typed))
    if len(ways) > 1:
        raise WhichNumber(quoted(typed), quoted(ways[-1]), quoted(ways[0]))
    found = amount(ways[0], usual)
    if not typed.strip():
        raise NoBudget
    if found is None or found.minor <= 0:
        raise NotABudget(quoted(typed))
    codes = paid_in or sorted({shop.currency for shop in desk.store.shops.all()}) or ["USD"]
    if not found.currency:
        raise WhichCurrency(quoted(typed), tuple(codes), codes[0])
    if not is_currency(found.currency):
        raise NotACurrency(quoted(found.currency), usual or codes[0])
    if found.currency != usual and paid_in and not _rated(desk, found.currency, paid_in):
        raise NoRateToBudget(found.currency, tuple(codes), codes[0])
    return found


def _rated(desk: Desk, currency: str, paid_in: Sequence[str]) -> bool:
    """Return whether any of these costs can be told in the currency."""
    return bool(Reported(currency, desk.store.rates.all(), desk.now().date()).worth(paid_in))


def within_budget(desk: Desk, budget: Amount) -> Budgeted:
    """Return what to buy first of all that is to decide, and what it does to the money in stock."""
    lines, judgements = all_to_decide(desk), judge_to_check(desk)
    money = _Money(desk, budget.currency, judgements)
    wanted = {(line.product, line.location) for line in lines}
    places: dict[Place, At] = {
        place: (judgement, i)
        for judgement in judgements
        for items in [judgement.catalogue.items]
        for i, place in enumerate(zip(items.product, items.location, strict=True))
        if place in wanted
    }
    lie = [places.get((line.product, line.location)) for line in lines]
    saves = _saves(lines, lie, judgements, money)
    returns = np.array([nan if each is None else each.a_year for each in saves], float)
    costs = np.array([0 if each is None else each.cost_minor for each in saves], float)
    order, bought = bought_first(returns, costs, float(budget.minor))
    ranked = [
        BudgetLine(lines[i], saves[i], bool(is_in), *_when(lie[i])) for i, is_in in zip(order, bought, strict=True)
    ]
    ranked.sort(key=lambda line: not line.is_bought)
    chosen = [line.line for line in ranked if line.is_bought]
    approve, approved = carried([Shown(line.number, line.version) for line in chosen])
    units = {(line.product, line.location): line.quantity for line in chosen}
    cash = _cash(judgements, units, lines, money, desk.now().date())
    short = short_with(desk, [Worth(line.supplier, line.currency, line.cost_minor) for line in chosen])
    return Budgeted(budget, tuple(ranked), cash, approve, approved, short)


class _Money:
    """What money of each currency is worth in the smallest coin of the budget's."""

    def __init__(self, desk: Desk, currency: str, judgements: Sequence[Judgement]) -> None:
        columns = ("currency", "cost_currency")
        about = [it.catalogue.about for it in judgements]
        used = {code for each in about for name in columns for code in Coded.of(each.column(name)).values} - {""}
        coins = Reported(currency, desk.store.rates.all(), desk.now().date()).worth(used)
        self._worth: Mapping[str, float] = {code: coin * 10.0 ** decimals(code) for code, coin in coins.items()}

    def of(self, currency: str) -> float:
        """Return the worth of one unit of a currency; nan where nobody typed a rate."""
        return self._worth.get(currency, nan)

    def each(self, currencies: Sequence[str]) -> Floats:
        return Coded.of(currencies).each(self.of)


def _when(at: At | None) -> tuple[date | None, float | None]:
    """Return the next fixed order day of an item's supplier (None: today), and its usual lead time [days]."""
    if at is None:
        return None, None
    judgement, i = at
    return judgement.order_day(i), float(judgement.plan.usual_lead_time[i])


def _saves(
    lines: Sequence[ReorderLine], lie: Sequence[At | None], judgements: Sequence[Judgement], money: _Money
) -> list[Saves | None]:
    """Return what each order saves; None where its price, its cost or a rate is not known."""
    saves: list[Saves | None] = [None] * len(lines)
    for judgement in judgements:
        mine = [(n, at[1]) for n, at in enumerate(lie) if at is not None and at[0] is judgement]
        if not mine:
            continue
        of, rows = (list(numbers) for numbers in zip(*mine, strict=True))
        plan, items, about = judgement.plan, judgement.catalogue.items, judgement.catalogue.about
        costs_in, sells_in = (about.column(name) for name in ("cost_currency", "currency"))
        quantity = np.array([lines[n].quantity for n in of], float)
        cost = quantity * judgement.allocation.landed_cost[rows] * money.each([costs_in[i] for i in rows])
        found = gain(
            quantity,
            cost,
            plan.unit_margin[rows] * money.each([sells_in[i] for i in rows]),
            inventory_position=plan.inventory_position[rows],
            event_units=plan.event_units[rows],
            daily_rate=plan.daily_rate[rows],
            lead_time=plan.lead_time[rows],
            order_wait=plan.order_wait[rows],
            interval=interval(items, judgement.policy)[rows],
        )
        is_net = ~np.isnan(platform_fee(items, judgement.policy)[rows])
        columns = (found.avoided, found.margin, cost, found.days, found.a_year, is_net)
        for n, (avoided, margin, paid_for, days, a_year, net) in zip(
            of, zip(*(column.tolist() for column in columns), strict=True), strict=True
        ):
            if not isnan(a_year):
                saves[n] = Saves(int(avoided), round(margin), round(paid_for), days, a_year, net)
    return saves


def _cash(
    judgements: Sequence[Judgement],
    bought: Mapping[Place, int],
    lines: Sequence[ReorderLine],
    money: _Money,
    today: date,
) -> CashAhead:
    """Return the money in stock before and after the bought orders, and at its most; what waits is not bought later."""
    waiting = {(line.product, line.location) for line in lines} - set(bought)
    days = max((judgement.policy.horizon for judgement in judgements), default=0)
    now, ahead, unknown = 0.0, np.zeros(days + 1), 0
    to_coins = 0.0  # every item counts in whole coins, as `/reorder` sums them
    for judgement in judgements:
        plan, items, about = judgement.plan, judgement.catalogue.items, judgement.catalogue.about
        places = list(zip(items.product, items.location, strict=True))
        more = np.array([bought.get(place, 0) for place in places], float)
        follows: Flags = is_advised(plan.level, plan.daily_rate) & np.array([place not in waiting for place in places])
        owned = np.maximum(np.nan_to_num(items.on_hand), 0.0) + plan.on_order
        worth = judgement.allocation.landed_cost * money.each(about.column("cost_currency"))
        tied_up = owned * np.nan_to_num(worth)
        now += float(half_up(tied_up).sum())
        to_coins += float((half_up(tied_up) - tied_up).sum())
        unknown += int((np.isnan(worth) & (owned > 0)).sum())
        ahead += cash_ahead(
            owned + more,
            plan.inventory_position + more,
            plan.daily_rate,
            threshold=plan.threshold,
            order_up_to_level=plan.order_up_to_level,
            is_ordered=follows,
            unit_worth=worth,
            days=days,
        )
    ahead += to_coins
    peak = int(ahead.argmax())
    return CashAhead(round(now), round(ahead[0]), round(ahead[peak]), today + timedelta(days=peak), unknown)
