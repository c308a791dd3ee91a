"""Answers by a command and remembers what was asked, so that the next words may go on from there."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from types import ModuleType

from bot.commands import COMMANDS, event, po, reorder
from bot.desk import Asker, Desk
from bot.errors import MisspeltSku, UnknownSku
from bot.lists import hits
from bot.messages.meaning import meaning_message
from bot.messages.page import BACK, MORE, WHOLE, ListAsked
from bot.messages.reply import Answer, Block, Message
from bot.numbered import WORDS_FOR
from bot.ordering import typed_steps
from bot.store import Asked
from bot.talking.meaning import Meant
from bot.talking.overhearing import codes_in
from bot.understanding.typed import apart

BEYOND = {MORE: 1, BACK: -1, WHOLE: 0}  # pages from the one shown to the one a button stands for

ACTS: Mapping[ModuleType, Collection[str]] = {
    event: event.ADDS | event.CANCELS | event.UNDOES,
    reorder: WORDS_FOR,
    po: typed_steps.WORDS_FOR,
}
"""What begins words that change something: who goes on from them does not mean to do it once more."""


def told(desk: Desk, asker: Asker, command: ModuleType, typed: str) -> Iterator[Answer]:
    """Yield what a command answers. Raises: as it does; then no question is remembered."""
    listed, before = None, desk.store.talks.of(asker.talk, desk.now())
    acts = any(word.casefold() in ACTS.get(command, ()) for word in apart(typed)[:1])
    named = {code for found in codes_in(desk, typed).values() for code in found}
    sku = before.sku if before and not named and not acts else ""
    sku = named.pop() if len(named) == 1 and not (acts and command is reorder) else sku  # a number is an order's there
    try:
        for answer in command.answer(desk, asker, typed):
            listed = listed or _listed(answer)
            sku = _carded(desk, answer) or ("" if listed and listed[0] == hits.NAME else sku)
            asked = Asked(command.NAME, "" if acts else typed, desk.now(), sku, listed)
            desk.store.talks.remember(asker.talk, asked)
            yield answer
        desk.keep_talk(asker)
    except (MisspeltSku, UnknownSku):  # what “it” would be now is not known
        if before:
            desk.store.talks.remember(asker.talk, replace(before, sku=""))
            desk.keep_talk(asker)
        raise


def meaning(desk: Desk, asker: Asker, meant: Meant) -> Iterator[Answer]:
    """Yield what terms mean; “the reorder point” of the SKU that was talked about is shown."""
    last = desk.store.talks.of(asker.talk, desk.now()) if meant.is_the else None
    if last is None or not last.sku:
        yield from (meaning_message(term, asker.voice) for term in meant.terms)
        return
    name, _, typed = meant.terms[0].command(last.sku).partition(" ")
    yield from told(desk, asker, next(it for it in COMMANDS if f"/{name}" == it.NAME), typed)


def _listed(answer: Answer) -> tuple[str, str, int] | None:
    """Return which page of which list an answer shows; None: it is no list, or one that is shown whole."""
    blocks = answer.blocks if isinstance(answer, Message) else ()
    found = {each["action_id"]: each.get("value", "") for block in blocks for each in _buttons(block)}
    for action, beyond in BEYOND.items():
        if action in found and (asked := ListAsked.from_value(found[action])):
            page = asked.page - beyond if action != WHOLE else 0
            return asked.name, asked.about, page
    return None


def _carded(desk: Desk, answer: Answer) -> str:
    """Return the SKU whose card an answer is; "": it is none, or that of several."""
    first = answer.blocks[0] if isinstance(answer, Message) and answer.blocks else {}
    title = str(first["text"]["text"]) if first.get("type") == "header" else ""
    codes = desk.store.products.exact(title.partition(" · ")[0])
    return codes[0] if len(codes) == 1 else ""


def _buttons(block: Block) -> list[Block]:
    return [each for each in block.get("elements", ()) if block["type"] == "actions" and each["type"] == "button"]
