"""What a check found of the warnings that stand, until it is written."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.store import OVERSOLD, Alert, Standing, Warned
from bot.telling.cards import line_of
from planner.checks import CHECKS
from planner.model import Level

RULES = {level: check.NAME for check in CHECKS for level in check.LEVELS}


@dataclass(slots=True)
class Found:
    """What a check found."""

    opened: list[Warned] = field(default_factory=list)
    changed: list[Alert] = field(default_factory=list)
    closed: list[Alert] = field(default_factory=list)
    again: set[int] = field(default_factory=set)

    def recovers(self, alert: Alert, now: datetime, *, is_over: bool) -> None:
        """Note whether what stands is over; it is closed once a second check in a row finds it so."""
        if is_over and alert.recovering_since:
            self.closed.append(alert)
        else:
            self.changed.append(replace(alert, recovering_since=now if is_over else None))


def warned_of(standing: Standing, level: Level, since: str) -> Warned:
    figures = {"line": line_of(standing).to_values(), "since": since, "money": standing.money_minor or 0}
    rule = RULES.get(level, OVERSOLD)
    return Warned(rule, standing.product, standing.location, standing.shop, level, figures)


def moved_to(alert: Alert, warned: Warned) -> Alert:
    anew = replace(alert, rule=warned.rule, level=warned.level, figures=warned.figures)
    return replace(anew, recovering_since=None, snoozed_until=None)
