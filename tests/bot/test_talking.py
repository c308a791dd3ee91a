"""What is said in a conversation is understood as the command that answers it, and as no more than was said."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from types import ModuleType

import pytest

from bot.commands import COMMANDS, clearance, event, po, reorder, stock
from bot.desk import Asker, Desk
from bot.errors import UnknownSku, UserError
from bot.errors.order import UnknownOrder
from bot.jobs import plan
from bot.messages.meanings import MEANINGS
from bot.messages.reply import Answer, Message
from bot.store import Store
from bot.talking import answered, talked
from bot.talking.meaning import TERMS
from bot.talking.places import shop_in
from bot.terminal import as_lines
from tests.bot.builders import Clock, Filled, a_desk, a_shop, counted, stocked


@pytest.fixture
def desk(new_store: Callable[..., Store], clock: Clock, filled: Filled) -> Desk:
    """A SKU to order in UK Home; nothing in a shop whose name is a part of many a word, and in one that begins so."""
    return filled(a_desk(new_store(a_shop(), a_shop("US"), a_shop("US Home")), clock), one_to_order)


def one_to_order(desk: Desk) -> None:
    stocked(desk.store, desk.now(), 200)
    plan.run(desk)


def says(desk: Desk, said: str) -> str:
    """Say it in a conversation of its own: it goes on from no other question."""
    return as_said(talked(desk, Asker("U0ANA", said, desk.voice()), said))


def typed(desk: Desk, line: str) -> str:
    """Type it as a command, in a conversation of its own."""
    name, _, words = line.partition(" ")
    command = next((it for it in COMMANDS if name == it.NAME), None)
    asker = Asker("U0ANA", line, desk.voice())
    return as_said(answered(desk, asker, command, words)) if command else says(desk, line)


def as_said(answers: Iterable[Answer]) -> str:
    return "\n".join("\n".join(as_lines(it)) if isinstance(it, Message) else it.name for it in answers)


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("what must I reorder for the house, because it is focused", "1 order to decide"),
        ("what to reorder for US?", "There is nothing to decide"),
        ("how is us home doing", "No SKU of US Home was"),
        ("US店怎么样", "No SKU of US was"),
    ],
)
def test_a_shop_is_named_by_its_whole_name_only(desk: Desk, said: str, answer: str) -> None:
    assert answer in says(desk, said)


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("why is SKU123 in no livestream", "Sold a day"),
        ("is SKU123 slow, and why?", "Oldest unit"),
        ("why this cause for SKU123", "Oldest unit"),
        ("stock SKU123 why all", "On hand"),
    ],
)
def test_a_question_why_is_answered_by_what_can_explain_it(desk: Desk, said: str, answer: str) -> None:
    assert answer in says(desk, said)


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("which orders are late?", "No order is open"),
        ("when will my order arrive", "No order is open"),
        ("what should I order today", "1 order to decide"),
        ("orders over £500", "1 order to decide"),
        ("which orders cost less than £500", "1 order to decide"),
        ("what can I order with no more than £5000", "£5,000.00 buys"),
        ("cheapest supplier", "1 order to decide"),
        ("what are we losing from stockouts", "Out of stock"),
        ("我该补什么货", "1 order to decide"),
        ("今天要订什么", "1 order to decide"),
        ("how much money is tied up?", "how old the stock is"),
        ("怎么清库存", "how old the stock is"),
        ("dead stock", "Not selling"),
        ("哪些货快没了", "Urgent"),
    ],
)
def test_a_topic_is_heard_in_what_people_say(desk: Desk, said: str, answer: str) -> None:
    assert answer in says(desk, said)


def test_a_purchase_order_is_found_by_its_number(desk: Desk) -> None:
    with pytest.raises(UnknownOrder):
        says(desk, "PO-0099到哪了")


@pytest.mark.parametrize("said", ["do not reorder approve 1", "don't order SKU123", "reorder approve SKU123"])
def test_nothing_is_decided_but_by_a_command_and_a_number(desk: Desk, said: str) -> None:
    assert says(desk, said)
    [asked] = desk.store.suggestions.open(["SKU123"])
    assert (asked.state, asked.version) == ("open", 1)


@pytest.mark.parametrize(
    ("said", "command"),
    [
        ("dismiss 1", "/reorder dismiss 2"),
        ("order 300 of SKU 1", "/reorder approve 2 300"),
        ("snooze SKU123", "/reorder snooze 1"),
    ],
)
def test_a_code_of_digits_is_no_number_of_an_order(desk: Desk, clock: Clock, said: str, command: str) -> None:
    """SKU 1 is asked for as #2, SKU123 as #1: whoever may decide is shown how, and nothing is decided."""
    desk.store.people.set_role("U0ANA", "approver", now=clock.now)
    stocked(desk.store, clock.now, 200, sku="1")
    plan.run(desk)
    assert f"`{command}`" in says(desk, said)
    assert [(it.id, it.product, it.version) for it in desk.store.suggestions.open()] == [(1, "SKU123", 1), (2, "1", 1)]


