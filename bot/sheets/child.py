"""Parses one file in a process of its own, which a hostile file may crash or fill without harm to the product.

It reads a request from its input and answers with lines of JSON: ``table``, ``rows``, ``refused`` or ``done``. Only the
wanted columns are answered, so that the personal columns of an order export never leave it.
"""

import json
import re
import resource
import sys
from collections.abc import Container, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any

from bot.sheets.gate import Format
from bot.sheets.headers import Header, NearMiss
from bot.sheets.limits import Limits
from bot.sheets.refusal import FileRefused, Refusal
from bot.sheets.sheet import Cells, Sheet
from bot.sheets.text_file import text_sheets
from bot.sheets.web_file import web_sheets
from bot.sheets.workbook_file import workbook_sheets
from planner.intake.foreign import language_of
from planner.intake.layout import Layout
from planner.intake.purposes import is_inbound, purpose_of

READ = {Format.WORKBOOK: workbook_sheets, Format.TEXT: text_sheets, Format.WEB: web_sheets}
BATCH = 1_000  # rows a line
_SHOWN = 12  # headers shown of a file nobody recognises
_TELLING = 1_000  # of them, to find out what it is
_APART = ",;\t|"  # what stands between cells
_MANY = 4  # of them in one cell: it holds a whole row
_NOT_NEAR = {  # to lack columns of a planning sheet: all of these have a SKU and a quantity, too
    ("inbound", "other_sales"),
    ("inbound", "other_quantities"),
    ("events", "other_quantities"),
    ("events", "other_inbound"),
    ("location_stock", "other_stock"),
}


def main() -> None:
    """Answer the one request on the standard input."""
    request = json.load(sys.stdin.buffer)
    path, limits = Path(request["path"]), Limits(**request["limits"])
    layouts = [_layout(*one) for one in request["layouts"]]
    foreign = {layout.kind for layout in layouts if layout.is_foreign}
    _confine(limits)
    read = READ[Format(request["format"])]
    try:
        for message in _messages(path.name, read(path, layouts, limits), foreign):
            _say(message)
    except FileRefused as refused:
        _say({"refused": refused.code, "values": refused.values})
    except UnicodeDecodeError:
        _say({"refused": Refusal.ENCODING, "values": {"name": path.name}})
    except MemoryError:
        _say({"refused": Refusal.OUT_OF_MEMORY, "values": {"name": path.name}})


def _layout(
    kind: str,
    required: list[str],
    optional: list[str],
    prefixes: list[str],
    spellings: list[list[str]],
    is_foreign: bool,  # noqa: FBT001 - all of a layout, as it comes
) -> Layout:
    return Layout(kind, tuple(required), tuple(optional), tuple(prefixes), tuple(map(tuple, spellings)), is_foreign)


def _messages(name: str, sheets: Iterator[Sheet], foreign: Container[str]) -> Iterator[dict[str, Any]]:
    near: list[NearMiss] = []
    others: list[FileRefused] = []  # tables of other programs
    unread: list[str] = []
    first: tuple[str, ...] = ()
    tables = 0
    known, hidden = set[str](), list[str]()
    for sheet in sheets:
        first = first or sheet.first
        if isinstance(sheet.header, Header) and sheet.header.kind in foreign:
            others.append(FileRefused(Refusal(sheet.header.kind), sheet=sheet.name))
        elif isinstance(sheet.header, Header) and sheet.is_hidden and sheet.header.kind in known:
            hidden.append(sheet.name)  # what one sees is what holds
            continue
        elif isinstance(sheet.header, Header):
            tables += 1
            header = sheet.header
            known.add(header.kind)
            yield {"table": [header.kind, sheet.name, header.columns, sheet.letters, header.others]}
            while batch := list(islice(sheet.rows, BATCH)):
                yield {"rows": [number for number, _ in batch], "cells": _joined(batch)}
            continue
        elif sheet.header is not None:
            near.append(sheet.header)
        if sheet.first:
            unread.append(sheet.name)
    if tables == 0:
        raise others[0] if others else _unrecognised(name, near, first[:_TELLING])
    yield {"done": unread, "hidden": hidden}


def _joined(batch: Sequence[Cells]) -> str:
    """Return the cells with a tab between them and a line for every row: several times cheaper than lists in JSON."""
    text = "\n".join(["\t".join(cells) for _, cells in batch]).replace("\0", "")  # which no database keeps
    if text.count("\t") == sum(len(cells) - 1 for _, cells in batch) and text.count("\n") == len(batch) - 1:
        return text
    return "\n".join(["\t".join([" ".join(cell.split()) for cell in cells]) for _, cells in batch]).replace("\0", "")


def _unrecognised(name: str, near: Sequence[NearMiss], first: Sequence[str]) -> FileRefused:
    purpose = purpose_of(first)
    if near and near[0].kind == "inbound" and not purpose and not is_inbound(first):
        purpose = "other_quantities"
    if near and (near[0].kind, purpose) not in _NOT_NEAR:
        best = near[0]
        missing = ", ".join(best.missing)
        return FileRefused(Refusal.MISSING_COLUMNS, sheet=best.sheet, row=best.row, kind=best.kind, missing=missing)
    if not first:
        return FileRefused(Refusal.EMPTY, name=name)
    # A file without headers begins with somebody's order: show only what can be no phone, address or mailbox.
    harmless = [cell.strip()[:40] for cell in first if cell.strip() and not re.search(r"[\d@]", cell)]
    headers = ", ".join(harmless[:_SHOWN])
    if len(harmless) == 1 and max(map(first[0].count, _APART)) >= _MANY:
        return FileRefused(Refusal.ONE_COLUMN, name=name)
    if purpose:
        return FileRefused(Refusal(purpose), name=name, sheet=name, headers=headers)
    if language := language_of(first):
        return FileRefused(Refusal.OTHER_LANGUAGE, name=name, language=language, headers=headers)
    return FileRefused(Refusal.UNKNOWN_KIND, headers=headers)


def _confine(limits: Limits) -> None:
    bounds = {
        resource.RLIMIT_AS: limits.memory_bytes,
        resource.RLIMIT_CPU: limits.seconds,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for what, bound in bounds.items():
        with suppress(ValueError, OSError):  # macOS knows no limit of address space; the wall clock holds there too
            resource.setrlimit(what, (bound, bound))


def _say(message: dict[str, Any]) -> None:
    sys.stdout.buffer.write(json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"))
    sys.stdout.buffer.write(b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
