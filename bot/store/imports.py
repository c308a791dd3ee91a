"""Takes in files: all of a file or nothing of it, and each file once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, insert, or_, text
from sqlmodel import Session, col, select

from bot.store.access import Access, seconds
from bot.store.fresh_months import clear_marks
from bot.store.history import one_at_a_time, pack_stale
from bot.store.imported import ImportRun, Kind, Switched, receipt
from bot.store.listings import place
from bot.store.refusals import AlreadyImported, ImportGone
from bot.store.shops import shop_row
from bot.store.staging import STAGED_COUNT, STAGED_LINE, count_rows, line_rows, stage
from bot.store.switch_counts import switch_counts
from bot.store.switch_orders import switch_lines
from bot.store.switch_plan import inbound_rows, switch_plan, terms_rows
from bot.store.tables.goods import ShopRow
from bot.store.tables.movements import ImportRunRow, StagedFactRow
from bot.store.writes import tell_sizes
from planner.intake.facts import InboundLine, OrderLine, ProductTerms, StockCount

FORGOTTEN = timedelta(days=1)  # an import killed by then will not come back
STAGED = ("staged_line", "staged_count", "staged_fact")


@dataclass(frozen=True, slots=True)
class Imports:
    """The files of one workspace."""

    access: Access

    def begin(
        self, shop: str, kind: Kind, sha256: str, file_name: str, rows_as_of: datetime, now: datetime
    ) -> ImportRun:
        """Begin with a file, from scratch; raises AlreadyImported with its receipt. A plan may have no shop: ""."""
        workspace = self.access.workspace
        with self.access.writing() as session:
            row = shop_row(session, workspace, shop) if shop else None
            same = and_(col(ImportRunRow.shop_id) == (row.id if row else 0), col(ImportRunRow.sha256) == sha256)
            forgotten = and_(col(ImportRunRow.state) == "staging", col(ImportRunRow.begun_at) < now - FORGOTTEN)
            mine = select(ImportRunRow).where(ImportRunRow.workspace_id == workspace, or_(same, forgotten))
            for earlier in session.exec(mine):
                if earlier.state == "done":
                    raise AlreadyImported(earlier.receipt, earlier.done_at or earlier.begun_at)
                earlier.state = "abandoned"
            session.flush()
            _clear_leftovers(session, workspace)
            run = ImportRunRow(
                workspace_id=workspace,
                id=self.access.next_number(session, "import"),
                shop_id=row.id if row else 0,
                kind=kind,
                sha256=sha256,
                file_name=file_name,
                rows_as_of=rows_as_of,
                begun_at=now,
            )
            session.add(run)
            return ImportRun(run.id, row.name if row else "", row.tz if row else "UTC", kind, rows_as_of)

    def stage_orders(self, run: ImportRun, lines: Iterable[OrderLine]) -> int:
        """Write order lines beside the records; return how many."""
        rows = line_rows(self.access.workspace, run.id, run.tz, lines)
        return stage(self.access, "staged_line", STAGED_LINE, 4, rows)

    def stage_counts(self, run: ImportRun, counts: Iterable[StockCount]) -> int:
        """Write stock counts beside the records; return how many."""
        return stage(self.access, "staged_count", STAGED_COUNT, 4, count_rows(self.access.workspace, run.id, counts))

    def stage_terms(self, run: ImportRun, terms: Iterable[ProductTerms]) -> int:
        """Write terms of products beside the records; return how many."""
        return self._stage_facts(terms_rows(self.access.workspace, run.id, list(terms)))

    def stage_inbound(self, run: ImportRun, lines: Iterable[InboundLine]) -> int:
        """Write what is on its way beside the records; it will replace the whole list. Return how many."""
        with self.access.writing() as session:
            self._row(session, run).replaces_expected = True
        return self._stage_facts(inbound_rows(self.access.workspace, run.id, list(lines)))

    def switch(self, run: ImportRun, now: datetime) -> Switched:
        """Make the staged file count, in one short transaction."""
        access = self.access
        with access.writing() as session:
            one_at_a_time(session, access.workspace)
            row = self._row(session, run)
            shop = shop_row(session, access.workspace, run.shop) if run.shop else None
            clear_marks(session, access.workspace)
            switched = self._switch(session, row, shop)
            pack_stale(session, access.workspace)
            row.state, row.done_at, row.receipt = "done", now, receipt(switched)
        with access.writing() as session:
            _clear_staging(session, access.workspace, run.id)
        return switched

    def abandon(self, run: ImportRun) -> None:
        """Forget what was staged; a finished import stays."""
        with self.access.writing() as session:
            row = session.get(ImportRunRow, (self.access.workspace, run.id), with_for_update=True)
            if row and row.state != "done":  # it may have gone on staging after it was begun anew elsewhere
                row.state = "abandoned"
                _clear_staging(session, self.access.workspace, run.id)

    def newest(self, shop: str, kind: Kind) -> tuple[datetime, datetime] | None:
        """Return (as-of, import time) of the newest file of a kind; None: there is none."""
        with self.access.reading() as session:
            number = shop_row(session, self.access.workspace, shop).id if shop else 0
            query = (
                select(ImportRunRow)
                .where(ImportRunRow.workspace_id == self.access.workspace, ImportRunRow.shop_id == number)
                .where(ImportRunRow.kind == kind, ImportRunRow.state == "done")
                .order_by(col(ImportRunRow.rows_as_of).desc(), col(ImportRunRow.id).desc())
                .limit(1)
            )
            row = session.exec(query).one_or_none()
            return (row.rows_as_of, row.done_at or row.begun_at) if row else None

    def _switch(self, session: Session, run: ImportRunRow, shop: ShopRow | None) -> Switched:
        access, at = self.access, seconds(run.rows_as_of)
        if run.kind == "plan":
            planned = switch_plan(session, access.workspace, run.id, replaces_expected=run.replaces_expected)
            return Switched(
                "plan",
                terms=planned.terms,
                expected=planned.expected,
                unknown_products=planned.unknown,
                ambiguous_products=planned.ambiguous,
            )
        if shop is None:
            raise ValueError(f"a file of {run.kind} needs a shop")
        tell_sizes(session, "staged_line" if run.kind == "orders" else "staged_count")
        if run.kind == "orders":
            created = place(access, session, shop, run.id, "staged_line", None)
            tally = switch_lines(session, access.workspace, run.id, shop.id, shop.location_id, at)
            return Switched("orders", tally.new, tally.changed, tally.same, created)
        created = place(access, session, shop, run.id, "staged_count", at)
        counted = switch_counts(session, access.workspace, run.id, shop, at)
        return Switched(
            "stock",
            new_products=created,
            counted=counted.items,
            without_quantity=counted.without_quantity,
            uncounted_products=counted.absent,
            partial_products=counted.partial,
        )

    def _stage_facts(self, rows: list[dict[str, Any]]) -> int:
        if rows:
            with self.access.writing() as session:
                first = self.access.next_number(session, "staged fact", len(rows))
                numbered = [row | {"line": first + index} for index, row in enumerate(rows)]
                session.connection().execute(insert(StagedFactRow), numbered)
        return len(rows)

    def _row(self, session: Session, run: ImportRun) -> ImportRunRow:
        row = session.get(ImportRunRow, (self.access.workspace, run.id), with_for_update=True)
        if row is None or row.state != "staging":
            raise ImportGone(run.id)
        return row


def _clear_staging(session: Session, workspace: str, run: int) -> None:
    for table in STAGED:
        session.connection().execute(
            text(f"DELETE FROM {table} WHERE workspace_id = :w AND import_id = :run"),  # noqa: S608
            {"w": workspace, "run": run},
        )


def _clear_leftovers(session: Session, workspace: str) -> None:
    """Delete what is staged of imports that ended: some were killed before they cleared up, some went on unaware."""
    ended = "(SELECT id FROM import_run WHERE workspace_id = :w AND state <> 'staging')"
    for table in STAGED:
        session.connection().execute(
            text(f"DELETE FROM {table} WHERE workspace_id = :w AND import_id IN {ended}"),  # noqa: S608
            {"w": workspace},
        )
