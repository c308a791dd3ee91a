"""Gathers what is to decide: the open suggestions by supplier, the most pressing first, and the money they take."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from zoneinfo import ZoneInfo

from bot.desk import Desk
from bot.messages.reorder_values import SNOOZED, Money, OrderSums, Reorder, ReorderLine, SupplierPart
from bot.minimums import missing
from bot.store import URGENT_FIRST, Listed, Suggestion
from bot.tied_up import tied_up
from planner.currency import total
from planner.intake.money import Amount

SHOP, SUPPLIER, PRODUCT = "shop", "supplier", "product"
CARRIED = 1700  # letters of a button that name suggestions; Slack takes 2,000 in all
SHORTEST = len("1.1,")  # letters of one of them, at the least

Shown = tuple[int, int]  # number and version of a suggestion


def to_decide(desk: Desk, about: str) -> Reorder:
    """Return the open suggestions of ``shop:NAME``, ``supplier:NAME`` or ``product:CODE``, ``snoozed``, or all."""
    kind, _, name = about.partition(":")
    shop = desk.store.shops.listed_under(name) if kind == SHOP else None
    found = desk.store.suggestions.listed(
        shop=shop,
        supplier=name if kind == SUPPLIER else None,
        products=[name] if kind == PRODUCT else None,
    )
    now = desk.now()
    asleep = [each for each in found if each.suggestion.is_snoozed(now)]
    awake = [each for each in found if not each.suggestion.is_snoozed(now)]
    chosen = asleep if kind == SNOOZED else [*awake, *asleep] if kind == PRODUCT else awake
    zones = {shop.name: ZoneInfo(shop.tz) for shop in desk.store.shops.all()}
    at_stake = {each.suggestion.id: each.at_stake_minor for each in chosen}
    lines = [
        _line(each, now.astimezone(zones.get(each.suggestion.shop, ZoneInfo("UTC"))).date(), desk) for each in chosen
    ]
    lines.sort(key=lambda line: (*_pressing(line), -at_stake[line.number], line.number))
    suppliers = list(dict.fromkeys(line.supplier for line in lines))
    minimums = desk.store.suppliers.minimum_orders(suppliers)
    lacking = missing(desk, minimums, [each.suggestion for each in chosen if each.suggestion.is_snoozed(now)])
    parts = [
        _part(name, [line for line in lines if line.supplier == name], minimums.get(name), lacking.get(name))
        for name in suppliers
    ]
    ordered = _sum((each.suggestion.currency, _tied_up(each.suggestion)) for each in chosen)
    sums = OrderSums(_cost(lines), tied_up(desk, shop), ordered)
    cost, cash, ordered = _in_one_currency(desk, sums.cost, sums.cash, sums.ordered)
    return Reorder(
        about=about,
        parts=tuple(parts),
        cost=cost,
        uncosted=_uncosted(lines),
        cash=cash,
        cash_after=Counter(cash) + Counter(ordered),
        snoozed=0 if kind in {SNOOZED, PRODUCT} else len(asleep),
        sums=sums,
    )


def packed(shown: Iterable[Shown]) -> str:
    """Return suggestions in few letters: by number, each as the step from the one before, in base 16.

    >>> packed([(13, 1), (12, 3)])
    'c.3,1.1'
    """
    by_number = sorted(shown)
    steps = zip(by_number, [0, *(number for number, _ in by_number)], strict=False)
    return ",".join(f"{number - before:x}.{version:x}" for (number, version), before in steps)


def unpacked(written: str) -> tuple[Shown, ...]:
    """Return what ``packed`` was given, by number.

    >>> unpacked("c.3,1.1")
    ((12, 3), (13, 1))
    """
    shown: list[Shown] = []
    number = 0
    for part in written.split(","):
        step, version = (int(figure, 16) for figure in part.split("."))
        number += step
        shown.append((number, version))
    return tuple(shown)


def _pressing(line: ReorderLine) -> tuple[date, int]:
    """Return the day to order by, and how bad it stands; what is late already is all to be ordered today."""
    return max(line.order_by or date.max, line.today), URGENT_FIRST.index(line.level)


def _in_one_currency(desk: Desk, *sums: Money) -> Sequence[Money]:
    """Return sums in the reporting currency; as they came where one of them lacks a rate."""
    rates, today = desk.store.rates.all(), desk.now().date()
    totals = [total(amounts, desk.reporting_currency, rates, today) for amounts in sums]
    return sums if any(each.lacking for each in totals) else [each.amounts for each in totals]


def _part(supplier: str, lines: Sequence[ReorderLine], minimum: Amount | None, lacking: int | None) -> SupplierPart:
    """Return a supplier's lines with a button for all of them, or for as many of the most pressing as it can carry."""
    approve, approved = carried(lines)
    return SupplierPart(supplier, tuple(lines), _cost(lines), _uncosted(lines), minimum, lacking, approve, approved)


def carried(lines: Sequence[ReorderLine]) -> tuple[str, int]:
    """Return what a button carries that approves these lines, and how many of the first of them that is."""
    count = min(len(lines), CARRIED // SHORTEST)
    while len(approve := packed((line.number, line.version) for line in lines[:count])) > CARRIED:
        count = count * 9 // 10
    return approve, count


def _cost(lines: Sequence[ReorderLine]) -> Money:
    return _sum((line.currency, line.cost_minor) for line in lines)


def _tied_up(asked: Suggestion) -> int | None:
    """Return the money that what is asked for ties up; freight and duty are in it, as in what is tied up now."""
    return None if asked.landed_cost_minor is None else asked.landed_cost_minor * asked.quantity


def _sum(amounts: Iterable[tuple[str, int | None]]) -> Money:
    known = sorted((currency, minor) for currency, minor in amounts if minor is not None)
    return {currency: sum(minor for _, minor in each) for currency, each in groupby(known, key=lambda pair: pair[0])}


def _uncosted(lines: Sequence[ReorderLine]) -> int:
    return sum(line.cost_minor is None for line in lines)


def _line(listed: Listed, today: date, desk: Desk) -> ReorderLine:
    asked = listed.suggestion
    cost = None if asked.unit_cost_minor is None else asked.unit_cost_minor * asked.quantity
    return ReorderLine(
        number=asked.id,
        version=asked.version,
        product=asked.product,
        name=listed.name,
        location=asked.location,
        level=asked.level,
        quantity=asked.quantity,
        mode=asked.mode,
        supplier=asked.supplier,
        cost_minor=cost,
        currency=asked.currency,
        order_by=asked.order_by,
        lead_time=asked.lead_time,
        today=today,
        rounding=asked.rounding,
        rounding_days=asked.rounding_days,
        air_quantity=asked.air_quantity,
        air_by=asked.air_by,
        days_of_cover=listed.days_of_cover,
        stockout=listed.stockout,
        snoozed_until=asked.snoozed_until if asked.is_snoozed(desk.now()) else None,
    )
