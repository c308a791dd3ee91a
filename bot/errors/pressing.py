"""What a person can mend who presses buttons or turns pages by their words."""

from dataclasses import dataclass

from bot.errors import UserError
from bot.wording import N_, Phrase


@dataclass(eq=False)
class NoSuchButton(UserError):
    words: str
    shown: tuple[str, ...]  # what the buttons there are called

    @property
    def sentence(self) -> Phrase:  # with buttons to choose from, or none
        if self.shown:
            return N_("No button here is called “{words}”. There are: {shown}.")
        return N_("No button here is called “{words}”: there are none.")


@dataclass(eq=False)
class ManySuchButtons(UserError):
    words: str
    shown: tuple[str, ...]  # what each stands beside, with its number
    sentence = N_("Several buttons are called “{words}”. Add the number of the one you mean: {shown}.")


@dataclass(eq=False)
class NeedsSlack(UserError):
    words: str
    instead: str = ""  # what is typed instead

    @property
    def sentence(self) -> Phrase:  # with what to type, or where to look for it
        if self.instead:
            return N_("“{words}” needs Slack: there it opens a window. Type `{instead}` instead.")
        return N_(
            "“{words}” needs Slack: there it opens a window, or writes into the channel. `/stock help`, "
            "`/reorder help`, `/po help` and `/event help` say what can be typed instead."
        )


@dataclass(eq=False)
class NoPages(UserError):
    sentence = N_("This answer has no pages: `--page` turns those of long lists.")
