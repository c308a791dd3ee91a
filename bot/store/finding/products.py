"""Finds products by whatever people type: our code, a Seller SKU or a SKU ID, and near ones where nothing matches."""

import difflib
import string
from dataclasses import dataclass

from sqlalchemy import bindparam, text
from sqlmodel import Session

from bot.store.access import Access, fold
from bot.store.finding.search import IS_PART, LAST, Hits, corrected, search, slips

LONGEST = 40  # letters of what is looked for near
NEAR = 5
LETTERS = string.ascii_lowercase + string.digits + "-_ ."
LISTED = (  # SQLite keeps this order: from what was typed to the product
    " FROM listing l CROSS JOIN component c CROSS JOIN product p WHERE l.workspace_id = :workspace AND {typed}"
    " AND c.workspace_id = :workspace AND c.listing_id = l.id AND p.workspace_id = :workspace AND p.id = c.product_id"
)
EXACT = text(
    "SELECT code FROM product WHERE workspace_id = :workspace AND folded = :words"
    " UNION SELECT p.code"
    + LISTED.format(typed="l.folded_seller_sku = :words")
    + " UNION SELECT p.code"
    + LISTED.format(typed="l.folded_sku_id = :words")
    + " ORDER BY code"
)
SOLD_BY = text(
    "SELECT DISTINCT p.code FROM shop h JOIN listing l ON l.workspace_id = :workspace AND l.shop_id = h.id"
    " JOIN component c ON c.workspace_id = :workspace AND c.listing_id = l.id"
    " JOIN product p ON p.workspace_id = :workspace AND p.id = c.product_id"
    " WHERE h.workspace_id = :workspace AND h.folded = :shop"
)
PREFIXED = text(
    "SELECT folded, code FROM product WHERE workspace_id = :workspace AND folded >= :first AND folded < :last"
    " ORDER BY folded LIMIT 50"
)
SPELLED = text("SELECT folded, code FROM product WHERE workspace_id = :workspace AND folded IN :words").bindparams(
    bindparam("words", expanding=True)
)
BEGUN = text("SELECT 1 FROM word WHERE workspace_id = :workspace AND word >= :first AND word < :last LIMIT 1")
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
        exact = self.exact(words)
        return Found(exact, () if exact else self.near(words))

    def exact(self, words: str) -> tuple[str, ...]:
        """Return the product codes these words name: our code, a Seller SKU or a SKU ID."""
        asked = {"workspace": self.access.workspace, "words": fold(words)}
        with self.access.reading() as session:
            return tuple(session.connection().execute(EXACT, asked).scalars()) if asked["words"] else ()

    def near(self, words: str) -> tuple[str, ...]:
        """Return up to five product codes that may have been meant where nothing is called like this."""
        folded = fold(words)
        with self.access.reading() as session:
            return self._near(session, folded) if folded else ()

    def corrected(self, words: str) -> str:
        """Return the words with those that occur in no code or name put right; "" where that finds nothing, either."""
        with self.access.reading() as session:
            meant = corrected(session, self.access.workspace, words)
            return meant if meant and search(session, self.access.workspace, meant, 1).total else ""

    def begins(self, word: str) -> bool:
        """Return whether a word of a code or name begins so."""
        asked = {"workspace": self.access.workspace, "first": fold(word), "last": fold(word) + LAST}
        with self.access.reading() as session:
            return session.connection().execute(BEGUN, asked).first() is not None

    def holds(self, part: str) -> bool:
        """Return whether a word of a code or name has this part."""
        asked = {"w": self.access.workspace, "part": fold(part), "last": fold(part) + LAST}
        with self.access.reading() as session:
            return session.connection().execute(IS_PART, asked).first() is not None

    def search(self, words: str, n: int, first: int = 0) -> Hits:
        """Return ``n`` products from number ``first`` on whose code or names hold all these words, as parts."""
        with self.access.reading() as session:
            return search(session, self.access.workspace, words, n, first)

    def sold_by(self, shop: str) -> frozenset[str]:
        """Return the codes of what a shop lists, parts of bundles included."""
        asked = {"workspace": self.access.workspace, "shop": fold(shop)}
        with self.access.reading() as session:
            return frozenset(session.connection().execute(SOLD_BY, asked).scalars())

    def count(self) -> int:
        """Return how many products there are."""
        query = text("SELECT count(*) FROM product WHERE workspace_id = :workspace")
        with self.access.reading() as session:
            return int(session.connection().execute(query, {"workspace": self.access.workspace}).scalar_one())

    def _near(self, session: Session, folded: str) -> tuple[str, ...]:
        """Candidates come from the index alone, so this is as quick at 100,000 products as at ten."""
        workspace, codes = self.access.workspace, dict[str, str]()
        if len(folded) <= LONGEST:
            slipped = {"workspace": workspace, "words": list(dict.fromkeys(slips(folded, LETTERS)))}
            codes = {row.folded: row.code for row in session.connection().execute(SPELLED, slipped)}
        for first in (folded[: max(1, len(folded) * 2 // 3)], folded[:2]):
            codes = codes or self._beginning(session, first)
        close = difflib.get_close_matches(folded[:LONGEST], codes, n=NEAR, cutoff=0.6)
        return tuple(dict.fromkeys(codes[word] for word in close))

    def _beginning(self, session: Session, first: str) -> dict[str, str]:
        """Return some products by what they are called, where that begins so."""
        prefix = {"workspace": self.access.workspace, "first": first, "last": first + LAST}
        rows = (*session.connection().execute(PREFIXED, prefix), *session.connection().execute(ALIASED, prefix))
        return {row[0]: row[1] for row in rows}
