"""Questions are answered by looking up a few rows, however many there are: through the right index, not a walk."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from bot.commands import stock
from bot.desk import Asker, Desk
from bot.jobs import plan
from bot.store import Around, Warned
from bot.wording import Voice
from planner.intake.facts import AdsLine
from planner.model import Level
from tests.bot.builders import Clock, counted, sells, stocked
from tests.bot.store.builders import a_proposal

ASKER = Asker("U1", "C1", Voice())
OTHERS = [f"OTHER-{number}" for number in range(2_000)]
MINE = [f"SKU{number}" for number in range(10)]


def warned_of_others(desk: Desk) -> None:
    opened = [Warned("reorder", code, "UK Home", "UK Home", Level.REORDER, {}) for code in OTHERS]
    desk.store.alerts.apply(desk.now(), opened=opened)


def asked_of_others(desk: Desk) -> None:
    opened = [a_proposal(code, "UK Home", shop="UK Home") for code in OTHERS]
    desk.store.suggestions.apply(desk.now(), opened=opened)


@pytest.mark.parametrize("among", [warned_of_others, asked_of_others])
def test_a_sku_is_looked_up_the_same_among_thousands(desk: Desk, clock: Clock, among: Callable[[Desk], None]) -> None:
    """What SQLite does is counted in its own steps: the clock of a busy machine tells nothing."""
    stocked(desk.store, clock.now, 60)
    plan.run(desk)
    alone = _steps(desk, lambda: list(stock.answer(desk, ASKER, "SKU123")))
    among(desk)
    assert _steps(desk, lambda: list(stock.answer(desk, ASKER, "SKU123"))) < 1.5 * alone


def facts(desk: Desk) -> object:
    return desk.store.facts.gather(desk.now(), products=MINE)


def evidence(desk: Desk) -> object:
    (known,) = desk.store.facts.gather(desk.now(), products=MINE)
    return desk.store.evidence.of(known.numbers, known.as_of, Around({}, frozenset()))


@pytest.mark.parametrize("look", [facts, evidence])
def test_ten_skus_are_looked_up_the_same_among_thousands(
    desk: Desk, clock: Clock, look: Callable[[Desk], object]
) -> None:
    """All of them stand on a page that an ad led to, the thousands on another."""
    counted(desk.store, clock.now, **dict.fromkeys(MINE, 60))
    sells(desk.store, clock.now, 2, sku=MINE[0])
    _advertised(desk)
    alone = _steps(desk, lambda: look(desk))
    clock.passes(minutes=1)
    counted(desk.store, clock.now, page="10", **dict.fromkeys(OTHERS, 60))
    assert _steps(desk, lambda: look(desk)) < 1.5 * alone


def _advertised(desk: Desk) -> None:
    """Import an ads report of the last thirty days."""
    store, now = desk.store, desk.now()
    period = (now.date() - timedelta(days=30), now.date() - timedelta(days=1))
    said: dict[str, Any] = {
        "cost_minor": 500,
        "revenue_minor": None,
        "currency": "GBP",
        "impressions": None,
        "clicks": None,
    }
    run = store.imports.begin("UK Home", "ads", "ads", "ads.xlsx", now, now, period)
    store.imports.stage(run, "ads", [AdsLine("A", "A", "9", 3, **said)])
    store.imports.switch(run, now)


def _steps(desk: Desk, look: Callable[[], object]) -> int:
    """Return how many steps, in tens, SQLite takes to look something up."""
    taken = 0

    def step() -> None:
        nonlocal taken
        taken += 1

    with desk.store.access.reader.connect() as connection:  # the only one in the pool, as nobody else asks
        reads = connection.connection.driver_connection
    assert reads is not None
    reads.set_progress_handler(step, 10)
    assert look()
    reads.set_progress_handler(None, 0)
    assert taken
    return taken
