"""How many of the units sold came through ads, from reports that know neither days nor SKUs."""

import numpy as np

from planner.model import Flags, Floats, Integers

ENOUGH = 0.5  # of the window must be covered by reports, or nothing is said


def spread(units: Floats, attributed: Floats, period: Flags, wanted: Flags) -> Floats:
    """Return how many of a report's orders fall on some days, as the item's own sales do.

    Args:
        units: [units] sold each day, shape (items, days), >= 0.
        attributed: [units] sold through the campaign in the whole period, shape (items,), >= 0.
        period: shape (days,): the days the report is of.
        wanted: shape (days,), or (items, days) where they differ by item: those of them that are asked for.

    Returns:
        [units] shape (items,); 0 where nothing sold in the period.

    >>> week = np.array([[0.0, 6.0, 2.0, 0.0]])
    >>> spread(week, np.array([4.0]), np.ones(4, dtype=bool), np.array([False, False, True, True]))
    array([1.])
    """
    sold: Floats = units[:, period].sum(axis=1)
    asked: Floats = np.sum(units, axis=1, where=period & wanted)
    return attributed * asked / np.where(sold > 0, sold, 1.0)


def through_ads(attributed: Floats, units: Floats, covered: Flags) -> Floats:
    """Return the units of a window that sold through ads: the share on the days reports cover holds for all of them.

    Args:
        attributed: [units] on the covered days, shape (items,), >= 0.
        units: [units] sold each day of the window, shape (items, days), >= 0; 0 on the days that are left out.
        covered: same shape: whether reports cover the day.

    Returns:
        [units] never more than were sold, as reports may name more orders than there were; nan where less than half of
        the window is covered.

    >>> month = np.full((3, 4), 10.0)
    >>> some = np.array([[True, True, True, True], [True, True, False, False], [True, False, False, False]])
    >>> through_ads(np.array([99.0, 5.0, 5.0]), month, some)
    array([40., 10., nan])
    """
    seen = np.where(covered, units, 0.0).sum(axis=1)
    share = np.minimum(attributed, seen) / np.where(seen > 0, seen, 1.0)
    whole: Floats = np.where(covered.mean(axis=1) >= ENOUGH, share * units.sum(axis=1), np.nan)
    return whole


def ads_rate(
    ads_units: Floats, sold: Floats, daily_rate: Floats, looked_back: Integers | Floats, window: float
) -> Floats:
    """Return how much of the daily rate comes through ads, by their share of what was sold; the rest is organic.

    Args:
        ads_units: [units] sold through ads within the window, shape (items,), >= 0; nan where there is no ads data.
        sold: [units] on the days that count, same shape, >= 0.
        daily_rate: [units/day] same shape, >= 0.
        looked_back: [days] in which so much was sold, same shape.
        window: [days] >= 1.

    Returns:
        [units/day] never above the daily rate: an ad cannot have sold more than was sold. nan where there is no ads
        data, or the sales were looked for further back than it.

    Source: article 2.1.

    >>> month = np.full(2, 30)
    >>> ads_rate(np.array([360.0, np.nan]), np.full(2, 900.0), np.full(2, 30.0), month, window=30)
    array([12., nan])
    """
    known = np.where(looked_back <= window, ads_units, np.nan)
    share = np.minimum(known, sold) / np.where(sold > 0, sold, 1.0)
    return daily_rate * share
