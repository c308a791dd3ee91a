"""Mistakes in the question whether so many can be sold on a day."""

from dataclasses import dataclass

from bot.errors import UserError
from bot.wording import N_


@dataclass(eq=False)
class CheckLikeThis(UserError):
    sentence = N_(
        "How many, and on which day? Type it like this: `/event check SKU123 1000 2026-11-28`. Without units it says "
        "how many can be sold; where several shops sell it, it answers for each."
    )


@dataclass(eq=False)
class WhichSkuToSell(UserError):
    units: str
    day: str
    sentence = N_("Of which SKU? Say it with its code, or type it like this: `/event check SKU123 {units} {day}`.")
