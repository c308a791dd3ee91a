"""How much a person may order: each purchase order is held against the limit of the one who approves it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Self

from bot.desk import ROLES, Action, Asker, Desk
from bot.errors.decision import BeyondLimit, UnknownCost
from bot.messages.money import money_words
from bot.store import Limit, Lot, Member, PurchaseOrder, Suggestion
from planner.currency import Amounts, total

Bought = tuple[Suggestion, Lot]


@dataclass(frozen=True, slots=True)
class Cost:
    """What an order would cost."""

    amounts: Amounts | None  # [smallest coin] by currency; None: what a unit of some line costs is not known

    @classmethod
    def of(cls, bought: Iterable[Bought], joined: PurchaseOrder | None = None) -> Self:
        """Return what an order of these units would cost, with what the draft holds that they would join."""
        lines = [(suggestion.unit_cost_minor, lot.quantity, suggestion.currency) for suggestion, lot in bought]
        lines += [(line.unit_cost_minor, line.quantity, line.currency) for line in joined.lines] if joined else []
        amounts: dict[str, int] = {}
        for unit_cost_minor, units, currency in lines:
            if unit_cost_minor is None:
                return cls(None)
            amounts[currency] = amounts.get(currency, 0) + unit_cost_minor * units
        return cls(amounts)


def costs_of(desk: Desk, bought: Iterable[Bought]) -> Iterator[Cost]:
    """Yield what each order would cost that these units make, or join."""
    ways = defaultdict[tuple[str, str, str, date | None], list[Bought]](list)
    for suggestion, lot in bought:
        ways[suggestion.supplier, suggestion.location, lot.mode, lot.order_day].append((suggestion, lot))
    yield from (Cost.of(lines, desk.store.deciding.to_join(*lines[0])) for lines in ways.values())


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
