"""The accepted steps of the clearance ladder: those that run, the newest first, then those that ended."""

from bot.clearance.following import followed
from bot.desk import Asker, Desk
from bot.messages.blocks import plain
from bot.messages.clearance.rung import rung_title
from bot.messages.clearance.step_list import STATES, accepted_page
from bot.messages.clearance.step_values import StepLine
from bot.messages.page import ROWS, Page
from bot.messages.reply import File
from bot.store import ClearanceStep
from bot.terminal import unmarked
from bot.wording import N_, Voice
from bot.workbooks.lists import Kind, Value, list_file
from planner.intake.money import Amount

NAME = "accepted"
ENDED = 1_000  # steps that ended and are still listed
COLUMNS = (
    (N_("SKU"), Kind.TEXT),
    (N_("Name"), Kind.NAME),
    (N_("Location"), Kind.NAME),
    (N_("Step"), Kind.NAME),
    (N_("State"), Kind.TEXT),
    (N_("Accepted"), Kind.MOMENT),
    (N_("Ended"), Kind.MOMENT),
    (N_("Units"), Kind.UNITS),
    (N_("Moved"), Kind.UNITS),
    (N_("Expected by then"), Kind.UNITS),
    (N_("Without it"), Kind.UNITS),
    (N_("Cash back after fees"), Kind.MONEY),
)


def page(desk: Desk, asker: Asker, about: str, first: int) -> Page:  # noqa: ARG001 - it is one list
    """Return a page of them."""
    steps = _all(desk)
    return accepted_page(followed(desk, steps[first : first + ROWS]), len(steps), asker.voice)


def whole(desk: Desk, asker: Asker, about: str) -> File:  # noqa: ARG001 - it is one list
    """Return all of them as a workbook."""
    voice, rows = asker.voice, [_row(step, asker.voice) for step in followed(desk, _all(desk))]
    title = voice.count("{n} accepted step", "{n} accepted steps", len(rows))
    return list_file("clearance-steps", title, COLUMNS, rows, voice, desk.now())


def _all(desk: Desk) -> tuple[ClearanceStep, ...]:
    return (*desk.store.clearing.running(), *desk.store.clearing.over(ENDED))


def _row(step: StepLine, voice: Voice) -> tuple[Value, ...]:
    return (
        *(step.product, step.name, step.location),
        unmarked(rung_title(step.rung, voice)),
        plain(voice.say(STATES[step.state])),
        *(step.accepted_at, step.ended_at, step.units, step.moved, step.expected, step.usual),
        None if step.net_minor is None else Amount(step.net_minor, step.rung.currency),
    )
