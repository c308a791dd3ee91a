"""What a decision came to, in a line of its own: where no card stands that could say it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.messages.blocks import MESSAGE_TEXT, bold, code, context, cut, in_sections, section
from bot.messages.money import money_words
from bot.messages.ordering.proposal import Proposal, decision, snoozed, undo_button
from bot.messages.ordering.reorder_values import Money
from bot.messages.reply import Block, Message
from bot.wording import Safe, Voice, escape

NAMED = 20


@dataclass(frozen=True, slots=True)
class Bought:
    """A purchase order that several approvals made together."""

    number: str
    supplier: str
    lines: int
    units: int
    cost: Money
    flies: bool = False


@dataclass(frozen=True, slots=True)
class Left:
    """A suggestion that was not approved with the others, and why."""

    product: str
    why: str


def decision_note(proposal: Proposal, product: str, voice: Voice) -> Message:
    """Return how one suggestion was decided, with Undo where that can be taken back."""
    head = code(escape(product))
    if proposal.state == "superseded":  # a decision that was taken back
        gone = voice.say("It is undone. There is nothing to order now: `/stock {product}` says why.", product=product)
        said = Safe(f"{head} {gone}")
    elif proposal.state != "open":
        said = Safe(f"{head} {decision(proposal, product, voice)}")
    elif proposal.snoozed_until is not None:
        said = Safe(f"{head} {snoozed(proposal, voice)}")
    else:
        again = voice.say(
            "It will be asked again as #{number}: order *{units}*.", number=str(proposal.id), units=proposal.quantity
        )
        said = Safe(f"{head} {again}")
    blocks: list[Block] = [section(said)]
    if proposal.can_undo:
        blocks.append(undo_button(proposal, voice))
    return Message(text=cut(said, MESSAGE_TEXT), blocks=tuple(blocks))


def by_number(command: str, voice: Voice) -> Message:
    """Return how one of the orders below is decided, where somebody named it by its SKU."""
    said = voice.say("An order is decided by its number: press its menu below, or type `{command}`.", command=command)
    return Message(text=said, blocks=(section(said),))


def batch_note(approved: int, bought: Sequence[Bought], left: Sequence[Left], voice: Voice) -> Message:
    """Return how many suggestions were approved, the orders they made, and each that was left with the reason."""
    title = voice.count("✅ {n} suggestion approved", "✅ {n} suggestions approved", approved)
    if not bought:
        title = voice.say("Nothing was approved: all of them changed meanwhile.")
    blocks: list[Block] = [section(bold(title)), *in_sections([_order(order, voice) for order in bought[:NAMED]])]
    if left:
        rest = [voice.count("*{n} was left:*", "*{n} were left:*", len(left))]
        rest += [Safe(f"• {code(escape(each.product))} {each.why}") for each in left[:NAMED]]
        if len(left) > NAMED:
            rest.append(voice.count("… and {n} more", "… and {n} more", len(left) - NAMED))
        blocks += in_sections(rest)
    if bought:
        blocks.append(context(voice.say("`/po` takes the orders further; a draft can still be cancelled there.")))
    return Message(text=title, blocks=tuple(blocks))


def _order(order: Bought, voice: Voice) -> Safe:
    parts = [code(escape(order.number))]
    if order.supplier:
        parts.append(escape(order.supplier))
    parts.append(voice.count("{n} SKU", "{n} SKUs", order.lines))
    parts.append(voice.count("{n} unit", "{n} units", order.units))
    if order.flies:
        parts.append(voice.say("by air"))
    if order.cost:
        parts.append(money_words(order.cost, voice))
    return Safe("• " + " · ".join(parts))
