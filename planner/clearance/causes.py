"""Why stock lies: what ads, sales and returns say for and against each likely cause."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from planner.model import Flags, Floats
from planner.policy import Policy
from planner.ratio import ratio

RETURNED_OF = 10  # [units] sold; of fewer a share that came back says little
SEEN_OF = 1_000  # impressions; of fewer a share of clicks says little
CLICKED_OF = 100  # clicks; of fewer a share of orders says little
SOLD_OF = 10  # [units] sold before; of fewer nothing can have faded
LONG = 180.0  # [days] stock that lasts longer was more than demand takes
POOR = 0.5  # of what is usual in the shop
FEW = 0.25  # of the impressions an advertised page usually gets


class Cause(IntEnum):
    """Why an item may lie; the first that is likely is called the likely cause."""

    RETURNED = 0  # too much of it comes back
    UNSEEN = 1  # ads hardly show it
    UNCLICKED = 2  # it is seen, and not clicked
    UNBOUGHT = 3  # it is clicked, and not bought
    FADED = 4  # it sold well once
    OVERBOUGHT = 5  # more was bought than demand takes


class Finding(IntEnum):
    """What is known of a cause."""

    UNKNOWN = 0
    UNLIKELY = 1
    LIKELY = 2


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of why items lie; every field has shape (items,), nan where unknown."""

    sold: Floats  # [units] of which returns are known
    returned: Floats  # [units] of them that came back
    impressions: Floats  # of its product pages in ads
    clicks: Floats  # on them
    ads_orders: Floats  # through them
    usual_impressions: Floats  # of a product page that is advertised where the item is sold
    usual_clicks: Floats  # clicks an impression there
    usual_orders: Floats  # orders a click there
    recent: Floats  # [units/day] lately
    earlier: Floats  # [units/day] before
    earlier_sold: Floats  # [units] before
    units: Floats  # [units] that lie there


@dataclass(frozen=True, slots=True)
class Causes:
    """What was found of each cause, and which is the likely one."""

    found: NDArray[np.int8]  # a Finding, shape (causes, items)
    likely: NDArray[np.int8]  # a Cause, shape (items,); -1 where none is likely


def causes(evidence: Evidence, policy: Policy) -> Causes:
    """Return which causes are likely, unlikely, or cannot be told.

    Args:
        evidence: what is known.
        policy: from ``high_returns`` on too much comes back.

    Returns:
        Causes; an item's entry does not depend on its neighbours.

    Source: article 3.1: the choice of product, ads, or the product page.
    """
    found = np.stack(
        [
            _finding(
                evidence.sold >= RETURNED_OF,
                ratio(evidence.returned, evidence.sold) >= policy.high_returns,
                evidence.returned,
            ),
            _finding(
                ~np.isnan(evidence.impressions) & (evidence.usual_impressions > 0),
                evidence.impressions < FEW * evidence.usual_impressions,
            ),
            _finding(
                evidence.impressions >= SEEN_OF,
                ratio(evidence.clicks, evidence.impressions) < POOR * evidence.usual_clicks,
                evidence.usual_clicks,
            ),
            _finding(
                evidence.clicks >= CLICKED_OF,
                ratio(evidence.ads_orders, evidence.clicks) < POOR * evidence.usual_orders,
                evidence.usual_orders,
            ),
            _finding(evidence.earlier_sold >= SOLD_OF, evidence.recent < POOR * evidence.earlier),
            _finding(~np.isnan(evidence.units), lasts_long(evidence.units, evidence.recent, evidence.earlier)),
        ]
    )
    is_likely = found == Finding.LIKELY
    likely = np.where(is_likely.any(axis=0), is_likely.argmax(axis=0), -1).astype(np.int8)
    return Causes(found, likely)


def lasts_long(units: Floats, recent: Floats, earlier: Floats) -> Flags:
    """Return whether stock lasts more than half a year even at the better of two paces.

    Args:
        units: [units] shape (items,), >= 0.
        recent: [units/day] lately, same shape, >= 0.
        earlier: [units/day] before, same shape, >= 0.

    Returns:
        Shape (items,); True where there is stock and nothing sells.

    >>> lasts_long(np.array([360.0, 361.0, 1.0]), np.array([1.0, 1.0, 0.0]), np.array([2.0, 2.0, 0.0]))
    array([False,  True,  True])
    """
    longest: Flags = units > LONG * np.maximum(recent, earlier)
    return longest


def _finding(is_known: Flags, is_so: Flags, *needed: Floats) -> NDArray[np.int8]:
    for each in needed:
        is_known = is_known & ~np.isnan(each)
    said = np.where(is_so, np.int8(Finding.LIKELY), np.int8(Finding.UNLIKELY))
    return np.where(is_known, said, np.int8(Finding.UNKNOWN)).astype(np.int8)
