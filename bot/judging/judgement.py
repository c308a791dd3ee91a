"""Judges items now: gathers what the store knows, plans, and says the result as the values of a card."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import isfinite
from typing import Any

import numpy as np

from bot.desk import Desk
from bot.judging.planning import Planned, Suspects, planned, planned_of, untyped
from bot.judging.side_by_side import Task, all_planned
from bot.messages.ordering.flight_values import FlightPays, most_flown, units_flown
from bot.messages.ordering.proposal import Proposal
from bot.messages.stock.stock_values import StockCard
from bot.store import Bits, Catalogue
from planner.allocate import allocate
from planner.factors import delay_within
from planner.model import NEVER, UNDATED, AbcClass, Confidence, Integers, Level, SafetyRule
from planner.outcome import Allocation, Plan
from planner.policy import Learned, Policy
from planner.unseen import without_stock
from planner.whole import DUST


@dataclass(frozen=True, slots=True)
class Judgement:
    """The items of one day (or time zone) and policy, and how they were judged."""

    catalogue: Catalogue
    plan: Plan
    suspects: Suspects
    sellers: Mapping[str, Integers]  # by time zone, how many items sold on each of the last days
    allocation: Allocation
    learned: Learned
    now: datetime
    bits: Bits | None = None  # as of ``standing_bits``; None: not of a check of all items

    @property
    def policy(self) -> Policy:
        """What they were judged by."""
        return self.catalogue.policy

    def level(self, i: int) -> Level:
        return Level(int(self.plan.level[i]))

    def day(self, offset: int) -> date | None:
        """Return the date of a day offset; None where it never comes."""
        return None if offset == NEVER else self.catalogue.as_of + timedelta(days=int(offset))

    def order_day(self, i: int) -> date | None:
        """Return the next fixed order day of an item's supplier; None: an order may be placed today."""
        wait = int(self.plan.order_wait[i])
        return self.catalogue.as_of + timedelta(days=wait) if wait else None

    def sell_by(self, i: int) -> date | None:
        """Return until when stock of an item may be sold; None: nothing that lies there expires."""
        items = self.catalogue.items
        perishes = items.perishing[i] > 0 and isfinite(items.sell_by[i])
        return self.catalogue.as_of + timedelta(days=int(items.sell_by[i])) if perishes else None

    def untyped(self) -> Plan:
        """Return how the items would be judged had nobody typed a buffer."""
        return planned_of(untyped(self.catalogue), self.learned)

    @property
    def wanted(self) -> Integers:
        """The numbers of the items that the plan asks to order."""
        return np.flatnonzero(self.allocation.quantity > 0)

    def card(self, i: int, proposal: Proposal | None) -> StockCard:
        about, items, judged, inbound = self.catalogue.about[i], self.catalogue.items, self.plan, self.catalogue.inbound
        seen = judged.in_stock_days if self.policy.demand_rule == "mean" else judged.history_days
        overdue = inbound.quantity[(inbound.item == i) & (inbound.day < 0) & (inbound.day > UNDATED)].sum()
        asked = proposal.quantity if proposal and proposal.state == "open" else None
        at_most = most_flown(self.level(i), float(judged.on_order[i]), asked)
        flight = FlightPays.of(judged, items, i, about.currency, at_most)
        later = inbound.day[(inbound.item == i) & (inbound.day > judged.stockout_day[i])]
        looked_back, gaps = int(judged.looked_back[i]), self.catalogue.gaps_of(i)
        return StockCard(
            product=about.product,
            name=about.name,
            location=about.location,
            level=self.level(i),
            oversold=bool(items.committed[i] > items.on_hand[i] - judged.expired[i]),
            covered=bool(judged.covered[i]),
            counted=about.counted,
            counts_available=about.counts_available,
            counted_at=about.counted_at,
            sold_since=about.sold_since,
            on_hand=float(items.on_hand[i]),
            committed=float(items.committed[i]),
            available=float(judged.available[i]),
            on_order=float(judged.on_order[i]),
            overdue=float(overdue),
            expired=round(float(judged.expired[i])),
            expiring=int(judged.expiring[i] + DUST),
            sell_by=self.sell_by(i),
            next_receipt=self.day(judged.next_receipt_day[i]),
            daily_rate=float(judged.daily_rate[i]),
            ads_rate=_finite(judged.ads_rate[i]),
            confidence=Confidence(int(judged.confidence[i])),
            in_stock_days=int(seen[i]),
            left_out_days=without_stock(int(judged.left_out_days[i]), items.sales_age[i], looked_back, gaps),
            unseen_days=int(items.sales_age[i]),
            gap_days=sum(items.sales_age[i] < day <= looked_back for day in gaps),
            is_count_old=bool(items.count_age[i] > self.policy.stale),
            days_of_cover=float(judged.days_of_cover[i]),
            stockout=self.day(judged.stockout_day[i]),
            resupply=self.day(later.min()) if later.size else None,
            horizon=self.policy.horizon,
            lead_time=float(judged.lead_time[i]),
            usual_lead_time=float(judged.usual_lead_time[i]),
            lead_time_demand=float(judged.lead_time_demand[i]),
            safety_stock=float(judged.safety_stock[i]),
            rule=SafetyRule(int(judged.rule[i])),
            service_level=float(judged.service_level[i]),
            abc_class=AbcClass.UNKNOWN if self.policy.service_level else AbcClass(int(judged.abc_class[i])),
            review_demand=float(judged.review_demand[i]),
            event_units=float(judged.event_units[i]),
            threshold=float(judged.threshold[i]),
            inventory_position=float(judged.inventory_position[i]),
            computed_quantity=int(judged.computed_quantity[i]),
            order_share=float(judged.order_share[i]),
            cycle=self.policy.cycle,
            is_fixed_cycle=self.policy.order_rule == "fixed_cycle",
            air_reserve=int(judged.air_reserve[i]) if np.isnan(judged.review_stock[i]) else 0,
            air_quantity=units_flown(judged, items, i, at_most),
            air_decision=self.day(judged.air_decision_day[i]),
            today=self.catalogue.as_of,
            as_of=self.now,
            proposal=proposal,
            flight=flight,
            left_short=int(max(judged.air_quantity[i] - at_most, 0)),
            air_pays=flight is None or flight.pays,
            air_alone=flight.alone if flight and flight.pays_alone else 0,
            pause_ads=self.day(judged.pause_ads_day[i]),
            borrowed=float(judged.borrowed[i]),
            order_day=self.order_day(i),
            assumes_lead_time=bool(np.isnan(items.lead_time[i]) and np.isnan(items.max_lead_time[i])),
            lacks_rate=self._lacks_rate(i),
            sea_delay=delay_within(judged.lead_time[i], items.sea_delay[i], items.sea_delay_from[i]),
            air_delay=delay_within(judged.air_lead_time[i], items.air_delay[i], items.air_delay_from[i]),
        )

    def _lacks_rate(self, i: int) -> tuple[str, str] | None:
        """Return the currencies an item is bought and sold in where no rate between them is known."""
        about = self.catalogue.about[i]
        pair = (about.cost_currency, about.currency)
        return pair if all(pair) and np.isnan(self.catalogue.items.exchange[i]) else None


