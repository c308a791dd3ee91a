"""Mistakes with steps of the clearance ladder a person can fix."""

from dataclasses import dataclass
from datetime import datetime

from bot.errors import UserError
from bot.wording import N_, Safe


@dataclass(eq=False)
class StepTaken(UserError):
    step: Safe
    who: Safe
    when: datetime
    sentence = N_("Nothing changed: {who} accepted “{step}” for it, {when}. Ask `/clearance` again for how it stands.")


@dataclass(eq=False)
class StepEnded(UserError):
    who: Safe
    when: datetime
    sentence = N_("Nothing changed: {who} ended this step, {when}. Ask `/clearance` again for how it stands.")


@dataclass(eq=False)
class StepOutdated(UserError):
    sentence = N_("Nothing changed: the numbers have changed since this card was made. Here are the latest ones.")


@dataclass(eq=False)
class NothingToClear(UserError):
    product: str
    sentence = N_(
        "`{product}` is not slow, other locations want all of it, or nobody knows its price: there is nothing to "
        "clear with an ad. "
        "`/clearance {product}` shows how old its stock is."
    )
