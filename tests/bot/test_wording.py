"""Wording: outside text is harmless, numbers are what a stock clerk would say."""

import math
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.wording import N_, Safe, Voice, escape, is_currency, nearest

VOICE = Voice()


@pytest.mark.parametrize(
    ("outside", "harmless"),
    [
        ("<!channel>", "&lt;!channel&gt;"),
        ("<@U0ANA>", "&lt;@U0ANA&gt;"),
        ("R&D", "R&amp;D"),
        ("&lt;", "&amp;lt;"),
        ("ab\u202ecd\u2066\u200f\u200b\ufeff", "abcd"),
        ("a\x00b\x1b[31m", "ab[31m"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("午餐包 👜", "午餐包 👜"),
    ],
)
def test_outside_text_is_escaped_once(outside: str, harmless: str) -> None:
    assert escape(outside) == harmless
    assert VOICE.say("{it}", it=outside) == harmless
    assert VOICE.say("{it}", it=Safe(harmless)) == harmless


def test_braces_in_a_name_are_not_filled_in() -> None:
    assert VOICE.say("{name} of {shop}", name="{shop}", shop="UK") == "{shop} of UK"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-3, "less than a day"),
        (0, "less than a day"),
        (0.999, "less than a day"),
        (1, "1 day"),
        (1.99, "1 day"),
        (45, "45 days"),
        (1095, "1,095 days"),
        (1095.5, "more than 3 years"),
        (math.inf, "not selling"),
        (math.nan, "not known"),
    ],
)
def test_days_are_said_as_a_stock_clerk_would(days: float, words: str) -> None:
    assert VOICE.days(days) == words


@pytest.mark.parametrize(
    ("minor", "currency", "words"),
    [
        (127550, "GBP", "£1,275.50"),
        (0, "GBP", "£0.00"),
        (-5, "GBP", "−£0.05"),
        (15000, "JPY", "¥15,000"),
        (15000, "VND", "₫15,000"),
        (1500000, "IDR", "IDR15,000.00"),
        (12345, "KWD", "KWD123.450"),
    ],
)
def test_money_is_said_in_the_coins_it_was_read_in(minor: int, currency: str, words: str) -> None:
    assert VOICE.money(minor, currency).replace("\xa0", " ") == words


def test_numbers_follow_the_reader() -> None:
    german = Voice.of("de-DE", "Europe/Berlin")
    assert (VOICE.units(1240), german.units(1240)) == ("1,240", "1.240")
    assert german.money(127550, "EUR").replace("\xa0", " ") == "1.275,50 €"
    assert german.day(date(2026, 12, 12)) == "12.12.2026"
    assert VOICE.units(math.nan) == "–"
    assert [VOICE.rate(rate) for rate in (0, 0.236, 9.999, 12.34)] == ["0", "0.24", "10", "12.3"]


def test_a_moment_is_shown_in_each_readers_zone_and_has_a_fallback() -> None:
    said = Voice.of("en", "Europe/Berlin").moment(datetime(2026, 11, 3, 9, tzinfo=UTC))
    assert said.replace("\u202f", " ") == ("<!date^1793696400^{date_short_pretty} {time}|Nov 3, 2026, 10:00:00 AM>")


def test_one_and_many_are_told_apart() -> None:
    assert VOICE.count("{n} SKU of {shop}", "{n} SKUs of {shop}", 1, shop="<UK>") == "1 SKU of &lt;UK&gt;"
    assert VOICE.count("{n} SKU", "{n} SKUs", 1200) == "1,200 SKUs"


def test_a_phrase_of_ours_is_said_and_a_list_is_in_code() -> None:
    assert VOICE.say("it was {state}", state=N_("approved")) == "it was approved"
    assert VOICE.say("{near}", near=("SKU1", "<b>")) == "`SKU1`, `&lt;b&gt;`"


@pytest.mark.parametrize(
    ("wanted", "spoken"),
    [("en-US", "en_US"), ("de", "de"), ("zh-CN", "zh_Hans_CN"), ("xx", "en"), ("", "en"), ("/", "en")],
)
def test_speaks_the_nearest_language_it_can(wanted: str, spoken: str) -> None:
    assert nearest(wanted) in {spoken, wanted.replace("-", "_")}


def test_a_currency_is_one_of_iso_4217() -> None:
    assert [is_currency(code) for code in ("GBP", "gbp", "POUND", "")] == [True, False, False, False]


def test_a_zone_can_be_any_of_the_worlds() -> None:
    assert Voice.of("en", "Asia/Jakarta").zone == ZoneInfo("Asia/Jakarta")


@pytest.mark.parametrize("locale", ["en", "zh-CN", "zh-TW", "de-DE"])
def test_nothing_is_said_of_nothing(locale: str) -> None:
    assert Voice.of(locale).say("") == ""
