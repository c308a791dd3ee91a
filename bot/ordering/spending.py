"""How much a person may order: each purchase order is held against the limit of the one who approves it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from bot.desk import Action, Asker, Desk
from bot.errors.decision import BeyondLimit, UnknownCost
from bot.messages.money import money_words
from bot.ordering.checked import demand_checked
from bot.store import ROLES, Approval, Decision, Limit, Lot, Member, PurchaseOrder, Suggestion, Way
from planner.currency import Amounts, Rate, total
from planner.unit_price import paid

Bought = tuple[Suggestion, Lot]


@dataclass(frozen=True, slots=True)
class Cost:
    """What an order would cost."""

    amounts: Amounts | None  # [smallest coin] by currency; None: what a unit of some line costs is not known

    @classmethod
    def of(cls, bought: Iterable[Bought], joined: PurchaseOrder | None = None) -> Self:
        """Return what an order of these units would cost, with what the draft holds that they would join."""
        costs = [
            (None if (each := it.unit_cost_myriadths) is None else paid(each, lot.quantity), it.currency)
            for it, lot in bought
        ]
        costs += [(line.cost_minor, line.currency) for line in joined.lines] if joined else []
        amounts: dict[str, int] = {}
        for minor, currency in costs:
            if minor is None:
                return cls(None)
            amounts[currency] = amounts.get(currency, 0) + minor
        return cls(amounts)


def costs_of(desk: Desk, bought: Iterable[Bought]) -> Iterator[Cost]:
    """Yield what each order would cost that these units make, or join."""
    ways = defaultdict[Way, list[Bought]](list)
    for suggestion, lot in bought:
        ways[Way.of(suggestion, lot)].append((suggestion, lot))
    yield from (Cost.of(lines, desk.store.deciding.to_join(*lines[0])) for lines in ways.values())


class _Beyond(Exception):
    """An order costs more than the person may spend."""

    def __init__(self, cost: Cost) -> None:
        super().__init__(cost)
        self.cost = cost


@dataclass(frozen=True, slots=True)
class _Purse:
    """What somebody may spend on an order, by the newest rates where its currencies are others."""

    limit: Limit | None  # None: any sum
    rates: Sequence[Rate]
    today: date

    def pays(self, cost: Cost) -> bool:
        """Say whether an order is within it; what nobody can tell is not."""
        if self.limit is None:
            return True
        if cost.amounts is None:
            return False
        worth = total(cost.amounts, self.limit.currency, self.rates, self.today)
        return not worth.lacking and worth.amounts.get(self.limit.currency, 0) <= self.limit.minor

    def demand(self, costs: Iterable[Cost]) -> None:
        """Let each order be within it. Raises: _Beyond."""
        for cost in costs:
            if not self.pays(cost):
                raise _Beyond(cost)


def demand_within_limit(desk: Desk, asker: Asker, costs: Iterable[Cost]) -> None:
    """Let a person order at most what their limit says, each order by itself; what cannot be compared is too much.

    Raises: BeyondLimit, UnknownCost.
    """
    purse = _purse_of(desk, asker.user)
    try:
        purse.demand(costs)
    except _Beyond as it:
        raise _refusal(desk, asker, purse, it.cost) from None


def approve_within_limit(desk: Desk, asker: Asker, approvals: Sequence[Approval]) -> tuple[Decision, ...]:
    """Approve what a person may spend on, each order held against their limit as it is once it is written.

    Two who join one draft in the same moment are so held against it together.

    Raises: BeyondLimit, CheckedLongAgo, UnknownCost.
    """
    demand_checked(desk, [each.id for each in approvals])
    purse = _purse_of(desk, asker.user)

    def within(orders: Sequence[PurchaseOrder]) -> None:
        purse.demand(Cost.of((), order) for order in orders)

    try:
        return desk.store.deciding.approve_all(approvals, asker.user, desk.now(), within)
    except _Beyond as it:
        raise _refusal(desk, asker, purse, it.cost) from None


def _purse_of(desk: Desk, user: str) -> _Purse:
    member = None if user in desk.admins else desk.store.people.member(user)
    return _purse(desk, member)


def _purse(desk: Desk, member: Member | None) -> _Purse:
    return _Purse(member.limit if member else None, desk.store.rates.all(), desk.now().date())


def _refusal(desk: Desk, asker: Asker, purse: _Purse, cost: Cost) -> BeyondLimit | UnknownCost:
    assert purse.limit is not None  # noqa: S101 - else nothing is beyond it
    most = asker.voice.money(purse.limit.minor, purse.limit.currency)
    who = asker.voice.listed(asker.voice.person(user) for user in _able(desk, cost))
    others = who or asker.voice.say("an admin")
    if cost.amounts is None:
        return UnknownCost(most, others)
    return BeyondLimit(money_words(cost.amounts, asker.voice), most, others)


def _able(desk: Desk, cost: Cost) -> list[str]:
    """Return who may approve an order of this cost."""
    approvers = ROLES[ROLES.index(Action.APPROVE.role) :]
    able = [it.user for it in desk.store.people.all() if it.role in approvers and _purse(desk, it).pays(cost)]
    return able + sorted(desk.admins - set(able))
