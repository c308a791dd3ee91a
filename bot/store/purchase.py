"""A purchase order as people see it."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class OrderedLine:
    """One product of a purchase order."""

    product: str
    location: str
    quantity: int  # [units]
    received: int  # [units]
    unit_cost_minor: int | None
    currency: str
    suggestion: int | None
    mode: str


@dataclass(frozen=True, slots=True)
class PurchaseOrder:
    """What was bought from one supplier."""

    number: str
    supplier: str
    state: str
    created_by: str
    created_at: datetime
    arrives: date
    lines: tuple[OrderedLine, ...]

    @property
    def subject(self) -> str:
        return f"order:{self.number}"
