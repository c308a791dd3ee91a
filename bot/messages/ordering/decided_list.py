"""What people decided on suggested orders as a list: what, who and when, and the number that undoes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.messages.blocks import code, in_sections, section
from bot.messages.ordering.order_list import span
from bot.messages.ordering.proposal import Proposal, decision
from bot.messages.page import Page
from bot.wording import Safe, Voice, escape


@dataclass(frozen=True, slots=True)
class DecidedLine:
    """One decision."""

    product: str
    proposal: Proposal


def decided_page(lines: Sequence[DecidedLine], total: int, voice: Voice, days: tuple[date, date] | None = None) -> Page:
    """Return a page of decisions, the latest first; ``days`` are the first and the last, where only those are meant."""
    if days and not total:
        hint = voice.say(
            "{days}: no decision on an order stands. `/reorder decided` lists all.", days=span(days, voice)
        )
        return Page(hint, (section(hint),), 0, 0)
    if not total:
        hint = voice.say(
            "Nobody has decided on an order yet. `/reorder` shows those to decide. Imports, events and steps of "
            "`/clearance` have *Undo* on their cards."
        )
        return Page(hint, (section(hint),), 0, 0)
    title = voice.count("{n} decision on orders", "{n} decisions on orders", total)
    if days:
        title = voice.say("{decisions} · {days}", decisions=title, days=span(days, voice))
    note = voice.say(
        "`/reorder undo 12` takes back the one of that number while its order is a draft. Imports, events and steps of "
        "`/clearance` have *Undo* on their cards."
    )
    return Page(title, tuple(in_sections([_line(line, voice) for line in lines])), len(lines), total, note=note)


def _line(line: DecidedLine, voice: Voice) -> Safe:
    it = line.proposal
    what = [f"#{it.id} {code(escape(line.product))}", escape(it.location)]
    return Safe(f"{' · '.join(what)}\n{decision(it, line.product, voice)}")
