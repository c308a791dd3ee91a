"""The card of an event: what is planned, what sold, what can be done about it until when, and who changed it."""

from collections.abc import Mapping

from bot.messages.blocks import (
    MESSAGE_TEXT,
    Confirm,
    actions,
    button,
    context,
    cut,
    in_sections,
    section,
)
from bot.messages.events.event_factors import all_products
from bot.messages.events.event_meets import PARTS, beside_line, meets_line
from bot.messages.events.event_part import part_line
from bot.messages.events.event_usual import usual_buttons, usual_lines
from bot.messages.events.event_values import (
    AS_BEFORE,
    AS_USUAL,
    CANCELLED,
    ENDED,
    EventCard,
    EventStepTaken,
    Phase,
)
from bot.messages.events.event_words import headline
from bot.messages.reply import Block, Message
from bot.wording import N_, Phrase, Safe, Voice
from planner.events.plan import WITHOUT_UNITS

IN_LIST = ":list"  # ends the value of a button that stands in a list
STEPS = 4
NEVER = N_("Did it never take place? `/event cancel past #{number}` makes its days ordinary ones again.")
DID: Mapping[str, Phrase] = {
    "added": N_("Added by {who}, {when}"),
    "changed": N_("Changed by {who}, {when}"),
    AS_USUAL: N_("Planned as past events went by {who}, {when}"),
    AS_BEFORE: N_("Planned as before again by {who}, {when}"),
    ENDED: N_("Ended by {who}, {when}"),
    CANCELLED: N_("Cancelled by {who}, {when}"),
    "planned again": N_("Planned again by {who}, {when}"),
}


def event_card(event: EventCard, voice: Voice, *, replaces: bool = False, follow: int = 0) -> Message:
    """Return the card with its buttons, for the asker; ``follow``: SKUs whose orders follow with the next check."""
    blocks = _body(event, voice)
    if event.is_open:
        blocks += in_sections(
            [
                *usual_lines(event, voice),
                *(beside_line(each, voice) for each in event.beside[:PARTS]),
                *(meets_line(each, event, voice) for each in event.meets[:PARTS]),
            ]
        )
    if event.is_open and event.short:
        blocks.append(
            context(voice.say("`/stock SKU` shows what to order; the threshold is raised in time by itself."))
        )
    if follow:
        later = voice.count(
            "Orders and levels of its {n} SKU follow with the next check, in a moment: `/reorder`, `/stock`.",
            "Orders and levels of its {n} SKUs follow with the next check, in a moment: `/reorder`, `/stock`.",
            follow,
        )
        blocks.append(context(later))
    blocks.append(context("\n".join(_step(step, voice) for step in event.steps[-STEPS:])))
    if event.is_open:
        blocks.append(event_buttons(event, voice))
    elif buttons := [*_undo_button(event, voice), *_whys_of_past(event, voice)]:
        blocks.append(actions(*buttons))
    if event.phase == Phase.OVER:
        blocks.append(context(voice.say(NEVER, number=str(event.id))))
    return Message(text=cut(headline(event, voice), MESSAGE_TEXT), blocks=tuple(blocks), replaces=replaces)


def event_notice(event: EventCard, voice: Voice) -> Message:
    """Return the card as the shop's channel sees it; it is drawn anew when the event changes or ends."""
    last = event.steps[-1:]
    notes = [*(_step(step, voice) for step in last), voice.say("As of {when}", when=event.as_of)]
    if event.phase != Phase.OVER:
        notes.append(voice.say("`/event` changes it"))
    return Message(
        text=cut(headline(event, voice), MESSAGE_TEXT),
        blocks=(*_body(event, voice), context(" · ".join(notes))),
    )


def event_buttons(event: EventCard, voice: Voice, *, in_list: bool = False) -> Block:
    """Return what can be done to an event; ``in_list``: the list stays, and the card comes below it."""
    value = f"{event.value}{IN_LIST}" if in_list else event.value
    has_run = event.starts < event.today
    ends_it = voice.say("{name} ends with yesterday and raises no threshold any more.", name=cut(event.name, 100))
    drops_it = voice.say("{name} raises no threshold any more. You can add it again.", name=cut(event.name, 100))
    label = voice.say("End event") if has_run else voice.say("Cancel event")
    confirm = Confirm(
        title=voice.say("End this event?") if has_run else voice.say("Cancel this event?"),
        text=ends_it if has_run else drops_it,
        yes=label,
        no=voice.say("Keep it"),
    )
    return actions(
        *(() if in_list else usual_buttons(event, voice)),
        button(voice.say("Change…"), "event_change", value),
        button(label, "event_cancel", value, style="danger", confirm=confirm),
        *((_why_button(event, voice),) if event.parts else ()),
    )


def _undo_button(event: EventCard, voice: Voice) -> list[Block]:
    """Return what takes the last step back, of an event that was cancelled or ended."""
    can_undo = bool(event.steps) and event.steps[-1].action in {CANCELLED, ENDED}
    return [button(voice.say("Undo"), "event_undo", event.value)] if can_undo else []


def _whys_of_past(event: EventCard, voice: Voice) -> list[Block]:
    return [_why_button(event, voice)] if event.parts and event.phase == Phase.OVER else []


def _why_button(event: EventCard, voice: Voice) -> Block:
    return button(voice.say("Why these numbers?"), "why_event", event.value)


def summary(event: EventCard, voice: Voice) -> list[Safe]:
    """Return an event in lines: its headline, then its products, the most pressing first."""
    lines = [headline(event, voice)]
    if event.kind in WITHOUT_UNITS and not event.parts:
        lines.append(all_products(event, voice))
    lines += [part_line(part, event, voice) for part in event.parts[:PARTS]]
    if len(event.parts) > PARTS:
        lines.append(voice.count("… and {n} more product", "… and {n} more products", len(event.parts) - PARTS))
    return lines


def _body(event: EventCard, voice: Voice) -> list[Block]:
    if event.phase == Phase.CANCELLED:
        return [section(headline(event, voice))]
    return list(in_sections(summary(event, voice)))


def _step(step: EventStepTaken, voice: Voice) -> Safe:
    return voice.say(DID[step.action], who=_who(step.user, voice), when=step.at)


def _who(user: str, voice: Voice) -> Safe:
    """Return who it was; a planning workbook is imported in the terminal."""
    return voice.say("the planning workbook") if user in {"", "terminal"} else voice.person(user)
