"""Days in words: one, or the first and the last of several."""

from datetime import date

from bot.wording import Safe, Voice


def days_words(first: date, last: date, voice: Voice) -> Safe:
    """Return the day, or both.

    >>> days_words(date(2026, 12, 10), date(2026, 12, 24), Voice())
    'Dec 10, 2026 to Dec 24, 2026'
    """
    return voice.day(first) if first == last else voice.say("{first} to {last}", first=first, last=last)
