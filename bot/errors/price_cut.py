"""Mistakes with the price cut of an event a person can fix."""

from dataclasses import dataclass

from bot.errors import UserError
from bot.wording import N_


@dataclass(eq=False)
class NoPriceCut(UserError):
    typed: str
    most: int
    sentence = N_("`{typed}` is not a price cut. Write whole percent off the usual price, 0 to {most}, such as 20.")


@dataclass(eq=False)
class UnclearPriceCut(UserError):
    typed: str
    parts: str  # read as a part of one
    percent: str
    most: int
    sentence = N_(
        "`{typed}` may be {parts} or {percent}. Write whole percent off the usual price, 0 to {most}, such as 20."
    )
