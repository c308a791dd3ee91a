"""What is answered to questions: whether so many can be sold, what was decided, what changed."""

from collections.abc import Callable
from datetime import date, timedelta

from bot.messages.events.event_supposed import Supposed, supposed_message
from bot.messages.events.event_values import Beside
from bot.messages.ordering.decided_list import DecidedLine, decided_page
from bot.messages.page import ListAsked, page_message
from bot.messages.reply import Message
from bot.messages.silence import WarningLine
from bot.messages.stock.changed_list import ChangedLine, Turn, changed_page
from bot.wording import Voice
from planner.events.verdict import Verdict
from planner.model import Level
from tests.bot.messages.builders import HOSTILE, LONG, NOW, a_part, an_event, decided

VOICE = Voice()
LooksLike = Callable[[str, Message], None]
FRIDAY = {"starts": date(2026, 11, 27), "ends": date(2026, 11, 27), "id": 0}


def test_whether_so_many_can_be_sold(golden: LooksLike) -> None:
    covered = an_event(a_part(Verdict.ENOUGH, missing=0), a_part(Verdict.UNCOUNTED, product="SKU124"), **FRIDAY)
    late = an_event(a_part(Verdict.CAP), beside=(Beside(3, HOSTILE, ("SKU123",)),), shop="EU Home", **FRIDAY)
    by_sea = an_event(a_part(), shop="US Home", **(FRIDAY | {"ends": date(2026, 11, 29)}))
    most = an_event(a_part(Verdict.CAP), a_part(Verdict.CAP, product="SKU124", cap=0), shop="CA Home", **FRIDAY)
    shown = [Supposed(it, frozenset(), "") for it in (covered, late)] + [Supposed(by_sea, frozenset(), "Big & live")]
    golden("event_supposed", supposed_message([*shown, Supposed(most, frozenset({"SKU123", "SKU124"}), "")], VOICE))


def test_how_many_can_be_sold_where_nothing_comes_and_of_what_was_not_counted(golden: LooksLike) -> None:
    """What may be sold until an order can be here; what was not counted lately has no number to plan."""
    parts = [a_part(Verdict.CAP, on_its_way=False), a_part(Verdict.CAP, product="SKU124", cap=0, on_its_way=False)]
    event = an_event(*parts, a_part(Verdict.UNCOUNTED, product="SKU125"), **FRIDAY)
    unsaid = frozenset({"SKU123", "SKU124", "SKU125"})
    golden("event_supposed_once_ordered", supposed_message([Supposed(event, unsaid, "")], VOICE))


def test_what_may_be_sold_of_goods_that_expire_is_said_with_their_last_day() -> None:
    event = an_event(a_part(Verdict.CAP, cap=350, cap_by=date(2026, 11, 28)), **(FRIDAY | {"ends": date(2026, 12, 6)}))
    (said, _) = supposed_message([Supposed(event, frozenset({"SKU123"}), "")], VOICE).blocks
    assert "at *350* units until Nov 28, 2026, the last day to sell them" in str(said)


def test_many_shops_are_answered_in_what_slack_takes(golden: LooksLike) -> None:
    parts = [a_part(Verdict.CAP, product=f"SKU{n}") for n in range(100)]
    event = an_event(*parts, shop=LONG, **FRIDAY)
    golden("event_supposed_many", supposed_message([Supposed(event, frozenset(), LONG)] * 30, VOICE))


def test_what_was_decided(golden: LooksLike) -> None:
    lines = [
        DecidedLine("SKU123", decided("approved", ordered=1104, can_undo=True)),
        DecidedLine(HOSTILE, decided("dismissed", id=13, reason="too_early", note=HOSTILE)),
    ]
    golden("decided", page_message(decided_page(lines, 12, VOICE), ListAsked("decided"), VOICE))
    monday = date(2026, 11, 23)
    week = decided_page(lines, 2, VOICE, (monday, date(2026, 11, 29)))
    golden("decided_week", page_message(week, ListAsked("decided", "week"), VOICE))
    golden(
        "decided_none_that_day", page_message(decided_page([], 0, VOICE, (monday, monday)), ListAsked("decided"), VOICE)
    )
    golden("decided_nothing", page_message(decided_page([], 0, VOICE), ListAsked("decided"), VOICE))


def test_what_changed(golden: LooksLike) -> None:
    lines = [
        ChangedLine(WarningLine(7, "SKU123", HOSTILE, "UK Home", Level.OUT), NOW, Turn.WORSE),
        ChangedLine(WarningLine(9, "SKU125", HOSTILE, "EU Home", Level.URGENT), NOW, Turn.FIRST),
        ChangedLine(WarningLine(8, "SKU124", LONG, "UK Home", Level.REORDER), NOW, Turn.OVER),
    ]
    since, skus = NOW - timedelta(days=1), {Turn.WORSE: 1, Turn.FIRST: 2, Turn.OVER: 10}
    golden("changed", page_message(changed_page(lines, 13, skus, since, VOICE), ListAsked("changed"), VOICE))
    of_shop = changed_page(lines[:1], 1, {Turn.WORSE: 1}, since, VOICE, "UK Home")
    golden("changed_shop", page_message(of_shop, ListAsked("changed", "UK Home"), VOICE))
    several = changed_page(lines[:1], 3, {Turn.WORSE: 2}, since, VOICE)
    assert several.title == "Since yesterday: 2 SKUs worse, 0 recovered · 3 changes in all"
    golden("changed_nothing", page_message(changed_page([], 0, {}, since, VOICE), ListAsked("changed"), VOICE))
