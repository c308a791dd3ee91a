"""Mistakes with snoozed warnings a person can fix."""

from dataclasses import dataclass

from bot.errors import UserError
from bot.wording import N_


@dataclass(eq=False)
class WarningsOver(UserError):
    sentence = N_("Nothing changed: these warnings are over, or were told anew since. `/stock` shows how SKUs stand.")


@dataclass(eq=False)
class NotSnoozed(UserError):
    sentence = N_("Nothing changed: it is no longer snoozed. `/stock snoozed` lists what is.")
