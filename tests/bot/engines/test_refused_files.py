"""Files that cannot be planned: each is answered with a sentence that names file, column and row."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

import bot
from bot import engines
from bot.engines.schema import FILES
from bot.errors.plan_files import FILES_REFUSED
from tests.bot.builders import Says
from tests.bot.engines.files import AS_OF, changed, rows, write
from tests.planner.shop import a_shop

Spoil = Callable[[Path], Any]
LISTS = pa.list_(pa.float64())


def history(*lists: Any) -> Spoil:
    return lambda folder: changed(folder, "history", "units", pa.array(lists, LISTS))


def column(file: str, name: str, values: Any, kind: Any = None) -> Spoil:
    return lambda folder: changed(folder, file, name, None if values is None else pa.array(values, kind))


SPOILT: list[tuple[Spoil, str]] = [
    (lambda folder: (folder / "items.parquet").unlink(), "There is no items.parquet in in. Put it there;"),
    (
        lambda folder: (folder / "items.parquet").write_bytes(b"PAR?"),
        "items.parquet is not a Parquet file, or it is damaged.",
    ),
    (lambda folder: rows(folder, "items", []), "items.parquet has no rows."),
    (column("items", "on_hand", None), "items.parquet has no column `on_hand`."),
    (column("history", "units", None), "history.parquet has no column `units`."),
    (column("inbound", "day", None), "inbound.parquet has no column `day`."),
    (column("items", "product", [1, 2]), "The column `product` of items.parquet holds int64; text is needed."),
    (column("items", "moq", ["1", "2"]), "The column `moq` of items.parquet holds string; numbers are needed."),
    (column("events", "start", ["soon"]), "The column `start` of events.parquet holds string; dates are needed."),
    (column("events", "pauses_ads", [0]), "The column `pauses_ads` of events.parquet holds int64; true or false"),
    (column("history", "units", [5.0, 5.0]), "The column `units` of history.parquet holds double; in each row a list"),
    (column("items", "location", [None, "UK"]), "Row 1 of items.parquet has no location."),
    (column("inbound", "product", [None], pa.string()), "Row 1 of inbound.parquet has no product."),
    (
        lambda folder: rows(folder, "items", [0, 1, 1]),
        "items.parquet has `SKU1` twice, in the rows 2 and 3. Leave one of them.",
    ),
    (lambda folder: rows(folder, "history", [1, 0, 1]), "history.parquet has `SKU1` twice, in the rows 1 and 3."),
    (
        lambda folder: rows(folder, "history", [0]),
        "`SKU1` (row 2 of items.parquet) has no row in history.parquet; that many items have none: 1. Give a new item",
    ),
    (
        lambda folder: rows(folder, "items", [0]),
        "Row 2 of history.parquet is of `SKU1`, which is not in items.parquet.",
    ),
    (column("events", "product", ["SKU9"]), "Row 1 of events.parquet is of `SKU9`, which is not in items.parquet."),
    (
        history([1.0] * 3, [1.0] * 2),
        "The list `units` of `SKU1` (row 2 of history.parquet) has 2 days, others 3.",
    ),
    (history([1.0] * 3, [1.0] * 3), "The list `in_stock` of `SKU0` (row 1 of history.parquet) has 120 days, others 3."),
    (history([1.0] * 120, None), "The list `units` of `SKU1` (row 2 of history.parquet) has 0 days, others 120."),
    (history(None, [1.0] * 120), "The list `units` of `SKU0` (row 1 of history.parquet) has 0 days, others 120."),
    (
        history([1.0] * 120, [None] + [1.0] * 119),
        "The list `units` of `SKU1` (row 2 of history.parquet) has a day without a number. Write 0 there.",
    ),
    (
        history([1.0] * 120, [-2.5] * 120),
        "`units` of `SKU1` (row 2 of history.parquet) is -2.5 on one day. A day sells",
    ),
    (
        column("history", "in_stock", [[1] * 120, [7] * 120]),
        "`in_stock` of `SKU1` (row 2 of history.parquet) is 7 on one day. Write 1 for a day in stock,",
    ),
    (column("items", "lead_time", [5.0, -1.0]), "`lead_time` of `SKU1` (row 2 of items.parquet) is -1. An order takes"),
    (column("items", "lead_time", [5.0, 0.0]), "`lead_time` of `SKU1` (row 2 of items.parquet) is 0. An order takes"),
    (column("items", "lead_time", [np.inf, 5.0]), "`lead_time` of `SKU0` (row 1 of items.parquet) is inf. An order"),
    (column("items", "unit_cost", [0.0, 1.0]), "`unit_cost` of `SKU0` (row 1 of items.parquet) is 0, and nothing is"),
    (column("items", "price", [1.0, -1.0]), "`price` of `SKU1` (row 2 of items.parquet) is -1, and nothing is"),
    (column("items", "product", [" ", "SKU1"]), "Row 1 of items.parquet has no product."),
    (column("events", "pauses_ads", [True]), "An event of `SKU1` (row 1 of events.parquet) pauses ads and plans 50"),
    (column("events", "factor", [-1.0]), "`factor` of `SKU1` (row 1 of events.parquet) is -1, which cannot be."),
    (
        column("items", "class_before", ["A", "a1"]),
        "`class_before` of `SKU1` (row 2 of items.parquet) is `a1`, which is no class. Write A, B or C,",
    ),
    (
        column("items", "class_before", [0.0, 1.0]),
        "The column `class_before` of items.parquet holds double; the names of classes are needed: A, B or C.",
    ),
    (
        column("items", "case_pack", [0.0, 1.0]),
        "`case_pack` of `SKU0` (row 1 of items.parquet) is 0; it must be 1 or more.",
    ),
    (
        column("items", "sea_delay", [0.0, -3.0]),
        "`sea_delay` of `SKU1` (row 2 of items.parquet) is -3; it must be 0 or more.",
    ),
    (
        column("items", "order_day", [9999.0, 1.0]),
        "`order_day` of `SKU0` (row 1 of items.parquet) is 9999; it may be 2,190 days at most.",
    ),
    (
        column("inbound", "quantity", [-3.0]),
        "`quantity` of `SKU1` (row 1 of inbound.parquet) is -3; it must be 0 or more.",
    ),
    (column("events", "planned", [np.inf]), "`planned` of `SKU1` (row 1 of events.parquet) is inf, which cannot be."),
    (
        column("events", "end", [date(2026, 1, 1)]),
        "An event of `SKU1` (row 1 of events.parquet) begins on 2026-11-26 and ends before, on 2026-01-01.",
    ),
    (
        column("events", "start", [None], pa.date32()),
        "`start` of `SKU1` (row 1 of events.parquet) holds no day. An event needs its first and its last one.",
    ),
]


@pytest.mark.parametrize(("spoil", "words"), SPOILT, ids=[words[:60] for _, words in SPOILT])
def test_a_file_that_cannot_be_planned_says_where_and_why(says: Says, home: Path, spoil: Spoil, words: str) -> None:
    two = a_shop(sold_per_day=(30.0, 5.0), receipts=[(1, 60.0, 4)], livestreams=[(1, 50.0, 3, 4, 0.0)])
    spoil(write(two, home / "in"))
    status, _, err = says("plan-files", "in", "out", *AS_OF)
    assert status == 1
    assert err.startswith(words)
    assert not (home / "out").exists()


def test_every_refusal_has_a_sentence_and_no_sentence_is_left_over() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in Path(engines.__file__).parent.glob("*.py"))
    codes = set(re.findall(r'FilesRefused\(\s*"(\w+)"', source))
    kinds = {f"no_{column.kind}" for columns in FILES.values() for column in columns}
    assert codes | kinds == set(FILES_REFUSED)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--as-of", "tomorrow"), "`tomorrow` is not a day. Write it like 2026-11-03.\n"),
        (("--workers", "0"), "0 is not a number of processes; 1 or more are needed.\n"),
    ],
)
def test_an_option_that_cannot_be_is_answered(says: Says, home: Path, options: tuple[str, ...], words: str) -> None:
    write(a_shop(), home / "in")
    assert says("plan-files", "in", "out", *options)[::2] == (1, words)


def test_without_pyarrow_the_terminal_says_how_to_get_it(home: Path) -> None:
    """A Python with every package but this one."""
    (home / "packages").mkdir()
    for there in Path(pa.__file__).parents[1].iterdir():
        if not there.name.startswith("pyarrow"):
            (home / "packages" / there.name).symlink_to(there)
    root = Path(bot.__file__).parents[1]
    code = f"import sys; sys.path += [{str(root)!r}, 'packages']; from bot.cli import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-S", "-c", code, "plan-files", "in", "out"],
        cwd=home,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (
        1,
        "This needs pyarrow, which is not installed: `pip install .[files]`, then try again.\n",
    )
