"""Hears who tells something and asks nothing: what came or was counted, what a supplier writes; it books nothing."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from types import ModuleType

from bot.commands import po, stock
from bot.events.spoken import spoken
from bot.messages.how_to import LETTER, NEW_DAY, NEW_TERMS, NOT_BOOKED, how_to
from bot.messages.reply import Message
from bot.understanding.simplified import simplified
from bot.wording import Voice

ASKS = re.compile(
    r"[?？吗嘛]|什么|多少|几[时号天]|能不能|如果"
    r"|\b(?:if|what|when|how|which|why|can|could|should(?! be \d)|did|do|have we)\b"
)
WISHES = re.compile(  # an order, a list, a count of something else than units
    r"(?:^|[,.;:]\s?|\b(?:and|please|so|then|to) )(?:(?:re-?)?order|restock|replenish|buy|approve|list|show)\b"
    r"|\d\s?(?:\w+ )?(?:orders|sales|returns|complaints?|reviews?)\b"
    r"|(?:^|[,，.。;；\s再要请我])(?:订|补|下单|采购)(?!单|的|货?到)|批准|列出|投诉|客诉|差评"
)
OF_PAST = re.compile(
    r"\b(?:last|past|previous) (?:\w+ )?(?:day|week|month|quarter|year)s?\b|\bsince\b|上个?[周月]|过去"
)
CAME = re.compile(
    r"\b(?:we|i)(?:['’]ve| have)?(?: just)? (?:got|received|counted|unpacked|booked in|moved(?= \d))\b"
    r"|^(?:just )?(?:got|received|counted|unpacked)\b"
    r"|\bcounted \d|\bcount\b.*\b(?:wrong|off)\b|\bit should be \d|\b(?:really|actually) \d"
    r"|收到|(?<![降跌减升涨快])(?<!库存)到了(?!.*以[下上])|(?<!快)到货了|入库了|盘点|清点|盘了|点了|点完"
    r"|实际(?:是|有|只有)?\s?\d"
)
WRITES = re.compile(
    r"\b(?:we|i)(?:['’]ll| will| shall)? (?:ship|dispatch|deliver)\b"
    r"|\bprices?\b.*\b(?:up|increases?|rises?|goes up|raised)\b.*\d\s?%"
    r"|我[们司方厂].{0,12}(?:发货|发出|出货|交货)|价格?(?:上涨|上调|涨)\D{0,3}\d"
)


LATER = re.compile(
    r"^(?!(?:is|are|was|were|will|has|have)\b).*"
    r"\b(?:delayed|late|postponed|pushed(?: back)?|slipped|moved(?! \d))\b.*\b(?:till?|until|to)\b"
    r"|(?:延迟?|延期|拖|推迟|改)到|到货(?:时间|日期)?.{0,2}改[成为到]"
)
TERMS = re.compile(
    r"\b(?:set|change|update|make|raise|lower|put)\b.*"
    r"\b(?:lead[ -]?times?|safety stock|buffer|moq|minimum order|carton|case pack)\b"
    r"|\b(?:lead[ -]?time|moq|carton|case pack)\b.*\b(?:is now|changed to|should be)\b"
    r"|(?:交期|货期|备货周期|安全库存|缓冲|起订量|箱规).{0,6}(?:改|设|调)|(?:改|设|调).{0,8}(?:交期|货期|安全库存|缓冲|起订量|箱规)"
)
OF_ORDER = re.compile(r"采购单|订单|[这那]批货?|[这那第].单|\bp\.?o\b")
WHERE = re.compile(
    r"\bwhere (?:do|can|should) (?:i|we)\b|\bhow (?:do|can) (?:i|we) (?:book|change|enter|put|record|update)\b"
    r"|在哪里?[改录填]|怎么[改录填]"
)
"""Asks where something goes."""
INSTEAD = re.compile(r"\b(?:not|instead of|rather than) \d+|(?:不是|而不是)\d+")
POLITELY = re.compile(r"\b(?:can|could|would|will) (?:you|u)\b([^?]*)\??$|(?:能不能|能)?帮我|麻烦你?")


@dataclass(frozen=True, slots=True)
class Told:
    """Where something goes, and the command that shows how it stands."""

    note: Message
    command: ModuleType


def told_only(said: str, codes: Collection[str], today: date, voice: Voice) -> Told | None:
    """Return where that goes which is told of the only SKU or of none, and what shows it; None: it asks or wishes."""
    line = simplified(said).casefold()
    where, is_of_one = WHERE.search(line), len(codes) == 1
    bare, beside = (WHERE.sub(" ", POLITELY.sub(r"\1", each)) for each in (line, without(line, codes)))
    if WISHES.search(line) or ASKS.search(bare):
        return None
    if WRITES.search(line) and re.search(r"\d", line) and not OF_PAST.search(line):
        return Told(how_to(LETTER, voice), stock if codes else po)
    if not is_of_one:
        is_of_order = not codes and OF_ORDER.search(line) and LATER.search(bare)
        return Told(how_to(NEW_DAY, voice), po) if is_of_order else None
    heard = spoken(INSTEAD.sub(" ", bare), list(codes), today)
    if TERMS.search(line) and (where or re.search(r"\d", beside)):
        return Told(how_to(NEW_TERMS, voice), stock)
    if LATER.search(bare) and (where or heard.starts):
        return Told(how_to(NEW_DAY, voice), po)
    return Told(how_to(NOT_BOOKED, voice), stock) if CAME.search(bare) and (heard.units or where) else None


def without(line: str, codes: Collection[str]) -> str:
    """Return a line without the codes that stand in it."""
    for code in codes:
        line = line.replace(code.casefold(), " ")
    return line
