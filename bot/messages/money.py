"""Amounts of money as people read them, one or several currencies."""

from bot.wording import Safe, Voice
from planner.currency import Amounts


def money_words(amounts: Amounts, voice: Voice) -> Safe:
    """Return amounts joined by +, the largest first; "" where there are none.

    >>> money_words({"GBP": 127550, "USD": 300}, Voice())
    '£1,275.50 + $3.00'
    """
    known = sorted(((minor, currency) for currency, minor in amounts.items() if minor), reverse=True)
    return Safe(" + ".join(voice.money(minor, currency) for minor, currency in known))
