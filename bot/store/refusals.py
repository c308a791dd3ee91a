"""What the store refuses, with the facts of it; others find the words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from planner.intake.problems import Problem


@dataclass(eq=False)
class Refusal(Exception):
    """Something that cannot be done, for a reason a person can understand."""


@dataclass(eq=False)
class NotOpened(Refusal):
    """The database cannot be reached, or not be written to."""

    why: str


@dataclass(eq=False)
class NoFolder(Refusal):
    """The folder of the database file is not there: a slip of the pen, more often than a new home."""

    folder: str


@dataclass(eq=False)
class NoDatabase(Refusal):
    """Something was asked of a database whose file is not there."""

    path: str
    near: tuple[str, ...]  # databases in the same folder


@dataclass(eq=False)
class OtherDatabase(Refusal):
    """A new database was about to be made beside others: a slip of the pen, more often than not."""

    path: str
    near: tuple[str, ...]


@dataclass(eq=False)
class NotCopied(Refusal):
    """The copy of a database could not be written, or is not what it should be."""

    why: str


@dataclass(eq=False)
class DriverMissing(Refusal):
    """What speaks to PostgreSQL is not installed."""


@dataclass(eq=False)
class NewerTables(Refusal):
    """A newer version than this one made the tables."""


@dataclass(eq=False)
class ShopExists(Refusal):
    """There is a shop of that name already."""

    name: str


@dataclass(eq=False)
class UnknownShop(Refusal):
    """No shop has that name."""

    name: str
    near: tuple[str, ...]


@dataclass(eq=False)
class ReceiptStands(Refusal):
    """What came cannot be taken off the shelf again: the stock was counted since, or its files were changed."""

    number: str
    product: str
    location: str
    when: datetime | None  # it was counted; None: the files were changed


@dataclass(eq=False)
class TeamTaken(Refusal):
    """The workspace belongs to another Slack team, or the team to another workspace."""

    workspace: str
    team_id: str


@dataclass(eq=False)
class AlreadyImported(Refusal):
    """The very same file was imported before."""

    receipt: dict[str, Any]
    when: datetime


@dataclass(eq=False)
class ImportGone(Refusal):
    """The import was finished, abandoned or begun anew elsewhere."""

    run: int


@dataclass(frozen=True, slots=True)
class InTheWay:
    """Something that was built upon an import."""

    code: str  # newer_import, decided, changed_event, bought
    values: Mapping[str, str]


@dataclass(eq=False)
class UndoStopped(Refusal):
    """Others build upon what the import changed; nothing is taken back."""

    stops: tuple[InTheWay, ...]


@dataclass(eq=False)
class PlanRefused(Refusal):
    """Rows of the planning workbook contradict what is known; nothing of it counts."""

    problems: tuple[Problem, ...]


@dataclass(eq=False)
class EventExists(Refusal):
    """The shop has an event of that name on that first day already."""

    name: str
    shop: str
    starts: date


@dataclass(eq=False)
class NotSoldThere(Refusal):
    """These products do not lie where the shop sells from."""

    products: tuple[str, ...]
    shop: str
