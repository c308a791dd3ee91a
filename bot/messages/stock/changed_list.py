"""What became worse lately, what was known first and what is over, as a list with a card for each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import IntEnum

from bot.messages.blocks import section
from bot.messages.page import Page
from bot.messages.silence import WarningLine
from bot.messages.sku_row import card_button
from bot.wording import Safe, Voice


class Turn(IntEnum):
    """How a SKU changed, as they are listed."""

    WORSE = 0
    FIRST = 1  # nobody can say how it stood before: its stock was not known
    OVER = 2


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """A warning that began or got worse, or one that is over."""

    warning: WarningLine
    at: datetime  # when it got as bad as it is, or ended
    turn: Turn


def changed_page(
    lines: Sequence[ChangedLine], total: int, skus: Mapping[Turn, int], since: datetime, voice: Voice, shop: str = ""
) -> Page:
    """Return a page of them: what is worse, the most pressing first, what was known first, what is over.

    Args: total, the lines of all pages; skus, how many SKUs changed so, each counted once; shop, of it alone.
    """
    if not total:
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
    changes = [voice.count("{n} SKU worse", "{n} SKUs worse", skus.get(Turn.WORSE, 0))]
    if first := skus.get(Turn.FIRST):
        changes.append(voice.count("{n} known for the first time", "{n} known for the first time", first))
    changes.append(voice.count("{n} recovered", "{n} recovered", skus.get(Turn.OVER, 0)))
    title = voice.say("Since yesterday: {changes}", changes=voice.listed(changes))
    if shop:
        title = voice.say("{shop} since yesterday: {changes}", shop=shop, changes=voice.listed(changes))
    if total > sum(skus.values()):  # of some SKUs several things changed
        title = voice.say("{title} · {total} changes in all", title=title, total=total)
    rows = [section(_words(line, voice), card_button(line.warning.product, voice)) for line in lines]
    note = voice.say("What began, got worse or ended since {when}; `/stock` shows how all stands.", when=since)
    return Page(title, rows, len(rows), total, note=note)


def _words(line: ChangedLine, voice: Voice) -> Safe:
    said = replace(line.warning, silence=None).worded(voice)
    if line.turn == Turn.OVER:
        return voice.say("✅ Over since {when}: {warning}", when=line.at, warning=said)
    if line.turn == Turn.FIRST:
        return voice.say("{warning} · first known {when}", when=line.at, warning=said)
    return voice.say("{warning} · since {when}", when=line.at, warning=said)
