"""Mistakes with numbers that are not of units."""

from dataclasses import dataclass

from bot.errors import UserError
from bot.wording import N_


@dataclass(eq=False)
class CartonNotKnown(UserError):
    code: str
    sentence = N_(
        "How many units are in a carton of `{code}` is not known. Say it in units, or type its carton under *Terms…* "
        "on its card."
    )


@dataclass(eq=False)
class PalletNotKnown(UserError):
    code: str
    sentence = N_("How many units of `{code}` go on a pallet is not known. Say it in units.")
