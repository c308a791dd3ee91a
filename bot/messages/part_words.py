"""Some of several units in words: all of them, or how many of how many."""

from bot.wording import Safe, Voice


def units_of(some: int, every: int, voice: Voice) -> Safe:
    """Return how many of how many units.

    >>> units_of(582, 582, Voice()), units_of(12, 582, Voice()), units_of(1, 1, Voice())
    ('all 582 units', '12 of 582 units', 'the only unit')
    """
    if some == every:
        return voice.count("the only unit", "all {n} units", every)
    return voice.say("{some} of {every} units", some=some, every=every)
