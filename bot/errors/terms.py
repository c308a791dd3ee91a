"""Mistakes with the terms of a product a person can fix."""

from dataclasses import dataclass

from bot.errors import UserError
from bot.wording import N_, Safe


@dataclass(eq=False)
class NotAWholeNumber(UserError):
    sentence = N_("Type a whole number such as 120, or leave it blank.")


@dataclass(eq=False)
class NotBelowOne(UserError):
    sentence = N_("At least 1, or leave it blank.")


@dataclass(eq=False)
class TooManyDays(UserError):
    most: int
    sentence = N_("Up to {most} days.")


@dataclass(eq=False)
class LongestBelowUsual(UserError):
    sentence = N_("The longest lead time is not shorter than the usual one.")


@dataclass(eq=False)
class TermsMoved(UserError):
    product: str
    sentence = N_(
        "Nothing changed: somebody changed the terms of {product} meanwhile. Ask `/stock {product}` for them."
    )


@dataclass(eq=False)
class BulkMoved(UserError):
    who: Safe
    sentence = N_("Nothing changed: {who} said something of this order before you. The card shows what holds now.")
