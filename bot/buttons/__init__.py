"""Each button is a file here; its ACTION is the id Slack sends when it is pressed."""

from bot.buttons import approve, dismiss, share, why

BUTTONS = (approve, dismiss, share, why)
