"""Events as people say them and hear of them: typed, misunderstood, kept, announced, reminded of once, over."""

import io
from collections.abc import Iterator
from datetime import date, timedelta
from types import ModuleType

import pytest
from openpyxl import load_workbook

from bot import scheduler
from bot.buttons import event_undo, event_usual
from bot.commands import event as command
from bot.commands import stock
from bot.desk import Asker, Desk, Pressed
from bot.errors import NotAllowed, UserError
from bot.errors.event import AddLikeThis, WhichShop
from bot.errors.event_over import EventGone
from bot.events.meant import meant
from bot.events.typed import Said, read_line, read_lines
from bot.jobs import event_dates, plan
from bot.judging.judgement import judge
from bot.lists import suggestions
from bot.messages.reply import File, Message
from bot.ordering.decision import asked_in_window
from bot.store import Store
from bot.terminal import as_lines
from planner.events.plan import EventKind
from tests.bot.builders import (
    CHANNEL,
    MONDAY,
    Clock,
    Filled,
    Left,
    a_desk,
    a_shop,
    counted,
    leaving,
    planned,
    sells,
    stocked,
    terms,
)

ADD = 'add "Black Friday live" SKU123 1000 2026-12-28 2026-12-30'
ANA = "U0ANA"


@pytest.fixture
def desk(store: Store, clock: Clock, filled: Filled) -> Desk:
    """A shop with 300 units of SKU123 that sells 5 a day, and Ana, who may plan."""
    return filled(a_desk(store, clock), one_to_plan)


def one_to_plan(desk: Desk) -> None:
    stocked(desk.store, desk.now(), 300)
    desk.store.people.set_role(ANA, "planner", now=desk.now())


def says(desk: Desk, words: str, user: str = ANA) -> str:
    """Type it and return what is answered, or the sentence that refuses it."""
    asker = Asker(user, CHANNEL, desk.voice("Europe/London"))
    try:
        answers = list(command.answer(desk, asker, words))
    except UserError as error:
        return str(asker.voice.tell(error))
    return "\n".join("\n".join(_lines(answer)) for answer in answers)


def _lines(answer: Message | File) -> Iterator[str]:
    return as_lines(answer) if isinstance(answer, Message) else iter([answer.name])


def heard(desk: Desk, kind: str = "event") -> list[Left]:
    return [left for left in leaving(desk) if left.kind == kind]


# -- typed ---------------------------------------------------------------------------------------------------------

TWO_DAYS = Said("Black Friday live", EventKind.LIVESTREAM, "", (("SKU123", "1000"),), "2026-11-28", "2026-11-30")


@pytest.mark.parametrize(
    "words",
    [
        '"Black Friday live" SKU123 1000 2026-11-28 2026-11-30',
        "“Black Friday live” SKU123 1000 2026-11-28 2026-11-30",
        '  live "Black Friday live"   SKU123 1000 2026-11-28 2026-11-30 ',
        '直播 "Black Friday live" SKU123 1000 2026-11-28 2026-11-30',
    ],
)
def test_a_line_is_read_however_it_is_quoted(words: str) -> None:
    assert read_line(words) == TWO_DAYS


@pytest.mark.parametrize(
    ("words", "name", "products", "days"),
    [
        ("Black Friday SKU123 1000 28 Nov", "Black Friday", (("SKU123", "1000"),), ("28 Nov", "28 Nov")),
        ("Black Friday 2026 SKU123 1k 28 Nov", "Black Friday 2026", (("SKU123", "1k"),), ("28 Nov", "28 Nov")),
        ("Sale SKU1 5 22384 700 Nov 28 to Nov 30", "Sale", (("SKU1", "5"), ("22384", "700")), ("Nov 28", "Nov 30")),
        ("Back to School SKU1 5 28 Nov to 30 Nov", "Back to School", (("SKU1", "5"),), ("28 Nov", "30 Nov")),
        ('"Sale" SKU1 5 28/11, 30/11', "Sale", (("SKU1", "5"),), ("28/11", "30/11")),
        ('"双十一" SKU1 1.2万 11月11日 至 11月12日', "双十一", (("SKU1", "1.2万"),), ("11月11日", "11月12日")),
    ],
)
def test_names_and_days_are_read_as_people_write_them(
    words: str, name: str, products: tuple[tuple[str, str], ...], days: tuple[str, str]
) -> None:
    said = read_line(words)
    assert (said.name, said.products, (said.starts, said.ends)) == (name, products, days)


def test_the_kind_may_stand_before_a_name_without_quotation_marks() -> None:
    said = read_line("flash-sale Big Friday SKU123 100 28 Nov UK Home")
    assert (said.kind, said.name, said.shop) == (EventKind.FLASH_SALE, "Big Friday", "UK Home")
    assert read_line("Big Friday SKU123 100 28 Nov until 30 Nov UK - Home").shop == "UK - Home"


def test_several_products_one_day_and_a_shop_are_read() -> None:
    said = read_line('campaign "Sale" SKU123 1,000 "SKU 12" 5 2026-11-28 UK Home')
    assert said == Said(
        "Sale", EventKind.CAMPAIGN, "UK Home", (("SKU123", "1,000"), ("SKU 12", "5")), "2026-11-28", "2026-11-28"
    )


