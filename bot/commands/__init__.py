"""Each slash command is a file here."""

from bot.commands import clearance, event, po, reorder, stock

COMMANDS = (stock, reorder, po, clearance, event)
