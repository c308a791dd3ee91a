"""How long a click on Approve waits while 100,000 SKUs come in: listed, counted again, planned, and each taken back."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import count, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.desk import Desk
from bot.sample import FOLDER
from bot.sheets.reading import read_tables
from bot.uploads import Upload, take
from planner.intake import LAYOUTS
from tests.bench.big_store import big_store
from tests.bench.figures import Figure, timed
from tests.bench.importing import ITEMS, SHOP, Clicks

SKUS = 100_000
STOCK = FOLDER / "start/uk-stock-2011-11-20.xlsx"


@dataclass(frozen=True, slots=True)
class _Files:
    """Two stock exports of the same SKUs, and a planning workbook's sheet of products."""

    listed: Path
    counted: Path
    planned: Path

    @classmethod
    def write(cls, folder: Path) -> "_Files":
        """Write them: the sample's SKUs again and again, under other codes."""
        with read_tables(STOCK, LAYOUTS) as tables:
            columns, rows = next((table.columns, [row.cells for row in table.rows]) for table in tables)
        sold = [dict(zip(columns, cells, strict=True)) for cells in rows]
        coded = [
            one | {"sku_id": f"{one['sku_id']}{copy}", "seller_sku": f"{one['seller_sku']}-{copy}"}
            for copy in islice(count(500), -(-SKUS // len(sold)))
            for one in sold
            if one["sku_id"].isdigit()
        ][:SKUS]
        counted = [one | {"quantity": str(int(one["quantity"]) + at % 3)} for at, one in enumerate(coded)]
        terms = [{"SKU": one["seller_sku"], "Lead time days": 20 + at % 9} for at, one in enumerate(coded)]
        files = cls(folder / "listed.csv", folder / "counted.csv", folder / "products.csv")
        for file, said in ((files.listed, coded), (files.counted, counted), (files.planned, terms)):
            with file.open("w", encoding="utf-8", newline="") as opened:
                out = csv.DictWriter(opened, said[0])
                out.writeheader()
                out.writerows(said)
        return files


def figures() -> Iterator[Figure]:
    with TemporaryDirectory() as folder, big_store(ITEMS) as desk:
        files = _Files.write(Path(folder))
        desk.store.shops.add(SHOP, now=desk.now())
        for what, file in (
            (f"{SKUS:,} SKUs listed anew", files.listed),
            ("counted again", files.counted),
            ("a workbook that plans them", files.planned),
        ):
            yield from _waited(desk, what, lambda file=file: _take(desk, file))
            if file != files.listed:
                yield from _waited(desk, "taken back again", lambda: _undo(desk))
        yield from _waited(desk, "the new SKUs taken back", lambda: _undo(desk))


def _waited(desk: Desk, what: str, act: Callable[[], None]) -> Iterator[Figure]:
    with timed() as watch, Clicks(desk) as clicks:
        act()
    yield Figure(what, f"{watch.wall:.0f} s")
    yield Figure("the longest an approval waited meanwhile; the middle one", clicks.said())


def _take(desk: Desk, file: Path) -> None:
    as_of = desk.now() + timedelta(minutes=file.name == "counted.csv")
    taken = take(desk, Upload(file, SHOP, as_of), desk.voice())
    if not taken.is_imported:
        raise ValueError(taken.message.text)


def _undo(desk: Desk) -> None:
    last = desk.store.import_undo.last(SHOP.name)
    if last is None:
        raise ValueError("what came in cannot be taken back")
    desk.store.import_undo.undo(last, desk.now())
