"""The settings: how stock is judged, and what each shop says; and the windows that change them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.messages.blocks import actions, bold, button, code, context, cut, divider, header, in_sections, section
from bot.messages.inputs import choice_field, text_field
from bot.messages.reply import Block, Message, View
from bot.messages.thresholds import THRESHOLDS, Threshold
from bot.wording import N_, Phrase, Safe, Voice, escape
from planner.policy import Policy

SET_THRESHOLDS, SET_SHOP = "settings_rules", "settings_shop"
THRESHOLDS_OF, SHOP_OF = N_("Thresholds"), N_("Shop")
CHANNEL, HOUR, QUIET, MEANS, DATES, COSTS = "channel", "hour", "quiet", "means", "dates", "costs"
STANDARD = "standard"
HOURS = 12  # a digest later than noon is no morning's
SHOPS = 40
NAME_LENGTH = 60
MEANINGS: Mapping[str, Phrase] = {
    "available": N_("available units, as Seller Center's does"),
    "on_hand": N_("all units on hand"),
}
ORDERS: Mapping[str, Phrase] = {
    "day_first": N_("day first: 03/11 is 3 November"),
    "month_first": N_("month first: 11/03 is 3 November"),
    "": N_("not known yet"),
}
COST_WORDS: Mapping[bool, Phrase] = {True: N_("shown in its channel"), False: N_("hidden in its channel")}


@dataclass(frozen=True, slots=True)
class ShopSettings:
    """What one shop says."""

    name: str
    market: str
    tz: str
    currency: str
    channel: str  # "": none
    digest_hour: int | None  # None: as everywhere
    quantity_means: str
    date_order: str
    shows_costs: bool
    quiet_hours: str  # "22-7", in its zone; "": none


@dataclass(frozen=True, slots=True)
class RulesShown:
    """The thresholds that hold, those somebody set, and who did last."""

    policy: Policy
    standard: Policy
    said: Mapping[str, Threshold]
    changed_by: str
    changed_at: datetime | None


def settings_message(
    rules: RulesShown, shops: Sequence[ShopSettings], digest_hour: int, voice: Voice, *, replaces: bool = False
) -> Message:
    """Return all settings, each part with the button that changes it."""
    blocks: list[Block] = [header(voice.say("Settings")), section(voice.say("*How stock is judged*, in every shop"))]
    blocks += in_sections([_threshold(rules, number, voice) for number in range(len(THRESHOLDS))])
    if rules.changed_by and rules.changed_at:
        who = voice.person(rules.changed_by)
        blocks.append(context(voice.say("Last changed by {who}, {when}", who=who, when=rules.changed_at)))
    blocks.append(actions(button(voice.say("Change thresholds…"), SET_THRESHOLDS, "rules")))
    for shop in shops[:SHOPS]:
        change = button(voice.say("Change…"), SET_SHOP, shop.name)
        blocks += [section(_shop(shop, digest_hour, voice), change)]
    notes = [
        voice.say("Admins change settings; a product's own terms stand on its card, under Terms…"),
        voice.say(
            "Shops are added, and people get roles, where the bot runs: `python -m bot shop`, `python -m bot role`"
        ),
    ]
    return Message(text=voice.say("Settings"), blocks=(*blocks, divider(), context(*notes)), replaces=replaces)


def thresholds_window(rules: RulesShown, about: str, voice: Voice) -> View:
    """Return the window with a field for each threshold; a blank one is as the environment says."""
    fields = [
        text_field(
            known.name,
            voice.say(known.label),
            known.typed(rules.said[known.name]) if known.name in rules.said else "",
            longest=10,
            is_optional=True,
            hint=voice.say("blank: {standard}", standard=known.worded(rules.standard, voice)),
        )
        for known in THRESHOLDS
    ]
    return View(
        title=voice.say(THRESHOLDS_OF),
        blocks=tuple(fields),
        submit=voice.say("Save"),
        close=voice.say("Close"),
        about=about,
    )


def shop_window(shop: ShopSettings, digest_hour: int, about: str, voice: Voice) -> View:
    """Return the window that changes a shop."""
    everywhere = voice.say("{hour}:00, as everywhere", hour=digest_hour)
    hours = [(STANDARD, everywhere), *((str(hour), f"{hour}:00") for hour in range(HOURS))]
    dates = [(order or STANDARD, voice.say(words)) for order, words in ORDERS.items()]
    costs = [("shown" if is_shown else "hidden", voice.say(words)) for is_shown, words in COST_WORDS.items()]
    chosen = STANDARD if shop.digest_hour is None else str(shop.digest_hour)
    return View(
        title=voice.say(SHOP_OF),
        blocks=(
            section(bold(escape(cut(shop.name, NAME_LENGTH)))),
            text_field(
                CHANNEL,
                voice.say("Channel that is told"),
                shop.channel,
                longest=20,
                is_optional=True,
                hint=voice.say("its ID (C…): channel name, About, at the bottom; blank: nobody is told"),
            ),
            choice_field(HOUR, voice.say("Digest at"), hours, chosen),
            text_field(
                QUIET,
                voice.say("Quiet hours"),
                shop.quiet_hours,
                longest=10,
                is_optional=True,
                hint=voice.say(
                    "no warnings between two hours of its day, such as 22-7, but after them; blank: any time"
                ),
            ),
            choice_field(
                MEANS,
                voice.say("Its stock export counts"),
                [(means, voice.say(words)) for means, words in MEANINGS.items()],
                shop.quantity_means,
            ),
            choice_field(DATES, voice.say("Its order export writes dates"), dates, shop.date_order or STANDARD),
            choice_field(COSTS, voice.say("Costs and cash"), costs, "shown" if shop.shows_costs else "hidden"),
        ),
        submit=voice.say("Save"),
        close=voice.say("Close"),
        about=about,
    )


def _threshold(rules: RulesShown, number: int, voice: Voice) -> Safe:
    known = THRESHOLDS[number]
    values = {"label": voice.say(known.label), "value": known.worded(rules.policy, voice)}
    if known.name not in rules.said:
        return voice.say("{label}: *{value}*", **values)
    standard = known.worded(rules.standard, voice)
    return voice.say("{label}: *{value}*, set here; else {standard}", **values, standard=standard)


def _shop(shop: ShopSettings, digest_hour: int, voice: Voice) -> Safe:
    channel = Safe(f"<#{escape(shop.channel)}>") if shop.channel else voice.say("no channel: nobody is told")
    hour = digest_hour if shop.digest_hour is None else shop.digest_hour
    name = bold(escape(cut(shop.name, NAME_LENGTH)))
    begins, _, ends = shop.quiet_hours.partition("-")
    lines = [
        f"{name} · {escape(shop.market)} · {code(escape(shop.tz))} · {escape(shop.currency)}",
        voice.say("Channel: {channel}, digest at {hour}:00", channel=channel, hour=hour),
        *([voice.say("No warnings from {begins}:00 to {ends}:00", begins=begins, ends=ends)] if ends else []),
        voice.say("Its stock export counts: {means}", means=voice.say(MEANINGS[shop.quantity_means])),
        voice.say("Its order export writes dates: {order}", order=voice.say(ORDERS[shop.date_order])),
        voice.say("Costs and cash: {costs}", costs=voice.say(COST_WORDS[shop.shows_costs])),
    ]
    return Safe("\n".join(lines))
