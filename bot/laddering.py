"""Reckons the clearance ladder of slow stock: gathers what orders and ads say, has each cause and step judged."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from bot.desk import Desk
from bot.messages.ladder_values import CauseLine, Ladder, Reckoned, RungLine
from bot.store import About, Known
from planner.bundle import offers, partners
from planner.causes import Cause, Causes, Evidence, Finding, causes, ratio
from planner.currency import minor
from planner.ladder import Ladder as Reckoning
from planner.ladder import Lots, Step, ladder
from planner.model import Floats, Integers, Items
from planner.pace import Paces
from planner.policy import Policy

MONTH = 30  # [days]


@dataclass(frozen=True, slots=True)
class Laddered:
    """The slow ones of some items: why they lie and what can be done; entry ``n`` is of item ``rows[n]``."""

    rows: Integers
    about: tuple[About, ...]
    known: Known
    evidence: Evidence
    causes: Causes
    lots: Lots
    quarter: Floats  # [units/day] within the last 91 days
    partner: Integers  # index into the pairs of ``known``; -1: none
    reckoned: Reckoning
    policy: Policy

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
        as_of: date,
    ) -> "Laddered":
        """Judge the items in ``rows``, of which ``old`` units are to be cleared."""
        policy = desk.policy
        known = desk.store.evidence.of([numbers[row] for row in rows], as_of)
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
            pace=pace.pace[rows],
            price=items.price[rows],
            salvage=(items.salvage * items.exchange)[rows],
            storage_fee=(items.storage_fee * items.exchange)[rows],
            elasticity=np.full(len(rows), policy.price_elasticity),
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
            pace.quarter[rows],
            chosen,
            ladder(lots, policy),
            policy,
        )

    def best(self, n: int) -> RungLine | None:
        """Return the step that brings most cash back, leaving it aside; None: none can be reckoned."""
        return next((rung for rung in self.rungs(n) if rung.step != Step.WAIT), None)

    def rungs(self, n: int) -> Iterator[RungLine]:
        """Yield the steps that can be taken, the most cash first; where no price is known there is nothing to rank."""
        for step in self.reckoned.ranked[n][self.reckoned.ranked[n] >= 0]:
            yield self._rung(n, Step(int(step)))

    def ladder(self, n: int) -> Ladder:
        """Return everything a card says of it."""
        likely = int(self.causes.likely[n])
        return Ladder(
            units=round(self.lots.units[n]),
            days=round(self.policy.clear_days),
            cause=Cause(likely) if likely >= 0 else None,
            causes=tuple(self._cause(n, cause) for cause in Cause),
            rungs=tuple(self.rungs(n)),
            is_guessed=bool(self.reckoned.is_guessed[n]),
            storage_minor=minor(self.lots.units[n] * self.lots.storage_fee[n] * MONTH, self.about[n].currency),
        )

    def reckoning(self, n: int) -> Iterator[Reckoned]:
        """Yield each step with everything that goes into its cash."""
        found, about = self.reckoned, self.about[n]
        for rung in self.rungs(n):
            step = rung.step
            yield Reckoned(
                rung=rung,
                kept_minor=minor(found.kept[n, step], about.currency),
                pace=float(found.pace[n, step]),
                pace_now=float(self.lots.pace[n]),
                recent=float(self.evidence.recent[n]),
                quarter=float(self.quarter[n]),
                storage_minor=minor(found.storage[n, step], about.currency) or 0,
                rest_minor=minor(found.rest[n, step], about.currency) or 0,
                offers=float(self.lots.offers[n]),
                elasticity=float(self.lots.elasticity[n]),
                policy=self.policy,
            )

    def _rung(self, n: int, step: Step) -> RungLine:
        found, currency, pair = self.reckoned, self.about[n].currency, int(self.partner[n])
        is_bundle = step == Step.BUNDLE
        return RungLine(
            step=step,
            price_minor=minor(found.price[n, step], currency),
            share=self._share(n, step),
            units=int(found.units[n, step]),
            days=float(found.days[n, step]),
            cash_minor=minor(found.cash[n, step], currency) or 0,
            currency=currency,
            other=self.known.others[pair].product if is_bundle else "",
            other_name=self.known.others[pair].name if is_bundle else "",
            together=int(self.known.pairs.together[pair]) if is_bundle else 0,
            of_item=int(self.known.pairs.of_item[pair]) if is_bundle else 0,
        )

    def _share(self, n: int, step: Step) -> float:
        """Return what of the price a step gives away to sell more."""
        given = {
            Step.BUNDLE: self.policy.bundle_discount,
            Step.COMMISSION: self.policy.clear_commission,
            Step.MARKDOWN: float(self.reckoned.discount[n]),
        }
        return given.get(step, 0.0)

    def _cause(self, n: int, cause: Cause) -> CauseLine:
        seen = self.evidence
        clicked, ordered = ratio(seen.clicks, seen.impressions), ratio(seen.ads_orders, seen.clicks)
        fastest = np.maximum(seen.recent, seen.earlier)
        measured = {
            Cause.RETURNED: (ratio(seen.returned, seen.sold), seen.sold),
            Cause.UNSEEN: (seen.impressions, seen.usual_impressions),
            Cause.UNCLICKED: (clicked, seen.usual_clicks),
            Cause.UNBOUGHT: (ordered, seen.usual_orders),
            Cause.FADED: (seen.recent, seen.earlier),
            Cause.OVERBOUGHT: (
                seen.units,
                np.where(fastest > 0, seen.units / np.where(fastest > 0, fastest, 1), np.inf),
            ),
        }
        value, beside = (float(column[n]) for column in measured[cause])
        return CauseLine(cause, Finding(int(self.causes.found[cause, n])), value, beside)


def _of(chosen: Integers, values: Floats) -> Floats:
    """Return the value of the chosen pair of each item; nan where there is nothing to bundle with."""
    found: Floats = np.append(values, np.nan)[chosen]
    return found
