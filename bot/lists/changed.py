"""What became worse since this time yesterday, the worst first, and behind it what is over."""

from datetime import timedelta

from bot.desk import Asker, Desk
from bot.messages.changed_list import ChangedLine, changed_page
from bot.messages.levels import LEVEL_WORDS
from bot.messages.page import ROWS, Page
from bot.messages.reply import File
from bot.store import URGENT_FIRST
from bot.telling.snoozing import named
from bot.understanding.slips import places_of
from bot.wording import N_, Voice
from bot.workbooks.lists import Kind, Value, list_file

NAME = "changed"
LATELY = timedelta(days=1)
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
    lines = _lines(desk, about)
    worse = sum(not line.is_over for line in lines)
    since = desk.now() - LATELY
    return changed_page(lines[first : first + ROWS], worse, len(lines) - worse, since, asker.voice, about)


def whole(desk: Desk, asker: Asker, about: str) -> File:
    """Return all of them as a workbook."""
    voice, rows = asker.voice, [_row(line, asker.voice) for line in _lines(desk, about)]
    title = voice.say("What changed since yesterday")
    return list_file("changed", title, COLUMNS, rows, voice, desk.now())


def _lines(desk: Desk, shop: str) -> list[ChangedLine]:
    places, lately = places_of(desk, [shop]), desk.store.alerts.lately(desk.now() - LATELY)
    found = [it for it in lately if not shop or it.location in places]
    order = sorted(found, key=lambda it: (it.state != "open", URGENT_FIRST.index(it.level), -it.id))
    return [ChangedLine(named(desk, it), it.closed_at or it.opened_at, is_over=it.state != "open") for it in order]


def _row(line: ChangedLine, voice: Voice) -> tuple[Value, ...]:
    it = line.warning
    change = voice.say("over") if line.is_over else voice.say("new")
    return (change, line.at, voice.say(LEVEL_WORDS[it.level][1]), it.product, it.name, it.location)
