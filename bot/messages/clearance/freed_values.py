"""The numbers of freed cash against the orders it could pay."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PaidOrder:
    """An order to decide that freed cash could pay."""

    product: str
    location: str
    quantity: int  # [units]
    cost_minor: int
    currency: str  # it is paid in
    order_by: date | None
    is_late: bool  # its day is over
    share: float  # of it that the cash pays


@dataclass(frozen=True, slots=True)
class Freed:
    """Cash that slow stock can bring back, and how far it reaches."""

    cash_minor: int
    currency: str
    paid: int  # orders it pays in full, the most pressing first
    orders: int  # to decide whose cost is known
    first: tuple[PaidOrder, ...]  # the most pressing ones that it pays, in full or in part; one at least
    more: int  # that it pays in full beside those
