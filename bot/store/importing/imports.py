"""Takes in files: all of a file or nothing of it, and each file once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import and_, or_
from sqlmodel import Session, col, select

from bot.store.access import Access, seconds
from bot.store.audit import TERMINAL
from bot.store.importing.ahead import number_ahead
from bot.store.importing.belonging import Belonging, belonging
from bot.store.importing.import_undo import undo_import
from bot.store.importing.imported import ImportRun, Kind, Switched, receipt
from bot.store.importing.keeping import begin_keeping, end_keeping
from bot.store.importing.kinds import KINDS
from bot.store.importing.kinds.kind import Switching
from bot.store.importing.kinds.sheet import read_entries
from bot.store.importing.replacing import read_replaced
from bot.store.importing.unfinished import clear_away, unfinished
from bot.store.jobs import hurry
from bot.store.movements.adjusting import adjust, differing
from bot.store.movements.history import one_at_a_time, pack_stale
from bot.store.movements.shelving import keep_held
from bot.store.movements.stale import clear_marks
from bot.store.movements.unseen import read_unseen
from bot.store.refusals import AlreadyImported, ImportGone, PlanRefused
from bot.store.shops import shop_row
from bot.store.tables.movements import ImportRunRow

FORGOTTEN = timedelta(days=1)  # an import killed by then will not come back
UNKNOWN_THEN = ("unknown_products", "unlisted")  # codes a file named before anybody here sold them


@dataclass(frozen=True, slots=True)
class Imports:
    """The files of one workspace."""

    access: Access

    def begin(
        self,
        shop: str,
        kind: Kind,
        sha256: str,
        file_name: str,
        rows_as_of: datetime,
        now: datetime,
        period: tuple[date, date] | None = None,
    ) -> ImportRun:
        """Begin with a file, from scratch. A plan may have no shop: "".

        Raises: AlreadyImported with its receipt; not where codes of it were left out, as they may be known by now.
        """
        first_day, last_day = period or (None, None)
        workspace = self.access.workspace
        with self.access.writing() as session:
            number = self.access.next_number(session, "import")  # those who begin take turns: each sees the one before
            row = shop_row(session, workspace, shop) if shop else None
            same = and_(col(ImportRunRow.shop_id) == (row.id if row else 0), col(ImportRunRow.sha256) == sha256)
            forgotten = and_(col(ImportRunRow.state) == "staging", col(ImportRunRow.begun_at) < now - FORGOTTEN)
            mine = select(ImportRunRow).where(ImportRunRow.workspace_id == workspace, or_(same, forgotten))
            for earlier in session.exec(mine.order_by(col(ImportRunRow.id)).with_for_update()):  # one may count by now
                if earlier.state != "done":
                    earlier.state = "abandoned"
                elif any(earlier.receipt.get(name) for name in UNKNOWN_THEN):
                    earlier.sha256 = f"{sha256} {earlier.id}"
                else:
                    raise AlreadyImported(earlier.receipt, earlier.done_at or earlier.begun_at)
            run = ImportRunRow(
                workspace_id=workspace,
                id=number,
                shop_id=row.id if row else 0,
                kind=kind,
                sha256=sha256,
                file_name=file_name,
                rows_as_of=rows_as_of,
                begun_at=now,
                first_day=first_day,
                last_day=last_day,
                leaves=True,
            )
            session.add(run)
            begun = ImportRun(run.id, row.name if row else "", row.tz if row else "UTC", kind, rows_as_of, period)
        clear_away(self.access)
        return begun

    def stage(self, run: ImportRun, table: str, facts: Iterable[Any]) -> int:
        """Write the facts of one table beside the records; return how many. A table without any is known too."""
        with self.access.writing() as session:
            row = unfinished(session, self.access.workspace, run.id)
            row.tables = f"{row.tables} {table}".strip()
        return KINDS[table].stage(self.access, run, facts)

    def belonging(self, run: ImportRun, table: str) -> Belonging | None:
        """Return whose a staged table seems to be; None: nobody can tell."""
        return belonging(self.access, run, table)

    def switch(self, run: ImportRun, now: datetime, by: str = "", instead_of: int = 0) -> Switched:
        """Make the staged file count, in one short transaction.

        Raises: PlanRefused, where a workbook contradicts; ImportGone, where somebody else ended it or changed on which
        days its lines lie; with ``instead_of`` what taking that import back raises.

        Args: by, who imports it, for the audit of what it changes about shops and people; "" at the terminal;
        instead_of, an import that is taken back in the same step, so that either of them counts at any time; 0: none.
        """
        access = self.access
        unseen = read_unseen(access, run.id)
        kept = read_replaced(access, instead_of)
        entries = read_entries(access, run.id) if run.kind == "plan" else {}
        numbered = number_ahead(access, run.id, run.shop) if run.shop else {}
        with access.writing() as session:
            one_at_a_time(session, access.workspace)
            then = undo_import(access, session, instead_of, kept, now, by or TERMINAL) if instead_of else None
            row = unfinished(session, access.workspace, run.id)
            shop = shop_row(session, access.workspace, run.shop) if run.shop else None
            if shop and shop.tz != run.tz:
                raise ImportGone(run.id)
            clear_marks(session, access.workspace)
            switching = Switching(
                access=access,
                session=session,
                run=row.id,
                shop=shop,
                at=seconds(row.rows_as_of),
                now=now,
                first_day=row.first_day,
                last_day=row.last_day,
                by=by or TERMINAL,
                unseen=unseen,
                numbered=numbered,
                entries=entries,
            )
            newest = begin_keeping(session, access.workspace, row.id, row.tables)
            switched = Switched(row.kind)
            for name, kind in KINDS.items():
                if name in row.tables.split():
                    switched.add(kind.switch(switching))
            if then and shop:
                keep_held(session, access.workspace, row.id, seconds(then), switching.at, shop.tz)
            if switching.problems:
                raise PlanRefused(tuple(switching.problems))
            row.state, row.done_at = "done", now
            session.flush()  # from here on its lines count
            adjust(session, access.workspace)
            _tell_differences(session, access.workspace, row.id, switched)
            pack_stale(session, access.workspace, unseen)
            row.receipt = receipt(switched)
            end_keeping(access, session, row, newest)
            row.imported_by = by or TERMINAL
            hurry(session, access.workspace, "plan")
        clear_away(access)
        return switched

    def abandon(self, run: ImportRun) -> None:
        """Forget what was staged; a finished import stays."""
        with self.access.writing() as session:
            row = session.get(ImportRunRow, (self.access.workspace, run.id), with_for_update=True)
            if row and row.state == "staging":
                row.state = "abandoned"
        clear_away(self.access)


def _tell_differences(session: Session, workspace: str, run: int, switched: Switched) -> None:
    found = differing(session, workspace, run)
    if found.items:
        switched.add({"differing": found.items, "differences": found.largest, "counted_to_come": found.to_come})
