"""The overview: how many SKUs stand at each level, and the worst of them; and the SKUs of one level."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.messages.blocks import bold, cut, in_sections, section
from bot.messages.levels import LEVEL_WORDS, PRESSING, choice_words, level_count
from bot.messages.page import Page
from bot.messages.sku_row import SkuRow, sku_rows
from bot.messages.stock.expiry_line import ExpiryLine, expiry_blocks
from bot.wording import N_, Safe, Voice, escape
from planner.model import Level

Counts = Sequence[tuple[Level, int]]
SHOP_LENGTH = 60
NAMED = 5  # items that expire


BEGIN = N_(
    "Nothing is planned yet. On the machine that runs the bot, add a shop and import its files:\n"
    "`python -m bot shop add NAME --market MARKET --tz ZONE --currency CURRENCY`\n"
    "`python -m bot import orders.csv stock.xlsx --shop NAME`\n"
    "NAME is what you call it; MARKET the two letters of its country (GB, US, DE), ZONE its time zone (Europe/London, "
    "America/New_York), CURRENCY its three letters (GBP, USD)."
)
BEGIN_IN_SLACK = N_(
    "Nothing is planned yet. Drop the order export and the stock export of a shop, as they come from Seller Center, "
    "into its channel or into your direct messages with me; a minute later `/stock` shows how everything stands."
)


def nothing_planned(voice: Voice, *, has_shops: bool = False) -> Page:
    """Return how to begin: there is no shop yet, or nothing was imported for any."""
    hint = voice.say(BEGIN_IN_SLACK if has_shops else BEGIN)
    return Page(hint, [section(hint)], 0, 0)


def nothing_of_shop(shop: str, voice: Voice) -> Page:
    """Return that a shop has nothing to show, while others have."""
    said = voice.say(
        "No SKU of {shop} was looked at yet. Import its order and stock exports; `/stock` shows the other shops.",
        shop=cut(shop, SHOP_LENGTH),
    )
    return Page(said, [section(said)], 0, 0)


def overview_page(
    counts: Counts,
    by_shop: Mapping[str, Counts],
    worst: tuple[SkuRow, ...],
    expiring: Sequence[ExpiryLine],
    as_of: datetime,
    shop: str,
    voice: Voice,
    unsold: Sequence[str] = (),
) -> Page:
    """Return the first page of the overview (of a shop): every level counted, what expires, the most pressing SKUs.

    ``unsold``: the shops of which no sales are known.
    """
    planned = sum(n for _, n in counts)
    total = voice.count("{n} SKU planned", "{n} SKUs planned", planned)
    title = voice.say("Stock of {shop}", shop=cut(shop, SHOP_LENGTH)) if shop else voice.say("Stock overview")
    levels = "\n".join(level_count(level, n, voice) for level, n in counts)
    head = [section(Safe(f"{total}\n{levels}"))]
    if len(by_shop) > 1:
        head += in_sections([_shop_line(name, of_shop, voice) for name, of_shop in by_shop.items()])
    if dict(counts).get(Level.NO_DATA) == planned:
        head.append(
            section(
                voice.say(
                    "Stock was never counted here, so nothing can be advised: drop the stock export of the shop into "
                    "its channel (Seller Center: *Products, Batch edit, Download*)."
                )
            )
        )
    elif unsold:
        head.append(section(unsold_words(unsold, voice)))
    pressing = sum(n for level, n in counts if level in PRESSING)
    head += expiry_blocks(voice.say("*Expires*"), expiring[:NAMED], len(expiring[NAMED:]), voice)
    if worst:
        head.append(section(voice.say("*Look at these first*")))
    note = Safe(f"{_as_of(as_of, voice)} · {voice.say('`/stock SKU` shows one, `/stock help` the rest')}")
    return Page(
        title, sku_rows(worst, voice), len(worst), pressing, head=head, note=note, whole_of=planned, notice=total
    )


def more_of_overview(rows: tuple[SkuRow, ...], pressing: int, as_of: datetime, voice: Voice) -> Page:
    """Return a later page of the overview: more of the pressing SKUs."""
    title = voice.say("Look at these first")
    return Page(title, sku_rows(rows, voice), len(rows), pressing, note=_as_of(as_of, voice))


def level_page(
    choice: str,
    shop: str,
    rows: tuple[SkuRow, ...],
    total: int,
    as_of: datetime,
    voice: Voice,
    unsold: Sequence[str] = (),
) -> Page:
    """Return a page of the SKUs at the chosen levels, those with the most money at stake first within each."""
    words = choice_words(choice, voice)
    if shop:
        words = Safe(f"{words} · {escape(cut(shop, SHOP_LENGTH))}")
    if not total:
        none = voice.say("No SKU is at this level. `/stock` shows how many are at each.")
        return Page(words, (), 0, 0, head=[section(none)], note=_as_of(as_of, voice))
    title = voice.count("{level}: {n} SKU", "{level}: {n} SKUs", total, level=words)
    head = [section(unsold_words(unsold, voice))] if unsold else []
    return Page(title, sku_rows(rows, voice), len(rows), total, head=head, note=_as_of(as_of, voice))


def unsold_words(shops: Sequence[str], voice: Voice) -> Safe:
    """Return that no sales of some shops are known yet, and what to import."""
    return voice.say(
        "⚠️ No sales of {shops} are known yet, so nothing can be said of how long their stock lasts: import their order "
        "export (Seller Center: *Orders, Export*), as many weeks as you have.",
        shops=voice.listed(escape(cut(shop, SHOP_LENGTH)) for shop in shops),
    )


def _shop_line(shop: str, counts: Counts, voice: Voice) -> Safe:
    planned = voice.count("{n} SKU", "{n} SKUs", sum(n for _, n in counts))
    signs: dict[str, int] = {}
    for level, n in counts:
        if level in PRESSING:
            signs[LEVEL_WORDS[level][0]] = signs.get(LEVEL_WORDS[level][0], 0) + n
    pressing = "  ".join(f"{sign} {voice.units(n)}" for sign, n in signs.items())
    return Safe(f"{bold(escape(cut(shop, SHOP_LENGTH)))} · {planned}" + (f" · {pressing}" if pressing else ""))


def _as_of(as_of: datetime, voice: Voice) -> Safe:
    return voice.say("As of {when}", when=as_of)
