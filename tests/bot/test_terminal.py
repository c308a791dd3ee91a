"""The terminal shows what Slack would, as plain lines."""

from datetime import UTC, datetime

import pytest

from bot.messages.blocks import actions, bold, button, context, divider, fields, header, section
from bot.messages.reply import Message
from bot.terminal import as_lines, unmarked, zone_here
from bot.wording import Safe, Voice, escape


def test_shows_every_block_as_lines() -> None:
    message = Message(
        "text for a notification",
        (
            header("Stock & more"),
            section("*12* left\nof `SKU123`"),
            divider(),
            fields("*On hand* 12\ncounted 12", "*On order* 0"),
            context("As of today"),
            actions(button("Approve", "approve", "1:1"), button("Dismiss", "dismiss", "1:1")),
        ),
    )
    assert list(as_lines(message)) == [
        "Stock & more",
        "============",
        "12 left",
        "of `SKU123`",
        "-" * 40,
        "  On hand 12 · counted 12",
        "  On order 0",
        "  As of today",
        "  [Approve]  [Dismiss]",
    ]


def test_without_blocks_it_shows_the_text() -> None:
    assert list(as_lines(Message("one\n*two*"))) == ["one", "two"]


def test_marks_of_slack_become_what_a_person_reads() -> None:
    assert unmarked("<@U0ANA> in <#C0UK> and <#C0UK|shop-uk>") == "@U0ANA in #C0UK and #shop-uk"
    assert unmarked("<!date^1320310800^{date_short_pretty} {time}|Nov 3, 2011>") == "Nov 3, 2011"
    assert unmarked("<!date^1320310800^{date} {time}|Nov 3, 2011, 9:00:00 AM>") == "Nov 3, 2011, 9:00 AM"
    assert unmarked("<!date^1320310800^{date} {time}|03.11.2011, 09:00:00>") == "03.11.2011, 09:00"


def test_calls_people_by_their_names_where_it_knows_them() -> None:
    message = Message("", ({"type": "section", "text": {"type": "mrkdwn", "text": "<@U0BEN> and <@U0NEW>"}},))
    assert list(as_lines(message, {"U0BEN": "Ben"})) == ["@Ben and @U0NEW"]


def test_names_come_out_as_they_went_in() -> None:
    for name in ("R&D", "<!channel>", "a < b > c", "2 * 3 * 4", "&lt;", "&amp;amp;"):
        assert unmarked(Voice().say("{name}", name=name)) == name


def test_chinese_is_underlined_as_wide_as_it_is_and_has_no_blanks_left_of_its_marks() -> None:
    """Each Han letter takes two columns; only Slack asks for blanks beside bold."""
    message = Message("", (header("滞销 SKU"), section(Voice.of("zh").say("*Look at these first*"))))
    assert list(as_lines(message)) == ["滞销 SKU", "========", "请先看这些"]
    assert unmarked("占用 *£5.00，* 另有 *3* 件；请看 `/po` 。") == "占用 £5.00，另有 3 件；请看 `/po`。"


def test_stars_within_words_stay() -> None:
    assert unmarked(Safe(f"{bold('5')} of {escape('A*B*C')}")) == "5 of A*B*C"


def test_the_time_is_that_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    noon = datetime(2026, 11, 2, 12, tzinfo=UTC)
    said = []
    for zone in ("Asia/Shanghai", "Mars/Olympus"):
        monkeypatch.setenv("TZ", zone)
        said.append(unmarked(Voice.of("zh", zone_here()).moment(noon)))
    assert said == ["2026年11月2日 20:00", "2026年11月2日 12:00"]
