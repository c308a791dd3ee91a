"""Files come in: ``take`` imports one whole or not at all, whoever brought it."""

from bot.uploads.taking import first_table, take
from bot.uploads.upload import Taken, Upload

__all__ = ["Taken", "Upload", "first_table", "take"]
