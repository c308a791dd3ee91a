"""Which warnings a button means, and how they are named to people."""

from collections.abc import Sequence

from bot.desk import Desk
from bot.errors import DeadButton
from bot.errors.warning import WarningsOver
from bot.messages.silence import CARD, MESSAGE, THESE, Silence, WarningLine
from bot.store import URGENT_FIRST, Alert


def warnings_meant(desk: Desk, value: str) -> list[Alert]:
    """Return the standing warnings a button means, the most pressing first. Raises: DeadButton, WarningsOver."""
    if value.startswith(MESSAGE):
        found: Sequence[Alert] = desk.store.alerts.open(message=value.removeprefix(MESSAGE))
    else:
        found = [alert for alert in desk.store.alerts.these(numbers_meant(value)) if alert.state == "open"]
    if not found:
        raise WarningsOver
    return sorted(found, key=lambda alert: (URGENT_FIRST.index(alert.level), -alert.figures.get("money", 0), alert.id))


def numbers_meant(value: str) -> list[int]:
    """Return the numbers of the warnings a button names. Raises: DeadButton."""
    kind = next((kind for kind in (CARD, THESE) if value.startswith(kind)), None)
    numbers = value.removeprefix(kind or "").split(",")
    if kind is None or not all(number.isdecimal() for number in numbers):
        raise DeadButton
    return [int(number) for number in numbers]


def named(desk: Desk, alert: Alert) -> WarningLine:
    """Return a warning as windows and lists name it."""
    return WarningLine(
        id=alert.id,
        product=alert.product,
        name=alert.figures.get("line", {}).get("name", ""),
        location=alert.location,
        level=alert.level,
        rule=alert.rule,
        silence=silence_of(desk, [alert]),
    )


def silence_of(desk: Desk, alerts: Sequence[Alert]) -> Silence | None:
    """Return until when all of these are silent; None where one of them is not."""
    asleep = [(alert.snoozed_until, alert) for alert in alerts if alert.is_snoozed(desk.now())]
    if not alerts or len(asleep) < len(alerts):
        return None
    until, first = min(((until, alert) for until, alert in asleep if until), key=lambda each: (each[0], each[1].id))
    return Silence(until, first.snoozed_by, first.snooze_note)
