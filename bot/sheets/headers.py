"""Finds the row of a sheet that holds the headers, and tells from it which kind of table this is."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.sheets.limits import Limits
from bot.sheets.refusal import FileRefused, Refusal
from planner.intake.layout import Layout

SEVERAL = 3  # cells
EVERYWHERE = "SKU"  # what tables of all kinds have


@dataclass(frozen=True, slots=True)
class Header:
    """Where a table begins and which of its columns are read."""

    kind: str
    row: int  # counted from 1
    columns: tuple[str, ...]  # as the layout spells them; those of a prefix as the file does
    places: tuple[int, ...]  # of these columns in a row, counted from 0
    width: int  # how many columns the file has
    others: tuple[str, ...] = ()  # headers of columns that are not read


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A sheet that looks like a kind of table but lacks columns of it."""

    sheet: str
    row: int  # counted from 1
    kind: str
    missing: tuple[str, ...]


def find_header(
    sheet: str, rows: Iterable[Sequence[str]], layouts: Sequence[Layout], limits: Limits
) -> Header | NearMiss | None:
    """Return the header of the layout with the most required columns, else the nearest miss, else None.

    Args: sheet, its name; rows, its first ones. It is a near miss where at least half of the required columns stand,
    and not just a SKU.
    """
    near: NearMiss | None = None
    near_present = 0
    whole: tuple[int, Sequence[str], Layout] | None = None
    for number, cells in enumerate(rows, start=1):
        names = {normal(cell) for cell in cells}
        for layout in layouts:
            missing = tuple(name for name in layout.required if names.isdisjoint(_called(layout, name)))
            present = len(layout.required) - len(missing)
            if not missing and (whole is None or present > len(whole[2].required)):
                whole = (number, cells, layout)
            elif (
                not layout.is_foreign
                and present * 2 >= len(layout.required)
                and present > near_present
                and set(layout.required) - set(missing) != {EVERYWHERE}
            ):
                near, near_present = NearMiss(sheet, number, layout.kind, missing), present
    return _header(sheet, *whole, limits) if whole else near


def most_like_header(rows: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Return the first row that holds several words, else the first that holds anything, to show what was found.

    >>> most_like_header([["2026-03-23"], [], ["Room ID", "Views", "Likes"], ["1", "2", "3"]])
    ('Room ID', 'Views', 'Likes')
    """
    filled = [tuple(row) for row in rows if any(cell.strip() for cell in row)]
    return next((row for row in filled if sum(bool(cell.strip()) for cell in row) >= SEVERAL), (*filled, ())[0])


def normal(cell: str) -> str:
    """Return a header as it is compared: composed, in one case, without the space around and doubled within.

    >>> normal("\\ufeffOrder  ID\\t")
    'order id'
    """
    return " ".join(unicodedata.normalize("NFC", cell).replace("\ufeff", "").split()).casefold()


def _called(layout: Layout, name: str) -> tuple[str, ...]:
    """Return what a column may be called, best first."""
    others = next((spelling for spelling in layout.spellings if spelling[0] == name), (name,))
    return tuple(normal(spelling) for spelling in others)


def _header(sheet: str, row: int, cells: Sequence[str], layout: Layout, limits: Limits) -> Header:
    if layout.is_foreign:
        return Header(layout.kind, row, (), (), 0)  # nothing of it is read
    names = [normal(cell) for cell in cells]
    while names and not names[-1]:
        names.pop()
    if len(names) > limits.columns:
        raise FileRefused(Refusal.TOO_MANY_COLUMNS, sheet=sheet, limit=limits.columns)
    places = _places(sheet, names, cells, layout)
    order = [name for name in layout.required + layout.optional if name in places]
    order += [column for column in places if column not in order]
    read = set(places.values())
    others = tuple(" ".join(cells[place].split()) for place, name in enumerate(names) if name and place not in read)
    return Header(layout.kind, row, tuple(order), tuple(places[column] for column in order), len(names), others)


def _places(sheet: str, names: Sequence[str], cells: Sequence[str], layout: Layout) -> dict[str, int]:
    """Return where each column of the layout stands, by the best of its spellings. Raises: FileRefused."""
    wanted = {
        spelling: (name, worse)
        for name in layout.required + layout.optional
        for worse, spelling in enumerate(_called(layout, name))
    }
    prefixes = tuple(normal(prefix) for prefix in layout.optional_prefixes)
    places: dict[str, int] = {}
    taken: dict[str, int] = {}  # how good the spelling of the column found is, 0 the best
    for place, name in enumerate(names):
        if name not in wanted and not name.startswith(prefixes):
            continue
        column, worse = wanted.get(name, (" ".join(cells[place].split()), 0))
        if taken.get(column) == worse:
            raise FileRefused(Refusal.DUPLICATE_COLUMN, sheet=sheet, column=column)
        if worse < taken.get(column, len(wanted)):
            places[column], taken[column] = place, worse
    return places
