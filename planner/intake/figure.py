"""Reads a number the way people type it: "1,000", "1.5", "１０００", "1 000", "2k", "1.2万"."""

import re
import unicodedata
from decimal import Decimal

TIMES = {"": 1, "k": 1000, "千": 1000, "万": 10_000, "萬": 10_000}
MARKS = str.maketrans({"’": "'", "−": "-"})
GROUPS = r"[1-9][0-9]{0,2}(?P<mark>[ ',.])[0-9]{3}(?:(?P=mark)[0-9]{3})*"
GROUPED = re.compile(rf"(?P<whole>{GROUPS})(?:(?!(?P=mark))[.,](?P<part>[0-9]{{1,12}}))?")
PLAIN = re.compile(r"(?P<whole>[0-9]{0,15})(?:[.](?P<part>[0-9]{1,12}))?")
COMMA = re.compile(r"(?P<whole>[0-9]{1,15}),(?P<part>[0-9]{1,2}|(?<=\b0,)[0-9]{1,12})")
UNCLEAR = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")  # tenths here, thousands there
TYPED = re.compile(r"(?P<sign>[+-]?) ?(?P<figure>[.,]?[0-9](?:[0-9., ']*[0-9])?) ?(?P<times>[k千万萬]?)")
WITHIN = re.compile(r"[0-9](?:[0-9., ']*[0-9])?(?: ?[k千万萬](?![a-z]))?", re.IGNORECASE)


def figures(typed: str) -> tuple[Decimal, ...]:
    """Return what a typed number can mean: the number; two, the smaller first, where nobody can tell; else nothing.

    Three digits behind a single point are thousands in Berlin and São Paulo and decimals in London; behind a comma
    they are thousands, as whoever writes decimals with a comma seldom writes three of them.

    >>> [str(n) for typed in ("1,000", "1.5", "1,5", "１０００", "1 000", "2k", "1.2万") for n in figures(typed)]
    ['1000', '1.5', '1.5', '1000', '1000', '2000', '12000']
    >>> [str(n) for n in figures("1.000")], figures("soon")
    (['1', '1000'], ())
    """
    found = TYPED.fullmatch(_plain(typed).casefold())
    if found is None:
        return ()
    times = TIMES[found["times"]] * (-1 if found["sign"] == "-" else 1)
    return tuple(sorted((_trimmed(number * times) for number in _read(found["figure"])), key=abs))


def wholes(typed: str) -> tuple[int, ...]:
    """Return the whole numbers, 0 or more, that a typed number can mean, the smaller first.

    >>> wholes("1,000"), wholes("1.500"), wholes("1.000"), wholes("1.5"), wholes("-3")
    ((1000,), (1500,), (1, 1000), (), ())
    """
    return tuple(int(number) for number in figures(typed) if number >= 0 and number == number.to_integral_value())


def spelled_out(text: str) -> tuple[str, ...]:
    """Return a text with the number in it written plainly, once for each way in which it can be read.

    >>> spelled_out("5k USD"), spelled_out("£1.000"), spelled_out("much")
    (('5000 USD',), ('£1', '£1000'), ('much',))
    """
    plain = _plain(text)
    found = WITHIN.search(plain)
    ways = figures(found[0]) if found else ()
    if found is None or not ways:
        return (plain,)
    return tuple(f"{plain[: found.start()]}{number:f}{plain[found.end() :]}" for number in ways)


def _plain(typed: str) -> str:
    """Return the text in half-width letters, without what cannot be seen."""
    seen = "".join(letter for letter in typed if unicodedata.category(letter) != "Cf")
    return " ".join(unicodedata.normalize("NFKC", seen).translate(MARKS).split())


def _read(figure: str) -> tuple[Decimal, ...]:
    found = GROUPED.fullmatch(figure) or PLAIN.fullmatch(figure) or COMMA.fullmatch(figure)
    if found is None:
        return ()
    number = Decimal(f"{re.sub(r'[^0-9]', '', found['whole'])}.{found['part'] or 0}")
    return (Decimal(figure), number) if UNCLEAR.fullmatch(figure) else (number,)


def _trimmed(number: Decimal) -> Decimal:
    """Return the number without zeros behind its point."""
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()
