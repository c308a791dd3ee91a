"""What a kind of table can do, and what it is given to do it with."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol

from sqlmodel import Session

from bot.store.access import Access
from bot.store.audit import TERMINAL
from bot.store.days import as_day
from bot.store.importing.imported import ImportRun, Kind
from bot.store.importing.replacing import Keeping
from bot.store.movements.unseen import Unseen
from bot.store.tables.goods import ShopRow
from planner.intake.problems import Problem
from planner.intake.workbook.sheet import Entry


@dataclass(frozen=True, slots=True)
class Switching:
    """One file being made to count, within the transaction that does it."""

    access: Access
    session: Session
    run: int
    shop: ShopRow | None  # None: the file is of no single shop
    at: int  # [seconds since 1970, UTC] the moment the file speaks of
    now: datetime
    first_day: date | None = None  # of the period it is of; None: of a moment
    last_day: date | None = None
    by: str = TERMINAL  # who imports it
    unseen: Unseen = field(default_factory=Unseen)  # what its new order lines sold
    numbered: Mapping[str, int] = field(default_factory=dict)  # products it makes, by folded code
    entries: Mapping[str, Sequence[Entry]] = field(default_factory=dict)  # of a planning workbook, by sheet
    problems: list[Problem] = field(default_factory=list)  # with any of them nothing of the file counts

    @property
    def keeping(self) -> Keeping:
        """Return where to keep what is about to change, so that the import can be taken back."""
        return Keeping(self.session, self.workspace, self.run)

    @property
    def workspace(self) -> str:
        return self.access.workspace

    @property
    def period(self) -> tuple[int, int]:
        """Return the first and last day, in days since 1970, of a file that has a period."""
        if self.first_day is None or self.last_day is None:
            raise ValueError(f"import {self.run} is of a kind that needs a period")
        return as_day(self.first_day), as_day(self.last_day)

    @property
    def of_shop(self) -> ShopRow:
        """Return the shop of a file that has one."""
        if self.shop is None:
            raise ValueError(f"import {self.run} is of a kind that needs a shop")
        return self.shop


class TableKind(Protocol):
    """A module of this package."""

    NAME: str  # of its layout
    FILE: Kind  # the kind of file such a table stands in

    def stage(self, access: Access, run: ImportRun, facts: Iterable[Any]) -> int:
        """Write facts beside the records, in short transactions; return how many."""

    def switch(self, switching: Switching) -> dict[str, Any]:
        """Make what is staged count; return what changed, by the names its receipt knows."""
