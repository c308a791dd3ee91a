"""Works out what sold through ads: each report's orders, spread over SKUs by their sales and over its days."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np
from sqlalchemy import bindparam, text
from sqlmodel import Session

from bot.store.days import as_date, as_day, month_of
from bot.store.movements.counted import counted
from bot.store.planning.item_query import Question
from planner.events.days import past_days
from planner.forecasting.ads import spread, through_ads
from planner.model import Events, Flags, Floats, History

REPORTS = text(  # one row a report that reaches into the window
    "SELECT DISTINCT a.shop_id, h.location_id, a.import_id, a.campaign_id, a.first_day, a.last_day FROM ads_line a"
    " JOIN shop h ON h.workspace_id = :w AND h.id = a.shop_id AND h.location_id IN :places"
    " WHERE a.workspace_id = :w AND a.last_day >= :first AND a.first_day <= :last ORDER BY a.import_id"
).bindparams(bindparam("places", expanding=True))
DEMAND = (
    " WHERE g.workspace_id = :w AND g.shop_id = :shop AND g.page_id = a.page_id"
    f" AND {counted('l')} AND l.listing_id = g.id"
    " AND l.month BETWEEN :first_month AND :last_month AND l.day BETWEEN :first AND :last"
)
SOLD = text(  # of the pages a report names: each item's part of its page's sales; SQLite keeps the order
    "SELECT i.id AS item, a.orders, a.page_id,"
    " (SELECT COALESCE(SUM(l.demand * c.units_each), 0) FROM listing g CROSS JOIN component c CROSS JOIN order_line l"
    f"{DEMAND} AND c.workspace_id = :w AND c.listing_id = g.id AND c.product_id = i.product_id) AS mine,"
    f" (SELECT COALESCE(SUM(l.demand), 0) FROM listing g CROSS JOIN order_line l{DEMAND}) AS of_page"
    " FROM ads_line a CROSS JOIN listing p CROSS JOIN component d CROSS JOIN item i"
    " WHERE a.workspace_id = :w AND a.shop_id = :shop AND a.import_id = :run AND a.campaign_id = :campaign"
    " AND p.workspace_id = :w AND p.shop_id = :shop AND p.page_id = a.page_id"
    " AND d.workspace_id = :w AND d.listing_id = p.id"
    " AND i.workspace_id = :w AND i.product_id = d.product_id AND i.location_id = :location"
    " AND +i.id BETWEEN :low AND :high GROUP BY i.id, i.product_id, a.page_id, a.orders"
)
ON_PAGES = (  # SQLite keeps this order; units_each leads it to the index by product
    "SELECT DISTINCT i.id, g.shop_id"
    " FROM item i CROSS JOIN component c CROSS JOIN listing g CROSS JOIN shop h {of_places}"
    " AND c.workspace_id = :w AND c.product_id = i.product_id AND c.units_each > 0"
    " AND g.workspace_id = :w AND g.id = c.listing_id AND g.page_id <> ''"
    " AND h.workspace_id = :w AND h.id = g.shop_id AND h.location_id = i.location_id"
)


def ads_units(
    session: Session,
    question: Question,
    numbers: dict[int, int],
    history: History,
    events: Events,
    as_of: date,
    window: int,
) -> Floats:
    """Return the units of the last ``window`` days that sold through ads; nan where no report covers enough of them.

    Days of events are left out, as they are of the daily rate that this is a part of.
    """
    units, days = history.units, history.units.shape[1]
    start = as_day(as_of) - days  # of the first column
    window = min(window, days)
    key: dict[str, Any] = {"w": question.workspace, "places": list(question.places)}
    asked = {"first": as_day(as_of - timedelta(days=window)), "last": as_day(as_of) - 1}
    reports = session.connection().execute(REPORTS, key | asked).all()
    if not reports or not numbers:
        return np.full(len(numbers), np.nan)
    in_window = np.arange(days) >= days - window
    ordinary = ~past_days(events, *units.shape) & in_window
    attributed, covered = np.zeros(len(numbers)), np.zeros((len(numbers), window), bool)
    stretch = {"w": question.workspace, "low": min(numbers), "high": max(numbers)}
    listed = question.ask(session, ON_PAGES)
    of_shop = {
        shop: np.array([numbers[i] for i, s in listed if s == shop and i in numbers], int)
        for shop in {report.shop_id for report in reports}
    }
    for report, wanted in zip(reports, _newest(reports, start, days), strict=True):
        period = _days(report, start, days)
        covered[of_shop[report.shop_id]] |= period[in_window]
        if (wanted & in_window).any():
            rows, share = _parts(session, stretch, report, numbers)
            np.add.at(attributed, rows, spread(units[rows], share, period, wanted & ordinary[rows]))
    return through_ads(attributed, np.where(ordinary, units, 0.0)[:, in_window], covered)


def _parts(session: Session, stretch: Mapping[str, Any], report: Any, numbers: dict[int, int]) -> tuple[Any, Floats]:
    """Return the columns of the items a report advertised, and how many of its orders each is given."""
    key = {
        **stretch,
        "shop": report.shop_id,
        "location": report.location_id,
        "run": report.import_id,
        "campaign": report.campaign_id,
        "first": report.first_day,
        "last": report.last_day,
        "first_month": month_of(as_date(report.first_day)),
        "last_month": month_of(as_date(report.last_day)),
    }
    found = [row for row in session.connection().execute(SOLD, key) if row.item in numbers and row.of_page]
    rows = np.array([numbers[row.item] for row in found], int)
    return rows, np.array([row.orders * row.mine / row.of_page for row in found], float)


def _newest(reports: Sequence[Any], start: int, days: int) -> list[Flags]:
    """Return the days on which each report holds: of one campaign's reports the newest import."""
    holds: dict[tuple[int, str], Any] = {}
    for report in reports:  # oldest import first: each takes over from those before
        owner = holds.setdefault((report.shop_id, report.campaign_id), np.zeros(days, np.int64))
        owner[_days(report, start, days)] = report.import_id
    return [holds[report.shop_id, report.campaign_id] == report.import_id for report in reports]


def _days(report: Any, start: int, days: int) -> Flags:
    day = np.arange(start, start + days)
    within: Flags = (day >= report.first_day) & (day <= report.last_day)
    return within
