"""The sheet of events: what sells on top of ordinary sales, seasons that multiply these, and delays of orders."""

from collections.abc import Iterator, Mapping
from datetime import date

from planner.events.plan import WITH_AMOUNT, WITHOUT_UNITS, EventKind, EventPlan, Mistake, mistakes
from planner.intake.problems import ProblemCode
from planner.intake.workbook.readers import factor_or_days, name, one_of, planned_units, price_cut
from planner.intake.workbook.sheet import Column, Said, Sheet

KINDS = {str(kind).replace("_", " "): str(kind) for kind in EventKind}
OTHER = {"other": str(EventKind.CAMPAIGN)}
CHINESE = {
    "直播": "livestream", "短视频": "short_video", "秒杀": "flash_sale", "优惠券": "coupon",
    "促销": "campaign", "其他": "campaign", "暂停广告": "ads_paused", "季节": "season", "旺季": "season",
    "海运延误": "sea_delay", "空运延误": "air_delay",
}  # fmt: skip
WRONG: Mapping[Mistake, tuple[str, ProblemCode]] = {
    Mistake.LONG_NAME: ("event", ProblemCode.LONG_NAME),
    Mistake.ENDS_BEFORE_START: ("end", ProblemCode.ENDS_BEFORE_START),
    Mistake.TOO_LONG: ("end", ProblemCode.EVENT_TOO_LONG),
    Mistake.TOO_FAR: ("start", ProblemCode.EVENT_TOO_FAR),
    Mistake.TOO_MANY_PRODUCTS: ("product", ProblemCode.TOO_MANY),
    Mistake.TOO_MANY_UNITS: ("units", ProblemCode.TOO_MANY),
    Mistake.NO_FACTOR: ("amount", ProblemCode.NOT_A_FACTOR),
    Mistake.NO_DELAY: ("amount", ProblemCode.NOT_A_DELAY),
    Mistake.LONG_HOST: ("host", ProblemCode.LONG_NAME),
}
"""Which cell a mistake stands in; a row may make all but those that take today, or the other rows of its event."""


def _can_be_meant(said: Said) -> Iterator[tuple[str, ProblemCode]]:
    needs_amount = said.get("kind") in WITH_AMOUNT
    if needs_amount and not said.get("amount"):
        yield "amount", ProblemCode.MISSING
    else:
        row = _alone(said)
        yield from (WRONG[mistake] for mistake in mistakes(row, today=row.starts) if mistake in WRONG)
    if said.get("kind") not in WITHOUT_UNITS:
        if not said.get("product"):
            yield "product", ProblemCode.MISSING
        if not said.get("units"):
            yield "units", ProblemCode.NOT_POSITIVE
    elif said.get("units"):
        yield "units", ProblemCode.NOT_OF_THIS_KIND
    if not needs_amount and said.get("amount"):
        yield "amount", ProblemCode.NOT_OF_THIS_KIND


def _alone(said: Said) -> EventPlan:
    """Return what a row says, as if its event had no other."""
    starts = date.fromisoformat(str(said["start"]))
    return EventPlan(
        name=str(said["event"]),
        kind=EventKind(str(said.get("kind") or EventKind.LIVESTREAM)),
        shop="",
        starts=starts,
        ends=date.fromisoformat(str(said.get("end") or starts)),
        units=((str(said.get("product") or ""), int(said.get("units") or 0)),),
        amount=float(said.get("amount") or 0),
        host=str(said.get("host") or ""),
    )


EVENTS = Sheet(
    "events",
    "Events",
    (
        Column("Event", "event", name, is_needed=True, is_key=True, example="Black Friday live", is_mark=True),
        Column("Kind", "kind", one_of(KINDS | OTHER | CHINESE), choices=tuple(KINDS), example="livestream"),
        Column("Shop", "shop", name, choices="shops", is_key=True, example="UK Home"),
        Column("SKU", "product", name, choices="products", is_key=True, example="MUG-RED", is_mark=True),
        Column("Units", "units", planned_units, example="400", is_mark=True),
        Column("Starts on", "start", None, is_needed=True, is_key=True, example="2026-11-27", is_mark=True),
        Column("Ends on", "end", None, example="2026-11-29"),
        Column("Factor or days", "amount", factor_or_days),
        Column("Host", "host", name, example="Anna"),
        Column("Price cut %", "price_cut", price_cut, example="20"),
    ),
    _can_be_meant,
    is_whole_list=True,
)
