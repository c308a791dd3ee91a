"""Each slash command is a file here."""

from bot.commands import event, po, stock

COMMANDS = (stock, po, event)
