"""How low the cost of the 95 % level could be, had somebody known: ``python -m tests.bench.bounds [--data FOLDER]``.

Each row takes our level times a factor that is chosen when all is over, one for each of its groups: of the time, of the
size of an item, of an item. What no such factor reaches, nothing reaches that foretells the times or sizes better.
"""

from collections.abc import Mapping

import numpy as np

from planner.backtest.record import Record, record_of
from planner.backtest.rivals import HIGH
from planner.model import Floats
from tests.bench.decisions import FIRST, HORIZON, SPLIT
from tests.bench.real_sales import web_shop_asked

FACTORS = np.concatenate([np.arange(0.0, 3.0, 0.05), np.arange(3.0, 12.0, 0.5)])
SIZES = np.exp(np.arange(-2.0, 8.0))
"""[units] of the forecast, between which items are of one size."""


def main() -> None:
    shop = web_shop_asked(__doc__)
    record = record_of(shop.units[~shop.chosen()])
    found, late = (_bounds(_tried(record, first)) for first in (FIRST, SPLIT))
    print(f"B, {HORIZON} days ahead: the cost of the 95 % level, of the textbook's")
    print(f"\n|  | from day {FIRST} on | from day {SPLIT} on |\n|---|---|---|")
    for (name, whole), (_, part) in zip(found.items(), late.items(), strict=True):
        print(f"| {name} | {whole:.1%} | {part:.1%} |")


def _tried(record: Record, first: int) -> Mapping[str, Floats]:
    """Return what was foretold and came, an entry each day and item."""
    parts = []
    origins = list(range(first, record.units.shape[1] - HORIZON + 1, 7))
    for day, judged, foretold in record.standing_on(origins, HORIZON):
        items, mine = np.flatnonzero(judged), foretold["ours"]
        came, days = record.total(day, HORIZON)[items], np.full(len(items), day)
        parts.append(np.stack([items, days, mine.mean, mine.high, foretold["textbook"].high, came]))
    names = ("item", "day", "mean", "high", "textbook", "came")
    return dict(zip(names, np.concatenate(parts, axis=1), strict=True))


def _bounds(tried: Mapping[str, Floats]) -> Mapping[str, float]:
    came, ours = tried["came"], _loss(tried["high"], tried["came"])
    losses = [_loss(factor * tried["high"], came) for factor in FACTORS]
    whole = _loss(tried["textbook"], came).sum()
    of_item = np.sort(np.bincount(tried["item"].astype(np.int64), ours))[::-1]
    found = {"Quartermaster": ours.sum() / whole, "of it, ten items make": of_item[:10].sum() / of_item.sum()}
    size = np.digitize(tried["mean"], SIZES)
    groups = {
        "of all": np.zeros(len(came)),
        "of its day": tried["day"],
        "of its size": size,
        "of its item": tried["item"],
    }
    for name, group in groups.items():
        _, place = np.unique(group, return_inverse=True)
        best = np.stack([np.bincount(place, loss) for loss in losses]).min(axis=0)
        found[f"times the best factor {name}, had it been known"] = best.sum() / whole
    return found


def _loss(level: Floats, came: Floats) -> Floats:
    return np.maximum(HIGH * (came - level), (HIGH - 1) * (came - level))


if __name__ == "__main__":
    main()
