"""What the settings say, as their cards and windows show it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.wording import N_, Phrase
from planner.intake.workbook.limits import Threshold
from planner.policy import Policy

MEANINGS: Mapping[str, Phrase] = {
    "available": N_("available units, as Seller Center's does"),
    "on_hand": N_("all units on hand"),
}
ORDERS: Mapping[str, Phrase] = {
    "day_first": N_("day first: 03/11 is 3 November"),
    "month_first": N_("month first: 11/03 is 3 November"),
    "": N_("as each file shows"),
}
COST_WORDS: Mapping[bool, Phrase] = {True: N_("shown in its channel"), False: N_("hidden in its channel")}


@dataclass(frozen=True, slots=True)
class RulesShown:
    """The thresholds that hold, for all shops or for one, those somebody set, and who did last."""

    policy: Policy
    standard: Policy  # what holds where nobody set anything: as the environment says, or as in all shops
    said: Mapping[str, Threshold]
    changed_by: str
    changed_at: datetime | None
    version: int = 0


@dataclass(frozen=True, slots=True)
class ShopSettings:
    """What one shop says."""

    name: str
    market: str
    tz: str
    currency: str
    channel: str  # "": none
    digest_hour: int | None  # None: as everywhere
    quantity_means: str
    date_order: str
    shows_costs: bool
    quiet_hours: str  # "22-7", in its zone; "": none
    rules: RulesShown
    beside: tuple[str, ...] = ()  # other shops of its location that do not set the same: there all shops' hold
