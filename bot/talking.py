"""Understands words in a conversation: a command without its sign, SKUs by their codes, a topic, parts of a name.

Whatever is understood is answered by the command that answers it elsewhere: there is no second answer to anything.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from types import ModuleType

from bot.cards import cards
from bot.commands import COMMANDS, clearance, event, po, reorder, stock
from bot.desk import Asker, Desk
from bot.home import SAYS
from bot.messages.blocks import section
from bot.messages.greeting import greeting_message
from bot.messages.levels import LEVEL_WORDS, stands_otherwise
from bot.messages.reply import Answer, Message
from bot.typed import ASKS_ALL, ASKS_WHY, QUOTES

CALLED: Mapping[str, ModuleType] = {command.NAME.removeprefix("/"): command for command in COMMANDS} | {
    "库存": stock,
    "补货": reorder,
    "采购": po,
    "活动": event,
    "清仓": clearance,
}
TOPICS = (  # the first whose words are said answers: English in whole words, Chinese wherever it stands
    (stock, "dead", ("dead", "呆滞")),
    (clearance, "", ("clearance", "slow", "clear", "滞销", "清仓", "清库存", "库龄")),
    (event, "", ("event", "events", "livestream", "livestreams", "campaign", "campaigns", "直播", "活动", "促销")),
    (po, "", ("po", "pos", "purchase", "late", "overdue", "arrive", "arrives", "delivery", "deliveries")),
    (po, "", ("在途", "采购", "到货", "到哪")),
    (stock, "urgent", ("urgent", "critical", "紧急", "预警", "快没", "快断", "缺什么")),
    (stock, "out", ("out", "oos", "断货", "缺货")),
    (reorder, "", ("reorder", "order", "orders", "buy")),
    (reorder, "", ("补货", "下单", "订货", "进货", "补什么", "订什么", "进什么")),
    (stock, "overstock", ("overstock", "overstocked", "积压")),
    (clearance, "", ("cash", "money", "资金", "周转")),
    (stock, "", ("stock", "inventory", "库存")),
)
OF_ONE: Mapping[ModuleType, set[str]] = {clearance: {"", " why"}, event: {""}}
"""Asked of a SKU, too, where their words are said and they take what stands behind it; else its card says all."""
COLOURS: Mapping[str, tuple[str, str]] = {
    "🔴": ("red", "红"),
    "🟠": ("orange", "橙"),
    "🟡": ("yellow", "黄"),
    "🔵": ("blue", "蓝"),
    "🟣": ("purple", "紫"),
    "🟢": ("green", "绿"),
    "⚫": ("black", "黑"),
    "⚪": ("white", "白"),
}
"""The signs of levels by what people call them."""
GREETS = {"hello", "hi", "hey", "thanks", "thank", "help", "ok", "你好", "您好", "谢谢", "帮助"}
ORDER = re.compile(r"\bpo-\d+", re.ASCII | re.IGNORECASE)  # the number of a purchase order
CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/+#-]*")  # as it stands in a sentence, in Chinese without blanks around it
WITHIN = r"(?<![a-z0-9]){}(?![a-z0-9])"  # letters of other scripts stand beside a name without blanks
ENDS = QUOTES + ".,;:!?…()*_~，。；：！？（）"
WHY = tuple(ASKS_WHY)
SENTENCE = {  # words a sentence goes on with, and no command does
    *("of", "for", "the", "my", "our", "is", "are", "do", "does", "what", "how", "with"),
    *("on", "in", "about", "to", "i", "we", "a", "an", "if", "when"),
}
MOST = 40  # words looked up as codes
FEW = 5  # words of a name; more are a sentence


def talked(desk: Desk, asker: Asker, said: str) -> Iterator[Answer]:
    """Yield the answer to what somebody said; how to ask, where it is not understood."""
    words = [word for typed in said.split() if (word := typed.strip(ENDS).casefold())]
    first, _, rest = said.strip().removeprefix("/").partition(" ")
    command = CALLED.get(first.strip(ENDS).casefold())
    if command is not None and SENTENCE.intersection(words[1:2]):  # a sentence that begins so
        command = None
    if command is not None and command is not stock:
        yield from command.answer(desk, asker, rest)
    elif number := ORDER.search(said):
        yield from po.answer(desk, asker, number[0])
    elif codes := _codes(desk, said):
        yield from _of_codes(desk, asker, said.casefold(), words, codes)
    elif command is stock and (rest.strip(ENDS) or not first.isascii()):
        yield from stock.answer(desk, asker, rest)
    else:
        yield from _otherwise(desk, asker, said, words)


def _of_codes(desk: Desk, asker: Asker, said: str, words: list[str], codes: tuple[str, ...]) -> Iterator[Answer]:
    """Answer a sentence about SKUs: by their cards, or by what it asks of the only one."""
    topic, behind = _topic(said, words), ""
    if _is_said(WHY, said, words):
        behind = " why all" if words[-1] in ASKS_ALL else " why"
    elif "xlsx" in words:
        behind = " xlsx"
    is_of_one = topic is not None and len(codes) == 1 and behind in OF_ONE.get(topic[0], ())
    command = topic[0] if topic and is_of_one else stock
    answers = command.answer(desk, asker, ", ".join(codes) + behind)
    if len(codes) == 1 and (signs := _colours(said, words)):
        answers = _corrected(desk, asker, codes[0], signs, answers)
    yield from answers


def _colours(said: str, words: list[str]) -> set[str]:
    """Return the signs of the levels a SKU is said to stand at: “why is SKU123 red?”; a colour may be in its name."""
    asks_why = _is_said(WHY, said, words)
    return {
        sign
        for sign, (english, chinese) in COLOURS.items()
        if words[-1:] == [english] or (asks_why and chinese in said)
    }


def _corrected(
    desk: Desk, asker: Asker, product: str, signs: Collection[str], answers: Iterator[Answer]
) -> Iterator[Answer]:
    """Yield the answers, the first of them with how the SKU really stands, where it has another colour."""
    shown = cards(desk, product)
    if not shown or any(LEVEL_WORDS[card.level][0] in signs for card in shown):
        yield from answers
        return
    for number, answer in enumerate(answers):
        is_first = number == 0 and isinstance(answer, Message)
        note = section(stands_otherwise(product, [(card.location, card.level) for card in shown], asker.voice))
        yield replace(answer, blocks=(note, *answer.blocks)) if is_first and isinstance(answer, Message) else answer


def _otherwise(desk: Desk, asker: Asker, said: str, words: list[str]) -> Iterator[Answer]:
    """Answer a sentence that names no SKU by its topic and shop, or as a part of a name; else say how to ask."""
    topic, folded = _topic(said.casefold(), words), said.casefold()
    shop = _shop(desk, folded)
    if topic is not None:
        command, what = topic
        takes_shop = command in {stock, reorder, clearance}
        yield from command.answer(desk, asker, f"{what} {shop}".strip() if takes_shop else what)
    elif shop:
        yield from stock.answer(desk, asker, shop)
    elif words and len(words) <= FEW and not GREETS.intersection(words) and desk.store.products.search(said, 1).total:
        yield from stock.answer(desk, asker, said)
    else:
        only_greets = not words or (len(words) <= FEW and GREETS.intersection(words))
        yield greeting_message(SAYS, asker.voice, heard="" if only_greets else said)


def _shop(desk: Desk, said: str) -> str:
    """Return the shop whose name stands in a sentence, and not within a word as “US” does in “must”; "": none."""
    names = sorted((shop.name for shop in desk.store.shops.all()), key=len, reverse=True)
    return next((name for name in names if re.search(WITHIN.format(re.escape(name.casefold())), said)), "")


def _topic(said: str, words: list[str]) -> tuple[ModuleType, str] | None:
    """Return which command a sentence is for, and what it is asked."""
    for command, what, named in TOPICS:
        if _is_said(named, said, words):
            return command, what
    return None


def _is_said(any_of: Iterable[str], said: str, words: Collection[str]) -> bool:
    return any(word in words if word.isascii() else word in said for word in any_of)


def _codes(desk: Desk, said: str) -> tuple[str, ...]:
    """Return the SKUs a sentence names by their codes."""
    tokens = [token.strip(ENDS) for token in said.split()]
    tokens += [code.rstrip(".-/") for code in CODE.findall(said)]
    found = (desk.store.products.exact(token) for token in dict.fromkeys(filter(None, tokens[:MOST])))
    return tuple(dict.fromkeys(code for codes in found for code in codes))
