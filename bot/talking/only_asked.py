"""Hears a question in words that would change something: “/po cancel PO-0002?” shows the order, and what cancels it."""

import re
from collections.abc import Iterator
from types import ModuleType

from bot.commands import event, po, reorder
from bot.desk import Asker, Desk
from bot.messages.how_to import ONLY_ASKED, how_to
from bot.messages.reply import Answer
from bot.talking.told import ACTS, told
from bot.understanding.typed import ASKED, QUOTATION, apart, quoted

ASKS = re.compile(
    r"[?？]\W*$|(?:吗|嘛|么|没有?|还是[不别]\w?|会怎么?样|行不行|好不好|可不可以|能不能)\W*$|\bor not\W*$"
    r"|\bwhat (?:happens|would|will|if)\b|\bshould (?:i|we)\b",
    re.IGNORECASE,
)
NUMBER = re.compile(r"#?[0-9]{1,15}")


def only_asked(desk: Desk, asker: Asker, command: ModuleType, typed: str) -> Iterator[Answer] | None:
    """Return what is answered to who only asks, of words that would change something; None: they do not, or are meant.

    A question mark is never meant as a part of what is to be done: whoever means it types the same without.
    """
    verb, *rest = apart(typed) or [""]
    if not ASKS.search(QUOTATION.sub("", typed)):
        return None
    takes_out = command is event and " ".join(rest[:1]).casefold() in event.PAST
    said, of = " ".join(rest[: 1 + takes_out]), " ".join(rest[takes_out : 1 + takes_out]).strip(ASKED)
    if command is event and verb.casefold() in event.ADDS:
        return told(desk, asker, event, f"check {typed.strip()[len(verb) :].rstrip(ASKED)}")
    if command is event and verb.casefold() in event.SEASON and of in {"add", "skip"}:
        return _shown(desk, asker, event, "season", " ".join(apart(typed)[:3]))
    if verb.casefold() not in ACTS.get(command, ()) or not of:
        return None
    shown = of
    if command is not po and not NUMBER.fullmatch(of):
        return None
    if command is reorder:
        asked = desk.store.suggestions.one(int(of.lstrip("#")))
        shown = of if asked is not None and asked.state == "open" else "decided"
    return _shown(desk, asker, command, shown, f"{verb} {said}")


def _shown(desk: Desk, asker: Asker, command: ModuleType, of: str, does: str) -> Iterator[Answer]:
    """Yield that nothing was changed, with what would, and of what that is."""
    yield how_to(ONLY_ASKED, asker.voice, command=quoted(f"{command.NAME} {does.rstrip(ASKED)}"))
    yield from told(desk, asker, command, of)
