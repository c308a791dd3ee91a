"""Between a warning as people see it and as it is stored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from operator import attrgetter
from typing import Any, NamedTuple

from sqlalchemy import Select
from sqlmodel import Session, col
from sqlmodel.sql.expression import SelectOfScalar

from bot.store.many import many
from bot.store.tables.decisions import AlertRow
from planner.model import Level

OVERSOLD = "oversold"
SURGE = "surge"
EXPIRY = "expiry"  # what stands of goods that expire: EXPIRING, and once their day is over EXPIRED
EXPIRED, EXPIRING = "expired", "expiring"
FAMILIES = {OVERSOLD: OVERSOLD, SURGE: SURGE, EXPIRED: EXPIRY, EXPIRING: EXPIRY}
Key = tuple[str, str, str]  # product, location, family


@dataclass(frozen=True, slots=True)
class Warned:
    """What people are warned of."""

    rule: str
    product: str
    location: str
    shop: str
    level: Level
    figures: dict[str, Any]  # what was told

    @property
    def family(self) -> str:
        """Return what it stands beside: a place has one for its level, one where it is oversold, surges or expires."""
        return FAMILIES.get(self.rule, "level")


@dataclass(frozen=True, slots=True)
class Alert(Warned):
    """A warning that stands, or stood."""

    id: int
    state: str  # open, closed
    opened_at: datetime
    changed_at: datetime  # rises with every change, even where the clock stands still
    closed_at: datetime | None
    told_at: datetime | None  # None: it waits to be told
    message: str  # what it was told in: the subject of the outbox row; "" where only a digest tells it
    recovering_since: datetime | None  # when a check first found it well again; None: the last one did not
    snoozed_until: datetime | None = None  # nobody is told of it before, unless it gets worse; None: not snoozed
    snoozed_by: str = ""
    snooze_note: str = ""

    @property
    def key(self) -> Key:
        return self.product, self.location, self.family

    def is_snoozed(self, now: datetime) -> bool:
        return self.state == "open" and self.snoozed_until is not None and self.snoozed_until > now


class Mark(NamedTuple):  # a tuple without its figures: tens of thousands are looked through at every check
    """What a check must know of a warning that stands."""

    id: int
    product: str
    location: str
    family: str
    level: Level
    changed_at: datetime
    recovering_since: datetime | None
    snoozed_until: datetime | None

    @property
    def key(self) -> Key:
        return self.product, self.location, self.family


class Untold(NamedTuple):  # a tuple without its figures: of tens of thousands a message quotes ten
    """What must be known of a warning that waits to be told."""

    id: int
    rule: str
    product: str
    location: str
    family: str
    shop: str
    level: Level
    changed_at: datetime
    snoozed_until: datetime | None
    money: float | None  # [smallest coin] at stake

    @property
    def key(self) -> Key:
        return self.product, self.location, self.family

    def is_snoozed(self, now: datetime) -> bool:
        return self.snoozed_until is not None and self.snoozed_until > now


SAID = tuple(field.name for field in fields(Warned))
SAYING = attrgetter(*SAID)
NAMES = tuple(field.name for field in fields(Alert))
COLUMNS = tuple(getattr(AlertRow, name) for name in NAMES)
MARKS = tuple(getattr(AlertRow, name) for name in Mark._fields)


def alerts_of(session: Session, query: SelectOfScalar[AlertRow]) -> tuple[Alert, ...]:
    """Return all that a query of warnings finds, oldest first; many times faster than row by row.

    They are put in order here: asked to, SQLite would walk all of them by number to find those of one product.
    """
    return alerts_asked(session, query.with_only_columns(*COLUMNS), {})


def alerts_asked(session: Session, query: Select[*tuple[Any, ...]], values: Mapping[str, Any]) -> tuple[Alert, ...]:
    """Return the same of a query of COLUMNS that is put together once; ``values``: what it asks by."""
    rows = many(session, query, values, level=Level.__members__.__getitem__)
    return tuple(sorted((Alert(*row) for row in rows), key=attrgetter("id")))


def untold_of(session: Session, query: SelectOfScalar[AlertRow]) -> tuple[Untold, ...]:
    """Return of all warnings that a query finds what must be known to tell them, oldest first."""
    columns = (getattr(AlertRow, name) for name in Untold._fields[:-1])
    money = col(AlertRow.figures)["money"].as_float().label("money")
    rows = many(session, query.with_only_columns(*columns, money), level=Level.__members__.__getitem__)
    return tuple(sorted(map(Untold._make, rows)))


def said(warned: Sequence[Warned]) -> dict[str, Sequence[Any]]:
    """Return by column what people are warned of, as it is stored."""
    values: dict[str, Sequence[Any]] = dict(zip(SAID, zip(*map(SAYING, warned), strict=True), strict=True))
    levels = [level.name for level in values["level"]]
    return values | {"level": levels, "family": [each.family for each in warned]}


def kept(alerts: Sequence[Alert]) -> dict[str, Sequence[Any]]:
    """Return warnings by column, as they are stored."""
    recovering, asleep = [each.recovering_since for each in alerts], [each.snoozed_until for each in alerts]
    return said(alerts) | {"recovering_since": recovering, "snoozed_until": asleep}
