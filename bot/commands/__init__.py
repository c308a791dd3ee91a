"""Each slash command is a file here."""

from bot.commands import clearance, po, stock

COMMANDS = (stock, po, clearance)
