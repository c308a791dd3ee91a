"""Mistakes with events that are over or cancelled, or are not yet."""

from dataclasses import dataclass

from bot.errors import UserError
from bot.wording import N_


@dataclass(eq=False)
class EventGone(UserError):
    name: str
    sentence = N_("*{name}* is over or cancelled, so it cannot be changed. Add a new one: `/event`.")


@dataclass(eq=False)
class NothingToUndo(UserError):
    name: str
    number: int
    sentence = N_(
        "The last change of *{name}* is not taken back by Undo. `/event #{number}` shows it as it stands now."
    )


@dataclass(eq=False)
class EventNotOver(UserError):
    name: str
    number: int
    sentence = N_("*{name}* is not over. `/event cancel #{number}` cancels it.")
