"""Several SKUs at once: the numbers of each in three lines, and a button for its card."""

from collections.abc import Sequence

from bot.messages.blocks import MESSAGE_BLOCKS, MESSAGE_TEXT, code, context, cut, header, section, shorten
from bot.messages.ordering.proposal import asked
from bot.messages.reply import Block, Message
from bot.messages.sku_line import NAME_LENGTH
from bot.messages.sku_row import available_words, card_button
from bot.messages.stock.stock_card import cover, headline
from bot.messages.stock.stock_values import StockCard
from bot.wording import Safe, Voice, escape

TYPED = 60  # letters of the codes that can be typed again
BETWEEN = ", "  # codes that are typed, in any language


def several_cards(products: Sequence[Sequence[StockCard]], voice: Voice, *, note: str = "") -> Message:
    """Return one message for some products: a part for each location each lies in; ``note``: of which shops alone."""
    title = voice.count("{n} SKU", "{n} SKUs", len(products))
    blocks: list[Block] = [header(title), *([context(note)] if note else [])]
    parts, room = [_part(card, voice) for cards in products for card in cards], MESSAGE_BLOCKS - 1 - len(blocks)
    blocks += parts[:room]
    as_of = voice.say("As of {when}", when=products[0][0].as_of)
    if len(parts) > room:
        more = voice.count("and {n} more location", "and {n} more locations", len(parts) - room)
        as_of = Safe(more + " · " + as_of)
    text = " ".join(f"{escape(card.product)} {cover(card, voice)}" for cards in products for card in cards)
    return Message(text=cut(text, MESSAGE_TEXT), blocks=(*blocks, context(as_of)))


def not_found(words: Sequence[str], voice: Voice) -> Message:
    """Return which of the SKUs somebody named there are not."""
    return Message(
        voice.count("There is no SKU {words}.", "There are no SKUs {words}.", len(words), words=tuple(words))
    )


def nowhere(codes: Sequence[str], voice: Voice) -> Message:
    """Return which SKUs are listed but have no stock anywhere: nothing of them was sold or counted yet."""
    said = voice.count(
        "{codes} is listed, but nothing of it has been sold or counted yet. Import an order or stock "
        "export that contains it.",
        "{codes} are listed, but nothing of them has been sold or counted yet. Import exports that contain them.",
        len(codes),
        codes=tuple(codes),
    )
    return Message(said)


def instead(typed: str, meant: str, voice: Voice) -> Message:
    """Return that nothing is called as somebody typed, and what is looked at instead."""
    return Message(voice.say("There is no SKU `{typed}`. Did you mean “{meant}”?", typed=typed, meant=meant))


def only_like(typed: str, code: str, voice: Voice) -> Safe:
    """Return that there is no such code, and that the only SKU that holds it is shown."""
    return voice.say("There is no SKU `{typed}`. The only one like it is `{code}`.", typed=typed, code=code)


def of_shops(command: str, codes: Sequence[str], shops: Sequence[str], voice: Voice) -> Safe:
    """Return that SKUs are shown of some shops alone, and how to see them everywhere."""
    return voice.count(
        "Of {shops} alone. `{command} {typed}` shows it in all shops.",
        "Of {shops} alone. `{command} {typed}` shows them in all shops.",
        len(codes),
        shops=tuple(shops),
        command=command,
        typed=shorten(BETWEEN.join(codes), TYPED),
    )


def not_there(codes: Sequence[str], shops: Sequence[str], voice: Voice) -> Safe:
    """Return that SKUs do not lie where some shops sell from."""
    return voice.count(
        "{codes} has no stock and no sale of {shops}; this is where it lies.",
        "{codes} have no stock and no sale of {shops}; this is where they lie.",
        len(codes),
        codes=tuple(codes),
        shops=tuple(shops),
    )


def nothing_there(codes: Sequence[str], voice: Voice) -> Safe:
    """Return which of several SKUs do not lie where the others are shown."""
    return voice.count(
        "{codes} has no stock and no sale there.",
        "{codes} have no stock and no sale there.",
        len(codes),
        codes=tuple(codes),
    )


def no_shop(typed: str, shops: Sequence[str], voice: Voice) -> Safe:
    """Return that no shop is called as somebody typed behind a SKU, and which there are."""
    return voice.count(
        "No shop is called “{typed}”, so this is wherever it lies. There is {shops}.",
        "No shop is called “{typed}”, so this is wherever it lies. There are {shops}.",
        len(shops),
        typed=typed,
        shops=tuple(shops),
    )


def _part(card: StockCard, voice: Voice) -> Block:
    name = escape(shorten(card.name, NAME_LENGTH))
    lines = [f"{code(escape(card.product))} {name} · {headline(card, voice)}", cover(card, voice)]
    numbers = [
        available_words(card.available, voice),
        voice.say("{units} on order", units=card.on_order),
        voice.say("sells {rate} a day", rate=voice.rate(card.daily_rate)),
        voice.say("threshold {threshold}", threshold=card.threshold),
    ]
    lines.append(" · ".join(numbers))
    if card.proposal is not None and card.proposal.state == "open":
        lines.append(asked(card.proposal, card.today, voice, card.order_day))
    return section("\n".join(lines), card_button(card.product, voice))