def test_a_pause_of_ads_names_products_or_none() -> None:
    assert read_line('pause "Review" 2026-12-01').products == ()
    assert read_line('ads-paused "Review" SKU1 22384 2026-12-01').products == (("SKU1", ""), ("22384", ""))


def test_a_name_may_be_a_single_word_even_the_word_for_a_kind() -> None:
    assert (read_line("Sunday SKU123 5 2026-12-01").name, read_line("Sunday SKU123 5 2026-12-01").starts) == (
        *("Sunday", "2026-12-01"),
    )
    assert read_line('live "live" SKU123 5 2026-12-01').name == "live"


@pytest.mark.parametrize(
    "words",
    [
        "",
        "x",
        "2026-11-28",
        "Black Friday live SKU123 2026-11-28",
        "season Black Friday x2 2026-11-28",
        '"Live" SKU123 1000',
        '"Live"',
        '""',
    ],
)
def test_what_cannot_be_read_is_answered_with_an_example(words: str) -> None:
    with pytest.raises(AddLikeThis):
        read_line(words)


def test_lines_of_a_window_are_read_however_they_are_separated() -> None:
    text = "SKU123 1000\n\n SKU 124:  2,500 \nSKU125\t7\nSKU126, 8\nSKU127\n22384 5\nSKU128：1.2万\nSKU129 1.000"
    assert read_lines(text) == (
        *(("SKU123", "1000"), ("SKU 124", "2,500"), ("SKU125", "7")),
        *(("SKU126", "8"), ("SKU127", ""), ("22384", "5")),
        *(("SKU128", "1.2万"), ("SKU129", "1.000")),
    )


# -- why ------------------------------------------------------------------------------------------------------------


def test_why_an_event_is_judged_so(desk: Desk) -> None:
    """The last order by sea is 30 days and the eve before 28 December; 1000 are more than lie there."""
    says(desk, ADD)
    why = says(desk, "#1 why")
    assert "Why these numbers: Black Friday live" in why
    assert "Still expected 1,000: 1,000 planned on top of ordinary sales" in why
    assert "Last order by sea Nov 27, 2026: 30 days, the longest normal lead time" in why
    assert why == says(desk, "#1 为什么")


def test_the_card_of_a_sku_explains_its_events_too(desk: Desk) -> None:
    says(desk, ADD)
    answers = stock.answer(desk, Asker(ANA, CHANNEL, desk.voice("Europe/London")), "SKU123 why")
    said = "\n".join("\n".join(_lines(answer)) for answer in answers)
    assert "Sold a day" in said
    assert "Still expected 1,000" in said


def test_a_pause_of_ads_says_what_ads_sell(desk: Desk) -> None:
    says(desk, 'add pause "Review" SKU123 2026-12-01')
    assert "what ads sell of it is unknown" in says(desk, "#1 why")


# -- what is wrong -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("add", "Type it like this:"),
        ('add "x" SKU12 5 2026-12-01', "There is no SKU `SKU12`. Did you mean `SKU123`?"),
        ('add "x" nosuchthing 5 2026-12-01', "There is no SKU `nosuchthing`."),
        ('add "x" SKU123 0 2026-12-01', "How many units of `SKU123`?"),
        ('add "x" SKU123 many 2026-12-01', "How many units of `SKU123`?"),
        ('add "x" SKU123 99999999 2026-12-01', "So many units of `SKU123` cannot be meant: 10,000,000 at most."),
        ('add "x" SKU123 5 SKU123 6 2026-12-01', "`SKU123` is named twice."),
        ('add "x" 2026-12-01', "Name at least one product and its units"),
        ('add "x" SKU123 5 1 Nov', "`1 Nov` can be two days"),
        ('add "x" SKU123 5 2026-11-01', "This day is over. An event starts on Nov 2, 2026 or later"),
        ('add "x" SKU123 5 2026-11-01 2026-11-05', "This day is over."),
        ('add "x" SKU123 5 2026-12-02 2026-12-01', "It would end before it starts. Choose Dec 2, 2026 or a later day."),
        ('add "x" SKU123 5 32/11/2026', "`32/11/2026` is not a day. Write days like 2026-11-28."),
        ('add "x" SKU123 5 3/12/2026', "`3/12/2026` can be two days. Write it like 2026-11-28."),
        ('add "x" SKU123 1.000 2026-12-01', "“1.000” can mean 1000 or 1."),
        ("cancel", "Which event? Add its number: `/event cancel #3`"),
        ('add "x" SKU123 5 2026-02-30', "`2026-02-30` is not a day."),
        ('add "x" SKU123 5 2026-12-01 2027-12-01', "An event lasts 92 days at most"),
        ('add "x" SKU123 5 2036-12-01', "Dec 1, 2036 is more than two years away."),
        ('add " " SKU123 5 2026-12-01', "Give the event a name"),
        (f'add "{"x" * 76}" SKU123 5 2026-12-01', "This name is too long. Keep it within 75 letters."),
        ('add "x" SKU123 5 2026-12-01 UK Hime', "There is no shop UK Hime. Did you mean `UK Home`?"),
        ("#7", "There is no event `#7`. `/event` lists them."),
        ("cancel x", "There is no event `x`."),
        ("cancel past", "Which event? Add its number: `/event cancel past #3`"),
        ("cancel past Black Friday", "There is no event `Black Friday`."),
        ("cancel past #3 please", "There is no event `#3 please`."),
        ("#7 why", "There is no event `#7`. `/event` lists them."),
        ("SKU12", "Did you mean `SKU123`?"),
    ],
)
def test_what_is_wrong_is_said_with_the_next_step(desk: Desk, words: str, sentence: str) -> None:
    assert sentence in says(desk, words)
    assert desk.store.events.planned() == ()


