"""The shape of everything kept: importing this package declares every table."""

from sqlalchemy import MetaData

from bot.store.tables import (
    bulk,
    buying,
    decisions,
    events,
    goods,
    messages,
    movements,
    people,
    rules,
    search,
    seasons,
    slow,
    staged,
    told,
    undo,
)
from bot.store.tables.base import Table

METADATA: MetaData = Table.metadata

__all__ = [
    "METADATA",
    "bulk",
    "buying",
    "decisions",
    "events",
    "goods",
    "messages",
    "movements",
    "people",
    "rules",
    "search",
    "seasons",
    "slow",
    "staged",
    "told",
    "undo",
]
