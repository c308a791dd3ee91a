"""An import as people see it: a file on its way in, and the receipt of what it changed."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Literal

Kind = Literal["orders", "stock", "plan"]
KEPT = 50  # products a kept receipt names of each list


@dataclass(frozen=True, slots=True)
class ImportRun:
    """One file on its way in."""

    id: int
    shop: str  # "" where the file is of no single shop
    tz: str  # zone of the shop
    kind: Kind
    rows_as_of: datetime


@dataclass(frozen=True, slots=True)
class Switched:
    """What a file changed; kept as its receipt."""

    kind: str
    new_lines: int = 0
    changed_lines: int = 0
    same_lines: int = 0  # known already, or from an older export than what is known
    new_products: tuple[str, ...] = ()
    counted: int = 0  # items
    without_quantity: int = 0  # SKUs the file names without saying, or not for every warehouse, how many there are
    uncounted_products: tuple[str, ...] = ()  # listed in the shop, absent from the file
    partial_products: tuple[str, ...] = ()  # the file counts only part of their listings: the old count stands
    terms: int = 0
    expected: int = 0  # deliveries on their way
    unknown_products: tuple[str, ...] = ()  # in the planning workbook, sold nowhere here
    ambiguous_products: tuple[str, ...] = ()  # on their way, in several shops, and the workbook does not say to which


def receipt(switched: Switched) -> dict[str, Any]:
    """Return what is kept of an import: every count, and of long lists the beginning."""
    said = asdict(switched)
    lists = [name for name, value in said.items() if isinstance(value, tuple)]
    return said | {name: said[name][:KEPT] for name in lists} | {f"{name}_count": len(said[name]) for name in lists}
