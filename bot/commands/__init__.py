"""Each slash command is a file here."""

from bot.commands import po, stock

COMMANDS = (stock, po)
