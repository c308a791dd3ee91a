"""Names in Chinese, which no blanks part, narrow a question; what nobody is called is said to be left out."""

from collections.abc import Callable
from datetime import date

import pytest

from bot.desk import Desk
from bot.jobs import plan
from bot.store import Store
from bot.talking.in_chinese import names_unparted
from tests.bot.builders import Clock, Filled, a_desk, a_shop, coming, planned, stocked, terms
from tests.bot.test_talking import says, typed

NAMES = {"BAG-1": "粉色圆点午餐包", "BAG-2": "蓝色午餐包", "STAND-1": "红色波点蛋糕架", "BOX-1": "周转箱"}
SUPPLIERS = {"BAG-1": "宁波海港日用品", "BAG-2": "义乌市亮彩贸易", "STAND-1": "Shantou Lantern Works"}


@pytest.fixture
def desk(new_store: Callable[..., Store], clock: Clock, filled: Filled) -> Desk:
    """Four SKUs and two of their suppliers with Chinese names, and one supplier whose city is written in letters."""
    return filled(a_desk(new_store(a_shop(), a_shop("EU Home", market="DE")), clock), named_in_chinese)


def named_in_chinese(desk: Desk) -> None:
    for sku in NAMES:
        stocked(desk.store, desk.now(), 10, sku=sku)
    on_its_way = [coming(sku, 100, date(2026, 12, 1), reference=f"R-{sku}") for sku in SUPPLIERS]
    rows = [terms(sku, name=name, supplier=SUPPLIERS.get(sku, "")) for sku, name in NAMES.items()]
    planned(desk.store, desk.now(), rows, on_its_way)
    plan.run(desk)


def test_parts_of_names_are_found_between_other_words(desk: Desk) -> None:
    for said, names in (
        ("午餐包还有多少", ("午餐包",)),
        ("帮我看看粉色圆点午餐包还能卖几天", ("粉色圆点午餐包",)),
        ("红色的蛋糕架啥时候补", ("红色 蛋糕架",)),
        ("午餐包和蛋糕架哪个卖得好", ("午餐包", "蛋糕架")),
        ("周转箱还剩多少", ("周转箱",)),
        ("周转天数最长的", ()),
        ("宁波的货到哪了", ()),
        ("钢笔还有多少", ()),
    ):
        assert names_unparted(desk, said) == names, said


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("蛋糕架啥时候补", "STAND-1 · 红色波点蛋糕架"),
        ("午餐包还有多少", "2 SKUs match “午餐包”"),
        ("断货的午餐包有哪些", "2 SKUs match “午餐包”"),
        ("滞销的午餐包", "“午餐包” is looked for in names"),
        ("午餐包上周卖了多少", "`BAG-2`"),
        ("粉色圆点午餐包周五直播卖200个行不行", "`BAG-1`: 200 on top"),
        ("断货的钢笔有哪些", "“钢笔” is left out"),
    ],
)
def test_a_name_narrows_a_question(desk: Desk, said: str, answer: str) -> None:
    assert answer in says(desk, said)


@pytest.mark.parametrize(
    ("said", "there", "not_there"),
    [
        ("宁波的货到哪了", "R-BAG-1", "R-BAG-2"),
        ("亮彩的货到哪了", "R-BAG-2", "R-BAG-1"),
        ("汕头的货12月1号前到吗", "R-STAND-1", "R-BAG-1"),
        ("/po 宁波", "R-BAG-1", "R-BAG-2"),
        ("/po 汕头", "R-STAND-1", "R-BAG-1"),
        ("宁波那边要补啥", "宁波海港日用品", "义乌市亮彩贸易"),
        ("补货 义乌", "义乌市亮彩贸易", "宁波海港日用品"),
        ("/reorder 汕头", "Shantou Lantern Works", "宁波海港日用品"),
    ],
)
def test_a_supplier_is_called_by_the_beginning_of_its_name_or_its_city(
    desk: Desk, said: str, there: str, not_there: str
) -> None:
    assert there in (heard := typed(desk, said))
    assert not_there not in heard


@pytest.mark.parametrize(
    ("said", "left_out"),
    [("温州那家下周到什么", "温州"), ("深圳供应商的单子晚了没", "深圳"), ("宁波的断货了没", "宁波海港日用品")],
)
def test_a_supplier_that_narrows_nothing_is_said_to_be_left_out(desk: Desk, said: str, left_out: str) -> None:
    assert f"“{left_out}” is left out" in says(desk, said)


def test_which_supplier_is_no_name_of_one(desk: Desk) -> None:
    for said in ("哪个供应商晚了", "今天该催哪几家供应商", "这家供应商的货到了吗"):
        assert "is left out" not in says(desk, said), said


def test_a_country_behind_a_command_is_the_shop_there(desk: Desk) -> None:
    assert "There is nothing to decide" in typed(desk, "/reorder germany")
    assert "4 orders to decide" in typed(desk, "补货 英国")


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("今天补啥", "4 orders to decide"),
        ("超卖了没有", "Out of stock"),
        ("可售天数低于7天的有哪些", "or will be by Mon, Nov 9, 2026"),
        ("最近哪些卖爆了", "4 SKUs"),
        ("有没有快过期的货", "Stock overview"),
        ("哪批货到了没", "3 deliveries of the planning workbook"),
        ("采购单到货时间改成12月8号", "Nothing was changed by that"),
        ("BAG-1要是涨到一天卖80个能撑多久", "is not tried out"),
        ("三百个BAG-1够卖到元旦不", "is not tried out"),
        ("BAG-1下单没有", "BAG-1 · 粉色圆点午餐包"),
    ],
)
def test_what_is_typed_in_a_hurry_is_understood(desk: Desk, said: str, answer: str) -> None:
    assert answer in says(desk, said)


def test_whether_it_was_ordered_is_no_wish_to_order(desk: Desk) -> None:
    assert "An order is decided by its number" in says(desk, "BAG-1下单")
    assert "An order is decided by its number" not in says(desk, "BAG-1下单没有")
