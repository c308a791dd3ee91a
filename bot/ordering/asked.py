"""What stands asked when a plan begins, and what people said no to."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self

import numpy as np

from bot.desk import Desk
from bot.judging.places import Place
from bot.store import Rows, Suggestion, Waiting
from planner.model import Flags
from planner.policy import Policy


@dataclass(frozen=True, slots=True)
class Asked:
    """What stood asked, and what people had said no to, at one moment."""

    open: Rows[Waiting]
    declined: Mapping[Place, Suggestion]
    newest: int  # number of the newest suggestion; where a newer one is found later, somebody else asked meanwhile
    done: int  # number of the last thing anybody did; where a later one is found, somebody may have decided meanwhile

    @classmethod
    def now(cls, desk: Desk, products: Collection[str] | None = None) -> Self:
        """Return what stands asked at this moment, of all products or of some."""
        suggestions = desk.store.suggestions
        with desk.store.access.at_one_moment():
            declined = {(each.product, each.location): each for each in suggestions.declined(products)}
            return cls(suggestions.waiting(products), declined, suggestions.newest(), desk.store.audit.newest())

    def is_asleep(self, now: datetime) -> Flags:
        """Return of each that is open whether people asked not to be asked for now."""
        return np.array([until is not None and now < until for until in self.open.columns["snoozed_until"]], bool)

    def lives(self, now: datetime, policies: Iterable[Policy]) -> Flags:
        """Return of each that is open whether it stands as it is for as long as the plan asks exactly that."""
        since = now - timedelta(days=min((policy.suggestion_life for policy in policies), default=0))
        asked = zip(self.open.columns["snoozed_until"], self.open.columns["opened_at"], strict=True)
        return np.array([until is None and opened_at > since for until, opened_at in asked], bool)

    def is_past(self, desk: Desk) -> bool:
        """Say whether anything was asked or done since, by whomever."""
        return (self.newest, self.done) != (desk.store.suggestions.newest(), desk.store.audit.newest())
