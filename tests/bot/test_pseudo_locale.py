"""A language nobody speaks: each sentence that went through wording stands in brackets, so what did not stands bare."""

import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, partial
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import pytest

from bot.buttons import BUTTONS
from bot.commands import COMMANDS, po
from bot.desk import Asker, Desk, Pressed
from bot.errors import UserError
from bot.jobs import JOBS
from bot.messages.reply import FieldErrors, Message, View
from bot.modals import MODALS
from bot.opening import desk_of, open_store
from bot.sample import Calendar, demo_settings
from bot.telling.announcements import announcement
from bot.wording import Voice
from tests.bot.test_languages import HALF_WIDTH
from tests.catalogue import Sentence
from tests.catalogue import spoken as spoken_sentences

WORD = re.compile(r"[^\W\d_]{3,}")
SPOKEN_KEYS = {"text", "title", "label", "hint", "placeholder", "confirm", "deny", "submit", "close", "description"}
CODED_KEYS = {"action_id", "block_id", "value", "type", "style", "callback_id", "name"}
APART = re.compile(r"<[^>]*>|`[^`]*`|:[a-z_]+:")  # mentions, dates, what one types, signs
AUTHORS = {"King", "Silver", "Pyke", "Thomas", "Syntetos", "Boylan", "Teunter", "Babai", "Harris"}  # of formulas
TYPED = ("", "help", "SKU123", "UK Home", "nosuchthing", "lunch", "SKU123 SKU124")


@cache
def sentences() -> frozenset[Sentence]:
    """Return every sentence of ours; to look for them takes seconds, which those need not wait who only collect."""
    return frozenset(spoken_sentences())


class Bracketed(NullTranslations):
    """Says every sentence in brackets that a translator would be shown; what no catalogue can hold stands bare."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧" if message in sentences() else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        said = msgid1 if n == 1 else msgid2
        return f"⟦{said}⟧" if (msgid1, msgid2) in sentences() else said


@dataclass(frozen=True, slots=True)
class BracketedDesk(Desk):
    """A desk whose channels read the language nobody speaks."""

    def voice(self, zone: str = "UTC") -> Voice:
        return Voice("zh_Hans_CN", speaks=Bracketed())


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, first_morning: Path) -> Iterator[BracketedDesk]:
    """The sample's first day."""
    folder = shutil.copytree(first_morning, tmp_path_factory.mktemp("pseudo"), dirs_exist_ok=True)
    settings, calendar = demo_settings(folder), Calendar.kept(folder)
    with open_store(settings) as (_, store):
        plain = desk_of(settings, store, clock=calendar.now)
        yield BracketedDesk(**{name: getattr(plain, name) for name in Desk.__slots__})


@pytest.fixture(scope="module")
def asker(desk: BracketedDesk) -> Asker:
    return Asker("U0ADA", "C0UKHOME", desk.voice())


def spoken(it: Any, key: str = "text") -> Iterator[str]:
    """Yield each text a person reads."""
    match it:
        case str() if key in SPOKEN_KEYS:
            yield it
        case Mapping():
            for name, value in it.items():
                if name not in CODED_KEYS:
                    yield from spoken(value, name)
        case Sequence() if not isinstance(it, str):
            for value in it:
                yield from spoken(value, key)


def bare(text: str) -> list[str]:
    """Return the words outside of every bracket.

    >>> bare("⟦Order ⟦12 days⟧⟧ now SKU123 ⟦left⟧")
    ['now', 'SKU']
    """
    text = text.replace("&amp;", "&")
    while "⟦" in text and (shorter := re.sub(r"⟦[^⟦⟧]*⟧", " ", text)) != text:
        text = shorter
    return WORD.findall(APART.sub(" ", text))


def texts(reply: Any) -> Iterator[str]:
    match reply:
        case Message():
            yield reply.text
            yield from spoken(list(reply.blocks))
        case View():
            yield from (reply.title, reply.close, reply.submit)
            yield from spoken(list(reply.blocks))
        case FieldErrors():
            yield from reply.sentences.values()


