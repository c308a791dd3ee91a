"""The life of a suggestion: when it is still the same question, and when it was left undecided for too long."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from planner.model import Level
from planner.policy import Policy

QUANTITY_SHARE = 0.05
"""A quantity that moves by no more than this share, or one carton, asks the same."""
ORDER_BY_SLACK = timedelta(days=1)
"""An order-by date that moves by no more than this asks the same."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a suggestion's card asks people to decide."""

    level: Level
    supplier: str  # "" where unknown
    order_by: date | None  # None: not within the horizon
    quantity: int  # [units]
    case_pack: int  # [units] per carton
    unit_cost_myriadths: int | None  # [ten-thousandths of the smallest coin] None: unknown
    currency: str  # of the unit cost; "" where unknown
    asked_on: date  # business date of the plan it came from


def question_changed(old: Question, new: Question) -> bool:
    """Return whether ``new`` asks something else than ``old``, so that the suggestion needs a new version.

    Args:
        old: what the card asks now; never the plan just before, or small steps would add up unseen.
        new: what the newest plan asks.

    Returns:
        True where the level, supplier or unit cost differs, the order-by date moved by more than a day, or the quantity
        by more than one carton and 5 %. Two dates that have passed ask the same: order now.

    >>> from dataclasses import replace
    >>> monday = Question(Level.REORDER, "Lin", date(2026, 11, 9), 1080, 24, 410, "USD", date(2026, 11, 2))
    >>> [question_changed(monday, replace(monday, quantity=units)) for units in (1134, 1135)]
    [False, True]
    """
    return (
        old.level != new.level
        or old.supplier != new.supplier
        or (old.unit_cost_myriadths, old.currency) != (new.unit_cost_myriadths, new.currency)
        or quantity_moved(old.quantity, new.quantity, max(old.case_pack, new.case_pack))
        or _date_moved(old.order_by, new.order_by, new.asked_on)
    )


def quantity_moved(old: int, new: int, case_pack: int) -> bool:
    """Return whether a quantity moved by more than one carton and 5 %.

    Args:
        old: [units] what is asked.
        new: [units] what the newest plan wants.
        case_pack: [units] per carton.

    >>> [quantity_moved(1080, units, 24) for units in (1026, 1025)]
    [False, True]
    """
    return abs(new - old) > max(case_pack, QUANTITY_SHARE * old)


def expired(opened: datetime, now: datetime, policy: Policy) -> bool:
    """Return whether a suggestion was left undecided for too long.

    Args:
        opened: when it was first asked, aware.
        now: aware.
        policy: suggestion_life.

    Returns:
        True from ``suggestion_life`` days on.

    >>> from datetime import UTC
    >>> expired(datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 11, 15, tzinfo=UTC), Policy(suggestion_life=14))
    True
    """
    return now - opened >= timedelta(days=policy.suggestion_life)


def _date_moved(old: date | None, new: date | None, today: date) -> bool:
    if old is None or new is None:
        return old is not new
    if old <= today and new <= today:
        return False
    return abs(new - old) > ORDER_BY_SLACK