def _finite(number: float) -> float | None:
    return float(number) if isfinite(number) else None


def judge(desk: Desk, *, products: Sequence[str] | None = None, shop: str | None = None) -> tuple[Judgement, ...]:
    """Return the judgement of these products (all where None), one for each day and policy."""
    now, learned, facts = desk.now(), desk.learned(), desk.store.facts
    policies, reporting = desk.policies, desk.reporting_currency
    if products is not None or shop is not None:
        asked: dict[str, Any] = {"products": products, "shop": shop, "policies": policies, "reporting": reporting}
        return judged(desk, facts.gather(now, **asked, by_day=True), learned)
    parts = all_planned(facts, Task(now, policies, reporting, learned), desk.plan_processes)
    return _each(parts, learned, now)


def judge_to_check(desk: Desk) -> tuple[Judgement, ...]:
    """Return the judgement of all products with nothing but what a check of them all, or a budget, reads."""
    now, learned = desk.now(), desk.learned()
    task = Task(now, desk.policies, desk.reporting_currency, learned, is_check=True)
    return _each(all_planned(desk.store.facts, task, desk.plan_processes), learned, now)


def judged(desk: Desk, gathered: Sequence[Catalogue], learned: Learned | None = None) -> tuple[Judgement, ...]:
    """Return the judgement of what was gathered; ``learned`` where it is at hand."""
    taught = learned or desk.learned()
    return _each([planned(catalogue, taught) for catalogue in gathered], taught, desk.now())


def _each(parts: Sequence[Planned], learned: Learned, now: datetime) -> tuple[Judgement, ...]:
    return tuple(
        Judgement(
            *(it.catalogue, it.plan, it.suspects, it.sellers, allocate(it.plan, it.catalogue.items), learned, now),
            it.bits,
        )
        for it in parts
    )
