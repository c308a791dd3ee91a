"""Makes the planning workbook count: how products are bought, and what is on its way."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy import delete, text
from sqlmodel import Session, col, select

from bot.store.access import fold
from bot.store.tables.goods import ExpectedRow, ItemRow, ProductRow, ShopRow
from bot.store.tables.movements import StagedFactRow
from planner.intake.facts import InboundLine, ProductTerms

TERMS = (
    *("name", "supplier", "unit_cost_minor", "lead_time", "max_lead_time", "air_lead_time"),
    *("buffer", "moq", "case_pack"),
)


@dataclass(frozen=True, slots=True)
class Planned:
    """What the planning workbook changed."""

    terms: int
    expected: int
    unknown: tuple[str, ...]  # products nobody sells here, as they were typed
    ambiguous: tuple[str, ...]  # products on their way that lie in several places, none of them named


def terms_rows(workspace: str, run: int, terms: Sequence[ProductTerms]) -> list[dict[str, Any]]:
    """Return terms as rows of ``staged_fact``."""
    return [_staged(workspace, run, "terms", asdict(fact)) for fact in terms]


def inbound_rows(workspace: str, run: int, lines: Sequence[InboundLine]) -> list[dict[str, Any]]:
    """Return inbound lines as rows of ``staged_fact``."""
    return [_staged(workspace, run, "inbound", asdict(fact) | {"arrives": fact.arrives.isoformat()}) for fact in lines]


def switch_plan(session: Session, workspace: str, run: int, *, replaces_expected: bool) -> Planned:
    """Take over a staged planning workbook."""
    known, unknown, ambiguous = _known_products(session, workspace), dict[str, None](), dict[str, None]()
    terms = [ProductTerms(**fact) for fact in _facts(session, workspace, run, "terms")]
    agreed = 0
    for fact in terms:
        product = known.get(fold(fact.product))
        if product is None:
            unknown[fact.product] = None
        else:
            agreed += 1
            _agree(session, workspace, product, fact)
    expected = 0
    if replaces_expected:
        session.connection().execute(delete(ExpectedRow).where(col(ExpectedRow.workspace_id) == workspace))
        lines = _facts(session, workspace, run, "inbound")
        items = _items(session, workspace)
        for number, raw in enumerate(lines):
            line = InboundLine(**(raw | {"arrives": date.fromisoformat(raw["arrives"])}))
            lies_in = items.get((known.get(fold(line.product), 0), fold(line.shop)), set())
            if len(lies_in) == 1:
                expected += 1
                session.add(_expected(workspace, number, min(lies_in), line))
            else:
                (ambiguous if lies_in else unknown)[line.product] = None
    return Planned(agreed, expected, tuple(unknown), tuple(ambiguous))


def _agree(session: Session, workspace: str, product: int, terms: ProductTerms) -> None:
    said = {field: value for field in TERMS if (value := getattr(terms, field)) not in {None, ""}}
    if terms.unit_cost_minor is not None:
        said["cost_currency"] = terms.currency
    row = session.get_one(ProductRow, (workspace, product))
    for field, value in said.items():
        setattr(row, field, value)


def _known_products(session: Session, workspace: str) -> dict[str, int]:
    """Return the product number of every code and Seller SKU; our own code goes before a Seller SKU."""
    sellers = session.connection().execute(
        text(
            "SELECT g.folded_seller_sku, c.product_id FROM listing g"
            " JOIN component c ON c.workspace_id = g.workspace_id AND c.listing_id = g.id"
            " WHERE g.workspace_id = :w AND g.folded_seller_sku <> ''"
        ),
        {"w": workspace},
    )
    known = {row[0]: row[1] for row in sellers}
    rows = session.exec(select(ProductRow).where(ProductRow.workspace_id == workspace))
    return known | {row.folded: row.id for row in rows}


def _items(session: Session, workspace: str) -> dict[tuple[int, str], set[int]]:
    """Return the item of a product in a shop; under "" its items wherever they lie."""
    shops = session.exec(select(ShopRow).where(ShopRow.workspace_id == workspace)).all()
    rows = session.exec(select(ItemRow).where(ItemRow.workspace_id == workspace)).all()
    items: dict[tuple[int, str], set[int]] = {
        (row.product_id, shop.folded): {row.id} for row in rows for shop in shops if shop.location_id == row.location_id
    }
    for row in rows:
        items.setdefault((row.product_id, ""), set()).add(row.id)
    return items


def _facts(session: Session, workspace: str, run: int, kind: str) -> list[dict[str, Any]]:
    query = (
        select(StagedFactRow)
        .where(StagedFactRow.workspace_id == workspace, StagedFactRow.import_id == run, StagedFactRow.kind == kind)
        .order_by(col(StagedFactRow.line))
    )
    return [row.fact for row in session.exec(query)]


def _staged(workspace: str, run: int, kind: str, fact: dict[str, Any]) -> dict[str, Any]:
    return {"workspace_id": workspace, "import_id": run, "kind": kind, "fact": fact}


def _expected(workspace: str, line: int, item: int, inbound: InboundLine) -> ExpectedRow:
    return ExpectedRow(
        workspace_id=workspace,
        line=line,
        item_id=item,
        quantity=inbound.quantity,
        arrives=inbound.arrives,
        reference=inbound.reference,
    )
