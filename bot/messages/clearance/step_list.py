"""The accepted steps of the clearance ladder as a list, with what they have brought in all."""

from collections.abc import Mapping, Sequence

from bot.messages.blocks import in_sections
from bot.messages.clearance.step_card import step_buttons, step_line
from bot.messages.clearance.step_values import StepLine
from bot.messages.page import Page
from bot.messages.reply import Block
from bot.wording import N_, Phrase, Voice

STATES: Mapping[str, Phrase] = {
    "accepted": N_("runs"),
    "replaced": N_("another step was taken"),
    "finished": N_("finished"),
}


def accepted_page(steps: Sequence[StepLine], total: int, voice: Voice) -> Page:
    """Return a page of accepted steps, running ones first."""
    if not total:
        hint = voice.say(
            "No step is accepted yet. `/clearance` lists what is slow; `/clearance SKU` shows what can be done, with a "
            "button for each step."
        )
        return Page(hint, tuple(in_sections([hint])), 0, 0)
    rows: list[Block] = []
    for step in steps:
        rows += in_sections([step_line(step, voice)])
        if step.is_running:
            rows.append(step_buttons(step, voice, in_list=True))
    title = voice.count("{n} accepted step", "{n} accepted steps", total)
    note = voice.say("Moved: sold by all channels since it was accepted. `/clearance SKU` shows the other steps.")
    return Page(title, rows, len(steps), total, note=note)