@pytest.mark.parametrize(
    ("said", "is_corrected"),
    [
        ("why is SKU123 green?", True),
        ("is SKU123 red", True),
        ("SKU123 为什么是红色", True),
        ("is SKU123 yellow?", False),
        ("why is SKU123 yellow", False),
        ("stock of red SKU123", False),
    ],
)
def test_a_colour_it_does_not_have_is_corrected(desk: Desk, said: str, *, is_corrected: bool) -> None:
    """It is to order: yellow."""
    answer = says(desk, said)
    assert ("Not that colour: `SKU123` stands at 🟡 Reorder now (UK Home)" in answer) == is_corrected
    assert "SKU123" in answer


@pytest.mark.parametrize(("said", "is_greeting"), [("hello there", True), ("你好", True), ("tell me a joke", False)])
def test_what_is_not_understood_says_so(desk: Desk, said: str, *, is_greeting: bool) -> None:
    assert says(desk, said).startswith("Hello!" if is_greeting else f"I do not understand “{said}”")


@pytest.mark.parametrize(
    ("command", "behind", "answer"),
    [
        (stock, "what is urgent", "Urgent"),
        (stock, "in UK Home", "Stock of UK Home"),
        (stock, "什么快没了", "Urgent"),
        (event, "live", "No event is planned"),
        (event, "直播", "No event is planned"),
        (reorder, "what should I order", "1 order to decide"),
        (stock, "changed uk home", "UK Home since yesterday: 0 SKUs worse, 1 known"),
        (stock, "changed US Home", "No SKU of US Home became worse"),
        (stock, "changed UK Home xlsx", "changed-"),
        (reorder, "air UK Home", "anything would come sooner by air"),
        (reorder, "air all", "anything would come sooner by air"),
        (reorder, "what needs air", "anything would come sooner by air"),
        (po, "what arrives next week", "Nothing arrives Mon, Nov 9, 2026 to Sun, Nov 15, 2026"),
        (po, "下周到什么货", "Nothing arrives Mon, Nov 9, 2026 to Sun, Nov 15, 2026"),
        (po, "when does SKU123 arrive", "Nothing of SKU123 is on its way"),
        (clearance, "why is SKU123 slow", "Oldest unit"),
        (event, "can I sell 50 of SKU123 on friday", "Fri, Nov 6, 2026"),
        (reorder, "remind me tomorrow", "What is snoozed is asked again"),
        (clearance, "what is stuck in UK Home", "how old the stock is"),
    ],
)
def test_words_behind_a_command_are_understood_as_in_a_conversation(
    desk: Desk, command: ModuleType, behind: str, answer: str
) -> None:
    assert answer in as_said(answered(desk, Asker("U0ANA", "D1", desk.voice()), command, behind))


