"""Whose turn it is among waiting messages: a channel's order is kept, unless Slack refused the one ahead."""

from datetime import datetime
from typing import Any

from sqlalchemy import and_, or_
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from bot.store.tables.messages import OutboxRow


def next_due(workspace: str, now: datetime) -> Any:
    """Return the query for the oldest message due with none under way in its channel, and none ahead of it."""
    ahead = aliased(OutboxRow)
    lost_its_turn = and_(col(ahead.refusals) > 0, col(ahead.next_try_at) > now)
    held_back = (
        select(ahead.id)
        .where(ahead.workspace_id == workspace, ahead.channel == OutboxRow.channel)
        .where(col(ahead.waiting), ~col(ahead.dead))
        .where(or_(col(ahead.lease_until) > now, and_(col(ahead.id) < OutboxRow.id, ~lost_its_turn)))
        .exists()
    )
    return (
        select(OutboxRow)
        .where(OutboxRow.workspace_id == workspace, col(OutboxRow.waiting), ~col(OutboxRow.dead))
        .where(or_(col(OutboxRow.next_try_at).is_(None), col(OutboxRow.next_try_at) <= now))
        .where(~held_back)
        .order_by(col(OutboxRow.id))
        .limit(1)
    )
