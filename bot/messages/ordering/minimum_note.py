"""Drafts that are worth less than their supplier asks for: what is missing, and what may go along."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.messages.blocks import MESSAGE_TEXT, cut, in_sections
from bot.messages.reply import Message
from bot.wording import Safe, Voice
from planner.intake.money import Amount

NAMED = 10
SUPPLIER_LENGTH = 60


@dataclass(frozen=True, slots=True)
class MinimumShort:
    """A supplier whose drafts do not reach its minimum, as far as anybody can tell."""

    supplier: str
    minimum: Amount
    drafted: int | None  # [smallest coin of the minimum] None: some cost, or a rate, is not known


def minimum_note(short: Sequence[MinimumShort], voice: Voice) -> Message:
    """Return what is missing to the minimum of each."""
    said = [_line(each, voice) for each in short[:NAMED]]
    return Message(text=cut(said[0], MESSAGE_TEXT), blocks=tuple(in_sections(said)))


def _line(short: MinimumShort, voice: Voice) -> Safe:
    supplier, minimum = cut(short.supplier, SUPPLIER_LENGTH), voice.money(short.minimum.minor, short.minimum.currency)
    if short.drafted is None:
        return voice.say(
            "⚠️ {supplier} asks an order to be worth {minimum}; whether its drafts are, nobody can tell: a "
            "unit cost or an exchange rate is missing. Both go into the planning workbook.",
            supplier=supplier,
            minimum=minimum,
        )
    return voice.say(
        "⚠️ {supplier} asks an order to be worth {minimum}; its drafts come to {drafted}, *{missing}* are missing. "
        "`/reorder {supplier}` shows what may go along, `/po` the drafts.",
        supplier=supplier,
        minimum=minimum,
        drafted=voice.money(short.drafted, short.minimum.currency),
        missing=voice.money(short.minimum.minor - short.drafted, short.minimum.currency),
    )
