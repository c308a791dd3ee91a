"""The quirks are imported into a store of the bot's own tests."""

from tests.bot.conftest import clock, new_store, opens, url

__all__ = ["clock", "new_store", "opens", "url"]
