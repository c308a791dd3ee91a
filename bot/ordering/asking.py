"""Turns a plan into questions: suggestions opened, changed when their question changes, closed when it is gone."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta
from itertools import compress
from operator import attrgetter
from typing import Any, Self

import numpy as np

from bot.desk import Desk
from bot.judging.judged_columns import proposals, questions
from bot.judging.judgement import Judgement
from bot.ordering.joining import Asks, joined
from bot.store import Proposal, Suggestion, Waiting
from planner.model import Level
from planner.policy import Policy
from planner.suggestion import Question, expired, question_changed

ASKS = attrgetter(*Waiting._fields[: Waiting._fields.index("id")])  # of a proposal, as ``Waiting.asks`` has it

Place = tuple[str, str]  # product and location


@dataclass(frozen=True, slots=True)
class Asked:
    """What stood asked, and what people had said no to, at one moment."""

    open: Mapping[Place, Waiting]
    declined: Mapping[Place, Suggestion]
    newest: int  # number of the newest suggestion; where a newer one is found later, somebody else asked meanwhile

    @classmethod
    def now(cls, desk: Desk, products: Collection[str] | None = None) -> Self:
        """Return what stands asked at this moment, of all products or of some."""
        suggestions = desk.store.suggestions
        newest = suggestions.newest()  # looked at first: what comes after it is missed below, or newer than it
        waiting = {(each.product, each.location): each for each in suggestions.waiting(products)}
        declined = {(each.product, each.location): each for each in suggestions.declined(products)}
        return cls(waiting, declined, newest)

    def alike(self, now: datetime, policies: Iterable[Policy]) -> Mapping[Place, tuple[Any, ...]]:
        """Return what is asked where it stands as it is for as long as the plan asks exactly that."""
        life = min((policy.suggestion_life for policy in policies), default=0)
        since = now - timedelta(days=life)
        return {
            place: each.asks
            for place, each in self.open.items()
            if each.snoozed_until is None and each.opened_at > since
        }


def ask(desk: Desk, judgements: Sequence[Judgement], before: Asked) -> None:
    """Bring the open suggestions in line with the plan; what a person decided stands, and is not asked again alike.

    A no holds for as long as the plan goes on wanting an order there; what it wants anew after that is asked anew. A
    count too old takes back what is asked, but neither a no nor a snooze: a new count must not end them.
    """
    asleep = {place for place, each in before.open.items() if each.is_snoozed(desk.now())}
    ask_alone(desk, joined(desk, judgements, Asks(set(before.open), {*asleep, *before.declined})), before)


def ask_alone(desk: Desk, judgements: Sequence[Judgement], before: Asked) -> None:
    """Do the same where it is said already what goes along with the orders of its supplier."""
    now, declined = desk.now(), dict(before.declined)
    moved, at_rest = _moved(judgements, before, now)
    wanted_at = {(wanted.product, wanted.location) for _, _, wanted in moved}
    looked_at = {place: each for place, each in before.open.items() if place in wanted_at}
    full = desk.store.suggestions.still(list(looked_at.values()))
    stands = {place: full[each.id] for place, each in looked_at.items() if each.id in full}
    decided = looked_at.keys() - stands.keys()  # meanwhile
    opened: list[Proposal] = []
    changed: list[Suggestion] = []
    closed: list[Suggestion] = []
    anew: dict[int, Proposal] = {}  # by the number of the one that ended undecided
    for judgement, i, wanted in moved:
        place = (wanted.product, wanted.location)
        standing, refused = stands.get(place), declined.pop(place, None)
        if place in decided:
            continue
        if standing is None:
            if refused is None or question_changed(_question(judgement, i, refused), _question(judgement, i, wanted)):
                opened.append(wanted)
        elif not standing.is_snoozed(now) and expired(_asked_since(standing), now, judgement.policy):
            closed.append(replace(standing, state="expired"))
            anew[standing.id] = wanted
        elif question_changed(_question(judgement, i, standing), _question(judgement, i, wanted)):
            changed.append(_asking(standing, wanted, now))
        elif standing.snoozed_until is not None and not standing.is_snoozed(now):
            changed.append(replace(standing, snoozed_until=None))
    gone = {place: each for place, each in before.open.items() if place not in at_rest and place not in wanted_at}
    unknown = _unknown(judgements) if gone or declined else set()
    superseded = [each for place, each in gone.items() if place not in unknown or not each.is_snoozed(now)]
    unwanted = [no for place, no in declined.items() if place not in unknown]
    applied = desk.store.suggestions.apply(
        now,
        opened=opened,
        changed=changed,
        closed=closed,
        superseded=superseded,
        forgotten=unwanted,
        seen=before.newest,
    )
    ended = set(applied.numbers_closed)  # else somebody decided meanwhile
    if again := [wanted for number, wanted in anew.items() if number in ended]:
        desk.store.suggestions.apply(now, opened=again, seen=before.newest)


def _moved(
    judgements: Sequence[Judgement], before: Asked, now: datetime
) -> tuple[list[tuple[Judgement, int, Proposal]], set[Place]]:
    """Return what the plan wants otherwise than it stands asked, and where it wants nearly that."""
    moved: list[tuple[Judgement, int, Proposal]] = []
    at_rest: set[Place] = set()
    alike = before.alike(now, (each.policy for each in judgements))
    for judgement in judgements:
        asked_now = list(questions(judgement))
        places = [question[:2] for question in asked_now]
        is_alike = [asked == question for asked, question in zip(map(alike.get, places), asked_now, strict=True)]
        at_rest.update(compress(places, is_alike))
        rows = list[int]()
        for i, question, same in zip(judgement.wanted.tolist(), asked_now, is_alike, strict=True):
            standing = None if same else before.open.get(question[:2])
            if standing is not None and _rests(judgement, i, question, standing, now):
                at_rest.add(question[:2])
            elif not same:
                rows.append(i)
        moved += ((judgement, i, wanted) for i, wanted in proposals(judgement, np.array(rows, np.int64)))
    return moved, at_rest


def _rests(judgement: Judgement, i: int, wanted: tuple[Any, ...], standing: Waiting, now: datetime) -> bool:
    """Say whether a suggestion stands awake and asks nearly this: many drift a little, and need not be read whole."""
    if standing.snoozed_until is not None or expired(standing.opened_at, now, judgement.policy):
        return False
    return not question_changed(_asking_of(judgement, i, standing.asks), _asking_of(judgement, i, wanted))


def _unknown(judgements: Sequence[Judgement]) -> set[Place]:
    """Return where the plan cannot say what it wants, for want of a recent count."""
    return {
        (items.product[i], items.location[i])
        for judgement in judgements
        for items in [judgement.catalogue.items]
        for i in np.flatnonzero(judgement.plan.level <= Level.STALE_DATA).tolist()
    }


def _question(judgement: Judgement, i: int, asked: Proposal) -> Question:
    return _asking_of(judgement, i, ASKS(asked))


def _asking_of(judgement: Judgement, i: int, asks: tuple[Any, ...]) -> Question:
    """Return the question of what is asked, as ``Waiting.asks`` has it."""
    _, _, level, supplier, order_by, quantity, unit_cost_minor, currency = asks
    return Question(
        level=level,
        supplier=supplier,
        order_by=order_by,
        quantity=quantity,
        case_pack=int(judgement.catalogue.items.case_pack[i]),
        unit_cost_minor=unit_cost_minor,
        currency=currency,
        asked_on=judgement.catalogue.as_of,
    )


def _asked_since(standing: Suggestion) -> datetime:
    """Return since when it waits for a decision: nobody need decide while it is snoozed."""
    return max(standing.opened_at, standing.snoozed_until or standing.opened_at)


def _asking(standing: Suggestion, wanted: Proposal, now: datetime) -> Suggestion:
    """Return the open suggestion with what is asked now; what has become more pressing is snoozed no more."""
    asked = {field.name: getattr(wanted, field.name) for field in fields(Proposal)}
    sleeps = standing.is_snoozed(now) and wanted.level >= standing.level
    return replace(standing, **asked, snoozed_until=standing.snoozed_until if sleeps else None)