def test_the_same_event_twice_is_refused(desk: Desk) -> None:
    says(desk, ADD)
    assert "UK Home has an event *Black Friday live* on Dec 28, 2026 already." in says(desk, ADD)


def test_an_event_starts_today_at_the_earliest(desk: Desk) -> None:
    assert "runs now" in says(desk, 'add "x" SKU123 5 2026-11-02')


def test_a_viewer_may_look_and_not_change(desk: Desk, store: Store, clock: Clock) -> None:
    store.people.set_role("U0VIC", "viewer", now=clock.now)
    assert "No event is planned" in says(desk, "", "U0VIC")
    for words in (ADD, "cancel #1"):
        assert "This needs the role *planner*" in says(desk, words, "U0VIC")
    with pytest.raises(NotAllowed):
        list(command.answer(desk, Asker("U0VIC", CHANNEL, desk.voice()), ADD))


def test_where_several_shops_sell_it_the_shop_is_asked_for(desk: Desk, store: Store, clock: Clock) -> None:
    store.shops.add(a_shop("EU Home", tz="Europe/Berlin", channel="C0EU"), now=clock.now)
    assert "Sunday" in says(desk, 'add "Sunday" SKU123 5 2026-12-01')  # only one of them sells it
    sells(store, clock.now, 2, shop="EU Home")
    assert says(desk, 'add "Monday" SKU123 5 2026-12-01') == str(desk.voice().tell(WhichShop(("EU Home", "UK Home"))))
    assert "· EU Home ·" in says(desk, 'add "Monday" SKU123 5 2026-12-01 eu home')
    assert [left.channel for left in heard(desk)] == [CHANNEL, "C0EU"]


def test_a_product_the_shop_does_not_sell_is_refused(desk: Desk, store: Store, clock: Clock) -> None:
    store.shops.add(a_shop("EU Home"), now=clock.now)
    assert "EU Home does not sell `SKU123`." in says(desk, 'add "x" SKU123 5 2026-12-01 EU Home')


# -- kept ----------------------------------------------------------------------------------------------------------


def test_the_answer_says_at_once_what_can_be_done(desk: Desk) -> None:
    """300 less 55 days of 5 are 25 before Dec 28, less 3 days and 1000: 990 short, and 75 kept."""
    card = says(desk, ADD)
    assert "🎥 Black Friday live · livestream · UK Home · Dec 28, 2026 to Dec 30, 2026 · in 56 days · #1" in card
    assert "Sea is in time if ordered by Nov 27, 2026; 1,065 units are missing by then." in card
    assert "[Change…]  [Cancel event]" in card


def test_the_channel_hears_of_it_and_of_its_end(desk: Desk) -> None:
    says(desk, ADD)
    (new,) = heard(desk)
    assert (new.channel, new.is_new) == (CHANNEL, True)
    assert "Added by @U0ANA" in new.words
    says(desk, "cancel #1")
    (gone,) = heard(desk)
    assert (gone.is_new, "cancelled" in gone.words) == (False, True)
    assert "cannot be changed" in says(desk, "cancel #1")


def test_a_cancelled_event_is_shown_and_not_cancelled_again(desk: Desk) -> None:
    says(desk, ADD)
    says(desk, "cancel 1")
    assert "Cancelled by @U0ANA" in says(desk, "#1")
    assert says(desk, "1") == says(desk, "#1?") == says(desk, "#1")
    with pytest.raises(EventGone):
        list(command.answer(desk, Asker(ANA, CHANNEL, desk.voice()), "cancel #1"))
    assert "No event is planned" in says(desk, "")


def test_a_change_is_judged_by_the_next_tick(desk: Desk, clock: Clock) -> None:
    """The threshold of 225 is raised by 500 within 36 days of the event, and falls back when it is cancelled."""
    scheduler.tick(desk)
    assert not plan.due(desk)
    says(desk, 'add "Sunday" SKU123 500 2026-11-29')
    assert plan.due(desk)
    scheduler.tick(desk)
    (asked,) = desk.store.suggestions.open()
    assert not plan.due(desk)
    assert asked.quantity == 225 + 500 + 180 - 300
    says(desk, "cancel #1")
    scheduler.tick(desk)
    assert desk.store.suggestions.open() == ()


def test_events_are_listed_by_start_and_by_product(desk: Desk, store: Store, clock: Clock) -> None:
    stocked(store, clock.now, 50, sku="SKU124")
    for number, (sku, day) in enumerate([("SKU123", "12-03"), ("SKU124", "12-01"), ("SKU123", "12-02")]):
        says(desk, f'add "Live {number}" {sku} 10 2026-{day}')
    everything = says(desk, "")
    assert "3 events planned" in everything
    assert [everything.index(f"Live {number}") for number in (1, 2, 0)] == sorted(
        everything.index(f"Live {number}") for number in range(3)
    )
    mine = says(desk, "sku123")
    assert ("2 events of SKU123" in mine, "Live 1" in mine) == (True, False)
    assert "No event of SKU125" in says(desk, "SKU125") or "There is no SKU" in says(desk, "SKU125")


