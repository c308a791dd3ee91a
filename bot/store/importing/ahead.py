"""Numbers the products a staged file makes, and notes the words they are found by, before the file's own transaction.

Nobody finds a product by its words before it is there, so that they may lie there before the file counts. Noting them
takes as long as all else about a new SKU: nobody has to wait for it. What a file noted that never counts is cleared
away with what else it left.
"""

from sqlmodel import Session

from bot.store.access import Access, slices
from bot.store.finding.words import note_words, words_of
from bot.store.importing.created import note_created
from bot.store.importing.listings import NEW_IN, Fresh, known_products, new_listings
from bot.store.importing.unfinished import unfinished
from bot.store.shops import shop_row

AT_ONCE = 1_000  # products a transaction


def number_ahead(access: Access, run: int, shop: str) -> dict[str, int]:
    """Return the number that each product will have which the staged file makes, by folded code. Raises: ImportGone."""
    numbered = dict[str, int]()
    with access.reading() as session:
        fresh = _fresh(session, access.workspace, run, shop)
        known = known_products(session, access.workspace, list(fresh))
    for codes in slices([code for code in fresh if code not in known], AT_ONCE):
        with access.writing() as session:
            unfinished(session, access.workspace, run)
            first = access.next_number(session, "product", len(codes))
            numbers = {code: first + index for index, code in enumerate(codes)}
            note_created(session, access.workspace, run, "product", numbers.values())
            carried = {number: _words(code, fresh) for code, number in numbers.items()}
            note_words(session, access.workspace, carried)
        numbered |= numbers
    return numbered


def _fresh(session: Session, workspace: str, run: int, shop: str) -> Fresh:
    row = shop_row(session, workspace, shop)
    return {code: new for table in NEW_IN for code, new in new_listings(session, row, run, table, 0).items()}


def _words(code: str, fresh: Fresh) -> frozenset[str]:
    listings = fresh[code]
    return words_of(listings[0].code, *(said for new in listings for said in (new.seller_sku, new.name, new.variation)))
