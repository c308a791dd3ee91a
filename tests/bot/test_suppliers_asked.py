"""What is asked of suppliers, of dead stock and of days is answered, or it is said what the answer leaves out."""

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

NOT_STOPPED = "No setting stops the orders of `{}` for good"
NO_PLACE = "names no supplier or shop here"
NOT_CHOSEN = "cannot be narrowed to a day or ranked by size"
DEAD_CASH = "Cash is counted of all slow movers"


@pytest.fixture
def desk(new_store: Callable[..., Store], clock: Clock, filled: Filled) -> Desk:
    """Yiwu Bags supplies SKU123, Porto Ceramics MUG-1, both are to be ordered; BAG-9, of which 50 come, is not."""
    return filled(a_desk(new_store(a_shop(), a_shop("EU Home", market="DE", tz="Europe/Berlin")), clock), two_suppliers)


def two_suppliers(desk: Desk) -> None:
    store, now = desk.store, desk.now()
    arrives = date(2026, 11, 5)
    stocked(store, now, 200)
    stocked(store, now, 150, sku="MUG-1")
    stocked(store, now, 5000, sku="BAG-9")
    supplied = [terms(), terms("MUG-1", supplier="Porto Ceramics"), terms("BAG-9")]
    inbound = [coming("BAG-9", 50, arrives), coming("MUG-1", 40, arrives)]
    planned(store, now, supplied, inbound)
    plan.run(desk)


def says(desk: Desk, said: str, talk: str = "D1") -> str:
    asker = Asker("U0ANA", talk, desk.voice())
    first, _, rest = said.partition(" ")
    command = next((it for it in COMMANDS if first == it.NAME), None)
    answers = talked(desk, asker, said) if command is None else answered(desk, asker, command, rest)
    return "\n".join("\n".join(as_lines(it)) if isinstance(it, Message) else it.name for it in answers)


CONVERSATIONS = (
    (("on the way from porto", "Porto Ceramics"), ("and from yiwu", "50 of `BAG-9`"), ("just the uk", " · UK Home")),
    (("Porto 在途", "Porto Ceramics"), ("Yiwu呢", "50 of `BAG-9`"), ("英国呢", " · UK Home")),
    (("what arrives this week", "40 of `MUG-1`"), ("only yiwu", "Yiwu Bags · Mon, Nov 2, 2026 to Sun, Nov 8, 2026")),
    (
        ("on the way from porto", "Porto"),
        ("and by 5 dec?", "Porto Ceramics · Mon, Nov 2, 2026 to Sat, Dec 5, 2026"),
        ("yiwu too", "BAG-9"),
    ),
    (("Porto 在途", "Porto"), ("12月5号之前呢", "Porto Ceramics · Mon, Nov 2, 2026 to Sat, Dec 5, 2026")),
    (("/reorder porto", "`MUG-1`"), ("n yiwu?", "`SKU123`"), ("what about the uk", "2 orders to decide")),
)


@pytest.mark.parametrize("talk", CONVERSATIONS, ids=lambda talk: talk[1][0])
def test_another_supplier_or_a_shop_stands_in_the_place_of_one(desk: Desk, talk: tuple[tuple[str, str], ...]) -> None:
    for said, answer in talk:
        assert answer in says(desk, said), said


def test_only_the_supplier_that_is_said_now_is_shown(desk: Desk) -> None:
    says(desk, "/reorder porto")
    assert "`MUG-1`" not in says(desk, "and yiwu")


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("what do we have coming from china", "china"),
        ("anything from india late", "india"),
        ("orders from dongguan", "dongguan"),
        ("中国过来的货有哪些", "中国"),
        ("印度的单子迟到了吗", "印度"),
    ],
)
def test_a_place_of_suppliers_is_said_to_narrow_nothing(desk: Desk, said: str, place: str) -> None:
    assert says(desk, said).startswith(f"“{place}” {NO_PLACE}")


@pytest.mark.parametrize(
    "said", ["anything from yiwu late", "what arrives from monday", "orders from our suppliers", "late in germany"]
)
def test_a_supplier_a_shop_or_a_day_is_no_such_place(desk: Desk, said: str) -> None:
    assert NO_PLACE not in says(desk, said)


@pytest.mark.parametrize("said", ["when does porto usually deliver", "how long does Porto take", "porto一般多久到"])
def test_how_long_a_supplier_takes_is_told_where_it_stands(desk: Desk, said: str) -> None:
    answer = says(desk, said)
    assert answer.startswith("How long Porto Ceramics takes stands in the planning workbook's sheet Suppliers")
    assert "`MUG-1`" in answer


