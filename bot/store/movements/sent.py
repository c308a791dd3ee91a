"""What a location sent to others: it has left this shelf from the moment on at which somebody accepted to send it."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

UNITS = (  # what was sent, or arrived where that is more; of what was called off only what had arrived
    "CASE WHEN r.state = 'cancelled' OR n.received > n.quantity THEN n.received ELSE n.quantity END"
)
SENT = text(
    f"SELECT n.product, r.origin, r.sent_at, {UNITS} AS units"  # noqa: S608
    " FROM purchase_order r JOIN purchase_order_line n ON n.workspace_id = :w AND n.order_number = r.number"
    " WHERE r.workspace_id = :w AND r.origin <> '' AND r.sent_at <= :until"
)


def sent_until(session: Session, workspace: str, until: int) -> Sequence[Any]:
    """Return product, origin, sent_at [seconds] and units of all that was sent up to a moment [seconds]."""
    return session.connection().execute(SENT, {"w": workspace, "until": until}).all()