def test_all_events_come_as_a_workbook(desk: Desk) -> None:
    says(desk, ADD)
    says(desk, 'add pause "Review" 2026-12-01')
    assert says(desk, "xlsx") == "events-2026-11-02.xlsx"


def test_what_ads_sell_is_unknown_without_an_export(desk: Desk) -> None:
    assert "what ads sell of it is unknown, so nothing changes" in says(desk, 'add pause "Review" SKU123 2026-12-01')
    assert "All products of the shop" in says(desk, 'add pause "Other" 2026-12-01')


def test_an_event_need_not_be_capped_where_what_is_flown_in_is_there_before_stock_is_out(desk: Desk) -> None:
    """300 last through 200 on 7 Nov and until the 21st; a ship is there on 2 Dec, a flight on 9 Nov."""
    said = says(desk, 'add "Live" SKU123 200 2026-11-07')
    assert "Cap the livestream at 80 units" in said
    assert "Or fly 125 of what is to order in, decided by Nov 15, 2026" in said
    assert "Or fly" not in says(desk, 'add "All of it" SKU123 300 2026-11-07')  # out before a flight lands


# -- as time goes by -----------------------------------------------------------------------------------------------


def test_the_last_safe_order_is_told_tomorrow_today_and_passed_once_each(desk: Desk, clock: Clock) -> None:
    """30 days by sea: an event on Dec 28 is ordered on Nov 27."""
    says(desk, ADD)
    heard(desk)
    said = []
    for day in (25, 26, 27, 28, 29):
        for hour in (9, 10, 20):
            clock.now = MONDAY.replace(day=day, hour=hour)
            sells(desk.store, clock.now, 5, days=1)
            counted(desk.store, clock.now, SKU123=300)
            event_dates.run(desk)
            said += [(day, left.words.splitlines()[0]) for left in heard(desk, "event_alert") if left.is_new]
    assert said == [
        (26, "⏰ The last safe order by sea for Black Friday live is tomorrow"),
        (27, "⏰ The last safe order by sea for Black Friday live is today"),
        (28, "⏰ For Black Friday live an order by sea comes too late now"),
    ]


def test_what_the_answer_said_already_is_not_told_again(desk: Desk, clock: Clock) -> None:
    says(desk, 'add "Sunday" SKU123 500 2026-11-15')
    clock.passes(minutes=20)
    event_dates.run(desk)
    assert heard(desk, "event_alert") == []


def test_an_event_that_stock_covers_reminds_nobody(desk: Desk, clock: Clock) -> None:
    says(desk, 'add "Small" SKU123 1 2026-12-03')
    clock.now = MONDAY.replace(day=3)
    counted(desk.store, clock.now, SKU123=3000)
    event_dates.run(desk)
    assert heard(desk, "event_alert") == []


def test_what_a_past_event_added_is_told_anew_once_its_last_sales_are_imported(desk: Desk, clock: Clock) -> None:
    """Nov 3: at midnight nobody knows what sold on it; the export of the next morning does, and a day later a count
    that its 60 were all there was. A week later no import changes it.
    """
    says(desk, 'add "Live" SKU123 100 2026-11-03')
    event_dates.run(desk)
    clock.now = MONDAY.replace(day=3, hour=8)
    counted(desk.store, clock.now, SKU123=60)
    clock.now = MONDAY.replace(day=4, hour=0)
    event_dates.run(desk)
    heard(desk)
    clock.passes(hours=8)
    sells(desk.store, clock.now, 60, days=1, first=9)
    counted(desk.store, clock.now, SKU123=0)
    event_dates.run(desk)
    (over,) = heard(desk)
    assert (over.is_new, "60 sold on its days, it really added 55" in over.words) == (False, True)
    clock.passes(minutes=15)
    event_dates.run(desk)
    assert heard(desk) == []
    clock.passes(days=1)
    counted(desk.store, clock.now, SKU123=0)
    event_dates.run(desk)
    (over,) = heard(desk)
    assert "it really added 55, it ran out of stock, so it might have sold more." in over.words
    clock.passes(days=8)
    event_dates.run(desk)
    clock.passes(minutes=15)
    counted(desk.store, clock.now, SKU123=9)
    event_dates.run(desk)
    assert heard(desk) == []


