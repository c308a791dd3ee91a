"""Lets one writer at a time into SQLite: a lock within this process, and a locked file beside the database."""

import fcntl
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from threading import Lock
from typing import Protocol

from sqlalchemy import URL


class Turn(Protocol):
    """Returns what to hold while writing."""

    def __call__(self) -> AbstractContextManager[None]: ...


class FileTurn:
    """The turn of SQLite, whose commits and checkpoints never overlap then, whichever process they come from."""

    def __init__(self, beside: Path) -> None:
        self._lock = Lock()
        self._file = Path(f"{beside}.lock").open("a")  # noqa: SIM115 - open as long as the database is

    @contextmanager
    def __call__(self) -> Iterator[None]:
        with self._lock:
            fcntl.flock(self._file, fcntl.LOCK_EX)  # the system lets go of it when a process is killed
            try:
                yield
            finally:
                fcntl.flock(self._file, fcntl.LOCK_UN)

    def close(self) -> None:
        self._file.close()


class NoTurn:
    """PostgreSQL lets writers work side by side."""

    def __call__(self) -> AbstractContextManager[None]:
        return nullcontext()

    def close(self) -> None:
        """Nothing to let go of."""


def turn_for(url: URL) -> FileTurn | NoTurn:
    """Return how writers of this database take turns."""
    return FileTurn(Path(url.database or "")) if url.get_backend_name() == "sqlite" else NoTurn()
