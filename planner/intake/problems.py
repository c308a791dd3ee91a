"""What is wrong with a row, a date order or a column, as a code and values; the wording says it in a sentence."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ProblemCode(StrEnum):
    """Why a cell cannot be used. ``Problem.value`` holds what stands in the cell."""

    MISSING = "missing"  # the cell is blank and must not be; value ""
    ID_ROUNDED = "id_rounded"  # 1.73238E+18: a spreadsheet has destroyed the id, export again
    ID_ZEROED = "id_zeroed"  # as ID_ROUNDED, but written as a whole number that ends in zeros
    NOT_AN_ID = "not_an_id"  # an id has 15 to 22 digits
    NOT_WHOLE = "not_whole"  # not a whole number, or a negative one
    ONE_OR_THOUSAND = "one_or_thousand"  # 1.000: one with three decimals, or a thousand
    NOT_POSITIVE = "not_positive"  # no whole number of 1 or more, where that is meant
    NO_LEAD_TIME = "no_lead_time"  # an order that takes no time at all
    NO_COST = "no_cost"  # 0: what is not known is left blank
    TOO_LONG = "too_long"  # a lead time of more than two years
    NOT_MONEY = "not_money"
    OTHER_MONEY = "other_money"  # an amount in another currency than the shop sells in
    NOT_A_CURRENCY = "not_a_currency"  # a currency is three letters
    NOT_A_DATE = "not_a_date"
    OTHER_DATE_ORDER = "other_date_order"  # a date only if day and month change places
    TWO_DATES = "two_dates"  # 03/04/2026, and nobody said which comes first
    MIXED_DATES = "mixed_dates"  # a spreadsheet has made dates of some cells and left others as text
    AFTER_EXPORT = "after_export"  # later than the file itself
    MAXIMUM_BELOW_USUAL = "maximum_below_usual"  # the longest lead time is shorter than the usual one
    REPEATED = "repeated"  # stands in an earlier row too, so it is unclear which holds
    TOO_MANY = "too_many"  # more than anybody has
    LONG_NAME = "long_name"  # a name of more than 200 characters
    NOT_A_NUMBER = "not_a_number"
    NOT_FACTOR_OR_DAYS = "not_factor_or_days"
    PERCENT_OR_PART = "percent_or_part"  # 0.065 may be 6.5 % or 0.065 %
    NOT_A_SHARE = "not_a_share"  # a share is 0 to 300 percent
    NOT_A_CUT = "not_a_cut"  # what is off a price is 0 to 95 whole percent
    NOT_A_RATE = "not_a_rate"  # an exchange rate is above 0
    RATES_CONTRADICT = "rates_contradict"  # there and back do not multiply to 1
    NOT_WITHIN = "not_within"  # a threshold outside of what it may be
    NOT_YES_OR_NO = "not_yes_or_no"
    NOT_A_CHOICE = "not_a_choice"  # none of the words the list offers
    NOT_A_ZONE = "not_a_zone"
    NOT_A_MARKET = "not_a_market"  # a market is two letters
    NOT_A_MEMBER = "not_a_member"  # a Slack member ID begins with U or W
    NOT_A_CHANNEL = "not_a_channel"  # a Slack channel ID begins with C or G
    AIR_AND_NO_AIR = "air_and_no_air"  # an air lead time beside "no air route"
    SAME_PLACE = "same_place"  # a lane leads to where it begins
    SAME_CURRENCY = "same_currency"
    ANOTHER_CURRENCY = "another_currency"  # the amount names another currency than its row
    ENDS_BEFORE_START = "ends_before_start"
    EVENT_TOO_LONG = "event_too_long"  # of 92 days or more: that is the ordinary sale
    EVENT_TOO_FAR = "event_too_far"  # more than 730 days ahead
    NOT_A_FACTOR = "not_a_factor"  # of a season: 0.05 to 20, and not 1
    NOT_OF_THIS_KIND = "not_of_this_kind"  # units of a time without ads, a factor of a livestream
    NOT_A_DELAY = "not_a_delay"  # whole days, 1 to 180
    STILL_TO_COME = "still_to_come"  # a day of the past is meant
    UNKNOWN_SUPPLIER = "unknown_supplier"
    UNKNOWN_SHOP = "unknown_shop"
    UNKNOWN_LOCATION = "unknown_location"
    WHICH_LOCATION = "which_location"  # the product lies in several places, and the cell is blank
    SHOP_HAS_STOCK = "shop_has_stock"  # its location cannot be another one any more


class SkipReason(StrEnum):
    """Why a row was passed over, or which earlier row it takes the place of."""

    NOT_AN_ENTRY = "not_an_entry"  # a description, a total or a note: no order or product id stands in it
    REPLACES_EARLIER = "replaces_earlier"  # the same order and SKU came before; this later row holds
    SAME_PACKAGE = "same_package"  # a package says of a SKU what another says too, and the order cost only one of them
    SAID_BEFORE = "said_before"  # an earlier row says the very same
    EXAMPLE = "example"  # a row of the planning workbook that shows how to fill it in


@dataclass(frozen=True, slots=True)
class Problem:
    """One cell a person has to mend."""

    row: int  # as the person sees it, counted from 1
    column: str  # the header of the column
    code: ProblemCode
    value: str  # their own text, shortened
    sheet: str = ""  # where the file has several
    near: tuple[str, ...] = ()  # what may have been meant


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


def problem(
    row: int, column: str, code: ProblemCode, value: str, sheet: str = "", near: tuple[str, ...] = ()
) -> Problem:
    """Return the problem with the person's own text cut to what fits a message."""
    shown = value if len(value) <= LONGEST_VALUE else value[: LONGEST_VALUE - 1] + "…"
    return Problem(row, column, code, shown, sheet, near)
