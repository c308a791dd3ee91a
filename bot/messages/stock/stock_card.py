"""The stock card: how one SKU stands at one location, what to order and by when, and who decided."""

from dataclasses import replace
from datetime import timedelta

from bot.messages.blocks import (
    MESSAGE_BLOCKS,
    MESSAGE_TEXT,
    actions,
    bold,
    button,
    context,
    cut,
    divider,
    fields,
    header,
    section,
)
from bot.messages.events.event_words import event_lines
from bot.messages.lacking_rate import lacking_rate
from bot.messages.levels import LEVEL_WORDS, level_of_one
from bot.messages.ordering.event_late import missed_lines
from bot.messages.ordering.proposal import decision, decision_buttons, question, snoozed, undo_button
from bot.messages.reply import Block, Message
from bot.messages.silence import warning_blocks
from bot.messages.stock.after_approval import after_approval
from bot.messages.stock.bulk_line import bulk_blocks
from bot.messages.stock.expiry_line import plan_button
from bot.messages.stock.flight_advice import by_air, flies
from bot.messages.stock.old_numbers import old_numbers
from bot.messages.stock.pacing import pacing_lines
from bot.messages.stock.stock_advice import along, careful, delay_lines, expiry_lines, kept_for_air, without_order
from bot.messages.stock.stock_numbers import numbers
from bot.messages.stock.stock_values import StockCard, without_costs
from bot.messages.stock.surge_card import surge_lines
from bot.messages.stock.terms_window import TERMS
from bot.messages.stock.threshold_line import why_threshold
from bot.messages.stock.transfer import stay_lines, transfer_blocks
from bot.wording import N_, Safe, Voice, escape
from planner.model import Level

ANSWERED = ("open", "approved", "edited")  # a question that is asked, or an order placed: no warning to snooze


def stock_cards(
    cards: tuple[StockCard, ...], voice: Voice, *, shared_by: str = "", replaces: bool = False, note: str = ""
) -> Message:
    """Return one message for a product: a part for each location it lies in; ``note``: why it is this product."""
    first = cards[0]
    title = f"{escape(first.product)} · {escape(first.name)}" if first.name else escape(first.product)
    blocks: list[Block] = [header(title), *([context(note)] if note else [])]
    for number, card in enumerate(cards):
        part = [divider()] * (number > 0) + _part(without_costs(card) if shared_by else card, voice)
        if len(blocks) + len(part) > MESSAGE_BLOCKS - 2:  # a note and the buttons must fit too
            left = len(cards) - number
            blocks.append(context(voice.count("and {n} more location", "and {n} more locations", left)))
            break
        blocks += part
    if shared_by:
        blocks.append(context(voice.say("Shared by {who}", who=voice.person(shared_by))))
    else:
        buttons = ((N_("Share"), "share"), (N_("Why these numbers?"), "why"), (N_("Terms…"), TERMS))
        blocks.append(actions(*(button(voice.say(label), action, first.product) for label, action in buttons)))
    text = " ".join(f"{escape(first.product)} {cover(card, voice)}" for card in cards)
    return Message(text=cut(text, MESSAGE_TEXT), blocks=tuple(blocks), replaces=replaces)


def headline(card: StockCard, voice: Voice) -> Safe:
    """Return the level in words, with what else must be known at once."""
    sign, _ = LEVEL_WORDS[card.level]
    line = f"{sign} {bold(voice.say(level_of_one(card.level, card.air_decision)))}"
    if card.oversold:
        line += " · " + voice.say(
            "⚠️ *Oversold*: {committed} sold and not shipped, {on_hand} on hand",
            committed=card.committed,
            on_hand=card.on_hand,
        )
    if card.covered:
        line += " · " + voice.say("covered: what is coming arrives in time")
    return Safe(line)