@pytest.mark.parametrize("behind", ["what is foo", "low bag", "changed foo", "foo live"])
def test_what_may_be_a_name_behind_a_command_is_not_guessed_at(desk: Desk, behind: str) -> None:
    with pytest.raises(UnknownSku):
        list(answered(desk, Asker("U0ANA", "D1", desk.voice()), event, behind))


@pytest.mark.parametrize("said", ["thanks!", "谢谢", "Thank you so much :pray:", "ok thx", "谢谢你！", "great, thanks"])
def test_who_thanks_gets_a_short_word(desk: Desk, said: str) -> None:
    assert says(desk, said) == "You're welcome! `help` shows what else you can ask."


@pytest.mark.parametrize("said", ["who can approve?", "谁能批", "who are the approvers", "who can approve orders"])
def test_who_may_approve_is_told_by_name(desk: Desk, said: str) -> None:
    desk.store.people.set_role("U0BEN", "approver", now=desk.now())
    desk.store.people.set_role("U0PIA", "planner", now=desk.now())
    answer = says(replace(desk, admins=frozenset({"U0ADA", "U0BEN"})), said).splitlines()
    assert [line.partition(":")[0] for line in answer[:2]] == [
        "Approve, and change settings (admin)",
        "Dismiss, snooze and plan events (planner)",
    ]
    assert ("U0ADA" in answer[0], "U0BEN" in answer[0], "U0PIA" in answer[1]) == (True, True, True)


def test_where_nobody_may_approve_it_says_so(desk: Desk) -> None:
    assert says(desk, "who can approve").startswith("Nobody may approve orders yet.")


