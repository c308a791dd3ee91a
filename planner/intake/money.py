"""Reads amounts of money the way each market writes them: "BRL 35,91", "Rp 12.000", "1,234.50"."""

import re
from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache
from typing import NamedTuple

from planner.intake.narrow import narrow

_WITHOUT_CENTS = frozenset({"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "XOF"})
_SIGNS = {
    "RP": "IDR", "R$": "BRL", "₫": "VND", "Đ": "VND", "฿": "THB", "RM": "MYR", "₱": "PHP", "£": "GBP", "€": "EUR",
    "US$": "USD", "S$": "SGD", "MX$": "MXN", "₩": "KRW", "A$": "AUD", "AU$": "AUD", "NZ$": "NZD", "C$": "CAD",
    "CA$": "CAD", "HK$": "HKD", "NT$": "TWD", "CN¥": "CNY", "元": "CNY", "RMB": "CNY", "JP¥": "JPY", "円": "JPY",
    "ZŁ": "PLN", "₹": "INR", "₺": "TRY", "KČ": "CZK",
}  # fmt: skip
_SHARED = {
    "$": {"", "USD", "AUD", "NZD", "CAD", "HKD", "TWD", "SGD", "MXN", "BRL", "CLP", "COP", "ARS"},
    "¥": {"", "CNY", "JPY"},
}
"""Signs of several currencies: the one that holds where the text names none must be among them."""
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u202f’", " "))
_AMOUNT = re.compile(r"([^0-9\s.,'-]{0,4})[\s.]*([0-9](?:[0-9.,' ]*[0-9])?)\s*([^0-9\s.,'-]{0,4})")
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}([., '])[0-9]{3}(?:\1[0-9]{3})*")
_DECIMALS = re.compile(r"([0-9., ']*[0-9])([.,])([0-9]+)")
_LONGEST = 24
MYRIAD = 10_000  # parts of the smallest coin that a price of a unit is kept in


class Amount(NamedTuple):
    """An amount in the smallest coin of its currency."""

    minor: int  # [smallest coin]
    currency: str  # as in ISO 4217


class UnitPrice(NamedTuple):
    """What a unit costs, finer than a coin."""

    myriadths: int  # [ten-thousandths of the smallest coin]
    currency: str  # as in ISO 4217


def decimals(currency: str) -> int:
    """Return how many decimals ``currency`` has, as ISO 4217 says: 0 for JPY, KRW, VND and CLP, 2 for IDR.

    >>> decimals("VND"), decimals("IDR"), decimals("BRL")
    (0, 2, 2)
    """
    return 0 if currency in _WITHOUT_CENTS else 2


@lru_cache(maxsize=32_768)  # prices repeat, and a file holds a million of them
def amount(text: str, currency: str) -> Amount | None:
    """Return the amount written in ``text``, rounded to the smallest coin, or None where there is none.

    Args: text, with or without a currency before or after it; currency, the shop's own, which holds where the text
    names none or an unclear one like "$", which must fit.
    Three digits after the only separator are thousands, as no market writes tenths of a cent; a spreadsheet's number
    with three decimals therefore arrives with a fourth ("1.2340").

    >>> amount("BRL 35,91", "USD")
    Amount(minor=3591, currency='BRL')
    >>> amount("Rp 12.000", "IDR"), amount("1,234.50", "USD"), amount("12.000", "VND")
    (Amount(minor=1200000, currency='IDR'), Amount(minor=123450, currency='USD'), Amount(minor=12000, currency='VND'))
    """
    found = _read(text, currency)
    return found and Amount(_rounded(found[0]), found[1])


@lru_cache(maxsize=4_096)
def unit_price(text: str, currency: str) -> UnitPrice | None:
    """Return the price of a unit written in ``text``, with four digits more than the smallest coin has; else the same.

    >>> unit_price("0.035", "USD"), unit_price("¥1.2350", "CNY"), unit_price("0.35", "JPY")  # 3.5, 123.5, 0.35 coins
    (UnitPrice(myriadths=35000, currency='USD'), UnitPrice(myriadths=1235000, currency='CNY'), \
UnitPrice(myriadths=3500, currency='JPY'))
    """
    found = _read(text, currency)
    return found and UnitPrice(_rounded(found[0] * MYRIAD), found[1])


def _read(text: str, currency: str) -> tuple[Decimal, str] | None:
    """Return the smallest coins written in ``text``, with what is finer, and their currency."""
    found = _AMOUNT.fullmatch(narrow(text).translate(_SPACES)) if len(text) <= _LONGEST else None
    if found is None or (found[1] and found[3]):
        return None
    named = _currency(found[1] or found[3], currency)
    figure = _figure(found[2])
    return None if named is None or figure is None else (figure.scaleb(decimals(named)), named)


def _rounded(exact: Decimal) -> int:
    return int(exact.quantize(Decimal(1), ROUND_HALF_EVEN))


def _currency(written: str, default: str) -> str | None:
    sign = written.upper()
    if not sign:
        return default
    if sign in _SHARED:
        return default if default in _SHARED[sign] else None
    return _SIGNS.get(sign) or (sign.rstrip("$") if re.fullmatch(r"[A-Z]{3}\$?", sign) else None)


def _figure(written: str) -> Decimal | None:
    if written.isdigit() or _THOUSANDS.fullmatch(written):
        return Decimal(re.sub(r"[^0-9]", "", written))
    found = _DECIMALS.fullmatch(written)
    if found is None:
        return None
    whole, mark, cents = found.groups()
    grouped = _THOUSANDS.fullmatch(whole)
    if not whole.isdigit() and (grouped is None or grouped[1] == mark):
        return None
    return Decimal(f"{re.sub(r'[^0-9]', '', whole)}.{cents}")
