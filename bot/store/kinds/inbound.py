"""Deliveries of the planning workbook: what is on its way; the sheet is the whole list, and replaces the one before."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import delete
from sqlmodel import col

from bot.store.access import Access, fold
from bot.store.imported import ImportRun, Kind
from bot.store.kinds.kind import Switching
from bot.store.kinds.known import items_by_shop, known_products
from bot.store.kinds.sheet import stage_facts, staged_facts
from bot.store.tables.goods import ExpectedRow
from planner.intake.facts import InboundLine

NAME = "inbound"
FILE: Kind = "plan"


def stage(access: Access, run: ImportRun, facts: Iterable[InboundLine]) -> int:
    """Write what is on its way beside the records; return how many."""
    return stage_facts(access, run, NAME, facts)


def switch(switching: Switching) -> dict[str, Any]:
    """Replace the list; products nobody sells here, and those in several places without a shop, are named."""
    session, workspace = switching.session, switching.workspace
    session.connection().execute(delete(ExpectedRow).where(col(ExpectedRow.workspace_id) == workspace))
    known, items = known_products(switching), items_by_shop(switching)
    unknown, ambiguous, expected = dict[str, None](), dict[str, None](), 0
    for number, line in enumerate(staged_facts(switching, NAME, InboundLine)):
        lies_in = items.get((known.get(fold(line.product), 0), fold(line.shop)), set())
        if len(lies_in) == 1:
            expected += 1
            session.add(_expected(workspace, number, min(lies_in), line))
        else:
            (ambiguous if lies_in else unknown)[line.product] = None
    return {"expected": expected, "unknown_products": tuple(unknown), "ambiguous_products": tuple(ambiguous)}


def _expected(workspace: str, line: int, item: int, inbound: InboundLine) -> ExpectedRow:
    return ExpectedRow(
        workspace_id=workspace,
        line=line,
        item_id=item,
        quantity=inbound.quantity,
        arrives=inbound.arrives,
        reference=inbound.reference,
    )
