"""How much a person may order: each purchase order is held against the limit of the one who approves it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.decision_errors import BeyondLimit, UnknownCost
from bot.desk import ROLES, Action, Asker, Desk
from bot.store import Limit, Lot, Member, Suggestion
from bot.wording import Safe
from planner.currency import total


@dataclass(frozen=True, slots=True)
class Cost:
    """What an order would cost."""

    minor: int | None  # [smallest coin] None: not known
    currency: str


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
    who = Safe(", ".join(asker.voice.person(user) for user in _able(desk, cost)))
    others = who or asker.voice.say("an admin")
    if cost.minor is None:
        return UnknownCost(most, others)
    return BeyondLimit(asker.voice.money(cost.minor, cost.currency), most, others)


def _able(desk: Desk, cost: Cost) -> list[str]:
    """Return who may approve an order of this cost."""
    approvers = ROLES[ROLES.index(Action.APPROVE.value) :]
    able = [member.user for member in desk.store.people.all() if member.role in approvers and _may(desk, member, cost)]
    return able + sorted(desk.admins - set(able))


def _may(desk: Desk, member: Member, cost: Cost) -> bool:
    """Say whether an order is within the person's limit, by the newest rate where its currency is another."""
    limit = member.limit
    if limit is None:
        return True
    if cost.minor is None:
        return False
    worth = total({cost.currency: cost.minor}, limit.currency, desk.store.rates.all(), desk.now().date())
    return not worth.lacking and worth.amounts.get(limit.currency, 0) <= limit.minor


def cost_of(suggestion: Suggestion, lots: Sequence[Lot]) -> Cost:
    """Return what an order of these units would cost."""
    each, units = suggestion.unit_cost_minor, sum(lot.quantity for lot in lots)
    return Cost(None if each is None else each * units, suggestion.currency)
