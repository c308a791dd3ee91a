"""Takes the last import of a shop back: every fact is again as it was before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from bot.store.access import Access
from bot.store.audit import TERMINAL, note
from bot.store.importing.in_the_way import in_the_way, newer_imports
from bot.store.importing.keeping import forget
from bot.store.importing.replacing import Replaced, put_back, read_replaced
from bot.store.importing.undoing_events import take_events_back
from bot.store.importing.undoing_shops import change_rules_back, change_shops_back, close_shops
from bot.store.importing.unfinished import clear_away
from bot.store.importing.unmaking import (
    find_again,
    forget_created,
    mark_linked,
    mark_moved,
    mark_replaced,
    take_out,
)
from bot.store.jobs import hurry
from bot.store.movements.adjusting import adjust
from bot.store.movements.history import one_at_a_time, pack_stale
from bot.store.movements.stale import clear_marks
from bot.store.ordering.suggestion_writes import take_turns
from bot.store.refusals import ImportGone, InTheWay, UndoStopped
from bot.store.shops import shop_row
from bot.store.tables.goods import ShopRow
from bot.store.tables.movements import ImportRunRow

APART = {
    "shop",
    "location",
    "shop_rules",
    "event",
    "event_line",
}  # taken back as people would, with all that hangs on them


@dataclass(frozen=True, slots=True)
class LastImport:
    """The import that would be taken back."""

    id: int
    file: str
    shop: str  # "" the planning workbook: it is of all shops
    kind: str
    when: datetime
    by: str  # who imported it; "" not known
    in_the_way: tuple[InTheWay, ...]  # what was built upon it since; () it can be taken back
    as_of: datetime  # of when its rows are
    days: tuple[date, date] | None  # the first and last it speaks of, of an order export
    period: tuple[date, date] | None  # the same, where a person said so


@dataclass(frozen=True, slots=True)
class ImportUndo:
    """The imports of one workspace that can be taken back."""

    access: Access

    def last(self, shop: str) -> LastImport | None:
        """Return the newest import that touched a shop; None: there is none that can be taken back."""
        with self.access.reading() as session:
            number = shop_row(session, self.access.workspace, shop).id
            query = (
                select(ImportRunRow)
                .where(ImportRunRow.workspace_id == self.access.workspace, ImportRunRow.state == "done")
                .where(col(ImportRunRow.shop_id).in_((number, 0)))
                .order_by(col(ImportRunRow.id).desc())
                .limit(1)
            )
            row = session.exec(query).one_or_none()
            if row is None or not row.can_undo:
                return None
            return _made(row, shop if row.shop_id else "", in_the_way(session, row))

    def of(self, number: int) -> LastImport | None:
        """Return an import with what was built upon it since, newer ones first; None: it cannot be taken back."""
        with self.access.reading() as session:
            row = session.get(ImportRunRow, (self.access.workspace, number))
            if row is None or row.state != "done" or not row.can_undo:
                return None
            newer = newer_imports(session, row)
            stops = (*newer, *(stop for stop in in_the_way(session, row) if stop not in newer))
            shop = session.get(ShopRow, (self.access.workspace, row.shop_id))
            return _made(row, shop.name if shop else "", stops)

    def undo(self, last: LastImport, now: datetime, by: str = TERMINAL) -> None:
        """Take it back.

        Raises: ImportGone, where somebody was faster or another file came in; UndoStopped, where others build upon it.
        """
        kept = read_replaced(self.access, last.id)
        with self.access.writing() as session:
            undo_import(self.access, session, last.id, kept, now, by)
        clear_away(self.access)


def undo_import(
    access: Access, session: Session, run: int, kept: Sequence[Replaced], now: datetime, by: str
) -> datetime:
    """Take an import back within a transaction that may do more; return of when its rows were.

    Raises: ImportGone, UndoStopped, as ``undo`` does.

    Args: kept, what ``read_replaced`` returned before.
    """
    one_at_a_time(session, access.workspace)
    take_turns(access, session)  # what is bought while we take back is not taken out
    row = session.get(ImportRunRow, (access.workspace, run), with_for_update=True)
    if row is None or row.state != "done" or not row.can_undo or newer_imports(session, row):
        raise ImportGone(run)
    stops = in_the_way(session, row, kept)
    if stops:
        raise UndoStopped(stops)
    clear_marks(session, access.workspace)
    row.state, row.done_at, row.can_undo, row.leaves = "undone", now, False, True
    session.flush()  # from here on its lines do not count
    _take_back(access, session, row.id, kept, now, by)
    adjust(session, access.workspace)
    pack_stale(session, access.workspace)
    forget(session, access.workspace, row.id, ("replaced", "confirmed_line"))  # what it made is cleared away by that
    before = {"file": row.file_name, "kind": row.kind, "as_of": row.rows_as_of.isoformat()}
    note(access, session, now, by, "import taken back", f"import:{row.id}", before, {})
    hurry(session, access.workspace, "plan")
    return row.rows_as_of


def _made(row: ImportRunRow, shop: str, stops: tuple[InTheWay, ...]) -> LastImport:
    when = row.done_at or row.begun_at
    days = (row.first_day, row.last_day) if row.kind == "orders" and row.first_day and row.last_day else None
    period = days if row.pause == 0 else None
    return LastImport(row.id, row.file_name, shop, row.kind, when, row.imported_by, stops, row.rows_as_of, days, period)


def _take_back(access: Access, session: Session, run: int, kept: Sequence[Replaced], now: datetime, by: str) -> None:
    workspace = access.workspace
    mark_moved(session, workspace, run)
    mark_linked(session, workspace, kept)
    put_back(session, workspace, run, [row for row in kept if row.table not in APART])
    take_out(session, workspace, run)
    mark_replaced(session, workspace, kept)
    mark_linked(session, workspace, kept)
    change_shops_back(access, session, run, kept, now, by)
    change_rules_back(access, session, kept, now, by)
    take_events_back(access, session, kept, now)
    forget_created(session, workspace, run, now)
    close_shops(session, workspace, kept)
    find_again(session, workspace, kept)
