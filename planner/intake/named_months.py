"""Dates whose month is written out, as in reports that were made to be read: "Jan 5, 2026", "05-Jan-2026"."""

import re

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = re.compile(
    r"(?:(?P<month>[A-Za-z]{3,9})\.? (?P<day>[0-9]{1,2}),? "
    r"|(?P<day_first>[0-9]{1,2})[ -](?P<month_second>[A-Za-z]{3,9})\.?,?[ -])"
    r"(?P<year>20[0-9]{2})(?:[ ,T].*)?"
)


def numbered(text: str) -> str:
    """Return a date as year, month and day where its English month is written out; any other text as it is.

    >>> numbered("Jan 5, 2026 11:30:00 PM PST"), numbered("05-Sept-2026"), numbered("3 March 2026"), numbered("soon")
    ('2026-01-05', '2026-09-05', '2026-03-03', 'soon')
    """
    found = _NAMED.fullmatch(text)
    if found is None:
        return text
    month = (found["month"] or found["month_second"])[:3].casefold()
    if month not in _MONTHS:
        return text
    return f"{found['year']}-{_MONTHS.index(month) + 1:02d}-{int(found['day'] or found['day_first']):02d}"
