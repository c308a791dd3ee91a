"""Each slash command is a file here."""

from bot.commands import clearance, po, reorder, stock

COMMANDS = (stock, reorder, po, clearance)
