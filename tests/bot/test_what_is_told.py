"""Who tells what came, what was counted, a later day or other terms hears where that goes; who asks is answered."""

from collections.abc import Callable
from datetime import date

import pytest

from bot.commands import COMMANDS
from bot.desk import Asker, Desk
from bot.jobs import plan
from bot.messages.reply import Message
from bot.store import Store
from bot.talking import answered, talked
from bot.terminal import as_lines
from tests.bot.builders import Clock, Filled, a_desk, a_shop, coming, planned, stocked, terms


@pytest.fixture
def desk(new_store: Callable[..., Store], clock: Clock, filled: Filled) -> Desk:
    """Two SKUs of two suppliers, of which 90 each are on their way; a livestream is planned."""
    return filled(a_desk(new_store(a_shop(), a_shop("EU Home", market="DE", tz="Europe/Berlin")), clock), on_their_way)


def on_their_way(desk: Desk) -> None:
    store, now = desk.store, desk.now()
    stocked(store, now, 200)
    stocked(store, now, 40, per_day=3, sku="22107")
    of_both = [terms("SKU123"), terms("22107", supplier="Ningbo Harbour")]
    days = {"SKU123": date(2026, 11, 5), "22107": date(2026, 11, 12)}
    planned(store, now, of_both, [coming(sku, 90, day, location="UK Home") for sku, day in days.items()])
    store.people.set_role("U0ANA", "approver", now=now)
    plan.run(desk)
    says(desk, '/event add "Advent live" SKU123 50 2026-12-02 UK Home')


def says(desk: Desk, said: str, channel: str = "") -> str:
    asker = Asker("U0ANA", channel or said, desk.voice())
    first, _, rest = said.partition(" ")
    command = next((it for it in COMMANDS if first == it.NAME), None)
    answers = talked(desk, asker, said) if command is None else answered(desk, asker, command, rest)
    return "\n".join("\n".join(as_lines(it)) if isinstance(it, Message) else it.name for it in answers)


BOOKED, DAY, TERMS = "Nothing was booked by that", "`/po arrival PO-0001 2026-12-20`", "Terms… on the card below"
TOLD = (
    ("we received 200 SKU123 last week", BOOKED, "SKU123 ·"),
    ("we moved 30 of SKU123 to EU Home on Friday", BOOKED, "SKU123 ·"),
    ("上周收到200件SKU123", BOOKED, "SKU123 ·"),
    ("just unpacked the delivery, 108 x 22107, where do i put that", BOOKED, "22107 ·"),
    ("the count for SKU123 looks wrong, it should be 700", BOOKED, "SKU123 ·"),
    ("刚点完仓 SKU123实际700个 系统不对", BOOKED, "SKU123 ·"),
    ("supplier says SKU123 is delayed till the 9th, where do i change it", DAY, "📋 90 of `SKU123`"),
    ("SKU123 postponed to 9 december", DAY, "📋 90 of `SKU123`"),
    ("供应商说22107要拖到9号 在哪改", DAY, "📋 90 of `22107`"),
    ("warehouse counted 96 of 22107 today not 68", BOOKED, "22107 ·"),
    ("把22107的缓冲设成14天", TERMS, "22107 ·"),
    ("set lead time of 22107 to 45 days", TERMS, "22107 ·"),
    ("can you change the safety stock on SKU123 to 100?", TERMS, "SKU123 ·"),
    ("how do i change the moq of SKU123", TERMS, "SKU123 ·"),
    ("22107的交期改成45天", TERMS, "22107 ·"),
    ("帮我把SKU123安全库存改100", TERMS, "SKU123 ·"),
)


@pytest.mark.parametrize(("said", "note", "shown"), TOLD, ids=[said for said, *_ in TOLD])
def test_what_is_told_is_told_where_it_goes(desk: Desk, said: str, note: str, shown: str) -> None:
    answer = says(desk, said)
    assert note in answer
    assert shown in answer