def known(desk: Desk) -> set[str]:
    """Return the words of products, shops, suppliers and places: theirs, not ours."""
    said = [text for shop in desk.store.shops.all() for text in (shop.name, shop.tz)]
    said += [event.plan.name for event in map(desk.store.events.one, range(1, 10)) if event]
    for catalogue in desk.store.facts.gather(desk.now(), days=1):
        said += [*catalogue.items.product, *catalogue.items.location, *catalogue.items.supplier]
        said += [about.name for about in catalogue.about]
    return AUTHORS | set(WORD.findall(" ".join(said)))


def replies(handler: Callable[[], Iterable[Any]]) -> list[Any]:
    """Return what a handler answers, or what it refuses with."""
    try:
        return list(handler())
    except UserError as error:
        return [Message(Voice("zh_Hans_CN", speaks=Bracketed()).tell(error))]


def buttons_in(replied: Sequence[Any]) -> dict[str, str]:
    """Return the newest value of each action among the answers."""
    found: dict[str, str] = {}

    def look(it: Any) -> None:
        if isinstance(it, Mapping):
            if "action_id" in it:
                found[it["action_id"]] = str(it.get("value", ""))
            for value in it.values():
                look(value)
        elif isinstance(it, list | tuple):
            for value in it:
                look(value)

    for reply in replied:
        if isinstance(reply, Message):
            look(reply.blocks)
    return found


def test_a_bare_word_is_found() -> None:
    assert bare("⟦Order ⟦12 days⟧⟧ now SKU123 ⟦left⟧") == ["now", "SKU"]
    assert not bare("⟦all of it⟧ · 12")


def test_what_commands_buttons_and_windows_say_went_through_wording(desk: BracketedDesk, asker: Asker) -> None:
    """Every command with every kind of words, every button its answers show, every window they open."""
    replied = [
        reply
        for command in COMMANDS
        for words in TYPED
        for reply in replies(partial(command.answer, desk, asker, words))
    ]
    handlers = {button.ACTION: button.press for button in BUTTONS} | {modal.NAME: _show(modal) for modal in MODALS}
    pressed: set[str] = set()
    while waiting := {a: v for a, v in buttons_in(replied).items() if a in handlers and a not in pressed}:
        for action in waiting:
            pressed.add(action)
            press = Pressed(buttons_in(replied)[action], is_private=True, moment="1")
            replied += replies(partial(handlers[action], desk, asker, press))
        for order in desk.store.orders.coming()[:1]:
            replied += replies(partial(po.answer, desk, asker, order.number))
    _demand_spoken(replied, desk)
    assert pressed >= {"approve", "share", "why", "po_ordered"}


@pytest.mark.parametrize(
    ("command", "words"),
    [
        *(
            ("stock", words)
            for words in ("", "SKU123", "23439", "SKU123 why all", "settings", "urgent", "SKU123, 23439")
        ),
        *(("reorder", words) for words in ("", "why", "budget 500")),
        *(("event", words) for words in ("", "#1 why", "season")),
        *(("clearance", words) for words in ("", "SKU123", "SKU123 why", "SKU123 ad", "why")),
    ],
)
def test_chinese_answers_are_written_with_full_width_marks(desk: BracketedDesk, command: str, words: str) -> None:
    asker = Asker("U0LIN", "C0UKHOME", Voice.of("zh-CN"))
    (answering,) = (each for each in COMMANDS if f"/{command}" == each.NAME)
    for reply in answering.answer(desk, asker, words):
        for text in texts(reply):
            assert not HALF_WIDTH.search(re.sub(r"`[^`]*`", "``", text)), text


def test_what_channels_are_told_went_through_wording(desk: BracketedDesk) -> None:
    for job in JOBS:
        job.run(desk)
    told = []
    while leased := desk.store.outbox.lease(desk.now(), timedelta(seconds=90)):
        told.append(announcement(desk, leased.kind, leased.values))
        desk.store.outbox.sent(leased.id, leased.revision, f"{leased.id}.0")
    assert told
    _demand_spoken(told, desk)


def _show(modal: Any) -> Callable[..., list[View]]:
    return lambda desk, asker, press: [modal.show(desk, asker, press)]


def _demand_spoken(replied: Sequence[Any], desk: Desk) -> None:
    theirs = known(desk)
    stray = {(word, text) for reply in replied for text in texts(reply) for word in bare(text) if word not in theirs}
    assert not stray, "\n".join(f"{word}: {text[:200]}" for word, text in sorted(stray))
