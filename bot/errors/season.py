"""Mistakes with proposed seasons a person can fix."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.errors import UserError
from bot.wording import N_, Safe


@dataclass(eq=False)
class SeasonMoved(UserError):
    who: Safe
    when: datetime
    sentence = N_("Nothing changed: {who} decided on this season already, {when}. `/event season` shows how it stands.")


@dataclass(eq=False)
class SeasonOver(UserError):
    shop: str
    ends: date
    sentence = N_("Nothing changed: this season of {shop} ended on {ends}. `/event season` shows what is coming.")


@dataclass(eq=False)
class UnknownSeason(UserError):
    number: str
    sentence = N_("There is no proposed season `{number}`. `/event season` lists them.")


@dataclass(eq=False)
class WhichSeason(UserError):
    numbers: tuple[str, ...]
    sentence = N_("Which season? Add its number, such as `/event season add #2`; there are: {numbers}.")


@dataclass(eq=False)
class NoSeasonOpen(UserError):
    sentence = N_("No season is proposed. `/event season` says why; `/event add season …` plans one of your own.")
