"""The stock card: how one SKU stands at one location, what to order and by when, and who decided."""

from dataclasses import dataclass
from datetime import date, datetime
from math import ceil

from bot.messages.blocks import Confirm, actions, bold, button, code, context, divider, fields, header, section
from bot.messages.reply import Block, Message
from bot.wording import N_, Phrase, Safe, Voice, escape
from planner.model import Confidence, Level

LEVEL_WORDS: dict[Level, tuple[str, Phrase]] = {
    Level.NO_DATA: ("⚪", N_("No stock count yet")),
    Level.STALE_DATA: ("⚪", N_("Stock count too old")),
    Level.DEAD: ("⚫", N_("Not selling")),
    Level.OUT: ("🔴", N_("Out of stock")),
    Level.CRITICAL: ("🔴", N_("Critical: runs out before even air freight arrives")),
    Level.URGENT: ("🟠", N_("Urgent: runs out before a normal order arrives")),
    Level.REORDER: ("🟡", N_("Reorder now")),
    Level.EXPEDITE: ("🟠", N_("Chase the delivery: stock runs out before it arrives")),
    Level.WATCH: ("🔵", N_("Watch")),
    Level.OVERSTOCK: ("🟣", N_("Overstocked")),
    Level.OK: ("🟢", N_("OK")),
}
"""The sign and the words of each level."""

DECIDED = {
    "approved": N_("✅ Approved by {who}, {when}: {quantity} units, order {order}."),
    "edited": N_("✅ Approved with another quantity by {who}, {when}: order {order}."),
    "dismissed": N_("✖️ Dismissed by {who}, {when}."),
    "expired": N_("⌛ Nobody decided in time; the suggestion expired {when}."),
    "superseded": N_("↻ Replaced {when}: the numbers changed. Ask `/stock {product}` for the latest."),
}


DUST = 1e-6  # [units] what a product of floats may be off

