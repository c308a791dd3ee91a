"""What an event usually brings: learned from past ones of its kind, at a like price, by the same host."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from planner.forecasting.shrinkage import drawn, medians, shrunk
from planner.model import Flags, Floats, Integers

FAR = 0.25  # of what is planned; a suggestion within it says nothing new
CUTS = (0, 15, 30)  # [%] off the price: none, up to 15, up to 30, more
UNSAID = -1


class Group(IntEnum):
    """Past events that are like a new one, from the widest to the narrowest."""

    ALL = 0
    KIND = 1
    CUT = 2  # of its kind, at a like price
    HOST = 3  # of its kind, by its host


@dataclass(frozen=True, slots=True)
class Traits:
    """What is known of events; one entry each, numbers stand for words."""

    kind: Integers
    cut: Integers  # as in ``cut_band``
    host: Integers  # UNSAID where nobody said who presents it


@dataclass(frozen=True, slots=True)
class Usual:
    """What past events say of new ones; shape (groups, events), in the order of ``Group``."""

    events: Integers  # past ones in the group
    median: Floats  # of theirs; nan where there is none

    @property
    def value(self) -> Floats:
        """Return what is usual, shape (events,); nan where too few past events are known."""
        return shrunk(self.events, self.median)

    @property
    def drawn(self) -> Floats:
        """Return the same however few past events are known; nan where there is none."""
        return drawn(self.events, self.median)

    @property
    def narrowest(self) -> Integers:
        """Return the narrowest Group that says something, shape (events,)."""
        groups = np.arange(len(self.events))[:, None]
        narrowest: Integers = np.max(np.where(self.events > 0, groups, 0), axis=0)
        return narrowest


def cut_band(cut: Floats) -> Integers:
    """Return which prices are alike: not cut at all, cut by up to 15 %, up to 30 %, or more.

    Args:
        cut: [%] off the usual price, shape (events,); nan: not said.

    >>> cut_band(np.array([0.0, 1.0, 15.0, 16.0, 31.0, np.nan]))
    array([ 0,  1,  1,  2,  3, -1])
    """
    return np.where(np.isnan(cut), UNSAID, np.searchsorted(CUTS, np.nan_to_num(cut), side="left"))


def usually(values: Floats, past: Traits, new: Traits) -> Usual:
    """Return what past events like each new one brought.

    Args:
        values: of the past events, a multiple or a share, shape (past,); nan: it does not count.
        past: what is known of them.
        new: what is known of the new ones.

    Returns:
        Usual, one column per new event.

    >>> past = Traits(*(np.array(said) for said in ([0, 0, 1], [-1, -1, -1], [7, 8, -1])))
    >>> live_of_8 = Traits(*(np.array([said]) for said in (0, -1, 8)))
    >>> usually(np.array([2.0, 6.0, 1.0]), past, live_of_8).events[:, 0]  # all, livestreams, at a like price, of 8
    array([3, 2, 0, 1])
    """
    among = grouped(past, new) & ~np.isnan(values)
    return Usual(among.sum(axis=-1), medians(values, among))


def grouped(past: Traits, new: Traits) -> Flags:
    """Return which past events are in which group of each new one.

    Args:
        past: what is known of the past ones.
        new: what is known of the new ones.

    Returns:
        Shape (groups, new, past), in the order of ``Group``.

    >>> live, video = (Traits(*(np.array([said]) for said in (kind, -1, -1))) for kind in (0, 1))
    >>> grouped(live, video)[:, 0, 0]
    array([ True, False, False, False])
    """
    of_kind = new.kind[:, None] == past.kind
    at_price = of_kind & (new.cut[:, None] == past.cut) & (past.cut != UNSAID)
    by_host = of_kind & (new.host[:, None] == past.host) & (past.host != UNSAID)
    return np.stack([np.ones_like(of_kind), of_kind, at_price, by_host])


def by_group(values: Floats, group: Integers, groups: int) -> Usual:
    """Return what is usual in each group of past events, such as those of a host, beside all of them.

    Args:
        values: of the past events, shape (past,); nan: it does not count.
        group: which one each belongs to, same shape; UNSAID: none.
        groups: number of groups.

    Returns:
        Usual of two rows, all and the group, and a column per group.

    >>> by_group(np.array([1.0, 1.0, 4.0, 1.0]), np.array([0, 0, 1, -1]), groups=2).value  # (1 of 4 + 3 of 1) / 4
    array([1.  , 1.75])
    """
    mine = group == np.arange(groups)[:, None]
    among = np.stack([np.ones_like(mine), mine]) & ~np.isnan(values)
    return Usual(among.sum(axis=-1), medians(values, among))


def suggested_units(multiple: Floats, rate: Floats, days: Floats) -> Floats:
    """Return how many units an event may be expected to add on all of its days.

    Args:
        multiple: times an ordinary day's sales it adds a day, shape (events,); nan: not known.
        rate: [units/day] ordinary sales now, same shape, >= 0.
        days: [days] it lasts, same shape, >= 1.

    Returns:
        [units] whole, >= 0; nan where it is not known, or nothing sells on ordinary days to reckon from.

    >>> suggested_units(np.array([2.0, -0.4, 2.0]), np.array([10.0, 10.0, 0.0]), np.array([3.0, 3.0, 3.0]))
    array([60.,  0., nan])
    """
    return np.where(rate > 0, np.rint(np.maximum(multiple * rate * days, 0.0)), np.nan)


def is_far(planned: Floats, suggested: Floats) -> Flags:
    """Return whether what is planned is more than a quarter off what is usual.

    >>> is_far(np.array([100.0, 100.0, 100.0]), np.array([75.0, 74.0, np.nan]))
    array([False,  True, False])
    """
    return np.abs(planned - suggested) > FAR * planned
