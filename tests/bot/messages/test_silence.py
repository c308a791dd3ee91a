"""Snoozed warnings as people see them: on the card, in the message that told them, in the digest, in their list."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.messages.page import ListAsked, page_message
from bot.messages.reply import Message
from bot.messages.silence import (
    Silence,
    WarningLine,
    snooze_warnings_window,
    snoozed_note,
    snoozed_page,
    woken_note,
)
from bot.messages.stock.stock_card import stock_cards
from bot.messages.telling.digest import digest_message
from bot.messages.telling.warning import WarnedLine, warning_message
from bot.modals import snooze_warnings
from bot.sandbox.judge import check_message, check_view
from bot.slack.windows import _sent
from bot.wording import Voice
from planner.model import Level
from tests.bot.messages.builders import HOSTILE, LONG, NOW, a_card, a_line
from tests.bot.messages.test_lists import a_digest

VOICE = Voice()
ASLEEP = Silence(NOW + timedelta(days=3), "U0PIA", "the ship is late")
LooksLike = Callable[[str, Message], None]


def a_warning(**changes: Any) -> WarningLine:
    said: dict[str, Any] = {"id": 7, "product": "SKU123", "name": "Lunch Bag", "location": "UK Home"}
    return WarningLine(**(said | {"level": Level.EXPEDITE} | changes))


def test_a_card_without_an_order_to_decide_offers_to_snooze_its_warning(golden: LooksLike) -> None:
    golden("card_warned", stock_cards((a_card(Level.EXPEDITE, proposal=None, warnings=(7, 9)),), VOICE))
    golden("card_silent", stock_cards((a_card(Level.EXPEDITE, proposal=None, warnings=(7,), silence=ASLEEP),), VOICE))


def test_an_order_to_decide_is_snoozed_itself() -> None:
    assert "snooze_warnings" not in str(stock_cards((a_card(warnings=(7,)),), VOICE).blocks)


def test_a_message_says_what_of_it_is_snoozed(golden: LooksLike) -> None:
    lines = [
        WarnedLine(a_line(Level.STALE_DATA), "stale", silence=ASLEEP),
        WarnedLine(a_line(product="SKU9"), "reorder"),
    ]
    said = warning_message("UK Home", lines, 2, 0, VOICE, NOW, snoozed=1, subject="warning:UK Home:1:2026")
    golden("warning_snoozed", said)


@pytest.mark.parametrize(("recovered", "snoozed", "offers"), [(0, 0, True), (1, 0, True), (1, 1, False), (0, 2, False)])
def test_only_what_still_speaks_can_be_snoozed(recovered: int, snoozed: int, *, offers: bool) -> None:
    lines = [WarnedLine(a_line(), "reorder"), WarnedLine(a_line(product="SKU9"), "reorder")]
    said = warning_message("UK Home", lines, 2, recovered, VOICE, NOW, snoozed=snoozed, subject="warning:1")
    assert ("Snooze…" in str(said.blocks)) == offers


def test_a_digest_offers_to_snooze_what_got_worse(golden: LooksLike) -> None:
    worse = (a_line(Level.EXPEDITE, quantity=0),)
    golden("digest_snoozed", digest_message(a_digest(worse=worse, worse_count=1, warnings=(7,), snoozed=3), VOICE))


def test_the_list_of_what_is_snoozed(golden: LooksLike) -> None:
    lines = [
        a_warning(silence=ASLEEP),
        a_warning(id=8, level=Level.OUT, rule="oversold", silence=replace(ASLEEP, note="")),
        a_warning(id=9, level=Level.WATCH, rule="surge", silence=ASLEEP),
    ]
    golden("snoozed_list", page_message(snoozed_page(lines, 3, 0, VOICE), ListAsked("snoozed"), VOICE))
    golden("snoozed_nothing", page_message(snoozed_page((), 0, 0, VOICE), ListAsked("snoozed"), VOICE))


def test_who_snoozed_or_woke_is_told(golden: LooksLike) -> None:
    golden("snoozed_note", snoozed_note([a_warning(id=n, silence=ASLEEP) for n in range(7)], ASLEEP, VOICE))
    golden("woken_note", woken_note(a_warning(), VOICE))


@pytest.mark.parametrize("count", [1, 2, 99, 100, 5_000])
@pytest.mark.parametrize("words", [HOSTILE, LONG[:200], "字" * 200])
def test_slack_takes_them_however_many_and_whatever_they_hold(count: int, words: str) -> None:
    silence = Silence(NOW, "U0PIA", words)
    lines = [a_warning(id=n, product=words[:60], name=words, location=words) for n in range(count)]
    window = snooze_warnings_window(lines, "message:warning:1 shared", VOICE)
    check_view(_sent(snooze_warnings, window), "modal")
    asleep = [replace(line, silence=silence) for line in lines[:10]]
    page = page_message(snoozed_page(asleep, count, 0, VOICE), ListAsked("snoozed"), VOICE)
    for message in (page, snoozed_note(asleep, silence, VOICE), woken_note(lines[0], VOICE)):
        check_message(message.text, list(message.blocks))
