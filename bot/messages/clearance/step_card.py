"""An accepted step of the clearance ladder: who accepted it, what it moved and brought, and what to do next."""

from collections.abc import Mapping

from bot.messages.blocks import actions, bold, button, code, context, cut, in_sections
from bot.messages.clearance.rung import price_words, rung_title
from bot.messages.clearance.step_values import StepLine
from bot.messages.reply import Block, Message
from bot.wording import N_, Phrase, Safe, Voice, escape
from planner.clearance.following import Progress
from planner.clearance.ladder import Step

IN_LIST = ":list"  # ends the value of a button that stands in a list
NAME_LENGTH = 60
ENDED: Mapping[str, Phrase] = {
    "replaced": N_("Another step was taken instead by {who}, {when}"),
    "undone": N_("Undone by {who}, {when}"),
    "finished": N_("Finished by {who}, {when}"),
}
PROGRESS: Mapping[Progress, Phrase] = {
    Progress.GONE: N_("🎉 All of it is gone: finish the step."),
    Progress.OVER: N_("⌛ Its time is over: finish it, or take another step."),
    Progress.EARLY: N_("It has only begun: in its first week nothing can be said."),
    Progress.BEHIND: N_("⚠️ It moves less than half of what was expected: take another step."),
    Progress.GOOD: N_("✔️ It goes as expected."),
    Progress.NOT_DONE: N_(
        "⚠️ It still sells at about {paid}: set its price to {price} in Seller Center, or undo the step. What sells "
        "meanwhile says nothing of the markdown."
    ),
    Progress.UNSURE: N_("It moves less than half of what was expected, but so few that it may be chance: wait a week."),
    Progress.AHEAD: N_("🚀 It moves at least twice as fast as expected: you can give away less of the price."),
}
PUT_BACK = N_(
    "⚠️ It moves less than half of what was expected, and at {before} it would have brought more: take another step, or "
    "finish this one, and put the price back."
)
TO_DO: Mapping[Step, Phrase] = {
    Step.BUNDLE: N_("👉 To do: offer the set in Seller Center, at that price."),
    Step.COMMISSION: N_("👉 To do: offer creators the commission in Affiliate Center."),
    Step.MARKDOWN: N_("👉 To do: set its price to {price} in Seller Center; Quartermaster changes no prices."),
    Step.OFF_SITE: N_("👉 To do: find who buys it; what left is known from the next stock export."),
    Step.GIVE_AWAY: N_("👉 To do: have it fetched; what left is known from the next stock export."),
}
AT_ONCE = {Step.OFF_SITE, Step.GIVE_AWAY}  # of which counts tell, not sales


def step_blocks(step: StepLine, voice: Voice) -> list[Block]:
    """Return the step as a part of a card, with its buttons while it runs."""
    blocks = list(in_sections(step_words(step, voice)))
    if step.is_running:
        blocks.append(step_buttons(step, voice))
    return blocks


def step_buttons(step: StepLine, voice: Voice, *, in_list: bool = False) -> Block:
    """Return what can be done to a step that runs; ``in_list``: the list stays, and the card comes below it."""
    value = f"{step.value}{IN_LIST}" if in_list else step.value
    why = [button(voice.say("Why these numbers?"), "why_slow", step.product)] if in_list else []
    return actions(
        button(voice.say("Undo"), "clear_undo", value),
        button(voice.say("Finish the step"), "clear_finish", value),
        *why,
    )


def step_notice(step: StepLine, voice: Voice) -> Message:
    """Return the step as its shop's channel sees it; it is drawn anew when it is taken back, replaced or finished."""
    words = step_words(step, voice)
    if step.is_running:
        words = [words[0], _hoped(step, voice), *_to_do(step, voice)]
    note = voice.say("`/clearance {product}` shows how it goes, and the other steps.", product=step.product)
    return Message(
        text=voice.say("Clearing {product}: {step}", product=step.product, step=rung_title(step.rung, voice)),
        blocks=(*in_sections([_head(step), *words]), context(note)),
    )


