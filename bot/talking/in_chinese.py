"""Finds in Chinese, which no blanks part, what is in names of SKUs: “粉色午餐包还有多少”, “断货的蜡烛”."""

import re
from collections.abc import Iterator

from bot.desk import Desk
from bot.talking import vocabulary
from bot.talking.places import shop_in
from bot.talking.topics import CALLED, PERIODS, TOPICS
from bot.understanding.cities import CITIES
from bot.understanding.simplified import simplified

RUN = re.compile(r"[\u4e00-\u9fff]+")
LEAST, MOST = 2, 12  # letters of a part of a name
HEARD = (
    *(words for _, _, words in TOPICS),
    *(words for days in PERIODS.values() for _, words in days),
    *(words for words in vars(vocabulary).values() if isinstance(words, tuple)),
    (
        *CALLED,
        *CITIES,
        "今天",
        "明天",
        "昨天",
        "今年",
        "去年",
        "一个",
        "一款",
        "商品",
        "产品",
        "新款",
        "专用",
        "系列",
        "可以",
    ),
)
KNOWN = {part for words in HEARD for each in words for part in each.split("+") if not part.isascii()}
"""Words of topics and of talk, which a name may hold, too: they are a part of one only within longer words."""


def names_unparted(desk: Desk, said: str) -> tuple[str, ...]:
    """Return the parts of names that stand in a Chinese sentence, each as it is looked for; (): none does."""
    shop = shop_in(desk, said)
    named = (name for run in RUN.findall(said) for name in _names(desk, run) if not shop or shop_in(desk, name) != shop)
    return tuple(dict.fromkeys(named))


def _names(desk: Desk, run: str) -> Iterator[str]:
    """Yield what stands in a row: “红色的蛋糕架” as one where it is in the name of one SKU, else each."""
    row = list[str]()
    for part in (*_parts(desk, run), ""):
        if part:
            row.append(part)
            continue
        whole = " ".join(row)
        yield from [whole] if row and desk.store.products.search(whole, 1).total else row
        row = []


def _parts(desk: Desk, run: str) -> Iterator[str]:
    """Yield the longest parts of names, from left to right; "" for what stands between two, but for 的."""
    plain, start = simplified(run), 0
    while start < len(run):
        said = max((len(word) for word in KNOWN if plain.startswith(word, start)), default=0)
        held = _held(desk, run[start : start + MOST])
        if held > said:
            yield run[start : start + held]
        elif run[start] != "的":
            yield ""
        start += max(held, said, 1)


def _held(desk: Desk, run: str) -> int:
    """Return how many letters, from the first on, stand so in a name; 0: fewer than would name anything."""
    count = 0
    while count < len(run) and desk.store.products.holds(run[: count + 1]):
        count += 1
    return count if count >= LEAST else 0
