"""Why the money in stock and in orders is what it is: sums in one currency, and the ratios made from them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from planner import money
from planner.currency import Amounts, Rate, Total, factor
from planner.explaining.explain import Explained
from planner.explaining.single import Rule, of_columns
from planner.intake.money import decimals


@dataclass(frozen=True, slots=True)
class MoneyWhy:
    """A number made from money, and the currencies it is in."""

    explained: Explained
    currency: str = ""  # of its value and of every single amount that goes in; "": none is needed
    paid_in: tuple[str, ...] = ()  # the currency of each of the amounts that were summed


TOTAL_RULES: Mapping[str, Rule] = {
    "sum": lambda amounts, worth: float(round(float(np.dot(amounts, worth)))),
    "after": lambda now, ordered: now + ordered,
    "turnover": of_columns(money.turnover),
    "days_of_inventory": of_columns(money.days_inventory_outstanding),
    "gmroi": of_columns(money.gmroi),
    "active_rate": of_columns(money.active_sku_rate),
}
"""Each rule, taking the inputs of an Explained as keywords; money is in the smallest coin."""


def explain_sum(
    name: str, amounts: Amounts, found: Total, left_out: Mapping[str, float] | None = None
) -> tuple[MoneyWhy, ...]:
    """Return a sum with what was added up, or one for each currency where rates are missing.

    Args:
        name: what the sum is of.
        amounts: [smallest coin] by currency, as they are paid.
        found: their sum.
        left_out: what is not in it.

    Returns:
        Empty where there is no money; each of several currencies is rounded by itself, so a sum may be a coin off.

    >>> (why,) = explain_sum("cash", {"GBP": 250}, Total({"GBP": 250}))
    >>> why.explained.inputs
    {'amounts': (250.0,), 'worth': (1.0,)}
    """
    return tuple(
        _sum(name, amounts if found.rates else {currency: value}, currency, value, found.rates, left_out or {})
        for currency, value in found.amounts.items()
    )


def _sum(
    name: str,
    amounts: Amounts,
    currency: str,
    value: int,
    rates: Sequence[Rate],
    left_out: Mapping[str, float],
) -> MoneyWhy:
    known = {base: float(coins) for base, coins in amounts.items() if coins}
    worth = tuple(coin_worth(base, currency, rates) for base in known)
    inputs = {"amounts": tuple(known.values()), "worth": worth}
    explained = Explained(
        name=name, value=float(value), unit="money", rule="sum", inputs=inputs, left_out=left_out, source="definition"
    )
    return MoneyWhy(explained, currency, paid_in=tuple(known))


def coin_worth(base: str, quote: str, rates: Sequence[Rate]) -> float:
    """Return what the smallest coin of ``base`` is worth in those of ``quote``, by the one rate between them.

    Raises:
        StopIteration: there is none.

    >>> coin_worth("GBP", "GBP", ())
    1.0
    """
    if base == quote:
        return 1.0
    rate = next(rate for rate in rates if {rate.base, rate.quote} == {base, quote})
    return float(factor(base, rate)) * 10.0 ** (decimals(quote) - decimals(base))


def explain_after(now: Mapping[str, float], ordered: Mapping[str, float]) -> tuple[MoneyWhy, ...]:
    """Return what is tied up once orders are approved, for each currency.

    >>> explain_after({"GBP": 100}, {"GBP": 25})[0].explained.value
    125.0
    """
    found = []
    for currency in {**now, **ordered}:
        inputs = {"now": float(now.get(currency, 0)), "ordered": float(ordered.get(currency, 0))}
        found.append(explain_ratio("after", TOTAL_RULES["after"](**inputs), "money", currency, **inputs))
    return tuple(found)


def explain_ratio(name: str, value: float, unit: str, currency: str, **inputs: float) -> MoneyWhy:
    """Return a number made from two others, such as a ratio, in ``currency`` where they are money."""
    source = "article 2.1" if name == "turnover" else "definition"
    explained = Explained(name=name, value=value, unit=unit, rule=name, inputs=inputs, left_out={}, source=source)
    return MoneyWhy(explained, currency)
