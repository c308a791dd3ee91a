"""Says what became of the rows of an imported file."""

from datetime import datetime

from bot.messages.importing.receipt import Receipt
from bot.store import Switched
from bot.uploads.tally import Tally
from bot.uploads.upload import Upload
from planner.intake.file_name import tab


def receipt_of(upload: Upload, tally: Tally, switched: Switched, newer: datetime | None) -> Receipt:
    """Return the receipt of a file that counts; ``newer``: of when a newer one of its kind is, None: it is that."""
    return Receipt(
        file=upload.path.name,
        shop=upload.shop.name,
        kinds=tuple(tally.kinds),
        rows=tally.rows,
        used=tally.rows - tally.left_out.total(),
        left_out=tally.left_out,
        rows_left_out=tally.rows_left_out,
        missing=tuple(tally.missing),
        unread=tuple(tally.unread),
        as_of=upload.as_of,
        newer=newer,
        guessed=tally.guessed,
        letters=tally.letters,
        hidden=tally.hidden,
        changes=switched.changes,
        is_dated=upload.is_dated,
        is_named=upload.came_in is not None,
        tab=tally.orders.tab,
        tab_named=tab(upload.path.name) if "orders" in tally.kinds else "",
    )
