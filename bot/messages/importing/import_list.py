"""The files that were imported, and until when the stock and the orders of each shop are known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.messages.blocks import bold, code, cut, in_sections, section
from bot.messages.page import Page
from bot.wording import N_, Phrase, Safe, Voice, escape

FILE_LENGTH = 60
KINDS: Mapping[str, Phrase] = {
    "orders": N_("orders"),
    "stock": N_("stock"),
    "fbt": N_("stock fulfilled by TikTok"),
    "ads": N_("ads report"),
    "plan": N_("planning workbook"),
}
Newest = tuple[datetime, datetime] | None  # as-of and import of a file


@dataclass(frozen=True, slots=True)
class ShopKnown:
    """Until when a shop's stock and orders are known."""

    shop: str
    stock: Newest
    fulfilled: Newest
    sold_until: date | None


@dataclass(frozen=True, slots=True)
class ImportLine:
    """One file that was imported."""

    file: str
    kind: str
    shop: str  # "": of no single shop
    as_of: datetime
    at: datetime
    by: str  # "": not known; who is no member imported it in the terminal


def import_page(
    known: Sequence[ShopKnown], lines: Sequence[ImportLine], total: int, first: int, fresh_since: datetime, voice: Voice
) -> Page:
    """Return a page of them, the newest first; on the first one what is known of each shop.

    Args: fresh_since, a count of before then is too old to order by.
    """
    if not total:
        hint = voice.say(
            "Nothing was imported yet. Drop the order export and the stock export of Seller Center here, or the "
            "planning workbook."
        )
        return Page(hint, (section(hint),), 0, 0)
    title = voice.count("{n} file imported", "{n} files imported", total)
    head = tuple(in_sections([_known(each, fresh_since, voice) for each in known])) if not first else ()
    note = voice.say(
        "Drop an export or the planning workbook here and it is imported; *Undo this import* is on its receipt."
    )
    return Page(
        title, tuple(in_sections([_line(each, voice) for each in lines])), len(lines), total, head=head, note=note
    )


def _known(it: ShopKnown, fresh_since: datetime, voice: Voice) -> Safe:
    counts = [newest for newest in (it.stock, it.fulfilled) if newest]
    said = [bold(escape(cut(it.shop, FILE_LENGTH)))]
    if counts:
        at = max(as_of for as_of, _ in counts)
        said.append(voice.say("stock counted {when}", when=at))
        if at < fresh_since:
            said.append(voice.say("⚠️ too old to order by: import today's"))
    else:
        said.append(voice.say("⚠️ stock not counted yet"))
    if it.sold_until:
        said.append(voice.say("orders known until {day}", day=voice.weekday(it.sold_until)))
    else:
        said.append(voice.say("⚠️ no orders yet"))
    return Safe(" · ".join(said))


def _line(it: ImportLine, voice: Voice) -> Safe:
    what = [code(escape(cut(it.file, FILE_LENGTH))), voice.say(KINDS[it.kind])]
    if it.shop:
        what.append(escape(it.shop))
    what.append(voice.say("imported {when}", when=it.at))
    if it.by.startswith(("U", "W")):
        what.append(voice.person(it.by))
    return Safe(" · ".join(what))