@pytest.mark.parametrize(
    "said",
    [
        "is SKU123 delayed until dec 9",
        "what if the lead time of 22107 is changed to 45 days",
        "如果22107的交期改成45天",
        "SKU123 arriving by friday",
        "what is the lead time of 22107",
        "did we receive 200 SKU123 last week",
        "we got 200 sales of SKU123 last week",
        "units we shipped in the last 30 days",
        "we shipped 40 orders last week",
        "list orders we shipped since 1 November",
        "approve the price increase up 10%",
        "reorder 300 SKU123, we received the last ones",
        "we received 3 complaints about SKU123",
        "订300件SKU123，上一批收到了",
        "收到了3个SKU123的投诉",
        "SKU123 降到了50件",
        "sku123 快到了 200 件",
        "库存到了 50 件以下的 SKU123",
    ],
)
def test_a_question_or_a_wish_is_not_taken_for_what_is_told(desk: Desk, said: str) -> None:
    answer = says(desk, said)
    assert answer
    assert not any(note in answer for note in (BOOKED, DAY, TERMS, "reads like a supplier's letter"))


ASKED = (
    ("units we shipped in the last 30 days", "Sold Sun, Oct 4, 2026 to Mon, Nov 2, 2026"),
    ("how many units went out the door yesterday", "Sold Sun, Nov 1, 2026"),
    ("units shipped of SKU123 so far this month", "Sold of SKU123"),
    ("昨天一共出了多少单件", "Sold Sun, Nov 1, 2026"),
    (
        "what sells better, 22107 or SKU123",
        "`SKU123` sold most, Sat, Oct 3, 2026 to Sun, Nov 1, 2026: 150 units against",
    ),
    ("SKU123跟22107比哪个动销快", "`SKU123` sold most"),
    ("is 80 of SKU123 ok for the advent live", "Advent live · livestream"),
    ("is 20 of 22107 ok for the advent live", "`22107`: 20 on top of ordinary sales"),
    ("which live sold more", "this list says what it really added"),
    ("which sells more, SKU123 or 22107", "`SKU123` sold most"),
    ("anything from yiwu next week?", "Yiwu Bags"),
    ("orders from scratch please", "to decide"),
    ("200美金先买什么", "$200.00"),
    ("how many days will SKU123 last if i run a live with 200 on friday", "200 on top of ordinary sales"),
    ("which suppliers shd i chase today", "2 deliveries of the planning workbook"),
    ("anything from Ningbo arriving before dec 5", "1 delivery of the planning workbook · Ningbo Harbour · Mon, Nov 2"),
    ("wheres my yiwu order", "1 delivery of the planning workbook · Yiwu Bags"),
    ("how much is sitting in slow stock in germany", "how old the stock is"),
    ("英国店滞销占了多少资金", "how old the stock is"),
    ("手头只有2500美金 先补哪几个", "$2,500.00"),
    ("i only have 2500 dollars what do i order first", "$2,500.00"),
    ("what's our sell through on SKU123", "Sell-through"),
    ("does 22107 outsell SKU123", "`SKU123` sold most"),
    ("how many SKU123 did we dispatch last week", "Sold of SKU123"),
    ("圣诞直播会不会不够卖", "Advent live"),
    ("show me order 1", "1 order to decide"),
    ("what is our worst stock", "how old the stock is"),
    ("did anything go wrong since yesterday", "Since yesterday"),
    ("cancel order 1", "1 order to decide"),
    ("SKU123补一次货多少钱", "SKU123 ·"),
    ("昨晚到现在有啥变化", "Since yesterday"),
    ("库存表是几号导的", "imported"),
    ("今天有啥要紧的货吗", "Urgent"),
    ("断了哪些", "No SKU"),
)


@pytest.mark.parametrize(("said", "answer"), ASKED, ids=[said for said, _ in ASKED])
def test_what_people_ask_is_answered(desk: Desk, said: str, answer: str) -> None:
    assert answer in says(desk, said)


def test_what_arrives_goes_on_from_one_days_to_others(desk: Desk) -> None:
    for said, answer in (
        ("what arrives this week", "1 delivery"),
        ("and next", "22107"),
        ("and this week in the UK?", "UK Home · Mon, Nov 2, 2026 to Sun, Nov 8, 2026"),
        ("and next week", "UK Home · Mon, Nov 9, 2026 to Sun, Nov 15, 2026"),
        ("in Germany?", "Nothing of EU Home arrives Mon, Nov 9, 2026"),
    ):
        assert answer in says(desk, said, "D1"), said


def test_skus_behind_the_days_of_an_event_are_no_shop(desk: Desk) -> None:
    assert "`SKU123`" in says(desk, '/event add season "Peak" x2 2026-12-10 2026-12-20 SKU123 UK Home')
    assert "`SKU123`: 50 planned." in says(desk, '/event add "Last live" 2026-12-28 SKU123 50 UK Home')
