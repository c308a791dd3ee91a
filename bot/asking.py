"""Turns a plan into questions: suggestions opened, changed when their question changes, closed when it is gone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Self

import numpy as np

from bot.desk import Desk
from bot.judgement import Judgement
from bot.store import Proposal, Suggestion
from planner.suggestion import Question, expired, question_changed

Place = tuple[str, str]  # product and location


@dataclass(frozen=True, slots=True)
class Asked:
    """What stood asked, and what people had said no to, at one moment."""

    open: Mapping[Place, Suggestion]
    declined: Mapping[Place, Suggestion]

    @classmethod
    def now(cls, desk: Desk) -> Self:
        suggestions = desk.store.suggestions
        return cls(_by_place(suggestions.open()), _by_place(suggestions.declined()))


def ask(desk: Desk, judgements: Sequence[Judgement], before: Asked) -> None:
    """Bring the open suggestions in line with the plan; what a person decided stands, and is not asked again alike."""
    now, stands, declined = desk.now(), dict(before.open), before.declined
    opened: list[Proposal] = []
    changed: list[Suggestion] = []
    closed: list[Suggestion] = []
    for judgement, i, wanted in _wanted(judgements):
        place = (wanted.product, wanted.location)
        question = _question(judgement, i, wanted)
        standing = stands.pop(place, None)
        if standing is None:
            if place not in declined or question_changed(_question(judgement, i, declined[place]), question):
                opened.append(wanted)
        elif expired(standing.opened_at, now, desk.policy):
            closed.append(replace(standing, state="expired"))
        elif question_changed(_question(judgement, i, standing), question):
            changed.append(_asking(standing, wanted))
    closed += [replace(gone, state="superseded") for gone in stands.values()]
    desk.store.suggestions.apply(now, opened=opened, changed=changed, closed=closed)


def _by_place(suggestions: Sequence[Suggestion]) -> dict[Place, Suggestion]:
    return {(suggestion.product, suggestion.location): suggestion for suggestion in suggestions}


def _wanted(judgements: Sequence[Judgement]) -> Iterator[tuple[Judgement, int, Proposal]]:
    for judgement in judgements:
        for i in map(int, np.flatnonzero(judgement.allocation.quantity > 0)):
            yield judgement, i, judgement.proposal(i)


def _question(judgement: Judgement, i: int, asked: Proposal) -> Question:
    return Question(
        level=asked.level,
        supplier=asked.supplier,
        order_by=asked.order_by,
        quantity=asked.quantity,
        case_pack=int(judgement.catalogue.items.case_pack[i]),
        asked_on=judgement.catalogue.as_of,
    )


def _asking(standing: Suggestion, wanted: Proposal) -> Suggestion:
    """Return the open suggestion with what is asked now."""
    asked = {field.name: getattr(wanted, field.name) for field in fields(Proposal)}
    return replace(standing, **asked)
