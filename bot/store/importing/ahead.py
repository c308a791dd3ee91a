"""Numbers the products a staged file makes, and notes the words they are found by, before the file's own transaction.

Nobody finds a product by its words before it is there, so that they may lie there before the file counts. Noting them
takes as long as all else about a new SKU: nobody has to wait for it. What a file noted that never counts is cleared
away with what else it left.
"""

from collections.abc import Sequence

from sqlmodel import Session

from bot.store.access import Access, slices
from bot.store.finding.words import note_words, words_of
from bot.store.importing.created import note_created
from bot.store.importing.listings import NEW_IN, Fresh, NewListing, known_products, new_listings
from bot.store.importing.unfinished import unfinished
from bot.store.shops import shop_row

AT_ONCE = 1_000  # products a transaction


def number_ahead(access: Access, run: int, shop: str) -> dict[str, int]:
    """Return the number that each product will have which the staged file makes, by folded code. Raises: ImportGone."""
    with access.reading() as session:
        fresh = _fresh(session, access.workspace, run, shop)
        known = known_products(session, access.workspace, list(fresh))
    numbered = _numbered(access, run, [code for code in fresh if code not in known])
    for some in slices(list(numbered.items()), AT_ONCE):
        with access.writing() as session:
            unfinished(session, access.workspace, run)
            note_words(session, access.workspace, {number: _words(fresh[code]) for code, number in some})
    return numbered


def _fresh(session: Session, workspace: str, run: int, shop: str) -> Fresh:
    row = shop_row(session, workspace, shop)
    return {code: new for table in NEW_IN for code, new in new_listings(session, row, run, table, 0).items()}


def _numbered(access: Access, run: int, codes: Sequence[str]) -> dict[str, int]:
    """Number new products: in a transaction of its own, as whoever counts words may be about to number some, too."""
    if not codes:
        return {}
    with access.writing() as session:
        unfinished(session, access.workspace, run)
        first = access.next_number(session, "product", len(codes))
        note_created(session, access.workspace, run, "product", range(first, first + len(codes)))
    return {code: first + index for index, code in enumerate(codes)}


def _words(listings: Sequence[NewListing]) -> frozenset[str]:
    return words_of(listings[0].code, *(said for new in listings for said in (new.seller_sku, new.name, new.variation)))
