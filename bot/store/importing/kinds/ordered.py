"""Which rows of the planning workbook are of orders that `/po` keeps: they count there, and only there."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from sqlalchemy import text

from bot.store.access import fold
from bot.store.importing.kinds.kind import Switching
from planner.intake.workbook.sheet import Entry

Receipt = tuple[int, int, str]  # item, moment [seconds since 1970, UTC] and reference
NUMBER = re.compile(r"po[\s#-]*0*([0-9]{1,9})")
LINES = text(
    "SELECT n.order_number, p.id, o.id, CASE WHEN r.state IN ('draft', 'ordered', 'shipped', 'part_received')"
    " THEN n.quantity - n.received ELSE 0 END, CASE WHEN r.state = 'cancelled' AND n.received = 0 THEN 1 ELSE 0 END"
    " FROM purchase_order r JOIN purchase_order_line n ON n.workspace_id = :w AND n.order_number = r.number"
    " JOIN product p ON p.workspace_id = :w AND p.code = n.product"
    " JOIN location o ON o.workspace_id = :w AND o.name = n.location WHERE r.workspace_id = :w"
    " ORDER BY r.created_at, n.order_number, n.line"
)


@dataclass(frozen=True, slots=True)
class Ordered:
    """What `/po` keeps while a sheet is made to count."""

    holds: frozenset[tuple[str, int]]  # an order's number and a product on it
    missing: dict[tuple[int, int, int], str]  # the order by product, location and units still to come
    called_off: frozenset[tuple[str, int]]  # of what it holds, what was cancelled before any of it was received

    @classmethod
    def of(cls, switching: Switching) -> Self:
        """Return what there is now."""
        lines = switching.session.connection().execute(LINES, {"w": switching.workspace}).all()
        missing = {(product, place, units): number for number, product, place, units, _ in lines if units > 0}
        going = {(number, product) for number, product, *_, is_called_off in lines if not is_called_off}
        holds = frozenset((number, product) for number, product, *_ in lines)
        return cls(holds, missing, holds - going)

    @property
    def to_come(self) -> set[str]:
        """Return the orders of which units are still to come."""
        return set(self.missing.values())

    def received(self, known: Mapping[Receipt, int]) -> Mapping[tuple[int, int], Sequence[tuple[int, str]]]:
        """Return what `/po` received, of all receipts: when and on which order, by item and units."""
        found, ours = defaultdict[tuple[int, int], list[tuple[int, str]]](list), {number for number, _ in self.holds}
        for (item, at, reference), units in known.items():
            if reference in ours:
                found[item, units].append((at, reference))
        return found

    def named(self, entry: Entry, product: int) -> str:
        """Return the order of this product that a row's reference names, however it is typed; "" where it is none."""
        said = NUMBER.fullmatch(fold(entry.words("reference")))
        number = f"PO-{int(said[1]):04d}" if said else ""
        return number if (number, product) in self.holds else ""

    def alike(self, product: int, place: int, units: int) -> str:
        """Return the order of which so many units of the product are to come there; "" where there is none."""
        return self.missing.get((product, place, units), "")
