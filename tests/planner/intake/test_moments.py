"""Dates are read in the shop's order and time zone, and nobody guesses between March and April."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.intake import moments
from planner.intake.date_order import infer_date_order
from planner.intake.moments import Clock, DateOrder, FileClock
from planner.intake.problems import AmbiguousDates

_DAY, _MONTH = DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST


def _clock(zone: str = "UTC", order: DateOrder = _DAY) -> Clock:
    return Clock(ZoneInfo(zone), order)


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("03/04/2026 18:30:05", _DAY, datetime(2026, 4, 3, 18, 30, 5, tzinfo=UTC)),
        ("3/4/2026 6:30:05 PM", _MONTH, datetime(2026, 3, 4, 18, 30, 5, tzinfo=UTC)),
        ("3/4/2026 12:00:01 AM", _MONTH, datetime(2026, 3, 4, 0, 0, 1, tzinfo=UTC)),
        ("3/4/2026 12:00 PM", _MONTH, datetime(2026, 3, 4, 12, tzinfo=UTC)),
        ("2026-04-03T18:30:05", _MONTH, datetime(2026, 4, 3, 18, 30, 5, tzinfo=UTC)),
        ("2026-04-03 18:30", _DAY, datetime(2026, 4, 3, 18, 30, tzinfo=UTC)),
        ("2026/04/03 18:30:05.123", _DAY, datetime(2026, 4, 3, 18, 30, 5, tzinfo=UTC)),
        ("03.04.2026", _DAY, datetime(2026, 4, 3, tzinfo=UTC)),
        ("03/04/2026 6:30:05 p. m.", _DAY, datetime(2026, 4, 3, 18, 30, 5, tzinfo=UTC)),
        ("03/04/2026 12:30 a.m.", _DAY, datetime(2026, 4, 3, 0, 30, tzinfo=UTC)),
        ("2026/4/3 下午 6:30:05", _DAY, datetime(2026, 4, 3, 18, 30, 5, tzinfo=UTC)),
        ("2026/4/3 18:30:05", _DAY, datetime(2026, 4, 3, 18, 30, 5, tzinfo=UTC)),
        ("2026/4/3 上午 12:30", _DAY, datetime(2026, 4, 3, 0, 30, tzinfo=UTC)),
        ("03/04/2569 18:30:05", _DAY, datetime(2026, 4, 3, 18, 30, 5, tzinfo=UTC)),
        ("46115.5", _MONTH, datetime(2026, 4, 3, 12, tzinfo=UTC)),
        ("46115", _DAY, datetime(2026, 4, 3, tzinfo=UTC)),
    ],
)
def test_each_market_writes_dates_its_own_way(text: str, order: DateOrder, expected: datetime) -> None:
    clock = _clock(order=order)
    assert clock.moment(text) == expected
    assert clock.moment(text) == expected, "the second time it comes from what is kept"


@pytest.mark.parametrize(
    "text",
    ["", "soon", "31/02/2026 10:00:00", "03/04/26 10:00:00", "03/04/2026 24:00:00", "03/04/2026 10:60:00",
     "03/04/2026 13:00:00 PM", "03/04/2026:10:00", "03/04/0026 10:00:00", "03/04/2026 10", "03/04/2026 0:00 AM"],
)  # fmt: skip
def test_what_is_no_date_is_not_guessed_at(text: str) -> None:
    clock = _clock()
    clock.moment("03/04/2026 10:00:00")
    assert clock.moment(text) is None


def test_an_hour_the_clocks_skip_and_one_that_comes_twice_are_both_read() -> None:
    """New York 2026: 8 March 2:30 does not exist and reads as 3:30 EDT; 1 November 1:30 is the first one, EDT."""
    clock = _clock("America/New_York", _MONTH)
    assert clock.moment("3/8/2026 2:30:00 AM") == datetime(2026, 3, 8, 7, 30, tzinfo=UTC)
    assert clock.moment("3/8/2026 1:30:00 AM") == datetime(2026, 3, 8, 6, 30, tzinfo=UTC)
    assert clock.moment("11/1/2026 1:30:00 AM") == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    assert clock.moment("11/1/2026 2:30:00 AM") == datetime(2026, 11, 1, 7, 30, tzinfo=UTC)


_ZONES = [
    "America/Sao_Paulo",
    "America/New_York",
    "Asia/Jakarta",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Europe/London",
]


@given(
    local=st.datetimes(datetime(2015, 1, 1), datetime(2035, 1, 1)).map(lambda moment: moment.replace(microsecond=0)),  # noqa: DTZ001
    zone=st.sampled_from(_ZONES),
    other=st.integers(0, 7200),
)
def test_what_is_kept_of_an_hour_gives_the_same_moment_as_working_it_out(
    local: datetime, zone: str, other: int
) -> None:
    clock = _clock(zone)
    clock.moment((local + timedelta(seconds=other)).strftime("%d/%m/%Y %H:%M:%S"))
    expected = local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    assert clock.moment(local.strftime("%d/%m/%Y %H:%M:%S")) == expected
    assert _clock(zone, _MONTH).moment(local.strftime("%m/%d/%Y %I:%M:%S %p")) == expected
    assert clock.moment(local.isoformat()) == expected


def test_a_file_in_which_a_spreadsheet_made_dates_of_some_cells_is_read_no_further() -> None:
    for first, second in (
        ("25/03/2026 18:30", "2026-03-02T10:00:00"),
        ("2026-03-02", "25.03.2026"),
        ("25/03/2026 18:30", "46083.5"),
    ):
        clock = FileClock(ZoneInfo("UTC"), _DAY)
        assert clock.moment(first) is not None
        assert (clock.moment(second), clock.mixes(second)) == (None, True)
        assert clock.moment(first) is not None
    assert FileClock(ZoneInfo("UTC"), _DAY).moment("2026/03/25 18:30") is not None, "written out, the year first"


@given(st.text(alphabet="0123456789/-: APMT.", max_size=24))
def test_any_text_gives_a_moment_or_none(text: str) -> None:
    found = _clock("Asia/Jakarta").moment(text)
    assert found is None or found.tzinfo is UTC


def test_one_day_after_the_twelfth_settles_the_order_of_a_whole_file() -> None:
    assert infer_date_order(["03/04/2026 10:00:00", "\t".strip(), "25/04/2026"]) is _DAY
    assert infer_date_order(["3/4/2026 1:00:00 PM", "3/25/2026 1:00:00 PM"]) is _MONTH


def test_asks_where_every_date_can_be_read_both_ways() -> None:
    assert infer_date_order(["04/04/2026", "03/04/2026 10:00:00"]) == AmbiguousDates(
        "03/04/2026", date(2026, 4, 3), date(2026, 3, 4)
    )


def test_asks_where_the_file_contradicts_itself() -> None:
    asked = infer_date_order(["25/03/2026", "03/25/2026"])
    assert asked == AmbiguousDates("25/03/2026", date(2026, 3, 25), None, "03/25/2026")


def test_needs_no_order_where_every_date_begins_with_the_year() -> None:
    assert infer_date_order(["2026-03-04T10:00:00", "2026-04-03", "", "nonsense"]) is _DAY


@given(st.lists(st.dates(date(2020, 1, 1), date(2030, 1, 1)), min_size=1), st.sampled_from(DateOrder))
def test_never_infers_the_wrong_order(days: list[date], order: DateOrder) -> None:
    style = "%d/%m/%Y" if order is _DAY else "%m/%d/%Y"
    found = infer_date_order([day.strftime(style) for day in days])
    ambiguous = all(day.day <= 12 for day in days)
    assert found is order or ambiguous


def test_an_hour_of_a_zone_that_times_name_is_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    worked_out = []
    hour = moments._hour
    monkeypatch.setattr(moments, "_hour", lambda head, order: worked_out.append(head) or hour(head, order))
    clock = _clock("Europe/London")
    for _ in range(9):
        assert clock.moment("2026-07-03T18:30:05Z") == datetime(2026, 7, 3, 18, 30, 5, tzinfo=UTC)
        assert clock.moment("2026-07-03T18:30:05+08:00") == datetime(2026, 7, 3, 10, 30, 5, tzinfo=UTC)
    assert worked_out == ["2026-07-03T18"] * 2


@pytest.mark.parametrize("text", ["18:30" + "+08" * 10_000, "2026-07-03T18:30" + ":" * 32_000])
def test_a_cell_as_long_as_excel_allows_is_no_time(text: str) -> None:
    """One recursed for each zone it names, the other was searched for half a minute."""
    assert _clock().moment(text) is None
