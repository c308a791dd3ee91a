"""The card of a season that last year proposes: what it was, what going by it would have saved, until when to order."""

from bot.messages.blocks import MESSAGE_TEXT, actions, bold, button, context, cut, in_sections
from bot.messages.events.season_values import SeasonCard
from bot.messages.reply import Block, Message
from bot.wording import N_, Phrase, Safe, Voice

ADD, CHANGE, SKIP, WHY = "season_add", "season_change", "season_skip", "why_season"
LAST_YEAR: Phrase = N_(
    "A year ago, from {first} to {last}, *{times} times* as many SKUs sold a day as in the 13 weeks before {day}. "
    "Going by that, forecasts of your last year would have erred *{share} less*."
)


def season_card(season: SeasonCard, voice: Voice) -> Message:
    """Return the card; in the shop's channel it is drawn anew when somebody decides."""
    notes = [voice.say("As of {when}", when=season.as_of), voice.say("`/event season` lists what last year says")]
    blocks = (*season_blocks(season, voice), context(" · ".join(notes)))
    return Message(text=cut(title(season, voice), MESSAGE_TEXT), blocks=blocks)


def season_blocks(season: SeasonCard, voice: Voice) -> list[Block]:
    """Return the card with its buttons, as it stands in a list too."""
    number = voice.say("season #{number}", number=str(season.id))
    lines = [Safe(f"{_sign(season)} {bold(title(season, voice))} · {number}")]
    if not season.is_over:
        lines.append(_said(season, voice))
    lines += _decided(season, voice)
    if season.may_be_added:
        lines += _asked(season, voice)
    return [*in_sections(lines), *_buttons(season, voice)]


def title(season: SeasonCard, voice: Voice) -> Safe:
    """Return what comes, where and when."""
    values = {"shop": season.shop, "first": season.starts, "last": season.ends}
    if season.is_over:
        return voice.say("The season in {shop} from {first} to {last} is over", **values)
    if season.factor < 1:
        return voice.say("A quiet time is coming in {shop}: {first} to {last}", **values)
    return voice.say("A season is coming in {shop}: {first} to {last}", **values)


def _sign(season: SeasonCard) -> str:
    return "📉" if season.factor < 1 else "📈"


def _said(season: SeasonCard, voice: Voice) -> Safe:
    return voice.say(
        LAST_YEAR,
        first=season.last_starts,
        last=season.last_ends,
        times=voice.rate(season.times),
        day=season.compared_with,
        share=voice.share(season.saved),
    )


def _asked(season: SeasonCard, voice: Voice) -> list[Safe]:
    lines = [voice.say("Plan ordinary sales × *{factor}* on these days?", factor=voice.factor(season.factor))]
    if season.is_nearer_to_the_usual:
        nearer = voice.say("That is nearer to the usual than last year was: it foretold your own past best.")
        lines = [voice.together(lines[0], nearer)]
    if season.factor < 1:
        return lines
    values = {"date": season.sea_by, "days": voice.days(season.lead_time)}
    if season.sea_by >= season.today:
        return [*lines, voice.say("🚢 By sea, order for it by *{date}*: an order takes {days} on average.", **values)]
    return [
        *lines,
        voice.say(
            "🚢 By sea it is too late for its first day: an order takes {days} on average. Once it is added, "
            "`/reorder` says what to order now.",
            **values,
        ),
    ]


def _decided(season: SeasonCard, voice: Voice) -> list[Safe]:
    if season.state == "open" or season.when is None:
        return []
    who = voice.say("the terminal") if season.who == "terminal" else voice.person(season.who)
    if season.state == "declined":
        return [voice.say("✖️ Not this year, said {who}, {when}.", who=who, when=season.when)]
    if season.event is None:
        return [voice.say("Added by {who}, {when}, and cancelled since.", who=who, when=season.when)]
    return [
        voice.say(
            "✅ Added by {who}, {when}: `/event #{event}` shows and changes it.",
            who=who,
            when=season.when,
            event=season.event,
        )
    ]


def _buttons(season: SeasonCard, voice: Voice) -> list[Block]:
    why = button(voice.say("Why these numbers?"), WHY, season.value)
    if not season.may_be_added:
        return [] if season.is_over else [actions(why)]
    add = button(voice.say("Add this season"), ADD, season.value, style="primary")
    change = button(voice.say("Change first…"), CHANGE, season.value)
    skip = [button(voice.say("Not this year"), SKIP, season.value)] if season.state == "open" else []
    return [actions(add, change, *skip, why)]