def step_words(step: StepLine, voice: Voice) -> list[Safe]:
    """Return the step in lines: what and who, what it moved and brought, how it goes."""
    who, when = voice.person(step.accepted_by), step.accepted_at
    title = bold(rung_title(step.rung, voice))
    lines = [voice.say("✅ {step}, accepted by {who}, {when}", step=title, who=who, when=when)]
    if step.state == "undone":
        return [*lines, _ended(step, voice)]
    moved = _moved(step, voice)
    is_estimated = step.rung.step in AT_ONCE
    back = N_("about *{cash}* back") if is_estimated else N_("*{cash}* back after fees")
    if step.net_minor is not None and (step.net_minor > 0 or not is_estimated):
        cash = voice.money(step.net_minor, step.rung.currency)
        moved = Safe(f"{moved} · {voice.say(back, cash=cash)}")
    return [*lines, moved, *(_goes(step, voice) if step.is_running else [_ended(step, voice)])]


def _moved(step: StepLine, voice: Voice) -> Safe:
    """Return what it moved, against what was expected; what goes at once is told by counts."""
    if step.rung.step in AT_ONCE:
        if not step.is_counted:
            return voice.say("What left of the {units} units is not counted yet", units=step.units)
        return voice.say(
            "*{moved}* of {units} units gone in {days}, by the newest count",
            moved=step.moved,
            units=step.units,
            days=voice.days(step.days),
        )
    return voice.say(
        "*{moved}* of {units} units moved in {days}; {expected} were expected by then, {usual} without it",
        moved=step.moved,
        units=step.units,
        days=voice.days(step.days),
        expected=step.expected,
        usual=step.usual,
    )


def _goes(step: StepLine, voice: Voice) -> list[Safe]:
    """Return how it goes, and what is to be done."""
    currency, before = step.rung.currency, step.rung.before_minor
    if step.progress == Progress.BEHIND and before is not None and step.earns_less:
        return [voice.say(PUT_BACK, before=voice.money(before, currency))]
    price = price_words(step.rung, voice)
    paid = Safe("–") if step.paid_minor is None else voice.money(step.paid_minor, currency)
    if step.progress == Progress.GOOD and step.rung.step in AT_ONCE:
        return _to_do(step, voice)
    said = voice.say(PROGRESS[step.progress], price=price, paid=paid)
    return [said, *(_to_do(step, voice) if step.progress == Progress.EARLY else [])]


def _to_do(step: StepLine, voice: Voice) -> list[Safe]:
    """Return what somebody has to do elsewhere for the step to be taken at all."""
    return [voice.say(TO_DO[step.rung.step], price=price_words(step.rung, voice))] if step.rung.step in TO_DO else []


def short_words(step: StepLine, voice: Voice) -> Safe:
    """Return how a step goes in one line, below its slow mover in a list."""
    return voice.say(
        "✅ {step}: *{moved}* of {units} units moved in {days}",
        step=rung_title(step.rung, voice),
        moved=step.moved,
        units=step.units,
        days=voice.days(step.days),
    )


def step_line(step: StepLine, voice: Voice) -> Safe:
    """Return the step as lines of a list."""
    return Safe("\n".join([_head(step), *step_words(step, voice)]))


def _head(step: StepLine) -> Safe:
    return Safe(f"{code(escape(step.product))} {escape(cut(step.name, NAME_LENGTH))} · {escape(step.location)}")


def _hoped(step: StepLine, voice: Voice) -> Safe:
    """Return what is expected of the step, for a message that is not drawn anew every day."""
    return voice.say(
        "{hoped} of {units} units are expected to go in {days}.",
        hoped=step.rung.units,
        units=step.units,
        days=voice.days(step.given),
    )


def _ended(step: StepLine, voice: Voice) -> Safe:
    return voice.say(ENDED[step.state], who=voice.person(step.ended_by), when=step.ended_at or step.accepted_at)
