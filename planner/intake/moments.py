"""Reads dates and times the way each market writes them, in the shop's time zone or the one they name."""

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from enum import StrEnum
from zoneinfo import ZoneInfo


class DateOrder(StrEnum):
    """Which comes first in 03/04/2026. A date that begins with the year is always read as year, month, day."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


_DAY = re.compile(r"([0-9]{1,4})[/.-]([0-9]{1,2})[/.-]([0-9]{1,4})")
_CHINESE = re.compile(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日?(?: .*)?")
_HOUR = re.compile(r"(上午|下午)?([0-9]{1,2})([AP]M)?", re.IGNORECASE)
_WITHIN = re.compile(r"([0-5][0-9])(?::([0-5][0-9])(?:\.[0-9]{1,9})?)?\s*(?:[AP]M)?", re.IGNORECASE)
_ZONED = re.compile(r"(?P<local>.*:.*?)\s*\(?(?:Z|(?:UTC|GMT)?(?P<apart>[+-][0-9]{1,2}(?::?[0-9]{2})?)|UTC|GMT)\)?")
_DOTTED = re.compile(r"\b([ap])\.\s?m\.$", re.IGNORECASE)  # "11:30 p. m.", as in Spanish
_SERIAL = re.compile(r"[3-7][0-9]{4}(?:\.[0-9]+)?")  # days of a spreadsheet: 1982 to 2119
_BEGAN = datetime(1899, 12, 30)  # noqa: DTZ001 - day 0 of spreadsheets, of no zone
_YEARS = range(2000, 2200)
_BUDDHIST = range(2543, 2743)
_AHEAD = 543  # [years] the Thai calendar is
_OF_SPREADSHEET = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T.*)?")
_WRITTEN_OUT = re.compile(r"[0-9]{1,2}[/.-].*")
_FARTHEST = timedelta(hours=14)  # that a zone is from UTC
_KEPT = 20_000  # hours of a file kept ready; two years of them
_ZONES = 38  # by hours from UTC, as many as the world has
_LONGEST = 64  # letters of a time that names its zone


class Clock:
    """Turns the shop's local times into UTC: an hour is worked out once, its minutes are added.

    >>> Clock(ZoneInfo("America/Sao_Paulo"), DateOrder.DAY_FIRST).moment("03/04/2026 18:30:05")
    datetime.datetime(2026, 4, 3, 21, 30, 5, tzinfo=datetime.timezone.utc)
    """

    __slots__ = ("_elsewhere", "_hours", "_order", "_within", "_zone")

    def __init__(self, zone: tzinfo, order: DateOrder) -> None:
        self._zone = zone
        self._order = order
        self._hours: dict[str, datetime] = {}
        self._within: dict[str, timedelta] = {}
        self._elsewhere: dict[tzinfo, Clock] = {}  # those of zones that times name

    def moment(self, text: str) -> datetime | None:
        """Return the moment in UTC, or None where ``text`` is none.

        A local time the clocks skip in spring is read as if they had not; one that comes twice in autumn is the first.
        """
        if text[-1:] == ".":
            text = _DOTTED.sub(r"\1m", text)
        head, _, tail = text.partition(":")
        if text[-1:] in {"M", "m"}:
            head = f"{head} {tail[-2:]}"
        try:
            return self._hours[head] + self._within[tail]
        except KeyError:
            return self._first_seen(head, tail)

    def reads_other_way(self, text: str) -> bool:
        """Return whether ``text`` is a date once day and month change places."""
        other = DateOrder.MONTH_FIRST if self._order is DateOrder.DAY_FIRST else DateOrder.DAY_FIRST
        return Clock(self._zone, other).moment(text) is not None

    def _first_seen(self, head: str, tail: str) -> datetime | None:
        if not tail and _SERIAL.fullmatch(head):
            counted = _BEGAN + timedelta(seconds=round(float(head) * 86_400))
            return counted.replace(tzinfo=self._zone).astimezone(UTC)
        within = _within(tail)
        if within is None:
            return self._zoned(f"{head}:{tail}")
        local = _hour(head if tail else f"{head} 0", self._order)
        if local is None:
            return None
        hour = local.replace(tzinfo=self._zone)
        if hour.utcoffset() != (local + timedelta(minutes=59, seconds=59)).replace(tzinfo=self._zone).utcoffset():
            # The clocks change within this hour (Lord Howe Island does so by half an hour).
            return (local + within).replace(tzinfo=self._zone).astimezone(UTC)
        if len(self._hours) >= _KEPT:
            self._hours.clear()
        begins = hour.astimezone(UTC)
        if tail:
            self._hours[head] = begins
            self._within[tail] = within
        return begins + within

    def _zoned(self, text: str) -> datetime | None:
        """Return the moment of a time that names its zone by hours from UTC, or None where it names none."""
        found = _ZONED.fullmatch(text) if len(text) <= _LONGEST else None
        zone = found and _zone(found["apart"] or "+0")
        if not found or not zone:
            return None
        if zone not in self._elsewhere:
            if len(self._elsewhere) >= _ZONES:
                self._elsewhere.clear()
            self._elsewhere[zone] = Clock(zone, self._order)
        return self._elsewhere[zone].moment(found["local"])


class FileClock(Clock):
    """The clock of one file, whose dates must all be written alike.

    A spreadsheet of another market makes dates of 03/04/2026, day and month changed round, and leaves 25/04/2026 as it
    is: nobody can tell any more which day the first was.
    """

    __slots__ = ("_forms",)

    def __init__(self, zone: ZoneInfo, order: DateOrder) -> None:
        super().__init__(zone, order)
        self._forms: set[bool] = set()  # whether dates of a spreadsheet were read; and dates written out

    def mixes(self, text: str) -> bool:
        """Return whether ``text`` is written out where others are dates of a spreadsheet, or the other way round."""
        form = _form(text)
        return form is not None and (not form) in self._forms

    def _first_seen(self, head: str, tail: str) -> datetime | None:
        form, found = _form(head), None if self.mixes(head) else super()._first_seen(head, tail)
        if found is not None and form is not None:
            self._forms.add(form)
        return found


def day(text: str, order: DateOrder) -> date | None:
    """Return the date at the beginning of ``text``, or None where there is none.

    >>> day("2026-11-05T00:00:00", DateOrder.DAY_FIRST), day("11/5/2026", DateOrder.MONTH_FIRST)
    (datetime.date(2026, 11, 5), datetime.date(2026, 11, 5))
    >>> day("5/11/2569", DateOrder.DAY_FIRST)  # as Thais count years
    datetime.date(2026, 11, 5)
    """
    found = _CHINESE.fullmatch(text) or _DAY.fullmatch(text.partition("T")[0].partition(" ")[0])
    if found is None:
        return None
    first, second, third = found.groups()
    if len(first) == 4:
        return _date(first, second, third)
    return _date(third, second, first) if order is DateOrder.DAY_FIRST else _date(third, first, second)


def _zone(apart: str) -> timezone | None:
    """Return the zone that is so far from UTC, None where there is none.

    >>> _zone("+5:30"), _zone("-0700"), _zone("+25")
    (datetime.timezone(datetime.timedelta(seconds=19800)), \
datetime.timezone(datetime.timedelta(days=-1, seconds=61200)), None)
    """
    hours, _, minutes = apart[1:].partition(":") if ":" in apart else (apart[1:3], "", apart[3:])
    away = timedelta(hours=int(hours), minutes=int(minutes or 0))
    return timezone(-away if apart[0] == "-" else away) if away <= _FARTHEST else None


def _form(text: str) -> bool | None:
    """Return whether a date is one of a spreadsheet, and not written out; None where it can be either."""
    if _OF_SPREADSHEET.fullmatch(text) or _SERIAL.fullmatch(text):
        return True
    return False if _WRITTEN_OUT.fullmatch(text) else None


def _date(year: str, month: str, day_of_month: str) -> date | None:
    number = int(year) - _AHEAD if int(year) in _BUDDHIST else int(year)
    if len(year) != 4 or number not in _YEARS:
        return None
    try:
        return date(number, int(month), int(day_of_month))
    except ValueError:
        return None


def _hour(head: str, order: DateOrder) -> datetime | None:
    on, written = day(head, order), head.replace("T", " ").partition(" ")[2]
    found = _HOUR.fullmatch(written.replace(" ", ""))
    if on is None or found is None:
        return None
    hour, half = int(found[2]), found[1] or (found[3] or "").upper()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half in {"PM", "下午"} else 0)
    return datetime(on.year, on.month, on.day, hour) if hour <= 23 else None  # noqa: DTZ001 - the zone follows


def _within(tail: str) -> timedelta | None:
    if not tail:
        return timedelta()
    found = _WITHIN.fullmatch(tail)
    return timedelta(minutes=int(found[1]), seconds=int(found[2] or 0)) if found else None
