"""What became worse lately and what is over, as a list with a card for each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.messages.blocks import section
from bot.messages.page import Page
from bot.messages.silence import WarningLine
from bot.messages.sku_row import card_button
from bot.wording import Safe, Voice


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """A warning that began, or one that is over."""

    warning: WarningLine
    at: datetime  # when it began, or ended
    is_over: bool


def changed_page(
    lines: Sequence[ChangedLine], worse: int, over: int, since: datetime, voice: Voice, shop: str = ""
) -> Page:
    """Return a page of them: first what is worse, the most pressing first, then what is over; of one shop alone."""
    if not worse + over:
        hint = voice.say(
            "No SKU became worse since {when}, and none recovered. `/stock` shows how all of them stand.", when=since
        )
        if shop:
            hint = voice.say(
                "No SKU of {shop} became worse since {when}, and none recovered. `/stock {shop}` shows how all of them "
                "stand.",
                shop=shop,
                when=since,
            )
        return Page(hint, (section(hint),), 0, 0)
    worse_words = voice.count("{n} SKU worse", "{n} SKUs worse", worse)
    over_words = voice.count("{n} recovered", "{n} recovered", over)
    title = voice.say("Since yesterday: {worse}, {over}", worse=worse_words, over=over_words)
    if shop:
        title = voice.say("{shop} since yesterday: {worse}, {over}", shop=shop, worse=worse_words, over=over_words)
    rows = [section(_words(line, voice), card_button(line.warning.product, voice)) for line in lines]
    note = voice.say("Warnings that began or ended since {when}; `/stock` shows how all stands.", when=since)
    return Page(title, rows, len(rows), worse + over, note=note)


def _words(line: ChangedLine, voice: Voice) -> Safe:
    said = replace(line.warning, silence=None).worded(voice)
    if line.is_over:
        return voice.say("✅ Over since {when}: {warning}", when=line.at, warning=said)
    return voice.say("{warning} · since {when}", when=line.at, warning=said)
