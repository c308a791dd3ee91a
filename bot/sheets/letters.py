"""Finds out as which letters a text table is to be read where nothing in it says so.

Each way of writing has letters that are usual in it. A text is read in the way that leaves least to chance: a usual
letter costs the logarithm of how many are as usual, an unusual one far more, and so does one where nobody writes it.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import inf, log

_UNUSUAL = log(30_000)
_MISPLACED = 5.0
_BY_CHANCE = 8.0  # a byte: more than half of the letters are unusual
_MOST = 5_000  # words with letters beyond ASCII: enough to tell
_NUMBER = re.compile(rb"[0-9]+")
_BETWEEN = re.compile(rb"[\0-/:;]+")  # words; none of these bytes is the second of a letter

_SIGNS = "€£©®™°–—‘’“”„…·•×"
_CAPITALS = "À-ÞĄĆĘŁŃÓŚŹŻŠŽŞĞİĐƠƯ"
_LATIN = re.compile(
    rf"(?<=[a-zß-ÿ])[{_CAPITALS}](?=[a-z])"  # a capital within a word
    r"|(?<=[^\0-\x7f]{2})[^\0-\x7f]"  # the third letter in turn with an accent
    r"|(?<![A-Za-z\x80-\U0010ffff])[^\0-\x7f]{2}(?![A-Za-z\x80-\U0010ffff])"  # two letters, both with accents
    r"|(?<=[aeioâêôãõ])[ìòÌÒÞð]"  # as the tones of Vietnamese look in Western Europe
    r"|(?<=[^\W\d])[€£©®™°“”„…•×½²¹³ºª¿¡«»¼¾](?=[^\W\d])"  # a sign within a word
)
_CYRILLIC = re.compile("(?<=[а-яё])[А-ЯЁ]|(?<=[A-Za-z])[Ё-ґ]|[Ё-ґ](?=[A-Za-z])")
_THAI = re.compile(r"(?<![ก-ฮัิีึืุู็])[ัิีึืุู็่้๊๋์]|(?<=[A-Za-z@\\^`|~])[ก-๛]|[ก-๛](?=[A-Za-z@\\^`|~])|[เแโใไ](?![ก-ฮ])")
_NOWHERE = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Writing:
    """One way of writing letters as bytes."""

    encoding: str  # as Python calls it
    name: str  # as a message calls it
    rarity: float  # by how much it is less likely, before anything is read
    usual: Mapping[str, float]  # letters, and what each costs
    misplaced: re.Pattern[str] = _NOWHERE  # letters where nobody writes them

    def cost(self, raw: bytes) -> float:
        """Return what reading the bytes so leaves to chance; inf: they cannot be read so."""
        try:
            text = unicodedata.normalize("NFC", raw.decode(self.encoding))
        except UnicodeDecodeError:
            return inf
        letters = sum(self.usual.get(it, _UNUSUAL) * n for it, n in Counter(text).items() if it > "\x7f")
        return letters + _MISPLACED * len(self.misplaced.findall(text)) + self.rarity


def likeliest(start: bytes) -> list[Writing]:
    """Return the ways in which a text can be read, the likeliest first; none that leaves all to chance.

    Args: start, its first bytes, up to the end of a line.

    >>> [likeliest(word.encode(code))[0].name for word, code in (("Xícara de café", "cp1252"), ("สีแดง", "cp874"))]
    ['western', 'thai']
    """
    # Each word once, whatever its numbers: a date such as 3月5日 on every row says no more than one does.
    words = dict.fromkeys(_BETWEEN.split(_NUMBER.sub(b"0", start)))
    sample = b"\n".join([word for word in words if not word.isascii()][:_MOST])
    by_chance = _BY_CHANCE * sum(byte > 0x7F for byte in sample)
    costs = {writing.encoding: writing.cost(sample) for writing in WRITINGS}
    return sorted((it for it in WRITINGS if costs[it.encoding] < by_chance), key=lambda it: costs[it.encoding])


def _usual(*sets: str) -> dict[str, float]:
    return {letter: log(len(letters)) for letters in reversed(sets) for letter in letters}


def _latin(letters: str, signs: str = "") -> dict[str, float]:
    return _usual(letters, 2 * letters.upper() + _SIGNS + signs)


def _pairs(encoding: str, first: int, last: int) -> str:
    """Return the letters of two bytes of which the first lies between two."""
    pairs = (bytes((lead, trail)) for lead in range(first, last + 1) for trail in range(0x40, 0xFF))
    return "".join(letter for pair in pairs if len(letter := pair.decode(encoding, "ignore")) == 1)


WESTERN = Writing("cp1252", "western", 0, _latin("àáâãäåæçèéêëìíîïñòóôõöøùúûüßœ", "½²ºª¿¡«»"), _LATIN)
WRITINGS = (
    WESTERN,
    Writing("gb18030", "chinese", 0, _usual(_pairs("gb2312", 0xB0, 0xD7) + _pairs("gb2312", 0xA1, 0xA3))),
    Writing("cp874", "thai", 2, _usual("กขคงจชซดตถทธนบปผฝพฟภมยรลวศษสหอัิีึืุู็่้๊๋์ะาำๅเแโใไ", 3 * "ฉฐณญฎฬฮๆ฿ฯ"), _THAI),
    Writing(
        "cp1258",
        "vietnamese",
        1,
        _latin("àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"),
        _LATIN,
    ),
    Writing("cp932", "japanese", 2, _usual(_pairs("cp932", 0x82, 0x83) + "ー、。・", _pairs("cp932", 0x88, 0x97))),
    Writing("cp950", "traditional", 2, _usual(_pairs("big5", 0xA4, 0xC6) + _pairs("big5", 0xA1, 0xA2))),
    Writing("cp1250", "central", 2, _latin("ąćęłńóśźżáčďéěíňřšťúůýžäőöüűăâîşţ"), _LATIN),
    Writing("cp949", "korean", 3, _usual(_pairs("euc_kr", 0xB0, 0xC8) + _pairs("euc_kr", 0xA1, 0xA3))),
    Writing("cp1254", "turkish", 3, _latin("çğıöşüâîû", "İ"), _LATIN),
    Writing("cp1251", "cyrillic", 6, _latin("абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ", "№«»"), _CYRILLIC),
)
