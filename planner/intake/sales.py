"""Reads a plain table of sales: a row for each product and day, or each sale, whatever shop or tool it comes from."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from planner.intake.cells import Reader, Unusable, currency_code, present, words
from planner.intake.layout import Row
from planner.intake.moments import DateOrder, day
from planner.intake.money import amount, decimals
from planner.intake.problems import Problem, ProblemCode, Skipped, SkipReason, problem
from planner.intake.sale_dates import dated
from planner.intake.sales_layout import SALES, WEEK_ENDING

TOTALS = frozenset({
    "total", "totals", "grand total", "sum", "subtotal", "合计", "总计", "小计", "合計", "總計", "summe", "gesamt",
    "gesamtergebnis", "totale", "suma", "total general", "total général", "tổng", "tổng cộng", "jumlah keseluruhan",
})  # fmt: skip
"""What stands for a product in the row of a total."""
UNSOLD = frozenset({
    "cancelled", "canceled", "unpaid", "voided", "已取消", "未付款", "取消", "storniert", "cancelado", "annulé",
    "annulée", "annullato", "đã hủy", "dibatalkan", "ยกเลิกแล้ว", "キャンセル", "취소",
})  # fmt: skip
"""Status of an order that sold nothing."""
MOST = 1e9
"""Units of one row, or money for a unit, beyond which a column has been mixed up."""
_SUBTOTAL = re.compile(r".+ (?:total|subtotal|汇总|小计|ergebnis|totale)", re.IGNORECASE)
"""What stands for a product in the row of its total, which has no date."""
SIX_DAYS = timedelta(days=6)
_NUMBER = re.compile(r"([-−]?)([1-9][0-9]{0,2}(?:[ ,][0-9]{3})+|[0-9]*)(?:[.,]([0-9]+))?(?:[eE]([+-]?[0-9]{1,2}))?")
_EITHER = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+")


@dataclass(frozen=True, slots=True)
class Sale:
    """What sold of one product on one day; several of a day add up."""

    sku: str
    day: date
    units: float  # [units] below 0: it came back
    price: float | None  # [money/unit]; None: the file does not say
    currency: str = ""  # of the price; "": the file does not say
    is_sold: bool = True  # False: its order was cancelled, or never paid


def read_sales(
    rows: Iterable[Row], columns: tuple[str, ...], order: DateOrder, today: date
) -> Iterator[Sale | Problem | Skipped]:
    """Return a sale for every row, or the problems of those that cannot be read; the row of a total is skipped.

    Args: rows, in the order of the file; columns, the headers of their cells; order, which comes first in 03/04/2026;
    today: what is dated later has not happened.
    Units of "1.250" have three decimals where all have; beside "7" they may be thousands, which is a problem.
    """
    places = [columns.index(name) if name in columns else -1 for name in SALES.required + SALES.optional]
    unclear, is_plain, is_told = (0, ""), False, False
    for number, cells in rows:
        texts = [cells[place] if place >= 0 else "" for place in places]
        if not texts[1] and (is_total(texts[0]) or _SUBTOTAL.fullmatch(texts[0])):
            yield Skipped(number, SkipReason.NOT_AN_ENTRY)
            continue
        if texts[2].isdigit():
            is_plain = True
        elif not unclear[0] and _EITHER.fullmatch(texts[2].lstrip("-−")):
            unclear = (number, texts[2])
        if is_plain and unclear[0] and not is_told:
            is_told = True
            yield problem(unclear[0], "units", ProblemCode.ONE_OR_THOUSAND, unclear[1])
        try:
            yield _sale(texts, order, today)
        except Unusable:
            yield from _problems(number, texts, order, today)


def read_weeks(
    rows: Iterable[Row], columns: tuple[str, ...], order: DateOrder, today: date
) -> Iterator[Sale | Problem | Skipped]:
    """Return as ``read_sales`` does, each sale on the first day of its week; the table has the last one.

    A week that is not over has not happened.
    """
    named = tuple("date" if name == WEEK_ENDING else name for name in columns)
    for it in read_sales(rows, named, order, today):
        yield replace(it, day=it.day - SIX_DAYS) if isinstance(it, Sale) else it


def sale_dates(rows: Iterable[Row], columns: tuple[str, ...]) -> Iterator[str]:
    """Yield every date of the table, as written, for ``infer_date_order``."""
    place = columns.index(WEEK_ENDING if WEEK_ENDING in columns else "date")
    for row in rows:
        yield dated(row.cells[place])


def is_total(sku: str) -> bool:
    """Return whether a row is that of a total, which no product is.

    >>> is_total("Grand Total"), is_total("Total care shampoo")
    (True, False)
    """
    return sku.casefold().rstrip(": ") in TOTALS


def number(text: str) -> float:
    """Return a number as people, spreadsheets and programs write it; raises Unusable for anything else.

    >>> number("1,250"), number("-3"), number("2,5"), number("1e3")
    (1250.0, -3.0, 2.5, 1000.0)
    """
    found = _NUMBER.fullmatch(text)
    if found is None or not (found[2] or found[3]):
        raise Unusable(ProblemCode.NOT_A_NUMBER)
    sign, whole, behind, power = found.groups()
    digits = re.sub(r"[ ,]", "", whole) or "0"
    value = float(f"{'-' if sign else ''}{digits}.{behind or 0}e{power or 0}")
    if abs(value) > MOST:
        raise Unusable(ProblemCode.TOO_MANY)
    return value


def price_of(text: str, currency: str = "") -> tuple[float | None, str]:
    """Return a price and its currency; with one beside it as its market writes it, else as a program does.

    >>> price_of("4.50", "gbp"), price_of("4,50 €"), price_of("")
    ((4.5, 'GBP'), (4.5, 'EUR'), (None, ''))
    """
    named = currency_code(currency)
    if not text:
        return None, ""
    try:
        found = number(text)
    except Unusable:
        money = amount(text, named)
        if money is None:
            raise Unusable(ProblemCode.NOT_MONEY) from None
        return money.minor / 10.0 ** decimals(money.currency), money.currency
    if found < 0:
        raise Unusable(ProblemCode.NOT_MONEY)
    return found, named


def _sale(texts: list[str], order: DateOrder, today: date) -> Sale:
    sku, when, units, price, currency, amount_of_all, status = texts
    sold = number(present(units or None))
    each, named = price_of(price, currency)
    if each is None and sold > 0:
        whole, named = price_of(amount_of_all, currency)
        each = None if whole is None else whole / sold
    return Sale(words(sku), _day(when, order, today), sold, each, named, status.casefold() not in UNSOLD)


def _day(text: str, order: DateOrder, today: date) -> date:
    found = day(dated(present(text or None)), order)
    if found is None:
        raise Unusable(ProblemCode.NOT_A_DATE)
    if found > today:
        raise Unusable(ProblemCode.STILL_TO_COME)
    return found


def _problems(number_of_row: int, texts: list[str], order: DateOrder, today: date) -> Iterator[Problem]:
    readers: tuple[Reader, ...] = (
        words,
        lambda text: _day(text, order, today),
        lambda text: number(present(text or None)),
        price_of,
        currency_code,
        lambda text: price_of(text.lstrip("-−")),
        str,
    )
    for column, text, read in zip(SALES.required + SALES.optional, texts, readers, strict=True):
        try:
            read(text)
        except Unusable as unusable:
            yield problem(number_of_row, column, unusable.code, text)
