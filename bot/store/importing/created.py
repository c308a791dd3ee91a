"""Remembers the numbers of the rows that an import made, so that undoing it can delete them."""

from collections.abc import Iterable, Iterator

from sqlalchemy import text
from sqlmodel import Session

from bot.store.staging import put

CREATED = ("workspace_id", "import_id", "name", "above", "up_to")
MADE = text(
    "SELECT above, up_to FROM created WHERE workspace_id = :w AND import_id = :run AND name = :name ORDER BY above"
)


def note_created(session: Session, workspace: str, run: int, name: str, numbers: Iterable[int]) -> None:
    """Note the numbers of new rows of a table."""
    put(session, "created", CREATED, 4, [(workspace, run, name, *span) for span in spans(numbers)])


def made(session: Session, workspace: str, run: int, name: str) -> list[range]:
    """Return the numbers of the rows of a table that an import made, as few runs of them as there are."""
    found = list[range]()
    for above, up_to in session.connection().execute(MADE, {"w": workspace, "run": run, "name": name}):
        if found and above < found[-1].stop:
            found[-1] = range(found[-1].start, max(found[-1].stop, up_to + 1))
        else:
            found.append(range(above + 1, up_to + 1))
    return found


def spans(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield runs of numbers: all above the first and up to the second.

    >>> list(spans([4, 7, 5, 6, 9]))
    [(3, 7), (8, 9)]
    """
    first, last = 0, None
    for number in sorted(numbers):
        if last is not None and number == last + 1:
            last = number
            continue
        if last is not None:
            yield first - 1, last
        first = last = number
    if last is not None:
        yield first - 1, last
