"""Files come in: ``take`` imports one whole or not at all, whoever brought it."""

from bot.uploads.taking import is_of_all_shops, take
from bot.uploads.upload import LONGEST_PERIOD, NO_SHOP, Taken, Upload, as_named

__all__ = ["LONGEST_PERIOD", "NO_SHOP", "Taken", "Upload", "as_named", "is_of_all_shops", "take"]
