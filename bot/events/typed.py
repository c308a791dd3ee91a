"""Reads what people type of an event, in one line or in the fields of a window, before anybody asks what it means."""

import re
from dataclasses import dataclass

from bot.event_errors import AddLikeThis
from planner.event_plan import WITH_AMOUNT, WITHOUT_UNITS, EventKind

TOKEN = re.compile(r"[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]|(\S+)")
DAY = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}")
AMOUNT = re.compile(r"[x×*+]?\s*(\d{1,4}(?:[.,]\d{1,4})?)", re.IGNORECASE)
UNITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,12}")
LINE = re.compile(r"(?P<product>.*?\S)[\s,:;=×]+(?P<units>\d{1,3}(?:,\d{3})+|\d+)")
KINDS = {
    "livestream": EventKind.LIVESTREAM,
    "live": EventKind.LIVESTREAM,
    "直播": EventKind.LIVESTREAM,
    "campaign": EventKind.CAMPAIGN,
    "活动": EventKind.CAMPAIGN,
    "ads-paused": EventKind.ADS_PAUSED,
    "pause": EventKind.ADS_PAUSED,
    "广告暂停": EventKind.ADS_PAUSED,
    "season": EventKind.SEASON,
    "旺季": EventKind.SEASON,
    "delay": EventKind.SEA_DELAY,
    "sea-delay": EventKind.SEA_DELAY,
    "海运延误": EventKind.SEA_DELAY,
    "air-delay": EventKind.AIR_DELAY,
    "空运延误": EventKind.AIR_DELAY,
}


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said of an event, word for word."""

    name: str
    kind: EventKind
    shop: str  # "": not said
    products: tuple[tuple[str, str], ...]  # what was typed of the product and of its units; "": not said
    starts: str
    ends: str
    amount: str = ""  # of a season how many times the usual, of a delay how many days longer


def read_line(words: str) -> Said:
    """Return what was typed behind ``/event add``. Raises: AddLikeThis.

    >>> read_line('"Black Friday" SKU123 1,000 2026-11-28 UK Home').products
    (('SKU123', '1,000'),)
    """
    found = [(each[1] if each[1] is not None else each[2], each[2] is None) for each in TOKEN.finditer(words)]
    kind = KINDS.get(found[0][0].casefold()) if found and not found[0][1] else None
    if kind is not None and len(found) > 1 and found[1][1]:
        found = found[1:]
    else:
        kind = None
    days = [place for place, (word, is_quoted) in enumerate(found) if not is_quoted and DAY.fullmatch(word)]
    if not found or not days or days[0] == 0:
        raise AddLikeThis
    first = days[0]
    last = first + 1 if first + 1 in days else first
    (name, is_quoted), between = found[0], [word for word, _ in found[1:first]]
    kind = kind or EventKind.LIVESTREAM
    amount = between.pop(0) if kind in WITH_AMOUNT and between else ""
    return Said(
        name=name,
        kind=kind,
        shop=" ".join(word for word, _ in found[last + 1 :]),
        products=_products(between, kind, is_quoted=is_quoted),
        starts=found[first][0],
        ends=found[last][0],
        amount=amount,
    )


def read_lines(text: str) -> tuple[tuple[str, str], ...]:
    """Return the products and units of a field with one product a line; units that were not typed are "".

    >>> read_lines("SKU123 1000" + chr(10) + "SKU 124: 500")
    (('SKU123', '1000'), ('SKU 124', '500'))
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    found = [LINE.fullmatch(line) for line in lines]
    return tuple(
        (each["product"], each["units"]) if each else (line, "") for line, each in zip(lines, found, strict=True)
    )


def units_of(typed: str) -> int | None:
    """Return the whole number that was typed; None where it is none."""
    return int(typed.replace(",", "")) if UNITS.fullmatch(typed) else None


def amount_of(typed: str) -> float:
    """Return the factor or the number of days that was typed; 0 where it is none.

    >>> amount_of("x2.5"), amount_of("×1,5"), amount_of("+10"), amount_of("soon")
    (2.5, 1.5, 10.0, 0.0)
    """
    said = AMOUNT.fullmatch(typed.strip())
    return float(said[1].replace(",", ".")) if said else 0.0


def _products(words: list[str], kind: EventKind, *, is_quoted: bool) -> tuple[tuple[str, str], ...]:
    if kind in WITHOUT_UNITS:
        return tuple((word, "") for word in words)
    pairs = tuple((word, *words[place + 1 : place + 2]) for place, word in enumerate(words) if place % 2 == 0)
    if not is_quoted and any(len(pair) < 2 or units_of(pair[1]) is None for pair in pairs):
        raise AddLikeThis  # perhaps a name of several words without its quotation marks
    return tuple((pair[0], pair[1] if len(pair) > 1 else "") for pair in pairs)
