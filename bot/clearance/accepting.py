"""Accepts steps of the clearance ladder, takes them back and finishes them; whoever is late hears who was first."""

import re
from collections.abc import Iterator, Sequence

from bot.clearance.clearing import slow_card_of
from bot.clearance.rungs import ladder_of, planned
from bot.clearance.slow_stock import Aged, aged
from bot.desk import Asker, Desk, Pressed
from bot.errors import DeadButton
from bot.errors.clearance import StepEnded, StepOutdated, StepTaken
from bot.messages.blocks import shops_marked
from bot.messages.clearance.ladder_values import RungLine, StepAsked
from bot.messages.clearance.rung import rung_title
from bot.messages.clearance.step_card import IN_LIST
from bot.messages.reply import Message
from bot.store import About, ClearanceStep, Outgoing, StepChanged, StepPlan
from planner.clearance.ladder import Step

VALUE = re.compile(rf"(?P<number>[0-9]{{1,15}}):(?P<version>[0-9]{{1,15}})(?:{IN_LIST})?")


def accept(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    """Accept the step a button stands for, as it was shown. Raises: DeadButton, StepOutdated, StepTaken, StepEnded."""
    asked = StepAsked.from_value(pressed.value)
    if asked is None:
        raise DeadButton
    found = _plan(desk, asked)
    if found is None or found[0].rung["price_minor"] != asked.price_minor:
        yield from _shown(desk, asker, pressed, asked.product)
        raise StepOutdated
    plan, about = found
    runs = {step.plan.location: step for step in desk.store.clearing.running([asked.product])}
    seen = runs.get(asked.location)
    if (seen.value if seen else "") != asked.running:
        changed = StepChanged(won=False, step=seen or _one(desk, asked.running)[0])
    else:

        def announced(step: ClearanceStep) -> Sequence[Outgoing]:
            return _announced(desk, step, about)

        changed = desk.store.clearing.accept(plan, seen, asker.user, desk.now(), announced)
    yield from _outcome(desk, asker, pressed, changed)


def undo(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    """Take an acceptance back. Raises: DeadButton, StepTaken, StepEnded."""
    step, version = _one(desk, pressed.value)
    yield from _outcome(desk, asker, pressed, desk.store.clearing.undo(step.id, version, asker.user, desk.now()))


def finish(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    """Follow a step no longer. Raises: DeadButton, StepTaken, StepEnded."""
    step, version = _one(desk, pressed.value)
    yield from _outcome(desk, asker, pressed, desk.store.clearing.finish(step.id, version, asker.user, desk.now()))


def _outcome(desk: Desk, asker: Asker, pressed: Pressed, changed: StepChanged) -> Iterator[Message]:
    step = changed.step
    yield from _shown(desk, asker, pressed, step.plan.product)
    if changed.won:
        return
    if step.ended_at is not None:
        raise StepEnded(asker.voice.person(step.ended_by), step.ended_at)
    title = rung_title(RungLine.from_values(step.plan.rung), asker.voice)
    raise StepTaken(title, asker.voice.person(step.accepted_by), step.accepted_at)


def _shown(desk: Desk, asker: Asker, pressed: Pressed, product: str) -> Iterator[Message]:
    replaces = pressed.is_private and not pressed.value.endswith(IN_LIST)
    if card := slow_card_of(desk, product, shops_marked(pressed.mark), asker.voice, replaces=replaces):
        yield card


def _plan(desk: Desk, asked: StepAsked) -> tuple[StepPlan, About] | None:
    """Return what is accepted, as reckoned now; None: not slow any more, no such step, or it is not worth it."""
    for part in aged(desk, [asked.product]):
        for n, about in enumerate(part.slow.about):
            if about.location == asked.location:
                plan = planned(part.slow, n, asked.step)
                return (plan, about) if plan is not None and _is_worth(part, n, asked.step) else None
    return None


def _is_worth(part: Aged, n: int, step: Step) -> bool:
    ladder = ladder_of(part.slow, n)
    return any(ladder.is_worth(rung) for rung in ladder.rungs if rung.step == step)


def _one(desk: Desk, value: str) -> tuple[ClearanceStep, int]:
    """Return the step a button stands for, and the version it showed. Raises: DeadButton."""
    said = VALUE.fullmatch(value)
    step = desk.store.clearing.one(int(said["number"])) if said else None
    if said is None or step is None:
        raise DeadButton
    return step, int(said["version"])


def _announced(desk: Desk, step: ClearanceStep, about: About) -> list[Outgoing]:
    """Return the one message that each shop's channel sees, whatever becomes of the step."""
    shops = [shop for shop in desk.store.shops.all() if shop.name in about.shops and shop.channel]
    channels = {shop.channel: shop.name for shop in reversed(shops)}
    return [
        Outgoing(f"{step.subject}:{channel}", channel, "clearance_step", step.subject, {"step": step.id, "shop": name})
        for channel, name in channels.items()
    ]