@pytest.mark.parametrize(
    ("said", "is_told"),
    [
        ("which orders are due by friday", True),
        ("biggest order on the list", True),
        ("周五前要下哪些单", True),
        ("最大的补货单", True),
        ("which orders are due", False),
        ("what arrives by friday", False),
        ("今天要下哪些单", False),
    ],
)
def test_orders_to_decide_are_said_to_know_no_day_and_no_size(desk: Desk, said: str, *, is_told: bool) -> None:
    assert (NOT_CHOSEN in says(desk, said)) == is_told


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("dont reorder BAG-9", "BAG-9"),
        ("don't ever order SKU123 again", "SKU123"),
        ("stop suggesting SKU123 its discontinued", "SKU123"),
        ("SKU123别再订了", "SKU123"),
        ("BAG-9不要补了", "BAG-9"),
    ],
)
def test_who_wants_no_more_orders_is_told_what_comes_nearest(desk: Desk, said: str, code: str) -> None:
    before = [(it.id, it.version, it.state) for it in desk.store.suggestions.open()]
    answer = says(desk, said)
    assert answer.startswith(NOT_STOPPED.format(code))
    assert ("/reorder dismiss" in answer) == (code == "SKU123")
    assert [(it.id, it.version, it.state) for it in desk.store.suggestions.open()] == before


@pytest.mark.parametrize("said", ["dont order SKU123", "why should we never order SKU123", "SKU123先别订"])
def test_who_declines_one_order_or_asks_is_told_nothing_of_that(desk: Desk, said: str) -> None:
    assert NOT_STOPPED.format("SKU123") not in says(desk, said)


@pytest.mark.parametrize(
    ("said", "is_told"),
    [
        ("what landed yesterday", True),
        ("what arrived last week from porto", True),
        ("昨天到了什么货", True),
        ("what arrives this week from porto", False),
        ("这周到什么货", False),
    ],
)
def test_what_came_on_days_that_are_over_is_said_not_to_be_listed(desk: Desk, said: str, *, is_told: bool) -> None:
    answer = says(desk, said)
    assert answer.startswith("What came on days that are over is not listed") == is_told
    assert "40 of `MUG-1`" in answer


@pytest.mark.parametrize(
    ("said", "is_told"),
    [
        ("how much money is stuck in dead stock", True),
        ("list dead stuff with the cash value", True),
        ("呆滞库存压了多少钱", True),
        ("dead stock", False),
    ],
)
def test_the_cash_of_what_does_not_sell_is_that_of_slow_stock(desk: Desk, said: str, *, is_told: bool) -> None:
    answer = says(desk, said)
    assert answer.startswith(DEAD_CASH) == is_told
    assert ("how old the stock is" in answer or "slow" in answer) == is_told


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("what needs my approval", "2 orders to decide"),
        ("有什么等我批", "2 orders to decide"),
        ("whats selling", "Sold "),
        ("im new here what do the colours mean", "Colours:"),
        ("sold week 43", "Sold Mon, Oct 19, 2026 to Sun, Oct 25, 2026"),
        ("第43周卖了多少", "Sold Mon, Oct 19, 2026 to Sun, Oct 25, 2026"),
        ("can I push SKU123 and MUG-1 30 each on friday", "MUG-1 30 SKU123 30"),
        ("SKU123和MUG-1各30件周五直播能卖吗", "MUG-1 30 SKU123 30"),
        ("SKU123 MUG-1 both 30 pcs for friday live ok?", "MUG-1 30 SKU123 30"),
        ("what if the live on friday sells 40 of SKU123", "SKU123 40"),
        ("如果周五直播卖40件SKU123", "SKU123 40"),
        ("what if demand of SKU123 doubles", "is not tried out"),
        ("does yiwu owe us anything", "50 of `BAG-9`"),
        ("how much is BAG-9 costing us sitting there", "How old the stock is: BAG-9"),
        ("how many SKU123 do we shift per month", "Sold of SKU123"),
        ("which sku made the most money in october", "The list below goes by units"),
        ("哪个最赚钱", "The list below goes by units"),
        ("stock file from yesterday in yet?", "files imported"),
        ("stock uk", "Stock of UK Home"),
        ("did the porto stuff land on friday", "1 delivery of the planning workbook · Porto Ceramics"),
        ("which supplier has the most overdue", "2 deliveries of the planning workbook"),
        ("哪个供应商逾期最多", "2 deliveries of the planning workbook"),
        ("worst 5 sellers last month", "how old the stock is"),
        ("what does watch mean", "Watch: stock position within a fifth above the threshold"),
        ("关注是什么意思", "Watch: stock position within a fifth above the threshold"),
        ("how much did week 43 bring in", "Sold Mon, Oct 19, 2026 to Sun, Oct 25, 2026"),
        ("morning what needs doing", "Urgent"),
        ("anything from porto i should chase", "1 delivery of the planning workbook · Porto Ceramics"),
        ("Porto要催货吗", "1 delivery of the planning workbook · Porto Ceramics"),
        ("whos late today", "2 deliveries of the planning workbook"),
        ("今天谁迟到了", "2 deliveries of the planning workbook"),
    ],
)
def test_short_questions_are_heard(desk: Desk, said: str, answer: str) -> None:
    assert answer in says(desk, said)
