"""The morning digest of one shop: what changed, what is to decide, how everything stands."""

from collections.abc import Sequence

from bot.messages.blocks import actions, button, context, divider, header, in_sections, section
from bot.messages.levels import level_count
from bot.messages.money import money_words
from bot.messages.reply import Block, Message
from bot.messages.silence import SNOOZE_WARNINGS, THESE
from bot.messages.sku_line import SkuLine
from bot.messages.stock.expiry_line import expiry_blocks
from bot.messages.stock.overview import unsold_words
from bot.messages.telling.digest_values import Digest
from bot.wording import Safe, Voice


def digest_message(digest: Digest, voice: Voice) -> Message:
    """Return the digest; a quiet morning says so."""
    title = voice.say("Good morning, {shop}: {date}", shop=digest.shop, date=digest.day)
    levels = "\n".join(level_count(level, n, voice) for level, n in digest.counts)
    blocks: list[Block] = [
        header(title),
        section(levels or voice.say("Nothing is planned yet: import the first order and stock exports.")),
    ]
    blocks += _part(_news(digest, voice), digest.worse, digest.worse_count, digest, voice, with_levels=True)
    blocks += _expiring(digest, voice)
    blocks += _silence(digest, voice)
    if digest.surges:
        surges = voice.say("*Surges*: `/stock SKU` says what helps")
        blocks += [divider(), *in_sections([surges, *(line.worded(voice) for line in digest.surges)])]
    decide = voice.count("*{n} order to decide*", "*{n} orders to decide*", digest.undecided)
    blocks += _part(decide, digest.to_decide, digest.undecided, digest, voice)
    if digest.late:
        late = voice.count("*{n} order needs a date*", "*{n} orders need a date*", digest.late)
        blocks += [divider(), *in_sections([late, *(order.worded(voice) for order in digest.late_orders)])]
    if digest.waking:
        waking = voice.say("*Snoozed, and asked again soon*")
        blocks += [divider(), *in_sections([waking, *(line.worded(voice) for line in digest.waking)])]
    if digest.events:
        blocks += [divider(), *in_sections(_events(digest, voice))]
    if digest.counts and not (digest.worse or digest.expiring or digest.to_decide or digest.late):
        blocks.append(section(voice.say("Nothing got worse, and there is nothing to decide.")))
    if digest.in_stock:
        blocks += [divider(), section(_cash(digest, voice))]
    if digest.steps:
        blocks.append(section(_steps(digest, voice)))
    note = voice.say("`/reorder` decides the orders, `/stock SKU` opens a card, `/po` shows what is bought.")
    if digest.counted_at:
        note = voice.together(note, voice.say("Newest stock export: {when}.", when=digest.counted_at))
    blocks += _sales_known(digest, voice)
    return Message(text=title, blocks=(*blocks, context(note)))


def _news(digest: Digest, voice: Voice) -> Safe:
    """Return what the first list is of: what got worse, or all that is pressing where nobody was told before."""
    if not digest.is_first:
        return voice.say("*Worse since the last digest*")
    return voice.count(
        "*A first look*: {n} SKU wants somebody",
        "*A first look*: {n} SKUs want somebody, those with the most sales at stake first",
        digest.worse_count,
    )


def _expiring(digest: Digest, voice: Voice) -> list[Block]:
    """Return what was found to expire since the digest before, or where nobody was told before, all that does."""
    title = voice.say("*Expires*") if digest.is_first else voice.say("*New: expires unsold, or has expired*")
    blocks = expiry_blocks(title, digest.expiring, digest.more_expiring, voice)
    return [divider(), *blocks] if blocks else []


def _sales_known(digest: Digest, voice: Voice) -> list[Block]:
    """Return that what sold, or what sold lately, is not known, with what to do."""
    if not digest.has_sales:
        return [section(unsold_words((digest.shop,), voice))]
    if digest.sold_until is None:
        return []
    said = voice.say(
        "⚠️ Sales are known until {date}, {days} ago: import a newer order export. The days since are left out, and not "
        "taken for days without sales.",
        date=digest.sold_until,
        days=voice.days((digest.day - digest.sold_until).days),
    )
    return [section(said)]


def _silence(digest: Digest, voice: Voice) -> list[Block]:
    """Return the button that snoozes what got worse, and how much is snoozed."""
    blocks = []
    if digest.warnings:
        value = THESE + ",".join(map(str, digest.warnings))
        blocks.append(actions(button(voice.say("Snooze…"), SNOOZE_WARNINGS, value)))
    if digest.snoozed:
        silent = voice.count(
            "💤 {n} warning is snoozed: `/stock snoozed`",
            "💤 {n} warnings are snoozed: `/stock snoozed`",
            digest.snoozed,
        )
        blocks.append(context(silent))
    return blocks


def _events(digest: Digest, voice: Voice) -> list[Safe]:
    lines = [voice.say("*Events*: `/event`"), *(event.worded(voice) for event in digest.events)]
    if digest.more_events:
        lines.append(voice.count("… and {n} more", "… and {n} more", digest.more_events))
    return lines


def _steps(digest: Digest, voice: Voice) -> Safe:
    """Return how the accepted steps of the clearance ladder go."""
    steps = voice.count(
        "🧹 {n} accepted step clears slow stock: `/clearance accepted`",
        "🧹 {n} accepted steps clear slow stock: `/clearance accepted`",
        digest.steps,
    )
    if not digest.stuck:
        return steps
    stuck = voice.count("*{n}* wants a decision", "*{n}* want a decision", digest.stuck)
    return Safe(f"{steps} · {stuck}")


def _cash(digest: Digest, voice: Voice) -> Safe:
    cash, slow = (money_words(amounts, voice) for amounts in (digest.in_stock, digest.slow))
    if slow:
        return voice.say(
            "💰 *{cash}* is tied up in stock, *{slow}* of it in slow movers: `/clearance`", cash=cash, slow=slow
        )
    return voice.say("💰 *{cash}* is tied up in stock, none of it in slow movers.", cash=cash)


def _part(
    title: Safe,
    lines: Sequence[SkuLine],
    count: int,
    digest: Digest,
    voice: Voice,
    *,
    with_levels: bool = False,
) -> list[Block]:
    """Return some SKUs under their title, with what is on its way to those that are out.

    ``with_levels``: the level of each too, and which of them are silent.
    """
    if not lines:
        return []
    worded = []
    for line in lines:
        place = (line.product, line.location)
        said = [line.worded(voice, with_level=with_levels)]
        if coming := digest.coming.get(place):
            said.append(coming.worded(voice))
        if with_levels and (silence := digest.silences.get(place)):
            said.append(silence.worded(voice))
        worded.append(Safe(" · ".join(said)))
    if count > len(lines):
        worded.append(voice.count("… and {n} more", "… and {n} more", count - len(lines)))
    return [divider(), section(Safe("\n".join([title, *worded])))]
