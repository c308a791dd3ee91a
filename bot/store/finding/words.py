"""Keeps the words products are searched by, in the transaction that changes what products are called.

Whoever makes a product or a listing, or gives one another name, code or Seller SKU, calls ``index_words`` with the
products concerned. The words are plain rows, so SQLite and PostgreSQL find the same.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import bindparam, text
from sqlmodel import Session

from bot.store.access import fold, next_number
from bot.store.staging import put
from bot.store.writes import tell_sizes

HAN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # written without blanks
WORD = re.compile(f"[{HAN}]+|[^\\W_{HAN}]+")
LONGEST = 40  # letters of a word that are kept
SHORTEST = 2  # letters of an ending of a word written with blanks
AT_ONCE = 5_000  # products
NAMED = text("SELECT id, code, name FROM product WHERE workspace_id = :w AND id IN :ids").bindparams(
    bindparam("ids", expanding=True)
)
LISTED = text(
    "SELECT c.product_id, l.seller_sku, l.name, l.variation FROM component c"
    " JOIN listing l ON l.workspace_id = :w AND l.id = c.listing_id"
    " WHERE c.workspace_id = :w AND c.product_id IN :ids"
).bindparams(bindparam("ids", expanding=True))
KNOWN = text("SELECT word, id FROM word WHERE workspace_id = :w AND word IN :words").bindparams(
    bindparam("words", expanding=True)
)
FORGET = text("DELETE FROM product_word WHERE workspace_id = :w AND product_id IN :ids").bindparams(
    bindparam("ids", expanding=True)
)


def words_of(*texts: str) -> frozenset[str]:
    """Return the folded words of texts; a run of Chinese is one word.

    >>> sorted(words_of("TOTE-123", "粉色午餐袋 Lunch_Bag"))
    ['123', 'bag', 'lunch', 'tote', '粉色午餐袋']
    """
    return frozenset(word[:LONGEST] for each in texts for word in WORD.findall(fold(each)))


def endings(word: str) -> tuple[str, ...]:
    """Return the word and every shorter ending of it that people may look for.

    >>> endings("tote"), endings("午餐袋")
    (('tote', 'ote', 'te'), ('午餐袋', '餐袋', '袋'))
    """
    least = 1 if re.match(f"[{HAN}]", word) else SHORTEST
    return tuple(word[start:] for start in range(max(len(word) - least + 1, 1)))


def index_words(session: Session, workspace: str, products: Iterable[int]) -> None:
    """Note anew by which words these products are found."""
    numbers = sorted(set(products))
    for start in range(0, len(numbers), AT_ONCE):
        chunk = numbers[start : start + AT_ONCE]
        carried = _carried(session, workspace, chunk)
        session.connection().execute(FORGET, {"w": workspace, "ids": chunk})
        note_words(session, workspace, carried)
    if numbers:
        tell_sizes(session, "word", "word_part", "product_word")


def note_words(session: Session, workspace: str, carried: Mapping[int, frozenset[str]]) -> None:
    """Note the words of products of which none are noted."""
    ids = _number_words(session, workspace, sorted(frozenset().union(*carried.values())))
    rows = sorted((workspace, ids[word], product) for product, words in carried.items() for word in words)
    put(session, "product_word", ("workspace_id", "word_id", "product_id"), 3, rows, keep=True)


def _number_words(session: Session, workspace: str, words: Sequence[str]) -> dict[str, int]:
    """Return the number of each word; those that are new get one, and are found by their endings."""
    known = _known(session, workspace, words)
    missing = [word for word in words if word not in known]
    if missing:
        number = next_number(session, workspace, "word", len(missing))
        numbered = [(workspace, word, number + index) for index, word in enumerate(missing)]
        put(session, "word", ("workspace_id", "word", "id"), 2, numbered, keep=True)
        fresh = _known(session, workspace, missing)
        parts = [(workspace, part, fresh[word]) for word in missing for part in endings(word)]
        put(session, "word_part", ("workspace_id", "part", "word_id"), 3, parts, keep=True)
        known |= fresh
    return known


def _carried(session: Session, workspace: str, products: Sequence[int]) -> dict[int, frozenset[str]]:
    asked, texts = {"w": workspace, "ids": list(products)}, dict[int, list[str]]()
    for product, *said in (*session.connection().execute(NAMED, asked), *session.connection().execute(LISTED, asked)):
        texts.setdefault(product, []).extend(said)
    return {product: words_of(*dict.fromkeys(said)) for product, said in texts.items()}


def _known(session: Session, workspace: str, words: Sequence[str]) -> dict[str, int]:
    known: dict[str, int] = {}
    for start in range(0, len(words), AT_ONCE):
        rows = session.connection().execute(KNOWN, {"w": workspace, "words": list(words[start : start + AT_ONCE])})
        known |= {row.word: row.id for row in rows}
    return known
