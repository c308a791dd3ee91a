"""“Can I sell so many on that day?” is answered as the event itself would be, and nothing is planned by asking."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.commands import event, po, reorder, stock
from bot.desk import Asker, Desk
from bot.errors import UserError
from bot.events.cards import event_cards
from bot.events.meant import meant
from bot.events.spoken import spoken, with_days
from bot.events.supposed import supposed
from bot.events.typed import read_line, read_question
from bot.jobs import plan
from bot.messages.reply import Message
from bot.store import OVERSOLD, Store, Warned
from bot.talking import talked
from bot.terminal import as_lines
from planner.model import Level
from tests.bot.builders import CHANNEL, Clock, a_desk, coming, counted, planned, stocked, terms

TUESDAY = date(2026, 11, 24)
ANA = "U0ANA"
DAYS = ("today", "yesterday", "this week", "last week")


@pytest.fixture
def desk(store: Store, clock: Clock) -> Desk:
    """A shop with 300 units of SKU123 that sells 5 a day."""
    stocked(store, clock.now, 300)
    store.people.set_role(ANA, "approver", now=clock.now)
    return a_desk(store, clock)


def says(desk: Desk, command: object, words: str) -> str:
    asker = Asker(ANA, CHANNEL, desk.voice("Europe/London"))
    try:
        answers = list(command.answer(desk, asker, words))
    except UserError as error:
        return str(asker.voice.tell(error))
    return "\n".join("\n".join(as_lines(it)) if isinstance(it, Message) else it.name for it in answers)


@pytest.mark.parametrize("typed", ["SKU123 {} 4 Nov", "SKU123 {} 20 Nov 22 Nov", "SKU123 {} 2027-02-01"])
def test_the_question_is_judged_as_the_event_would_be(desk: Desk, typed: str) -> None:
    """Whether 1, 80 or 5000 units are asked for, tomorrow, soon or after an order could be there."""
    for units in (1, 80, 5000):
        words = typed.format(units)
        (asked,) = supposed(desk, read_question(words))
        assert desk.store.events.planned(date(2026, 1, 1)) == ()
        kept = desk.store.events.add(meant(desk, read_line(f'"Live" {words}')), ANA, desk.now()).event
        (card,) = event_cards(desk, [kept])
        assert [replace(part, ads_rate=0.0) for part in asked.card.parts] == [replace(card.parts[0], ads_rate=0.0)]
        desk.store.events.cancel(kept.id, kept.version, ANA, desk.now())


def test_what_is_planned_on_these_days_counts_and_is_named(desk: Desk) -> None:
    """300 − 5 a day until an order could be there; of what may be sold at most, 40 are planned already."""
    (free,) = supposed(desk, read_question("SKU123 4 Nov"))
    add = meant(desk, read_line('"Ben\'s live" SKU123 40 4 Nov'))
    desk.store.events.add(add, ANA, desk.now())
    (taken,) = supposed(desk, read_question("SKU123 4 Nov"))
    assert free.card.parts[0].cap - taken.card.parts[0].cap == 40
    assert "Ben's live (#1) has units of `SKU123` planned" in says(desk, event, "check SKU123 10 4 Nov")


def test_what_is_wrong_is_said_with_the_next_step(desk: Desk) -> None:
    assert "There is no SKU `SKU12`" in says(desk, event, "check SKU12 100 4 Nov")
    assert "Type it like this: `/event check SKU123" in says(desk, event, "check SKU123 100")
    assert "This day is over" in says(desk, event, "check SKU123 100 2026-11-01")
    assert '/event add "Livestream" SKU123 100 2026-11-04 UK Home' in says(desk, event, "check SKU123 100 4 Nov")


@pytest.mark.parametrize(
    ("said", "units", "starts", "ends"),
    [
        ("can I sell 1000 of X1 on friday", ("1000",), "2026-11-27", "2026-11-27"),
        ("push 500 X1 next friday?", ("500",), "2026-12-04", "2026-12-04"),
        ("tuesday live X1 x 400, 8pm", ("400",), "2026-11-24", "2026-11-24"),
        ("monday X1 1.2k", ("1.2k",), "2026-11-30", "2026-11-30"),
        ("X1 1000 this weekend", ("1000",), "2026-11-28", "2026-11-29"),
        ("is 800 of X1 enough on dec 2", ("800",), "dec 2", "dec 2"),
        ("X1 10,000 from 25 nov to 27 nov", ("10,000",), "25 nov", "27 nov"),
        ("black friday 1000 X1", ("1000",), "2026-11-27", "2026-11-27"),
        ("今晚直播X1卖500够吗", ("500",), "2026-11-24", "2026-11-24"),
        ("下周五8点直播卖X1 300件", ("300",), "2026-12-04", "2026-12-04"),
        ("双十二 X1 1.2万", ("1.2万",), "2026-12-12", "2026-12-12"),
        ("3天后直播 X1 200", ("200",), "2026-11-27", "2026-11-27"),
        ("is 20% off X1 enough in 2 hours", (), "2026-11-24", "2026-11-24"),
        ("£500 or 300 or 200 X1", (), "", ""),
    ],
)
def test_units_and_days_are_heard(said: str, units: tuple[str, ...], starts: str, ends: str) -> None:
    """It is Tuesday; a number of a SKU, a price, a share, an hour and a length of time are no units."""
    heard = spoken(said, ["X1"], TUESDAY)
    assert (heard.units, heard.starts, heard.ends) == (units, starts, ends)


@pytest.mark.parametrize(
    ("today", "this", "following"),
    [(27, ("28", "29"), ("05", "06")), (28, ("28", "29"), ("05", "06")), (29, ("29", "29"), ("05", "06"))],
)
def test_a_weekend_is_what_is_left_of_it_and_the_next_one_is_whole(
    today: int, this: tuple[str, str], following: tuple[str, str]
) -> None:
    """From Friday, Saturday and Sunday, 29 November."""
    day = date(2026, 11, today)
    now, later = spoken("X1 9 this weekend", ["X1"], day), spoken("X1 9 next weekend", ["X1"], day)
    assert (now.starts[-2:], now.ends[-2:]) == this
    assert (later.starts[-2:], later.ends[-2:]) == following


def test_a_day_may_be_said_in_words_behind_the_command(desk: Desk) -> None:
    """It is Monday, the second; a day within quotation marks is a part of the name."""
    assert "Fri, Nov 6, 2026" in says(desk, event, "check SKU123 10 friday")
    assert "Mon, Nov 2, 2026" in says(desk, event, "check SKU123 10 tonight UK Home")
    assert "Sunday live · livestream · UK Home · Nov 6, 2026" in says(
        desk, event, 'add "Sunday live" SKU123 10 on friday'
    )
    assert "Nov 7, 2026 to Nov 8, 2026" in says(desk, event, "add Big live SKU123 10 this weekend UK")


def test_a_day_that_is_over_is_told_in_words_too(desk: Desk) -> None:
    for typed in ("check SKU123 50 yesterday UK", "check SKU123 50 昨天", 'add "Live" SKU123 50 yesterday UK Home'):
        assert "This day is over. An event starts on" in says(desk, event, typed), typed


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("S1 500 Sun Home", "S1 500 Sun Home"),
        ("S1 500 friday Sun Home", "S1 500 2026-11-27 Sun Home"),
        ("S1 500 sun Sun Home host=Al", "S1 500 2026-11-29 Sun Home host=Al"),
        ("S1 500 Sunday Home", "S1 500 2026-11-29 Home"),
        ("S1 500 friday Wed", "S1 500 2026-11-27 Wed"),
        ("S1 500 tomorrow 周五店", "S1 500 2026-11-25 周五店"),
        ("S1 500 Wed", "S1 500 2026-11-25"),
        ("SUN-001 500 UK", "SUN-001 500 UK"),
        ("SUN-001 500 sat, UK", "SUN-001 500 2026-11-28, UK"),
    ],
)
def test_a_day_within_a_name_is_none(typed: str, written: str) -> None:
    """It is Tuesday, the 24th; shops are called Home, Sun Home, Wed and 周五店."""
    assert with_days(typed, TUESDAY, ["Home", "Sun Home", "Wed", "周五店"]) == written


def test_a_code_with_blanks_is_proposed_as_it_can_be_typed(desk: Desk, store: Store) -> None:
    stocked(store, desk.now(), 100, sku="SUN HAT 2")
    answer = says(desk, event, 'check "" "SUN HAT 2" 5 4 Nov')
    assert '`/event add "Livestream" "SUN HAT 2" 5 2026-11-04 UK Home`' in answer
    assert "SUN HAT 2" in says(desk, event, 'add "Livestream" "SUN HAT 2" 5 2026-11-04 UK Home')


def test_a_day_of_the_week_is_the_next_one_and_today_too() -> None:
    days = [spoken(f"on {name}", [], TUESDAY).starts for name in ("tuesday", "wednesday", "monday")]
    assert days == ["2026-11-24", "2026-11-25", "2026-11-30"]


def test_decisions_are_listed_with_who_and_the_number_that_undoes_them(desk: Desk, store: Store) -> None:
    assert "Nobody has decided" in says(desk, reorder, "decided")
    stocked(store, desk.now(), 100, sku="SKU124")
    plan.run(desk)
    (asked,) = store.suggestions.open(["SKU124"])
    says(desk, reorder, f"approve {asked.id}")
    listed = says(desk, reorder, "decided")
    assert f"#{asked.id} `SKU124` · UK Home" in listed
    assert "Approved by @U0ANA" in listed
    says(desk, reorder, f"undo {asked.id}")
    assert "Nobody has decided" in says(desk, reorder, "decided")


def test_decisions_are_listed_by_their_days(desk: Desk, store: Store, clock: Clock) -> None:
    """Decided on Monday: the last moment of Tuesday still calls it yesterday, the next one does not."""
    stocked(store, desk.now(), 100, sku="SKU124")
    plan.run(desk)
    (asked,) = store.suggestions.open(["SKU124"])
    assert "Nobody has decided" in says(desk, reorder, "decided today")
    says(desk, reorder, f"approve {asked.id}")
    listed = {when: f"#{asked.id} `SKU124`" in says(desk, reorder, f"decided {when}") for when in DAYS}
    assert listed == {"today": True, "yesterday": False, "this week": True, "last week": False}
    assert "Sun, Nov 1, 2026: no decision on an order stands." in says(desk, reorder, "decided yesterday")
    midnight = datetime(2026, 11, 4, tzinfo=UTC)
    clock.passes(seconds=(midnight - clock.now).total_seconds() - 1)
    assert "1 decision on orders · Mon, Nov 2, 2026" in says(desk, reorder, "decided yesterday")
    assert "1 decision on orders · Mon, Nov 2, 2026" in spoken_to(desk, "what did we dismiss yesterday?")
    assert "Tue, Nov 3, 2026: no decision" in spoken_to(desk, "今天批准了什么")
    clock.passes(seconds=1)
    assert "Tue, Nov 3, 2026: no decision" in says(desk, reorder, "decided yesterday")
    assert "1 decision on orders" in says(desk, reorder, "decided this week")
    clock.passes(days=5)
    assert "1 decision on orders" in says(desk, reorder, "decided last week")
    assert "no decision on an order" in says(desk, reorder, "decided this week")


def spoken_to(desk: Desk, said: str) -> str:
    answers = talked(desk, Asker(ANA, CHANNEL, desk.voice("Europe/London")), said)
    return "\n".join("\n".join(as_lines(it)) if isinstance(it, Message) else it.name for it in answers)


def test_what_arrives_is_listed_by_its_days(desk: Desk, store: Store) -> None:
    """It is Monday: Sunday is the last day of the week, and the next Monday the first of the next."""
    days = {"A1": 2, "B2": 3, "C3": 8, "D4": 9, "E5": 15, "F6": 16}
    counted(store, desk.now(), **dict.fromkeys(days, 1))
    of_yiwu = [terms(sku) for sku in days]
    planned(store, desk.now(), of_yiwu, [coming(sku, 10, date(2026, 11, day)) for sku, day in days.items()])
    for typed, skus in (("today", "A1"), ("tomorrow", "B2"), ("week", "A1 B2 C3"), ("next week", "D4 E5")):
        listed = says(desk, po, typed)
        assert [sku for sku in days if f"`{sku}`" in listed] == skus.split(), (typed, listed)
    for typed, skus in (("A1", "A1"), ("UK", "A1 B2 C3 D4 E5 F6"), ("yiwu", "A1 B2 C3 D4 E5 F6")):
        listed = says(desk, po, typed)
        assert [sku for sku in days if f"`{sku}`" in listed] == skus.split(), (typed, listed)
    assert "Nothing of SKU123 is on its way" in says(desk, po, "SKU123")
    assert "There is no order `nobody`" in says(desk, po, "nobody")
    assert "Nothing arrives" in says(a_desk(desk.store, Clock(desk.now().replace(month=12))), po, "today")


def test_what_changed_is_listed_while_it_is_new(desk: Desk, store: Store, clock: Clock) -> None:
    """Out of stock at a check: new less than a day long, so that no two mornings tell of it."""
    clock.passes(days=1)
    plan.run(desk)
    assert "No SKU became worse" in says(desk, stock, "changed")
    stocked(store, clock.now, 0, sku="SKU124")
    plan.run(desk)
    clock.passes(hours=23, minutes=59, seconds=59)
    assert "1 SKU worse, 0 recovered" in (listed := says(desk, stock, "changed"))
    assert "SKU124" in listed
    clock.passes(seconds=1)
    assert "No SKU became worse" in says(desk, stock, "changed")


def test_what_arrives_is_told_from_what_could_be_ordered(desk: Desk, clock: Clock) -> None:
    assert "when the next order can be here." in says(desk, event, "check SKU123 4 Nov")
    planned(desk.store, clock.now, [terms("SKU123")], [coming("SKU123", 900, date(2026, 11, 20))])
    assert "until Nov 20, 2026, when more arrives." in says(desk, event, "check SKU123 4 Nov")


def test_no_number_is_proposed_where_stock_was_not_counted_lately(desk: Desk, clock: Clock) -> None:
    clock.passes(days=30)
    said = says(desk, event, "check SKU123 24 Dec")
    assert "was not counted lately" in said
    assert "/event add" not in said


def test_what_changed_says_when_it_got_as_bad_as_it_is(desk: Desk, store: Store, clock: Clock) -> None:
    """Urgent at 100, as 20 days are less than the 30 an order takes; out of stock more than a day later."""
    counted(store, clock.now, SKU123=100)
    plan.run(desk)
    (urgent,) = store.alerts.open()
    clock.passes(hours=25)
    assert "No SKU became worse" in says(desk, stock, "changed")
    counted(store, clock.now, SKU123=0)
    plan.run(desk)
    (out,) = store.alerts.open()
    assert (out.id, out.opened_at, out.level) == (urgent.id, urgent.opened_at, Level.OUT)
    listed = says(desk, stock, "changed")
    assert "1 SKU worse" in listed
    assert f"Out of stock · since {clock.now:%b} {clock.now.day}, " in listed


def test_what_is_known_for_less_than_a_day_did_not_become_worse(desk: Desk, store: Store, clock: Clock) -> None:
    """The first stock export of the shop is of today; tomorrow at this time nothing of it is new."""
    counted(store, clock.now, SKU123=0)
    plan.run(desk)
    listed = says(desk, stock, "changed")
    assert "0 SKUs worse, 1 known for the first time, 0 recovered" in listed
    assert "first known" in listed
    clock.passes(days=1)
    assert "No SKU became worse" in says(desk, stock, "changed")


def test_a_sku_that_is_still_warned_of_did_not_recover(desk: Desk, store: Store, clock: Clock) -> None:
    """No longer oversold, and out of stock as before: it counts where both are over, and once."""
    counted(store, clock.now, SKU123=0)
    plan.run(desk)
    (out,) = store.alerts.open()
    store.alerts.apply(clock.now, opened=[Warned(OVERSOLD, "SKU123", out.location, out.shop, Level.OUT, out.figures)])
    clock.passes(hours=25)
    store.alerts.apply(clock.now, closed=store.alerts.open(family=OVERSOLD))
    assert "No SKU became worse" in says(desk, stock, "changed")
    store.alerts.apply(clock.now, closed=store.alerts.open())
    listed = says(desk, stock, "changed")
    assert "0 SKUs worse, 1 recovered" in listed
    assert listed.count("Over since") == 2
