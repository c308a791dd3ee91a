"""Finds in a sentence how many units are meant and on which day, as in “can I sell 1k of SKU123 on Friday, 8pm”."""

import re
from calendar import SATURDAY
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.understanding.days import UNNAMED, days_apart, weekday
from bot.understanding.yearly import FEASTS, SHOPPING, InYear, coming
from planner.intake.figure import wholes

WEEKDAY = r"(?P<day>mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday|s|rs|r)?\b"
NO_UNITS = re.compile(  # numbers that count something else
    r"\d{1,2}[:：]\d\d(?:\s?[ap]m)?|\d{1,2}\s?[ap]\.?m\b|[£$€¥#]\s?\d[\d.,]*|\d{1,2}\s?点半?"
    r"|\d+\s?(?:%|折|小时|分钟|天|周|个月|(?:hours?|hrs?|h|min(?:ute)?s?|days?|d|weeks?|months?|st|nd|rd|th)\b)"
)
UNITS = re.compile(r"(?<![a-z0-9_.,-])(?:x\s?)?(\d(?:[\d.,]*\d)?(?:\s?(?:k\b|[千万萬]))?)(?![\d-])")

EACH = re.compile(r"\b(?:each|apiece|both)\b|各|都|每[个款样]")
QUOTED = re.compile(r"[\"“”„«»][^\"“”„«»]*[\"“”„«»]")
CODE = re.compile(r"(?<!\S)\w+(?:[-_/.]\w+)+(?![^\s,;])")  # a day may be a part of it: SUN-001
NAMED = r"(?<![a-z0-9]){}(?![a-z0-9])"

