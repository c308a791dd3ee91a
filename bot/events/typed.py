"""Reads what people type of an event, in one line or in the fields of a window, before anybody asks what it means."""

import re
from dataclasses import dataclass

from bot.errors.event import AddLikeThis
from bot.errors.event_check import CheckLikeThis
from bot.understanding.days import UNNAMED
from planner.events.plan import WITH_AMOUNT, WITHOUT_UNITS, EventKind
from planner.intake.figure import figures, wholes

QUOTED = r"[\"“”„«»](?P<{}>[^\"“”„«»]*)[\"“”„«»]"
TOKEN = re.compile(
    rf"{QUOTED.format('quoted')}|(?P<fact>host|cut|主播|降价)\s*[=＝:：]\s*(?:{QUOTED.format('said')}|(?P<bare>\S+))"
    rf"|(?P<day>{UNNAMED})(?=[\s,;]|$)|(?P<word>[^\s,;]\S*)",
    re.IGNORECASE,
)
HOST, CUT = ("host", "主播"), ("cut", "降价")
OPENS = tuple('"“„«')  # the quotation marks a name begins with
TO = {"to", "until", "-", "–", "至", "到"}  # between two days
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
    facts = {each["fact"].casefold(): each["said"] or each["bare"] or "" for each in tokens if each["fact"]}
    told = [each for each in tokens if not each["fact"]]
    found = [each for place, each in enumerate(told) if not _is_between_days(told, place)]
    days = [place for place, each in enumerate(found) if each["day"]]
    if not days or days[0] == 0:
        raise AddLikeThis
    first = days[0]
    last = first + 1 if first + 1 in days else first
    before, behind = ([_said(each) for each in some] for some in (found[:first], found[last + 1 :]))
    kind = KINDS.get(before[0].casefold()) if found[0]["word"] and len(before) > 1 else None
    is_quoted = found[1 if kind else 0]["quoted"] is not None
    if is_quoted:
        name, *between = before[1:] if kind else before
    else:
        name, kind, between = _unquoted(before, kind)
    kind = kind or EventKind.LIVESTREAM
    amount = between.pop(0) if kind in WITH_AMOUNT and between else ""
    return Said(
        name=name,
        kind=kind,
        shop=" ".join(behind),
        products=products_of(between, kind),
        starts=_said(found[first]),
        ends=_said(found[last]),
        amount=amount,
        host=next((facts[key] for key in HOST if key in facts), ""),
        price_cut=next((facts[key] for key in CUT if key in facts), ""),
    )


def read_question(words: str) -> Said:
    """Return what was typed behind ``/event check``: a name may be left out. Raises: CheckLikeThis.

    >>> read_question("SKU123 1000 28 Nov UK Home").products, read_question("SKU123 28 Nov").products
    ((('SKU123', '1000'),), (('SKU123', ''),))
    """
    try:
        return read_line(words if words.strip()[:1] in OPENS else f'"" {words}')
    except AddLikeThis:
        raise CheckLikeThis from None


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


def products_of(words: list[str], kind: EventKind) -> tuple[tuple[str, str], ...]:
    """Return what was typed of each product and of its units."""
    if kind in WITHOUT_UNITS:
        return tuple((word, "") for word in words)
    pairs, rest = list[tuple[str, str]](), words
    while rest:
        product, typed, rest = rest[0], "".join(rest[1:2]), rest[2:]
        if typed and not figures(typed):
            typed, rest = "", [typed, *rest]
        pairs.append((product, typed))
    return tuple(pairs)


def amount_of(typed: str) -> float:
    """Return the factor or the number of days that was typed; 0 where it is none.

    >>> amount_of("x2.5"), amount_of("×1,5"), amount_of("+10"), amount_of("soon")
    (2.5, 1.5, 10.0, 0.0)
    """
    return float(next(iter(figures(typed.strip().lstrip(TIMES))), 0))  # the smaller: thousands are no factor


def cut_of(typed: str) -> int | None:
    """Return the whole percent that were typed, 20 of -20%; None where it is none."""
    return next(iter(wholes(typed.strip(" -−%％"))), None)


def _is_between_days(tokens: list[re.Match[str]], place: int) -> bool:
    """Return whether a token leads from one day to another: “to” may stand in a name as well."""
    around = [*tokens[max(place - 1, 0) : place], *tokens[place + 1 : place + 2]]
    return (tokens[place]["word"] or "").casefold() in TO and len(around) == 2 and all(each["day"] for each in around)


def _said(token: re.Match[str]) -> str:
    return next(said for said in (token["quoted"], token["day"], token["word"]) if said is not None)


def _unquoted(words: list[str], kind: EventKind | None) -> tuple[str, EventKind | None, list[str]]:
    """Return a name without quotation marks, the kind, and the products with their units, which end the words.

    Raises: AddLikeThis.

    >>> _unquoted(["Black", "Friday", "2026", "SKU123", "1000"], None)
    ('Black Friday 2026', None, ['SKU123', '1000'])
    """
    at = len(words)
    while at > 2 and figures(words[at - 1]) and (at == len(words) or any(map(str.isdigit, words[at - 2]))):
        at -= 2
    name, products = words[:at], words[at:]
    if kind and len(name) > 1:  # else the word for a kind is the name
        name = name[1:]
    else:
        kind = None
    if not products or kind in WITH_AMOUNT or kind in WITHOUT_UNITS:
        raise AddLikeThis  # perhaps a name of several words without its quotation marks
    return " ".join(name), kind, products
