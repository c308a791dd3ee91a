"""The real sales that decisions are measured on: those beside the project where they stand there, else the sample's."""

import argparse
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np

from planner.ledger import HOURS_OUT
from planner.model import RAN_OUT, Floats

ROOT = Path(__file__).parents[2]
BESIDE = ROOT.parent / "shared" / "data"
SHIPPED = ROOT / "sample" / "start" / "uk-orders.xlsx"


@dataclass(frozen=True, slots=True)
class RealSales:
    """Series of units a day."""

    name: str
    ids: tuple[str, ...]
    units: Floats  # [units] shape (items, days)
    price: Floats  # [money/unit] shape (items,)
    in_stock: np.ndarray | None = None  # 1 yes, 2 not to the end of the day; None: not known

    def chosen(self) -> np.ndarray:
        """Return which items are of the half that configurations were chosen on."""
        return np.array([(sum(map(ord, sku)) * 2654435761 >> 7) % 2 == 0 for sku in self.ids])


def folder_asked(description: str | None) -> Path:
    """Return where who starts a bench says that the real sales lie; beside the project where they say nothing."""
    parser = argparse.ArgumentParser(description=(description or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, default=BESIDE, help="where the real sales lie")
    folder: Path = parser.parse_args().data
    return folder


def web_shop_asked(description: str | None) -> RealSales:
    """Return the web shop of that folder. Raises: SystemExit, a sentence, where it is not there."""
    shop = web_shop(folder_asked(description))
    if shop is None:
        raise SystemExit("The web shop's two years of sales are not there; the sample is too short for this.")
    return shop


def web_shop(folder: Path) -> RealSales | None:
    """Return Online Retail II, two years of a UK web shop; None where it is not there."""
    file = folder / "dev_or2_daily.parquet"
    if not file.is_file():
        return None
    table = columns_of(file, ["series_id", "date", "units", "price"])
    ids, rows = np.unique(table["series_id"], return_inverse=True)
    days = np.array([_day(it).toordinal() for it in table["date"]])
    units = np.zeros((len(ids), int(days.max() - days.min()) + 1))
    np.add.at(units, (rows, days - days.min()), table["units"])
    prices = np.full_like(units, np.nan)
    prices[rows, days - days.min()] = table["price"]
    return RealSales("Online Retail II", tuple(map(str, ids)), units, np.nanmedian(prices, axis=1))


def fresh_shops(folder: Path) -> RealSales | None:
    """Return FreshRetailNet: 90 days of store-products, with the hours they were out of stock."""
    file = folder / "dev_fresh_daily.parquet"
    if not file.is_file():
        return None
    table = columns_of(file, ["series_id", "date", "units_x100", "stockout_hours_6_22"])
    order = np.lexsort((table["date"].astype(str), table["series_id"]))
    ids = np.unique(table["series_id"])
    units = table["units_x100"][order].astype(np.float64).reshape(len(ids), -1)
    out = table["stockout_hours_6_22"][order].reshape(len(ids), -1)
    state = np.where(out < HOURS_OUT, 1, RAN_OUT).astype(np.int8)
    return RealSales("FreshRetailNet", tuple(map(str, ids)), units, np.ones(len(ids)), state)


def sample_shop() -> RealSales:
    """Return the shop that is shipped: 13 months of 250 of the web shop's SKUs."""
    from bot.backtest.reading import read_file  # noqa: PLC0415 - not needed where the whole shop is there
    from bot.wording import Voice  # noqa: PLC0415

    today = datetime.now(UTC).date()
    sales = read_file(SHIPPED, today=today, most=10_000, voice=Voice(), on_progress=lambda _rows: None)
    return RealSales("the sample's UK shop", sales.skus, sales.units, sales.price)


def columns_of(file: Path, columns: list[str]) -> dict[str, np.ndarray]:
    """Return some columns of a Parquet file."""
    from pyarrow import parquet  # noqa: PLC0415 - the sample needs none

    table = parquet.read_table(file, columns=columns)
    return {name: table.column(name).to_numpy(zero_copy_only=False) for name in columns}


def _day(it: object) -> date:
    return it if isinstance(it, date) else date.fromisoformat(str(it)[:10])