INSTEAD = (
    ("what runs out before Chinese New Year", "will be by Sat, Feb 6, 2027"),
    ("月底前哪些会断货", "No SKU runs out until Mon, Nov 30, 2026"),
    ("is the stock file up to date?", "files imported"),
    ("how much money do I need this month", "1 order to decide"),
    ("1.5万能买什么", "budget 1.5万 GBP"),
    ("who is in charge", "Nobody may approve orders yet"),
    ("approve 1", "/reorder approve 1`"),
    ("reorder point SKU123", "Sells 5 a day"),
    ("compare our shops", "Stock overview"),
    ("卖得最好的是哪些", "Sold"),
    ("lunch bag stock?", "SKU123"),
    ("SKU999 stock", "There is no SKU `SKU999`"),
    ("approve all", "1 order to decide"),
    ("undo that in UK", "Nobody has decided"),
    ("turn off notifications", "Settings"),
    ("cancel my order", "No order is open"),
    ("what can you do?", "Hello!"),
    ("菜单", "Hello!"),
    ("本周要下哪些单", "1 order to decide"),
    ("下哪些单", "1 order to decide"),
    ("哪些要下单", "1 order to decide"),
    ("thanks, what should I order?", "1 order to decide"),
    ("can I sell 50 of SKU123 tomorrow?", "Tue, Nov 3, 2026"),
    ("SKU123周五直播卖1000够吗", "Fri, Nov 6, 2026"),
    ("how many SKU123 can I sell on friday", "No unit can be spared until"),
    ("can I sell 50 SKU123 live", "How many, and on which day?"),
    ("库存够不够周五直播卖1000单", "/event check SKU123 1000 2026-11-06"),
    ("we received 50 SKU123 today", "Sells 5 a day"),
    ("SKU123 sold 300 yesterday", "Sold of SKU123"),
    ("order 50 SKU123", "/reorder approve 1 50"),
    ("what did we approve yesterday", "Nobody has decided"),
    ("谁批的", "Nobody has decided"),
    ("昨天批准了什么", "Nobody has decided"),
    ("我们今天批准了什么？", "Nobody has decided"),
    ("昨天我们批准了哪些订单", "Nobody has decided"),
    ("what did we dismiss?", "Nobody has decided"),
    ("what is coming next week?", "Nothing arrives Mon, Nov 9, 2026 to Sun, Nov 15, 2026"),
    ("what is selling badly in the united kingdom?", "how old the stock is"),
    ("哪些卖得不好", "how old the stock is"),
    ("what arrives this week?", "Nothing arrives"),
    ("这周到什么货", "Nothing arrives"),
    ("which is worth flying", "anything would come sooner by air"),
    ("what is worth flying to UK Home?", "anything would come sooner by air"),
    ("what changed since yesterday", "0 SKUs worse, 1 known for the first time"),
    ("今天有什么变化", "0 SKUs worse, 1 known for the first time"),
    ("what changed in UK Home?", "UK Home since yesterday: 0 SKUs worse, 1 known"),
    ("what can I buy for 5000?", "`/reorder budget 5000 GBP`"),
    ("cancel the friday live", "No event is planned"),
    ("what can I push tonight", "Overstocked"),
    ("钱压了多少", "how old the stock is"),
    ("how much lnuch bag is left", "SKU123"),
    ("how do I upload orders?", "Drop an export"),
    ("👍", "Hello!"),
    ("SKU123 stock :eyes:", "Sells 5 a day"),
    ("why so many?", "Numbers are explained for one SKU"),
    ("reorder list pls", "1 order to decide"),
    ("when will the lunch bag arrive?", "Sells 5 a day"),
    ("can we sell 50 lunch bags on friday", "Fri, Nov 6, 2026"),
    ("lunch bag 什么时候到货", "Sells 5 a day"),
    ("is SKU123 in UK Home ok?", "Of `UK Home` alone"),
    ("补货单发我excel", "reorder-"),
    ("今天要下什么单", "1 order to decide"),
    ("po7 arrived?", "There is no order `po7`"),
    ("I clicked approve by mistake", "Nobody has decided"),
    ("if I only have 2k what do I buy", "`/reorder budget 2k GBP`"),
    ("what's our DIO?", "how old the stock is"),
    ("what is a reorder point", "Reorder point: the stock at which to order again"),
    ("安全库存是什么", "Safety stock: the units kept"),
    ("what does days of cover mean?", "`/stock SKU` shows it"),
    ("FIFO?", "the units that came first leave first"),
    ("what does urgent mean", "Urgent: stock runs out before a normal order"),
    ("what is urgent", "or out before a normal order arrives"),
    ("what is on order", "No order is open"),
    ("what is the reorder point of SKU123", "Sells 5 a day"),
    ("remind me tomorrow", "What is snoozed is asked again"),
    ("别提醒我", "Settings"),
    ("remind me about SKU123 on friday", "/reorder snooze 1 4`"),
    ("order 50 SKU123 by air", "To have 50 flown in"),
    ("SKU123直播卖2w周五", "20,000"),
    ("what does red mean?", "out of stock, or critical"),
    ("which suppliers are late", "No order is open"),
    ("late orders in US Home", "Nothing of US Home is on its way"),
    ("approve 1 with 50", "/reorder approve 1 50`"),
    ("where is PO-110930-UK-1", "There is no order `PO-110930-UK-1`"),
    ("add a new shop", "I do not understand"),
    # what is left out, and what is not wanted
    ("what's out, not in US Home", "No SKU"),
    ("don't order SKU123", "/reorder dismiss 1`"),
    ("never suggest SKU123 again", "/reorder dismiss 1`"),
    ("SKU123先不要补货", "/reorder dismiss 1`"),
    ("SKU123 要不要补货", "Sells 5 a day"),
    ("why don't we order SKU123", "Why these numbers"),
    # the number of an order
    ("don't approve 1", "1 order to decide"),
    ("先别下 1 号单", "1 order to decide"),
    ("#1", "1 order to decide"),
    # money
    ("how much cash is left after I approve all?", "What is left in your account I do not know"),
    ("全部批完还剩多少现金", "What is left in your account I do not know"),
    ("what if we only spend 3k", "`/reorder budget 3k GBP`"),
    ("please explain the £13,432.59", "Numbers are explained for one SKU"),
    # several questions at once
    ("how many SKU123 left? and who can approve?", "Nobody may approve"),
    ("SKU123 stock? what is a reorder point?", "Reorder point: the stock"),
    # terms
    ("what's a PO", "Purchase order (PO): what was approved"),
    ("wtf is gmroi", "GMROI: gross margin"),
    ("difference between MOQ and case pack", "Case pack: the units in a carton"),
    ("可售和在库有什么区别", "On hand: sellable units"),
    ("what do the colours mean", "out of stock, or critical"),
    # in a hurry
    ("any deliverys 2day", "Nothing arrives Mon, Nov 2, 2026"),
    ("whats comming nxt wk", "Nothing arrives Mon, Nov 9, 2026 to Sun, Nov 15, 2026"),
    ("reordr list", "1 order to decide"),
    ("爆款top10", "Sold"),
    ("lunch bags sold last week", "Sold of SKU123"),
    ("what did I miss", "worse, 1 known"),
    ("dismiss all", "1 order to decide"),
    ("status", "Stock overview"),
    ("ta", "You're welcome!"),
    ("谢谢，辛苦啦", "You're welcome!"),
    ("no don't", "A word alone changes nothing"),
    ("ok", "A word alone changes nothing"),
    ("算了吧", "A word alone changes nothing"),
    ("hi, I'm new here. what is this?", "Hello!"),
    ("how do i change language", "I do not understand"),
    # other languages
    ("Was muss ich diese Woche bestellen?", "Ich verstehe nur Englisch und Chinesisch"),
    ("¿Qué tengo que pedir esta semana?", "Solo entiendo inglés y chino"),
    ("Tôi nên đặt hàng gì tuần này?", "Tôi chỉ hiểu tiếng Anh"),
    ("barang apa yang harus dipesan?", "Saya hanya mengerti bahasa Inggris"),
    ("ต้องสั่งอะไรบ้าง", "SKU ได้ทุกภาษา"),
    ("今週の発注は？", "英語と中国語だけ"),
    ("Wie viel Bestand haben wir von SKU123?", "Sells 5 a day"),
    # days
    ("going live in 20 mins — how many SKU123 can I push", "Mon, Nov 2, 2026"),
    ("can we sell 50 SKU123 2-4 dec", "Wed, Dec 2, 2026 to Fri, Dec 4, 2026"),
    ("is there enough of everything for 11.11", "Wed, Nov 11, 2026"),
    ("哪些撑不到双十二", "Sat, Dec 12, 2026"),
    ("which run out in the next two weeks", "Mon, Nov 16, 2026"),
    ("sales in Q3", "Sold Wed, Jul 1, 2026 to Wed, Sep 30, 2026"),
    ("10号卖了多少", "Sold Sat, Oct 10, 2026"),
    ("SKU123 sold between 10 and 20 oct", "Sat, Oct 10, 2026 to Tue, Oct 20, 2026"),
    ("sales since last friday", "Sold Fri, Oct 30, 2026 to Mon, Nov 2, 2026"),
    ("which lines are below 2 weeks of cover", "Mon, Nov 16, 2026"),
    ("what arrives before 10 dec", "Mon, Nov 2, 2026 to Thu, Dec 10, 2026"),
    ("10号能到吗", "Mon, Nov 2, 2026 to Tue, Nov 10, 2026"),
    ("/po by the 10th", "Mon, Nov 2, 2026 to Tue, Nov 10, 2026"),
    # other measures than units
    ("can I sell 2 dozen SKU123 tomorrow", "24 on top"),
    ("half a hundred SKU123 on friday?", "50 on top"),
    ("how many cartons of SKU123", "Sells 5 a day"),
    ("order 10 cartons of SKU123", "How many units are in a carton of `SKU123` is not known"),
    ("SKU123 2 pallets on friday?", "How many units of `SKU123` go on a pallet is not known"),
    # several order numbers are not units of the first
    ("approve 1 and 2", "1 order to decide"),
    # what narrows a question
    ("bags to reorder", "“bag” is looked for in names"),
    ("lunch bags or mugs?", "SKU123"),
    ("what sold best last week, only bags", "Sold of SKU123"),
    ("slow stock in UK Home except mugs", "“except mugs” is left out"),
    ("orders over £500", "“over £500” is left out"),
    ("SKUs with less than 50 left", "“less than 50 left” is left out"),
    ("库存少于50的有哪些", "“少于50” is left out"),
    # days to come, and other numbers
    ("SKU123 forecast december", "about 155 units (5 a day × 31 days)"),
    ("SKU123 预计下周卖多少", "about 35 units (5 a day × 7 days)"),
    ("forecast for December", "What will sell is forecast for each SKU"),
    ("expected sales of SKU123 next 30 days", "about 150 units (5 a day × 30 days)"),
    ("SKU123 what if sales double", "is not tried out"),
    ("如果交期是45天", "is not tried out"),
    ("what happens if we don't order SKU123", "Sells 5 a day"),
    ("how much are we losing from stockouts", "What stock-outs have cost is not recorded"),
    ("cheapest supplier", "suppliers cannot be compared"),
    # days that are over: what is out now is no answer to them
    ("what was out of stock in October", "is not listed: below is what is out now"),
    ("what ran out last week", "is not listed: below is what is out now"),
    ("上个礼拜断过货的有哪些", "is not listed: below is what is out now"),
    # words of other marketplaces, and of the bot itself
    ("whats a FNSKU", "ASIN and FNSKU are Amazon's"),
    ("IPI score?", "IPI is Amazon's"),
    ("restock limits", "Restock limits are Amazon's"),
    ("where is my data stored", "in the database there"),
    ("do you use chatgpt", "no language model reads"),
    ("are you going to order without asking me", "By myself I order nothing"),
    ("数据放在哪里", "in the database there"),
    ("stockouts last month", "is not listed: below is what is out now"),
    ("上个月断货的", "is not listed: below is what is out now"),
    # what is told, and asks nothing
    ("we got 200 of SKU123", "Nothing was booked by that"),
    ("we received 50 SKU123 today", "Nothing was booked by that"),
    ("收到了200件SKU123", "Nothing was booked by that"),
    ("have we got 200 of SKU123 left?", "Sells 5 a day"),
    ("we ship 500 pcs 12/12, price up 5 %", "reads like a supplier's letter"),
    ("we ship 500 pcs of SKU123 12/12", "reads like a supplier's letter"),
    ("补货到了200件SKU123", "Nothing was booked by that"),
    ("prices for new orders go up 5%", "reads like a supplier's letter"),
    ("we ship your order of 500 pcs 12/12", "reads like a supplier's letter"),
    ("我们12月12日发货500件，价格上涨5%", "reads like a supplier's letter"),
    # a word of two meanings
    ("补单", "“补单” is taken for reordering"),
    ("SKU123 补单", "“补单” is taken for reordering"),
    # sizes of clothes
    ("all XL", "“XL” is left out"),
    ("slow stock in size M", "“size M” is left out"),
    ("M码有哪些", "“M码” is left out"),
    ("everything except candles", "“except candles” is left out"),
    # what a boss asks
    ("are we ok?", "Stock overview"),
    ("anything I need to do today?", "Urgent"),
    ("wats lwo", "Urgent"),
    ("what shoud i oder", "1 order to decide"),
)


