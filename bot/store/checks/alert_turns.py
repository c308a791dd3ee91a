"""The transaction in which warnings are changed: one at a time, so that no two deadlock over each other's rows."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlmodel import Session

from bot.store.access import Access


@contextmanager
def changing(access: Access) -> Iterator[Session]:
    """Change warnings, all of it or nothing, and nobody else meanwhile. Keep it short."""
    with access.writing() as session:
        access.next_number(session, "alert", 0)
        yield session
