"""How SKUs stood at the last check, as rows of a page and as a workbook."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from bot.desk import Desk
from bot.judging.coming import coming_to
from bot.messages.levels import LEVEL_WORDS
from bot.messages.reply import File
from bot.messages.sku_row import SkuRow
from bot.store import Standing
from bot.wording import N_, Safe, Voice
from bot.workbooks.lists import Kind, list_file
from planner.intake.money import Amount

COLUMNS = (
    (N_("Level"), Kind.NAME),
    (N_("SKU"), Kind.TEXT),
    (N_("Name"), Kind.NAME),
    (N_("Location"), Kind.TEXT),
    (N_("Shop"), Kind.TEXT),
    (N_("Available"), Kind.UNITS),
    (N_("Days of cover"), Kind.DECIMAL),
    (N_("Out of stock on"), Kind.DAY),
    (N_("Threshold"), Kind.UNITS),
    (N_("Suggested order"), Kind.UNITS),
    (N_("Sales at stake"), Kind.MONEY),
    (N_("Counted"), Kind.MOMENT),
    (N_("As of"), Kind.MOMENT),
)


def page_rows(desk: Desk, standings: Iterable[Standing]) -> tuple[SkuRow, ...]:
    """Return how items stood as rows of a page; those that are out with what is on its way now."""
    return _with_coming(desk, list(map(_row_of, standings)))


def rows_of(desk: Desk, codes: Sequence[str], places: Collection[str] = ()) -> tuple[SkuRow, ...]:
    """Return one row per product, for the place (of these) where it stands worst, ordered by code."""
    worst: dict[str, Standing] = {}
    for standing in desk.store.levels.of(codes):
        if not places or standing.location in places:
            worst.setdefault(standing.product, standing)
    return _with_coming(desk, [_row_of(worst[code]) if code in worst else SkuRow(code) for code in codes])


def standings_file(desk: Desk, standings: Sequence[Standing], title: Safe, voice: Voice) -> File:
    """Return how items stood as a workbook, one row each."""
    levels = {level: voice.say(words) for level, (_, words) in LEVEL_WORDS.items()}
    rows = (
        (
            *(levels[it.level], it.product, it.name, it.location, it.shop, it.available, it.days_of_cover),
            *(it.stockout, it.threshold, it.quantity or None),
            *(None if it.money_minor is None else Amount(it.money_minor, it.currency), it.counted_at, it.as_of),
        )
        for it in standings
    )
    return list_file("stock", title, COLUMNS, rows, voice, desk.now())


def _with_coming(desk: Desk, rows: Sequence[SkuRow]) -> tuple[SkuRow, ...]:
    coming = coming_to(desk, rows)
    return tuple(replace(row, coming=coming.get((row.product, row.location))) for row in rows)


def _row_of(standing: Standing) -> SkuRow:
    return SkuRow(
        product=standing.product,
        name=standing.name,
        location=standing.location,
        level=standing.level,
        available=standing.available,
        days_of_cover=standing.days_of_cover,
        stockout=standing.stockout,
        quantity=standing.quantity,
    )