def test_a_running_event_decays_and_a_past_one_says_what_it_added(desk: Desk, clock: Clock) -> None:
    """Nov 3 and 4: 400 sold on the 3rd. On the 4th 400 - 5 were the event's: 605 of 1000 are still expected."""
    says(desk, 'add "Live" SKU123 1000 2026-11-03 2026-11-04')
    event_dates.run(desk)
    heard(desk)
    clock.passes(days=2)
    sells(desk.store, clock.now, 400, days=1, first=9)
    event_dates.run(desk)
    (running,) = heard(desk)
    assert "1,000 planned, 400 sold since the start, 605 still expected." in running.words
    clock.passes(days=1)
    sells(desk.store, clock.now, 100, days=1, first=10)
    event_dates.run(desk)
    (over,) = heard(desk)
    assert (over.is_new, "500 sold on its days, it really added 490." in over.words) == (False, True)
    assert "it really added 490" in says(desk, "past")
    again = says(desk, 'add "Again" SKU123 800 2026-11-20')
    assert "Last time (Live, until Nov 4, 2026) it really added 490 of 1,000 planned." in again
    says(desk, "cancel #2")
    heard(desk)
    assert "No event is planned" in says(desk, "")
    clock.passes(days=1)
    event_dates.run(desk)
    assert heard(desk) == []
    (catalogue,) = desk.store.facts.gather(clock.now)
    assert plan.run(desk) is None
    assert catalogue.history.units[0, -4:].tolist() == [0, 400, 100, 0]


def test_days_of_an_event_are_no_ordinary_days(desk: Desk, clock: Clock) -> None:
    says(desk, 'add "Live" SKU123 1000 2026-11-02 2026-11-03')
    sells(desk.store, clock.now, 700, days=1, until=0, first=9)
    clock.passes(days=2)
    sells(desk.store, clock.now, 700, days=1, first=9)
    (judged,) = judge(desk)
    assert (judged.plan.daily_rate[0], judged.plan.event_days[0]) == (5, 2)


def test_a_new_day_is_a_new_day_of_the_shop(desk: Desk, clock: Clock) -> None:
    """At half past eleven in the evening in London it is tomorrow in Berlin."""
    clock.now = MONDAY.replace(hour=23, minute=30)
    assert "This day is over." not in says(desk, 'add "Live" SKU123 1 2026-11-02')
    desk.store.shops.change("UK Home", now=clock.now, tz="Europe/Berlin")
    assert "An event starts on Nov 3, 2026 or later" in says(desk, 'add "Late" SKU123 1 2026-11-02')


def test_the_dates_of_the_order_are_those_of_the_shop(desk: Desk) -> None:
    says(desk, ADD)
    (event,) = desk.store.events.planned()
    assert (event.plan.starts - timedelta(days=31)) == date(2026, 11, 27)


def test_the_stock_card_says_what_is_planned_and_what_can_be_done(desk: Desk) -> None:
    says(desk, 'add "Sunday" SKU123 500 2026-11-29')
    asker = Asker(ANA, CHANNEL, desk.voice("Europe/London"))
    (card,) = stock.answer(desk, asker, "SKU123")
    said = "\n".join(_lines(card))
    assert "+ 500 for planned events" in said
    assert "🎥 Sunday · Nov 29, 2026 · 500 planned. ✈️ Only air: decide by Nov 21, 2026;" in said
    says(desk, "cancel #1")
    (card,) = stock.answer(desk, asker, "SKU123")
    assert "Sunday" not in "\n".join(_lines(card))


def test_an_order_that_usually_comes_in_time_is_named_beside_what_is_sure(desk: Desk, clock: Clock) -> None:
    """20 days by sea, 30 at the longest: on 22 November, 2 December if late; for the 22nd both are too late. From 60
    days of sales on it is planned with the 20, and the safety stock is there for late orders.
    """
    sells(desk.store, clock.now, 5, days=60, until=46)
    planned(desk.store, clock.now, [terms(lead_time=20, max_lead_time=30)])
    said = says(desk, 'add "Friday" SKU123 500 2026-11-27')
    assert "Only air is sure: decide by Nov 19, 2026;" in said
    assert "An order by sea placed now is usually there on Nov 22, 2026, a late one after it starts." in said
    assert "Only air: decide by Nov 14, 2026;" in says(desk, 'add "Sunday" SKU123 500 2026-11-22')


def test_the_digest_names_near_events_with_what_can_be_done(desk: Desk, clock: Clock) -> None:
    says(desk, 'add "Soon" SKU123 500 2026-11-17')
    says(desk, 'add "Later" SKU123 500 2026-11-18')
    clock.now = MONDAY.replace(day=3, hour=9)
    scheduler.tick(desk)
    (said,) = [left.words for left in heard(desk, "digest")]
    assert "🎥 Soon · Nov 17, 2026 · SKU123: 500 planned. ✈️ Only air: decide by Nov 9, 2026;" in said
    assert "Later" not in said


def test_an_event_that_has_run_ends_with_yesterday_and_its_days_stay_no_ordinary_days(desk: Desk, clock: Clock) -> None:
    says(desk, 'add "Live" SKU123 1000 2026-11-02 2026-11-20')
    sells(desk.store, clock.now, 700, days=1, until=0, first=9)
    clock.passes(days=2)
    sells(desk.store, clock.now, 10, days=1, first=9)
    assert "[Change…]  [End event]" in says(desk, "#1")
    ended = says(desk, "cancel #1")
    assert "Nov 2, 2026 to Nov 3, 2026 · over" in ended
    assert "it really added 700" in ended
    (judged,) = judge(desk)
    assert (judged.plan.daily_rate[0], judged.plan.event_days[0], judged.plan.event_units[0]) == (5, 2, 0)
    assert "cannot be changed" in says(desk, "cancel #1")


