"""Hears who tells something and asks nothing: what came or was counted, what a supplier writes; it books nothing."""

import re
from collections.abc import Collection
from datetime import date

from bot.events.spoken import spoken
from bot.messages.how_to import LETTER, NOT_BOOKED, how_to
from bot.messages.reply import Message
from bot.understanding.simplified import simplified
from bot.wording import Voice

ASKS = re.compile(
    r"[?？吗嘛]|什么|多少|几[时号天]|能不能|如果|\b(?:if|what|when|how|which|why|can|could|should|did|do|have we)\b"
)
WISHES = re.compile(  # an order, a list, what was on days that are over, a count of something else than units
    r"(?:^|[,.;:]\s?|\b(?:and|please|so|then|to) )(?:(?:re-?)?order|restock|replenish|buy|approve|list|show)\b"
    r"|\b(?:last|past|previous) (?:\w+ )?(?:day|week|month|quarter|year)s?\b|\bsince\b"
    r"|\d\s?(?:\w+ )?(?:orders|complaints?|reviews?)\b"
    r"|(?:^|[,，.。;；\s再要请我])(?:订|补|下单|采购)(?!单|的|货?到)|批准|列出|上个?[周月]|过去|投诉|客诉|差评"
)
CAME = re.compile(
    r"\b(?:we|i)(?:['’]ve| have)?(?: just)? (?:got|received|counted|unpacked|booked in)\b"
    r"|^(?:just )?(?:got|received|counted)\b"
    r"|收到|(?<![降跌减升涨快])(?<!库存)到了(?!.*以[下上])|(?<!快)到货了|入库了|盘点|清点|盘了|点了"
)
WRITES = re.compile(
    r"\b(?:we|i)(?:['’]ll| will| shall)? (?:ship|dispatch|deliver)\b"
    r"|\bprices?\b.*\b(?:up|increases?|rises?|goes up|raised)\b.*\d\s?%"
    r"|我[们司方厂].{0,12}(?:发货|发出|出货|交货)|价格?(?:上涨|上调|涨)\D{0,3}\d"
)


def told_only(said: str, codes: Collection[str], today: date, voice: Voice) -> Message | None:
    """Return where that goes which is told of so many units, of the only SKU or of none; None: it asks or wishes."""
    line = simplified(said).casefold()
    if ASKS.search(line) or WISHES.search(line):
        return None
    if WRITES.search(line) and re.search(r"\d", line):
        return how_to(LETTER, voice)
    is_count = len(codes) == 1 and CAME.search(line) and spoken(line, list(codes), today).units
    return how_to(NOT_BOOKED, voice) if is_count else None
