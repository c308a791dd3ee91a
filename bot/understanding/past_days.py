"""What days of the past are called, in English and in Chinese: “last week”, “黑五”, “the last 7 days”, “in March”."""

import re
from calendar import SATURDAY
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from bot.understanding.days import CHINESE_WEEKDAYS, MONTHS, weekday
from bot.understanding.yearly import FEASTS, SHOPPING, InYear, latest

Span = tuple[date, date]  # the first and the last day
DIGITS = {digit: str(number) for number, digit in enumerate("〇一二三四五六七八九")} | {"两": "2", "十": "10"}
LAST_YEAR = re.compile(r"\blast year\b|去年")
NUMBER = r"(?P<n>\d{1,3}|[一二两三四五六七八九十])"


def _ago(first: int, last: int) -> Callable[[re.Match[str], date], Span]:
    return lambda _found, today: (today - timedelta(days=first), today - timedelta(days=last))


def _week(back: int) -> Callable[[re.Match[str], date], Span]:
    def days(_found: re.Match[str], today: date) -> Span:
        monday = today - timedelta(days=today.weekday() + 7 * back)
        return monday, min(monday + timedelta(days=6), today)

    return days


def _numbered_week(found: re.Match[str], today: date) -> Span | None:
    """Return the week of ISO 8601 with this number, or from one to another: the latest that has begun."""
    number = int(found["number"] or found["chinese"])
    end = max(number, int(found["end"] or found["to"] or number))
    year = int(found["year"] or today.isocalendar().year - bool(LAST_YEAR.search(found.string)))
    for each in (year,) if found["year"] else (year, year - 1):
        if not 1 <= number <= end <= date(each, 12, 28).isocalendar().week:
            return None
        monday, sunday = date.fromisocalendar(each, number, 1), date.fromisocalendar(each, end, 7)
        if monday <= today:
            return monday, min(sunday, today)
    return None


