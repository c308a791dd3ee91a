"""Questions are answered by looking up a few rows, however many there are: through the right index, not a walk."""

from collections.abc import Callable

import pytest

from bot.commands import stock
from bot.desk import Asker, Desk
from bot.jobs import plan
from bot.store import Warned
from bot.wording import Voice
from planner.model import Level
from tests.bot.builders import Clock, stocked
from tests.bot.store.builders import a_proposal

ASKER = Asker("U1", "C1", Voice())
OTHERS = 2_000


def warned_of_others(desk: Desk) -> None:
    codes = (f"OTHER-{number}" for number in range(OTHERS))
    opened = [Warned("reorder", code, "UK Home", "UK Home", Level.REORDER, {}) for code in codes]
    desk.store.alerts.apply(desk.now(), opened=opened)


def asked_of_others(desk: Desk) -> None:
    codes = (f"OTHER-{number}" for number in range(OTHERS))
    opened = [a_proposal(code, "UK Home", shop="UK Home") for code in codes]
    desk.store.suggestions.apply(desk.now(), opened=opened)


@pytest.mark.parametrize("among", [warned_of_others, asked_of_others])
def test_a_sku_is_looked_up_the_same_among_thousands(desk: Desk, clock: Clock, among: Callable[[Desk], None]) -> None:
    """What SQLite does is counted in its own steps: the clock of a busy machine tells nothing."""
    stocked(desk.store, clock.now, 60)
    plan.run(desk)
    alone = _steps(desk)
    among(desk)
    assert _steps(desk) < 1.5 * alone


def _steps(desk: Desk) -> int:
    """Return how many steps, in tens, SQLite takes to answer about one SKU."""
    taken = 0

    def step() -> None:
        nonlocal taken
        taken += 1

    with desk.store.access.reader.connect() as connection:  # the only one in the pool, as nobody else asks
        reads = connection.connection.driver_connection
    assert reads is not None
    reads.set_progress_handler(step, 10)
    assert list(stock.answer(desk, ASKER, "SKU123"))
    reads.set_progress_handler(None, 0)
    assert taken
    return taken
