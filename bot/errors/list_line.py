"""Mistakes with naming a line of a list: “the second one”."""

from dataclasses import dataclass

from bot.errors import UserError
from bot.wording import N_


@dataclass(eq=False)
class OnlyOne(UserError):
    code: str
    sentence = N_("There is only one: `{code}`. Which other SKU do you mean? Name it by its code.")
