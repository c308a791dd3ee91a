"""What is shown of events: the card, the channel's message, the reminder, the list, the windows."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from math import nan
from typing import Any

import pytest

from bot.events.filled import as_said
from bot.messages.events.event_alert import event_alert
from bot.messages.events.event_card import PARTS, event_card, event_notice
from bot.messages.events.event_groups import EventGroup, Trait, group_blocks
from bot.messages.events.event_line import EventLine
from bot.messages.events.event_list import event_page
from bot.messages.events.event_values import EventStepTaken, LastTime, Phase, Usual
from bot.messages.events.event_why_values import PastOne
from bot.messages.events.event_windows import add_window, change_window
from bot.messages.page import ListAsked, page_message
from bot.messages.reply import Message
from bot.messages.telling.digest import digest_message
from bot.messages.telling.digest_values import Digest
from bot.modals import event_add
from bot.sandbox.judge import check_message, check_view
from bot.slack.windows import _sent
from bot.wording import Voice
from planner.events.plan import EventKind
from planner.events.verdict import Verdict
from planner.forecasting.brought import LeftOut
from planner.forecasting.usual import Group
from planner.model import Level
from tests.bot.messages.builders import HOSTILE, NOW, a_part, an_event

VOICE = Voice()
LooksLike = Callable[[str, Message], None]


ANNAS = Usual(Group.HOST, 4, 2.1, 0.62)
RUNNING = {"phase": Phase.RUNNING, "starts": date(2026, 11, 2), "ends": date(2026, 11, 5)}
OVER = {"phase": Phase.OVER, "starts": date(2026, 10, 1), "ends": date(2026, 10, 2)}
PAUSED = {"kind": EventKind.ADS_PAUSED, "name": "Account review"}
SHOWN = {
    "sea": an_event(a_part()),
    "air": an_event(a_part(Verdict.AIR)),
    "cap": an_event(a_part(Verdict.CAP), kind=EventKind.CAMPAIGN),
    "cap_beginning": an_event(a_part(Verdict.CAP, cap_until=date(2026, 11, 29))),
    "cap_once_ordered": an_event(a_part(Verdict.CAP, cap_until=date(2026, 11, 29), on_its_way=False)),
    "cap_until_it_comes": an_event(a_part(Verdict.CAP, by_sea=date(2026, 11, 27))),
    "cap_or_fly": an_event(a_part(Verdict.CAP, flown=130, fly_by=date(2026, 11, 15), lowest=35, safety_stock=75)),
    "cap_nothing": an_event(a_part(Verdict.CAP, cap=0), starts=date(2026, 11, 4), ends=date(2026, 11, 4)),
    "enough": an_event(a_part(Verdict.ENOUGH, missing=0)),
    "uncounted": an_event(a_part(Verdict.UNCOUNTED), a_part(Verdict.UNCOUNTED, sea_by=date(2026, 11, 1))),
    "several": an_event(a_part(Verdict.CAP), a_part(product="SKU124"), a_part(Verdict.ENOUGH, product="SKU125")),
    "like_last_time": an_event(
        a_part(last_time=LastTime("Sunday live", date(2026, 10, 4), 1000, 930)),
        a_part(Verdict.ENOUGH, product="SKU124", last_time=LastTime("Flop", date(2026, 9, 6), 500, -12)),
    ),
    "like_last_time_until_it_ran_out": an_event(
        a_part(last_time=LastTime("Sunday live", date(2026, 10, 4), 1000, 930, ran_out=True))
    ),
    "running": an_event(
        a_part(Verdict.CAP, sold=460, expected=600), a_part(Verdict.NONE, sold=1040, expected=0), **RUNNING
    ),
    "over": an_event(
        a_part(Verdict.NONE, sold=990, added=930),
        a_part(Verdict.NONE, sold=20, added=-40),
        a_part(Verdict.NONE),
        **OVER,
    ),
    "over_as_it_ran_out": an_event(a_part(Verdict.NONE, sold=990, added=930, ran_out=True), **OVER),
    "far_from_usual": an_event(a_part(usual=620, is_far=True), host="Anna", price_cut=20, usual=ANNAS),
    "as_usual": an_event(
        a_part(planned=620, usual=620),
        a_part(product="SKU124", planned=9, usual=9),
        host="Anna",
        usual=ANNAS,
        steps=(EventStepTaken(NOW, "U0ANA", "added"), EventStepTaken(NOW, "U0BEN", "planned as usual")),
    ),
    "usually_nothing": an_event(
        a_part(usual=0, is_far=True), kind=EventKind.COUPON, price_cut=0, usual=Usual(Group.KIND, 1, -0.2, -0.1)
    ),
    "usual_at_a_price": an_event(
        *(a_part(product=f"SKU{n}", usual=600 + n, is_far=n > 1) for n in range(12)),
        a_part(product="SKU99"),
        kind=EventKind.FLASH_SALE,
        usual=Usual(Group.CUT, 5, 1.25, 0.8),
    ),
    "cap_of_a_short_video": an_event(
        a_part(Verdict.CAP, usual=1100), kind=EventKind.SHORT_VIDEO, usual=Usual(Group.ALL, 9, 1.1, 1.2)
    ),
    "cancelled": an_event(
        a_part(),
        phase=Phase.CANCELLED,
        steps=(EventStepTaken(NOW, "U0ANA", "added"), EventStepTaken(NOW, "U0BEN", "cancelled")),
    ),
    "paused": an_event(a_part(Verdict.NONE, planned=0, ads_rate=12.5), a_part(Verdict.NONE, planned=0), **PAUSED),
    "paused_all": an_event(**PAUSED),
    "season": an_event(
        a_part(Verdict.NONE, planned=0, expected=135),
        a_part(Verdict.NONE, product="SKU124", planned=0, expected=-20),
        kind=EventKind.SEASON,
        amount=2.5,
    ),
    "season_all": an_event(kind=EventKind.SEASON, amount=0.5),
    "delay": an_event(a_part(Verdict.NONE, planned=0, expected=0), kind=EventKind.SEA_DELAY, amount=10.0),
    "delay_all": an_event(kind=EventKind.AIR_DELAY, amount=1.0),
    "from_sheet": an_event(a_part(), steps=(EventStepTaken(NOW, "terminal", "added"),)),
}


def texts(it: Any) -> Iterator[str]:
    """Yield every text in which a mention would ring."""
    for value in it.values() if isinstance(it, dict) else it:
        if isinstance(value, dict | list | tuple):
            yield from texts(value)
        elif isinstance(it, dict) and it.get("type") == "mrkdwn" and value == it.get("text"):
            yield value


@pytest.mark.parametrize("name", list(SHOWN))
def test_the_card_of_an_event(golden: LooksLike, name: str) -> None:
    golden(f"event_{name}", event_card(SHOWN[name], VOICE))


@pytest.mark.parametrize("name", ["sea", "running", "over", "cancelled"])
def test_the_message_of_an_event_in_its_channel(golden: LooksLike, name: str) -> None:
    golden(f"event_notice_{name}", event_notice(SHOWN[name], VOICE))


@pytest.mark.parametrize("told", ["tomorrow", "today", "passed"])
def test_the_reminder_of_the_last_safe_order(golden: LooksLike, told: str) -> None:
    golden(f"event_alert_{told}", event_alert(SHOWN["several"], told, VOICE))


@pytest.mark.parametrize("name", ["enough", "cancelled", "over"])
def test_a_reminder_says_once_nothing_is_to_do_any_more(golden: LooksLike, name: str) -> None:
    golden(f"event_alert_{name}", event_alert(SHOWN[name], "today", VOICE))


def test_a_line_kept_before_the_usual_arrival_was_known_is_said_without_it() -> None:
    kept = json.loads(json.dumps(EventLine.of(SHOWN["cap_until_it_comes"]).to_values()))
    assert "usually there on *Nov 27, 2026*" in EventLine.from_values(kept).worded(VOICE)
    del kept["event"]["parts"][0]["by_sea"]
    assert "usually" not in EventLine.from_values(kept).worded(VOICE)


def test_events_in_the_digest(golden: LooksLike) -> None:
    events = tuple(EventLine.of(SHOWN[name]) for name in ("running", "several", "sea", "paused", "paused_all"))
    quiet = ((Level.OK, 240),)
    digest = Digest(
        shop="UK Home",
        zone="Europe/London",
        day=date(2026, 11, 3),
        counts=quiet,
        worse=(),
        worse_count=0,
        to_decide=(),
        undecided=0,
        counted_at=NOW,
        events=events,
        more_events=3,
    )
    kept = Digest.from_values(json.loads(json.dumps(digest.to_values())))
    golden("digest_events", digest_message(kept, VOICE))


def test_the_list_of_events(golden: LooksLike) -> None:
    page = event_page([SHOWN["running"], SHOWN["several"], SHOWN["paused_all"]], 12, VOICE)
    golden("events", page_message(page, ListAsked("events"), VOICE))


def test_the_list_of_past_events(golden: LooksLike) -> None:
    page = event_page([SHOWN["over"]], 1, VOICE, is_past=True)
    golden("events_past", page_message(page, ListAsked("events", "/past"), VOICE))


GROUPS = (
    EventGroup(Trait.HOST, "Anna", 4, 2.1, 0.62),
    EventGroup(Trait.HOST, "Ben & <Co>", 1, -0.2, -0.1),
    *(EventGroup(Trait.HOST, f"Host {n}", 1, 1.0, 1.2) for n in range(8)),
    EventGroup(Trait.FORMAT, "livestream", 9, 1.8, 0.7),
    EventGroup(Trait.FORMAT, "flash_sale", 1, 0.5, 0.4),
    *(EventGroup(Trait.PRICE, str(band), band + 1, 1.0 + band, 0.5) for band in range(4)),
)
LEFT_OUT = (
    PastOne("Summer live", date(2026, 8, 2), nan, LeftOut.SOLD_OUT),
    *(PastOne(f"New {n}", date(2026, 7, 2), nan, LeftOut.NOTHING_ORDINARY) for n in range(9)),
)


def test_what_past_events_added_by_host_format_and_price(golden: LooksLike) -> None:
    learned = group_blocks(GROUPS, LEFT_OUT, VOICE)
    page = event_page([SHOWN["over"]], 1, VOICE, is_past=True, learned=learned)
    golden("events_past_groups", page_message(page, ListAsked("events", "/past"), VOICE))
    assert group_blocks((), LEFT_OUT, VOICE) == []


def test_an_empty_list_says_how_events_are_added(golden: LooksLike) -> None:
    golden("events_none", page_message(event_page([], 0, VOICE), ListAsked("events"), VOICE))
    golden("events_none_past", page_message(event_page([], 0, VOICE, is_past=True), ListAsked("events"), VOICE))
    golden("events_none_of", page_message(event_page([], 0, VOICE, of="SKU123"), ListAsked("events"), VOICE))


def test_a_hundred_products_and_hostile_names_fit_and_do_no_harm() -> None:
    parts = tuple(a_part(Verdict.CAP, product=f"{HOSTILE}{n}" * 3) for n in range(100))
    event = an_event(*parts, name=HOSTILE * 2, shop=HOSTILE * 4)
    page = page_message(event_page([event] * 10, 40, VOICE, of=HOSTILE), ListAsked("events"), VOICE)
    for message in (event_card(event, VOICE), event_notice(event, VOICE), event_alert(event, "today", VOICE), page):
        check_message(message.text, list(message.blocks))
        said = "".join(texts(message.blocks))
        assert "<!channel>" not in said
        assert "\u202e" not in said
    assert f"and {100 - PARTS} more products" in str(page.blocks)


@pytest.mark.parametrize("shops", [["UK Home"], ["UK Home", "EU Home"], [f"Shop {n} & {HOSTILE}" for n in range(120)]])
def test_slack_takes_the_windows(shops: list[str]) -> None:
    parts = tuple(a_part(product=f"SKU{n}") for n in range(100))
    event = an_event(*parts, shop=shops[0], name="x" * 75)
    views = [add_window(shops, "SKU123", date(2026, 11, 3), VOICE), change_window(event, shops, event.value, VOICE)]
    for view in views:
        check_view(_sent(event_add, view), "modal")
    assert ("Shop" in str(views[0].blocks)) == (len(shops) > 1)


def test_a_window_leaves_alone_what_does_not_fit_into_it() -> None:
    """A hundred codes of forty letters with their units are 4,499 letters; a field takes 3,000."""
    parts = [replace(a_part(), product=f"{number:040d}", planned=1000) for number in range(100)]
    event = an_event(*parts)
    view = change_window(event, ["UK Home"], event.value, VOICE)
    check_view(_sent(event_add, view), "modal")
    assert any("Its 100 products and their units stay as they are" in str(block) for block in view.blocks)
    filled_in = {"name": "Live", "starts": "2026-11-28", "ends": "2026-11-30"}
    assert as_said(filled_in, "UK Home", [("SKU1", 1000), ("SKU2", 0)]).products == (("SKU1", "1000"), ("SKU2", ""))
    assert as_said(filled_in | {"products": "SKU2 5"}, "UK Home", [("SKU1", 1000)]).products == (("SKU2", "5"),)


def test_says_of_how_many_skus_orders_follow_later() -> None:
    said = "Orders and levels of its 240 SKUs follow with the next check"
    assert said in str(event_card(an_event(), VOICE, follow=240).blocks)
    assert "follow with" not in str(event_card(an_event(), VOICE).blocks)
