"""How values and marks stand in a sentence of Chinese: a number apart from the words around it, words close to words.

Slack shows *bold* and `code` only between blanks, and takes no full-width letter or mark for one.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

HAN = "\u3400-\u9fff"
BEFORE = re.compile(rf"(?<=[{HAN}]) (?=\{{(\w+)\}})")  # the blank between words and a value behind them
BEHIND = re.compile(rf"(?<=\{{)(\w+)\}} (?=[{HAN}])")  # a value and the blank between it and words behind it
IS_HAN = re.compile(f"[{HAN}]")
IS_WORDS = re.compile(rf"[{HAN}]|\d+年")  # a date of Chinese is words from its first letter on
WIDE = rf"{HAN}\u2014\u2018-\u201d\u2026\u3000-\u303f\uff00-\uffef"  # beside one of these a mark stays a mark
MARKED = r"`[^`\n]+`|\*[^\s*](?:[^*\n]*[^\s*])?\*"
MARKS = "，。；：、？！"
INTO_BOLD = re.compile(rf"({MARKED})([{MARKS}])(?=(\S?))")
BOLD = re.compile(r"(?<![\w*])\*([^\s*](?:[^*\n]*[^\s*])?)\*(?![\w*])")
NO_LONGER = re.compile(  # where bold stood, and the blanks that only it asked for
    rf"(?<=[{WIDE}]) \0(?=[{WIDE}])|(?<=[{WIDE}])\0 (?=[{WIDE}])|(?<=[{MARKS}])\0 |\0|(?<=`) (?=[{MARKS}])"
)
APART = re.compile(rf"(?P<before>(?<=[{WIDE}]))?(?P<marked>{MARKED})(?P<behind>(?=[{WIDE}]))?")


def close_up(sentence: str, values: Mapping[str, str]) -> str:
    """Return the sentence without the blanks that would stand between two words of Chinese once it is filled in.

    >>> close_up("可售 {days}", {"days": "超过 3 年"}), close_up("可售 {days}", {"days": "15 天"})
    ('可售{days}', '可售 {days}')
    >>> close_up("相当于 {days} 的销量", {"days": "不足一天"})
    '相当于{days}的销量'
    >>> close_up("预计 {date} 到货", {"date": "2026年11月3日"})
    '预计{date}到货'
    """
    if not _has_blanks(sentence):
        return sentence
    said = BEFORE.sub(lambda blank: "" if IS_WORDS.match(values[blank[1]]) else " ", sentence)
    return BEHIND.sub(lambda value: f"{value[1]}}}{'' if IS_HAN.match(values[value[1]][-1:]) else ' '}", said)


def stand_apart(text: str) -> str:
    """Return what is said with a blank on each side of bold and code, where Chinese would write none.

    A mark behind bold words goes into them: there it is as black, and no blank stands before it.

    >>> stand_apart("*在途*：120 件。请看`/po`，或*今天*下单")
    '*在途：* 120 件。请看 `/po` ，或 *今天* 下单'
    >>> stand_apart("is *bold*, “`code`”")
    'is *bold*, “`code`”'
    """
    if not ("*" in text or "`" in text) or not IS_HAN.search(text):
        return text
    return APART.sub(_apart, INTO_BOLD.sub(_into_bold, text))


def unbold(text: str) -> str:
    """Return what is said without the marks of bold and the blanks that only they asked for, as a terminal shows it.

    >>> unbold("*在途：* 120 件。请看 `/po` ，或 *今天* 下单"), unbold("*12* left")
    ('在途：120 件。请看 `/po`，或今天下单', '12 left')
    """
    return NO_LONGER.sub("", BOLD.sub("\0\\1\0", text))


def columns(text: str) -> int:
    """Return how many columns of a terminal a text takes: two for each wide letter.

    >>> columns("SKU123"), columns("滞销")
    (6, 4)
    """
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _into_bold(found: re.Match[str]) -> str:
    marked, mark, next_to_it = found.groups()
    if not marked.startswith("*"):
        return marked + mark
    return f"{marked[:-1]}{mark}*{' ' if next_to_it else ''}"


def _apart(found: re.Match[str]) -> str:
    before, behind = ("" if found[side] is None else " " for side in ("before", "behind"))
    return f"{before}{found['marked']}{behind}"


@cache
def _has_blanks(sentence: str) -> bool:
    return bool(BEFORE.search(sentence) or BEHIND.search(sentence))
