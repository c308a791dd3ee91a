"""What is wrong with a row, a date order or a column, as a code and values; the wording says it in a sentence."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ProblemCode(StrEnum):
    """Why a cell cannot be used. ``Problem.value`` holds what stands in the cell."""

    MISSING = "missing"  # the cell is blank and must not be; value ""
    ID_ROUNDED = "id_rounded"  # 1.73238E+18: a spreadsheet has destroyed the id, export again
    NOT_AN_ID = "not_an_id"  # an id has 15 to 22 digits
    NOT_WHOLE = "not_whole"  # not a whole number, or a negative one
    NOT_POSITIVE = "not_positive"  # 0 where at least 1 is meant
    TOO_LONG = "too_long"  # a lead time of more than two years
    NOT_MONEY = "not_money"
    NOT_A_CURRENCY = "not_a_currency"  # a currency is three letters
    NOT_A_DATE = "not_a_date"
    MAXIMUM_BELOW_USUAL = "maximum_below_usual"  # the longest lead time is shorter than the usual one
    REPEATED = "repeated"  # stands in an earlier row too, so it is unclear which holds


class SkipReason(StrEnum):
    """Why a row was passed over, or which earlier row it takes the place of."""

    NOT_AN_ENTRY = "not_an_entry"  # a description, a total or a note: no order or product id stands in it
    REPLACES_EARLIER = "replaces_earlier"  # the same order and SKU came before; this later row holds


@dataclass(frozen=True, slots=True)
class Problem:
    """One cell a person has to mend."""

    row: int  # as the person sees it, counted from 1
    column: str  # the header of the column
    code: ProblemCode
    value: str  # their own text, shortened


@dataclass(frozen=True, slots=True)
class Skipped:
    """One row that counts for something else than a fact."""

    row: int
    reason: SkipReason


@dataclass(frozen=True, slots=True)
class AmbiguousDates:
    """A question about the whole file: is it day first or month first?"""

    example: str  # a date of the file that can be read both ways, or that contradicts another; "" where there is none
    day_first: date | None  # the example read as day/month; None where that is no date
    month_first: date | None
    contradiction: str = ""  # a date that can only be read the other way than the example; "" when just unclear


LONGEST_VALUE = 80


def problem(row: int, column: str, code: ProblemCode, value: str) -> Problem:
    """Return the problem with the person's own text cut to what fits a message."""
    return Problem(row, column, code, value if len(value) <= LONGEST_VALUE else value[: LONGEST_VALUE - 1] + "…")
