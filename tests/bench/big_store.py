"""Makes a store as large as the figures need: the sample's shops, repeated under other codes until there are enough.

Every series in it really sold. It is planned once, like a store that has been running: suggestions, warnings, levels
and ages stand in it. Order lines are those of the last two months, which is all that planning and the next imports look
up; the packed history reaches back over the whole 400 days. Each size is made once, kept in ``.bench/`` and copied for
a use::

    with big_store() as desk:  # 100,104 items; the clock stands at the sample's first day
        print(desk.store.products.count())
"""

import hashlib
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from bot.desk import Desk
from bot.jobs import age_stock, learn, plan
from bot.opening import desk_of, open_store
from bot.sample import FOLDER, Sample, uploads
from bot.settings import Settings
from bot.store.access import Access
from bot.store.days import month_of
from bot.store.finding.words import index_words
from bot.uploads import take

ROOT = Path(__file__).parents[2]
KEPT = ROOT / ".bench"
MIGRATIONS = sorted((ROOT / "bot/store/migrations/versions").glob("*.py"))
MADE_FROM = (
    Path(__file__),
    FOLDER / "sample.json",
    ROOT / "bot/store/movements/packing.py",
    ROOT / "bot/store/movements/trays.py",
    *MIGRATIONS,
)
CHANNELS = {"UK Home": "C0UKHOME", "EU Home": "C0EUHOME"}
MONTHS = 2  # of order lines
NEXT = "+ copy * (SELECT taken FROM once.counter WHERE noun = '{}')"
TRAYS = "(SELECT (taken + 63) / 64 FROM once.counter WHERE noun = 'item')"  # a copy begins with a tray of its own
NEXT_ITEM = f"+ copy * 64 * {TRAYS}"
CODED = "|| printf('-%03d', copy)"
NAMED = "|| printf(' %03d', copy)"
LONGER = "|| printf('%03d', copy)"  # TikTok Shop's ids have up to 22 digits
REPEATED = {  # table: how a copy of a row differs; every other column stays as it is
    "product": {"id": NEXT.format("product"), "code": CODED, "folded": CODED, "name": NAMED},
    "listing": {
        "id": NEXT.format("listing"),
        **dict.fromkeys(("sku_id", "folded_sku_id"), LONGER),
        **dict.fromkeys(("seller_sku", "folded_seller_sku"), CODED),
        "name": NAMED,
    },
    "component": {"listing_id": NEXT.format("listing"), "product_id": NEXT.format("product")},
    "item": {"id": NEXT_ITEM, "product_id": NEXT.format("product")},
    "stock_count": {"item_id": NEXT_ITEM},
    "packed_month": {"tray": f"+ copy * {TRAYS}"},
    "expected": {"line": "+ copy * (SELECT MAX(line) + 1 FROM once.expected)", "item_id": NEXT_ITEM},
    "order_line": {"order_id": LONGER, "sku_id": LONGER, "listing_id": NEXT.format("listing")},
}


@contextmanager
def big_store(items: int = 100_000) -> Iterator[Desk]:
    """Open a fresh copy of the store with at least so many items; it is forgotten afterwards."""
    kept = kept_store(items)
    with tempfile.TemporaryDirectory(dir=KEPT) as folder:
        copy = Path(folder) / "store.db"
        shutil.copyfile(kept, copy)
        with _desk(copy) as desk:
            yield desk


def kept_store(items: int = 100_000) -> Path:
    """Return the file of the store with at least so many items, made where it is not there yet."""
    version = hashlib.sha256(b"".join(path.read_bytes() for path in MADE_FROM)).hexdigest()[:12]
    kept = KEPT / f"{items}-{version}.db"
    if not kept.exists():
        KEPT.mkdir(exist_ok=True)
        for older in KEPT.glob(f"{items}-*.db"):
            older.unlink()
        with tempfile.TemporaryDirectory(dir=KEPT) as folder:
            made = Path(folder) / "store.db"
            _make(made, Path(folder) / "once.db", items)
            made.rename(kept)
    return kept


def _make(made: Path, once: Path, items: int) -> None:
    sample = Sample.read()
    with _desk(once) as desk:
        sample.open_shops(desk.store, CHANNELS)
        for upload in uploads(desk, sample.first.exports):
            take(desk, upload, desk.voice())
        learn.run(desk)
        first_month = month_of(sample.first.clock.date()) - MONTHS + 1
    shutil.copyfile(once, made)
    with closing(sqlite3.connect(made, isolation_level=None)) as connection:
        _repeat(connection, once, items, first_month)
    with _desk(made) as desk:
        _index(desk.store.access)
        plan.run(desk)
        age_stock.run(desk)


def _repeat(connection: sqlite3.Connection, once: Path, items: int, first_month: int) -> None:
    for pragma in ("synchronous = OFF", "journal_mode = OFF", "cache_size = -500000"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("ATTACH ? AS once", (str(once),))
    connection.execute("DELETE FROM order_line WHERE month < ?", (first_month,))
    (first,) = connection.execute("SELECT COUNT(*) FROM once.item").fetchone()
    copies = -(-items // first)
    for table, differs in REPEATED.items():
        columns = [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")]
        values = ", ".join(f"{name} {differs.get(name, '')}" for name in columns)
        newest = f"WHERE month >= {first_month}" if table == "order_line" else ""
        connection.execute(
            "WITH RECURSIVE copies(copy) AS (SELECT 1 UNION ALL SELECT copy + 1 FROM copies LIMIT ?)"
            f" INSERT INTO {table} SELECT {values} FROM copies CROSS JOIN once.{table} {newest}",
            (copies - 1,),
        )
    connection.execute("UPDATE counter SET taken = taken * ? WHERE noun IN ('product', 'listing')", (copies,))
    connection.execute("UPDATE counter SET taken = (SELECT MAX(id) FROM item) WHERE noun = 'item'")


def _index(access: Access) -> None:
    """Note the words of the copies, as an import would have."""
    with access.reading() as session:
        numbers = session.connection().exec_driver_sql("SELECT id FROM product").scalars().all()
    with access.writing() as session:
        index_words(session, access.workspace, numbers)


@contextmanager
def _desk(file: Path) -> Iterator[Desk]:
    sample, settings = Sample.read(), Settings(database_url=f"sqlite:///{file}")
    with open_store(settings) as (_, store):
        yield desk_of(settings, store, clock=lambda: sample.first.clock)