def test_a_name_brings_the_one_that_has_it_or_all_that_do(desk: Desk, clock: Clock) -> None:
    counted(desk.store, clock.now, name="Scented Candle", page="8", **{"CANDLE-1": 3})
    assert "CANDLE-1 · Scented Candle" in says(desk, "do we have enough of the scented candle")
    counted(desk.store, clock.now, name="Scented Candle", page="9", **{"CANDLE-2": 4})
    assert "2 SKUs match “scented candle”" in says(desk, "is there enough left of the scented candle")


def test_parts_of_names_behind_a_command_are_looked_for(desk: Desk, clock: Clock) -> None:
    counted(desk.store, clock.now, name="Scented Candle", page="8", **{"CANDLE-1": 3, "CANDLE-2": 4})
    counted(desk.store, clock.now, name="Christmas Candles Red", page="9", **{"CANDLE-3": 5, "CANDLE-4": 6})
    for said in ("/reorder candles", "/clearance candle", "/reorder urgent candles", "candles"):
        assert "4 SKUs match “candle" in typed(desk, said), said
    with pytest.raises(UserError):
        typed(desk, "/reorder cnadle")
    assert "“but not candles” is left out" in says(desk, "urgent but not candles")
    assert "will be by Wed, Nov 11, 2026" in says(desk, "what runs out before double 11")
    assert "will be by Fri, Dec 25, 2026" in says(desk, "what runs out before christmas")


