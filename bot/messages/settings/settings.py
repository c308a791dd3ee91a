"""The settings: how stock is judged, in all shops and in those that differ, and what each shop says."""

from collections.abc import Sequence

from bot.messages.blocks import (
    Confirm,
    actions,
    bold,
    button,
    code,
    context,
    cut,
    divider,
    header,
    section,
)
from bot.messages.reply import Block, Message
from bot.messages.settings.boosting import boosting_line
from bot.messages.settings.quickness import quickness_line
from bot.messages.settings.same_weeks import weeks_line
from bot.messages.settings.settings_values import COST_WORDS, MEANINGS, ORDERS, RulesShown, ShopSettings
from bot.messages.settings.settings_windows import SET_SHOP, SET_SHOP_THRESHOLDS, SET_THRESHOLDS
from bot.messages.settings.thresholds import THRESHOLDS, Known, by_subject, named
from bot.wording import N_, Phrase, Safe, Voice, escape
from planner.policy import Learned

FOLLOW, ALL_SETTINGS = "settings_follow", "settings_all"
SHOPS = 18  # shown with their buttons; the others are asked for by name
NOTHING_YET = Learned()
NAMED = 3  # thresholds of a shop's own that the overview names
NAME_LENGTH = 60
OF_ALL = N_("{label}: *{value}*, set here; else {standard}")
FOLLOWS = N_("Levels and orders go by it from the next check on, classes A, B and C from the next night on.")
OF_SHOP = N_("{label}: *{value}*, its own; all shops: {standard}")


def settings_message(
    rules: RulesShown,
    shops: Sequence[ShopSettings],
    digest_hour: int,
    voice: Voice,
    learned: Learned = NOTHING_YET,
    *,
    replaces: bool = False,
) -> Message:
    """Return all settings, each part with the button that changes it, and what ``learned`` does to daily rates."""
    blocks: list[Block] = [header(voice.say("Settings")), section(voice.say("*How stock is judged*, in every shop"))]
    blocks += _thresholds(rules, OF_ALL, voice)
    blocks.append(actions(button(voice.say("Change thresholds…"), SET_THRESHOLDS, "rules")))
    for shop in shops[:SHOPS]:
        change, said = button(voice.say("Change…"), SET_SHOP, shop.name), _shop(shop, digest_hour, voice)
        if len(shops) == 1:
            blocks.append(section(said, change))
        else:
            thresholds = button(voice.say("Its thresholds…"), SET_SHOP_THRESHOLDS, shop.name)
            own = _own(shop.rules, voice)
            blocks += [section(Safe("\n".join((said, *own)))), actions(change, thresholds)]
    notes = [
        voice.say("Admins change settings; a product's own terms stand on its card, under Terms…"),
        voice.say(
            "Shops are added, and people get roles, where the bot runs: `python -m bot shop`, `python -m bot role`"
        ),
    ]
    of_rates = (
        quickness_line(learned.rate_weights, voice),
        weeks_line(learned.same_weeks, voice),
        boosting_line(learned.boosting, voice),
    )
    notes[:0] = [line for line in of_rates if line]
    if len(shops) > SHOPS:
        more = voice.count(
            "{n} more shop: `/stock settings NAME` shows it",
            "{n} more shops: `/stock settings NAME` shows each",
            len(shops) - SHOPS,
        )
        notes.insert(0, more)
    return Message(text=voice.say("Settings"), blocks=(*blocks, divider(), context(*notes)), replaces=replaces)


def shop_settings_message(shop: ShopSettings, digest_hour: int, voice: Voice, *, replaces: bool = False) -> Message:
    """Return the settings of one shop, and how its stock is judged."""
    name = escape(cut(shop.name, NAME_LENGTH))
    title = voice.say("Settings of {shop}", shop=name)
    blocks: list[Block] = [header(title), section(_shop(shop, digest_hour, voice))]
    blocks.append(section(voice.say("*How its stock is judged*; what it does not set itself is as in all shops")))
    blocks += _thresholds(shop.rules, OF_SHOP, voice)
    if shop.beside:
        blocks.append(context(_beside(shop, voice)))
    buttons = [
        button(voice.say("Its thresholds…"), SET_SHOP_THRESHOLDS, shop.name),
        button(voice.say("Change…"), SET_SHOP, shop.name),
        button(voice.say("All settings"), ALL_SETTINGS, "all"),
    ]
    if shop.rules.said:
        buttons.insert(1, _follow(shop, voice))
    return Message(text=title, blocks=(*blocks, actions(*buttons)), replaces=replaces)


def _follow(shop: ShopSettings, voice: Voice) -> Block:
    confirm = Confirm(
        title=voice.say("Follow all shops again?"),
        text=voice.count(
            "{shop} gives up the {n} threshold it set itself, and is judged as all shops are.",
            "{shop} gives up the {n} thresholds it set itself, and is judged as all shops are.",
            len(shop.rules.said),
            shop=escape(cut(shop.name, NAME_LENGTH)),
        ),
        yes=voice.say("Follow all shops"),
        no=voice.say("Keep its own"),
    )
    return button(voice.say("Follow all shops again"), FOLLOW, f"{shop.rules.version} {shop.name}", confirm=confirm)


def _beside(shop: ShopSettings, voice: Voice) -> Safe:
    return voice.say(
        "⚠️ The stock it sells from serves {others} too: of these thresholds those hold there on which they all agree, "
        "and else those of all shops.",
        others=voice.listed(escape(cut(name, NAME_LENGTH)) for name in shop.beside),
    )


def _thresholds(rules: RulesShown, where_said: Phrase, voice: Voice) -> list[Block]:
    blocks = [
        section("\n".join((bold(voice.say(about)), *(_threshold(rules, known, where_said, voice) for known in some))))
        for about, some in by_subject(THRESHOLDS)
    ]
    if rules.changed_by and rules.changed_at:
        who = voice.person(rules.changed_by)
        changed = voice.say("Last changed by {who}, {when}", who=who, when=rules.changed_at)
        blocks.append(context(changed, voice.say(FOLLOWS)))
    return blocks


def _threshold(rules: RulesShown, known: Known, where_said: Phrase, voice: Voice) -> Safe:
    values = {"label": voice.say(known.label), "value": known.worded(rules.policy, voice)}
    if known.name not in rules.said:
        return voice.say("{label}: *{value}*", **values)
    return voice.say(where_said, **values, standard=known.worded(rules.standard, voice))


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


def _own(rules: RulesShown, voice: Voice) -> list[Safe]:
    """Return the line that names a shop's own thresholds; none where it follows all shops."""
    mine = [known for known in THRESHOLDS if known.name in rules.said]
    if not mine:
        return []
    said = named(mine[:NAMED], rules.policy, voice)
    if len(mine) > NAMED:
        said.append(voice.count("{n} more", "{n} more", len(mine) - NAMED))
    return [voice.say("Thresholds of its own: {thresholds}", thresholds=voice.listed(said))]
