"""Keeps the lanes along which stock may be moved from one location to another."""

from dataclasses import dataclass

from sqlalchemy import text

from bot.store.access import Access

LANES = text(
    "SELECT f.name AS origin, t.name AS destination, l.days, l.cost_myriadths, l.currency FROM lane l"
    " JOIN location f ON f.workspace_id = l.workspace_id AND f.id = l.origin_id"
    " JOIN location t ON t.workspace_id = l.workspace_id AND t.id = l.destination_id"
    " WHERE l.workspace_id = :w ORDER BY f.name, t.name"
)


@dataclass(frozen=True, slots=True)
class Lane:
    """A way from one location to another, as the planning workbook tells it."""

    origin: str
    destination: str
    days: int
    cost_myriadths: int | None  # [ten-thousandths of the smallest coin] a unit; None: not told
    currency: str


@dataclass(frozen=True, slots=True)
class LaneMap:
    """The lanes of one workspace."""

    access: Access

    def all(self) -> tuple[Lane, ...]:
        """Return every lane."""
        with self.access.reading() as session:
            rows = session.connection().execute(LANES, {"w": self.access.workspace})
            return tuple(Lane(row.origin, row.destination, row.days, row.cost_myriadths, row.currency) for row in rows)
