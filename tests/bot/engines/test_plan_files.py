"""Plans from Parquet files: the same as in memory, however they are cut; and all or nothing."""

import json
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from multiprocessing import active_children
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from bot.engines.catalogue import SAMPLE, Catalogue
from bot.engines.columns import columns_of
from bot.engines.kernel import Job, lesson_of
from bot.engines.local import plan_here
from bot.engines.refusal import FilesRefused
from planner.allocate import allocate
from planner.plan import plan
from planner.policy import Learned, Policy
from tests.bot.builders import Says
from tests.bot.engines.files import AS_OF, any_catalogue, as_moments, changed, planned, rows, write
from tests.planner.shop import TODAY, a_shop

ROOT = Path(__file__).parents[3]


def in_memory(seed: int, learned: Learned) -> pa.Table:
    shop = any_catalogue(seed, count=90, days=400)
    judged = plan(shop.items, shop.history, shop.inbound, shop.events, Policy(), learned, TODAY)
    columns = pa.Table.from_batches([columns_of(shop.items, judged, allocate(judged, shop.items), np.zeros(90))])
    return columns.sort_by([("product", "ascending"), ("location", "ascending")])


@pytest.mark.parametrize(
    ("block", "workers", "compiled"), [(90, 1, False), (7, 2, False), (1, 2, False), (90, 1, True), (30, 2, True)]
)
def test_one_block_and_many_plan_as_memory_does(tmp_path: Path, block: int, workers: int, compiled: bool) -> None:
    folder = write(any_catalogue(5, count=90, days=400), tmp_path / "in", rows_in_a_group=13)
    catalogue = Catalogue.of(folder)
    learned = lesson_of(catalogue.sample(), Policy(), TODAY, 400)
    told: list[int] = []
    job = Job(Policy(), learned, TODAY, 400, compiled)
    plan_here(catalogue, job, tmp_path / "plan.parquet", told.append, workers=workers, block=block)
    found = planned(tmp_path)
    assert found.equals(in_memory(5, learned).cast(found.schema))  # Parquet calls the entries of lists otherwise
    assert (told[-1], sorted(told)) == (90, told)


def test_the_terminal_says_what_stands_where(says: Says, home: Path) -> None:
    write(a_shop(on_hand=np.array([0.0, 900.0, np.nan])), home / "in")
    status, out, err = says("plan-files", "in", "out", *AS_OF)
    assert (status, err) == (0, "")
    head, *levels, last = out.splitlines()
    assert head == "Items to plan: 3, each with 120 days of history, as of Nov 23, 2026 …"
    assert levels == ["⚪ No stock count yet: 1", "🔴 Out of stock: 1", "🟢 OK: 1"]
    assert last.endswith("out/plan.parquet holds the plan, out/learned.json what the catalogue taught.")
    assert planned(home / "out")["level"].to_pylist() == ["OUT", "OK", "NO_DATA"]
    assert sorted(path.name for path in home.iterdir()) == ["in", "out", "quartermaster.db"]


def test_what_the_article_plans_stands_in_the_file(says: Says, home: Path) -> None:
    """30 a day over 15 days and a buffer of 50: the reorder point is 500; none is left after 16 days, 480 of 470."""
    write(a_shop(on_hand=470.0), home / "in")
    says("plan-files", "in", "out", *AS_OF)
    (row,) = planned(home / "out").to_pylist()
    assert (row["daily_rate"], row["lead_time_demand"], row["reorder_point"]) == (30.0, 450.0, 500.0)
    assert (str(row["stockout_day"]), row["level"], row["quantity"]) == ("2026-12-09", "REORDER", row["shortfall"])
    assert (row["days_of_cover"], row["ads_rate"], row["next_receipt_day"]) == (470 / 30, None, None)


def test_the_history_may_come_in_any_order_and_in_parts(says: Says, home: Path) -> None:
    folder = write(any_catalogue(5, count=90, days=400), home / "in")
    says("plan-files", "in", "out", *AS_OF)
    rows(folder, "history", range(89, -1, -1))
    history = pq.read_table(folder / "history.parquet")
    (folder / "history.parquet").unlink()
    (folder / "history").mkdir()
    pq.write_table(history.slice(0, 50), folder / "history" / "part-0.parquet")
    pq.write_table(history.slice(50), folder / "history" / "part-1.parquet")
    says("plan-files", "in", "again", *AS_OF)
    told = [json.loads((home / each / "learned.json").read_text())["learned"] for each in ("out", "again")]
    assert told[0]["buffer_days"] == told[1]["buffer_days"]
    ahead = ["product", "level", "available", "daily_rate", "stockout_day", "on_order", "event_units"]
    assert planned(home / "again").select(ahead).equals(planned(home / "out").select(ahead))


