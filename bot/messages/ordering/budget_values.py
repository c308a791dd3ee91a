"""What to buy first within a budget, as a list shows it."""

from dataclasses import dataclass
from datetime import date

from bot.messages.ordering.minimum_note import MinimumShort
from bot.messages.ordering.reorder_values import ReorderLine
from planner.intake.money import Amount


@dataclass(frozen=True, slots=True)
class Saves:
    """What an order saves for the money it takes, in the currency of the budget."""

    avoided: int  # [units] that would sell and not be there without it
    margin_minor: int  # they earn
    cost_minor: int  # at landed cost
    days: float  # [days] until half of it is sold
    a_year: float  # [1/year] margin saved by a unit of money, if it lay there for a year
    is_net: bool = False  # the margin is after the platform's fee


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One open suggestion in the order to buy."""

    line: ReorderLine
    saves: Saves | None  # None: its price, its cost or an exchange rate is not known
    is_bought: bool
    order_day: date | None = None  # the supplier's next one after today; None: an order may be placed today
    usual_lead_time: float | None = None  # [days] where the one planned with may be the longest; None: not known


@dataclass(frozen=True, slots=True)
class CashAhead:
    """The money in stock and on order once the bought orders are approved, in the currency of the budget."""

    now_minor: int
    after_minor: int
    peak_minor: int  # the most of it within the days looked ahead, if later orders follow as they fall due
    peak_day: date
    without_worth: int  # items in stock or on order whose cost, or a rate, is not known


@dataclass(frozen=True, slots=True)
class Budgeted:
    """What is to decide, cut to a budget: what is bought first, then what waits, each by its return."""

    budget: Amount
    lines: tuple[BudgetLine, ...]
    cash: CashAhead
    approve: str  # what the button carries that approves the bought ones
    approved: int  # orders that button approves; fewer than are bought where a button cannot carry them
    short: tuple[MinimumShort, ...] = ()  # suppliers whose minimum the bought ones do not reach

    @property
    def bought(self) -> tuple[BudgetLine, ...]:
        return tuple(line for line in self.lines if line.is_bought)

    @property
    def cost_minor(self) -> int:
        return sum(line.saves.cost_minor for line in self.bought if line.saves)

    @property
    def margin_minor(self) -> int:
        return sum(line.saves.margin_minor for line in self.bought if line.saves)
