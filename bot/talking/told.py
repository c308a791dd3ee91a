"""Answers by a command and remembers what was asked, so that the next words may go on from there."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from types import ModuleType

from bot.commands import COMMANDS, event, po, reorder
from bot.desk import Asker, Desk
from bot.errors import MisspeltSku, UnknownSku
from bot.lists import hits
from bot.messages.meaning import meaning_message
from bot.messages.reply import Answer, Message
from bot.numbered import WORDS_FOR
from bot.ordering import typed_steps
from bot.store import Asked
from bot.talking.meaning import Meant
from bot.talking.overhearing import codes_in
from bot.understanding.typed import apart

CODE = re.compile(r"`([^`]+)`")

ACTS: Mapping[ModuleType, Collection[str]] = {
    event: event.ADDS | event.CANCELS | event.UNDOES,
    reorder: WORDS_FOR,
    po: typed_steps.WORDS_FOR,
}
"""What begins words that change something: who goes on from them does not mean to do it once more."""


def told(
    desk: Desk, asker: Asker, command: ModuleType, typed: str, listed: tuple[str, str, int] | None = None
) -> Iterator[Answer]:
    """Yield what a command answers; ``listed``: the page that is gone on from, where it answers with a line of that.

    Raises: as it does; then no question is remembered.
    """
    before = desk.store.talks.of(asker.talk, desk.now())
    acts = any(word.casefold() in ACTS.get(command, ()) for word in apart(typed)[:1])
    named = {code for found in codes_in(desk, typed).values() for code in found}
    sku = before.sku if before and not named and not acts else ""
    sku = named.pop() if len(named) == 1 and not (acts and command is reorder) else sku  # a number is an order's there
    try:
        for answer in command.answer(desk, asker, typed):
            listed = listed or (answer.listed if isinstance(answer, Message) else None)
            sku = _carded(desk, command, answer) or ("" if listed and listed[0] == hits.NAME else sku)
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


def _carded(desk: Desk, command: ModuleType, answer: Answer) -> str:
    """Return the SKU whose card an answer is, or the only one that an order or an event is of; "": there is none."""
    if not isinstance(answer, Message) or not answer.blocks:
        return ""
    texts = [str(block["text"]["text"]) for block in answer.blocks if "text" in block]
    title = [texts[0].partition(" · ")[0]] if answer.blocks[0]["type"] == "header" else []
    named = CODE.findall("\n".join(texts)) if command in {po, event} else title
    codes = {it for code in dict.fromkeys(named) for it in desk.store.products.exact(code)}
    return codes.pop() if len(codes) == 1 else ""
