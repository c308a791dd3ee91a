"""Ads reports: what each campaign cost and sold of each product page in a period; days are told apart when asked."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from sqlalchemy import text

from bot.store.access import Access
from bot.store.days import as_date
from bot.store.importing.imported import ImportRun, Kind
from bot.store.importing.kinds.kind import Switching
from bot.store.importing.kinds.sheet import stage_facts, staged_facts
from bot.store.staging import put
from planner.intake.facts import AdsLine

NAME = "ads"
FILE: Kind = "ads"

LINE = (
    *("workspace_id", "shop_id", "import_id", "campaign_id", "page_id"),
    *("campaign", "first_day", "last_day", "orders", "cost_minor", "revenue_minor", "currency"),
    *("impressions", "clicks"),
)
PAGES = text("SELECT DISTINCT page_id FROM listing WHERE workspace_id = :w AND shop_id = :shop AND page_id <> ''")


def stage(access: Access, run: ImportRun, facts: Iterable[AdsLine]) -> int:
    """Write what campaigns did beside the records; return how many."""
    return stage_facts(access, run, NAME, facts)


def switch(switching: Switching) -> dict[str, Any]:
    """Take the report over; where reports overlap the newest holds, which is decided when days are asked for."""
    session, shop, period = switching.session, switching.of_shop, switching.period
    lines = staged_facts(switching, NAME, AdsLine)
    together: dict[tuple[str, str], AdsLine] = {}
    for line in lines:
        key = (line.campaign_id, line.product_id)
        together[key] = together[key].plus(line) if key in together else line
    rows = [
        (
            *(switching.workspace, shop.id, switching.run, line.campaign_id, line.product_id),
            *(line.campaign, *period, line.orders, line.cost_minor, line.revenue_minor, line.currency),
            *(line.impressions, line.clicks),
        )
        for line in together.values()
    ]
    put(session, "ads_line", LINE, 5, rows)
    cost = Counter[str]()
    for line in lines:
        cost[line.currency] += line.cost_minor
    known = set(session.connection().execute(PAGES, {"w": switching.workspace, "shop": shop.id}).scalars())
    return {
        "campaigns": len({line.campaign_id for line in lines}),
        "ads_orders": sum(line.orders for line in lines),
        "ads_cost": tuple(sorted(cost.items())),
        "first_day": as_date(period[0]).isoformat(),
        "last_day": as_date(period[1]).isoformat(),
        "unknown_pages": tuple(sorted({line.product_id for line in lines} - known)),
    }
