"""Corrections at the terminal after an import: undo it, or say that listings it left out were deleted."""

from collections.abc import Sequence

from bot.desk import Desk
from bot.errors.importing import IN_THE_WAY, BuiltUpon, NewerStock, NothingLeftOut, NothingToUndo
from bot.messages.importing.left_out import deleted_words
from bot.store import TERMINAL, InTheWay, Shop, UndoStopped
from bot.terminal import here, say, unmarked


def take_back(desk: Desk, shop: Shop, *, is_sure: bool) -> bool:
    """Take the last import of a shop back, or only say which one that is; return whether it was taken back.

    Raises: NothingToUndo, BuiltUpon.
    """
    last = desk.store.import_undo.last(shop.name)
    if last is None:
        raise NothingToUndo(shop.name)
    if last.in_the_way:
        raise _built_upon(last.file, last.in_the_way)
    if not is_sure:
        say("The last import of {shop} is {file}, {when}.", shop=shop.name, file=last.file, when=last.when)
        if not last.shop:
            say("It is the planning workbook, which is of all shops.")
        say(
            '`python -m bot import --undo --shop "{shop}" --yes` undoes it: all is then as it was before. '
            "Nothing has changed yet.",
            shop=shop.name,
        )
        return False
    try:
        desk.store.import_undo.undo(last, desk.now())
    except UndoStopped as stopped:  # since we looked
        raise _built_upon(last.file, stopped.stops) from stopped
    say("The import of {file} is undone: everything is as it was before. It can be done again.", file=last.file)
    return True


def wait_no_more(desk: Desk, shop: Shop) -> None:
    """Stop waiting for listings that a shop's newest stock export left out. Raises: NothingLeftOut, NewerStock."""
    found = desk.store.left_out.last(shop.name)
    if found is None or not found.listings:
        raise NothingLeftOut(shop.name)
    if not desk.store.left_out.deleted(found, desk.now(), TERMINAL):
        raise NewerStock(shop.name)
    print(unmarked(deleted_words(found.listings, found.file, here())))


def _built_upon(file: str, stops: Sequence[InTheWay]) -> BuiltUpon:
    """Say what stands in the way, and return the error to raise."""
    for stop in stops:
        say(IN_THE_WAY[stop.code], **stop.values)
    return BuiltUpon(file)
