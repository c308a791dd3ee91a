"""Gathers what is to decide: the open suggestions by supplier, the most pressing first, and the money they take."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from bot.desk import Desk
from bot.judging.flying import flights
from bot.messages.ordering.flight_values import Flying
from bot.messages.ordering.reorder_values import (
    AIR,
    AIR_ALL,
    BY_AIR_OF,
    ApproveAll,
    Money,
    OrderSums,
    Reorder,
    ReorderLine,
    SupplierPart,
)
from bot.messages.page import ROWS
from bot.ordering.carrying import MOST, Shown, carried
from bot.ordering.checked import checked_long_ago
from bot.ordering.choosing import choice
from bot.ordering.minimums import missing
from bot.ordering.tied_up import tied_up
from bot.ordering.worth_flying import WorthFlying
from bot.store import AskedOf, Chosen, Listed, ToDecide, Worth
from planner.currency import total


def to_decide(desk: Desk, about: str, first: int = 0) -> Reorder:
    """Return the page that begins with line ``first`` of what ``about`` means."""
    chosen, listing = _listing(desk, about)
    asked = listing.sums(chosen)
    mine = [each for each in asked if chosen.is_asleep in {None, each.is_asleep}]
    parts, flying = _parts(desk, chosen, listing, mine, first, by_air=about.partition(BY_AIR_OF)[0] in {AIR, AIR_ALL})
    cost, tied = (
        _sum((each.currency, getattr(each, name)) for each in mine) for name in ("cost_minor", "tied_up_minor")
    )
    sums = OrderSums(cost, tied_up(desk, chosen.shop), tied)
    cost, cash, ordered = _in_one_currency(desk, sums.cost, sums.cash, sums.ordered)
    return Reorder(
        about=about,
        parts=parts,
        count=sum(each.lines for each in mine),
        cost=cost,
        uncosted=sum(each.lines - each.costed for each in mine),
        cash=cash,
        cash_after=Counter(cash) + Counter(ordered),
        snoozed=sum(each.lines for each in asked if each.is_asleep) if chosen.is_asleep is False else 0,
        is_asleep=bool(mine) and all(each.is_asleep for each in mine),
        sums=sums,
        flights=flying,
        left_at_sea=listing.left_at_sea if isinstance(listing, WorthFlying) else 0,
        checked_long_ago=checked_long_ago(desk),
    )


def all_to_decide(desk: Desk, about: str = "") -> tuple[ReorderLine, ...]:
    """Return every line of what ``to_decide`` shows a page at a time, in its order."""
    chosen, listing = _listing(desk, about)
    return tuple(_line(each, chosen) for each in listing.all(chosen))


def _listing(desk: Desk, about: str) -> tuple[Chosen, ToDecide | WorthFlying]:
    """Return what is chosen, and what lists it."""
    chosen, listing = choice(desk, about), desk.store.to_decide
    if about.partition(BY_AIR_OF)[0] != AIR:
        return chosen, listing
    asked = [(each, _line(each, chosen)) for each in listing.all(chosen)]
    return chosen, WorthFlying.of(desk, chosen, asked, flights(desk, [line for _, line in asked]))


def paid(desk: Desk) -> Money:
    """Return what all that is to decide costs, each amount in the currency it is paid in."""
    asked = desk.store.to_decide.sums(choice(desk))
    return _sum((each.currency, each.cost_minor) for each in asked if not each.is_asleep)


def _in_one_currency(desk: Desk, *sums: Money) -> Sequence[Money]:
    """Return sums in the reporting currency; as they came where one of them lacks a rate."""
    rates, today = desk.store.rates.all(), desk.now().date()
    totals = [total(amounts, desk.reporting_currency, rates, today) for amounts in sums]
    return sums if any(each.lacking for each in totals) else [each.amounts for each in totals]


def _parts(
    desk: Desk, chosen: Chosen, listing: ToDecide | WorthFlying, asked: Sequence[AskedOf], first: int, *, by_air: bool
) -> tuple[tuple[SupplierPart, ...], Mapping[int, Flying]]:
    """Return the suppliers with lines on the page that begins with line ``first``, and what would fly of them."""
    sums: dict[str, list[AskedOf]] = {}
    for each in asked:
        sums.setdefault(each.supplier, []).append(each)
    counts = {name: sum(each.lines for each in mine) for name, mine in sums.items()}
    wanted = _on_page(counts, first)
    found = listing.page(chosen, wanted, MOST)
    minimums = desk.store.suppliers.minimum_orders(list(wanted))
    lacking = missing(desk, minimums, [_worth(each) for each in asked if each.is_asleep])
    lines = {name: [_line(each, chosen) for each in found[name]] for name in wanted}
    on_page = {name: lines[name][min(rows.start, MOST) :][: len(rows)] for name, rows in wanted.items()}
    looked_at = lines if by_air else on_page  # where they may fly, all that one press approves is judged
    flying = (
        listing.flights
        if isinstance(listing, WorthFlying)
        else flights(desk, [line for each in looked_at.values() for line in each])
    )
    parts = (
        SupplierPart(
            supplier=name,
            lines=tuple(on_page[name]),
            count=counts[name],
            cost=_sum((each.currency, each.cost_minor) for each in sums[name]),
            minimum=minimums.get(name),
            missing=lacking.get(name),
            approve=approve_all(lines[name][:MOST], flying if by_air else None),
        )
        for name in wanted
    )
    return tuple(parts), flying


def _on_page(counts: Mapping[str, int], first: int) -> Mapping[str, range]:
    """Return which lines of each supplier stand on the page that begins with line ``first`` of all.

    >>> _on_page({"Yiwu": 12, "Ningbo": 30}, 10)
    {'Yiwu': range(10, 12), 'Ningbo': range(0, 8)}
    """
    wanted, before = {}, 0
    for name, count in counts.items():
        rows = range(max(first - before, 0), min(max(first + ROWS - before, 0), count))
        before += count
        if rows:
            wanted[name] = rows
    return wanted


def approve_all(lines: Sequence[ReorderLine], flying: Mapping[int, Flying] | None) -> ApproveAll:
    """Return what one press approves; ``flying``: what of it is worth it goes by air, None: all goes by sea."""
    nothing = Flying(0, None, None)
    shown = [
        Shown(line.number, line.version, min((flying or {}).get(line.number, nothing).worth, line.quantity))
        for line in lines
    ]
    value, count = carried(shown)
    chosen = list(zip(lines[:count], shown, strict=False))
    by_sea = {(line.location, "sea") for line, it in chosen if it.by_air < line.quantity}
    return ApproveAll(
        value,
        lines=count,
        units=sum(line.quantity for line, _ in chosen),
        orders=len(by_sea | {(line.location, "air") for line, it in chosen if it.by_air}),
        cost=_sum((line.currency, line.cost_minor) for line, _ in chosen),
        by_air=sum(it.by_air for _, it in chosen),
        could_fly=flying is None and any(line.air_quantity for line, _ in chosen),
    )


def _worth(asked: AskedOf) -> Worth:
    """Return what snoozed ones are worth; not known where the cost of one is not."""
    return Worth(asked.supplier, asked.currency, asked.cost_minor if asked.costed == asked.lines else None)


def _sum(amounts: Iterable[tuple[str, int | None]]) -> Money:
    known = sorted((currency, minor) for currency, minor in amounts if minor is not None)
    return {currency: sum(minor for _, minor in each) for currency, each in groupby(known, key=lambda pair: pair[0])}


def _line(listed: Listed, chosen: Chosen) -> ReorderLine:
    asked = listed.suggestion
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
        cost_minor=asked.cost_minor,
        currency=asked.currency,
        order_by=asked.order_by,
        lead_time=asked.lead_time,
        today=chosen.today_at(asked.shop),
        rounding=asked.rounding,
        rounding_days=asked.rounding_days,
        air_quantity=asked.air_quantity,
        air_by=asked.air_by,
        days_of_cover=listed.days_of_cover,
        stockout=listed.stockout,
        snoozed_until=asked.snoozed_until if asked.is_snoozed(chosen.now) else None,
    )
