"""A file of another moment takes the place of its import in one step: whatever happens, one of them counts."""

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.store import ImportGone, Store
from bot.uploads import Taken, Upload, take
from bot.wording import Voice
from tests.bot.builders import Clock, a_desk
from tests.bot.store.test_import_undo import facts, seen
from tests.quirks.build import FILES

CAME = datetime(2026, 3, 28, 9, 30, tzinfo=UTC)
EARLIER = CAME - timedelta(hours=20)
BEFORE = ("orders_late.csv", "stock_absent_row.xlsx")
TAKEN = {"orders": "orders_repeated_amount.csv", "stock": "stock_v4.xlsx"}


def taken(store: Store, name: str, as_of: datetime, instead_of: int = 0) -> Taken:
    desk = a_desk(store, Clock(CAME + timedelta(days=1)))
    upload = Upload(FILES / name, store.shops.all()[0], as_of, is_dated=True, is_sure=True, instead_of=instead_of)
    return take(desk, upload, Voice())


def last(store: Store) -> int:
    made = store.import_undo.last("UK Home")
    assert made is not None
    return made.id


def undo(store: Store) -> None:
    made = store.import_undo.last("UK Home")
    assert made is not None
    store.import_undo.undo(made, CAME)


@pytest.mark.parametrize("name", TAKEN.values(), ids=TAKEN)
def test_in_one_step_it_is_as_if_it_had_been_taken_back_first(store: Store, name: str) -> None:
    """Orders and counts that were known before, changed and new ones; taken back, all is as before the first import."""
    for known in BEFORE:
        taken(store, known, CAME - timedelta(days=1))
    before = facts(store)
    taken(store, name, CAME)
    undo(store)
    taken(store, name, EARLIER)
    in_two = seen(store)
    undo(store)
    taken(store, name, CAME)
    assert seen(store) != in_two
    assert taken(store, name, EARLIER, last(store)).is_imported
    assert seen(store) == in_two
    undo(store)
    assert facts(store) == before


def test_where_the_new_one_cannot_count_the_old_one_does(store: Store) -> None:
    """Somebody ends the import on its way in, at the last moment: taking the old one back is undone with it."""
    taken(store, TAKEN["orders"], CAME)
    known, old = (facts(store), seen(store)), last(store)
    run = store.imports.begin("UK Home", "orders", "again", "again.csv", EARLIER, CAME)
    store.imports.stage(run, "orders", ())
    store.imports.abandon(run)
    with pytest.raises(ImportGone):
        store.imports.switch(run, CAME, "U1", instead_of=old)
    assert ((facts(store), seen(store)), last(store)) == (known, old)


KILLED = """
import os, sys
from datetime import datetime
from pathlib import Path
from bot.store import Database
from bot.uploads import Upload, take
from bot.wording import Voice
from tests.bot.builders import Clock, a_desk
url, file, as_of, run = sys.argv[1:]
def half_way(rows):
    print("half way", flush=True)
    os.read(0, 1)
with Database.open(url) as database:
    store, at = database.store("main"), datetime.fromisoformat(as_of)
    upload = Upload(Path(file), store.shops.all()[0], at, is_dated=True, is_sure=True, instead_of=int(run))
    take(a_desk(store, Clock(at)), upload, Voice(), half_way)
"""


def test_killed_half_way_the_first_import_still_counts(url: str, store: Store) -> None:
    taken(store, TAKEN["orders"], CAME)
    known, run = seen(store), last(store)
    importer = subprocess.Popen(
        [sys.executable, "-c", KILLED, url, FILES / TAKEN["orders"], EARLIER.isoformat(), str(run)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
        env=dict(os.environ),
    )
    assert importer.stdin
    assert importer.stdout
    with importer.stdin, importer.stdout:
        assert importer.stdout.readline() == b"half way\n"
        importer.send_signal(signal.SIGKILL)
        importer.wait()
    assert (seen(store), last(store)) == (known, run)
    assert taken(store, TAKEN["orders"], EARLIER, run).is_imported