def test_a_past_event_that_never_took_place_is_taken_out_and_its_days_are_ordinary_again(
    desk: Desk, clock: Clock
) -> None:
    says(desk, 'add "Live" SKU123 1000 2026-11-02 2026-11-20')
    assert "is not over" in says(desk, "cancel past #1")
    clock.passes(days=2)
    says(desk, "cancel #1")
    assert judge(desk)[0].plan.event_days[0] == 1  # its other day has no sales yet
    assert "`/event cancel past #1`" in says(desk, "#1")
    assert "[Undo]" in says(desk, "cancel past #1")
    assert judge(desk)[0].plan.event_days[0] == 0
    assert "Once an event is over" in says(desk, "past")
    assert "cannot be changed" in says(desk, "cancel past #1")


def test_cancelling_and_ending_are_taken_back_by_button_or_typed(desk: Desk, clock: Clock) -> None:
    says(desk, 'add "Live" SKU123 1000 2026-11-02 2026-11-20')
    says(desk, "cancel #1")
    assert "Planned again by" in says(desk, "undo #1")
    assert "The last change of *Live* is not taken back by Undo." in says(desk, "undo #1")
    clock.passes(days=2)
    ended = says(desk, "cancel #1")
    assert ("Nov 2, 2026 to Nov 3, 2026 · over" in ended, "[Undo]" in ended) == (True, True)
    assert "Nov 2, 2026 to Nov 20, 2026 · runs now" in says(desk, "undo #1")
    says(desk, "cancel #1")
    says(desk, "cancel past #1")
    assert "Nov 2, 2026 to Nov 3, 2026 · over" in presses(desk, event_undo, "1:7")
    assert "was changed by <@U0ANA>" in presses(desk, event_undo, "1:7")
    assert "This needs the role *planner*" in says(desk, "undo #1", "U0VIC")
    assert "`/event undo #3`" in says(desk, "undo")


# -- hosts, formats, prices ----------------------------------------------------------------------------------------


def has_run(desk: Desk, clock: Clock, name: str, extra: int, facts: str = "", kind: str = "live") -> None:
    """Let an event of one day pass on which ``extra`` sold on top of 5 a day; the next begins some days later."""
    clock.passes(days=3)
    day = clock.now.date()
    assert "runs now" in says(desk, f'add {kind} "{name}" SKU123 40 {day} {facts}')
    clock.passes(days=1)
    sells(desk.store, clock.now, 5, days=3, until=2, first=50 + extra)
    sells(desk.store, clock.now, 5 + extra, days=1, first=200 + extra)


@pytest.fixture
def past(desk: Desk, clock: Clock) -> Desk:
    """Two livestreams with Anna that added 20 of 40 planned, 4 times an ordinary day, and one with Ben that added 5."""
    has_run(desk, clock, "One", 20, "host=Anna")
    has_run(desk, clock, "Two", 20, 'host=" anna "')
    has_run(desk, clock, "Three", 5, "host:Ben cut=-20%")
    return desk


def test_host_and_price_cut_are_typed_kept_and_shown(desk: Desk) -> None:
    card = says(desk, 'add flash-sale "Black Friday" SKU123 1000 2026-12-28 host="Anna Lee" cut=20%')
    assert "⚡ Black Friday · flash sale · Anna Lee · 20% off · UK Home · Dec 28, 2026" in card
    (event,) = desk.store.events.planned()
    assert (event.plan.host, event.plan.price_cut, str(event.plan.kind)) == ("Anna Lee", 20, "flash_sale")
    says(desk, 'add "Full price" SKU123 10 2026-12-29 降价：0 主播：小美')
    assert "小美 · at full price" in says(desk, "#2")


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ("cut=96", "`96` is not a price cut. Write whole percent off the usual price, 0 to 95, such as 20."),
        ("cut=0.5", "`0.5` may be 50% or 0.5%. Write whole percent off the usual price"),
        ("cut=0.5%", "`0.5%` is not a price cut."),
        ("cut=half", "`half` is not a price cut."),
        (f"host={'x' * 76}", "This host's name is too long. Keep it within 75 letters."),
    ],
)
def test_a_wrong_host_or_price_cut_is_said(desk: Desk, facts: str, sentence: str) -> None:
    assert sentence in says(desk, f'add "x" SKU123 5 2026-12-01 {facts}')
    assert desk.store.events.planned() == ()


def test_a_price_is_cut_by_nothing_to_95_percent(desk: Desk) -> None:
    for cut in (0, 95):
        assert "planned" in says(desk, f'add "Cut {cut}" SKU123 5 2026-12-01 cut={cut}')


def test_a_plan_far_from_what_a_host_usually_brings_is_said_with_what_is_usual(past: Desk, clock: Clock) -> None:
    """All 3: 4 a day; 3 livestreams: 4; Anna's 2: 4. So 4 × 5 a day × 2 days are usual, however her name is written."""
    card = says(past, 'add "Again" SKU123 100 2026-12-28 2026-12-29 host=ANNA')
    assert (
        "💡 Going by the last 2 livestreams with ANNA, expect 4 times an ordinary day's sales on top each day: 40 of "
        "`SKU123` (planned: 100)." in card
    )
    assert "Of what was planned for such events, 50% was really added." in card
    assert "[Plan 40]  [Change…]" in card


