"""Tells text in letters of two bytes, as spreadsheets save “Unicode text”, with a mark of it or without."""

import codecs

_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MOST_OFTEN, _HARDLY = 0.4, 0.05  # of the bytes in one half of the letters, 0 in a table with Latin headers


def utf_16(start: bytes) -> str:
    """Return the encoding as Python calls it, "" where the letters are no such.

    Args: start, the first bytes of a file.

    >>> [utf_16("SKU,数量\\n".encode(code)) for code in ("utf-16", "utf-16-le", "utf-16-be", "utf-8")]
    ['utf-16', 'utf-16-le', 'utf-16-be', '']
    """
    if start.startswith(_MARKS):
        return "utf-16"
    first, second = ((half.count(0) / max(1, len(half))) for half in (start[::2], start[1::2]))
    if second >= _MOST_OFTEN and first <= _HARDLY:
        return "utf-16-le"
    return "utf-16-be" if first >= _MOST_OFTEN and second <= _HARDLY else ""
