"""What last year says of the coming months, shop by shop: seasons to plan, or why there is none."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from math import floor, isnan, nan
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from bot.desk import Desk
from bot.store import Outgoing, SeasonFound, SeasonProposal, Shop
from planner.events.plan import EventKind
from planner.forecasting.last_year import FARTHEST, LastYear, Season, last_year
from planner.forecasting.last_year_trial import BACK, YEAR, Trial
from planner.lead_time import lead_times
from planner.model import Flags

AHEAD = 60  # [days] beyond lead time and review that a season may begin: time to talk, and to order


@dataclass(frozen=True, slots=True)
class Looked:
    """What last year says in a shop."""

    said: LastYear
    later: tuple[date, date] | None = None  # first and last day of the next season, where it is too early for it
    told_on: date | None = None  # when it will be


@dataclass(frozen=True, slots=True)
class Figures:
    """What a proposed season was found with."""

    season: Season
    trial: Trial
    lead_time: float  # [days] by sea, the mean of the shop
    looked: date  # business day of the shop that days are counted from

    @classmethod
    def of(cls, proposal: SeasonProposal) -> "Figures":
        """Return what was kept of them."""
        said = proposal.found.figures
        season = Season(
            **said["season"] | {"older": nan if said["season"]["older"] is None else said["season"]["older"]}
        )
        trial = Trial(**said["trial"] | {"errors": tuple(said["trial"]["errors"])})
        return cls(season, trial, said["lead_time"], date.fromisoformat(said["looked"]))

    def kept(self) -> Mapping[str, Any]:
        """Return them as they are kept; what is not known is nothing."""
        older = None if isnan(self.season.older) else self.season.older
        return {
            "season": asdict(self.season) | {"older": older},
            "trial": asdict(self.trial),
            "lead_time": self.lead_time,
            "looked": self.looked.isoformat(),
        }

    @property
    def last_days(self) -> tuple[date, date]:
        """Return the first and last day of the season a year ago."""
        ago = self.looked - timedelta(days=YEAR)
        return ago + timedelta(days=self.season.start), ago + timedelta(days=self.season.end)


def propose(desk: Desk, shop: Shop) -> Looked:
    """Propose the seasons that last year says are coming soon, each once; return what it says."""
    now = desk.now()
    today = now.astimezone(ZoneInfo(shop.tz)).date()
    sold = desk.store.seasons.sold(shop.name, today)
    said = last_year(sold.sellers, sold.units, _ordinary(desk, shop, today), FARTHEST)
    if not said.seasons:
        return Looked(said)
    lead_time, review = _waiting(desk, shop, now)
    ahead = floor(lead_time + review + AHEAD)
    near = [season for season in said.seasons if season.start <= ahead]
    found = [_found(Figures(season, said.trial, lead_time, today)) for season in near]
    desk.store.seasons.propose(shop.name, found, now, announced)
    if near:
        return Looked(said)
    later = _found(Figures(said.seasons[0], said.trial, lead_time, today))
    return Looked(said, (later.starts, later.ends), later.starts - timedelta(days=ahead))


def announced(proposal: SeasonProposal) -> Sequence[Outgoing]:
    """Return the one message that the shop's channel sees, whatever is said of it."""
    if not proposal.channel:
        return ()
    return (Outgoing(proposal.subject, proposal.channel, "season", proposal.subject, {"season": proposal.id}),)


def _found(figures: Figures) -> SeasonFound:
    season, looked = figures.season, figures.looked
    starts, ends = (looked + timedelta(days=day) for day in (season.start, season.end))
    return SeasonFound(starts, ends, season.factor, figures.kept())


def _ordinary(desk: Desk, shop: Shop, today: date) -> Flags:
    """Return which of the last 91 days no season of all products was planned on."""
    first = today - timedelta(days=BACK)
    ordinary = np.ones(BACK, bool)
    for event in desk.store.events.planned(since=first):
        plan = event.plan
        if plan.shop == shop.name and plan.kind == EventKind.SEASON and not plan.units:
            ordinary[max((plan.starts - first).days, 0) : max((plan.ends - first).days + 1, 0)] = False
    return ordinary


def _waiting(desk: Desk, shop: Shop, now: datetime) -> tuple[float, float]:
    """Return the mean lead time by sea of what the shop sells, and the mean of its days between two orders."""
    catalogues = desk.store.facts.gather(now, shop=shop.name, policies=desk.policies, days=1)
    times = [lead_times(known.items, known.policy).usual for known in catalogues]
    reviews = [np.where(np.isnan(known.items.review), known.policy.review, known.items.review) for known in catalogues]
    return float(np.concatenate(times).mean()), float(np.concatenate(reviews).mean())
