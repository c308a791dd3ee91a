"""A plan that is killed in the middle leaves what people may see, and the next one finishes what it began."""

import shutil
from pathlib import Path
from typing import Any

from bot.desk import Desk
from bot.jobs import plan
from bot.store import Database
from tests.bot.builders import Clock, a_desk, a_store, counted, leaving, sells
from tests.bot.store.test_unseen import killed_before_each_transaction

BEFORE = {"GONE": 200, "MORE": 200, "WORSE": 200, "NEW": 300, "NO": 200}
NOW = {"GONE": 300, "MORE": 165, "WORSE": 100, "NEW": 200, "NO": 300}
"""At 5 a day 225 is the threshold: one order is wanted no more, two change, one is new, a no is forgotten."""


def a_day_later(desk: Desk, clock: Clock) -> None:
    """Have everything judged, say no to one order, and count anew the day after; the next plan has all to do."""
    for sku in BEFORE:
        sells(desk.store, clock.now, 5, sku=sku)
    counted(desk.store, clock.now, **BEFORE)
    plan.run(desk)
    (no,) = desk.store.suggestions.open(products=["NO"])
    desk.store.deciding.dismiss(no.id, no.version, "U0ANA", clock.now)
    leaving(desk)
    clock.passes(hours=24)
    counted(desk.store, clock.now, **NOW)


def stands(desk: Desk) -> Any:
    """Return what people see: what is asked and why not, what is warned of and whether that was told, all levels."""
    store = desk.store
    return (
        sorted((it.product, it.quantity, it.level, it.version) for it in store.suggestions.open()),
        [it.product for it in store.suggestions.declined()],
        sorted((it.product, it.level, it.told_at is None, bool(it.recovering_since)) for it in store.alerts.open()),
        store.levels.overview(),
    )


def test_a_plan_killed_before_any_of_its_writes_is_finished_by_the_next(empty_store: Path, tmp_path: Path) -> None:
    """Killed before its first write, its second, and so on: in the end all is as after one plan, and told once."""
    seen, told = [], []
    for name, run in (("whole", _once), ("killed", _killed_again_and_again)):
        shutil.copy(empty_store, tmp_path / name)
        with Database.open(f"sqlite:///{tmp_path / name}") as database:
            clock = Clock()
            desk = a_desk(a_store(database), clock)
            a_day_later(desk, clock)
            run(desk)
            plan.run(desk)  # a warning is over where two checks found it so
            seen.append(stands(desk))
            told.append([each.words for each in leaving(desk) if each.kind == "warning"])
    assert seen[0] == seen[1]
    assert told[0] == told[1]
    redrawn, news = told[0]  # what recovered is struck out where it was told
    assert ("WORSE" in redrawn, "NEW" in redrawn) == (True, False)
    assert ("WORSE" in news, "NEW" in news, "GONE" in news) == (True, True, False)
    asked, declined, *_ = seen[0]
    assert [(product, version) for product, _, _, version in asked] == [("MORE", 2), ("NEW", 1), ("WORSE", 2)]
    assert declined == []


def _once(desk: Desk) -> None:
    plan.run(desk)


def _killed_again_and_again(desk: Desk) -> None:
    def lawful() -> None:
        """Between two writes no place asks twice, and whoever decides finds what the card shows."""
        open_now = desk.store.suggestions.open()
        assert len({it.product for it in open_now}) == len(open_now)
        assert {it.product for it in open_now} <= {"GONE", "MORE", "WORSE", "NEW"}

    assert killed_before_each_transaction(desk.store, lambda: plan.run(desk), lawful) > 3
