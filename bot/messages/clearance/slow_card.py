"""One item's stock, receipt by receipt: how old each part is, what of it is slow, and the money in it."""

from collections.abc import Sequence
from math import isinf

from bot.messages.blocks import actions, bold, button, code, context, cut, fields, header, in_sections, section
from bot.messages.clearance.freed import freed_of_step
from bot.messages.clearance.ladder import ladder_blocks
from bot.messages.clearance.slow_list import NAME_LENGTH, age_words, next_step, share_words
from bot.messages.clearance.slow_values import LayerLine, Limits, SlowCard, SlowLine
from bot.messages.clearance.step_card import step_blocks
from bot.messages.part_words import units_of
from bot.messages.reply import Block, Message
from bot.wording import N_, Phrase, Safe, Voice, escape
from planner.clearance.slow import Standing

LISTED = 12
LADDERS = 2  # locations whose ladder is shown: Slack takes 50 blocks a message
VERDICTS: dict[Standing, Phrase] = {
    Standing.SLOW: N_(
        "🐌 *Slow mover*: {old} older than {limit} days, and less than {share} of what could be sold was sold in "
        "{window} days."
    ),
    Standing.NOT_COUNTED: N_("Nothing is known about its stock: import a stock export that counts it."),
    Standing.NO_STOCK: N_("Nothing is in stock."),
    Standing.YOUNG: N_("Not slow: none of its {units} units is older than {limit} days."),
    Standing.SELLING: N_(
        "Not slow: {old} older than {limit} days, but {share} or more of what could be sold was sold in {window} days."
    ),
    Standing.SPARED: N_(
        "Not called slow for now: {old} older than {limit} days, but it is new, or wanted for an event that runs or "
        "starts soon."
    ),
    Standing.UNSEEN: N_(
        "Not called slow for now: {old} older than {limit} days, but of too many of the last {window} days it is not "
        "known what sold. Import an order export of them."
    ),
}
NOT_SOLD = N_(
    "Not called slow yet, but *not selling*: its {units} units were first counted {age} ago, and since when they had "
    "been there nobody wrote down. If it is more than {limit} days, put their receipt into the planning workbook: then "
    "it is slow, and what to do is said here."
)
"""Of what does not sell, and may be older than anybody knows."""
AVOIDABLE = N_(
    "⇄ {location} is to buy {units}: moving them there costs {moving} instead of {buying}. Consider that before you "
    "clear them."
)
AGE_NOT_KNOWN = N_(
    "Not known to be slow: when its {units} units came is not written down, and none of them is known to be older than "
    "{limit} days. Receipts in the planning workbook would tell."
)


def slow_cards(
    cards: Sequence[SlowCard], limits: Limits, voice: Voice, *, note: str = "", replaces: bool = False
) -> Message:
    """Return how old the stock of a product is, one part a location; slow ones with what can be done.

    ``note``: of which shops alone it is.
    """
    line = cards[0].line
    title = voice.say("How old the stock is: {product}", product=line.product)
    blocks: list[Block] = [
        header(title),
        section(Safe(f"{code(escape(line.product))} {escape(cut(line.name, NAME_LENGTH))}")),
        *([context(note)] if note else []),
    ]
    ladders = [place for place, card in enumerate(cards) if card.ladder is not None][:LADDERS]
    for place, card in enumerate(cards):
        blocks += _card(card, limits.at(card.line.location), voice, with_ladder=place in ladders)
    if any(card.line.units or card.step is not None for card in cards):
        buttons = [button(voice.say("Why these numbers?"), "why_slow", line.product)]
        if any(card.ladder is not None for card in cards):
            buttons.append(button(voice.say("An ad for it"), "clear_ad", line.product))
        blocks.append(actions(*buttons))
    hint = voice.say("`/stock SKU` shows what to order, `/clearance` everything that is slow.")
    return Message(text=title, blocks=(*blocks, context(hint)), replaces=replaces)