def _part(card: StockCard, voice: Voice) -> list[Block]:
    blocks = [section(f"{headline(card, voice)}\n{cover(card, voice)}")]
    blocks.append(fields(*numbers(card, voice)))
    if card.level > Level.STALE_DATA and card.daily_rate > 0:
        blocks.append(context(*why_threshold(card, voice)))
    coming = (
        *(event_lines(card.events, voice), expiry_lines(card, voice), delay_lines(card, voice)),
        *(pacing_lines(card, voice), _surge(card, voice)),
    )
    if ahead := [line for lines in coming for line in lines]:
        blocks.append(section("\n".join(ahead)))
    if card.expiring or card.expired:
        blocks.append(actions(plan_button(card.product, voice)))
    if card.lacks_rate is not None:
        blocks.append(context(lacking_rate(*card.lacks_rate, [card.location], voice)))
    blocks += bulk_blocks(card.bulk, voice)
    blocks += transfer_blocks(card.product, card.location, card.transfers, voice)
    blocks += [context(line) for line in stay_lines(card.stays, voice)]
    blocks += _advice(card, voice)
    if card.proposal is None or card.proposal.state not in ANSWERED:
        blocks += warning_blocks(card.warnings, card.silence, voice)
    blocks.append(context(voice.say("As of {when}", when=card.as_of)))
    return blocks


def _surge(card: StockCard, voice: Voice) -> list[Safe]:
    """Return a surge with what helps; what other locations can give stands by itself where it can be accepted."""
    if card.surge is None:
        return []
    return surge_lines(replace(card.surge, transfers=()) if card.transfers else card.surge, voice)


def cover(card: StockCard, voice: Voice) -> Safe:
    """Return where it lies, how long it lasts and when it is out."""
    where = escape(card.location)
    if card.level == Level.NO_DATA:
        return voice.say("{where}: no stock export was imported for this SKU, so there is no advice.", where=where)
    if card.daily_rate <= 0:
        left = max(card.available, 0.0)
        return voice.say("{where}: {available} available, not selling.", where=where, available=left)
    if card.stockout is None:
        return voice.say(
            "{where}: lasts *{days}*; no stock-out within {horizon} days.",
            where=where,
            days=voice.days(max(card.days_of_cover, 0.0)),
            horizon=card.horizon,
        )
    if card.available <= 0:
        return voice.say("{where}: nothing left to sell.", where=where)
    lasts = N_("{where}: lasts *{days}*; out of stock on *{date}*.")
    if card.stockout - card.today > timedelta(days=card.days_of_cover + 1):
        lasts = N_("{where}: lasts *{days}*; with what is on its way, out of stock on *{date}*.")
    if card.stockout - card.today < timedelta(days=card.days_of_cover - 1):
        lasts = N_("{where}: lasts *{days}* at the usual pace; with what is planned, out of stock on *{date}*.")
    return voice.say(lasts, where=where, days=voice.days(card.days_of_cover), date=card.stockout)


def _advice(card: StockCard, voice: Voice) -> list[Block]:
    proposal = card.proposal
    if card.level == Level.STALE_DATA:
        return [section(old_numbers(card, voice))]
    if proposal is None:
        return [section(said) for said in without_order(card, voice)]
    if proposal.state != "open":
        decided = [section(decision(proposal, card.product, voice))]
        decided += [undo_button(proposal, voice)] if proposal.can_undo else []
        return decided + [section(said) for said in after_approval(card, voice)]
    lines = [
        question(proposal, card.inventory_position, card.today, voice, card.order_day, card.usual_lead_time),
        *missed_lines(card.missed, voice),
        *([card.cleared.worded(voice)] if card.cleared else []),
    ]
    lines += [*careful(card, voice), *along(card, voice)]
    if proposal.rounding:
        lines.append(
            voice.count(
                "{n} of these units only fills up the minimum order or a carton: {days} of sales.",
                "{n} of these units only fill up the minimum order or cartons: {days} of sales.",
                proposal.rounding,
                days=voice.days(proposal.rounding_days),
            )
        )
    if card.air_quantity and card.air_decision:
        lines += by_air(card, flies(card, card.air_decision, voice), voice)
    lines += kept_for_air(card, voice)
    if sleeps := snoozed(proposal, voice):
        lines.append(sleeps)
    return [section("\n".join(lines)), decision_buttons(proposal, card.product, voice)]
