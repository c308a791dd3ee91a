"""Mistakes with naming a line of a list: “the second one”."""

from dataclasses import dataclass

from bot.errors import UserError
from bot.wording import N_


@dataclass(eq=False)
class OnlyOne(UserError):
    code: str
    sentence = N_("There is only one: `{code}`. Which other do you mean? Name it by its code or number.")


@dataclass(eq=False)
class OnlySoMany(UserError):
    shown: int
    sentence = N_("Only {shown} are shown. Name the one you mean by its code or number; “more” shows the next.")


@dataclass(eq=False)
class NoLine(UserError):
    sentence = N_(
        "Nothing of what was shown last is opened by its place. Name the SKU, the order or the event you mean."
    )


@dataclass(eq=False)
class LastPage(UserError):
    sentence = N_("That is all of it: no more follows.")
