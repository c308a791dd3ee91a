"""The numbers of a shop's morning digest, as they are kept with its claim."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Self

from bot.messages.coming import Coming
from bot.messages.events.event_line import EventLine
from bot.messages.ordering.order_line import OrderLine
from bot.messages.ordering.waking_line import WakingLine
from bot.messages.silence import Silence
from bot.messages.sku_line import SkuLine
from bot.messages.stock.expiry_line import ExpiryLine
from bot.messages.stock.surge_line import SurgeLine
from planner.currency import Amounts
from planner.model import Level


@dataclass(frozen=True, slots=True)
class Digest:
    """What the digest says; kept with its claim, so that it can be sent again as it was."""

    shop: str
    zone: str
    day: date  # in the shop's zone
    counts: tuple[tuple[Level, int], ...]
    worse: tuple[SkuLine, ...]  # since the digest before, the most pressing
    worse_count: int  # all of them
    to_decide: tuple[SkuLine, ...]  # open suggestions, most money first
    undecided: int  # all open suggestions
    counted_at: datetime | None  # the newest stock export
    late_orders: tuple[OrderLine, ...] = ()  # those named
    late: int = 0  # all late orders
    waking: tuple[WakingLine, ...] = ()  # snoozed suggestions that are asked again soon
    in_stock: Amounts = field(default_factory=dict)  # cash on hand; empty: not known, or not shown in the channel
    slow: Amounts = field(default_factory=dict)  # of it, in the old units of slow movers
    events: tuple[EventLine, ...] = ()  # running ones and the next ones, by start
    more_events: int = 0  # near ones that are not named
    steps: int = 0  # accepted steps of the clearance ladder that run
    stuck: int = 0  # of those, behind what was expected, over, or done
    surges: tuple[SurgeLine, ...] = ()  # what surges now, the latest first
    expiring: tuple[ExpiryLine, ...] = ()  # what was found to expire since the digest before, the first to expire first
    more_expiring: int = 0  # that are not named
    warnings: tuple[int, ...] = ()  # of what got worse or expires and is named, by number
    snoozed: int = 0  # warnings
    sold_until: date | None = None  # what sold since is not known; None: yesterday's sales are
    has_sales: bool = True  # False: no export of its orders was ever imported
    coming: Mapping[tuple[str, str], Coming] = field(default_factory=dict)  # to what is out, by item
    is_first: bool = False  # nobody was told before how its stock stands: ``worse`` is all that is pressing
    silences: Mapping[tuple[str, str], Silence] = field(default_factory=dict)  # since it was told, by item

    @property
    def places(self) -> tuple[tuple[str, str], ...]:
        """Return product and location of what got worse and is named."""
        return tuple((line.product, line.location) for line in self.worse)

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> Self:
        """Return the digest as it was kept in the outbox."""
        return cls(
            shop=values["shop"],
            zone=values["zone"],
            day=date.fromisoformat(values["day"]),
            counts=tuple((Level[level], n) for level, n in values["counts"]),
            worse=tuple(map(SkuLine.from_values, values["worse"])),
            worse_count=values["worse_count"],
            to_decide=tuple(map(SkuLine.from_values, values["to_decide"])),
            undecided=values["undecided"],
            counted_at=datetime.fromisoformat(values["counted_at"]) if values["counted_at"] else None,
            late_orders=tuple(map(OrderLine.from_values, values.get("late_orders", ()))),  # older digests name none
            late=values.get("late", 0),
            waking=tuple(map(WakingLine.from_values, values.get("waking", ()))),
            in_stock=values.get("in_stock", {}),
            slow=values.get("slow", {}),
            events=tuple(map(EventLine.from_values, values.get("events", ()))),
            more_events=values.get("more_events", 0),
            steps=values.get("steps", 0),
            stuck=values.get("stuck", 0),
            surges=tuple(map(SurgeLine.from_values, values.get("surges", ()))),
            expiring=tuple(map(ExpiryLine.from_values, values.get("expiring", ()))),
            more_expiring=values.get("more_expiring", 0),
            warnings=tuple(values.get("warnings", ())),
            snoozed=values.get("snoozed", 0),
            sold_until=date.fromisoformat(known) if (known := values.get("sold_until")) else None,
            is_first=values.get("is_first", False),
            has_sales=values.get("has_sales", True),
            coming={
                (product, location): Coming(units, date.fromisoformat(day) if day else None)
                for product, location, units, day in values.get("coming", ())
            },
        )

    def to_values(self) -> dict[str, Any]:
        """Return the digest as it is kept in the outbox."""
        return {
            "shop": self.shop,
            "zone": self.zone,
            "day": self.day.isoformat(),
            "counts": [(level.name, n) for level, n in self.counts],
            "worse_count": self.worse_count,
            "worse": [line.to_values() for line in self.worse],
            "to_decide": [line.to_values() for line in self.to_decide],
            "undecided": self.undecided,
            "counted_at": self.counted_at.isoformat() if self.counted_at else None,
            "late_orders": [order.to_values() for order in self.late_orders],
            "late": self.late,
            "waking": [line.to_values() for line in self.waking],
            "in_stock": dict(self.in_stock),
            "slow": dict(self.slow),
            "events": [event.to_values() for event in self.events],
            "more_events": self.more_events,
            "steps": self.steps,
            "stuck": self.stuck,
            "surges": [line.to_values() for line in self.surges],
            "expiring": [line.to_values() for line in self.expiring],
            "more_expiring": self.more_expiring,
            "warnings": list(self.warnings),
            "snoozed": self.snoozed,
            "is_first": self.is_first,
            "has_sales": self.has_sales,
            "coming": [
                (*place, it.units, it.arrives.isoformat() if it.arrives else None) for place, it in self.coming.items()
            ],
            "sold_until": self.sold_until.isoformat() if self.sold_until else None,
        }
