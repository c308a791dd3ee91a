"""`ask`: a slash command, or words, answered in the terminal, through the same handlers as in Slack."""

import argparse
import json
import logging
import secrets
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from pathlib import Path
from traceback import extract_tb
from types import ModuleType

from bot.commands import COMMANDS
from bot.demo.people import PEOPLE
from bot.desk import Action, Asker, Desk
from bot.errors import NotForGuests, Unexpected, UnknownCommand, UserError
from bot.errors.setup import DemoUnfinished, FileNotWritten, NobodyKnown, NoDemo, UnknownMember
from bot.jobs import plan
from bot.messages.reply import Answer, File, Message
from bot.opening import desk_of, open_kept, utc_now
from bot.pressing import pressed, turned_to
from bot.refusals import said
from bot.sample import DATABASE, DEMO, Calendar, demo_settings
from bot.settings import read
from bot.talking import answered, talked
from bot.terminal import as_lines, print_error, zone_here
from bot.wording import Voice

logger = logging.getLogger(__name__)

NAME = "ask"
HELP = 'answer a slash command, or words, here, for example: ask "/stock SKU123"'


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "words", nargs="+", help='what you would type in Slack, in quotes: "/stock SKU123"; several one after the other'
    )
    parser.add_argument(
        "--user", default="", help="answer as this Slack member (U…); without it: as the owner of this terminal"
    )
    parser.epilog = f"people of the demo: {', '.join(f'{it.id} ({it.role})' for it in PEOPLE)}"
    parser.add_argument("--json", action="store_true", help="print the messages as Slack would get them")
    parser.add_argument("--page", type=int, default=1, metavar="N", help="of a long list, the page of this number")
    parser.add_argument(
        "--press", action="append", default=[], metavar="WORDS",
        help='press the button of that name and print what it answers: --press Approve; --press "Accept #2" the '
        "second of that name; several, each on what the one before answers",
    )  # fmt: skip
    parser.add_argument("--demo", action="store_true", help="ask the store and the clock of the demo")


def run(parsed: argparse.Namespace) -> int:
    _demand_commands(parsed.words)
    if parsed.demo and not (DEMO / DATABASE).exists():
        raise NoDemo
    settings = demo_settings() if parsed.demo else read()
    clock = Calendar.kept().now if parsed.demo else utc_now
    with open_kept(settings) as (_, store):
        if parsed.demo and store.jobs.last(plan.NAME) is None:
            raise DemoUnfinished
        desk = desk_of(settings, store, clock=clock)
        asker = Asker(parsed.user, "", _demo_voice(parsed.user) if parsed.demo else _voice(desk, parsed.user))
        answers, refusal = _until_refused(_answered(desk, asker, parsed), settings.log_level)
    messages = [reply if isinstance(reply, Message) else _written(reply, asker.voice) for reply in answers]
    if parsed.json and (messages or refusal is None):
        print(json.dumps([{"text": m.text, "blocks": m.blocks} for m in messages], ensure_ascii=False, indent=2))
    elif messages:
        names = {person.id: person.name for person in PEOPLE} if parsed.demo else {}
        print("\n\n".join("\n".join(as_lines(message, names)) for message in messages), flush=True)
    if refusal is not None:
        print_error(refusal, asker.voice)
    return 0 if refusal is None else 1


def _demand_commands(typed: Sequence[str]) -> None:
    """Let nobody type nothing, or a command that is none. Raises: UnknownCommand."""
    for words in typed:
        if not words.strip() or (words.lstrip().startswith("/") and _command(words) is None):
            raise UnknownCommand(words)


def _until_refused(told: Iterable[Answer], log_level: str) -> tuple[list[Answer], UserError | None]:
    """Return what is answered, and what the person is refused after it; whatever fails, that is a sentence."""
    answers = list[Answer]()
    try:
        answers.extend(told)
    except Exception as error:  # noqa: BLE001 - it is logged where it is our mistake
        return answers, said(error) or _admitted(error, log_level)
    return answers, None


def _command(words: str) -> ModuleType | None:
    """Return the command that is typed; None: it is none, or said without its sign."""
    name, *_ = words.split(maxsplit=1)
    return next((command for command in COMMANDS if name == command.NAME), None)


def _answered(desk: Desk, asker: Asker, parsed: argparse.Namespace) -> Iterator[Answer]:
    """Yield what Slack would answer, one after the other; to the last words at a page, or to each press behind them."""
    desk.demand(parsed.user, Action.LOOK)
    *before, last = parsed.words
    for words in before:
        yield from _told(desk, asker, words.strip())
    answers: Iterable[Answer] = _told(desk, asker, last.strip())
    if parsed.page != 1:
        answers = [turned_to(desk, asker, list(answers), parsed.page)]
    if not parsed.press:
        yield from answers
    for button in parsed.press:
        answers = list(pressed(desk, asker, list(answers), button))
        yield from answers


def _told(desk: Desk, asker: Asker, words: str) -> Iterator[Answer]:
    """Yield what is answered to a command, or to words as in a conversation."""
    command = _command(words)
    if command is None:
        return talked(desk, asker, words)
    return answered(desk, asker, command, words.partition(" ")[2].strip())


def _admitted(error: Exception, log_level: str) -> Unexpected:
    """Admit our own bug; the log says where it is, and with LOG_LEVEL=DEBUG how it came there."""
    refusal, at = Unexpected(secrets.token_hex(3)), extract_tb(error.__traceback__)[-1]
    logger.error(
        "Reference %s: answering failed in %s, line %s: %r", refusal.reference, at.filename, at.lineno, error,
        exc_info=error if log_level == "DEBUG" else None,
    )  # fmt: skip
    return refusal


def _written(file: File, voice: Voice) -> Message:
    """Write the file into the current folder, beside what is there already, and say where."""
    wanted = Path(file.name)
    for number in count(2):
        try:
            with wanted.open("xb") as written:
                written.write(file.content)
        except FileExistsError:
            wanted = Path(f"{Path(file.name).stem}-{number}{wanted.suffix}")
        except OSError as error:
            raise FileNotWritten(str(wanted), error.strerror or str(error)) from error
        else:
            break
    return Message(voice.say("📎 {title}: written to {file}.", title=file.title, file=str(wanted.resolve())))


def _voice(desk: Desk, user: str) -> Voice:
    """Return the language the member reads in Slack, as far as it is known. Raises: UnknownMember, NobodyKnown."""
    profile, people = desk.store.people.profile(user), desk.store.people.all()
    if user and profile is None and user not in {*desk.admins, *(member.user for member in people)}:
        known = {member.user: member.role for member in people} | dict.fromkeys(sorted(desk.admins), "admin")
        if not known:
            raise NobodyKnown(user)
        raise UnknownMember(user, tuple(f"{each} ({role})" for each, role in known.items()))
    return Voice.of(profile.locale, profile.tz) if profile else desk.voice(zone_here())


def _demo_voice(user: str) -> Voice:
    """Return the language of somebody in the demo's Slack. Raises: UnknownMember, NotForGuests."""
    if not user:
        return Voice()
    person = next((person for person in PEOPLE if person.id == user), None)
    if person is None:
        raise UnknownMember(user, tuple(f"{each.id} ({each.role})" for each in PEOPLE))
    if person.is_restricted:
        raise NotForGuests
    return Voice.of(person.locale, person.tz)
