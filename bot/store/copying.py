"""Copies an SQLite database into another file while others read and write it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from bot.store.engines import where
from bot.store.refusals import NotCopied


def copy_database(url: str, into: Path, *, over: bool = False) -> bool:
    """Write a copy as of one moment, checked page by page; return False where this database has a program for it.

    Nobody waits for it. What stops half-way leaves no copy. ``over``: in the place of a file that is there.
    Raises: FileExistsError, NotCopied.
    """
    address = where(url)
    if address.get_backend_name() != "sqlite":
        return False
    if into.exists() and not over:
        raise FileExistsError(into)
    unfinished = into.with_name(f"{into.name}.part")
    try:
        unfinished.unlink(missing_ok=True)
        with closing(sqlite3.connect(f"{Path(address.database or '').absolute().as_uri()}?mode=ro", uri=True)) as kept:
            kept.execute("VACUUM INTO ?", (str(unfinished),))
        with closing(sqlite3.connect(unfinished)) as copied:
            (said,) = copied.execute("PRAGMA quick_check(1)").fetchone()
        if said != "ok":
            raise NotCopied(said)
        unfinished.rename(into)
    except (OSError, sqlite3.Error) as error:
        unfinished.unlink(missing_ok=True)
        raise NotCopied(getattr(error, "strerror", None) or str(error)) from error
    return True
