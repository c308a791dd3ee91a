"""A file on its way in, and what became of it."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.messages.reply import Message
from bot.sheets.limits import TERMINAL, Limits
from bot.store import Shop
from planner.intake.file_name import made

LONGEST_PERIOD = 366  # [days] between the first and the last of a report
NO_SHOP = Shop(name="", market="", tz="UTC", currency="", channel="")
"""Whose the planning workbook is where there is no shop yet; it may open the first one."""


@dataclass(frozen=True, slots=True)
class Upload:
    """One file, the shop it is of, and the moment it speaks of."""

    path: Path
    shop: Shop
    as_of: datetime
    period: tuple[date, date] | None = None  # the first and last day the file is of, where a person said so
    came_in: datetime | None = None  # where the moment is that of its name
    is_dated: bool = False  # a person said the moment: the same bytes at another moment are another count
    is_sure: bool = False  # a person said it is of this shop, whatever its SKUs are
    limits: Limits = TERMINAL
    file: str = ""  # its id in Slack, where it came from there
    instead_of: int = 0  # an import that this one takes the place of, in the same step; 0: of none
    user: str = ""  # who asks, in Slack; "": whoever sits at the terminal, who may do anything


def as_named(upload: Upload) -> Upload:
    """Return a file as of the moment in its name, where that is clearly before it came in."""
    at = made(upload.path.name, upload.as_of.astimezone(ZoneInfo(upload.shop.tz)))
    return replace(upload, as_of=at.astimezone(UTC), came_in=upload.as_of) if at else upload


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a file: its receipt, or the list of what needs mending."""

    message: Message
    is_imported: bool
