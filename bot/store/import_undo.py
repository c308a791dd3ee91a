"""Takes the last import of a shop back: every fact is again as it was before."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import text
from sqlmodel import Session, col, select

from bot.store.access import Access
from bot.store.adjusting import adjust
from bot.store.audit import TERMINAL, note
from bot.store.fresh_months import clear_marks
from bot.store.history import one_at_a_time, pack_stale
from bot.store.jobs import hurry
from bot.store.kinds.goods import ITEM, LISTING
from bot.store.refusals import ImportGone
from bot.store.replacing import Keeping, put_back, replaced
from bot.store.shops import shop_row
from bot.store.suggestion_writes import take_turns
from bot.store.tables.movements import ImportRunRow
from bot.store.unmaking import forget_created, mark_moved, mark_replaced, take_out

KEPT = 10  # imports of a shop that can be taken back
WHOLE = {  # tables that sheets of the planning workbook change, kept as they are; small ones
    "products": ("product", "supplier"),
    "suppliers": ("supplier",),
    "location_stock": (),
    "other_sales": ("other_sale",),
    "receipts": ("receipt",),
    "inbound": ("expected",),
    "rates": ("exchange_rate",),
    "lanes": ("lane",),
}
PARTLY: dict[str, tuple[str, ...]] = {"listing": LISTING, "item": ITEM, "order_line": (), "stock_count": ()}
NUMBERED = ("listing", "product", "item")
CHANGED = ("new", "changed")
OLD = text(
    "SELECT id FROM import_run WHERE workspace_id = :w AND shop_id = :shop AND can_undo ORDER BY id DESC"
    " LIMIT 1000 OFFSET :kept"
)


@dataclass(frozen=True, slots=True)
class LastImport:
    """The import that would be taken back."""

    id: int
    file: str
    shop: str  # "" the planning workbook: it is of all shops
    kind: str
    when: datetime
    by_hand: tuple[str, ...]  # kinds of table it changed that cannot be taken back; () it can


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
            of = shop if row.shop_id else ""
            return LastImport(row.id, row.file_name, of, row.kind, row.done_at or row.begun_at, _by_hand(row))

    def undo(self, last: LastImport, now: datetime, by: str = TERMINAL) -> None:
        """Take it back; raises ImportGone where somebody else was faster, or another file came in meanwhile."""
        access = self.access
        with access.writing() as session:
            one_at_a_time(session, access.workspace)
            take_turns(access, session)  # what is bought while we take back is not taken out
            row = session.get(ImportRunRow, (access.workspace, last.id), with_for_update=True)
            newer = select(ImportRunRow.id).where(
                ImportRunRow.workspace_id == access.workspace,
                ImportRunRow.state == "done",
                ImportRunRow.id > last.id,
                col(ImportRunRow.shop_id).in_((row.shop_id, 0) if row else (0,)),
            )
            if row is None or row.state != "done" or not row.can_undo or session.exec(newer.limit(1)).first():
                raise ImportGone(last.id)
            clear_marks(session, access.workspace)
            _take_back(session, access.workspace, row.id, now)
            adjust(session, access.workspace)
            pack_stale(session, access.workspace)
            row.state, row.can_undo = "undone", False
            forget(session, access.workspace, row.id)
            before = {"file": row.file_name, "kind": row.kind, "as_of": row.rows_as_of.isoformat()}
            note(access, session, now, by, "import taken back", f"import:{row.id}", before, {})
            hurry(session, access.workspace, "plan")


def _take_back(session: Session, workspace: str, run: int, now: datetime) -> None:
    kept = replaced(session, workspace, run)
    mark_moved(session, workspace, run)
    put_back(session, workspace, run, kept)
    take_out(session, workspace, run)
    mark_replaced(session, workspace, kept)
    forget_created(session, workspace, run, now)


def _by_hand(row: ImportRunRow) -> tuple[str, ...]:
    """Return which sheets changed something that others build upon: shops, people, links, events."""
    if row.kind != "plan":
        return ()
    apart = [name for name in row.tables.split() if name not in WHOLE]
    return tuple(name for name in apart if any(row.receipt.get(f"{name}_{how}") for how in CHANGED))


def begin_keeping(session: Session, workspace: str, run: int, tables: str) -> dict[str, int]:
    """Keep what a planning workbook may change, before it does; return the newest number of each noun."""
    keeping = Keeping(session, workspace, run)
    for table in _whole(tables):
        keeping.whole(table)
    return _newest(session, workspace)


def end_keeping(access: Access, session: Session, row: ImportRunRow, before: dict[str, int]) -> None:
    """Forget what was not changed after all, remember what was made; forget what is too long ago."""
    keeping, workspace = Keeping(session, access.workspace, row.id), access.workspace
    for table in _whole(row.tables):
        keeping.settle(table, is_whole=True)
    keeping.settle("transit", is_whole="fulfilled" in row.tables.split())
    for table, columns in PARTLY.items():
        keeping.settle(table, columns)
    for name, newest in _newest(session, workspace).items():
        if newest > before[name]:
            key = {"w": workspace, "run": row.id, "name": name, "above": before[name], "up_to": newest}
            session.connection().execute(
                text(
                    "INSERT INTO created (workspace_id, import_id, name, above, up_to)"
                    " VALUES (:w, :run, :name, :above, :up_to)"
                ),
                key,
            )
    row.can_undo = True
    session.flush()
    for old in session.connection().execute(OLD, {"w": workspace, "shop": row.shop_id, "kept": KEPT}).scalars().all():
        forget(session, workspace, int(old))
        session.connection().execute(
            text("UPDATE import_run SET can_undo = :no WHERE workspace_id = :w AND id = :run"),
            {"no": False, "w": workspace, "run": old},
        )


def forget(session: Session, workspace: str, run: int) -> None:
    """Forget what an import replaced: it cannot be taken back any more."""
    for table in ("replaced", "confirmed_line", "created"):
        session.connection().execute(
            text(f"DELETE FROM {table} WHERE workspace_id = :w AND import_id = :run"),  # noqa: S608
            {"w": workspace, "run": run},
        )


def _whole(tables: str) -> list[str]:
    return list(dict.fromkeys(table for name in tables.split() for table in WHOLE.get(name, ())))


def _newest(session: Session, workspace: str) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for name in NUMBERED:
        query: Any = text(f"SELECT COALESCE(MAX(id), 0) FROM {name} WHERE workspace_id = :w")  # noqa: S608
        numbers[name] = int(session.connection().execute(query, {"w": workspace}).scalar_one())
    return numbers
