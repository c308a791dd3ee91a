"""Turns what the store or a reader of files refuses into a sentence for the person."""

from dataclasses import fields

from bot import store
from bot.engines.refusal import FilesRefused
from bot.errors import UserError, event, file, order, setup
from bot.errors.file import FILE_REFUSED, RefusedFile
from bot.errors.plan_files import FILES_REFUSED, RefusedFiles
from bot.sheets.refusal import FileRefused

SAID: dict[type[Exception], type[UserError]] = {
    store.NotOpened: setup.DatabaseNotOpened,
    store.DriverMissing: setup.DriverMissing,
    store.NewerTables: setup.NewerDatabase,
    store.ShopExists: setup.ShopExists,
    store.UnknownShop: setup.UnknownShop,
    store.ReceiptStands: order.ReceiptStands,
    store.TeamTaken: setup.TeamTaken,
    store.AlreadyImported: file.AlreadyImported,
    store.EventExists: event.EventExists,
    store.NotSoldThere: event.NotSoldThere,
    store.ImportGone: file.ImportedElsewhere,
}


def said(error: Exception) -> UserError | None:
    """Return the error as a person can fix it; None for our own bugs."""
    if isinstance(error, UserError):
        return error
    if isinstance(error, FileRefused):
        return RefusedFile(FILE_REFUSED[error.code.value], error.values)
    if isinstance(error, FilesRefused):
        return RefusedFiles(FILES_REFUSED[error.code], error.values)
    if store.is_disk_full(error):
        return setup.DiskFull()
    if type(error) not in SAID:
        return None
    sentence = SAID[type(error)]
    return sentence(**{field.name: getattr(error, field.name) for field in fields(sentence)})
