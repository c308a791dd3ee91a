"""Whether flying an order in pays, in money, as cards and lists show it."""

from dataclasses import dataclass
from datetime import date
from math import inf

from bot.messages.ordering.event_late import EventsMissed
from planner.currency import minor
from planner.model import Items, Level
from planner.ordering.flight import flown, missed_sales
from planner.outcome import Plan

CHASED = (Level.OUT, Level.CRITICAL, Level.URGENT, Level.EXPEDITE)  # where what is on order comes too late


def most_flown(level: Level, on_order: float, asked: int | None) -> float:
    """Return how many units could fly at most: of the order that is asked for, else of what is chased; else inf."""
    if asked is not None:
        return asked
    return on_order if on_order and level in CHASED else inf


def units_flown(plan: Plan, items: Items, i: int, at_most: float = inf) -> int:
    """Return how many units of an item fly: what is missing, in full cartons, of no more than ``at_most``."""
    row = slice(i, i + 1)
    return int(flown(plan.air_quantity[row], items.case_pack[row], at_most)[0])


@dataclass(frozen=True, slots=True)
class Flying:
    """What of an order would fly, and what of it comes too late for events, as stock stands now."""

    units: int  # 0: nothing need fly
    by: date | None  # the last day to decide on that
    pays: "FlightPays | None"  # None: not known
    missed: EventsMissed | None = None
    order_day: date | None = None  # the supplier's next one after today; None: an order may be placed today
    usual_lead_time: float | None = None  # [days] by sea, where the one planned with is the longest; None: not known
    lands: date | None = None  # when it is there, decided today; None: not known

    @property
    def flies(self) -> bool:
        """Say whether something would fly, were it worth it."""
        return self.units > 0 and self.by is not None

    @property
    def is_worth_it(self) -> bool:
        """Say whether a part or all of it pays, or closes or shortens a gap where nobody knows what it pays."""
        return self.worth > 0

    @property
    def worth(self) -> int:
        """Return how many units to fly: all that would, or the part that pays; 0 where none does."""
        if not self.flies:
            return 0
        return self.units if self.pays is None else self.pays.worth


@dataclass(frozen=True, slots=True)
class FlightPays:
    """What flying saves and costs more, in the currency of the price."""

    sold: int  # [units] of it that would sell before more comes by sea
    saved_minor: int  # the margin they earn
    premium_minor: int | None  # all of the air freight beyond that by sea; None: not known
    break_even: float  # [money/unit] up to this premium it pays
    currency: str
    units: int  # that fly, the sold ones among them; the others are missed sales or fill up the safety stock
    missed: int = 0  # [units] of it that would have sold before a flight lands
    case_pack: int = 1  # [units] a carton

    @property
    def alone(self) -> int:
        """Return how many units to fly for those alone that sell: full cartons of them."""
        return min(-(-self.sold // self.case_pack) * self.case_pack, self.units)

    @property
    def alone_minor(self) -> int | None:
        """Return what flying only the units that sell, in full cartons, costs more; None: not known."""
        return None if self.premium_minor is None else round(self.premium_minor * self.alone / self.units)

    @property
    def pays_alone(self) -> bool:
        """Say whether only the units that sell are worth their freight, and not the safety stock as well."""
        alone = self.alone_minor
        return self.sold > 0 and not self.pays and alone is not None and alone < self.saved_minor

    @property
    def worth(self) -> int:
        """Return how many units to fly: all that would, or the part that pays; 0 where none does."""
        return self.units if self.pays else self.alone if self.pays_alone else 0

    @property
    def gain_minor(self) -> int | None:
        """Return what flying what pays of it earns beyond its freight; None: the freight is not known."""
        premium = self.premium_minor if self.pays else self.alone_minor
        return None if premium is None else self.saved_minor - premium

    @property
    def pays(self) -> bool:
        """Say whether it saves more than it costs, as far as that is known."""
        return self.sold > 0 and (self.premium_minor is None or self.premium_minor < self.saved_minor)

    @classmethod
    def of(cls, plan: Plan, items: Items, i: int, currency: str, at_most: float = inf) -> "FlightPays | None":
        """Return whether flying an item pays; None where nothing flies, or the margin is not known.

        ``at_most``: [units] that are asked for; no more than that flies.
        """
        flies = units_flown(plan, items, i, at_most)
        if not flies:
            return None
        sold, margin = min(float(plan.flown_sales[i]), flies), plan.unit_margin[i]
        saved, break_even = minor(sold * margin, currency), float(sold * margin / flies)
        if saved is None:
            return None
        premium = minor(flies * plan.air_premium[i], currency)
        row = slice(i, i + 1)
        late = missed_sales(plan.daily_rate[row], plan.stockout_day[row], plan.air_lead_time[row])[0]
        missed = max(min(round(late), round(flies) - round(sold)), 0)
        return cls(round(sold), saved, premium, break_even, currency, round(flies), missed, int(items.case_pack[i]))
