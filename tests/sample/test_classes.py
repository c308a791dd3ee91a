"""How often items of a shop that is shipped change class, with and without the class of the night before."""

import numpy as np

from planner.classes import MARGIN_DAYS, abc_class, cuts
from planner.model import Floats
from tests.sample.test_surges import shipped

NIGHTS, BACK = 60, 30


def nights(units: Floats, *, remembered: bool) -> np.ndarray:
    """Return the class of each item on the last 60 nights, shape (nights, items); a unit earns one pound."""
    pounds, before, found = ["GBP"] * len(units), None, []
    for end in range(units.shape[1] - NIGHTS, units.shape[1] + 1):
        margins = units[:, end - MARGIN_DAYS : end].sum(axis=1)
        classes = abc_class(margins, pounds, cuts(margins, pounds), before if remembered else None)
        before = classes.astype(float)
        found.append(classes)
    return np.stack(found)


def taken_back(found: np.ndarray) -> int:
    """Return how many changes lead back to the class left within the 30 nights before."""
    night, item = np.nonzero(found[1:] != found[:-1])
    return sum(
        bool((found[max(at + 1 - BACK, 0) : at, which] == found[at + 1, which]).any())
        for at, which in zip(night.tolist(), item.tolist(), strict=True)
    )


def test_classes_change_half_as_often_and_hardly_ever_there_and_back() -> None:
    units = np.concatenate([shipped(which, "eu-orders")[0] for which in (0, 1)])
    plain, kept = nights(units, remembered=False), nights(units, remembered=True)
    changes, kept_changes = (int((it[1:] != it[:-1]).sum()) for it in (plain, kept))
    back, kept_back = taken_back(plain), taken_back(kept)
    elsewhere = float((plain != kept).mean())
    print(f"{changes} changes, {back} back within 30 nights; {kept_changes} and {kept_back}; {elsewhere:.1%} elsewhere")
    assert kept_changes <= 0.55 * changes
    assert kept_back <= 0.20 * back
    assert elsewhere <= 0.05
