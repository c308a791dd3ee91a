"""What the receipt of an import says of each kind of table; one file a kind, and one line in ``TABLES``.

A kind says what such a table is called, whether it is of one shop, and its lines: ``said`` holds what changed, by the
names the store gives it.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from bot.messages.importing.receipts import ads, events, fulfilled, inbound, orders, stock
from bot.messages.importing.receipts.sheets import SHEETS
from bot.wording import Phrase, Safe, Voice


class TableSaid(Protocol):
    """A module of this package."""

    @property
    def WORDS(self) -> Phrase:  # noqa: N802 - a constant of a module
        """Return what such a table is called."""

    @property
    def OF_ONE_SHOP(self) -> bool:  # noqa: N802
        """Return whether it is of one shop; a sheet of the planning workbook is of all."""

    def lines(self, said: Mapping[str, Any], voice: Voice) -> Iterator[Safe | None]:
        """Yield what changed; None where there is nothing to say."""


TABLES: Mapping[str, TableSaid] = {
    "orders": orders,
    "stock": stock,
    "fulfilled": fulfilled,
    "ads": ads,
    **{sheet.KIND: sheet for sheet in SHEETS},
    "inbound": inbound,
    "events": events,
}
