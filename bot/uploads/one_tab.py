"""Notices that an order export was made of one tab of Seller Center alone: what was sold is then not in it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from planner.intake.facts import OrderLine

FEWEST = 5
"""Order lines, below which all may be alike by chance."""
WAITING = timedelta(days=3)
"""Between the first and the last of orders of which none has been sent: the platform gives less time to send one."""


@dataclass(slots=True)
class Orders:
    """The order lines of a file, counted by what became of them."""

    lines: int = 0
    cancelled: int = 0
    waiting: int = 0  # paid, and neither sent nor cancelled
    first: datetime | None = None
    last: datetime | None = None

    def note(self, line: OrderLine) -> None:
        """Count a line."""
        self.lines += 1
        if line.cancelled is not None:
            self.cancelled += 1
        elif line.shipped is None and line.paid is not None:
            self.waiting += 1
        self.first = line.created if self.first is None else min(self.first, line.created)
        self.last = line.created if self.last is None else max(self.last, line.created)

    @property
    def tab(self) -> Literal["to_ship", "cancelled", ""]:
        """Return of which tab alone the lines seem to be; "": of all."""
        if self.lines < FEWEST or self.first is None or self.last is None:
            return ""
        if self.cancelled == self.lines:
            return "cancelled"
        return "to_ship" if self.waiting == self.lines and self.last - self.first > WAITING else ""
