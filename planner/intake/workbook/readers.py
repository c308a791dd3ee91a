"""Reads the cells a person types into the planning workbook: units, days, money, shares, choices."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from planner.events.plan import MOST_CUT
from planner.intake.cells import Unusable, whole
from planner.intake.money import amount, unit_price
from planner.intake.problems import ProblemCode
from planner.longest import LONGEST_LEAD_TIME

MOST_UNITS = 100_000_000
MOST_MONEY = 10**13  # [smallest coin]
LONGEST_NAME = 200  # [characters]

_NUMBER = re.compile(r"([0-9]{1,15})(?:[.,]([0-9]{1,15}))?")
_EITHER = re.compile(r"(?<![0-9.,'])[1-9][0-9]{0,2}[.,][0-9]{3}(?![0-9.,'])")
_YES = {"yes": True, "y": True, "true": True, "1": True, "是": True}
_NO = {"no": False, "n": False, "false": False, "0": False, "否": False}


def name(text: str) -> str:
    """Return a name or code; raises Unusable where it is absurdly long."""
    if len(text) > LONGEST_NAME:
        raise Unusable(ProblemCode.LONG_NAME)
    return text


def units(text: str) -> int:
    """Return a number of units, 0 or more.

    >>> units("1200.0")
    1200
    """
    if text.isdigit() and int(text) > MOST_UNITS:
        raise Unusable(ProblemCode.TOO_MANY)
    return whole(text) or 0


def some_units(text: str) -> int:
    """Return a number of units, 1 or more."""
    return _some(units, text)


def planned_units(text: str) -> int:
    """Return a number of units, or 0 as of what plans none; who typed neither is asked for 1 or more."""
    return _some(units, text, least=0)


def days(text: str) -> int:
    """Return a number of whole days up to two years."""
    number = units(text)
    if number > LONGEST_LEAD_TIME:
        raise Unusable(ProblemCode.TOO_LONG)
    return number


def some_days(text: str) -> int:
    """Return a number of whole days, 1 or more."""
    return _some(days, text)


def spread(text: str) -> float:
    """Return by how many days something strays, 0 or more; tenths are fine."""
    number = _number(text, ProblemCode.NOT_A_NUMBER)
    if number > LONGEST_LEAD_TIME:
        raise Unusable(ProblemCode.TOO_LONG)
    return number


def factor_or_days(text: str) -> str:
    """Return how many times the usual, or how many days longer, as a plain number.

    >>> factor_or_days("x2,5"), factor_or_days("+10"), factor_or_days("3"), factor_or_days("250%")
    ('2.5', '10', '3', '2.5')
    >>> factor_or_days("+50%")  # on top of the usual
    '1.5'
    """
    number = _number(text.lstrip("x×*+ ").rstrip("% "), ProblemCode.NOT_FACTOR_OR_DAYS)
    if text.endswith("%"):
        number = number / 100 + text.startswith("+")
    return f"{number:g}"


def price(text: str) -> str:
    """Return an amount of money as it is written: what it means depends on a currency that stands elsewhere.

    "1.855" is refused: with decimals where a unit is bought, a thousand elsewhere. A number of a spreadsheet comes with
    a fourth decimal.
    """
    found = amount(text, "USD") or amount(text, "CNY")
    if found is None:
        raise Unusable(ProblemCode.NOT_MONEY)
    if _EITHER.search(text):
        raise Unusable(ProblemCode.ONE_OR_THOUSAND)
    if found.minor > MOST_MONEY:
        raise Unusable(ProblemCode.TOO_MANY)
    return text


def cost(text: str) -> str:
    """Return what a unit costs; 0 is refused: orders would be free, and pass any limit of money."""
    found = unit_price(price(text), "USD") or unit_price(text, "CNY")
    if found is None or not found.myriadths:
        raise Unusable(ProblemCode.NO_COST)
    return text


def percent(text: str) -> float:
    """Return a share in percent; a bare part of 1 is refused, as a cell formatted as percent holds one too.

    >>> percent("4.5"), percent("12 %"), percent("0.5%")
    (4.5, 12.0, 0.5)
    """
    number = share(text)
    if 0 < number < 1 and "%" not in text:
        raise Unusable(ProblemCode.PERCENT_OR_PART)
    return number


def share(text: str) -> float:
    """Return a share in percent as it is written."""
    number = _number(text.removesuffix("%").strip(), ProblemCode.NOT_A_SHARE)
    if number > 300:
        raise Unusable(ProblemCode.NOT_A_SHARE)
    return number


def price_cut(text: str) -> int:
    """Return what is off the price, in whole percent; a cell formatted as percent holds a part of 1.

    >>> price_cut("20"), price_cut("-20 %"), price_cut("0.2")
    (20, 20, 20)
    """
    number = share(text.removeprefix("-").strip())
    cut = number * 100 if 0 < number < 1 else number
    if cut > MOST_CUT or abs(cut - round(cut)) > 1e-6:
        raise Unusable(ProblemCode.NOT_A_CUT)
    return round(cut)


def rate(text: str) -> str:
    """Return an exchange rate above 0, digit by digit.

    >>> rate("0,79")
    '0.79'
    """
    if _number(text, ProblemCode.NOT_A_RATE) <= 0:
        raise Unusable(ProblemCode.NOT_A_RATE)
    return format(Decimal(text.replace(",", ".")).normalize(), "f")


def yes_or_no(text: str) -> bool:
    """Return whether somebody said yes.

    >>> yes_or_no("Yes"), yes_or_no("否")
    (True, False)
    """
    answer = (_YES | _NO).get(text.casefold())
    if answer is None:
        raise Unusable(ProblemCode.NOT_YES_OR_NO)
    return answer


def one_of(meanings: Mapping[str, str]) -> Callable[[str], str]:
    """Return a reader of one of these words; it returns what the word means.

    >>> one_of({"on hand": "on_hand"})("On Hand")
    'on_hand'
    """

    def read(text: str) -> str:
        meaning = meanings.get(text.casefold().replace("_", " "))
        if meaning is None:
            raise Unusable(ProblemCode.NOT_A_CHOICE)
        return meaning

    return read


def _some(read: Callable[[str], int], text: str, least: int = 1) -> int:
    """Return what ``read`` makes of a text; what is less, or no whole number, is asked to be 1 or more."""
    try:
        number = read(text)
    except Unusable as unusable:
        if unusable.code != ProblemCode.NOT_WHOLE:
            raise
        number = -1
    if number < least:
        raise Unusable(ProblemCode.NOT_POSITIVE)
    return number


def _number(text: str, code: ProblemCode) -> float:
    found = _NUMBER.fullmatch(text)
    if found is None:
        raise Unusable(code)
    return float(f"{found[1]}.{found[2] or 0}")
