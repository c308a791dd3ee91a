"""Reads the tables of a web page, and Excel's own XML of 2003: back offices export both, and call them .xls.

Only the tags of tables are looked for: nothing is run, fetched or expanded, and what is no table is passed over.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from itertools import islice
from pathlib import Path

from bot.sheets.headers import Header, find_header, most_like_header
from bot.sheets.limits import Limits
from bot.sheets.refusal import FileRefused, Refusal
from bot.sheets.sheet import Cells, Sheet, plain
from bot.sheets.text_file import written_as
from planner.intake.layout import Layout

_UNSEEN = re.compile(  # what nobody closed goes on to the end, as browsers have it; XML closes <Style … /> at once
    r"<!--(?:-?>|.*?(?:-->|\Z))|<(script|style)\b[^<>]*+(?<!/)>.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE
)
_TAG = re.compile(r"<(/?)(?:\w+:)?(table|tr|row|td|th|cell)\b([^>]*)>", re.IGNORECASE)
_BREAK = re.compile(r"<(?:br|p|div)\b[^<>]*>", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^<>]*>")
_SPAN = re.compile(r"\b(colspan|rowspan|index|mergeacross|mergedown)\s*=\s*[\"']?([0-9]{1,5})", re.IGNORECASE)
_FIGURE = re.compile(r"\btype\s*=\s*[\"']?number", re.IGNORECASE)
_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_DECLARED_WITHIN = 2_048  # [bytes]
_WIDEST = 1_000  # columns a cell may take, as browsers have it
_MOST_BLANK = 10_000_000  # places of a page that merged cells and skipped ones may take


def web_sheets(path: Path, layouts: Sequence[Layout], limits: Limits) -> Iterator[Sheet]:
    """Return every table of the file in turn; raises FileRefused where there is none, or it cannot be read."""
    text, letters = _text(path)
    is_empty = True
    for rows in _tables(path.name, _UNSEEN.sub("", text)):
        is_empty = False
        top = list(islice(rows, limits.header_rows))
        header = find_header(path.name, top, layouts, limits)
        cells = _chosen(path.name, rows, header, limits) if isinstance(header, Header) else iter(())
        yield Sheet(path.name, header, most_like_header(top), cells, letters=letters)
    if is_empty:
        raise FileRefused(Refusal.WEB_PAGE, name=path.name)


def _text(path: Path) -> tuple[str, str]:
    """Return what the file says, and as which letters that reads it by a guess; "": it says so itself."""
    content = path.read_bytes()
    if declared := _CHARSET.search(content[:_DECLARED_WITHIN]):
        try:
            return content.decode(declared[1].decode("ascii")), ""
        except (LookupError, UnicodeDecodeError):
            pass  # it does not know itself
    encoding, letters = written_as(path)
    return content.decode(encoding), letters


@dataclass(slots=True)
class _Table:
    """One table while it is read."""

    rows: list[list[str]] = field(default_factory=list)
    covered: dict[int, int] = field(default_factory=dict)  # columns, and the last row where a cell above takes them

    def add_row(self) -> None:
        self.rows.append([])

    def add_cell(self, text: str, spans: dict[str, int]) -> int:
        """Put a cell where it stands, also beside merged ones; of those the first place holds what they say.

        Returns how many places are blank for it.
        """
        if not self.rows:
            self.add_row()
        row = self.rows[-1]
        before = len(row)
        row += [""] * (spans.get("index", 0) - 1 - len(row))
        while self.covered.get(len(row), 0) >= len(self.rows):
            row.append("")
        wide = min(_WIDEST, max(spans.get("colspan", 1), spans.get("mergeacross", 0) + 1))
        if below := max(spans.get("rowspan", 1) - 1, spans.get("mergedown", 0)):
            self.covered |= dict.fromkeys(range(len(row), len(row) + wide), len(self.rows) + below)
        row += [text, *[""] * (wide - 1)]
        return len(row) - before - 1


def _tables(page: str, text: str) -> Iterator[list[list[str]]]:
    """Yield the rows of each table, one within another before it. Raises: FileRefused."""
    open_tables: list[_Table] = []
    blank = 0
    # Behind the last ">" stands no whole tag; a page of a million "<td" would be searched for its end as often.
    for tag, following in _with_next(_TAG.finditer(text, 0, text.rfind(">") + 1)):
        closes, name = bool(tag[1]), tag[2].casefold()
        if name == "table" and not closes:
            open_tables.append(_Table())
        elif not open_tables:
            continue
        elif name == "table":
            yield open_tables.pop().rows
        elif name in {"tr", "row"} and not closes:
            open_tables[-1].add_row()
        elif name in {"td", "th", "cell"} and not closes:
            spans = {span.casefold(): int(number) for span, number in _SPAN.findall(tag[3])}
            blank += open_tables[-1].add_cell(_words(text[tag.end() : following]), spans)
            if blank > _MOST_BLANK:
                raise FileRefused(Refusal.OUT_OF_MEMORY, name=page)
    for table in reversed(open_tables):
        yield table.rows


def _with_next(tags: Iterator[re.Match[str]]) -> Iterator[tuple[re.Match[str], int | None]]:
    """Yield each tag, and where the next one begins; None: it is the last."""
    before = next(tags, None)
    for tag in tags:
        if before is not None:
            yield before, tag.start()
        before = tag
    if before is not None:
        yield before, None


def _words(written: str) -> str:
    """Return the text of a cell; a number of XML with three decimals gets a fourth, as one of a workbook does."""
    words = plain(" ".join(unescape(_ANY_TAG.sub("", _BREAK.sub(" ", written))).split()))
    return f"{words}0" if words[-4:-3] == "." and _FIGURE.search(written) else words


def _chosen(name: str, rows: Sequence[Sequence[str]], header: Header, limits: Limits) -> Iterator[Cells]:
    for number, row in enumerate(rows[header.row :], start=header.row + 1):
        chosen = [row[place] if place < len(row) else "" for place in header.places]
        if not any(chosen):
            continue
        if max(map(len, chosen)) > limits.cell_characters:
            raise FileRefused(Refusal.CELL_TOO_LONG, sheet=name, row=number, limit=limits.cell_characters)
        yield number, chosen