Span = tuple[date, date]
Days = Callable[[re.Match[str], date], Span | None]


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a sentence says of units and days."""

    units: tuple[str, ...]  # one for each SKU, as they were typed; () where that is not clear
    starts: str  # a day as it may be typed; "": none was said
    ends: str


def spoken(said: str, codes: Sequence[str], today: date) -> Spoken:
    """Return the units and the days of a sentence that names these SKUs.

    >>> spoken("can I sell 1,000 of SKU123 on Friday, 8pm?", ["SKU123"], date(2026, 11, 24))
    Spoken(units=('1,000',), starts='2026-11-27', ends='2026-11-27')
    >>> spoken("明晚直播SKU123 300件", ["SKU123"], date(2026, 11, 24))
    Spoken(units=('300',), starts='2026-11-25', ends='2026-11-25')
    >>> spoken("SKU123 and MUG-1 live, 300 each", ["SKU123", "MUG-1"], date(2026, 11, 24)).units
    ('300', '300')
    """
    rest = days_apart(said).casefold()
    for code in sorted(filter(None, codes), key=len, reverse=True):
        rest = re.sub(NAMED.format(re.escape(code.casefold())), " ", rest)
    starts, ends, rest = days_said(rest, today)
    numbers = [found[1] for found in UNITS.finditer(NO_UNITS.sub(" ", rest)) if any(wholes(found[1]))]
    if len(numbers) == 1 and EACH.search(rest):
        numbers *= len(codes)
    return Spoken(tuple(numbers) if len(numbers) == len(codes) else (), starts, ends)


def with_days(typed: str, today: date, names: Collection[str] = ()) -> str:
    """Return what was typed with a day that is said in words, outside quotation marks, written in figures.

    A day within one of the ``names``, which are of shops, is a part of the name; a name that is wholly a day is one
    where no other is said.

    >>> with_days('"Friday live" SKU123 500 on friday UK', date(2026, 11, 24))
    '"Friday live" SKU123 500 2026-11-27 UK'
    >>> with_days("Friday live SKU123 500 25 Nov", date(2026, 11, 24))
    'Friday live SKU123 500 25 Nov'
    >>> with_days("SKU123 500 friday Sun Home", date(2026, 11, 24), ["Sun Home"])
    'SKU123 500 2026-11-27 Sun Home'
    """
    bare = QUOTED.sub(_blotted, typed.casefold())
    if len(bare) != len(typed) or WRITTEN.search(bare):
        return typed
    bare = CODE.sub(_blotted, bare)
    longer = [name for name in names if not any(pattern.fullmatch(name.casefold()) for pattern, _ in SPOKEN)]
    found = _last_day(bare, names) or _last_day(bare, longer)
    if found is None:
        return typed
    day, days_of = found
    said = " ".join(dict.fromkeys(each.isoformat() for each in days_of(day, today) or ()))
    return f"{typed[: day.start()].rstrip().removesuffix(' on')} {said}{typed[day.end() :]}"


def _last_day(bare: str, names: Iterable[str]) -> tuple[re.Match[str], Days] | None:
    """Return the last day that is said in words outside these names, and which one that is."""
    for name in sorted(names, key=len, reverse=True):
        bare = re.sub(NAMED.format(re.escape(name.casefold())), _blotted, bare)
    said = ((list(pattern.finditer(bare)), days_of) for pattern, days_of in SPOKEN)
    return next(((found[-1], days_of) for found, days_of in said if found), None)


def _blotted(found: re.Match[str]) -> str:
    return "\0" * len(found[0])


def days_said(said: str, today: date) -> tuple[str, str, str]:
    """Return the first and the last day that are said, and the rest of the sentence; "": none is."""
    for pattern, days_of in SPOKEN:
        if (found := pattern.search(said)) and (days := days_of(found, today)):
            first, last = days
            return first.isoformat(), last.isoformat(), f"{said[: found.start()]} {said[found.end() :]}"
    written = list(WRITTEN.finditer(said))[:2]
    rest = WRITTEN.sub(" ", said, count=len(written))
    return (written[0][0], written[-1][0], rest) if written else ("", "", said)


def _in_days(number: int) -> Callable[[re.Match[str], date], Span]:
    return lambda _found, today: (today + timedelta(days=number),) * 2


def _after(found: re.Match[str], today: date) -> Span:
    return (today + timedelta(days=int(found[1])),) * 2


def _weekday(found: re.Match[str], today: date) -> Span:
    """Return the next such day, today too; with “next” that of next week, which Monday begins."""
    number = weekday(found["day"])
    ahead = (number - today.weekday()) % 7
    if found["next"]:
        ahead = 7 - today.weekday() + number
    return (today + timedelta(days=ahead),) * 2


def _weekend(found: re.Match[str], today: date) -> Span:
    saturday = today + timedelta(days=SATURDAY - today.weekday() + (7 if found["next"] else 0))
    return max(saturday, today), saturday + timedelta(days=1)


def _yearly(in_year: InYear) -> Callable[[re.Match[str], date], Span | None]:
    def days(_found: re.Match[str], today: date) -> Span | None:
        day = coming(in_year, today)
        return (day, day) if day else None

    return days


SPOKEN: Sequence[tuple[re.Pattern[str], Days]] = tuple(
    (re.compile(pattern), days_of)
    for pattern, days_of in (
        *((named, _yearly(in_year)) for named, in_year in SHOPPING),
        (r"\bday after tomorrow\b|后天|后晚", _in_days(2)),
        (r"\btomorrow\b|\btmrw?\b|\btomo\b|明天|明晚|明日", _in_days(1)),
        (r"\btonight\b|\btonite\b|\btoday\b|今天|今晚|今日", _in_days(0)),
        (r"\bin \d{1,3} ?(?:min(?:ute)?s?|h(?:ou)?rs?)\b|\bin (?:an|half an) hour\b|\bright now\b", _in_days(0)),
        (r"\d{1,2}\s?个?(?:分钟|小时)[后内]", _in_days(0)),
        (r"\bin (\d{1,2}) days?\b", _after),
        (r"(\d{1,2})\s?天[后之]", _after),
        (rf"(?:\bthis\s+|(?P<next>\bnext\s+))?\b{WEEKDAY}", _weekday),
        (r"(?P<next>下)?(?:这|本)?(?:个)?(?:周|星期|礼拜)(?P<day>[一二三四五六日天])", _weekday),
        (r"(?:\bthis\s+|(?P<next>\bnext\s+))?\bweekend\b", _weekend),
        (r"(?P<next>下)?(?:个)?周末", _weekend),
        (r"\byesterday\b|昨天|昨晚|昨日", _in_days(-1)),
        *((rf"(?:{named})(?=\W*$|[,，])", _yearly(in_year)) for named, in_year in FEASTS),
    )
)
"""What days are called, and which ones are meant; the first that is said counts."""
WRITTEN = re.compile(rf"(?<![a-z0-9.,/-])(?:{UNNAMED})(?![a-z0-9/-])", re.IGNORECASE)
