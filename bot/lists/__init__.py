"""Each long list is a file here: what stands on one page of it, and the whole of it as a workbook.

A list has a ``NAME``, a ``page(desk, asker, about, first)`` that returns the rows from number ``first`` on as a
``messages.page.Page``, and a ``whole(desk, asker, about)`` that returns it all as a ``File``; ``about`` says which
(a shop, a level; "" for all) and comes back with every press. ``bot/paging.py`` shows them.
"""

from bot.lists import (
    accepted,
    budget,
    changed,
    decided,
    events,
    hits,
    imports,
    orders,
    running_out,
    skus,
    slow,
    snoozed,
    sold,
    stock,
    suggestions,
)

LISTS = (
    orders,
    suggestions,
    budget,
    decided,
    slow,
    accepted,
    events,
    stock,
    hits,
    skus,
    snoozed,
    changed,
    sold,
    running_out,
    imports,
)
