"""Whether two seasons are one and the same, told by their first and last days."""


def is_the_same(days: tuple[int, int], others: tuple[int, int]) -> bool:
    """Return whether two seasons share at least half of the days of the shorter one: one look finds it a week longer.

    >>> is_the_same((10, 19), (15, 40)), is_the_same((10, 19), (16, 40))
    (True, False)
    """
    return 2 * _shared(days, others) >= min(_length(days), _length(others))


def is_covered(days: tuple[int, int], others: tuple[int, int]) -> bool:
    """Return whether a planned season holds at least half of the days of another; a short one leaves it worth planning.

    >>> is_covered((10, 19), (15, 40)), is_covered((10, 19), (12, 15))
    (True, False)
    """
    return 2 * _shared(days, others) >= _length(days)


def _shared(days: tuple[int, int], others: tuple[int, int]) -> int:
    return min(days[1], others[1]) - max(days[0], others[0]) + 1


def _length(days: tuple[int, int]) -> int:
    return days[1] - days[0] + 1
