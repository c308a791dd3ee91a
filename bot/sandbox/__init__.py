"""A Slack workspace on this machine, for trying the bot and for tests: no account, no network, Slack's own rules."""

from bot.sandbox.as_person import AsPerson
from bot.sandbox.nouns import Channel, Control, Person
from bot.sandbox.refusal import Refused
from bot.sandbox.server import Sandbox, serve
from bot.sandbox.shown import Shown, ShownFile
from bot.sandbox.workspace import Workspace

__all__ = ["AsPerson", "Channel", "Control", "Person", "Refused", "Sandbox", "Shown", "ShownFile", "Workspace", "serve"]
