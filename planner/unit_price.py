"""What a unit costs, finer than a coin: suppliers ask 0.035 a piece. What is paid for the units is whole coins."""

from collections.abc import Sequence
from decimal import Decimal
from math import isfinite

import numpy as np

from planner.coded import Coded
from planner.intake.money import MYRIAD, decimals
from planner.model import Floats


def paid(price: int, units: int, each: int = 1) -> int:
    """Return what units cost, rounded half up to whole coins as an invoice is.

    Args:
        price: [ten-thousandths of the smallest coin] of ``each`` units, >= 0.
        units: [units] >= 0.
        each: [units] >= 1.

    Returns:
        [smallest coin].

    >>> paid(35_000, 10_000), paid(35_000, 1), paid(35_000, 3, each=10)  # 3.5 coins a piece
    (35000, 4, 1)
    """
    return (2 * price * units + MYRIAD * each) // (2 * MYRIAD * each)


def unit_prices(amounts: Floats, currencies: Sequence[str]) -> list[int | None]:
    """Return what a unit costs in ten-thousandths of the smallest coins; None where price or currency is not known.

    Args:
        amounts: [money/unit] shape (n,); nan where not known.
        currencies: as many; "" where not known.

    >>> unit_prices(np.array([0.035, 0.35, np.nan]), ["USD", "JPY", "USD"])
    [35000, 3500, None]
    """
    exact = np.rint(amounts * Coded.of(currencies).each(lambda code: _parts(code) if code else np.nan)).tolist()
    return [int(price) if isfinite(price) else None for price in exact]


def worths(prices: Floats, currencies: Sequence[str]) -> Floats:
    """Return the same prices in whole units of their currencies: the way back.

    >>> worths(np.array([35000.0, 3500.0]), ["USD", "JPY"])
    array([0.035, 0.35 ])
    """
    worth: Floats = prices / Coded.of(currencies).each(_parts)
    return worth


def written(price: int, currency: str) -> Decimal:
    """Return one of them digit by digit, in whole units of its currency, without zeros beyond a coin.

    >>> str(written(35_000, "USD")), str(written(1_200_000, "USD")), str(written(3_500, "JPY"))
    ('0.035', '1.20', '0.35')
    """
    coin = Decimal(1).scaleb(-decimals(currency))
    exact = (coin * price / MYRIAD).normalize()
    return exact if exact % coin else exact.quantize(coin)


def _parts(currency: str) -> float:
    return float(MYRIAD * 10 ** decimals(currency))