def test_few_events_of_a_host_are_drawn_to_all_of_their_kind(past: Desk) -> None:
    """Ben's one of 1 a day weighs 1 against 3 of 4: 3.25 a day of 5."""
    assert "the last livestream with Ben, expect 3.25 times" in says(past, 'add "B" SKU123 90 2026-12-28 host=Ben')
    assert "16 of `SKU123` (planned: 90)." in says(past, "#4")


def test_without_units_what_is_usual_is_planned(past: Desk) -> None:
    card = says(past, 'add "Again" SKU123 2026-12-28 host=Anna')
    assert "`SKU123`: 20 planned." in card
    assert "20 of `SKU123` (as planned)." in card
    assert "[Plan" not in card


def test_without_units_and_without_a_past_the_units_are_asked_for(desk: Desk) -> None:
    assert says(desk, 'add "Again" SKU123 2026-12-28 host=Anna').startswith(
        "Past events do not tell what this one brings of `SKU123`: too few like it are known, or it hardly sells. "
        "How many units of it?"
    )


def test_two_past_events_say_nothing_yet(desk: Desk, clock: Clock) -> None:
    has_run(desk, clock, "One", 20, "host=Anna")
    has_run(desk, clock, "Two", 20, "host=Anna")
    assert "💡" not in says(desk, 'add "Again" SKU123 100 2026-12-28 host=Anna')
    asks = says(desk, 'add "More" SKU123 2026-12-28 host=Anna')
    assert "Last time (Two, until " in asks
    assert "it really added 20: write `SKU123 20` to plan as many" in asks


def test_a_plan_near_what_is_usual_is_left_alone(past: Desk) -> None:
    """A quarter of 26 is 6.5: 20 is within it; of 27 it is not."""
    assert "💡" not in says(past, 'add "Again" SKU123 26 2026-12-28 host=Anna')
    assert "💡" in says(past, 'add "More" SKU123 27 2026-12-28 host=Anna')


def test_a_pause_of_ads_and_a_running_event_suggest_nothing(past: Desk, clock: Clock) -> None:
    assert "💡" not in says(past, 'add pause "Review" SKU123 2026-12-28')
    assert "💡" not in says(past, f'add "Now" SKU123 1000 {clock.now.date()} host=Anna')


# -- what is learned -----------------------------------------------------------------------------------------------


def test_past_events_are_put_together_by_host_format_and_price(past: Desk) -> None:
    """Anna's two 4, of all 4: 4. Ben's one 1: (1 + 3·4)/4 = 3.25; 5 of 40, of all 50 %: 40.6 %."""
    said = says(past, "past")
    assert "By host: anna 4× (2 events, 50% of the plan), Ben 3.25× (1 event, 40.6% of the plan)" in said
    assert "By format: livestream 4× (3 events, 50% of the plan)" in said
    assert "By price: 16% to 30% off 3.25× (1 event, 40.6% of the plan)" in said


def test_an_event_that_ran_out_of_stock_is_left_out_and_named(past: Desk, clock: Clock) -> None:
    clock.passes(days=3)
    says(past, f'add "Empty" SKU123 40 {clock.now.date()} host=Anna')
    sells(past.store, clock.now, 25, days=1, until=0, first=900)
    counted(past.store, clock.now.replace(hour=20), SKU123=0)
    clock.passes(days=2)
    said = says(past, "past")
    assert "Left out: Empty (until Nov 17, 2026; it ran out of stock, so it might have sold more)" in said
    assert said.count("it really added 21, it ran out of stock, so it might have sold more.") == 1
    says(past, 'add "Again" SKU123 100 2026-12-28 host=Anna')
    assert "the last 2 livestreams with Anna" in says(past, "#5")
    assert "Left out: Empty (until Nov 17, 2026; it ran out" in says(past, "#5 why")


def test_why_an_event_is_expected_to_add_so_much(past: Desk) -> None:
    says(past, 'add "B" SKU123 90 2026-12-28 2026-12-29 host=Ben')
    why = says(past, "#4 why")
    assert (
        "Usual on top, times an ordinary day's sales 3.25: medians of the last 3 events 4, the last 3 livestreams "
        "4, the last livestream with Ben 1; each is drawn to the one before it, which weighs as much as 3 events"
    ) in why
    assert "`SKU123` Usual on top 32: 3.25 times 5 a day of ordinary sales × 2 days" in why
    assert "It goes by: Three (until Nov 13, 2026: 1)" in why
    assert "Left out" not in why


def test_a_past_event_is_explained_without_what_is_usual(past: Desk) -> None:
    assert "Usual on top" not in says(past, "#1 why")


def test_the_workbook_of_events_holds_host_and_price_cut(past: Desk, clock: Clock) -> None:
    says(past, 'add "B" SKU123 90 2026-12-28 host=Ben cut=20')
    file = next(iter(command.answer(past, Asker(ANA, CHANNEL, past.voice("Europe/London")), "xlsx")))
    assert isinstance(file, File)
    sheet = load_workbook(io.BytesIO(file.content)).active
    assert [[cell.value for cell in row[2:4]] for row in sheet.iter_rows()] == [["Host", "Price cut"], ["Ben", 0.2]]


