"""An import as people see it: a file on its way in, and the receipt of what it changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

Kind = Literal["orders", "stock", "fbt", "ads", "plan"]
KEPT = 50  # products a kept receipt names of each list


@dataclass(frozen=True, slots=True)
class ImportRun:
    """One file on its way in."""

    id: int
    shop: str  # "" where the file is of no single shop
    tz: str  # zone of the shop
    kind: Kind
    rows_as_of: datetime
    period: tuple[date, date] | None = None  # first and last day it is of, where a person said so


@dataclass(frozen=True, slots=True)
class Switched:
    """What a file changed, by the names each kind of table gives it; kept as its receipt."""

    kind: str
    changes: dict[str, Any] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Any:
        return self.changes[name]

    def add(self, changes: Mapping[str, Any]) -> None:
        """Take in what one table of the file changed: counts add up, names are named once."""
        for name, value in changes.items():
            known = self.changes.get(name)
            if known is None:
                self.changes[name] = value
            elif isinstance(value, tuple):
                self.changes[name] = tuple(dict.fromkeys((*known, *value)))
            else:
                self.changes[name] = known + value


def receipt(switched: Switched) -> dict[str, Any]:
    """Return what is kept of an import: every count, and of long lists the beginning."""
    lists = {name: value for name, value in switched.changes.items() if isinstance(value, tuple)}
    kept = {"kind": switched.kind} | switched.changes | {name: value[:KEPT] for name, value in lists.items()}
    return kept | {f"{name}_count": len(value) for name, value in lists.items()}
