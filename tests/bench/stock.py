"""How fast Slack is answered with 100,000 items in the store: `/stock` one by one and fifty at once, other pages."""

import random
import time
from collections.abc import Callable, Iterator
from statistics import median
from types import ModuleType

from bot.buttons import approve
from bot.commands import clearance, reorder, stock
from bot.desk import Asker, Desk, Pressed
from bot.errors import UserError
from bot.wording import Voice
from tests.bench.big_store import big_store
from tests.bench.dispatched import asked_at_once, slack
from tests.bench.figures import Figure, Stopwatch, timed

ASKED = 1_000
AT_ONCE = 50
ROUNDS = 3  # the first opens the connections
ASKER = Asker("U1", "C1", Voice())
WARM_UP = 50
WORDS = ("lunch bag", "red retrospot", "christmas", "heart", "hand warmer")
PAGES = 5  # of a kind


def figures() -> Iterator[Figure]:
    with big_store() as desk:
        questions = list(_questions(desk, ASKED + WARM_UP))
        for question in questions[:WARM_UP]:
            _taken(desk, question)
        taken = sorted(_taken(desk, question) for question in questions[WARM_UP:])
        yield Figure("`/stock` one at a time, median", _milliseconds(taken[len(taken) // 2]))
        yield Figure("`/stock` one at a time, p99", _milliseconds(taken[len(taken) * 99 // 100]), "100 ms")
        searched = sorted(_taken(desk, words) for words in WORDS for _ in range(5))
        yield Figure("`/stock` by words of names, slowest", _milliseconds(searched[-1]))
        with slack() as address:
            at_once = list(_at_once(desk, address, questions))
        best, least = min(watch.wall for watch in at_once), min(watch.processor for watch in at_once)
        yield Figure(f"{AT_ONCE} at once from Slack, all answered and delivered", _milliseconds(best), "1,000 ms")
        yield Figure("the same, processor's time", _milliseconds(least))
        yield from _others(desk)


def _at_once(desk: Desk, address: str, questions: list[str]) -> Iterator[Stopwatch]:
    desk.store.people.set_role(ASKER.user, "viewer", now=desk.now())
    desk.store.people.remember(ASKER.user, "en-GB", "Europe/London", desk.now())
    for start in range(0, ROUNDS * AT_ONCE, AT_ONCE):
        yield asked_at_once(desk, address, ASKER.user, questions[start : start + AT_ONCE])


def _others(desk: Desk) -> Iterator[Figure]:
    """Yield how long other pages and the button on a card take, each the median of some."""
    asked = desk.store.suggestions.open()[:PAGES]
    first_pages = [_taken(desk, "", reorder) for _ in asked]
    yield Figure(
        f"`/reorder`, {len(desk.store.suggestions.open()):,} orders to decide", _milliseconds(median(first_pages))
    )
    of_one = [_taken(desk, each.product, reorder) for each in asked]
    yield Figure("`/reorder` of one SKU", _milliseconds(median(of_one)))
    slow = [_taken(desk, "", clearance) for _ in range(PAGES)]
    yield Figure("`/clearance`", _milliseconds(median(slow)))
    desk.store.people.set_role("U1", "approver", now=desk.now())
    pressed = [Pressed(f"{each.id}:{each.version}", is_private=True, moment="") for each in asked]
    answered = []
    for each in pressed:
        with timed() as watch:
            list(approve.press(desk, ASKER, each))
        answered.append(watch.wall)
    yield Figure("*Approve* on a card, until the card says so", _milliseconds(median(answered)), "3,000 ms")


def _questions(desk: Desk, n: int) -> Iterator[str]:
    """Yield what people type: a tenth nothing, a tenth a code there is not, the rest a code."""
    codes = [standing.product for standing in desk.store.levels.worst(20_000)]
    chance = random.Random(7)
    kinds: tuple[Callable[[str], str], ...] = (lambda _: "", lambda code: f"{code}X9", *[lambda code: code] * 8)
    for _ in range(n):
        yield chance.choice(kinds)(chance.choice(codes))


def _taken(desk: Desk, question: str, command: ModuleType = stock) -> float:
    """Return how long an answer took [s]; a sentence about a code there is not is an answer too."""
    begun = time.perf_counter()
    try:
        list(command.answer(desk, ASKER, question))
    except UserError as error:
        ASKER.voice.tell(error)
    return time.perf_counter() - begun


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:,.0f} ms"
