"""Writes numbers that are spoken in figures: 一千五 is 1500, 1万2 is 12000, “two weeks” are 2 weeks."""

import re

DIGITS = {digit: number for number, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
PLACES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "dozen": 12, "hundred": 100, "thousand": 1000}
SPOKEN = re.compile(
    r"(?<![双周期拜第])(?<!第[一二三四五六七八九])(?:[一二两三四五六七八九]?[十百千万])[零〇一二两三四五六七八九十百千万]*"
)
IN_ENGLISH = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
COUNTS = re.compile(
    r"\b(?:half )?an?(?=\s+(?:dozen|hundred|thousand)\b)|\ba couple of\b"
    rf"|\b(?:{'|'.join(IN_ENGLISH)})(?=\s+(?:dozen|hundred|thousand|days?|weeks?|months?|cartons?|boxes|cases|pallets?)\b)",
    re.IGNORECASE,
)
MIXED = re.compile(r"(?<![\d.])(\d+)([百千万])([1-9])(?![\d.百千万])")
PLACED = re.compile(r"(?<![\d.,])(\d{1,3}|0\.5) (dozen|hundred|thousand)\b", re.IGNORECASE)
DOZENS = re.compile(r"(?<![\d.,])([一两二三四五六七八九]|\d{1,3})打(?![折开算包])")
TEN_THOUSANDS = re.compile(r"(?<![A-Za-z0-9_.,-])(\d+(?:\.\d+)?)\s?[wW](?=\d?(?![A-Za-z0-9]))")  # as chats write 万


def with_wan(said: str) -> str:
    """Return what was said with the ten thousands in it that are written with a w as Chinese writes them.

    >>> with_wan("直播卖2w"), with_wan("1w2"), with_wan("SKU-2w 2wk")
    ('直播卖2万', '1万2', 'SKU-2w 2wk')
    """
    return TEN_THOUSANDS.sub(r"\1万", said)


def in_figures(said: str) -> str:
    """Return what was said with the numbers in it that are spoken written in figures; single digits of Chinese stay.

    >>> in_figures("直播卖一千五，近三十天，1万2"), in_figures("双十一和周三")
    ('直播卖1500，近30天，12000', '双十一和周三')
    >>> in_figures("两万三千零五"), in_figures("十五"), in_figures("万一"), in_figures("第二十个")
    ('23005', '15', '万一', '第二十个')
    >>> in_figures("two hundred in a couple of weeks, set of two"), in_figures("half a thousand or a dozen, 两打")
    ('200 in 2 weeks, set of two', '500 or 12, 24')
    """
    said = PLACED.sub(lambda it: str(int(float(it[1]) * PLACES[it[2].casefold()])), COUNTS.sub(_counted, said))
    if said.isascii():
        return said
    said = DOZENS.sub(lambda it: str(12 * int(DIGITS.get(it[1], it[1]))), said)
    mixed = MIXED.sub(lambda it: str(int(it[1]) * PLACES[it[2]] + int(it[3]) * PLACES[it[2]] // 10), with_wan(said))
    return SPOKEN.sub(lambda it: it[0] if it[0][0] in "百千万" else str(_value(it[0])), mixed)


def _counted(found: re.Match[str]) -> str:
    spoken = found[0].casefold()
    if spoken.startswith("half"):
        return "0.5"
    return str(IN_ENGLISH.index(spoken) + 1 if spoken in IN_ENGLISH else 2 if "couple" in spoken else 1)


def _value(spoken: str) -> int:
    """Return the number: a digit counts by the place behind it; a last one without, a tenth of the place before."""
    whole = part = digit = 0
    place = 1
    for letter in spoken:
        if letter in DIGITS:
            digit, place = DIGITS[letter], 1 if letter in "零〇" else place
        elif letter == "万":
            whole, part, digit, place = (part + digit) * PLACES[letter], 0, 0, PLACES[letter]
        else:
            part, digit, place = part + (digit or 1) * PLACES[letter], 0, PLACES[letter]
    return whole + part + digit * max(place // 10, 1)
