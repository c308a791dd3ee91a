"""Reads what came of a purchase order, as it is typed: all that is to come, units of its SKUs, or of its one line."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.desk import Desk
from bot.errors.order import MoreTypedThanMissing, NotInOrder, NoUnits, WhichProducts
from bot.ordering.steps import units_typed
from bot.store import OrderedLine, PurchaseOrder
from bot.understanding.typed import quoted, unquoted
from planner.intake.figure import wholes

ANYWAY, COUNTED = "anyway", "counted"  # behind all: more came than was ordered; the newest stock export counts them
APART = re.compile(r"[;；]|[,，、](?!\d)")  # a comma before a figure may stand in a number: 1,000
PART = re.compile(r"(?P<name>.*?\S)[\s:=：＝×]+(?P<units>\S+)")
NAMED = 5  # products of an order that a refusal names


@dataclass(frozen=True, slots=True)
class Receipt:
    """What came of an order."""

    units: Mapping[int, int]  # by the number of the line
    is_counted: bool  # the newest stock export holds them already


def receipt_of(desk: Desk, order: PurchaseOrder, typed: Sequence[str]) -> Receipt:
    """Return what came, by the words behind the number of the order.

    Raises: MoreTypedThanMissing, NotInOrder, WhichProducts, NotUnits, NoUnits, WhichNumber.
    """
    words, said = list(typed), set[str]()
    while words and words[-1].casefold() in {ANYWAY, COUNTED}:
        said.add(words.pop().casefold())
    came: defaultdict[tuple[OrderedLine, ...], int] = defaultdict(int)
    if not words:
        came.update({(line,): line.missing for line in order.lines})
    for part in filter(None, (part.strip() for part in APART.split(" ".join(words)))):
        lines, units = _part(desk, order, part)
        came[lines] += units
    for lines, units in came.items():
        if units > (missing := _missing(lines)) and ANYWAY not in said:
            raise MoreTypedThanMissing(missing, units, quoted(" ".join(["/po receive", order.number, *typed, ANYWAY])))
    units_of = {number: units for lines, all_ in came.items() for number, units in _spread(lines, all_).items()}
    if not units_of:
        raise NoUnits
    return Receipt(units_of, COUNTED in said)


def _part(desk: Desk, order: PurchaseOrder, part: str) -> tuple[tuple[OrderedLine, ...], int]:
    """Return of which lines units came, and how many: all that are missing where no number is said."""
    open_lines = tuple(line for line in order.lines if line.missing) or order.lines
    if wholes(part) and len(open_lines) == 1:
        return open_lines, units_typed(part)
    if lines := _lines(desk, order, part):
        return lines, _missing(lines)
    if wholes(part):
        raise WhichProducts(order.number, _names(order))
    said = PART.fullmatch(part)
    lines = _lines(desk, order, said["name"]) if said else ()
    if said is None or not lines:
        raise NotInOrder(quoted(part), order.number, _names(order))
    return lines, units_typed(said["units"])


def _lines(desk: Desk, order: PurchaseOrder, words: str) -> tuple[OrderedLine, ...]:
    """Return the lines of a SKU, several where it was added later; none where the order has no such one."""
    codes = desk.store.products.exact(unquoted(words))
    return tuple(line for line in order.lines if line.product in codes) if len(codes) == 1 else ()


def _missing(lines: Sequence[OrderedLine]) -> int:
    return sum(line.missing for line in lines)


def _spread(lines: Sequence[OrderedLine], units: int) -> dict[int, int]:
    """Return units by line: each gets what it misses, the last one what is over."""
    came = dict[int, int]()
    for line in lines[:-1]:
        came[line.line] = min(line.missing, units)
        units -= came[line.line]
    came[lines[-1].line] = units
    return {number: each for number, each in came.items() if each}


def _names(order: PurchaseOrder) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.product for line in order.lines))[:NAMED]
