"""The windows that change settings: thresholds of all shops or of one, and what a shop says."""

from bot.messages.blocks import bold, cut, header, section
from bot.messages.inputs import choice_field, text_field
from bot.messages.reply import Block, View
from bot.messages.settings.settings_values import COST_WORDS, MEANINGS, ORDERS, RulesShown, ShopSettings
from bot.messages.settings.thresholds import THRESHOLDS, Known, by_subject
from bot.wording import N_, Phrase, Voice, escape

SET_THRESHOLDS, SET_SHOP, SET_SHOP_THRESHOLDS = "settings_rules", "settings_shop", "settings_shop_rules"
THRESHOLDS_OF, SHOP_OF = N_("Thresholds"), N_("Shop")
CHANNEL, HOUR, QUIET, MEANS, DATES, COSTS = "channel", "hour", "quiet", "means", "dates", "costs"
STANDARD = "standard"
HOURS = 12  # a digest later than noon is no morning's
NAME_LENGTH = 60
FOR_ALL = N_("For every shop, except where a shop sets its own")
IN_ALL = N_("blank: {standard}"), N_("not set here: {standard}")
IN_SHOP = N_("blank: as in all shops, {standard}"), N_("as in all shops: {standard}")


def thresholds_window(rules: RulesShown, about: str, voice: Voice) -> View:
    """Return the window with the thresholds of all shops; a blank one is as the environment says."""
    return _thresholds_window(rules, IN_ALL, voice.say(FOR_ALL), about, voice)


def shop_thresholds_window(shop: ShopSettings, about: str, voice: Voice) -> View:
    """Return the window with the thresholds of one shop; a blank one is as in all shops."""
    said = voice.say("For *{shop}* alone", shop=escape(cut(shop.name, NAME_LENGTH)))
    return _thresholds_window(shop.rules, IN_SHOP, said, about, voice)


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


def _thresholds_window(rules: RulesShown, unset: tuple[Phrase, Phrase], said: str, about: str, voice: Voice) -> View:
    fields = [
        field
        for subject, some in by_subject(THRESHOLDS)
        for field in (header(voice.say(subject)), *(_field(rules, known, unset, voice) for known in some))
    ]
    return View(
        title=voice.say(THRESHOLDS_OF),
        blocks=(section(said), *fields),
        submit=voice.say("Save"),
        close=voice.say("Close"),
        about=about,
    )


def _field(rules: RulesShown, known: Known, unset: tuple[Phrase, Phrase], voice: Voice) -> Block:
    standard, (blank, unchosen) = known.worded(rules.standard, voice), unset
    if known.choices:
        left_alone = (STANDARD, voice.say(unchosen, standard=standard))
        chosen = str(rules.said.get(known.name, STANDARD))
        choices = [left_alone, *((value, voice.say(words)) for value, words in known.choices.items())]
        return choice_field(known.name, voice.say(known.label), choices, chosen)
    return text_field(
        known.name,
        voice.say(known.label),
        known.limit.typed(rules.said[known.name]) if known.name in rules.said else "",
        longest=10,
        is_optional=True,
        hint=voice.say(blank, standard=standard),
    )