def test_three_columns_are_enough(says: Says, home: Path) -> None:
    """All else is the policy's, or not known; an item is known since its first sale, 30 days ago."""
    (home / "in").mkdir()
    keys = {"product": ["SKU1"], "location": ["UK"]}
    pq.write_table(pa.table({**keys, "on_hand": [100]}), home / "in/items.parquet")
    units = [0] * 90 + [5] * 30
    pq.write_table(pa.table({**keys, "units": [units]}), home / "in/history.parquet")
    assert says("plan-files", "in", "out", *AS_OF)[0] == 0
    (row,) = planned(home / "out").to_pylist()
    assert (row["daily_rate"], row["days_of_cover"], row["history_days"]) == (5.0, 20.0, 30)
    assert (row["lead_time"], row["cost"], row["unit_margin"]) == (30.0, None, None)


def test_a_receipt_without_a_day_is_on_order_but_does_not_arrive(says: Says, home: Path) -> None:
    write(a_shop(on_hand=60.0, receipts=[(0, 400.0, 5)]), home / "in")
    changed(home / "in", "inbound", "day", pa.array([None], pa.date32()))
    says("plan-files", "in", "out", *AS_OF)
    (row,) = planned(home / "out").to_pylist()
    assert (row["on_order"], row["next_receipt_day"], str(row["stockout_day"])) == (400.0, None, "2026-11-25")


def test_a_moment_is_of_the_day_that_it_is_where_it_was_written(says: Says, home: Path) -> None:
    """Midnight in Tokyo is the day before in London."""
    write(any_catalogue(5, count=30), home / "in")
    says("plan-files", "in", "days", *AS_OF)
    as_moments(home / "in", "Asia/Tokyo")
    says("plan-files", "in", "moments", *AS_OF)
    assert planned(home / "moments").equals(planned(home / "days"))


def test_what_the_catalogue_taught_is_kept_beside_the_plan(says: Says, home: Path) -> None:
    write(any_catalogue(5, count=300, days=400), home / "in")
    says("plan-files", "in", "out", *AS_OF)
    told = json.loads((home / "out/learned.json").read_text())
    assert (told["as_of"], told["sample"], told["policy"]["lead_time"]) == ("2026-11-23", 300, 30.0)
    assert told["learned"]["sample_size"] > 200
    assert {cut["currency"] for cut in told["learned"]["cuts"]} == {"GBP"}


def test_a_sample_of_a_large_catalogue_comes_from_all_over_it(tmp_path: Path) -> None:
    """64 row groups of 512: of every second one its first 512 rows."""
    count = 64 * 512
    assert count > SAMPLE
    folder = tmp_path / "in"
    folder.mkdir()
    keys = {"product": [f"{number:06}" for number in range(count)], "location": [""] * count}
    pq.write_table(pa.table({**keys, "on_hand": np.ones(count)}), folder / "items.parquet")
    history = pa.table({**keys, "units": list(np.ones((count, 2)))})
    pq.write_table(history, folder / "history.parquet", row_group_size=512)
    sample = Catalogue.of(folder).sample()
    assert len(sample) == SAMPLE
    first = [int(sample.column("product")[row].as_py()) for row in range(0, SAMPLE, 512)]
    assert first == list(range(0, count, 1024))


def test_the_classes_of_one_plan_are_those_before_the_next(says: Says, home: Path) -> None:
    """Of 79 and 21 in 100 the second is A by its margin alone, but stays B where it was: up only from 78 on."""
    write(a_shop(sold_per_day=[79.0, 21.0], unit_cost=1.0, price=2.0), home / "in")
    classes = []
    for before in (None, ["A", "B"], ["A", "A"], ["UNKNOWN", None]):
        changed(home / "in", "items", "class_before", before and pa.array(before))
        says("plan-files", "in", "out", *AS_OF, "--force")
        classes.append(planned(home / "out")["abc_class"].to_pylist())
    assert classes == [["A", "A"], ["A", "B"], ["A", "A"], ["A", "A"]]


def test_days_of_one_giant_order_are_set_apart_and_said(says: Says, home: Path) -> None:
    """5 a day, and once 900: more than 20 usual days, and most of its month. 100, just 20 of them, is a good day."""
    sold = np.full((2, 120), 5.0)
    sold[0, 90], sold[1, 90] = 900.0, 100.0
    write(a_shop(sold_per_day=(5.0, 5.0)), home / "in")
    changed(home / "in", "history", "units", pa.array(sold.tolist()))
    _, out, _ = says("plan-files", "in", "out", *AS_OF)
    assert "seldom comes again: 1; most of `SKU0`, 900 units." in out
    found = planned(home / "out")
    assert found["set_apart"].to_pylist() == [900.0, 0.0]
    assert found["daily_rate"][0].as_py() < found["daily_rate"][1].as_py() < 6.0
    assert "giant" not in says("plan-files", "in", "kept", *AS_OF, "--keep-giants")[1]
    assert planned(home / "kept")["daily_rate"][0].as_py() > 1.1 * found["daily_rate"][0].as_py()