STATES = {
    "approved": N_("approved"),
    "edited": N_("approved"),
    "dismissed": N_("dismissed"),
    "expired": N_("expired"),
    "superseded": N_("replaced"),
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A suggestion as the card asks it, or how it was decided."""

    id: int
    version: int
    state: str
    quantity: int
    supplier: str
    order_by: date | None
    cost_minor: int | None
    currency: str  # of the cost
    decided_by: str
    decided_at: datetime | None
    order: str


@dataclass(frozen=True, slots=True)
class StockCard:
    """One item's numbers: whole units, days, and dates in the shop's zone."""

    product: str
    name: str
    location: str
    level: Level
    oversold: bool
    covered: bool
    counted: int | None
    counted_at: datetime | None
    sold_since: int
    on_hand: float
    committed: float
    available: float
    on_order: float
    next_receipt: date | None
    daily_rate: float
    confidence: Confidence
    in_stock_days: int
    left_out_days: int
    days_of_cover: float
    stockout: date | None
    horizon: int
    lead_time: float
    lead_time_demand: float
    safety_stock: float
    event_units: float
    threshold: float
    order_up_to_level: float
    rounding: int
    rounding_days: float
    air_quantity: int
    air_decision: date | None
    today: date  # in the zone of its shop
    as_of: datetime
    proposal: Proposal | None


def stock_cards(cards: tuple[StockCard, ...], voice: Voice, *, shared_by: str = "", replaces: bool = False) -> Message:
    """Return one message for a product: a part for each location it lies in."""
    first = cards[0]
    blocks: list[Block] = [header(f"{first.product} · {escape(first.name)}" if first.name else first.product)]
    for number, card in enumerate(cards):
        blocks += [divider()] * (number > 0)
        blocks += _part(card, voice, is_shared=bool(shared_by))
    if shared_by:
        blocks.append(context(voice.say("Shared by {who}", who=voice.person(shared_by))))
    else:
        share = button(voice.say("Share"), "share", first.product)
        blocks.append(actions(share, button(voice.say("Why these numbers?"), "why", first.product)))
    text = "; ".join(f"{first.product} {card.location}: {_cover(card, voice)}" for card in cards)
    return Message(text=text, blocks=tuple(blocks), replaces=replaces)


def headline(card: StockCard, voice: Voice) -> Safe:
    """Return the level in words, with what else must be known at once."""
    sign, words = LEVEL_WORDS[card.level]
    line = f"{sign} {bold(voice.say(words))}"
    if card.oversold:
        line += " · " + voice.say("⚠️ *Oversold*: {committed} sold and not shipped, {on_hand} on hand",
                                  committed=card.committed, on_hand=card.on_hand)
    if card.covered:
        line += " · " + voice.say("covered: what is coming arrives in time")
    return Safe(line)


def level_count(level: Level, n: int, voice: Voice) -> Safe:
    """Return how many SKUs stand at a level, in one line."""
    sign, words = LEVEL_WORDS[level]
    return Safe(f"{sign} {voice.say(words)}: {bold(voice.units(n))}")


def _part(card: StockCard, voice: Voice, *, is_shared: bool) -> list[Block]:
    blocks = [section(f"{headline(card, voice)}\n{_cover(card, voice)}")]
    blocks.append(fields(*_numbers(card, voice)))
    if card.level > Level.STALE_DATA and card.daily_rate > 0:
        blocks.append(context(_why(card, voice)))
    blocks += _advice(card, voice)
    blocks.append(context(_as_of(card, voice)))
    return blocks


def _cover(card: StockCard, voice: Voice) -> Safe:
    where = escape(card.location)
    if card.level == Level.NO_DATA:
        return voice.say("{where}: no stock export was imported for this SKU, so there is no advice.", where=where)
    if card.daily_rate <= 0:
        return voice.say("{where}: {available} available, not selling.", where=where, available=card.available)
    if card.stockout is None:
        return voice.say(
            "{where}: lasts *{days}*; no stock-out within {horizon} days.",
            where=where, days=voice.days(max(card.days_of_cover, 0.0)), horizon=card.horizon,
        )
    if card.available <= 0:
        return voice.say("{where}: nothing left to sell.", where=where)
    return voice.say(
        "{where}: lasts *{days}*, until *{date}*.",
        where=where, days=voice.days(card.days_of_cover), date=card.stockout,
    )


def _numbers(card: StockCard, voice: Voice) -> list[Safe]:
    on_hand = voice.say("*On hand* {on_hand} estimated", on_hand=card.on_hand)
    if card.counted_at is not None:
        on_hand = Safe(on_hand + "\n" + voice.say("counted {counted} on {when}", counted=voice.units(card.counted or 0), when=card.counted_at))
    on_order = voice.say("*On order* {units}", units=card.on_order)
    if card.next_receipt:
        on_order = Safe(on_order + "\n" + voice.say("next arrives {date}", date=card.next_receipt))
    rate = voice.say("*Sells* {rate} a day", rate=voice.rate(card.daily_rate))
    window = voice.count("over {n} day in stock", "over {n} days in stock", card.in_stock_days)
    if card.left_out_days:
        window = Safe(window + ", " + voice.count("{n} day without stock left out", "{n} days without stock left out", card.left_out_days))
    if card.confidence == Confidence.LOW:
        window = Safe(window + ", " + voice.say("low confidence"))
    return [
        on_hand,
        voice.say("*Available* {available}\n{committed} sold, not shipped", available=card.available, committed=card.committed),
        on_order,
        Safe(rate + "\n" + window),
    ]


def _why(card: StockCard, voice: Voice) -> Safe:
    said = voice.say(
        "Threshold *{threshold}* = {demand} sold in {lead} of lead time + {safety} safety stock",
        threshold=card.threshold, demand=ceil(card.lead_time_demand - DUST), lead=voice.days(card.lead_time), safety=card.safety_stock,
    )
    if card.event_units:
        said = Safe(said + voice.say(" + {units} for planned events", units=card.event_units))
    return said


def _advice(card: StockCard, voice: Voice) -> list[Block]:
    proposal = card.proposal
    if card.level == Level.STALE_DATA:
        return [section(voice.say("No advice on old numbers: import a new stock export."))]
    if proposal is None:
        return []
    if proposal.state != "open":
        return [section(_decision(card, proposal, voice))]
    lines = [_question(proposal, card, voice)]
    if card.rounding:
        lines.append(
            voice.count(
                "{n} unit of it is for the minimum order and full cartons: {days} of sales.",
                "{n} units of it are for the minimum order and full cartons: {days} of sales.",
                card.rounding,
                days=voice.days(card.rounding_days),
            )
        )
    if card.air_quantity and card.air_decision:
        lines.append(voice.say(
            "Until it arrives, *{units}* by air would close the gap; decide by {date}.",
            units=card.air_quantity, date=card.air_decision,
        ))
    value = f"{proposal.id}:{proposal.version}"
    confirm = Confirm(
        title=voice.say("Approve this order?"),
        text=voice.say("{units} × {product} becomes a purchase order.", units=proposal.quantity, product=card.product),
        yes=voice.say("Approve"),
        no=voice.say("Not yet"),
    )
    return [
        section("\n".join(lines)),
        actions(
            button(voice.say("Approve"), "approve", value, style="primary", confirm=confirm),
            button(voice.say("Dismiss"), "dismiss", value),
        ),
    ]


def _question(proposal: Proposal, card: StockCard, voice: Voice) -> Safe:
    said = voice.say("👉 *Order {units}*", units=proposal.quantity)
    if proposal.supplier:
        said = Safe(said + voice.say(" from {supplier}", supplier=proposal.supplier))
    if proposal.cost_minor is not None:
        said = Safe(said + voice.say(" for {cost}", cost=voice.money(proposal.cost_minor, proposal.currency)))
    if proposal.order_by and proposal.order_by < card.today:
        said = Safe(said + voice.say(" *today*; {date} was the last day to be in time", date=proposal.order_by))
    elif proposal.order_by:
        said = Safe(said + voice.say(" by *{date}*", date=proposal.order_by))
    return Safe(said + voice.say(". It brings the stock position up to {level}.", level=card.order_up_to_level))


def _decision(card: StockCard, proposal: Proposal, voice: Voice) -> Safe:
    return voice.say(
        DECIDED[proposal.state],
        who=voice.person(proposal.decided_by) if proposal.decided_by else "",
        when=proposal.decided_at or card.as_of,
        quantity=proposal.quantity,
        order=proposal.order,
        product=card.product,
    )


def _as_of(card: StockCard, voice: Voice) -> Safe:
    said = voice.say("As of {when}", when=card.as_of)
    if card.sold_since:
        said = Safe(said + " · " + voice.count("{n} unit sold since the count", "{n} units sold since the count", card.sold_since))
    return said
