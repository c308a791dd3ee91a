"""Finds what a sentence calls a supplier or goods, and nothing here is called: it is said to be left out."""

import re
from collections.abc import Collection
from types import ModuleType

from bot.commands import po, reorder
from bot.desk import Desk
from bot.talking.in_chinese import KNOWN
from bot.talking.places import supplier_in
from bot.understanding.cities import CITIES
from bot.understanding.simplified import simplified

OF_SUPPLIER = re.compile(
    r"([\u4e00-\u9fff]{2,6}?)(?:那家|这家|家的货|供应商|厂家|工厂|那个厂)"
    rf"|({'|'.join(CITIES)})(?=那边|这边|的?(?:货|单|采购|订单))"
)
NO_SUPPLIER = re.compile(r"[哪那这几各每谁催找给跟和的个有多下新换老我你他]|今天|什么")
OF_GOODS = re.compile(
    r"(?:断货|缺货|滞销|要补|畅销|热卖|快断|卖不动|紧急|积压)的([\u4e00-\u9fff]{2,6}?)"
    r"(?:有哪些|有多少|有没有|有吗|哪些|呢|吗|$)"
)
NO_GOODS = (*KNOWN, "货", "款", "哪", "有", "都", "东西")
TAKE_SUPPLIER = {(po, ""), (po, "late"), (reorder, ""), (reorder, "air")}


def nobody_called(desk: Desk, topic: tuple[ModuleType, str], said: str, words: Collection[str]) -> str:
    """Return what is said of a supplier or goods that nobody is called, or the topic does not take; "": nothing."""
    if named := supplier_in(desk, said.casefold(), words, ordered=True):
        return "" if topic in TAKE_SUPPLIER else named
    supplier, goods = (pattern.search(simplified(said)) for pattern in (OF_SUPPLIER, OF_GOODS))
    called = next(filter(None, supplier.groups()), "") if supplier else ""
    if called and not NO_SUPPLIER.search(called):
        return "" if supplier_in(desk, called, [called]) else called
    return goods[1] if goods and not any(word in goods[1] for word in NO_GOODS) else ""
