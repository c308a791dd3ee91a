"""How values stand in a sentence of Chinese: a number apart from the words around it, words close to words."""

import re
from collections.abc import Mapping
from functools import cache

HAN = "\u3400-\u9fff"
BEFORE = re.compile(rf"(?<=[{HAN}]) (?=\{{(\w+)\}})")  # the blank between words and a value behind them
BEHIND = re.compile(rf"(?<=\{{)(\w+)\}} (?=[{HAN}])")  # a value and the blank between it and words behind it
IS_HAN = re.compile(f"[{HAN}]")


def close_up(sentence: str, values: Mapping[str, str]) -> str:
    """Return the sentence without the blanks that would stand between two words of Chinese once it is filled in.

    >>> close_up("可售 {days}", {"days": "超过 999 天"}), close_up("可售 {days}", {"days": "15 天"})
    ('可售{days}', '可售 {days}')
    >>> close_up("相当于 {days} 的销量", {"days": "不足一天"})
    '相当于{days}的销量'
    """
    if not _has_blanks(sentence):
        return sentence
    said = BEFORE.sub(lambda blank: "" if IS_HAN.match(values[blank[1]][:1]) else " ", sentence)
    return BEHIND.sub(lambda value: f"{value[1]}}}{'' if IS_HAN.match(values[value[1]][-1:]) else ' '}", said)


@cache
def _has_blanks(sentence: str) -> bool:
    return bool(BEFORE.search(sentence) or BEHIND.search(sentence))
