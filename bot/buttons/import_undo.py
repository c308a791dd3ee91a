"""Undo this import: everything is again as it was before, where nothing newer stands upon it."""

from collections.abc import Iterator, Sequence

from bot.desk import Action, Asker, Desk, Pressed
from bot.errors import DeadButton
from bot.errors.importing import TakenBack
from bot.messages.importing.undone import (
    IMPORT_UNDO,
    gone_message,
    not_taken_back,
    stopped_message,
    taking_back,
    undone_message,
)
from bot.messages.reply import Message
from bot.store import ImportGone, InTheWay, LastImport, UndoStopped

ACTION = IMPORT_UNDO


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    desk.demand(asker.user, Action.IMPORT)
    if not pressed.value.isdecimal():
        raise DeadButton
    made = _asked(desk, int(pressed.value))
    if made.by != asker.user:
        desk.demand(asker.user, Action.MANAGE)
    if made.in_the_way:
        yield _stopped(made, made.in_the_way, asker)
        return
    yield taking_back(made.file, asker.voice)
    try:
        desk.store.import_undo.undo(made, desk.now(), asker.user)
    except UndoStopped as stopped:  # since we looked
        yield _stopped(made, stopped.stops, asker, run=made.id)
    except ImportGone:
        still = desk.store.import_undo.of(made.id)
        yield _stopped(made, still.in_the_way, asker, run=made.id) if still else gone_message(made.file, asker.voice)
    except Exception:  # the receipt is gone, so that the button is needed again; what went wrong is said beside it
        yield not_taken_back(made.file, made.id, asker.voice)
        raise
    else:
        yield undone_message(made.file, asker.voice)


def _asked(desk: Desk, number: int) -> LastImport:
    """Return the import a button stands for. Raises: TakenBack, where it cannot be taken back any more."""
    made = desk.store.import_undo.of(number)
    if made is None:
        raise TakenBack
    return made


def _stopped(made: LastImport, stops: Sequence[InTheWay], asker: Asker, run: int = 0) -> Message:
    return stopped_message(made.file, [(stop.code, stop.values) for stop in stops], asker.voice, run)
