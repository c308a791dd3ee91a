"""Each slash command is a file here."""

from bot.commands import stock

COMMANDS = (stock,)
