"""What of each item expires, as it is told: from the first twentieth of what lies there on, until nothing is left."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

import numpy as np

from bot.judging.judgement import Judgement
from bot.messages.stock.expiry_line import Expires
from planner.expiry import to_tell
from planner.model import Flags, Floats
from planner.whole import DUST


@dataclass(frozen=True, slots=True)
class Expiring:
    """What expires of the items of several judgements, numbered through; every field has shape (items,)."""

    expired: Floats  # [units]
    left: Floats  # [units] that will expire unsold
    is_news: Flags  # where nothing was told of it yet
    last_day: Floats  # [days since 0001-01-01] inf: nothing there expires

    @classmethod
    def of(cls, judgements: Sequence[Judgement]) -> Self:
        """Return what of the items of these judgements expires."""
        parts = [np.zeros((4, 0)), *map(_columns, judgements)]
        expired, left, told, last_day = np.concatenate(parts, axis=1)
        return cls(expired, left, expired + told > 0, last_day)

    def at(self, row: int) -> Expires | None:
        """Return what of an item expires; None: nothing does."""
        units = int(self.expired[row] or self.left[row])
        if not units:
            return None
        return Expires(units, date.fromordinal(int(self.last_day[row])), is_over=bool(self.expired[row]))


def _columns(judgement: Judgement) -> Floats:
    items, plan = judgement.catalogue.items, judgement.plan
    last_day = judgement.catalogue.as_of.toordinal() + items.sell_by
    left = np.floor(plan.expiring + DUST)
    return np.stack([np.round(plan.expired), left, to_tell(plan.expiring, items.perishing), last_day])
