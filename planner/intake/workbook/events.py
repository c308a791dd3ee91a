"""The sheet of events: what sells on top of ordinary sales, seasons that multiply these, and delays of orders."""

from collections.abc import Iterator

from planner.events.plan import WITH_AMOUNT, WITHOUT_UNITS, EventKind
from planner.intake.problems import ProblemCode
from planner.intake.workbook.readers import factor_or_days, name, one_of, price_cut, units
from planner.intake.workbook.sheet import Column, Said, Sheet

KINDS = {str(kind).replace("_", " "): str(kind) for kind in EventKind}
OTHER = {"other": str(EventKind.CAMPAIGN)}
CHINESE = {
    "直播": "livestream", "短视频": "short_video", "秒杀": "flash_sale", "优惠券": "coupon",
    "促销": "campaign", "其他": "campaign", "暂停广告": "ads_paused", "季节": "season", "旺季": "season",
    "海运延误": "sea_delay", "空运延误": "air_delay",
}  # fmt: skip


def _can_be_meant(said: Said) -> Iterator[tuple[str, ProblemCode]]:
    end = said.get("end")
    if end is not None and str(end) < str(said["start"]):
        yield "end", ProblemCode.ENDS_BEFORE_START
    if said.get("kind") in WITH_AMOUNT and not said.get("amount"):
        yield "amount", ProblemCode.MISSING
    if said.get("kind") not in WITHOUT_UNITS:
        if not said.get("product"):
            yield "product", ProblemCode.MISSING
        if not said.get("units"):
            yield "units", ProblemCode.NOT_POSITIVE
    elif said.get("units"):
        yield "units", ProblemCode.NOT_OF_THIS_KIND
    if said.get("kind") not in WITH_AMOUNT and said.get("amount"):
        yield "amount", ProblemCode.NOT_OF_THIS_KIND


EVENTS = Sheet(
    "events",
    "Events",
    (
        Column("Event", "event", name, is_needed=True, is_key=True, example="Black Friday live", is_mark=True),
        Column("Kind", "kind", one_of(KINDS | OTHER | CHINESE), choices=tuple(KINDS), example="livestream"),
        Column("Shop", "shop", name, choices="shops", is_key=True, example="UK Home"),
        Column("SKU", "product", name, choices="products", is_key=True, example="MUG-RED", is_mark=True),
        Column("Units", "units", units, example="400", is_mark=True),
        Column("Starts on", "start", None, is_needed=True, is_key=True, example="2026-11-27", is_mark=True),
        Column("Ends on", "end", None, example="2026-11-29"),
        Column("Factor or days", "amount", factor_or_days),
        Column("Host", "host", name, example="Anna"),
        Column("Price cut %", "price_cut", price_cut, example="20"),
    ),
    _can_be_meant,
    is_whole_list=True,
)
