"""Reckons the clearance ladder of slow stock: gathers what orders and ads say, has each cause and step judged."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from bot.desk import Desk
from bot.store import About, Around, Known
from planner.clearance.bundle import offers, partners
from planner.clearance.causes import Causes, Evidence, causes, ratio
from planner.clearance.ladder import Ladder, Lots, ladder
from planner.clearance.price_response import Slopes
from planner.forecasting.pace import Paces
from planner.model import Flags, Floats, Integers, Items
from planner.policy import Policy


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
    lacks_rate: Flags  # no exchange rate turns its costs into the currency of its price
    earlier_days: Floats  # [days] that count of the half year before

    @classmethod
    def of(
        cls,
        desk: Desk,
        rows: Integers,
        numbers: Sequence[int],
        about: Sequence[About],
        items: Items,
        old: Floats,
        pace: Paces,
        elasticity: Slopes,
        policy: Policy,
        as_of: date,
        around: Around,
    ) -> "Laddered":
        """Judge the items in ``rows``, of which ``old`` units are to be cleared."""
        known = desk.store.evidence.of([numbers[row] for row in rows], as_of, around)
        chosen = partners(known.pairs, len(rows))
        evidence = Evidence(
            sold=known.sold,
            returned=known.returned,
            impressions=known.impressions,
            clicks=known.clicks,
            ads_orders=known.ads_orders,
            usual_impressions=known.usual_impressions,
            usual_clicks=known.usual_clicks,
            usual_orders=known.usual_orders,
            recent=pace.recent[rows],
            earlier=pace.earlier[rows],
            earlier_sold=pace.earlier_sold[rows],
            units=old[rows],
        )
        lots = Lots(
            units=old[rows],
            pace=pace.expected[rows],
            price=items.price[rows],
            salvage=(items.salvage * items.exchange)[rows],
            storage_fee=(items.storage_fee * items.exchange)[rows],
            elasticity=elasticity.slope,
            offers=_of(chosen, offers(known.pairs.other_orders, known.pairs.together, known.pairs.of_other)),
            shared=_of(chosen, ratio(known.pairs.together, known.pairs.of_item)),
        )
        found = tuple(about[row] for row in rows)
        return cls(
            rows,
            found,
            known,
            evidence,
            causes(evidence, policy),
            lots,
            chosen,
            ladder(lots, policy),
            elasticity.tells,
            policy,
            np.isnan(items.exchange[rows])
            & np.array([bool(it.currency and it.cost_currency) for it in found], np.bool_),
            pace.earlier_days[rows],
        )


def _of(chosen: Integers, values: Floats) -> Floats:
    """Return the value of the chosen pair of each item; nan where there is nothing to bundle with."""
    found: Floats = np.append(values, np.nan)[chosen]
    return found