@pytest.mark.parametrize(
    ("said", "shop"),
    [
        ("what's out, not in UK Home", "US"),
        ("everything except the UK", "US"),
        ("without US what is urgent", "UK Home"),
        ("除了UK，哪些断货", "US"),
        ("UK以外哪些紧急", "US"),
        ("UK, not US", "UK Home"),
        ("not enough stock in UK Home", "UK Home"),
    ],
)
def test_a_shop_that_is_left_out_is_not_asked_about(
    new_store: Callable[..., Store], clock: Clock, said: str, shop: str
) -> None:
    assert shop_in(a_desk(new_store(a_shop(), a_shop("US", market="US")), clock), said) == shop


def test_every_term_is_shown_by_a_command_and_called_by_names_of_its_own() -> None:
    assert {f"/{term.shown_by.split()[0]}" for term in MEANINGS.values()} <= {command.NAME for command in COMMANDS}
    assert len(TERMS) == sum(len(named.split(", ")) for named in MEANINGS)


def test_what_people_say_instead_is_understood(desk: Desk) -> None:
    for said, answer in INSTEAD:
        try:
            heard = says(desk, said)
        except UserError as error:
            heard = desk.voice().tell(error)
        assert answer in heard, said


def test_a_colour_is_looked_for_in_names_in_the_language_they_are_in(desk: Desk, clock: Clock) -> None:
    counted(desk.store, clock.now, name="Black Hook", page="8", **{"HOOK-1": 3, "HOOK-2": 4})
    for said in ("all black ones", "黑色的还有多少", "any black ones out of stock"):
        assert "2 SKUs match “black”" in says(desk, said), said


