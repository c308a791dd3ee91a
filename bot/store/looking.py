"""Where the records are, in a form that can be sent to another process, which then opens them to read only."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL

from bot.store.access import Access
from bot.store.engines import reader
from bot.store.planning.facts import Facts
from bot.store.turns import NoTurn

PAGES = 8_192  # [KiB] of the file that are kept: whoever reads it from end to end meets few pages twice
MAPPED = 2**31  # [bytes] most that SQLite maps; a twelfth faster. A disk that fails ends the process: only where it may


@dataclass(frozen=True, slots=True)
class Address:
    """Where the records of one workspace are; it may be sent to another process."""

    url: URL
    workspace: str

    @classmethod
    def of(cls, facts: Facts) -> "Address":
        """Return where these facts come from; a file by its full path, as the other process may work elsewhere."""
        url = facts.access.reader.url
        if url.get_backend_name() == "sqlite":
            url = url.set(database=str(Path(url.database or "").resolve()))
        return cls(url, facts.access.workspace)

    @contextmanager
    def facts(self) -> Iterator[Facts]:
        """Open the facts; whoever opened the records to change them keeps them open meanwhile."""
        engine = reader(self.url, pages=PAGES, mapped=MAPPED)
        try:
            yield Facts(Access(self.workspace, engine, engine, NoTurn()))
        finally:
            engine.dispose()
