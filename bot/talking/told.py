"""Answers by a command and remembers what was asked, so that the next words may go on from there."""

from collections.abc import Iterator
from dataclasses import replace
from types import ModuleType

from bot.commands import COMMANDS
from bot.desk import Asker, Desk
from bot.last_asked import Asked
from bot.messages.meaning import meaning_message
from bot.messages.page import BACK, MORE, WHOLE, ListAsked
from bot.messages.reply import Answer, Block, Message
from bot.talking.meaning import Meant
from bot.talking.overhearing import codes_in

BEYOND = {MORE: 1, BACK: -1, WHOLE: 0}  # pages from the one shown to the one a button stands for


def told(desk: Desk, asker: Asker, command: ModuleType, typed: str) -> Iterator[Answer]:
    """Yield what a command answers. Raises: as it does; then nothing is remembered."""
    listed, before = None, desk.last_asked.of(asker.user, asker.channel, desk.now())
    skus = {code for found in codes_in(desk, typed).values() for code in found}
    sku = skus.pop() if len(skus) == 1 else before.sku if before and not skus else ""
    for answer in command.answer(desk, asker, typed):
        listed = listed or _listed(answer)
        desk.last_asked.keep(asker.user, asker.channel, Asked(command.NAME, typed, desk.now(), sku, listed))
        yield answer


def meaning(desk: Desk, asker: Asker, meant: Meant) -> Iterator[Answer]:
    """Yield what a term means; “the reorder point” of the SKU that was talked about is shown."""
    last = desk.last_asked.of(asker.user, asker.channel, desk.now()) if meant.is_the else None
    if last is None or not last.sku:
        yield meaning_message(meant.term, asker.voice)
        return
    name, _, typed = meant.term.command(last.sku).partition(" ")
    yield from told(desk, asker, next(it for it in COMMANDS if f"/{name}" == it.NAME), typed)


def turned_to(desk: Desk, asker: Asker, page: tuple[str, str, int]) -> None:
    """Remember that a page of the list that was shown last is shown now."""
    if last := desk.last_asked.of(asker.user, asker.channel, desk.now()):
        asked = replace(last, at=desk.now(), listed=page)
        desk.last_asked.keep(asker.user, asker.channel, asked)


def _listed(answer: Answer) -> tuple[str, str, int] | None:
    """Return which page of which list an answer shows; None: it is no list, or one that is shown whole."""
    blocks = answer.blocks if isinstance(answer, Message) else ()
    found = {each["action_id"]: each.get("value", "") for block in blocks for each in _buttons(block)}
    for action, beyond in BEYOND.items():
        if action in found and (asked := ListAsked.from_value(found[action])):
            page = asked.page - beyond if action != WHOLE else 0
            return asked.name, asked.about, page
    return None


def _buttons(block: Block) -> list[Block]:
    return [each for each in block.get("elements", ()) if block["type"] == "actions" and each["type"] == "button"]
