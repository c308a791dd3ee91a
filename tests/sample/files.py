"""The sample's files and the rows of its order exports."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

from python_calamine import CalamineWorkbook

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "sample"
TOLD = json.loads((SAMPLE / "sample.json").read_text(encoding="utf-8"))
ENTRIES = [*TOLD["files"], *(entry for day in TOLD["days"] for entry in day["files"])]
ORDERS = [entry for entry in ENTRIES if "orders" in entry["path"]]


def table(path: str) -> list[dict[str, str]]:
    """Return the rows of an order export below its descriptions, cells stripped as an import strips them."""
    rows = rows_in(SAMPLE / path)
    header = [str(cell).strip() for cell in next(rows)]
    assert str(next(rows)[0]).startswith("Platform unique order ID.")
    return [{name: str(cell).strip() for name, cell in zip(header, row, strict=True)} for row in rows]


def rows_in(path: Path) -> Iterator[list[object]]:
    """Return the cells of a file, row by row, the header first."""
    if path.suffix == ".csv":
        return iter([list(row) for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig")))])
    return iter([list(row) for row in CalamineWorkbook.from_path(path).get_sheet_by_name("OrderSKUList").to_python()])
