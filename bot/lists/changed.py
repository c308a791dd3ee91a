"""What became worse since this time yesterday, the worst first, and behind it what was known first and what is over."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.desk import Asker, Desk
from bot.messages.page import ROWS, Page
from bot.messages.reply import File
from bot.messages.stock.changed_list import ChangedLine, Turn, changed_page
from bot.store import EXPIRY, SURGE, URGENT_FIRST, Alert
from bot.telling.snoozing import named
from bot.understanding.slips import places_of
from bot.wording import N_, Voice
from bot.workbooks.lists import Kind, Value, list_file

NAME = "changed"
LATELY = timedelta(days=1)
CHANGES = {Turn.WORSE: N_("new or worse"), Turn.FIRST: N_("known for the first time"), Turn.OVER: N_("over")}
COLUMNS = (
    (N_("Change"), Kind.TEXT),
    (N_("When"), Kind.MOMENT),
    (N_("Level"), Kind.NAME),
    (N_("SKU"), Kind.TEXT),
    (N_("Name"), Kind.NAME),
    (N_("Location"), Kind.TEXT),
)


def page(desk: Desk, asker: Asker, about: str, first: int) -> Page:
    """Return a page of them; ``about``: a shop, or "" for all."""
    since, lines = desk.now() - LATELY, _lines(desk, about)
    skus = Counter(turn for turn, _, _ in {(line.turn, line.warning.product, line.warning.location) for line in lines})
    return changed_page(lines[first : first + ROWS], len(lines), skus, since, asker.voice, about)


def whole(desk: Desk, asker: Asker, about: str) -> File:
    """Return all of them as a workbook."""
    voice, rows = asker.voice, [_row(line, asker.voice) for line in _lines(desk, about)]
    title = voice.say("What changed since yesterday")
    return list_file("changed", title, COLUMNS, rows, voice, desk.now())


def _lines(desk: Desk, shop: str) -> list[ChangedLine]:
    since, places = desk.now() - LATELY, places_of(desk, [shop])
    found = [it for it in desk.store.alerts.lately(since) if not shop or it.location in places]
    order = sorted(_changed(desk, found, since), key=lambda it: (it[0], URGENT_FIRST.index(it[2].level), -it[2].id))
    return [ChangedLine(named(desk, it), at, turn) for turn, at, it in order]


def _changed(desk: Desk, found: list[Alert], since: datetime) -> Iterator[tuple[Turn, datetime, Alert]]:
    """Yield how and when each warning changed; what ended where the SKU is still warned of is no recovery."""
    unknown = desk.store.imported.places_first_counted(since)
    worse = {it.id: at for it in found if it.state == "open" and (at := _worse_at(it)) > since}
    standing = {
        (mark.product, mark.location) for mark in desk.store.alerts.marks() if mark.family not in {SURGE, EXPIRY}
    }
    standing |= {(it.product, it.location) for it in found if it.id in worse}
    for it in found:
        if it.id in worse:
            yield Turn.FIRST if it.location in unknown else Turn.WORSE, worse[it.id], it
        elif it.closed_at and (it.product, it.location) not in standing:
            yield Turn.OVER, it.closed_at, it


def _worse_at(alert: Alert) -> datetime:
    """Return when it got as bad as it was told, as the digest compares it."""
    return datetime.fromisoformat(alert.figures["since"])


def _row(line: ChangedLine, voice: Voice) -> tuple[Value, ...]:
    it, change = line.warning, voice.say(CHANGES[line.turn])
    return (change, line.at, it.what(voice), it.product, it.name, it.location)
