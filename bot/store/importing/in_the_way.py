"""What was built upon an import since: it has to go before the import can be taken back."""

from collections.abc import Iterator, Sequence

from sqlalchemy import text
from sqlmodel import Session, col, select

from bot.store.importing.replacing import Replaced, replaced
from bot.store.importing.undoing_events import changed_since
from bot.store.refusals import InTheWay
from bot.store.tables.goods import ShopRow
from bot.store.tables.movements import ImportRunRow
from bot.store.tables.people import AuditRow

NEWER = text(
    "SELECT h.name AS shop, r.file_name AS file FROM import_run r JOIN shop h ON h.workspace_id = :w"
    " AND h.id = r.shop_id WHERE r.workspace_id = :w AND r.state = 'done' AND r.id > :run AND r.shop_id = :shop"
    " ORDER BY r.id DESC LIMIT 1"
)
LISTED_BY = text("SELECT shop_id FROM listing WHERE workspace_id = :w AND id = :listing")
BOUGHT = text(
    "SELECT DISTINCT o.number, n.product FROM created c JOIN product p ON p.workspace_id = :w AND p.id > c.above"
    " AND p.id <= c.up_to JOIN purchase_order_line n ON n.workspace_id = :w AND n.product = p.code"
    " JOIN purchase_order o ON o.workspace_id = :w AND o.number = n.order_number AND o.state <> 'cancelled'"
    " WHERE c.workspace_id = :w AND c.import_id = :run AND c.name = 'product' ORDER BY o.number"
)
SHOWN = 5  # of one kind


def in_the_way(session: Session, row: ImportRunRow, rows: Sequence[Replaced] | None = None) -> tuple[InTheWay, ...]:
    """Return what was built upon a planning workbook; only such a file changes what others build upon.

    Args: rows, what it replaced, where that is read already.
    """
    if row.kind != "plan":
        return ()
    rows = replaced(session, row.workspace_id, row.id) if rows is None else rows
    return (
        *_newer_imports(session, row, rows),
        *_bought(session, row, rows),
        *_decided(session, row, rows),
        *(
            InTheWay("changed_event", {"number": str(number)})
            for number in changed_since(session, row.workspace_id, rows)[:SHOWN]
        ),
    )


def newer_imports(session: Session, row: ImportRunRow) -> tuple[InTheWay, ...]:
    """Return the newest file that came in after an import for its shop: that is taken back first."""
    query = (
        select(ImportRunRow, ShopRow.name)
        .join(
            ShopRow,
            (col(ShopRow.workspace_id) == row.workspace_id) & (col(ShopRow.id) == ImportRunRow.shop_id),
            isouter=True,
        )
        .where(ImportRunRow.workspace_id == row.workspace_id, ImportRunRow.state == "done", ImportRunRow.id > row.id)
        .where(col(ImportRunRow.shop_id).in_((row.shop_id, 0)))
        .order_by(col(ImportRunRow.id).desc())
        .limit(1)
    )
    return tuple(
        InTheWay("newer_import", {"shop": shop, "file": newer.file_name})
        if shop
        else InTheWay("newer_workbook", {"file": newer.file_name})
        for newer, shop in session.exec(query)
    )


def _newer_imports(session: Session, row: ImportRunRow, rows: Sequence[Replaced]) -> Iterator[InTheWay]:
    """Yield the newest file of each shop that the workbook opened, moved, or linked otherwise."""
    workspace, concerned = row.workspace_id, set[int]()
    for each in rows:
        if each.table == "shop" and (each.before or {}).get("location_id") != (each.after or {}).get("location_id"):
            concerned.add(each.key[0])
        elif each.table == "component":
            listed = session.connection().execute(LISTED_BY, {"w": workspace, "listing": each.key[0]}).scalar()
            concerned |= {int(listed)} if listed is not None else set()
    for shop in sorted(concerned):
        newer = session.connection().execute(NEWER, {"w": workspace, "run": row.id, "shop": shop}).first()
        if newer is not None:
            yield InTheWay("newer_import", {"shop": newer.shop, "file": newer.file})


def _bought(session: Session, row: ImportRunRow, rows: Sequence[Replaced]) -> Iterator[InTheWay]:
    """Yield orders of products that the workbook made."""
    moved = {each.key[0] for each in rows if each.table == "purchase_order_line"}
    found = session.connection().execute(BOUGHT, {"w": row.workspace_id, "run": row.id}).all()
    for number, product in [each for each in found if each.number not in moved][:SHOWN]:
        yield InTheWay("bought", {"number": number, "product": product})


def _decided(session: Session, row: ImportRunRow, rows: Sequence[Replaced]) -> Iterator[InTheWay]:
    """Yield people whose role the workbook changed and who did something with it since."""
    people = [each.key[0] for each in rows if each.table == "person"]
    for user in people:
        acts = select(AuditRow).where(AuditRow.workspace_id == row.workspace_id, AuditRow.user == user)
        since = acts.where(col(AuditRow.at) > (row.done_at or row.begun_at), ~col(AuditRow.subject).like("user:%"))
        act = session.exec(since.order_by(col(AuditRow.id).desc()).limit(1)).first()
        if act is not None:
            yield InTheWay("decided", {"user": user, "subject": act.subject})
