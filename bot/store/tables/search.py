"""Tables of the words products are searched by: each word once, its endings, and which products carry it."""

from sqlalchemy import BigInteger, Index
from sqlmodel import Field

from bot.store.tables.base import FOLDED, PACKED, Table, number_key, of_workspace


class WordRow(Table, table=True):
    """A folded word of codes and names, kept once however many products carry it."""

    __table_args__ = (PACKED,)
    workspace_id: str = of_workspace()
    word: str = Field(primary_key=True, sa_type=FOLDED)
    id: int = Field(sa_type=BigInteger)


class WordPartRow(Table, table=True):
    """Every ending of a word: what is typed is part of the word where an ending begins with it."""

    __table_args__ = (PACKED,)
    workspace_id: str = of_workspace()
    part: str = Field(primary_key=True, sa_type=FOLDED)
    word_id: int = number_key()


class ProductWordRow(Table, table=True):
    """Which product carries which word; without a foreign key: a product that is gone is simply not found."""

    __table_args__ = (Index("ix_product_word_product", "workspace_id", "product_id"), PACKED)
    workspace_id: str = of_workspace()
    word_id: int = number_key()
    product_id: int = number_key()
