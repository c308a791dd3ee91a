"""A proposed season as its card, its list and its explanation show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from planner.explaining.explain import Explained
from planner.forecasting.last_year import STEP, NoSeason
from planner.forecasting.last_year_trial import Trial


@dataclass(frozen=True, slots=True)
class SeasonCard:
    """A season that last year proposes."""

    id: int
    version: int
    shop: str
    starts: date
    ends: date
    factor: float  # of ordinary sales, as proposed
    times: float  # as many SKUs sold a day in it a year ago as before
    last_starts: date  # a year ago
    last_ends: date
    compared_with: date  # the 13 weeks before this day, a year ago
    saved: float  # share of the error of past forecasts
    lead_time: float  # [days] by sea, the mean of the shop
    sea_by: date  # the last order that arrives before its first day
    state: Literal["open", "added", "declined"]
    event: int | None  # that was added for it, and still stands
    who: str  # said so; "": nobody did
    when: datetime | None
    today: date  # in its shop
    as_of: datetime

    @property
    def value(self) -> str:
        """Return what its buttons carry: the season and the version they were made for."""
        return f"{self.id}:{self.version}"

    @property
    def is_nearer_to_the_usual(self) -> bool:
        """Return whether only a part of last year's rise or fall is proposed."""
        return abs(self.factor - 1) < abs(self.times - 1) - STEP

    @property
    def is_over(self) -> bool:
        return self.ends < self.today

    @property
    def may_be_added(self) -> bool:
        return not self.is_over and (self.state != "added" or self.event is None)


@dataclass(frozen=True, slots=True)
class SeasonWhy:
    """Why a season is proposed as it is."""

    card: SeasonCard
    explained: Sequence[Explained]
    trial: Trial
    looked: date  # the day that days are counted from


@dataclass(frozen=True, slots=True)
class SeasonsOfShop:
    """What last year says of one shop's coming months."""

    shop: str
    seasons: Sequence[SeasonWhy]  # proposed ones that are not over, by start
    reason: NoSeason | None  # why nothing new is proposed; None: it is proposed, or planned already
    days_missing: int  # [days] of history, where it is too short
    trial: Trial
    later: tuple[date, date] | None = None  # first and last day of the next one, where it is too early to propose it
    told_on: date | None = None  # when it will be
