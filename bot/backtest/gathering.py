"""Rows of sales become a table of units a day, of as many products as can be checked in a minute or two."""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np

from bot.backtest.repeats import repeated
from bot.backtest.weeks import WEEK, are_weeks, spread_weeks
from planner.model import Flags, Floats

LONGEST_PAST = 1_096
"""[days] the newest three years are looked at."""


@dataclass(frozen=True, slots=True)
class Sales:
    """What sold of each product on each day, and what was read to know it."""

    file: str
    skus: tuple[str, ...]  # as the seller calls them
    units: Floats  # [units] shape (products, days), >= 0
    price: Floats  # [money/unit] shape (products,); 1 where the file does not say
    first: date  # of the first column
    last: date  # of the last one
    rows: int  # read, without the header
    of_skus: int  # products in the file; more than here where a part was chosen
    sold: float  # [units] of all products of the file, in these days
    is_priced: bool  # else every unit counts the same
    unpriced: int  # products without a price of their own, where others have one: theirs is the mean of these
    currency: str  # of the prices; "": the file does not say, or names several
    mixed: tuple[str, ...]  # the currencies of prices that stand in several, and so are left aside
    letters: str  # as which they were read by a guess, as ``LETTERS`` knows them; "": by none
    guessed: str  # a cell that shows it
    repeated: int  # rows that say what another one says of its product and day, where most such rows do; else 0
    returned: int  # rows left out that are below zero
    totals: int  # rows left out that are of a total
    unread: tuple[str, ...]  # columns that are not read, as the file calls them
    unsold: int  # order lines left out: not paid, cancelled, or free of charge
    older: int  # rows left out that are older than three years
    is_across: bool  # each column was a product
    is_weekly: bool  # rows were sums of a week, spread over its days
    apart: int  # [days] between the two dates of the file that are closest; 0 where there is one

    @property
    def days(self) -> int:
        return int(self.units.shape[1])

    def day(self, column: int) -> date:
        """Return the day of a column."""
        return self.first + timedelta(days=column)

    def longest_pause(self) -> tuple[date, date, int]:
        """Return the first and last day of the longest time in which nothing sold at all, and its days, 0 or more."""
        sold = np.flatnonzero(self.units.any(axis=0))
        between = np.diff(sold) - 1
        longest = int(between.max(initial=0))
        after = int(sold[between.argmax()]) if longest else 0
        return self.day(after + 1), self.day(after + longest), longest

    def largest_day(self) -> "LargestDay":
        """Return the day of one product on which most was sold, by its value."""
        value = self.units * self.price[:, None]
        row, column = np.unravel_index(int(value.argmax()), value.shape)
        return LargestDay(
            self.skus[row],
            self.day(int(column)),
            float(self.units[row, column]),
            float(value[row, column] / value.sum()),
            int(column),
        )


@dataclass(frozen=True, slots=True)
class LargestDay:
    """The day of one product on which most was sold."""

    sku: str
    day: date
    units: float
    share: float  # of all that was sold, by value
    column: int  # its place in the table


@dataclass(slots=True)
class Gathering:
    """Adds up rows as they come; a million of them take a few tens of megabytes."""

    rows: int = 0
    returned: int = 0
    totals: int = 0
    unsold: int = 0
    unread: dict[str, None] = field(default_factory=dict)
    rates: Mapping[str, float] = field(default_factory=dict)  # what one of a currency is worth in that of the others
    currencies: set[str] = field(default_factory=set)
    letters: str = ""
    guessed: str = ""
    is_across: bool = False
    _places: dict[str, int] = field(default_factory=dict)
    _names: list[str] = field(default_factory=list)
    _sku: "array[int]" = field(default_factory=lambda: array("l"))
    _day: "array[int]" = field(default_factory=lambda: array("l"))
    _units: "array[float]" = field(default_factory=lambda: array("d"))
    _price: "array[float]" = field(default_factory=lambda: array("d"))

    def add(self, sku: str, day: date, units: float, price: float | None, currency: str = "", name: str = "") -> int:
        """Note one sale; return its place, to take it back by."""
        if currency and currency not in self.rates:
            self.currencies.add(currency)
        place = self._places.setdefault(sku, len(self._names))
        if place == len(self._names):
            self._names.append(name or sku)
        self._sku.append(place)
        self._day.append(day.toordinal())
        self._units.append(units)
        self._price.append(float("nan") if price is None else price * self.rates.get(currency, 1.0))
        return len(self._units) - 1

    def take_back(self, place: int) -> None:
        """Let a sale count for nothing: a later row of the same order holds."""
        self._units[place] = 0.0

    def sales(self, file: str, most: int) -> Sales | None:
        """Return the table, at most so many products of it, evenly from the best sold to the least; None: no sale."""
        units = np.frombuffer(self._units, dtype=np.float64)
        if not units.any():
            return None
        sku, day = np.frombuffer(self._sku, dtype=np.int64), np.frombuffer(self._day, dtype=np.int64)
        is_weekly = are_weeks(day)
        last = int(day.max()) + (WEEK - 1 if is_weekly else 0)
        first = max(int(day.min()), last - LONGEST_PAST + 1)
        within = day >= first
        price = np.frombuffer(self._price, dtype=np.float64)
        each, is_priced, own = self._prices(sku, units, price)
        sold = np.bincount(sku, units * within, minlength=len(self._names))
        ranked = np.argsort(-sold * each, kind="stable")[: np.count_nonzero(sold)]
        step = np.linspace(0, len(ranked) - 1, min(most, len(ranked))).round().astype(np.int64)
        chosen = np.sort(ranked[step])
        place = np.full(len(self._names), -1)
        place[chosen] = np.arange(len(chosen))
        kept = within & (place[sku] >= 0)
        table = np.zeros((len(chosen), last - first + 1))
        np.add.at(table, (place[sku[kept]], day[kept] - first), units[kept])
        if is_weekly:
            spread_weeks(table, (last + 1 - first) % WEEK)
        begins = date.fromordinal(first)
        return Sales(
            file,
            tuple(self._names[row] for row in chosen),
            table,
            each[chosen],
            begins,
            begins + timedelta(days=last - first),
            self.rows,
            len(ranked),
            float(sold.sum()),
            is_priced,
            int(np.count_nonzero(~own[chosen])) if is_priced else 0,
            min(self.currencies) if len(self.currencies) == 1 else "",
            tuple(sorted(self.currencies)) if len(self.currencies) > 1 else (),
            self.letters,
            self.guessed,
            repeated(sku, day, units),
            self.returned,
            self.totals,
            tuple(self.unread),
            self.unsold,
            int((~within).sum()),
            self.is_across,
            is_weekly,
            int(np.diff(np.unique(day)).min(initial=LONGEST_PAST)) if len(day) and np.ptp(day) else 0,
        )

    def _prices(self, sku: np.ndarray, units: Floats, price: Floats) -> tuple[Floats, bool, Flags]:
        """Return the mean price of each product, whether the file says any (else they are all 1), and of which."""
        known = np.isfinite(price) & (price > 0) & (units > 0)  # what costs nothing has its price elsewhere
        if not known.any() or len(self.currencies) > 1:
            return np.ones(len(self._names)), False, np.zeros(len(self._names), dtype=np.bool_)
        value = np.bincount(sku[known], (units * price)[known], minlength=len(self._names))
        of = np.bincount(sku[known], units[known], minlength=len(self._names))
        usual = value.sum() / of.sum()
        return np.where(of > 0, value / np.maximum(of, 1e-9), usual), True, of > 0
