"""Looks how old the stock is, what of it is slow, and how much money lies in it: gathers, judges, says."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from bot.clearance.laddering import Laddered, Lying
from bot.clearance.responding import elasticities_of
from bot.clearance.rungs import best
from bot.clearance.trying import tried
from bot.clearance.wanting import wanted_elsewhere, wanted_of_slow
from bot.desk import Desk
from bot.judging.transferring import Place
from bot.messages.clearance.slow_values import Wanted
from bot.store import About, Around, Catalogue, StockAge, StockValue
from planner.blocks import by_item, entries_of, rows_of
from planner.clearance.dated import dated_to_clear
from planner.clearance.slow import Clearance, Standing, clearance
from planner.currency import minor, whole_minors
from planner.forecasting.pace import paces
from planner.margin import unit_margin
from planner.model import Flags, Floats, Items
from planner.stock_flow import StockFlow, stock_flow

SUMMED = (
    *("items", "sold_items", "slow_items", "old_units", "on_hand_minor", "on_order_minor", "slow_minor"),
    *("cost_sold_minor", "average_minor"),
)
EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Aged:
    """Some items of one time zone, and how old their stock is."""

    catalogue: Catalogue
    about: tuple[About, ...]
    numbers: tuple[int, ...]  # what the store calls each item
    items: Items
    judged: Clearance
    flow: StockFlow
    slow: Laddered  # and what expires unsold
    wanted: Mapping[Place, tuple[Wanted, ...]]  # elsewhere; the ladder is of the rest

    def ages(self) -> Iterator[StockAge]:
        """Yield how old the stock of each counted item is, for lists."""
        for i, about in enumerate(self.about):
            if about.counted is not None:
                yield self.age(i)

    def place(self, i: int) -> int | None:
        """Return where an item stands among those to clear; None: it is neither slow nor does any of it expire."""
        at = int(np.searchsorted(self.slow.rows, i))
        return at if at < len(self.slow.rows) and self.slow.rows[at] == i else None

    def age(self, i: int) -> StockAge:
        judged, about, at = self.judged, self.about[i], self.place(i)
        step = None if at is None else best(self.slow, at)
        wanted = self.wanted.get((about.product, about.location), ())
        return StockAge(
            product=about.product,
            location=about.location,
            name=about.name,
            is_slow=bool(judged.standing[i] == Standing.SLOW),
            units=round(judged.units[i]),
            old_units=round(judged.old[i]),
            oldest=_whole(judged.oldest[i]),
            mean_age=float(judged.mean_age[i]) if np.isfinite(judged.mean_age[i]) else None,
            is_at_least=bool(judged.is_at_least[i]),
            sold=round(judged.sold[i]),
            opening=_whole(judged.opening[i]) or 0,
            received=round(judged.received[i]),
            cash_minor=minor(judged.old_cash[i], about.cost_currency),
            currency=about.cost_currency,
            as_of=self.catalogue.as_of,
            best=step.to_values() if step else None,
            wanted={each.location: each.units for each in wanted} or None,
        )


def aged(desk: Desk, products: Sequence[str] | None = None) -> Iterator[Aged]:
    """Yield how old the stock of these products is (of all where None), some items at a time.

    Of all of them it is looked only for the slow ones what other locations want.
    """
    now = desk.now()
    facts, policies, learned = desk.store.facts, desk.policies, desk.learned()
    surroundings: dict[date, Around] = {}
    tries = tried(desk, products)
    of_asked = None if products is None else wanted_elsewhere(desk, products)
    gathered = (
        facts.in_blocks(now, policies=policies)
        if products is None
        else facts.gather(now, products=products, policies=policies)
    )
    for catalogue in gathered:
        policy, inbound, events = catalogue.policy, by_item(catalogue.inbound), by_item(catalogue.events)
        since = _began(catalogue, policy.slow_window)
        today, earliest = catalogue.as_of.toordinal() - EPOCH, _began(catalogue, catalogue.history.units.shape[1])
        if catalogue.as_of not in surroundings:
            look = desk.store.evidence.look_around if products is None else desk.store.evidence.around
            surroundings[catalogue.as_of] = look(catalogue.as_of)
        around, all_sold = surroundings[catalogue.as_of], catalogue.all_sold()
        for rows, shelf in desk.store.ages.shelves(catalogue, now, earliest):
            items, history = rows_of(catalogue.items, rows), rows_of(catalogue.history, rows)
            coming, planned = entries_of(inbound, rows), entries_of(events, rows)
            sold = rows_of(all_sold, rows)
            judged = clearance(items, sold, coming, planned, shelf, policy, today, since)
            costs, earns = judged.landed_cost, unit_margin(items, policy) / items.exchange  # both in one currency
            flow = stock_flow(sold, shelf, costs, earns, today, int(now.timestamp()))
            about, numbers = tuple(catalogue.about[rows]), catalogue.numbers[rows]
            pace = paces(history, items.known_days, items.boost, planned, policy, learned.rate_weights)
            dated = dated_to_clear(items, history, coming, planned, policy, learned, catalogue.as_of)
            pace = replace(pace, expected=np.where(np.isnan(dated.pace), pace.expected, dated.pace))
            slow = np.flatnonzero((judged.standing == Standing.SLOW) | (dated.units > 0))
            old = np.where(judged.standing == Standing.SLOW, judged.old, 0.0)[slow]
            slopes = elasticities_of(desk, slow, numbers, items, history, planned, learned, policy, catalogue.as_of)
            places = [(about[row].product, about[row].location) for row in slow.tolist()]
            wanted = wanted_of_slow(desk, places) if of_asked is None else of_asked
            taken = np.array([sum(each.units for each in wanted.get(place, ())) for place in places], float)
            lying = Lying(
                rows=slow,
                numbers=numbers,
                about=about,
                items=items,
                judged=judged,
                pace=pace,
                slopes=slopes,
                rest=np.maximum(old - taken, dated.units[slow]),
                policy=policy,
                as_of=catalogue.as_of,
            )
            clearing = Laddered.of(desk, lying, around, tries)
            yield Aged(catalogue, about, numbers, items, judged, flow, clearing, wanted)


def values(parts: Iterable[Aged], now: datetime) -> tuple[StockValue, ...]:
    """Return the money in stock, a sum for each location and currency of costs."""
    sums: dict[tuple[str, str], list[StockValue]] = defaultdict(list)
    for part in parts:
        known = np.isfinite(part.judged.landed_cost)
        bought_in = [about.cost_currency if known[i] else "" for i, about in enumerate(part.about)]
        groups = np.array([f"{about.location}\n{code}" for about, code in zip(part.about, bought_in, strict=True)])
        for group in np.unique(groups):
            lies, _, code = str(group).rpartition("\n")
            sums[lies, code].append(_value(part, groups == group, lies, code, now))
    return tuple(_summed(of_group) for of_group in sums.values())


def _value(part: Aged, mine: Flags, lies: str, code: str, now: datetime) -> StockValue:
    judged, flow = part.judged, part.flow
    stocked = mine & (judged.units > 0)
    slow, flows = mine & (judged.standing == Standing.SLOW), mine & (flow.days > 0)

    def coins(amounts: Floats, which: Flags) -> int:
        each = whole_minors(amounts[which], (code,) * int(which.sum()))  # of an item whole coins, as lists show it
        return int(np.nansum(each))

    has_margin = code != "" and flows.any() and np.isfinite(flow.margin[flows]).all()
    return StockValue(
        location=lies,
        day=part.catalogue.as_of,
        currency=code,
        items=int(stocked.sum()),
        sold_items=int((stocked & (judged.sold > 0)).sum()),
        slow_items=int(slow.sum()),
        old_units=round(judged.old[slow].sum()),
        on_hand_minor=coins(judged.cash, mine),
        on_order_minor=coins(judged.cash_coming, mine),
        slow_minor=coins(judged.old_cash, slow),
        days=int(flow.days[flows].max(initial=0)),
        cost_sold_minor=coins(flow.cost_sold, flows),
        average_minor=coins(flow.average, flows),
        margin_minor=coins(flow.margin, flows) if has_margin else None,
        at=now,
    )


def _summed(parts: Sequence[StockValue]) -> StockValue:
    """Return parts of one location and currency as one; a margin that is unknown in one is unknown in all."""
    first = parts[0]
    flowing = [part for part in parts if part.days]
    margins = [part.margin_minor for part in flowing]
    sums = {name: sum(getattr(part, name) for part in parts) for name in SUMMED}
    margin = sum(filter(None, margins)) if margins and None not in margins else None
    return replace(first, **sums, days=max(part.days for part in parts), margin_minor=margin)


def _whole(number: float) -> int | None:
    return round(number) if np.isfinite(number) else None


def _began(catalogue: Catalogue, days: int) -> int:
    """Return the moment at which the day so many days before today began where the items lie."""
    day = catalogue.as_of - timedelta(days=days)
    return int(datetime.combine(day, time(), ZoneInfo(catalogue.zone)).timestamp())
