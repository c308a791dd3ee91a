"""What every table has in common: plain names, and the workspace first in every key."""

import re
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, Index, LargeBinary, MetaData, String, literal, text
from sqlalchemy.orm import declared_attr, registry
from sqlmodel import Field, SQLModel

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

PACKED = {"sqlite_with_rowid": False}
"""Hot tables are kept in the order of their key."""

FOLDED: Any = String().with_variant(String(collation="C"), "postgresql")
"""Folded words, sorted by code point, so that a range of them is a prefix on every database."""


class Table(SQLModel, registry=registry(metadata=MetaData(naming_convention=NAMES))):
    """A row; named after its class: ``PurchaseOrderRow`` is the table ``purchase_order``."""

    @declared_attr.directive
    def __tablename__(cls) -> str:  # noqa: N805 - SQLAlchemy passes the class
        return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", cls.__name__.removesuffix("Row")).lower()


def key(kind: Any = None) -> Any:
    """Return a column of the primary key."""
    return Field(primary_key=True, sa_type=kind) if kind else Field(primary_key=True)


def of_workspace() -> Any:
    """Return the first column of every key: whose row this is."""
    return Field(primary_key=True, foreign_key="workspace.id")


def number_key() -> Any:
    """Return a numbered column of the primary key; numbers come from the workspace's own counter."""
    return Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False})


def whole(default: int | None = 0) -> Any:
    """Return a column of whole numbers, wide enough for anything counted."""
    return Field(default=default, sa_type=BigInteger)


def folded_words() -> Any:
    """Return a column of folded words."""
    return Field(sa_type=FOLDED)


def later_words() -> Any:
    """Return a column of words that older rows, written before it was there, hold none of."""
    return Field(default="", sa_column_kwargs={"server_default": text("''")})


def document() -> Any:
    """Return a column holding a small JSON object."""
    return Field(default_factory=dict, sa_type=JSON)


def packed_bytes() -> Any:
    """Return a column of packed bytes."""
    return Field(sa_type=LargeBinary)


def one_of(column: str, values: tuple[str, ...]) -> CheckConstraint:
    """Return the rule that ``column`` holds one of ``values``."""
    return CheckConstraint(f"{column} IN ({', '.join(repr(value) for value in values)})", name=column)


def at_least(column: str, least: int) -> CheckConstraint:
    """Return the rule that ``column`` is never below ``least``."""
    return CheckConstraint(f"{column} >= {least}", name=f"{column}_floor")


def only_one(name: str, *columns: str, where: str) -> Index:
    """Return the rule that at most one row a workspace has these values while ``where`` holds."""
    condition = text(where)
    return Index(name, "workspace_id", *columns, unique=True, sqlite_where=condition, postgresql_where=condition)


def apart(name: str, *columns: str, where: str) -> Index:
    """Return the index of the rows of a workspace of which ``where`` holds: few of many."""
    condition = text(where)
    return Index(name, "workspace_id", *columns, sqlite_where=condition, postgresql_where=condition)


def spelled(value: str) -> Any:
    """Return a value that stands in the statement itself: SQLite finds rows by an index of some through no other."""
    return literal(value, literal_execute=True)