def test_a_column_nobody_knows_is_named(says: Says, home: Path) -> None:
    write(a_shop(), home / "in")
    changed(home / "in", "items", "case_pak", pa.array([24.0]))
    assert "Columns that mean nothing here: `items.case_pak`.\n" in says("plan-files", "in", "out", *AS_OF)[1]


# -- all or nothing -----------------------------------------------------------------------------------------------


def test_a_folder_that_is_there_is_replaced_only_when_told(says: Says, home: Path) -> None:
    write(a_shop(), home / "in")
    says("plan-files", "in", "out", *AS_OF)
    before = (home / "out/plan.parquet").read_bytes()
    status, _, err = says("plan-files", "in", "out", *AS_OF)
    assert (status, err) == (
        1,
        "out is there already. Name another folder, or add `--force` to put the new plan in its place.\n",
    )
    changed(home / "in", "items", "on_hand", pa.array([0.0]))
    changed(home / "in", "history", "units", pa.array([[-1.0] * 120]))
    assert says("plan-files", "in", "out", *AS_OF, "--force")[0] == 1
    assert (home / "out/plan.parquet").read_bytes() == before
    changed(home / "in", "history", "units", pa.array([[1.0] * 120]))
    assert says("plan-files", "in", "out", *AS_OF, "--force")[0] == 0
    assert planned(home / "out")["level"].to_pylist() == ["OUT"]
    assert sorted(path.name for path in home.iterdir()) == ["in", "out", "quartermaster.db"]


def test_a_folder_that_is_no_plan_is_never_replaced(says: Says, home: Path) -> None:
    write(a_shop(), home / "in")
    assert says("plan-files", "in", "in", *AS_OF, "--force")[2].startswith("in holds something else than a plan")
    assert (home / "in/items.parquet").exists()


def test_a_refused_file_leaves_no_folder(says: Says, home: Path) -> None:
    write(a_shop(moq=0.0), home / "in")
    assert says("plan-files", "in", "out", *AS_OF)[0] == 1
    assert sorted(path.name for path in home.iterdir()) == ["in", "quartermaster.db"]


def test_a_process_that_is_ended_from_outside_ends_the_plan(tmp_path: Path) -> None:
    """As where memory is short: both processes are killed once the first of 90 blocks is planned."""
    catalogue = Catalogue.of(write(any_catalogue(5, count=90), tmp_path / "in"))
    job = Job(Policy(), Learned(), TODAY, 130)

    def end_them(_: int) -> None:
        for child in active_children():
            child.kill()

    with pytest.raises(FilesRefused) as refused:
        plan_here(catalogue, job, tmp_path / "plan.parquet", end_them, workers=2, block=1)
    assert (refused.value.code, refused.value.values) == ("process_ended", {"workers": 2})


# -- Spark --------------------------------------------------------------------------------------------------------

NO_SPARK = find_spec("pyspark") is None or shutil.which("java") is None


@pytest.mark.skipif(NO_SPARK, reason="needs Java 17 and PySpark: pip install .[spark]")
def test_spark_plans_as_the_pool_does(says: Says, home: Path) -> None:
    write(any_catalogue(5, count=90, days=400), home / "in", rows_in_a_group=13)
    as_moments(home / "in", "Asia/Tokyo")
    says("plan-files", "in", "out", *AS_OF)
    assert on_spark(home, "in", "spark") == (0, "")
    assert planned(home / "spark").equals(planned(home / "out"))
    assert (home / "spark/learned.json").read_bytes() == (home / "out/learned.json").read_bytes()
    changed(home / "in", "items", "moq", pa.array([1.0] * 44 + [0.0] + [1.0] * 45))
    assert on_spark(home, "in", "refused") == (
        1,
        "`moq` of `SKU44` (row 45 of items.parquet) is 0; it must be 1 or more.",
    )
    assert not (home / "refused").exists()


@pytest.mark.skipif(find_spec("pyspark") is not None, reason="PySpark is there")
def test_without_spark_the_terminal_says_how_to_get_it(says: Says, home: Path) -> None:
    write(a_shop(), home / "in")
    status, _, err = says("plan-files", "in", "out", "--engine", "spark")
    assert (status, err) == (
        1,
        "This needs PySpark, which is not installed: `pip install .[spark]`, then try again.\n",
    )


def on_spark(home: Path, source: str, into: str) -> tuple[int, str]:
    """Run the verb on a cluster within one process of its own; return its status, and what it refused."""
    submit = "--master local[2] --conf spark.ui.enabled=false pyspark-shell"
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    environment = {**os.environ, "PYSPARK_SUBMIT_ARGS": submit, "SPARK_LOCAL_IP": "127.0.0.1", "PYTHONPATH": path}
    verb = ["plan-files", source, into, *AS_OF, "--engine", "spark"]
    done = subprocess.run(
        [sys.executable, "-m", "bot", *verb], cwd=home, env=environment, capture_output=True, text=True, check=False
    )
    refused = [line for line in done.stderr.splitlines() if line.startswith("`")]
    return done.returncode, refused[0].partition(" README")[0] if refused else ""
