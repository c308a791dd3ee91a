"""Writes out what people type in a hurry: “nxt wk” is next week, “2day” is today; and mends slips in known words."""

import re
from collections.abc import Collection, Mapping
from difflib import get_close_matches

SHORT: Mapping[str, str] = {
    "2day": "today",
    "2moro": "tomorrow",
    "2morrow": "tomorrow",
    "2nite": "tonight",
    "b4": "before",
    "hw": "how",
    "nxt": "next",
    "tmr": "tomorrow",
    "tmrw": "tomorrow",
    "wat": "what",
    "wats": "what's",
    "shd": "should",
    "shoud": "should",
    "wich": "which",
    "wht": "what",
    "wk": "week",
    "wks": "weeks",
    "wot": "what",
    "wtf": "what",
    "yr": "year",
    "yrs": "years",
}
WORDS = re.compile(rf"(?<![\w-])(?:{'|'.join(SHORT)})(?![\w-])", re.ASCII | re.IGNORECASE)
LETTERS = re.compile(r"(?<![\w-])[a-z]{3,}(?![\w-])", re.ASCII | re.IGNORECASE)
LONG = 4  # letters of a word of which one may be missing or another
ALIKE = 0.84  # of two words; a slip of one letter in five is no more alike


def written_out(said: str) -> str:
    """Return what was said with what is typed in a hurry written out.

    >>> written_out("wat comes nxt wk? SKU-wk")
    'what comes next week? SKU-wk'
    """
    return WORDS.sub(lambda found: SHORT[found[0].casefold()], said)


def slips_mended(said: str, known: Collection[str]) -> str:
    """Return what was said with words that are nearly known ones, or hold their letters in another order, put right.

    What a known word only goes on from, or is the beginning of, is another form of it and no slip.

    >>> slips_mended("reordr for the UK, any deliverys", ("reorder", "deliveries", "order"))
    'reorder for the UK, any deliveries'
    >>> slips_mended("change orders", ("changed", "order"))
    'change orders'
    >>> slips_mended("lunhc bag sotck, wats lwo, oder", ("stock", "low", "order"))
    'lunhc bag stock, wats low, order'
    """
    long = [word for word in known if LETTERS.fullmatch(word)]
    return LETTERS.sub(lambda found: _mended(found[0], long), said)


def _mended(word: str, known: Collection[str]) -> str:
    folded = word.casefold()
    like = [it for it in known if it[0] == folded[0] and not it.startswith(folded) and not folded.startswith(it)]
    turned = [it for it in like if sorted(it) == sorted(folded)]
    near = turned or (get_close_matches(folded, like, n=1, cutoff=ALIKE) if len(folded) >= LONG else [])
    return word if folded in known or not near else near[0]