def presses(desk: Desk, handler: ModuleType, value: str, user: str = ANA) -> str:
    """Press a button of an event and return what is answered, or the sentence that refuses it."""
    asker = Asker(user, CHANNEL, desk.voice("Europe/London"))
    said: list[str] = []
    try:
        for answer in handler.press(desk, asker, Pressed(value, is_private=True, moment="1")):
            said += _lines(answer)
    except UserError as error:
        said.append(str(asker.voice.tell(error)))
    return "\n".join(said)


def units_of_the_last(desk: Desk) -> int:
    event = desk.store.events.planned()[-1]
    return dict(event.plan.units)["SKU123"]


def test_only_what_the_card_showed_is_planned_and_only_once(past: Desk) -> None:
    """20 are usual for Anna; a card that showed 35, or an older version, plans nothing."""
    says(past, 'add "Again" SKU123 100 2026-12-28 host=Anna')
    stale = presses(past, event_usual, "4:1=35")
    assert "Nothing changed: what *Again* may be expected to add has moved since" in stale
    assert "[Plan 20]" in stale
    for forged in ("4:1", "4:1=", "4:1=x", "x:1=20", "99:1=20", "4:1:list=²"):
        assert "This button is no longer active." in presses(past, event_usual, forged)
    assert "This needs the role *planner*" in presses(past, event_usual, "4:1=20", "U0VIC")
    assert units_of_the_last(past) == 100
    assert "`SKU123`: 20 planned." in presses(past, event_usual, "4:1=20")
    assert "was changed by <@U0ANA>" in presses(past, event_usual, "4:1=20")
    assert units_of_the_last(past) == 20


def test_what_was_taken_is_taken_back_once_and_nothing_else_is(past: Desk) -> None:
    says(past, 'add "Again" SKU123 100 2026-12-28 host=Anna')
    assert "The last change of *Again* is not taken back by Undo." in presses(past, event_undo, "4:1")
    presses(past, event_usual, "4:1=20")
    assert "`SKU123`: 100 planned." in presses(past, event_undo, "4:2")
    assert "was changed by <@U0ANA>" in presses(past, event_undo, "4:2")
    assert "The last change of *Again* is not taken back by Undo." in presses(past, event_undo, "4:3")
    assert units_of_the_last(past) == 100


def test_an_order_says_which_of_it_comes_too_late_for_an_event_and_proposes_the_rest(desk: Desk, clock: Clock) -> None:
    """300 less 29 days of 5 leave 155 for a livestream of 1000 on the two days to come: 845 of it are missed."""
    plan.run(desk)
    says(desk, 'add "Black Friday live" SKU123 1000 2026-11-03 2026-11-04')
    asker = Asker(ANA, CHANNEL, desk.voice("Europe/London"))
    card = "\n".join("\n".join(_lines(answer)) for answer in stock.answer(desk, asker, "SKU123"))
    assert (
        "845 of these units come by sea (about Dec 2, 2026) too late for what is over on Nov 4, 2026: Black Friday"
        in card
    )
    (suggestion,) = desk.store.suggestions.latest("SKU123")
    page = str(suggestions.page(desk, asker, "", 0).rows)
    assert "*845* of it for Black Friday live, over before they arrive by sea" in page
    window = asked_in_window(desk, Pressed(f"{suggestion.id}:{suggestion.version}", is_private=True, moment=""), asker)
    assert window.missed is not None
    assert f"Without them it is {window.proposed}: Another quantity…" in card
    assert window.proposed == window.missed.quantity < window.quantity


def test_an_event_kept_or_cancelled_is_asked_for_at_once_as_the_next_check_asks(desk: Desk) -> None:
    """Of one SKU and of all of the shop."""
    plan.run(desk)
    asked = [order_asked_for(desk)]
    live = 'add "Live" SKU123 1000 2026-12-03 2026-12-04'
    for words in (live, "cancel #1", 'add season "Black Friday" x3 2026-11-05 2026-12-20', "cancel #2"):
        says(desk, words)
        asked.append(order_asked_for(desk))
        plan.run(desk)
        assert order_asked_for(desk) == asked[-1]
    before, with_event, without, with_season, after = (quantity for quantity, _ in asked)
    assert before == without == after
    assert before < with_event
    assert before < with_season


def order_asked_for(desk: Desk) -> tuple[int, int]:
    asked = desk.store.suggestions.open()
    return sum(each.quantity for each in asked), sum(each.version for each in asked)


def test_what_comes_too_late_is_not_said_of_an_order_that_does_not_hold_it_yet(desk: Desk, clock: Clock) -> None:
    """An event is kept from elsewhere, for which nothing was checked: the order is still that of before."""
    plan.run(desk)
    late = meant(desk, read_line('"Live" SKU123 1000 2026-11-03 2026-11-04'))
    desk.store.events.add(late, ANA, clock.now)
    asker = Asker(ANA, CHANNEL, desk.voice("Europe/London"))
    shown = [str(list(stock.answer(desk, asker, "SKU123"))), str(suggestions.page(desk, asker, "", 0).rows)]
    assert not any("by sea (about" in it or "over before they arrive" in it for it in shown)
    plan.run(desk)
    shown = [str(list(stock.answer(desk, asker, "SKU123"))), str(suggestions.page(desk, asker, "", 0).rows)]
    assert "by sea (about" in shown[0]
    assert "over before they arrive" in shown[1]
