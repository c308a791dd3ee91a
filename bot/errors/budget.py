"""Mistakes with budgets a person can fix."""

from dataclasses import dataclass

from bot.errors import UserError
from bot.wording import N_


@dataclass(eq=False)
class NoBudget(UserError):
    sentence = N_(
        "How much? Type an amount of money: `/reorder budget 5000`, or with its currency `/reorder budget 5000 USD`."
    )


@dataclass(eq=False)
class NotABudget(UserError):
    typed: str
    sentence = N_(
        "`{typed}` is not a budget. Type an amount of money: `/reorder budget 5000`, or with its "
        "currency `/reorder budget 5000 USD`."
    )


@dataclass(eq=False)
class WhichCurrency(UserError):
    typed: str
    currencies: tuple[str, ...]
    first: str
    sentence = N_("Of which currency? Costs are in {currencies}: type `/reorder budget {typed} {first}`.")


@dataclass(eq=False)
class NotACurrency(UserError):
    code: str
    usual: str
    sentence = N_(
        "There is no currency `{code}`. Type the budget as `/reorder budget 5000`, or with its currency "
        "`/reorder budget 5000 {usual}`."
    )


@dataclass(eq=False)
class NoRateToBudget(UserError):
    code: str
    currencies: tuple[str, ...]
    first: str
    sentence = N_(
        "Costs are in {currencies}, and nobody has typed an exchange rate to {code}: put it into the "
        "planning workbook, or type `/reorder budget 5000 {first}`."
    )
