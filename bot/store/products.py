"""Finds products by whatever people type: our code, a Seller SKU or a SKU ID, and near ones where nothing matches."""

import difflib
import string
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import bindparam, text
from sqlmodel import Session

from bot.store.access import Access, fold

LETTERS = string.ascii_lowercase + string.digits + "-_ ."
LAST = "\U0010ffff"
LISTED = (  # SQLite keeps this order: from what was typed to the product
    " FROM listing l CROSS JOIN component c CROSS JOIN product p WHERE l.workspace_id = :workspace AND {typed}"
    " AND c.workspace_id = :workspace AND c.listing_id = l.id AND p.workspace_id = :workspace AND p.id = c.product_id"
)
EXACT = text(
    "SELECT code FROM product WHERE workspace_id = :workspace AND folded = :words"  # noqa: S608
    " UNION SELECT p.code"
    + LISTED.format(typed="l.folded_seller_sku = :words")
    + " UNION SELECT p.code"
    + LISTED.format(typed="l.folded_sku_id = :words")
    + " ORDER BY code"
)
PREFIXED = text(
    "SELECT folded, code FROM product WHERE workspace_id = :workspace AND folded >= :first AND folded < :last"
    " ORDER BY folded LIMIT 100"
)
SPELLED = text("SELECT folded, code FROM product WHERE workspace_id = :workspace AND folded IN :words").bindparams(
    bindparam("words", expanding=True)
)
ALIASED = text(
    "SELECT l.folded_seller_sku, p.code"
    + LISTED.format(typed="l.folded_seller_sku >= :first AND l.folded_seller_sku < :last")
    + " ORDER BY l.folded_seller_sku LIMIT 50"
)


@dataclass(frozen=True, slots=True)
class Found:
    """What was meant: product codes."""

    exact: tuple[str, ...]
    near: tuple[str, ...]  # only where nothing is exact, best first


@dataclass(frozen=True, slots=True)
class Products:
    """The products of one workspace."""

    access: Access

    def find(self, words: str) -> Found:
        """Return the product codes these words name, else up to five near ones."""
        folded = fold(words)
        if not folded:
            return Found((), ())
        with self.access.reading() as session:
            rows = session.connection().execute(EXACT, {"workspace": self.access.workspace, "words": folded})
            exact = tuple(rows.scalars())
            return Found(exact, () if exact else self._near(session, folded))

    def count(self) -> int:
        """Return how many products there are."""
        query = text("SELECT count(*) FROM product WHERE workspace_id = :workspace")
        with self.access.reading() as session:
            return int(session.connection().execute(query, {"workspace": self.access.workspace}).scalar_one())

    def _near(self, session: Session, folded: str) -> tuple[str, ...]:
        """Candidates come from the index alone, so this is as quick at 100,000 products as at ten."""
        connection, workspace = session.connection(), self.access.workspace
        codes: dict[str, str] = {}
        for first in dict.fromkeys((folded, folded[: max(1, len(folded) * 2 // 3)], folded[:2])):
            prefix = {"workspace": workspace, "first": first, "last": first + LAST}
            for query in (PREFIXED, ALIASED):
                codes |= {row[0]: row[1] for row in connection.execute(query, prefix)}
        if len(folded) <= 40:
            slips = {"workspace": workspace, "words": list(_slips(folded))}
            codes |= {row[0]: row[1] for row in connection.execute(SPELLED, slips)}
        longer = [word for word in sorted(codes) if word.startswith(folded)][:3]
        close = difflib.get_close_matches(folded, codes, n=5, cutoff=0.6)
        return tuple(dict.fromkeys(codes[word] for word in (*close, *longer)))[:5]


def _slips(word: str) -> Iterable[str]:
    """Return what may have been meant if one key was pressed wrongly, twice, too few or in the wrong order."""
    halves = [(word[:cut], word[cut:]) for cut in range(len(word) + 1)]
    yield from {before + after[1:] for before, after in halves if after}
    yield from {before + after[1] + after[0] + after[2:] for before, after in halves if len(after) > 1}
    yield from {before + letter + after[1:] for before, after in halves if after for letter in LETTERS}
    yield from {before + letter + after for before, after in halves for letter in LETTERS}
