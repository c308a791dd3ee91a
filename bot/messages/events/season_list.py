"""What last year says of the coming months: each shop's proposed seasons, or why there is none."""

from collections.abc import Mapping, Sequence

from bot.messages.blocks import MESSAGE_BLOCKS, bold, context, section
from bot.messages.events.season_card import season_blocks
from bot.messages.events.season_values import SeasonsOfShop
from bot.messages.reply import Block, Message
from bot.wording import N_, Phrase, Safe, Voice, escape
from planner.forecasting.last_year import FARTHEST, FEWEST, GAP, HELPS, HIGH, LOW, NoSeason

ROOM = MESSAGE_BLOCKS - 4  # for seasons, beside the title and what is not shown
WHY_NONE: Mapping[NoSeason, Phrase] = {
    NoSeason.FEW: N_("Fewer than {fewest} SKUs sell a day: too few to tell a season."),
    NoSeason.GAP: N_(
        "Nothing sold for {gap} days or longer in the year it would be read from. Is an export missing? Import it."
    ),
    NoSeason.STEADY: N_(
        "Nothing out of the ordinary is coming: among the next {days} days, last year had no two weeks "
        "that sold {more} more or {less} less than before."
    ),
    NoSeason.NO_HELP: N_(
        "Sales rose or fell at this time last year, but going by it would have made forecasts of your "
        "last year only {saved} better ({trials} tries); it is proposed from {helps} on. Importing older "
        "order exports may show more."
    ),
    NoSeason.SLIGHT: N_(
        "Sales rose or fell at this time last year, but the part of it that foretold your own past best "
        "is too near to the usual to change an order."
    ),
    NoSeason.ONCE: N_("Sales rose or fell at this time last year, but not the year before: once is not a season."),
}


def season_list(shops: Sequence[SeasonsOfShop], voice: Voice) -> Message:
    """Return each shop's seasons with their buttons, or why there is none."""
    title = voice.say("What last year says of the coming months")
    blocks: list[Block] = [section(bold(title))]
    if not shops:
        blocks.append(section(voice.say("There is no shop yet. `/stock` says how to add one.")))
    seasons, others = 0, 0  # that find no room
    for shop in shops:
        for why in shop.seasons:
            card = season_blocks(why.card, voice)
            fits = len(blocks) + len(card) <= ROOM
            blocks += card if fits else []
            seasons += not fits
        if not shop.seasons and len(blocks) < ROOM:
            blocks.append(section(Safe(f"{bold(escape(shop.shop))}\n{_why_none(shop, voice)}")))
        elif not shop.seasons:
            others += 1
    if seasons:
        more = voice.count(
            "… and {n} more season, which is shown once the others are decided and over",
            "… and {n} more seasons, which are shown once the others are decided and over",
            seasons,
        )
        blocks.append(section(more))
    if others:
        blocks.append(section(voice.count("… and {n} more shop", "… and {n} more shops", others)))
    if any(shop.seasons for shop in shops):
        hint = voice.say(
            "`/event season why` says how it is reckoned; `/event season add #2` and `skip #2` decide by number."
        )
        blocks.append(context(hint))
    return Message(text=title, blocks=tuple(blocks))


def _why_none(shop: SeasonsOfShop, voice: Voice) -> Safe:
    if shop.later and shop.told_on:
        first, last = shop.later
        return voice.say(
            "A season may come from {first} to {last}. It is proposed on {date}, in time to order for it by sea.",
            first=first,
            last=last,
            date=shop.told_on,
        )
    if shop.reason is None:
        return voice.say("What last year shows is planned already: `/event`.")
    if shop.reason == NoSeason.SHORT:
        return voice.count(
            "Its past is too short to try it on: {n} more day of sales is needed. Older order exports may be imported.",
            "Its past is too short to try it on: {n} more days of sales are needed. Older order exports may be "
            "imported.",
            shop.days_missing,
        )
    return voice.say(
        WHY_NONE[shop.reason],
        fewest=FEWEST,
        gap=GAP,
        days=FARTHEST,
        more=voice.share(HIGH - 1),
        less=voice.share(1 - LOW),
        saved=voice.share(max(shop.trial.saved, 0.0)),
        trials=shop.trial.times,
        helps=voice.share(HELPS),
    )
