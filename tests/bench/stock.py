"""How fast `/stock` answers with 100,000 items in the store: one question after another, and fifty at once."""

import random
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

from bot.commands import stock
from bot.desk import Asker, Desk
from bot.errors import UserError
from bot.wording import Voice
from tests.bench.big_store import big_store
from tests.bench.figures import Figure

ASKED = 1_000
AT_ONCE = 50
WARM_UP = 50
WORDS = ("lunch bag", "red retrospot", "christmas", "heart", "hand warmer")


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
        with ThreadPoolExecutor(AT_ONCE) as pool:
            begun = time.perf_counter()
            list(pool.map(lambda question: _taken(desk, question), questions[:AT_ONCE]))
            yield Figure(f"{AT_ONCE} at once, all answered", _milliseconds(time.perf_counter() - begun), "1,000 ms")


def _questions(desk: Desk, n: int) -> Iterator[str]:
    """Yield what people type: a tenth nothing, a tenth a code there is not, the rest a code."""
    codes = [standing.product for standing in desk.store.levels.worst(20_000)]
    chance = random.Random(7)
    kinds: tuple[Callable[[str], str], ...] = (lambda _: "", lambda code: f"{code}X9", *[lambda code: code] * 8)
    for _ in range(n):
        yield chance.choice(kinds)(chance.choice(codes))


def _taken(desk: Desk, question: str) -> float:
    """Return how long an answer took [s]; a sentence about a code there is not is an answer too."""
    asker, begun = Asker("U1", "C1", Voice()), time.perf_counter()
    try:
        list(stock.answer(desk, asker, question))
    except UserError as error:
        asker.voice.tell(error)
    return time.perf_counter() - begun


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:,.0f} ms"