def _month(back: int) -> Callable[[re.Match[str], date], Span]:
    def days(_found: re.Match[str], today: date) -> Span:
        number = 12 * today.year + today.month - 1 - back
        return _of_month(number // 12, number % 12 + 1, today)

    return days


def _of_month(year: int, month: int, today: date) -> Span:
    first = date(year, month, 1)
    following = date(year + month // 12, month % 12 + 1, 1)
    return first, min(following - timedelta(days=1), today)


def _year(back: int) -> Callable[[re.Match[str], date], Span]:
    return lambda _found, today: (date(today.year - back, 1, 1), min(date(today.year - back, 12, 31), today))


def _named_year(found: re.Match[str], today: date) -> Span | None:
    year = int(found["year"])
    return _year(today.year - year)(found, today) if year <= today.year else None


def _lately(found: re.Match[str], today: date) -> Span:
    """Return the last so many days, weeks or months, today among them."""
    number = int(DIGITS.get(found["n"], found["n"])) if found["n"] else 1
    days = number * {"d": 1, "w": 7, "m": 30, "天": 1, "日": 1, "周": 7, "星": 7, "个": 30, "月": 30}[found["of"][0]]
    return today - timedelta(days=max(days, 1) - 1), today


def _named_month(found: re.Match[str], today: date) -> Span | None:
    said = found["month"]
    month = int(said) if said.isdigit() else MONTHS.index(said[:3]) + 1
    typed = found.groupdict()
    year = int(typed["year"]) if typed.get("year") else today.year - bool(typed.get("last") or month > today.month)
    is_past = 1 <= month <= 12 and (year, month) <= (today.year, today.month)
    return _of_month(year, month, today) if is_past else None


def _weekday(found: re.Match[str], today: date) -> Span:
    """Return the latest such day before today; where Chinese says “last”, the one of last week."""
    number = weekday(found["day"])
    back = (today.weekday() - number) % 7 or 7
    if found.groupdict().get("last"):
        back = today.weekday() - number + 7
    return (today - timedelta(days=back),) * 2


def _weekend(_found: re.Match[str], today: date) -> Span:
    saturday = today - timedelta(days=(today.weekday() - SATURDAY) % 7)
    return saturday, min(saturday + timedelta(days=1), today)


def _yearly(in_year: InYear) -> Callable[[re.Match[str], date], Span | None]:
    def days(found: re.Match[str], today: date) -> Span | None:
        day = latest(in_year, today, is_of_last_year=bool(found["last"]))
        return (day, day) if day else None

    return days


def _quarter(back: int) -> Callable[[re.Match[str], date], Span]:
    def days(_found: re.Match[str], today: date) -> Span:
        number = 4 * today.year + (today.month - 1) // 3 - back
        return _of_quarter(number // 4, number % 4 + 1, today)

    return days


def _of_quarter(year: int, quarter: int, today: date) -> Span:
    return date(year, 3 * quarter - 2, 1), _of_month(year, 3 * quarter, today)[1]


def _named_quarter(found: re.Match[str], today: date) -> Span | None:
    """Return the latest such quarter that has begun, or that of the year that is said."""
    quarter = int(found["q"] or CHINESE_WEEKDAYS.index(found["chinese"]) + 1)
    begins = 3 * quarter - 2
    year = int(found["year"]) if found["year"] else today.year - bool(found["last"] or begins > today.month)
    return _of_quarter(year, quarter, today) if (year, begins) <= (today.year, today.month) else None


Days = Callable[[re.Match[str], date], Span | None]
MONTH_NAMES = r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?"
MONTH_NAMES += r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
OF_YEAR = r"(?:(?P<last>去年的?|\blast year(?:'s|’s)? )|今年的?|\bthis year(?:'s|’s)? )?"
SPOKEN: Sequence[tuple[re.Pattern[str], Days]] = tuple(
    (re.compile(pattern), days)
    for pattern, days in (
        (
            (
                r"(?<!\blast )(?<!\bthis )(?<!\bnext )\b(?:weeks?|wks?|[ck]w)\s?#?(?P<number>\d{1,2})\b"
                r"(?:\s?(?:-|–|to|and)\s?(?:week |wk )?(?P<end>\d{1,2})\b)?(?:,? (?:of |in )?(?P<year>20\d\d)\b)?"
                r"|第(?P<chinese>\d{1,2})(?:周?[到至–-]第?(?P<to>\d{1,2}))?个?(?:周|星期)"
            ),
            _numbered_week,
        ),
        (r"\bday before yesterday\b|前天", _ago(2, 2)),
        (r"\byesterday(?:'s|’s)?\b|\blast night\b|昨天|昨日|昨晚", _ago(1, 1)),
        (r"\btoday(?:'s|’s)?\b|\bso far today\b|今天|今日|今晚", _ago(0, 0)),
        (r"\bweek before last\b|上上个?(?:周|星期|礼拜)(?![一二三四五六日天末])", _week(2)),
        (r"\blast week(?:'s|’s)?\b|\bprevious week\b|上个?(?:周|星期|礼拜)(?![一二三四五六日天末])", _week(1)),
        (r"\bthis week(?:'s|’s)?\b|(?:本|这个?)(?:周|星期|礼拜)(?![一二三四五六日天末])", _week(0)),
        (r"\bmonth before last\b|上上个?月", _month(2)),
        (r"\blast month(?:'s|’s)?\b|\bprevious month\b|上个?月", _month(1)),
        (r"\bthis month(?:'s|’s)?\b|本月|这个?月|当月", _month(0)),
        (r"(?P<last>去年)的?(?P<month>\d{1,2})月(?!\d)份?", _named_month),
        *((f"{OF_YEAR}(?:{named})", _yearly(in_year)) for named, in_year in (*SHOPPING, *FEASTS)),
        (
            rf"{OF_YEAR}(?:(?<![a-z0-9-])q(?P<q>[1-4])(?![a-z0-9-])|第?(?P<chinese>[一二三四])季度)(?:\s*(?:of\s+)?(?P<year>20\d\d)\b)?",
            _named_quarter,
        ),
        (r"\blast quarter\b|\bprevious quarter\b|上个?季度", _quarter(1)),
        (r"\bthis quarter\b|\bquarter to date\b|\bqtd\b|本季度|这个?季度", _quarter(0)),
        (r"\blast year(?:'s|’s)?\b|去年", _year(1)),
        (r"\bthis year(?:'s|’s)?\b|今年", _year(0)),
        (rf"\b(?:last|past|previous)\s+{NUMBER}\s?-?(?P<of>day|week|month)s?\b", _lately),
        (r"\bpast (?P<n>)(?P<of>week|month)\b", _lately),
        (r"\b(?P<n>\d{1,3})\s?-?(?P<of>day|week|month)s?\b", _lately),
        (rf"(?:最近|过去|近)?的?{NUMBER}\s?(?P<of>天|日(?!\d)|个?(?:周|星期)|个月)", _lately),
        (r"(?:最近|近)(?P<n>)(?P<of>一?周|一?个?月)", _lately),
        (rf"\b(?:in\s+)?(?P<month>{MONTH_NAMES})(?:,?\s+(?P<year>20\d\d))?\b", _named_month),
        (r"\b(?:in|of|during|since)\s+(?P<month>may)\b", _named_month),
        (r"(?:(?P<year>20\d\d)年)?(?P<month>\d{1,2})月(?!\d)份?", _named_month),
        (r"\bin\s+(?P<year>20\d\d)\b", _named_year),
        (r"(?P<year>20\d\d)年(?!\d)", _named_year),
        (r"\b(?:last\s+|on\s+)?(?P<day>(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b", _weekday),
        (r"\b(?:last|on)\s+(?P<day>mon|tue|wed|thu|fri|sat|sun)s?\b", _weekday),
        (r"(?P<last>上)?(?:这|本)?个?(?:周|星期|礼拜)(?P<day>[一二三四五六日天])", _weekday),
        (r"\b(?:last\s+)?weekend\b|上?个?周末", _weekend),
    )
)
"""What days of the past are called; the first that is said counts."""
