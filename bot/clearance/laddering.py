"""Reckons the clearance ladder of slow stock: gathers what orders and ads say, has each cause and step judged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from bot.clearance.trying import SELLING, Tried, Tries
from bot.desk import Desk
from bot.store import About, Around, Known
from planner.clearance.bundle import offers, partners
from planner.clearance.causes import Causes, Evidence, causes
from planner.clearance.ladder import Ladder, Step, ladder
from planner.clearance.price_response import Slopes
from planner.clearance.rungs import Lots
from planner.clearance.slow import Clearance
from planner.clearance.tried import slope_that_came
from planner.currency import total
from planner.forecasting.pace import Paces
from planner.intake.money import Amount, decimals
from planner.margin import platform_fee
from planner.model import Flags, Floats, Integers, Items
from planner.policy import USUAL_FEE, Policy
from planner.ratio import ratio


@dataclass(frozen=True, slots=True)
class Lying:
    """Some items, how old their stock is, and what more is known of the slow ones."""

    rows: Integers  # which of the items are slow, or expire unsold
    numbers: Sequence[int]  # what the store calls each item
    about: Sequence[About]
    items: Items
    judged: Clearance
    pace: Paces
    slopes: Slopes  # of the slow ones
    rest: Floats  # [units] of those what no other location wants, or what expires: what is to be cleared
    policy: Policy
    as_of: date


@dataclass(frozen=True, slots=True)
class Laddered:
    """The slow ones of some items: why they lie and what can be done; entry ``n`` is of item ``rows[n]``."""

    rows: Integers
    about: tuple[About, ...]
    known: Known
    evidence: Evidence
    causes: Causes
    lots: Lots
    partner: Integers  # index into the pairs of ``known``; -1: none
    reckoned: Ladder
    tells: Flags  # whether its own past tells how sales follow the price
    policy: Policy
    knows_fee: Flags  # somebody said what the platform keeps of its price
    lacks_rate: Flags  # no exchange rate turns its costs into the currency of its price
    earlier_days: Floats  # [days] that count of the half year before
    as_of: date
    tries: tuple[Mapping[Step, Tried], ...]  # of each, the steps that were tried and fell short

    def clears(self, n: int) -> bool:
        """Say whether anything is left to clear once other locations have what they want."""
        return bool(self.lots.units[n] > 0)

    def given(self, n: int) -> float:
        """Return how long a step is given [days]: no longer than it may be sold."""
        return float(np.clip(self.lots.lasts[n], 0, self.policy.clear_days))

    def sell_by(self, n: int) -> date | None:
        """Return the last day it may be sold; None: it does not expire."""
        return self.as_of + timedelta(days=int(self.lots.lasts[n])) if np.isfinite(self.lots.lasts[n]) else None

    @classmethod
    def of(cls, desk: Desk, lying: Lying, around: Around, tries: Tries) -> "Laddered":
        """Find why they lie and reckon each step, by what was tried already."""
        rows, items, policy = lying.rows, lying.items, lying.policy
        about = tuple(lying.about[row] for row in rows)
        known = desk.store.evidence.of([lying.numbers[row] for row in rows], lying.as_of, around)
        partner = partners(known.pairs, len(rows))
        evidence = _evidence(lying, known)
        mine = tuple(tries.get((it.product, it.location), {}) for it in about)
        came = {step: np.array([_came(each, step) for each in mine], float) for step in SELLING}
        lots = Lots(
            units=lying.rest,
            pace=lying.pace.expected[rows],
            price=items.price[rows],
            salvage=(items.salvage * items.exchange)[rows],
            storage_fee=(items.storage_fee * items.exchange)[rows],
            elasticity=_slopes(lying.slopes.slope, mine, came[Step.MARKDOWN]),
            offers=_of(partner, offers(known.pairs.other_orders, known.pairs.together, known.pairs.of_other)),
            shared=_of(partner, ratio(known.pairs.together, known.pairs.of_item)),
            take_up=policy.bundle_take_up * came[Step.BUNDLE],
            uplift=policy.commission_uplift * came[Step.COMMISSION],
            landed_cost=(lying.judged.landed_cost * items.exchange)[rows],
            fee=np.nan_to_num(platform_fee(items, policy)[rows], nan=USUAL_FEE),
            coins=np.array([10.0 ** decimals(it.currency) for it in about]),
            floor=_floors(desk, known.lowest, about, lying.as_of),
            lasts=np.where(items.perishing > 0, items.sell_by, np.inf)[rows],
        )
        is_priced = np.array([bool(it.currency and it.cost_currency) for it in about], np.bool_)
        return cls(
            rows=rows,
            about=about,
            known=known,
            evidence=evidence,
            causes=causes(evidence, policy),
            lots=lots,
            partner=partner,
            reckoned=ladder(lots, policy),
            tells=lying.slopes.tells | (came[Step.MARKDOWN] < 1),
            policy=policy,
            knows_fee=~np.isnan(platform_fee(items, policy)[rows]),
            lacks_rate=np.isnan(items.exchange[rows]) & is_priced,
            earlier_days=lying.pace.earlier_days[rows],
            as_of=lying.as_of,
            tries=mine,
        )


def _evidence(lying: Lying, known: Known) -> Evidence:
    return Evidence(
        sold=known.sold,
        returned=known.returned,
        impressions=known.impressions,
        clicks=known.clicks,
        ads_orders=known.ads_orders,
        usual_impressions=known.usual_impressions,
        usual_clicks=known.usual_clicks,
        usual_orders=known.usual_orders,
        recent=lying.pace.recent[lying.rows],
        earlier=lying.pace.earlier[lying.rows],
        earlier_sold=lying.pace.earlier_sold[lying.rows],
        units=np.maximum(lying.judged.old[lying.rows], lying.rest),
    )


def _floors(desk: Desk, lowest: Sequence[Amount | None], about: Sequence[About], as_of: date) -> Floats:
    """Return the least that may be asked, in the currency each is sold in; inf: a rate is missing, so nothing less."""
    rates, floors = desk.store.rates.all(), np.full(len(lowest), np.nan)
    for n, (agreed, it) in enumerate(zip(lowest, about, strict=True)):
        if agreed is not None:
            least = total({agreed.currency: agreed.minor}, it.currency, rates, as_of).amounts
            floors[n] = least.get(it.currency, np.inf) / 10 ** decimals(it.currency)
    return floors


def _came(tries: Mapping[Step, Tried], step: Step) -> float:
    """Return the share of what a step is expected to sell on top that is to be counted on; 1: it was not tried."""
    return tries[step].came if step in tries else 1.0


def _slopes(slope: Floats, tries: Sequence[Mapping[Step, Tried]], came: Floats) -> Floats:
    """Return the elasticity of each, as a markdown that was tried showed it."""
    found, rows = slope.copy(), np.flatnonzero(came < 1)
    discount = np.array([tries[n][Step.MARKDOWN].line.rung.share for n in rows.tolist()], float)
    found[rows] = slope_that_came(discount, slope[rows], came[rows])
    return found


def _of(chosen: Integers, values: Floats) -> Floats:
    """Return the value of the chosen pair of each item; nan where there is nothing to bundle with."""
    found: Floats = np.append(values, np.nan)[chosen]
    return found
