"""Finds products by parts of their code or names: all typed words must be found, the likeliest come first."""

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, text
from sqlmodel import Session

from bot.store.access import fold
from bot.store.finding.words import HAN, words_of

LAST = "\U0010ffff"
MOST_WORDS = 8
PLURAL = re.compile(r"...(?<![sui])s$")  # but not “glass”, “cactus” or “iris”
SKU_ID = re.compile(r"[0-9]{6,}")  # the beginning of a SKU ID
CARRIED = (
    "SELECT product_id FROM product_word WHERE workspace_id = :w AND word_id IN"
    " (SELECT word_id FROM word_part WHERE workspace_id = :w AND part >= :from{n} AND part < :to{n}{or_one})"
)
OR_ONE = " UNION SELECT id FROM word WHERE workspace_id = :w AND word = :one{n}"
EXACTLY = (
    "SELECT product_id FROM product_word WHERE workspace_id = :w AND word_id IN"
    " (SELECT id FROM word WHERE workspace_id = :w AND word IN (:from{n}, :one{n}))"
)
BY_CODE = "SELECT id AS product_id FROM product WHERE workspace_id = :w AND folded >= :first AND folded < :last"
BY_SKU_ID = (
    "SELECT c.product_id FROM listing l JOIN component c ON c.workspace_id = :w AND c.listing_id = l.id"
    " WHERE l.workspace_id = :w AND l.folded_sku_id >= :from0 AND l.folded_sku_id < :to0"
)
FOUND = (  # SQLite keeps this order: from the hits to what is known of each; the level keeps it off the index of lists
    "SELECT p.code, MIN(CASE WHEN p.folded >= :first AND p.folded < :last THEN 0"
    " WHEN h.product_id IN ({exact}) THEN 1 ELSE 2 END) AS tier,"
    " COALESCE(MIN(CASE WHEN s.level <> '' THEN s.urgency END), :idle) AS urgency,"
    " COUNT(*) OVER () AS total FROM ({hits}) h CROSS JOIN product p"
    " LEFT JOIN standing s ON s.workspace_id = :w AND s.product = p.code"
    " WHERE p.workspace_id = :w AND p.id = h.product_id"
    " GROUP BY p.id, p.code, p.folded ORDER BY tier, urgency, p.folded LIMIT :n OFFSET :skip"
)
SPELLED = text("SELECT word FROM word WHERE workspace_id = :w AND word IN :words").bindparams(
    bindparam("words", expanding=True)
)
IS_PART = text("SELECT 1 FROM word_part WHERE workspace_id = :w AND part >= :part AND part < :last LIMIT 1")
IDLE = 2**62  # after everything that stands somewhere


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found: some product codes, the likeliest first, of how many."""

    codes: tuple[str, ...]
    total: int


def search(session: Session, workspace: str, typed: str, n: int, first: int = 0) -> Hits:
    """Return products whose code or names hold all typed words: codes that begin so, whole words, then parts;
    the most pressing first within each."""
    words = sorted(words_of(typed), key=len, reverse=True)[:MOST_WORDS]
    hits = _hits(session, workspace, words, typed, n, first)
    if not hits.total and any(_is_han(word) and len(word) > 1 for word in words):
        apart = sorted({part for word in words for part in (word if _is_han(word) else [word])})[:MOST_WORDS]
        hits = _hits(session, workspace, apart, typed, n, first)
    return hits


def corrected(session: Session, workspace: str, typed: str) -> str:
    """Return the words with those that occur nowhere put right; "" where nothing like them occurs."""
    meant = []
    for word in sorted(words_of(typed))[:MOST_WORDS]:
        part = {"w": workspace, "part": word, "last": word + LAST}
        if session.connection().execute(IS_PART, part).first() is None:
            near = _near_word(session, workspace, word)
            if not near:
                return ""
            meant.append(near)
        else:
            meant.append(word)
    return " ".join(meant)


def slips(word: str, letters: str) -> Iterator[str]:
    """Yield what may have been meant if one key was pressed wrongly, twice, too few or in the wrong order."""
    halves = [(word[:cut], word[cut:]) for cut in range(len(word) + 1)]
    for before, after in halves:
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in letters)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        yield from (before + letter + after for letter in letters)


def _hits(session: Session, workspace: str, words: Sequence[str], typed: str, n: int, first: int) -> Hits:
    if not words:
        return Hits((), 0)
    folded = fold(typed)
    hits = " INTERSECT ".join(_carrying(word, number) for number, word in enumerate(words))
    if len(folded) > 1:
        hits += " UNION " + BY_CODE
    if len(words) == 1 and SKU_ID.fullmatch(words[0]):
        hits += " UNION " + BY_SKU_ID
    exact = " INTERSECT ".join(EXACTLY.format(n=number) for number in range(len(words)))
    asked: dict[str, Any] = {"w": workspace, "first": folded, "last": folded + LAST, "idle": IDLE}
    for number, word in enumerate(words):
        asked |= {f"from{number}": word, f"to{number}": word + LAST, f"one{number}": _of_one(word)}
    query = text(FOUND.format(hits=hits, exact=exact))
    rows = session.connection().execute(query, asked | {"n": n, "skip": first}).all()
    return Hits(tuple(row.code for row in rows), rows[0].total if rows else 0)


def _of_one(word: str) -> str:
    """Return a word as it is of one thing: “mugs” finds what is called a mug, too, but “pins” nothing pink."""
    return word[:-1] if word.isascii() and word.isalpha() and PLURAL.search(word) else word


def _carrying(word: str, number: int) -> str:
    """Return how products with the word are found: a single letter is a size, not a part of every word."""
    or_one = "" if _of_one(word) == word else OR_ONE.format(n=number)
    return (CARRIED if len(word) > 1 or _is_han(word) else EXACTLY).format(n=number, or_one=or_one)


def _near_word(session: Session, workspace: str, word: str) -> str:
    asked = {"w": workspace, "words": sorted(set(slips(word, "abcdefghijklmnopqrstuvwxyz0123456789")))}
    known = session.connection().execute(SPELLED, asked).scalars().all()
    return next(iter(difflib.get_close_matches(word, known, n=1, cutoff=0.5)), "")


def _is_han(word: str) -> bool:
    return re.match(f"[{HAN}]", word) is not None
