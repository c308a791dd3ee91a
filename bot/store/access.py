"""How every keeper reaches the database: a session to read, a session to write, and the next number of a noun."""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ParamSpec, TypeVar

from sqlalchemy import Engine, text
from sqlmodel import Session

from bot.store.turns import Turn

Given = ParamSpec("Given")
Value = TypeVar("Value")

AT_ONCE = 500  # values a statement
SLICE = 5_000  # rows a transaction: an approval clicked meanwhile waits for some tenths of a second at most

MOMENT: ContextVar[tuple[Engine, Session] | None] = ContextVar("moment", default=None)  # the snapshot a thread reads


@dataclass(frozen=True, slots=True)
class Access:
    """What every part of the store reaches for; bound to one workspace."""

    workspace: str
    writer: Engine
    reader: Engine
    turn: Turn

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Open a session that only reads, on one snapshot; within ``at_one_moment`` on the snapshot of that block."""
        engine, session = MOMENT.get() or (None, None)
        if session is not None and engine is self.reader:
            yield session
            return
        with Session(self.reader, expire_on_commit=False) as session:
            yield session

    def moment(self) -> "Moment":
        """Return the records as they stand now, for one read later."""
        session = Session(self.reader, expire_on_commit=False)
        session.connection().execute(text("SELECT 1 FROM counter LIMIT 1"))  # what is read first is the moment
        return Moment(self.reader, session)

    @contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """Give every read within the block the same snapshot, whichever keeper reads; writing within it is an error."""
        with self.reading() as session, _reading(self.reader, session):
            yield

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Open a transaction that commits at the end of the block, or rolls back. Keep it short: others wait."""
        if MOMENT.get() is not None:
            raise RuntimeError("what is changed within at_one_moment is not seen there")
        with self.turn(), Session(self.writer, expire_on_commit=False) as session, session.begin():
            yield session

    def next_number(self, session: Session, noun: str, count: int = 1) -> int:
        """Return the first of ``count`` new numbers; given back if the transaction fails."""
        return next_number(session, self.workspace, noun, count)


@dataclass(frozen=True, slots=True)
class Moment:
    """The records as they stood when it was taken, whichever thread reads them later."""

    reader: Engine
    session: Session

    def read(self, work: Callable[Given, Value], *given: Given.args, **named: Given.kwargs) -> Value:
        """Return what ``work`` finds at that moment, and end it."""
        with self.session as session, _reading(self.reader, session):
            return work(*given, **named)


@contextmanager
def _reading(reader: Engine, session: Session) -> Iterator[None]:
    """Have everybody who reads within the block use this session."""
    before = MOMENT.set((reader, session))
    try:
        yield
    finally:
        MOMENT.reset(before)


def next_number(session: Session, workspace: str, noun: str, count: int = 1) -> int:
    """Return the first of ``count`` new numbers of a workspace's noun; given back if the transaction fails."""
    taken = session.connection().execute(
        text(
            "INSERT INTO counter (workspace_id, noun, taken) VALUES (:workspace, :noun, :count)"
            " ON CONFLICT (workspace_id, noun) DO UPDATE SET taken = counter.taken + :count RETURNING taken"
        ),
        {"workspace": workspace, "noun": noun, "count": count},
    )
    return int(taken.scalar_one()) - count + 1


def portions(values: Sequence[Value]) -> Iterator[Sequence[Value]]:
    """Yield values some at a time: databases limit how many one statement may carry.

    >>> [list(some) for some in portions(range(501))] == [list(range(500)), [500]]
    True
    """
    for start in range(0, len(values), AT_ONCE):
        yield values[start : start + AT_ONCE]


def slices(values: Sequence[Value], at_once: int = SLICE) -> Iterator[Sequence[Value]]:
    """Yield values some thousand at a time, for writes that may be many short transactions.

    >>> [len(some) for some in slices(range(5_001))]
    [5000, 1]
    """
    for start in range(0, len(values), at_once):
        yield values[start : start + at_once]


def fold(words: str) -> str:
    """Return words as they compare: regardless of case, width and surrounding blanks.

    >>> fold(" ＳＫＵ-1 ")
    'sku-1'
    """
    if words.isascii():  # half the time, and there are a hundred thousand of them
        return words.lower().strip()
    return unicodedata.normalize("NFKC", words).casefold().strip()


def seconds(moment: datetime) -> int:
    """Return whole seconds since 1970."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment!r} has no time zone")
    return int(moment.timestamp())


def moment(at: int) -> datetime:
    """Return the moment so many seconds after 1970."""
    return datetime.fromtimestamp(at, UTC)
