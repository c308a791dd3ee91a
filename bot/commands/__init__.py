"""Each slash command is a file here."""

from bot.commands import po, reorder, stock

COMMANDS = (stock, reorder, po)
