"""Turns refusals of the store and of file readers into sentences for the person."""

from collections.abc import Callable
from dataclasses import fields

from bot import store
from bot.engines.refusal import FilesRefused
from bot.errors import UserError, database, event, file, order, setup
from bot.errors.plan_files import FILES_REFUSED, RefusedFiles
from bot.errors.refused_file import FILE_REFUSED, MISSING_COLUMNS, RefusedFile
from bot.sheets.refusal import FileRefused, Refusal

SAID: dict[type[Exception], type[UserError]] = {
    store.NotOpened: database.DatabaseNotOpened,
    store.NoFolder: database.NoDatabaseFolder,
    store.NoDatabase: database.NoDatabase,
    store.OtherDatabase: database.OtherDatabase,
    store.DriverMissing: database.DriverMissing,
    store.NewerTables: database.NewerDatabase,
    store.ShopExists: setup.ShopExists,
    store.UnknownShop: setup.UnknownShop,
    store.ReceiptStands: order.ReceiptStands,
    store.TeamTaken: setup.TeamTaken,
    store.AlreadyImported: file.AlreadyImported,
    store.EventExists: event.EventExists,
    store.NotSoldThere: event.NotSoldThere,
    store.ImportGone: file.ImportedElsewhere,
}
OF_DATABASE: tuple[tuple[Callable[[Exception], bool], type[UserError]], ...] = (
    (store.is_disk_full, database.DiskFull),
    (store.is_disk_failing, database.DiskFails),
    (store.is_busy, database.DatabaseBusy),
    (store.is_away, database.DatabaseAway),
)


def said(error: Exception) -> UserError | None:
    """Return the error a person can fix; None for our own bugs."""
    if isinstance(error, UserError):
        return error
    if isinstance(error, FileRefused):
        phrase = FILE_REFUSED[error.code.value]
        if error.code == Refusal.MISSING_COLUMNS:
            phrase = MISSING_COLUMNS.get(str(error.values.get("kind")), phrase)
        return RefusedFile(phrase, error.values)
    if isinstance(error, FilesRefused):
        return RefusedFiles(FILES_REFUSED[error.code], error.values)
    for is_so, sentence in OF_DATABASE:
        if is_so(error):
            return sentence()
    if type(error) not in SAID:
        return None
    refusal = SAID[type(error)]
    return refusal(**{field.name: getattr(error, field.name) for field in fields(refusal)})
