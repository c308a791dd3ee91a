"""The SKUs that were found by what somebody typed, a button for the card of each."""

from bot.messages.blocks import section
from bot.messages.page import Page
from bot.messages.sku_row import SkuRow, sku_rows
from bot.wording import Safe, Voice


def hits_page(words: str, rows: tuple[SkuRow, ...], total: int, voice: Voice) -> Page:
    """Return a page of what the words find."""
    title = voice.count("{n} SKU matches “{words}”", "{n} SKUs match “{words}”", total, words=words)
    if not total:
        return Page(title, (), 0, 0, head=[section(voice.say("`/stock` lists all SKUs by level."))])
    note = _last_check(voice)
    if total > len(rows):
        note = voice.together(note, voice.say("Add a word to narrow it down."))
    return Page(title, sku_rows(rows, voice), len(rows), total, note=note)


def chosen_page(rows: tuple[SkuRow, ...], total: int, voice: Voice) -> Page:
    """Return a page of the SKUs that were typed, as they stood at the last check."""
    title = voice.count("The {n} SKU you named", "The {n} SKUs you named", total)
    return Page(title, sku_rows(rows, voice), len(rows), total, note=_last_check(voice))


def _last_check(voice: Voice) -> Safe:
    return voice.say("As they stood at the last check; a card counts what happened since.")
