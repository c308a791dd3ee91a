"""Tells a database file that is yet to be made from a slip in its name or in the folder."""

from difflib import SequenceMatcher
from pathlib import Path

from bot.store.engines import where
from bot.store.refusals import NoDatabase, OtherDatabase

ENDINGS = {".db", ".sqlite", ".sqlite3"}
BEGINS = b"SQLite format 3\x00"
SHOWN = 3


def demand_database(url: str) -> None:
    """See that there is something to open. Raises: NoDatabase."""
    missing = absent(url)
    if missing is not None:
        raise NoDatabase(str(missing), _beside(missing))


def new_database(url: str) -> Path | None:
    """Return the file that will be made; None: it is there. Raises: OtherDatabase, where one of another name is."""
    missing = absent(url)
    if missing is not None and (near := _beside(missing)):
        raise OtherDatabase(str(missing), near)
    return missing


def absent(url: str) -> Path | None:
    """Return the file an SQLite database would be made in; None where it is there, or its folder is not."""
    address = where(url)
    if address.get_backend_name() != "sqlite":
        return None
    file = Path(address.database or "").absolute()
    return None if file.exists() or not file.parent.is_dir() else file


def _beside(missing: Path) -> tuple[str, ...]:
    """Return the databases in the same folder, the most alike by name first."""
    endings = ENDINGS | {missing.suffix}
    names = [file.name for file in missing.parent.iterdir() if file.suffix in endings and _is_database(file)]
    names.sort(key=lambda name: (-SequenceMatcher(None, missing.name, name).ratio(), name))
    return tuple(names[:SHOWN])


def _is_database(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            return opened.read(len(BEGINS)) == BEGINS
    except OSError:
        return False
