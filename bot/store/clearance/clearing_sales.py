"""Asks what later sales brought since steps of the clearance ladder were accepted, and what later counts found."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import bindparam, text
from sqlmodel import Session

from bot.store.access import portions, seconds
from bot.store.clearance.step import StepSales
from bot.store.movements.counted import counted

SALES = text(  # SQLite keeps this order, and month leads it to the index; of a bundle each product has its part
    "SELECT s.id, SUM(l.demand * c.units_each), SUM(CASE WHEN l.currency = s.currency THEN"
    " COALESCE(l.subtotal_minor, 0) * c.units_each / (SELECT SUM(d.units_each) FROM component d"
    " WHERE d.workspace_id = :w AND d.listing_id = c.listing_id) ELSE 0 END)"
    " FROM clearance_step s CROSS JOIN product p CROSS JOIN location o CROSS JOIN component c CROSS JOIN listing g"
    " CROSS JOIN shop h CROSS JOIN order_line l"
    " WHERE s.workspace_id = :w AND s.id IN :steps AND p.workspace_id = :w AND p.code = s.product"
    " AND o.workspace_id = :w AND o.name = s.location AND c.workspace_id = :w AND c.product_id = p.id"
    " AND g.workspace_id = :w AND g.id = c.listing_id AND h.workspace_id = :w AND h.id = g.shop_id"
    f" AND h.location_id = o.id AND {counted('l')} AND l.listing_id = g.id AND l.month > 0 AND l.demand > 0"
    " AND COALESCE(l.paid, l.created) >= s.since AND COALESCE(l.paid, l.created) < COALESCE(s.until, :now)"
    " GROUP BY s.id"
    " UNION ALL SELECT s.id, SUM(e.quantity), 0"
    " FROM clearance_step s CROSS JOIN product p CROSS JOIN location o CROSS JOIN item i CROSS JOIN other_sale e"
    " WHERE s.workspace_id = :w AND s.id IN :steps AND p.workspace_id = :w AND p.code = s.product"
    " AND o.workspace_id = :w AND o.name = s.location AND i.workspace_id = :w AND i.product_id = p.id"
    " AND i.location_id = o.id AND e.workspace_id = :w AND e.item_id = i.id"
    " AND e.at >= s.since AND e.at < COALESCE(s.until, :now) GROUP BY s.id"
).bindparams(bindparam("steps", expanding=True))
LEFT = text(
    "SELECT s.id, k.quantity FROM clearance_step s JOIN product p ON p.workspace_id = :w AND p.code = s.product"
    " JOIN location o ON o.workspace_id = :w AND o.name = s.location"
    " JOIN item i ON i.workspace_id = :w AND i.product_id = p.id AND i.location_id = o.id"
    " JOIN stock_count k ON k.workspace_id = :w AND k.item_id = i.id AND k.at = (SELECT MAX(n.at) FROM stock_count n"
    " WHERE n.workspace_id = :w AND n.item_id = i.id AND n.at > s.since AND n.at < COALESCE(s.until, :now))"
    " WHERE s.workspace_id = :w AND s.id IN :steps"
).bindparams(bindparam("steps", expanding=True))


def sold_since(session: Session, workspace: str, steps: Sequence[int], now: datetime) -> Mapping[int, StepSales]:
    """Return what was sold since each of these steps was accepted, and counted last, until it ended."""
    found = dict.fromkeys(steps, StepSales(0, 0))
    for some in portions(steps):
        key = {"w": workspace, "steps": list(some), "now": seconds(now) + 1}
        for number, units, gross in session.connection().execute(SALES, key):
            known = found[number]
            found[number] = StepSales(known.units + int(units), known.gross_minor + int(gross))
        for number, units in session.connection().execute(LEFT, key):
            found[number] = replace(found[number], left=int(units))
    return found
