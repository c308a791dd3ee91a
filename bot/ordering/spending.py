"""How much a person may order: each purchase order is held against the limit of the one who approves it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from bot.desk import ROLES, Action, Asker, Desk
from bot.errors.decision import BeyondLimit, UnknownCost
from bot.messages.money import money_words
from bot.store import Limit, Lot, Member, Suggestion
from planner.currency import Amounts, total


@dataclass(frozen=True, slots=True)
class Cost:
    """What an order would cost."""

    amounts: Amounts | None  # [smallest coin] by currency; None: what a unit of some line costs is not known

    @classmethod
    def of(cls, bought: Iterable[tuple[Suggestion, Lot]]) -> Self:
        """Return what an order of these units would cost."""
        amounts: dict[str, int] = {}
        for suggestion, lot in bought:
            if suggestion.unit_cost_minor is None:
                return cls(None)
            cost = suggestion.unit_cost_minor * lot.quantity
            amounts[suggestion.currency] = amounts.get(suggestion.currency, 0) + cost
        return cls(amounts)


def demand_within_limit(desk: Desk, asker: Asker, costs: Iterable[Cost]) -> None:
    """Let a person order at most what their limit says, each order by itself; what cannot be compared is too much.

    Raises: BeyondLimit, UnknownCost.
    """
    member = desk.store.people.member(asker.user)
    if asker.user in desk.admins or member is None or member.limit is None:
        return
    for cost in costs:
        if not _may(desk, member, cost):
            raise _refusal(desk, asker, member.limit, cost)


def _refusal(desk: Desk, asker: Asker, limit: Limit, cost: Cost) -> BeyondLimit | UnknownCost:
    most = asker.voice.money(limit.minor, limit.currency)
    who = asker.voice.listed(asker.voice.person(user) for user in _able(desk, cost))
    others = who or asker.voice.say("an admin")
    if cost.amounts is None:
        return UnknownCost(most, others)
    return BeyondLimit(money_words(cost.amounts, asker.voice), most, others)


def _able(desk: Desk, cost: Cost) -> list[str]:
    """Return who may approve an order of this cost."""
    approvers = ROLES[ROLES.index(Action.APPROVE.value) :]
    able = [member.user for member in desk.store.people.all() if member.role in approvers and _may(desk, member, cost)]
    return able + sorted(desk.admins - set(able))


def _may(desk: Desk, member: Member, cost: Cost) -> bool:
    """Say whether an order is within the person's limit, by the newest rates where its currencies are others."""
    limit = member.limit
    if limit is None:
        return True
    if cost.amounts is None:
        return False
    worth = total(cost.amounts, limit.currency, desk.store.rates.all(), desk.now().date())
    return not worth.lacking and worth.amounts.get(limit.currency, 0) <= limit.minor
