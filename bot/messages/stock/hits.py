"""The SKUs that were found by what somebody typed, a button for the card of each."""

from collections.abc import Sequence

from bot.messages.blocks import of_shops_alone, section
from bot.messages.page import Page
from bot.messages.sku_row import SkuRow, sku_rows
from bot.wording import Safe, Voice, escape


def hits_page(words: str, rows: tuple[SkuRow, ...], total: int, voice: Voice) -> Page:
    """Return a page of what the words find."""
    title = voice.count("{n} SKU matches “{words}”", "{n} SKUs match “{words}”", total, words=words)
    if not total:
        return Page(title, (), 0, 0, head=[section(voice.say("`/stock` lists all SKUs by level."))])
    note = _last_check(voice)
    if total > len(rows):
        note = voice.together(note, voice.say("Add a word to narrow it down."))
    return Page(title, sku_rows(rows, voice), len(rows), total, note=note)


def chosen_page(rows: tuple[SkuRow, ...], total: int, voice: Voice, shops: Sequence[str] = ()) -> Page:
    """Return a page of the SKUs that were typed, as they stood at the last check; ``shops``: of these alone."""
    shown = of_shops_alone(sku_rows(rows, voice), shops)
    return Page(chosen_title(total, voice, shops), shown, len(rows), total, note=_last_check(voice))


def chosen_title(total: int, voice: Voice, shops: Sequence[str] = ()) -> Safe:
    """Return how SKUs that were typed are called, of some shops alone or of all."""
    if not shops:
        return voice.count("The {n} SKU you named", "The {n} SKUs you named", total)
    said = voice.listed(map(escape, shops))
    return voice.count("The {n} SKU you named, of {shops}", "The {n} SKUs you named, of {shops}", total, shops=said)


def _last_check(voice: Voice) -> Safe:
    return voice.say("As they stood at the last check; a card counts what happened since.")
