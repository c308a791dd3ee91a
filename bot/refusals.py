"""Turns what the store or a file's reader refuses into a sentence for the person."""

from dataclasses import fields, is_dataclass

from bot import errors, store
from bot.errors import UserError
from bot.file_errors import FILE_REFUSED, RefusedFile
from bot.sheets.refusal import FileRefused

SAID: dict[type[Exception], type[UserError]] = {
    store.ShopExists: errors.ShopExists,
    store.UnknownShop: errors.UnknownShop,
    store.TeamTaken: errors.TeamTaken,
    store.AlreadyImported: errors.AlreadyImported,
}


def said(error: Exception) -> UserError | None:
    """Return the error as a person can fix it; None for our own bugs."""
    match error:
        case UserError():
            return error
        case FileRefused():
            return RefusedFile(FILE_REFUSED[error.code.value], error.values)
        case _ if type(error) in SAID and is_dataclass(error):
            wanted = {f.name for f in fields(SAID[type(error)])}
            return SAID[type(error)](**{f.name: getattr(error, f.name) for f in fields(error) if f.name in wanted})
        case _:
            return None
