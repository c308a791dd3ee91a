"""Mistakes with settings a person can fix."""

from dataclasses import dataclass

from bot.errors import UserError
from bot.wording import N_, Phrase, Safe


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
    sentence = N_("This is not a channel ID. In Slack: channel name, About, at the bottom (it starts with C).")


@dataclass(eq=False)
class NotMemberThere(UserError):
    sentence = N_("I am not a member of this channel. Type /invite @Quartermaster there first.")


@dataclass(eq=False)
class SettingsMoved(UserError):
    sentence = N_("Nothing changed: somebody changed these settings meanwhile. Ask `/stock settings` for the latest.")


@dataclass(eq=False)
class ThresholdInWindow(UserError):
    label: Phrase
    value: Safe
    sentence = N_(
        "*{label}* is {value} now. Admins change it in a window: press *Change thresholds…* below `/stock settings`, "
        "or *Its thresholds…* for one shop only."
    )


@dataclass(eq=False)
class NoThreshold(UserError):
    name: str
    known: tuple[str, ...]
    sentence = N_("There is no threshold `{name}`. There are {known}.")


@dataclass(eq=False)
class NoNumberOf(UserError):
    name: str
    least: Safe
    most: Safe
    sentence = N_("`{name}` takes a number from {least} to {most}; with nothing after the = it is as in all shops.")


@dataclass(eq=False)
class NoChoiceOf(UserError):
    name: str
    choices: tuple[str, ...]
    sentence = N_("`{name}` takes one of {choices}; with nothing after the = it is as in all shops.")
