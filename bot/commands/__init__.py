"""Each slash command is a file here."""

from bot.commands import clearance, event, po, stock

COMMANDS = (stock, po, clearance, event)
