"""Turns a plan into questions: suggestions opened, changed when their question changes, closed when it is gone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from operator import attrgetter
from typing import Any

import numpy as np

from bot.desk import Desk
from bot.judging.judged_columns import proposals, questions
from bot.judging.judgement import Judgement
from bot.judging.places import NOWHERE, Place, Places
from bot.ordering.asked import Asked
from bot.ordering.joining import Asks, joined
from bot.store import Proposal, Suggestion, Waiting
from planner.blocks import column_rows
from planner.model import Flags, Integers, Level
from planner.suggestion import Question, expired, question_changed

ASKS = attrgetter(*Waiting._fields[: Waiting._fields.index("id")])  # of a proposal, as ``Waiting.asks`` has it


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What the plan wants at a place otherwise than it stands asked."""

    judgement: Judgement
    i: int
    asks: Proposal
    standing: Waiting | None

    @property
    def place(self) -> Place:
        return self.asks.product, self.asks.location

    def differs_from(self, asked: Proposal) -> bool:
        """Say whether that asks something else."""
        return question_changed(_question(self.judgement, self.i, asked), _question(self.judgement, self.i, self.asks))


def ask(desk: Desk, judgements: Sequence[Judgement], before: Asked, places: Places) -> Integers:
    """Bring the open suggestions in line with the plan; what a person decided stands, and is not asked again alike.

    Return how many units are asked for now of each item.

    A no holds for as long as the plan goes on wanting an order there; what it wants anew after that is asked anew. A
    count too old takes back what is asked, but neither a no nor a snooze: a new count must not end them.
    """
    at = places.stands(before.open)
    is_asked, held = at != NOWHERE, np.zeros(len(at), bool)
    held[is_asked] = before.is_asleep(desk.now())[at[is_asked]]
    units = np.zeros(len(at), np.int64)
    units[is_asked & ~held] = before.open.columns["quantity"][at[is_asked & ~held]]
    refused = places.rows(before.declined)
    held[refused[refused != NOWHERE]] = True
    written = ask_alone(desk, joined(desk, judgements, Asks(is_asked, held)), before, places.by_part(at))
    is_news = written or before.is_past(desk)
    return places.units(desk.store.suggestions.asked(desk.now())) if is_news else units


def ask_alone(desk: Desk, judgements: Sequence[Judgement], before: Asked, stands: Iterable[Integers]) -> int:
    """Do the same where it is said already what goes along with the orders of its supplier; return how many changed.

    ``stands``: for each judgement, of each item which of what stood asked is of it.
    """
    now, declined = desk.now(), dict(before.declined)
    moved, is_over = _moved(judgements, before, stands, now)
    full = desk.store.suggestions.still([each.standing for each in moved if each.standing])
    opened: list[Proposal] = []
    changed: list[Suggestion] = []
    closed: list[Suggestion] = []
    anew: dict[int, Proposal] = {}  # by the number of the one that ended undecided
    for wanted in moved:
        refused = declined.pop(wanted.place, None)
        if wanted.standing is None:
            if refused is None or wanted.differs_from(refused):
                opened.append(wanted.asks)
        elif (standing := full.get(wanted.standing.id)) is None:
            continue  # decided meanwhile
        elif not standing.is_snoozed(now) and expired(_asked_since(standing), now, wanted.judgement.policy):
            closed.append(replace(standing, state="expired"))
            anew[standing.id] = wanted.asks
        elif wanted.differs_from(standing):
            changed.append(_asking(standing, wanted.asks, now))
        elif standing.snoozed_until is not None and not standing.is_snoozed(now):
            changed.append(replace(standing, snoozed_until=None))
    gone = {(each.product, each.location): each for each in before.open.part(is_over)}
    unknown = _unknown(judgements) if gone or declined else set()
    superseded = [each for place, each in gone.items() if place not in unknown or not each.is_snoozed(now)]
    applied = desk.store.suggestions.apply(
        now,
        opened=opened,
        changed=changed,
        closed=closed,
        superseded=superseded,
        forgotten=[no for place, no in declined.items() if place not in unknown],
        seen=before.newest,
    )
    again = [anew[number] for number in applied.numbers_closed if number in anew]  # else somebody decided meanwhile
    desk.store.suggestions.apply(now, opened=again, seen=before.newest)
    return len(applied.numbers_opened) + len(applied.numbers_changed) + len(applied.numbers_closed)


def _moved(
    judgements: Sequence[Judgement], before: Asked, stands: Iterable[Integers], now: datetime
) -> tuple[list[_Wanted], Flags]:
    """Return what the plan wants otherwise than it stands asked, and of each that is open whether it wants no more."""
    moved: list[_Wanted] = []
    is_over, lives = np.ones(len(before.open), bool), before.lives(now, (each.policy for each in judgements))
    for judgement, stood in zip(judgements, stands, strict=True):
        wanted, asks = judgement.wanted, questions(judgement)
        at = stood[wanted]
        known = np.flatnonzero(at != NOWHERE)
        is_over[at[known]] = False
        alike = lives[at[known]]
        for name, column in asks.items():
            alike &= before.open.columns[name][at[known]] == column[known]
        is_same = np.zeros(len(wanted), bool)
        is_same[known] = alike
        others, differ = np.flatnonzero(~is_same), np.flatnonzero(~is_same & (at != NOWHERE))
        standing = dict(zip(wanted[differ].tolist(), before.open.part(at[differ]), strict=True))
        asked_now = zip(*(column[others].tolist() for column in asks.values()), strict=True)
        rows = [
            i
            for i, question in zip(wanted[others].tolist(), asked_now, strict=True)
            if i not in standing or not _rests(judgement, i, question, standing[i], now)
        ]
        moved += (
            _Wanted(judgement, i, wants, standing.get(i)) for i, wants in proposals(judgement, np.array(rows, np.int64))
        )
    return moved, is_over


def _rests(judgement: Judgement, i: int, wanted: tuple[Any, ...], standing: Waiting, now: datetime) -> bool:
    """Say whether a suggestion stands awake and asks nearly this: many drift a little, and need not be read whole."""
    if standing.snoozed_until is not None or expired(standing.opened_at, now, judgement.policy):
        return False
    return not question_changed(_asking_of(judgement, i, standing.asks), _asking_of(judgement, i, wanted))


def _unknown(judgements: Sequence[Judgement]) -> set[Place]:
    """Return where the plan cannot say what it wants, for want of a recent count."""
    unknown = set[Place]()
    for judgement in judgements:
        items, rows = judgement.catalogue.items, np.flatnonzero(judgement.plan.level <= Level.STALE_DATA)
        unknown.update(zip(column_rows(items.product, rows), column_rows(items.location, rows), strict=True))
    return unknown


def _question(judgement: Judgement, i: int, asked: Proposal) -> Question:
    return _asking_of(judgement, i, ASKS(asked))


def _asking_of(judgement: Judgement, i: int, asks: tuple[Any, ...]) -> Question:
    """Return the question of what is asked, as ``Waiting.asks`` has it."""
    _, _, level, supplier, order_by, quantity, unit_cost_myriadths, currency = asks
    return Question(
        level=level,
        supplier=supplier,
        order_by=order_by,
        quantity=quantity,
        case_pack=int(judgement.catalogue.items.case_pack[i]),
        unit_cost_myriadths=unit_cost_myriadths,
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
