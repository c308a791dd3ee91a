"""Understands why-questions that go on from what was shown: “why this markdown?”, “why not more?”."""

import re
from types import ModuleType

from bot.commands import clearance, event, reorder, stock
from bot.talking import again
from bot.talking.said import Said, stands_for
from bot.talking.vocabulary import WHYS, words

OF_CLEARING = words(
    "markdown, mark, marked, discount, discounted, cause, causes, commission, creators, bundle, bundled, off-site, "
    "ladder, advertise, ad, ads, slow, cheap, price, 降价, 打折, 折扣, 原因, 佣金, 达人, 套装, 捆绑, 站外, 广告, 滞销, "
    "降"
)
OF_ORDER = words(
    "more, less, fewer, many, much, now, today, early, late, soon, order, ordered, units, quantity, air, flown, fly, "
    "sea, by, wait, later, urgent, red, 多, 少, 现在, 今天, 早, 晚, 急, 订, 补, 空运, 海运, 飞, "
    "件, 断货, 断, 缺货, 缺, 没货, 卖完, 了"
)
EVENT = re.compile(r"#\d+")
FIGURE = re.compile(r"[£$€¥]?\d[\d.,]*[k件个]?")
SMALL = words(
    "say, said, suggest, suggested, recommend, you, "
    "not, so, this, that, these, those, such, is, are, it, the, a, an, of, with, for, likely, down, big, bigger, "
    "smaller, lower, higher, high, low, long, short, only, should, would, do, did, must, have, to, i, we, you, them, "
    "first, at, on, "
    "这么, 那么, 这样, 这个, 那个, 太, 要, 得, 不, 没, 会, 是, 才, 就, 更, 给, 投, 卖, 价, 低, 高, 大, 小, 单, 量, "
    "先, 做, 用"
)
"""Words that may stand beside, and change nothing."""


def asks_why(now: Said) -> tuple[ModuleType, str] | None:
    """Return the command that explains what was shown, and what is typed behind it; None: something else is said."""
    if now.codes or now.shop or not now.says(WHYS) or not _is_bare(now):
        return None
    if now.command is event and (number := EVENT.match(now.last.words)):
        return event, f"{number[0]} why"
    if len(now.of_last) == 1:
        return _of_sku(now)
    is_of_all = not now.of_last and now.command in {clearance, reorder} and now.last.words.casefold() != "accepted"
    return (now.command, "why") if is_of_all else None


def _of_sku(now: Said) -> tuple[ModuleType, str] | None:
    clears = now.says(OF_CLEARING) or now.command is clearance
    meant = clearance if clears else stock
    explains = meant if now.others else now.command
    if explains is now.command:
        return (explains, again.why(now.last.words)) if explains in {stock, clearance, reorder} else None
    return explains, f"{now.of_last[0]} why"


def _is_bare(now: Said) -> bool:
    """Say whether every word asks why of what was shown."""
    return all(FIGURE.fullmatch(word) or stands_for(word, (*OF_CLEARING, *OF_ORDER, *SMALL)) for word in now.others)
