"""Reads single cells: ids, whole numbers, money and dates, or says with a code what is wrong with them."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import TypeVar

from planner.intake.moments import DateOrder, FileClock, day
from planner.intake.narrow import narrow
from planner.intake.problems import Problem, ProblemCode, problem

Value = TypeVar("Value")
Reader = Callable[[str], object]

_ROUNDED = re.compile(r"[0-9](?:[.,][0-9]+)?[eE]\+?[0-9]{1,3}|[0-9]{15,22}[.,]0+")
_WHOLE = re.compile(r"([0-9]{1,9})(?:\.0+|,00?)?")
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:([, '’\u00a0\u202f])[0-9]{3})(?:\1[0-9]{3})?")
_EITHER = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){1,2}")
_DIGITS_OF_AN_ID = 12
_NOTHING = {"-", "--", "–", "—"}
_NO_CODE = _NOTHING | {"/", "n/a", "#n/a", "none", "null", "nan"}


class Unusable(Exception):
    """A cell cannot be used; the reader of the row turns it into a problem naming row and column."""

    def __init__(self, code: ProblemCode) -> None:
        super().__init__(code)
        self.code = code


def is_id(text: str) -> bool:
    """Return whether ``text`` is an id of the shop: 15 to 22 digits.

    >>> is_id("576461413038785752"), is_id("5.76461E+17"), is_id("Platform unique order ID.")
    (True, False, False)
    """
    return 15 <= len(text) <= 22 and text.isascii() and text.isdigit()


def is_rounded(text: str) -> bool:
    """Return whether a spreadsheet or a program has turned this id into a rounded number.

    >>> is_rounded("5.76461E+17"), is_rounded("576461413038785728.0"), is_rounded("576461413038785752")
    (True, True, False)
    """
    return _ROUNDED.fullmatch(text) is not None


def may_be_id(text: str) -> bool:
    """Return whether ``text`` is meant to be an id, though it may be none.

    >>> may_be_id("576 461 413 038 785 752"), may_be_id("576461413038785752 gift"), may_be_id("Total of 20 orders")
    (True, True, False)
    """
    return is_rounded(text) or sum(map(str.isdigit, text)) >= _DIGITS_OF_AN_ID


def identity(text: str) -> str:
    """Return the id; raises Unusable where there is none."""
    if is_id(text):
        return text
    if not text:
        raise Unusable(ProblemCode.MISSING)
    raise Unusable(ProblemCode.ID_ROUNDED if is_rounded(text) else ProblemCode.NOT_AN_ID)


@lru_cache(maxsize=4096)  # nearly every quantity is a small number
def whole(text: str) -> int | None:
    """Return the whole number, None where the cell is blank; raises Unusable for anything else or below 0.

    >>> whole("12"), whole("12.0"), whole("1,250"), whole("1'250"), whole("2,00"), whole("")
    (12, 12, 1250, 1250, 2, None)
    """
    if not text:
        return None
    text = narrow(text)
    if _EITHER.fullmatch(text):
        raise Unusable(ProblemCode.ONE_OR_THOUSAND)
    found = _WHOLE.fullmatch(re.sub("[^0-9]", "", text) if _THOUSANDS.fullmatch(text) else text)
    if found is None:
        raise Unusable(ProblemCode.NOT_WHOLE)
    return int(found[1])


def tallied(text: str) -> int | None:
    """Return the whole number of a report, as ``whole`` does; a point in it parts thousands, as nobody counts tenths.

    >>> tallied("1.234"), tallied("12"), tallied("")
    (1234, 12, None)
    """
    return whole(text.replace(".", "") if _EITHER.fullmatch(text) else text)


def reported(text: str) -> str:
    """Return the cell of a report, "" where a dash says that there is nothing to report.

    >>> reported("--"), reported("12")
    ('', '12')
    """
    return "" if text in _NOTHING else text


@lru_cache(maxsize=32_768)  # a shop has as many, on a million lines
def seller_code(text: str) -> str:
    """Return the seller's own code, "" where a cell only says that there is none: else it would join all such SKUs.

    >>> seller_code("N/A"), seller_code("CUP-RED")
    ('', 'CUP-RED')
    """
    return "" if text.casefold() in _NO_CODE else text


def count(text: str) -> int:
    """Return the whole number; raises Unusable where it is blank, below 1 or anything else."""
    try:
        number = present(whole(text))
    except Unusable as unusable:
        if unusable.code != ProblemCode.NOT_WHOLE:
            raise
        number = 0  # whoever typed neither is asked for 1 or more
    if number < 1:
        raise Unusable(ProblemCode.NOT_POSITIVE)
    return number


def moment(text: str, clock: FileClock) -> datetime | None:
    """Return the moment in UTC, None where the cell is blank or a dash; raises Unusable for anything else."""
    if not text:
        return None
    found = clock.moment(text)
    if found is None:
        if not seller_code(text):
            return None
        if clock.mixes(text):
            raise Unusable(ProblemCode.MIXED_DATES)
        raise Unusable(ProblemCode.OTHER_DATE_ORDER if clock.reads_other_way(text) else ProblemCode.NOT_A_DATE)
    return found


def beginning(text: str, clock: FileClock) -> datetime:
    """Return the moment in UTC; raises Unusable where it is blank or anything else."""
    return present(moment(text, clock))


def business_day(text: str, order: DateOrder | None) -> date | None:
    """Return the date, None where the cell is blank; raises Unusable for anything else.

    Args: order, which comes first in 03/04/2026; None: nobody said, so only what can be read in one way is.
    """
    if not text:
        return None
    found = {each: day(narrow(text), each) for each in DateOrder}
    days = {found[each] for each in ([order] if order else DateOrder)} - {None}
    if len(days) == 1:
        return days.pop()
    if days:
        raise Unusable(ProblemCode.TWO_DATES)
    raise Unusable(ProblemCode.NOT_A_DATE if not any(found.values()) else ProblemCode.OTHER_DATE_ORDER)


def present(value: Value | None) -> Value:
    """Return the value of a cell that must not be blank; raises Unusable where it is."""
    if value is None:
        raise Unusable(ProblemCode.MISSING)
    return value


def words(text: str) -> str:
    """Return the words of a cell that must not be blank; raises Unusable where it is."""
    return present(text or None)


def currency_code(text: str) -> str:
    """Return the currency as three capital letters, "" where the cell is blank; raises Unusable for anything else.

    >>> currency_code("gbp"), currency_code("RMB")
    ('GBP', 'CNY')
    """
    code = text.upper().replace("RMB", "CNY")
    if code and not (len(code) == 3 and code.isascii() and code.isalpha()):
        raise Unusable(ProblemCode.NOT_A_CURRENCY)
    return code


def problems_in(row: int, cells: Mapping[str, str], readers: Mapping[str, Reader]) -> Iterator[Problem]:
    """Return every problem of one row, so that a person can mend them all at once.

    Args: row, its number; cells, the text of each column; readers, what reads a column.
    """
    for column, read in readers.items():
        try:
            read(cells[column])
        except Unusable as unusable:
            yield problem(row, column, unusable.code, cells[column])
