"""What a safety stock achieves: how many lead times it sees through, and how much of the demand it serves."""

from math import exp, pi, sqrt
from statistics import NormalDist

NORMAL = NormalDist()


def z_of(service_level: float) -> float:
    """Return how many spreads of safety stock a service level takes.

    Args:
        service_level: share of lead times without a stock-out, above 0 and below 1.

    Returns:
        The quantile of the normal distribution.

    >>> round(z_of(0.95), 4)
    1.6449
    """
    return NORMAL.inv_cdf(service_level)


def cycle_service(safety_stock: float, spread: float) -> float:
    """Return the share of lead times that end without a stock-out.

    Args:
        safety_stock: [units] >= 0.
        spread: [units] of the sales of a lead time, >= 0.

    Returns:
        0.5 to 1; 1 where nothing strays.

    >>> round(cycle_service(97.98, 97.98), 4)
    0.8413
    """
    return NORMAL.cdf(safety_stock / spread) if spread > 0 else 1.0


def fill_rate(safety_stock: float, spread: float, lot: float) -> float:
    """Return the share of the demand that is served from stock.

    Args:
        safety_stock: [units] >= 0.
        spread: [units] of the sales of a lead time, >= 0.
        lot: [units] ordered at a time, >= 0.

    Returns:
        0 to 1; usually well above the cycle service level. 1 where nothing strays.

    Source: the loss function of the normal distribution, Silver, Pyke and Thomas 2017.

    >>> round(fill_rate(0.0, 97.98, 900.0), 4)
    0.9566
    """
    if spread <= 0:
        return 1.0
    z = safety_stock / spread
    density = exp(-z * z / 2) / sqrt(2 * pi)
    lost = spread * (density - z * (1 - NORMAL.cdf(z)))
    return max(0.0, 1 - lost / lot) if lot > 0 else 0.0
