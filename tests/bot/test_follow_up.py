"""Words that go on from the last question ask it again of something else, and the answer names what it is about."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

import pytest

from bot.commands import COMMANDS
from bot.desk import Asker, Desk, Pressed
from bot.errors import UserError
from bot.errors.list_line import OnlyOne
from bot.jobs import plan
from bot.messages.page import ListAsked
from bot.messages.reply import Message
from bot.paging import turned
from bot.store import Store
from bot.talking import answered, talked
from bot.terminal import as_lines
from tests.bot.builders import Clock, Filled, a_desk, a_shop, counted, sells, stocked


@pytest.fixture
def desk(new_store: Callable[..., Store], clock: Clock, filled: Filled) -> Desk:
    """SKU123 in the UK and in Germany, MUG in the UK alone; both are to be ordered there."""
    return filled(a_desk(new_store(a_shop(), a_shop("EU Home", market="DE", tz="Europe/Berlin")), clock), two_places)


def two_places(desk: Desk) -> None:
    store, now = desk.store, desk.now()
    stocked(store, now, 200)
    stocked(store, now, 150, sku="MUG-1")
    sells(store, now, 1, shop="EU Home")
    counted(store, now, shop="EU Home", SKU123=900)
    store.people.set_role("U0ANA", "approver", now=now)
    plan.run(desk)


def says(desk: Desk, said: str, channel: str = "D1", thread: str = "") -> str:
    asker = Asker("U0ANA", channel, desk.voice(), thread)
    first, _, rest = said.partition(" ")
    command = next((it for it in COMMANDS if first == it.NAME), None)
    words = said if command is None else rest
    answers = talked(desk, asker, words) if command is None else answered(desk, asker, command, words)
    return "\n".join("\n".join(as_lines(it)) if isinstance(it, Message) else it.name for it in answers)


URGENT_IN_UK = "Urgent: out of stock, or out before a normal order arrives · UK Home"
CONVERSATIONS = (
    (("/stock SKU123", "200 estimated"), ("and in Germany?", "900 estimated"), ("why?", "SKU123, EU Home")),
    (
        ("/stock SKU123", "200 estimated"),
        ("why not more?", "Suggested order"),
        ("why this markdown?", "Oldest unit"),
        ("why not a bigger discount", "Oldest unit"),
        ("为什么降这么多", "Oldest unit"),
        ("为什么是这个价", "Oldest unit"),
    ),
    (("/stock SKU123", "200 estimated"), ("why so much air?", "Suggested order"), ("为什么不多订", "Suggested order")),
    (("/reorder", "orders to decide"), ("why?", "Why these numbers: orders to decide")),
    (("/clearance", "Nothing has been counted yet"), ("why", "Why these numbers: money in stock")),
    (("/stock MUG-1 xlsx", "stock-2026-11-02.xlsx"), ("SKU123", "200 estimated")),
    (("SKU123", "200 estimated"), ("what about MUG-1", "150 estimated"), ("它上周卖了多少", "Sold of MUG-1")),
    (
        ("SKU123 sold last week", "42 units"),
        ("and the week before?", "Oct 19, 2026"),
        ("那德国呢", "· EU Home"),
        ("UK呢", "· UK Home"),
    ),
    (("SKU123 sold this month", "Nov 1"), ("and the month before?", "Oct 1, 2026"), ("再上个月呢", "Sep 1, 2026")),
    (("MUG-1 sold", "Nov 1"), ("and last week", "Oct 26"), ("and the day before yesterday?", "Sat, Oct 31")),
    (
        ("how fast does MUG-1 sell", "Sold of MUG-1"),
        ("ok order it", "/reorder approve 2`"),
        ("no, 300", "approve 2 300"),
    ),
    (("can I sell 50 SKU123 on friday", "50 on top"), ("what if we do 90?", "90 on top"), ("MUG-1?", "`MUG-1`: 90")),
    (("can I sell 50 SKU123 on friday", "50 on top"), ("改成80呢", "80 on top"), ("那70呢", "70 on top")),
    (("SKU123", "200 estimated"), ("改成一千五", "/reorder approve 1 1500`")),
    (("/stock urgent", "Urgent"), ("in the UK", URGENT_IN_UK)),
    (("/stock out", "No SKU"), ("excel please", "stock-2026")),
    (
        ("SKU123", "200 estimated"),
        ("what is a reorder point", "/stock SKU why"),
        ("what is the MOQ", "SKU123, UK Home"),
    ),
    (
        ("SKU123", "200 estimated"),
        ("remind me tomorrow", "/reorder snooze 1 1`"),
        ("下周再提醒我", "/reorder snooze 1 7`"),
        ("snooze it for 3 days", "/reorder snooze 1 3`"),
        ("SKU123", "200 estimated"),
    ),
    (("SKU123", "200 estimated"), ("500 by air", "To have 500 flown in"), ("空运300件", "To have 300 flown in")),
    (("SKU123", "200 estimated"), ("2w", "approve 1 2万`")),
    (("what can I buy with £5k", "£5,000.00"), ("£2w?", "£20,000.00")),
    (
        ("SKU123", "200 estimated"),
        *(("how many?", "200 estimated"), ("多少钱", "200 estimated"), ("why so many", "SKU123, UK Home")),
        *(("批了吧", "/reorder approve 1`"), ("别订了", "/reorder dismiss 1`"), ("compare it with MUG-1", "MUG-1")),
    ),
    (
        ("can I sell 50 SKU123 on 20 nov", "50 on top"),
        ("nah 90", "90 on top"),
        ("what's the most I could do?", "can be sold"),
        ("and on saturday?", "Sat, Nov 7, 2026"),
        ("那最多能卖多少", "Sat, Nov 7, 2026"),
        ("2-4 dec", "Wed, Dec 2, 2026 to Fri, Dec 4, 2026"),
    ),
    (("which sells faster, SKU123 or MUG-1?", "Sold of"), ("which of those has more stock?", "150 available")),
    (("what can I buy with £5k", "£5,000.00"), ("what if it's 3k", "£3,000.00"), ("换成两千", "£2,000.00")),
    (("/reorder", "orders to decide"), ("explain the £412.50", "Why these numbers: orders to decide")),
    (
        ("SKU123", "200 estimated"),
        *(("打几折合适", "Oldest unit"), ("and sales?", "Sold of SKU123"), ("by air?", "200 estimated")),
        *(("要不要补货", "200 estimated"), ("先不补了", "/reorder dismiss 1`"), ("don't order it", "dismiss 1`")),
    ),
    (
        ('/event add "Friday live" SKU123 50 2026-11-20 UK Home', "planned"),
        ("/event", "1 event"),
        ("#1", "Friday live"),
    ),
    (("compare SKU123 and MUG-1", "2 SKUs"), ("the second one", "150 estimated"), ("the first one", "150 estimated")),
    (("compare SKU123 and MUG-1", "2 SKUs"), ("第二个", "150 estimated")),
    (("SKU123", "200 estimated"), ("补单", "“补单” is taken for reordering")),
    (("SKU123", "200 estimated"), ("what about 12345", "not understand"), ("who decided that?", "Nobody has decided")),
)


@pytest.mark.parametrize("talk", CONVERSATIONS, ids=lambda talk: talk[1][0])
def test_a_conversation_goes_on(desk: Desk, talk: tuple[tuple[str, str], ...]) -> None:
    for said, answer in talk:
        assert answer in says(desk, said), said


@pytest.mark.parametrize("said", ["the second one", "第二个", "and the third"])
def test_of_one_sku_there_is_no_second(desk: Desk, said: str) -> None:
    says(desk, "SKU123")
    with pytest.raises(OnlyOne, check=lambda error: error.code == "SKU123"):
        says(desk, said)


def test_nobody_goes_on_from_what_was_asked_elsewhere_or_long_ago(desk: Desk, clock: Clock) -> None:
    assert "200 estimated" in says(desk, "SKU123")
    assert "Stock of EU Home" in says(desk, "and in Germany?", channel="D2")
    clock.now += timedelta(minutes=61)
    assert "Stock of EU Home" in says(desk, "and in Germany?")


def test_a_conversation_goes_on_after_a_restart(desk: Desk, clock: Clock) -> None:
    assert "200 estimated" in says(desk, "SKU123")
    again = a_desk(Store(desk.store.access), clock)
    assert "900 estimated" in says(again, "and in Germany?")
    assert "Sold of SKU123" in says(a_desk(Store(desk.store.access), clock), "how fast does it sell")


def test_another_thing_is_not_the_sku_that_was_talked_about(desk: Desk) -> None:
    for number, said in enumerate(
        ("那个灯笼还有没有货", "customer order 576890123456789012 where is it", "which one is out")
    ):
        says(desk, "SKU123", f"D{number}")
        assert "200 estimated" not in says(desk, said, f"D{number}"), said
    for said in ("那个还有多少", "这个够卖吗", "is it enough"):
        says(desk, "SKU123", "D9")
        assert "200 estimated" in says(desk, said, "D9"), said


def test_the_rest_goes_on_from_the_page_that_more_showed(new_store: Callable[..., Store], clock: Clock) -> None:
    store = new_store(a_shop())
    stocked(store, clock.now, 200, sku="MUG-1")
    counted(store, clock.now, **{f"BAG-{n:02}": 100 - n for n in range(25)})
    desk = a_desk(store, clock)
    plan.run(desk)
    assert "BAG-00" in says(desk, "/stock bag")
    list_page = ListAsked("hits", "bag", 1)
    turned(desk, Asker("U0ANA", "D1", desk.voice()), Pressed(list_page.value, is_private=True, moment="1"))
    for said, code in (("the second one", "BAG-11"), ("最后一个", "BAG-19"), ("第三个呢", "BAG-12")):
        says(desk, "/stock bag")
        turned(desk, Asker("U0ANA", "D1", desk.voice()), Pressed(list_page.value, is_private=True, moment="1"))
        assert says(desk, said).startswith(code), said
    says(desk, "/stock bag")
    turned(desk, Asker("U0ANA", "D1", desk.voice()), Pressed(list_page.value, is_private=True, moment="1"))
    assert "BAG-20" in says(desk, "the rest")


def test_nothing_is_decided_by_going_on(desk: Desk) -> None:
    before = [(it.id, it.version) for it in desk.store.suggestions.open()]
    for said in ("SKU123", "order it", "no, 300", "yes", "approve 1", "approve it"):
        says(desk, said)
    assert [(it.id, it.version) for it in desk.store.suggestions.open()] == before


def test_who_goes_on_from_what_they_did_does_not_do_it_again(desk: Desk) -> None:
    assert "planned" in says(desk, '/event add "Friday live" SKU123 50 2026-11-20 UK Home')
    for said in ("and in Germany?", "MUG-1?", "no, 300"):
        says(desk, said)
    assert "1 event planned" in says(desk, "/event")


def test_it_is_never_the_sku_of_before_another(desk: Desk) -> None:
    for channel, between in enumerate(("/stock mug", "/stock MUG-2", "/reorder dismiss 2 sold out")):
        says(desk, "SKU123", f"D{channel}")
        with suppress(UserError):  # there is no such SKU
            says(desk, between, f"D{channel}")
        assert "Sold of SKU123" not in says(desk, "how fast does it sell", f"D{channel}"), between
    for said in ("SKU123", "top 5"):
        says(desk, said)
    assert "/reorder approve" not in says(desk, "20")  # of the list: no units to order


def test_each_thread_goes_on_by_itself_and_first_from_its_channel(desk: Desk) -> None:
    says(desk, "SKU123", "C1", "1.1")
    says(desk, "MUG-1", "C1", "2.2")
    assert "SKU123, UK Home" in says(desk, "why?", "C1", "1.1")
    says(desk, "/stock MUG-1", "C1")
    assert "MUG-1, UK Home" in says(desk, "why?", "C1", "3.3")
