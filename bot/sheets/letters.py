"""Finds out as which letters a text table is to be read where nothing in it says so: as chardet finds them likeliest.

Only what spreadsheets write is looked for: the code pages of Windows, and what came before them in Japan and Russia.
Of a table only the words with letters beyond ASCII are shown to it: beside ids, dates and headers it took a few names
in Thai or Chinese for Western European.
"""

import re

import chardet

_MOST = 5_000  # words: enough to tell
_NUMBER = re.compile(rb"[0-9]+")
_BETWEEN = re.compile(rb"[\0-/:;]+")  # words; none of these bytes is the second of a letter

WESTERN = "cp1252"
NAMES = {
    WESTERN: "western",
    "gb18030": "chinese",
    "big5hkscs": "traditional",
    "cp932": "japanese",
    "euc_jis_2004": "japanese",
    "cp949": "korean",
    "cp874": "thai",
    "cp1258": "vietnamese",
    "cp1250": "central",
    "cp1257": "baltic",
    "cp1254": "turkish",
    "cp1251": "cyrillic",
    "koi8-r": "cyrillic",
    "cp866": "cyrillic",
    "cp1253": "greek",
    "cp1255": "hebrew",
    "cp1256": "arabic",
}
"""What a message calls the letters of an encoding; encodings as chardet and Python call them."""

LATIN = {"cp1250", "cp1254", "cp1257", "cp1258"}
COMMON = set("áàâäçéèêëíìîïñóòôöúùüßÁÀÂÄÇÉÈÊËÍÌÎÏÑÓÒÔÖÚÙÜ")
"""Letters of French, German, Italian and Spanish: a table of no others is Western, though its bytes might spell rarer
letters of Central Europe. Of 40 lists of five French names chardet alone takes 18 for Czech or Baltic."""
_SIGNS = re.compile(r"(?<=m)[²³]|(?<![^\W\d])[¼½¾](?!\w)|(?<=[Nn0])º|[°±·©®™€…–—‘’“”„•]")
"""What is no letter, as in m², ½ inch and Nº 5; the same bytes within a word are letters of Polish and Slovak."""
ASCII = set(map(chr, range(128)))


def likeliest(start: bytes) -> tuple[str, ...]:
    """Return the encodings in which a text can be read, the likeliest first; () where it can be read in none.

    Args: start, its first bytes, up to the end of a line.

    >>> [likeliest(word.encode(code))[0] for word, code in (("Xícara de café", "cp1252"), ("สีแดง", "cp874"))]
    ['cp1252', 'cp874']
    """
    # Each word once, whatever its numbers: a date such as 3月5日 on every row says no more than one does.
    words = dict.fromkeys(_BETWEEN.split(_NUMBER.sub(b"0", start)))
    sample = b"\n".join([word for word in words if not word.isascii()][:_MOST])
    told = chardet.detect_all(sample, ignore_threshold=True, compat_names=False, include_encodings=NAMES)
    found = tuple(it["encoding"] for it in told if it["encoding"])
    if found[:1] and found[0] in LATIN and _letters(sample) <= COMMON:
        return (WESTERN, *found)
    return found


def _letters(sample: bytes) -> set[str]:
    """Return the letters beyond ASCII of a sample read as Western."""
    return set(_SIGNS.sub("", sample.decode(WESTERN, "replace"))) - ASCII
