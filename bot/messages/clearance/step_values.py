"""The numbers of an accepted step of the clearance ladder as cards, lists and channels show them."""

from dataclasses import dataclass
from datetime import datetime

from bot.messages.clearance.ladder_values import RungLine
from planner.clearance.following import Progress


@dataclass(frozen=True, slots=True)
class StepLine:
    """An accepted step, what was expected of it and what it has brought."""

    id: int
    version: int
    product: str
    name: str
    location: str
    rung: RungLine  # as it was accepted
    state: str  # accepted, replaced, undone, finished
    accepted_by: str
    accepted_at: datetime
    ended_by: str
    ended_at: datetime | None
    days: float  # [days] since it was accepted, until it ended
    given: float  # [days] after which it should be over
    units: int  # [units] to be moved
    moved: int  # [units] since then, by sales, or by the newest count where all go at once
    expected: int  # [units] by now
    usual: int  # [units] that would have sold anyway
    net_minor: int | None  # brought back, after fees; None: not shown here
    progress: Progress
    is_counted: bool = True  # a count was made since then
    is_done: bool = True  # False: customers still pay the price of before
    paid_minor: int | None = None  # for a unit, on average; None: none was sold
    pace: float | None = None  # [units/day] expected of it; None: all at once
    pace_before: float = 0.0  # [units/day]
    gross_minor: int = 0  # that customers of the shop paid since then
    taken: float = 0.0  # share of it for the platform and creators
    handling: float = 0.0  # [money/unit]

    @property
    def value(self) -> str:
        """Return what a button says of it."""
        return f"{self.id}:{self.version}"

    @property
    def is_running(self) -> bool:
        return self.state == "accepted"

    @property
    def earns_less(self) -> bool:
        """Say whether what it moved brings less than what would have sold at the price that it lowered."""
        price, before = self.rung.price_minor, self.rung.before_minor
        return price is not None and before is not None and self.moved * price < self.usual * before
