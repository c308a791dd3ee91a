"""Why these numbers of an accepted step: what it moved, what was expected, and what it brought."""

from bot.messages.blocks import bold, context, in_sections
from bot.messages.clearance.rung import price_words, rung_title
from bot.messages.clearance.step_card import AT_ONCE
from bot.messages.clearance.step_values import StepLine
from bot.messages.reply import Message
from bot.wording import Safe, Voice
from planner.clearance.following import CHANCE, FIRST_DAYS
from planner.clearance.ladder import Step


def step_explanation(step: StepLine, voice: Voice) -> Message:
    """Return each number of an accepted step with its inputs."""
    title = voice.say(
        "How the accepted step for {product} goes, {location}", product=step.product, location=step.location
    )
    lines = [bold(title), rung_title(step.rung, voice)]
    lines += _counted(step, voice) if step.rung.step in AT_ONCE else _sold(step, voice)
    note = voice.say(
        "Behind or ahead is said after {days} days, and only where so few or so many would come by chance in less than "
        "{share} of all cases.",
        days=FIRST_DAYS,
        share=voice.share(CHANCE),
    )
    return Message(text=title, blocks=(*in_sections(lines), context(note)))


def _sold(step: StepLine, voice: Voice) -> list[Safe]:
    days, currency = voice.days(step.days), step.rung.currency
    pace, before = voice.rate(step.pace or 0.0), voice.rate(step.pace_before)
    lines = [
        voice.say("• *Moved {units}*: sold by all channels since {when}", units=step.moved, when=step.accepted_at),
        voice.say(
            "• *Expected by then {units}*: {pace} a day × {days}, at most the {all} there were",
            units=step.expected,
            pace=pace,
            days=days,
            all=step.units,
        ),
        voice.say("• *Without it {units}*: {pace} a day × {days}", units=step.usual, pace=before, days=days),
    ]
    if step.net_minor is not None:
        lines.append(
            voice.say(
                "• *Back after fees {cash}*: {paid} paid in the shop less {taken} for the platform and creators and "
                "{handling} a unit for handling",
                cash=voice.money(step.net_minor, currency),
                paid=voice.money(step.gross_minor, currency),
                taken=voice.share(step.taken),
                handling=voice.rate(step.handling),
            )
        )
    return lines


def _counted(step: StepLine, voice: Voice) -> list[Safe]:
    if not step.is_counted:
        return [voice.say("• What left of the {units} units is known from the next stock export.", units=step.units)]
    lines = [
        voice.say(
            "• *Gone {units}*: {all} when it was accepted less what the newest count found, or what was sold if that "
            "is more",
            units=step.moved,
            all=step.units,
        )
    ]
    if step.net_minor is not None and step.rung.step == Step.OFF_SITE and step.rung.price_minor is not None:
        lines.append(
            voice.say(
                "• *About {cash} back*: {price} for each that was not sold in the shop; what it really brought nobody "
                "told",
                cash=voice.money(step.net_minor, step.rung.currency),
                price=price_words(step.rung, voice),
            )
        )
    return lines
