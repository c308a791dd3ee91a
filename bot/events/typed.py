"""Reads what people type of an event, in one line or in the fields of a window, before anybody asks what it means."""

import re
from dataclasses import dataclass

from bot.event_errors import AddLikeThis
from planner.event_plan import WITH_AMOUNT, WITHOUT_UNITS, EventKind
from planner.intake.figure import figures, wholes

QUOTED = r"[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]"
TOKEN = re.compile(rf"{QUOTED}|(host|cut|主播|降价)\s*[=＝:：]\s*(?:{QUOTED}|(\S+))|(\S+)", re.IGNORECASE)
HOST, CUT = ("host", "主播"), ("cut", "降价")
DAY = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}")
TIMES = "x×*+"  # in front of a factor, or of days
LINE = re.compile(r"(?P<product>.*?\S)[\s,:;=×，：；]+(?P<units>\d[\d.,'．，]*\s?[k千万萬]?)", re.IGNORECASE)
KINDS = {
    "livestream": EventKind.LIVESTREAM,
    "live": EventKind.LIVESTREAM,
    "直播": EventKind.LIVESTREAM,
    "short-video": EventKind.SHORT_VIDEO,
    "video": EventKind.SHORT_VIDEO,
    "短视频": EventKind.SHORT_VIDEO,
    "flash-sale": EventKind.FLASH_SALE,
    "flash": EventKind.FLASH_SALE,
    "秒杀": EventKind.FLASH_SALE,
    "coupon": EventKind.COUPON,
    "优惠券": EventKind.COUPON,
    "campaign": EventKind.CAMPAIGN,
    "other": EventKind.CAMPAIGN,
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
    host: str = ""
    price_cut: str = ""


def read_line(words: str) -> Said:
    """Return what was typed behind ``/event add``. Raises: AddLikeThis.

    >>> read_line('"Black Friday" SKU123 1,000 2026-11-28 UK Home').products
    (('SKU123', '1,000'),)
    """
    tokens = list(TOKEN.finditer(words))
    facts = {each[2].casefold(): each[3] or each[4] or "" for each in tokens if each[2]}
    found = [(each[1] if each[1] is not None else each[5], each[5] is None) for each in tokens if not each[2]]
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
        host=next((facts[key] for key in HOST if key in facts), ""),
        price_cut=next((facts[key] for key in CUT if key in facts), ""),
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


def amount_of(typed: str) -> float:
    """Return the factor or the number of days that was typed; 0 where it is none.

    >>> amount_of("x2.5"), amount_of("×1,5"), amount_of("+10"), amount_of("soon")
    (2.5, 1.5, 10.0, 0.0)
    """
    return float(next(iter(figures(typed.strip().lstrip(TIMES))), 0))  # the smaller: thousands are no factor


def cut_of(typed: str) -> int | None:
    """Return the whole percent that were typed, 20 of -20%; None where it is none."""
    return next(iter(wholes(typed.strip(" -−%％"))), None)


def _products(words: list[str], kind: EventKind, *, is_quoted: bool) -> tuple[tuple[str, str], ...]:
    if kind in WITHOUT_UNITS:
        return tuple((word, "") for word in words)
    pairs, rest = list[tuple[str, str]](), words
    while rest:
        product, typed, rest = rest[0], "".join(rest[1:2]), rest[2:]
        if typed and not figures(typed):
            typed, rest = "", [typed, *rest]
        pairs.append((product, typed))
    if not is_quoted and not all(typed for _, typed in pairs):
        raise AddLikeThis  # perhaps a name of several words without its quotation marks
    return tuple(pairs)
