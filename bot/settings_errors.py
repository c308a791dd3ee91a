"""Mistakes with settings a person can fix."""

from dataclasses import dataclass

from bot.errors import UserError
from bot.wording import N_, Safe


@dataclass(eq=False)
class NotWithin(UserError):
    least: Safe
    most: Safe
    sentence = N_("Type a number from {least} to {most}, or leave it blank.")


@dataclass(eq=False)
class NotWholeWithin(UserError):
    least: int
    most: int
    sentence = N_("Type a whole number from {least} to {most}, or leave it blank.")


@dataclass(eq=False)
class NoChannelId(UserError):
    sentence = N_("This is no channel ID. In Slack: channel name, About, at the bottom (it starts with C).")


@dataclass(eq=False)
class NotMemberThere(UserError):
    sentence = N_("I am not a member of this channel. Type /invite @Quartermaster there first.")


@dataclass(eq=False)
class SettingsMoved(UserError):
    sentence = N_("Nothing changed: somebody changed these settings meanwhile. Ask `/stock settings` for the latest.")
