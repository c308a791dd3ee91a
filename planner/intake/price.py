"""Reads a cell with an amount of money, or says with a code what is wrong with it."""

import re

from planner.intake.cells import Unusable
from planner.intake.money import Amount, amount, decimals
from planner.intake.problems import ProblemCode

_POINT_AND_THREE = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_CENTS_UNUSED = frozenset({"IDR", "COP", "HUF"})
"""Currencies with cents that nobody writes, and points between thousands."""


def money(text: str, currency: str) -> Amount | None:
    """Return the amount, None where the cell is blank; raises Unusable for anything else.

    A bare ``12.000`` is twelve to one program and twelve thousand to another, unless its currency has no cents, or
    nobody writes them, as in Indonesia.

    >>> money("12.00", "GBP"), money("12.000", "IDR")
    (Amount(minor=1200, currency='GBP'), Amount(minor=1200000, currency='IDR'))
    """
    if not text:
        return None
    if _POINT_AND_THREE.fullmatch(text) and decimals(currency) and currency not in _CENTS_UNUSED:
        raise Unusable(ProblemCode.ONE_OR_THOUSAND)
    found = amount(text, currency)
    if found is None:
        raise Unusable(ProblemCode.NOT_MONEY)
    return found


def own_money(text: str, currency: str) -> Amount | None:
    """Return an amount in the currency the shop sells in, None where the cell is blank; raises Unusable otherwise.

    Args: currency, "" where nobody knows it: then any does.

    >>> own_money("GBP 12.99", "GBP")
    Amount(minor=1299, currency='GBP')
    """
    if not currency:
        return money(text, currency)
    try:
        found = money(text, currency)
    except Unusable as unusable:
        if unusable.code == ProblemCode.NOT_MONEY and any(amount(text, other) for other in ("USD", "CNY")):
            raise Unusable(ProblemCode.OTHER_MONEY) from None  # a sign of several currencies, this one not among them
        raise
    if found is not None and found.currency != currency:
        raise Unusable(ProblemCode.OTHER_MONEY)
    return found
