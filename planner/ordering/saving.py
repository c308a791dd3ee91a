"""Shares what donors can spare among receivers so that all together gain most: a transportation problem."""

import numpy as np

from planner.model import Floats, Integers

TIE = 1e-4
"""Share of a gain that being first in line is worth: above the solver's tolerance, below what money counts."""


def most_saved(donor: Integers, receiver: Integers, gain: Floats, saves: Floats, surplus: Floats) -> Floats:
    """Return how many units move along each way so that they gain most together.

    Where a donor has one receiver only, and it one donor only, as much moves as there is; where they compete, a linear
    program decides. A later arrival finds less left to save: what arrives by the ways that save no more than one of
    them is together no more than that one saves.

    Args:
        donor: index into ``surplus`` of each way, shape (ways,).
        receiver: index of who gets it, same shape.
        gain: [money/unit] margin less the cost of the way, same shape, > 0.
        saves: [units] whole; what a way alone can save at its receiver, same shape, >= 0.
        surplus: [units] whole, what each donor can spare, >= 0.

    Returns:
        [units] whole, shape (ways,).

    Source: the transportation problem, Hitchcock 1941, solved by HiGHS; its corners are whole units.

    >>> ways = {"donor": np.array([0, 0, 1]), "receiver": np.array([2, 3, 2])}  # the second donor helps only one
    >>> most_saved(**ways, gain=np.array([10.0, 9.0, 8.0]), saves=np.full(3, 5.0), surplus=np.array([5.0, 5.0, 0, 0]))
    array([0., 5., 5.])
    """
    units = np.minimum(surplus[donor], saves)
    competes = (np.bincount(donor)[donor] > 1) | (np.bincount(receiver)[receiver] > 1)
    contested = np.flatnonzero(competes & (units > 0))
    units[competes] = 0.0
    if contested.size:
        units[contested] = _solved(donor[contested], receiver[contested], gain[contested], saves[contested], surplus)
    return units


def _solved(donor: Integers, receiver: Integers, gain: Floats, saves: Floats, surplus: Floats) -> Floats:
    from scipy.optimize import linprog  # noqa: PLC0415 - only shops that compete for stock wait for it
    from scipy.sparse import csr_array  # noqa: PLC0415

    ways = np.arange(len(donor))
    givers, row_of_giver = np.unique(donor, return_inverse=True)
    rows, columns = [row_of_giver], [ways]
    limits = [surplus[givers]]
    order = np.lexsort((saves, receiver))  # of each receiver, the way that saves least first
    started = np.searchsorted(receiver[order], receiver[order])
    behind = ways - started + 1
    rows.append(len(givers) + np.repeat(ways, behind))
    columns.append(order[np.concatenate([np.arange(start, way + 1) for start, way in zip(started, ways, strict=True)])])
    limits.append(saves[order])
    row, column = np.concatenate(rows), np.concatenate(columns)
    taken = csr_array((np.ones(len(row)), (row, column)), shape=(len(givers) + len(ways), len(ways)))
    earlier = 1 - TIE * ways / len(ways)  # of two ways that gain the same, the first in line
    found = linprog(-gain * earlier, A_ub=taken, b_ub=np.concatenate(limits), method="highs-ds")
    return np.asarray(np.round(found.x), dtype=np.float64)
