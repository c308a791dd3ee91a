"""Joins the rows of one order that name one SKU: parts sent in packages of their own, or a gift beside the sale."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from planner.intake.facts import OrderLine
from planner.intake.money import amount

GIFT = "/gift"
"""What is added to the id of an order whose gift is of a SKU that it also sells, so that both are known."""


class Read(NamedTuple):  # a tuple, not a dataclass, as a file has a million of them
    """One row of an order."""

    row: int  # counted from 1
    line: OrderLine
    package: str  # its id; "" where the file does not say
    amount: str = ""  # of the whole order, as the file writes it; "" where it does not say
    discount: str = ""  # that TikTok paid of it, written alike


def joined(rows: Sequence[Read]) -> tuple[list[Read], list[int], list[int]]:
    """Return the lines of one order, a SKU once, the rows that replace an earlier one, and those of packages alike.

    Args: rows, of one order, in the order of the file. Rows of a SKU in different packages are parts of one line; a row
    that costs nothing beside one that costs something is a gift, with a line of its own. Else the later row holds, also
    of packages that say the very same, as the export explains its Quantity as that of the order, unless the amount of
    the order, and what TikTok paid of it, cover all of them.
    """
    parts: dict[tuple[str, bool], dict[str, Read]] = {}
    replacing: list[int] = []
    alike: list[int] = []
    sold = {one.line.sku_id for one in rows if one.line.subtotal_minor}
    for one in rows:
        is_gift = one.line.subtotal_minor == 0 and one.line.sku_id in sold
        packages = parts.setdefault((one.line.sku_id, is_gift), {})
        if not one.package or "" in packages:  # nobody says that they are parts
            replacing += [one.row] * bool(packages)
            packages.clear()
        elif one.package in packages:
            replacing.append(one.row)
        packages[one.package] = one
    going = {key: [*packages.values()] for key, packages in parts.items()}
    if any(map(_are_alike, going.values())) and not _covers(rows, [part for some in going.values() for part in some]):
        for key, some in going.items():
            if _are_alike(some):
                alike += [part.row for part in some[1:]]
                going[key] = some[-1:]
    return [_line(some, is_gift=gift) for (_, gift), some in going.items()], replacing, alike


def _are_alike(parts: Sequence[Read]) -> bool:
    """Return whether several packages say the very same of the SKU in them."""
    return len(parts) > 1 and len({(part.line.quantity, part.line.subtotal_minor) for part in parts}) == 1


def _covers(rows: Sequence[Read], parts: Sequence[Read]) -> bool:
    """Return whether the order cost no less than all of its parts."""
    paid, helped = (amount(text, rows[-1].line.currency) for text in (rows[-1].amount, rows[-1].discount))
    total = _sum([part.line.subtotal_minor for part in parts])
    return paid is not None and total is not None and paid.minor + (helped.minor if helped else 0) >= total


def _line(parts: Sequence[Read], *, is_gift: bool) -> Read:
    """Return the parts as one line: it has left once all have; what was cancelled does not count where others go."""
    going = [part for part in parts if part.line.cancelled is None or part.line.moves_stock] or parts
    lines = [part.line for part in going]
    last = going[-1]
    line = (
        lines[0]
        if len(lines) == 1
        else replace(
            last.line,
            quantity=sum(line.quantity for line in lines),
            returned=sum(line.returned for line in lines),
            subtotal_minor=_sum([line.subtotal_minor for line in lines]),
            shipped=None if any(line.shipped is None for line in lines) else last.line.shipped,
            delivered=None if any(line.delivered is None for line in lines) else last.line.delivered,
        )
    )
    return Read(last.row, replace(line, order_id=line.order_id + GIFT) if is_gift else line, last.package)


def _sum(amounts: Sequence[int | None]) -> int | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if len(known) == len(amounts) else None