def test_a_size_narrows_where_names_have_it(desk: Desk, clock: Clock) -> None:
    counted(desk.store, clock.now, name="Shirt XL", page="8", **{"SHIRT-1": 3, "SHIRT-2": 4})
    assert "2 SKUs match “xl”" in (heard := says(desk, "all XL"))
    assert "is left out" not in heard


@pytest.mark.parametrize("said", ["compare SKU123 and 22411 on friday", "order SKU123 or 22411?", "SKU123和22411周五"])
def test_the_code_of_no_sku_is_no_number_of_units(desk: Desk, clock: Clock, said: str) -> None:
    """Codes like 22410 are of this shop; a number that is said of a SKU is of units all the same."""
    counted(desk.store, clock.now, page="8", **{"22410": 5})
    assert "There is no SKU `22411`" in (heard := says(desk, said))
    assert "22,411" not in heard
    assert "22,411 on top" in says(desk, "can I sell 22411 of SKU123 on friday")
    assert "22411" not in says(desk, "SKU123 and 22410 on friday")


def test_cartons_are_counted_in_units_where_a_carton_is_known(desk: Desk, clock: Clock) -> None:
    before = desk.store.terms.of("SKU123")
    assert before
    desk.store.terms.agree("SKU123", before, replace(before, case_pack=24), "U0ANA", clock.now)
    assert "10 cartons of `SKU123`, of 24 each, are 240 units." in (told := says(desk, "order 10 cartons of SKU123"))
    assert "approve 1 240`" in told
    assert "48 on top" in says(desk, "SKU123 周五卖两箱")
    assert "A carton of `SKU123` holds 24 units." in says(desk, "SKU123 要订几箱")
