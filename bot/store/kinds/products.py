"""Products of the planning workbook: how each is bought."""

from collections.abc import Iterable
from typing import Any

from bot.store.access import Access, fold
from bot.store.imported import ImportRun, Kind
from bot.store.kinds.kind import Switching
from bot.store.kinds.known import known_products
from bot.store.kinds.sheet import stage_facts, staged_facts
from bot.store.tables.goods import ProductRow
from bot.store.words import index_words
from planner.intake.facts import ProductTerms

NAME = "products"
FILE: Kind = "plan"

TERMS = (
    *("name", "supplier", "unit_cost_minor", "lead_time", "max_lead_time", "air_lead_time"),
    *("buffer", "moq", "case_pack"),
)


def stage(access: Access, run: ImportRun, facts: Iterable[ProductTerms]) -> int:
    """Write terms beside the records; return how many."""
    return stage_facts(access, run, NAME, facts)


def switch(switching: Switching) -> dict[str, Any]:
    """Take the terms over; products nobody sells here are named as they were typed."""
    known, unknown, agreed, renamed = known_products(switching), dict[str, None](), 0, set[int]()
    for terms in staged_facts(switching, NAME, ProductTerms):
        product = known.get(fold(terms.product))
        if product is None:
            unknown[terms.product] = None
        else:
            agreed += 1
            _agree(switching, product, terms)
            renamed |= {product} if terms.name else set()
    switching.session.flush()
    index_words(switching.session, switching.workspace, renamed)
    return {"terms": agreed, "unknown_products": tuple(unknown)}


def _agree(switching: Switching, product: int, terms: ProductTerms) -> None:
    said = {field: value for field in TERMS if (value := getattr(terms, field)) not in {None, ""}}
    if terms.unit_cost_minor is not None:
        said["cost_currency"] = terms.currency
    row = switching.session.get_one(ProductRow, (switching.workspace, product))
    for field, value in said.items():
        setattr(row, field, value)