def _card(card: SlowCard, limits: Limits, voice: Voice, *, with_ladder: bool) -> list[Block]:
    line = card.line
    verdict = voice.say(
        _verdict(card),
        old=units_of(line.old_units, line.units, voice),
        units=line.units,
        limit=limits.age,
        share=voice.share(limits.share),
        window=limits.window,
        age=voice.days(line.oldest),
    )
    blocks = [section(Safe(f"{bold(escape(line.location))}\n{verdict}"))]
    if card.step is not None:
        blocks += step_blocks(card.step, voice)
    if not line.units:
        return blocks
    shown = [
        _field(voice.say("Oldest unit"), age_words(line.oldest, voice, is_at_least=line.is_at_least)),
        _field(voice.say("Mean age"), age_words(int(card.mean_age), voice, is_at_least=line.is_at_least)),
        _field(voice.say("Sell-through"), share_words(line.sell_through, limits, voice)),
        _field(voice.say("Stock lasts"), _lasts(card, voice)),
    ]
    if line.old_units:
        cash = voice.say("cost not known") if line.cash_minor is None else voice.money(line.cash_minor, line.currency)
        shown.append(_field(voice.say("Money in old units"), cash))
    blocks += [fields(*shown), *in_sections(_layers(card, limits, voice))]
    if card.standing == Standing.SLOW:
        blocks += in_sections([*_wanted(line, voice), *_avoidable(card, voice)])
    if card.ladder is not None and with_ladder:
        running, accepted = (card.step.value, card.step.rung) if card.step else ("", None)
        asked = (card.ladder, line.product, line.location, voice)
        blocks += ladder_blocks(*asked, running=running, accepted=accepted, moves=line.moves)
        if card.freed is not None:
            blocks.append(section(freed_of_step(card.freed, voice)))
    elif card.standing == Standing.SLOW and line.moves < line.old_units:
        blocks.append(section(Safe(f"👉 {voice.say(next_step(line.days_of_cover))}")))
    return blocks


def _verdict(card: SlowCard) -> Phrase:
    if card.standing != Standing.YOUNG or not card.line.is_at_least:
        return VERDICTS[card.standing]
    return NOT_SOLD if isinf(card.line.days_of_cover) else AGE_NOT_KNOWN


def _lasts(card: SlowCard, voice: Voice) -> Safe:
    days = voice.days(card.line.days_of_cover)
    if card.daily_rate <= 0:
        return days
    return voice.say("{days}, at the {rate} a day expected from now on", days=days, rate=voice.rate(card.daily_rate))


def _wanted(line: SlowLine, voice: Voice) -> list[Safe]:
    """Return who else wants it, as what moves there needs no clearing."""
    if not line.wanted:
        return []
    places = [
        voice.say("{units} for {location}", units=each.units, location=each.location) for each in line.wanted[:LISTED]
    ]
    said = voice.say(
        "⇄ Wanted elsewhere before you clear it: {places}. `/stock {product}` offers the transfer.",
        places=voice.listed(places),
        product=line.product,
    )
    if line.moves < line.old_units:
        return [said]
    return [said, voice.say("That is all of what is old: once it has moved, nothing is left to clear.")]


def _avoidable(card: SlowCard, voice: Voice) -> list[Safe]:
    """Return who is to buy what lies here, and what moving it there costs."""
    return [
        voice.say(
            AVOIDABLE,
            location=each.location,
            units=each.units,
            moving=voice.money(each.moving_minor, each.currency),
            buying=voice.money(each.buying_minor, each.currency),
        )
        for each in card.avoidable[:LISTED]
    ]


def _layers(card: SlowCard, limits: Limits, voice: Voice) -> list[Safe]:
    lines = [voice.say("*What is left, the oldest first*")]
    lines += [_layer(layer, card.line.currency, limits, voice) for layer in card.layers[:LISTED]]
    if len(card.layers) > LISTED:
        lines.append(voice.count("… and {n} younger part", "… and {n} younger parts", len(card.layers) - LISTED))
    return lines


def _layer(layer: LayerLine, currency: str, limits: Limits, voice: Voice) -> Safe:
    said = voice.count("{n} unit", "{n} units", layer.units)
    when = (
        voice.say("there since {date} or earlier", date=layer.day)
        if layer.is_at_least
        else voice.say("came {date}", date=layer.day)
    )
    parts = [said, when, age_words(layer.age, voice, is_at_least=layer.is_at_least)]
    if layer.cash_minor is not None:
        parts.append(voice.money(layer.cash_minor, currency))
    sign = "⏳" if layer.age > limits.age else "•"
    return Safe(f"{sign} {' · '.join(parts)}")


def _field(name: Safe, value: Safe) -> Safe:
    return Safe(f"{bold(name)}\n{value}")
