"""Keeps exchange rates as people typed them."""

from dataclasses import dataclass

from bot.store.access import Access
from bot.store.buying import rates_of
from planner.currency import Rate


@dataclass(frozen=True, slots=True)
class Rates:
    """The exchange rates of one workspace."""

    access: Access

    def all(self) -> tuple[Rate, ...]:
        """Return every rate, of whatever day."""
        with self.access.reading() as session:
            return rates_of(session, self.access.workspace)
