"""What a kind of table can do, and what it is given to do it with."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from sqlmodel import Session

from bot.store.access import Access
from bot.store.imported import ImportRun, Kind
from bot.store.tables.goods import ShopRow
from planner.intake.problems import Problem


@dataclass(frozen=True, slots=True)
class Switching:
    """One file being made to count, within the transaction that does it."""

    access: Access
    session: Session
    run: int
    shop: ShopRow | None  # None: the file is of no single shop
    at: int  # [seconds since 1970, UTC] the moment the file speaks of
    now: datetime
    problems: list[Problem] = field(default_factory=list)  # with any of them nothing of the file counts

    @property
    def workspace(self) -> str:
        return self.access.workspace

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
