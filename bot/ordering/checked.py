"""Whether orders may be approved by the last check: after a long pause not before the next one."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.desk import Desk
from bot.errors.decision import CheckedLongAgo

CHECK = "plan"  # the job


def checked_long_ago(desk: Desk) -> datetime | None:
    """Return when all was checked last, where that is longer ago than a count may be; None: it is not."""
    last = desk.store.jobs.last(CHECK)
    is_old = last is not None and desk.now() - last > timedelta(hours=desk.policy.stale)
    return last if is_old else None


def demand_checked(desk: Desk, numbers: Sequence[int]) -> None:
    """Let nobody order what is open of these suggestions by numbers that are too old. Raises: CheckedLongAgo."""
    when = checked_long_ago(desk)
    if when and any(each.state == "open" for each in desk.store.suggestions.these(numbers).values()):
        raise CheckedLongAgo(when)
