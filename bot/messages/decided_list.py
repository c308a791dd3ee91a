"""What people decided on suggested orders as a list: what, who and when, and the number that undoes it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.messages.blocks import code, in_sections, section
from bot.messages.page import Page
from bot.messages.proposal import Proposal, decision
from bot.wording import Safe, Voice, escape


@dataclass(frozen=True, slots=True)
class DecidedLine:
    """One decision."""

    product: str
    proposal: Proposal


def decided_page(lines: Sequence[DecidedLine], total: int, voice: Voice) -> Page:
    """Return a page of decisions, the latest first."""
    if not total:
        hint = voice.say(
            "Nobody has decided on an order yet. `/reorder` shows those to decide. Imports, events and steps of "
            "`/clearance` have *Undo* on their cards."
        )
        return Page(hint, (section(hint),), 0, 0)
    title = voice.count("{n} decision on orders", "{n} decisions on orders", total)
    note = voice.say(
        "`/reorder undo 12` takes back the one of that number while its order is a draft. Imports, events and steps of "
        "`/clearance` have *Undo* on their cards."
    )
    return Page(title, tuple(in_sections([_line(line, voice) for line in lines])), len(lines), total, note=note)


def _line(line: DecidedLine, voice: Voice) -> Safe:
    it = line.proposal
    what = [f"#{it.id} {code(escape(line.product))}", escape(it.location)]
    return Safe(f"{' · '.join(what)}\n{decision(it, line.product, voice)}")
