"""Turns what the store or a reader of files refuses into a sentence for the person."""

from dataclasses import fields

from bot import event_errors, file_errors, order_errors, setup_errors, store
from bot.engines.refusal import FilesRefused
from bot.errors import UserError, event, file, setup
from bot.errors.file import FILE_REFUSED, RefusedFile
from bot.errors.plan_files import FILES_REFUSED, RefusedFiles
from bot.sheets.refusal import FileRefused

SAID: dict[type[Exception], type[UserError]] = {
    store.ShopExists: setup_errors.ShopExists,
    store.UnknownShop: setup_errors.UnknownShop,
    store.ReceiptStands: order_errors.ReceiptStands,
    store.TeamTaken: setup_errors.TeamTaken,
    store.AlreadyImported: file_errors.AlreadyImported,
    store.EventExists: event_errors.EventExists,
    store.NotSoldThere: event_errors.NotSoldThere,
    store.ImportGone: file_errors.ImportedElsewhere,
}


def said(error: Exception) -> UserError | None:
    """Return the error as a person can fix it; None for our own bugs."""
    if isinstance(error, UserError):
        return error
    if isinstance(error, FileRefused):
        return RefusedFile(FILE_REFUSED[error.code.value], error.values)
    if isinstance(error, FilesRefused):
        return RefusedFiles(FILES_REFUSED[error.code], error.values)
    if type(error) not in SAID:
        return None
    sentence = SAID[type(error)]
    return sentence(**{field.name: getattr(error, field.name) for field in fields(sentence)})
