"""New products borrow from similar ones, of the same supplier, until they have a history of their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat

import numpy as np

from planner.model import Flags, Floats, Integers

UNTIL = 60
"""[days] in stock from which on an item borrows nothing."""
HALF = 14
"""[days] in stock after which its own sales weigh as much as those of similar products."""
FEWEST = 5
"""Of fewer established products of a supplier nobody knows what is usual: the whole catalogue stands for them."""
LOOKED_BACK = 91
"""[days] that established products are looked at over."""


@dataclass(frozen=True, slots=True)
class Peers:
    """What established products sell: the median of each supplier's, and of all."""

    usual: float = 0.0  # [units/day] of all; 0: nobody knows
    suppliers: tuple[str, ...] = ()
    rates: tuple[float, ...] = ()  # [units/day] of each of these suppliers


NO_PEERS = Peers()


def learned_peers(suppliers: Sequence[str], units: Floats, counts: Flags) -> Peers:
    """Return what the established products of a catalogue sell.

    Args:
        suppliers: of each item, "" where unknown.
        units: [units] shape (items, days), last column is yesterday.
        counts: same shape; the days that count.

    Returns:
        Peers; of those that were in stock on 60 days or more and sold lately. Nothing where fewer than 5 are.

    >>> units = np.tile([[1.0], [2.0], [3.0], [4.0], [5.0]], (1, 91))
    >>> learned_peers(["A"] * 5, units, units > 0)
    Peers(usual=3.0, suppliers=('A',), rates=(3.0,))
    """
    newest = slice(-LOOKED_BACK, None)
    sold = (units[:, newest] * counts[:, newest]).sum(axis=1)
    known = np.flatnonzero((counts.sum(axis=1) >= UNTIL) & (sold > 0))
    rate = sold[known] / counts[known, newest].sum(axis=1)
    if len(known) < FEWEST:
        return NO_PEERS
    names, of = np.unique(np.array([suppliers[int(i)] for i in known]), return_inverse=True)
    order = np.lexsort((rate, of))
    first, count = np.searchsorted(of[order], np.arange(len(names))), np.bincount(of)
    middle = (rate[order[first + (count - 1) // 2]] + rate[order[first + count // 2]]) / 2
    told = (count >= FEWEST) & (names != "")
    return Peers(float(np.median(rate)), tuple(map(str, names[told])), tuple(middle[told].tolist()))


def peer_rates(suppliers: Sequence[str], peers: Peers) -> Floats:
    """Return what products like each of these sell.

    Returns:
        [units/day] shape (items,): those of its supplier, else all; 0 where nobody knows.

    >>> peer_rates(["A", "B"], Peers(2.0, ("A",), (3.0,)))
    array([3., 2.])
    """
    if not peers.usual:
        return np.zeros(len(suppliers))
    known = dict(zip(peers.suppliers, peers.rates, strict=True))
    return np.fromiter(map(known.get, suppliers, repeat(peers.usual)), np.float64, len(suppliers))


def borrowed_share(days: Integers, sells: Flags, peer: Floats) -> Floats:
    """Return how much of a rate is that of similar products.

    Args:
        days: [days] in stock, shape (items,).
        sells: same shape; what never sold borrows nothing: it would be ordered for no reason.
        peer: [units/day] what similar products sell, same shape; 0: nobody knows.

    Returns:
        Share, 0 to 1: half of it after 14 days in stock, nothing from 60 on.

    >>> borrowed_share(np.array([0, 14, 59, 60]), np.array([True] * 4), np.ones(4)).round(2)
    array([1.  , 0.5 , 0.19, 0.  ])
    """
    return np.where((days < UNTIL) & sells & (peer > 0), HALF / (days + HALF), 0.0)


def shrunk(rates: Floats, share: Floats, peer: Floats) -> Floats:
    """Return rates moved towards those of similar products.

    Args:
        rates: [units/day] shape (items,) or (items, windows).
        share: of the similar products, shape (items,), 0 to 1; peer: [units/day] what they sell, same shape.

    >>> shrunk(np.array([10.0]), np.array([0.5]), np.array([2.0]))
    array([6.])
    """
    columns = (slice(None), *(None,) * (rates.ndim - 1))
    return rates + share[columns] * (peer[columns] - rates)
