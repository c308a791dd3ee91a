"""How a file writes dates and money: as its shop does, or as all its dates together tell."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from bot.errors.file import AskDateOrder, ContradictingDates
from bot.sheets.reading import read_tables
from bot.store import Shop, file_of
from bot.uploads.upload import Upload
from planner.intake import DATES, RECOGNISED
from planner.intake.date_order import infer_date_order
from planner.intake.layout import Habits
from planner.intake.moments import DateOrder


def habits_of(upload: Upload, table: str, shops: Iterable[Shop]) -> Habits:
    """Return how the tables of one kind in the file are written. Raises: AskDateOrder, ContradictingDates.

    Args: shops, all there are: the planning workbook is of all of them, and written as they agree to write.
    """
    shop = upload.shop
    said = {one.date_order for one in (shops if file_of(table) == "plan" else [shop])} - {""}
    order = DateOrder(said.pop()) if len(said) == 1 else None
    if order is None and table in DATES:
        order = _date_order(upload)
    return Habits(ZoneInfo(shop.tz), shop.currency, order, upload.as_of)


def _date_order(upload: Upload) -> DateOrder:
    """Return which way round the file writes its dates, from all of them. Raises: AskDateOrder, ContradictingDates."""
    with read_tables(upload.path, RECOGNISED, limits=upload.limits) as tables:
        dated = ((DATES[table.kind], table) for table in tables if table.kind in DATES)
        dates = (date for dates_of, table in dated for date in dates_of(table.rows, table.columns))
        found = infer_date_order(dates)
    if isinstance(found, DateOrder):
        return found
    if found.contradiction:
        raise ContradictingDates(found.example, found.contradiction)
    if found.day_first is None or found.month_first is None:
        return DateOrder.DAY_FIRST
    raise AskDateOrder(found.example, found.day_first, found.month_first, upload.shop.name)
