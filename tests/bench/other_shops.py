"""How it foretells in other shops than those numbers were chosen on: ``python -m tests.bench.other_shops``.

They are cut from the same real sales, by who bought, where, from when on, and by how little is known; only of the
series B, which chose nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np

from planner.backtest.proof import EVERY, Asked
from planner.backtest.record import record_of
from planner.backtest.trials import Score, scores
from planner.backtest.verdict import accuracy
from planner.model import Floats
from tests.bench.decisions import HEAD, SHARE, _draws, _percent, _table
from tests.bench.real_sales import RealSales, columns_of, folder_asked, fresh_shops, web_shop

FEW = 6
"""[units] of an order line at most that somebody buys for themselves."""
SHOPS = slice(5, 60, 2)
"""Which of the fresh shops, the largest first, are looked at one by one."""


@dataclass(frozen=True, slots=True)
class Shop:
    """Sales to be foretold, in one piece or in several that know nothing of each other."""

    name: str
    pieces: Sequence[Floats]  # [units] shape (items, days)
    asked: Asked
    in_stock: Sequence[np.ndarray | None]
    first: int | None = None  # column of the first day one stands on; None: as ``bot backtest`` chooses it


def main() -> None:
    folder = folder_asked(__doc__)
    web, fresh = web_shop(folder), fresh_shops(folder)
    if web is None or fresh is None:
        raise SystemExit(f"There are no sales in {folder}.")
    _table(
        (*HEAD, "series", "the textbook covers"), (_row(shop) for shop in (*_of_web(web, folder), *_of_fresh(fresh)))
    )


def _of_web(web: RealSales, folder: Path) -> Iterator[Shop]:
    """Yield shops made of the web shop: who bought little, who bought abroad, and beginnings of shops."""
    ours, month = ~web.chosen(), Asked(30, 7, SHARE)
    lines = columns_of(folder / "dev_or2_lines.parquet", ["sku", "qty", "price", "ts", "country", "cancelled"])
    sold = (lines["qty"] > 0) & (lines["price"] > 0) & ~lines["cancelled"].astype(bool)
    begun = np.datetime64("2009-12-01")
    day = ((lines["ts"] - begun) / np.timedelta64(1, "D")).astype(np.int64)
    place = {sku: row for row, sku in enumerate(web.ids)}
    row = np.array([place.get(sku, -1) for sku in lines["sku"].tolist()])
    for name, asked_for in (("small orders", lines["qty"] <= FEW), ("abroad", lines["country"] != "United Kingdom")):
        units, chosen = np.zeros_like(web.units), sold & asked_for & (row >= 0)
        np.add.at(units, (row[chosen], day[chosen]), lines["qty"][chosen])
        yield Shop(f"web shop, {name}", [units[ours]], month, [None])
    fortnight = Asked(14, 7, SHARE)
    for known in (30, 60):
        begins = [web.units[ours, start : start + known + 42] for start in range(0, 620, 60)]
        yield Shop(f"web shop, {known} days known", begins, fortnight, [None] * len(begins), first=known)


def _of_fresh(fresh: RealSales) -> Iterator[Shop]:
    """Yield shops made of the fresh goods: a week to arrive, single shops, and all shops together."""
    ours = ~fresh.chosen()
    units, week = fresh.units[ours], Asked(7, 7, SHARE)
    state = None if fresh.in_stock is None else fresh.in_stock[ours]
    named = np.array([sku.split("_") for sku in fresh.ids])[ours]
    yield Shop("fresh goods", [units], week, [state], first=45)
    shops, sizes = np.unique(named[:, 0], return_counts=True)
    rows = [named[:, 0] == shop for shop in shops[np.argsort(-sizes, kind="stable")][SHOPS]]
    alone = [None if state is None else state[row] for row in rows]
    yield Shop(f"{len(rows)} single fresh shops", [units[row] for row in rows], week, alone, first=45)
    goods, of = np.unique(named[:, 1], return_inverse=True)
    together = np.zeros((len(goods), units.shape[1]))
    np.add.at(together, of, units)
    yield Shop("fresh goods, all shops together", [together], week, [None], first=45)


def _row(shop: Shop) -> Sequence[str]:
    parts = [_scores(units, state, shop) for units, state in zip(shop.pieces, shop.in_stock, strict=True)]
    joined = {
        name: Score(*(np.concatenate([getattr(part[name], each.name) for part in parts]) for each in fields(Score)))
        for name in parts[0]
    }
    items = len(joined["ours"].came)
    found = accuracy(joined, _draws(items))
    return (
        f"{shop.name}, {shop.asked.horizon} days",
        f"{found.error['ours'].value:.3f}",
        _percent(found.change["ours"]),
        f"{found.bias['ours'].value:+.1%}",
        _percent(found.cover["ours"], "{:.1%}"),
        _percent(found.pinball["ours"], "{:.0%}"),
        f"{items}",
        f"{found.cover['textbook'].value:.1%}",
    )


def _scores(units: Floats, state: np.ndarray | None, shop: Shop) -> dict[str, Score]:
    sells = units.any(axis=1)
    units, state = units[sells], None if state is None else state[sells]
    days, horizon = units.shape[1], shop.asked.horizon
    first = shop.asked.first(days) if shop.first is None else shop.first
    return dict(scores(record_of(units, in_stock=state), horizon, list(range(first, days - horizon + 1, EVERY - 1))))


if __name__ == "__main__":
    main()
