"""Mistakes a person can fix: what happened, their own words quoted, what to do next.

Each error is a code (its class) with values; ``wording`` makes the sentence in the reader's language.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from bot.wording import N_, Phrase, Safe


@dataclass(eq=False)
class UserError(Exception):
    """Something a person can put right; the sentence is shown to them as it is."""

    @property
    def sentence(self) -> Phrase:
        """Return what happened and what to do next; most errors have one sentence, as an attribute of their class."""
        raise NotImplementedError

    @property
    def values(self) -> dict[str, object]:
        return {f.name: getattr(self, f.name) for f in fields(self)}


@dataclass(eq=False)
class Told(UserError):
    """One error with many sentences: which, and what it names, is said when it is raised."""

    why: Phrase
    said: Mapping[str, str | int]

    @property
    def sentence(self) -> Phrase:  # one error, many sentences
        return self.why

    @property
    def values(self) -> dict[str, object]:
        return dict(self.said)


@dataclass(eq=False)
class UnknownSku(UserError):
    code: str
    sentence = N_("There is no SKU `{code}`. Import an order or stock export that contains it, or look at `/stock`.")


@dataclass(eq=False)
class MisspeltSku(UserError):
    code: str
    near: tuple[str, ...]
    sentence = N_("There is no SKU `{code}`. Did you mean {near}?")


@dataclass(eq=False)
class NearCommand(UserError):
    typed: str
    near: str
    sentence = N_("`{typed}` is not understood. Did you mean `{near}`?")


@dataclass(eq=False)
class UnknownSkus(UserError):
    codes: tuple[str, ...]
    sentence = N_("There are no SKUs {codes}. Import an export that contains them, or look at `/stock`.")


@dataclass(eq=False)
class TooManySkus(UserError):
    named: int
    most: int
    sentence = N_("You named {named} SKUs; up to {most} at once can be shown. `/stock xlsx` sends all as a workbook.")


@dataclass(eq=False)
class WhyOfOneSku(UserError):
    sentence = N_("Numbers are explained for one SKU at a time: type `/stock SKU123 why` with its code.")


@dataclass(eq=False)
class NothingToExplain(UserError):
    product: str
    sentence = N_(
        "Nothing of `{product}` is known to be in stock, so there is no age to explain. See `/stock {product}`."
    )


@dataclass(eq=False)
class WhichNumber(UserError):
    typed: str
    more: str
    less: str
    sentence = N_("“{typed}” can mean {more} or {less}. Type the one you mean the way it stands here.")


@dataclass(eq=False)
class UnknownCommand(UserError):
    words: str
    sentence = N_("I do not know the command `{words}`. Try `/stock help`.")


@dataclass(eq=False)
class NotAllowed(UserError):
    role: str
    user: str
    sentence = N_(
        "This needs the role *{role}*. “Who can approve?”, said to me, names those who have it. An admin can give it "
        "to you: `python -m bot role {user} {role}` on the machine that runs the bot."
    )


@dataclass(eq=False)
class NobodyInParticular(UserError):
    role: str
    sentence = N_(
        "This needs the role *{role}*. Say who you are: add `--user U…`, the ID of a Slack member who has it."
    )


@dataclass(eq=False)
class NotForGuests(UserError):
    sentence = N_("Guests and people of other workspaces cannot look at the stock here. An admin can give you a role.")


@dataclass(eq=False)
class NotKnownNow(UserError):
    sentence = N_("Slack does not tell me who you are just now, so I cannot show you the stock. Try again in a minute.")


@dataclass(eq=False)
class DeadButton(UserError):
    sentence = N_("This button is no longer active. Ask `/stock` or `/po` again for a fresh card.")


@dataclass(eq=False)
class DeadWindow(UserError):
    sentence = N_(
        "This window is no longer active, and nothing was changed. Ask `/stock` or `/po` again and open it anew."
    )


@dataclass(eq=False)
class FileNotFetched(UserError):
    file: str
    why: str
    sentence = N_("{file} could not be fetched from Slack ({why}). Nothing was imported; share it once more.")


@dataclass(eq=False)
class FileBehindSignIn(UserError):
    file: str
    sentence = N_(
        "Slack sent its sign-in page in the place of {file}, so nothing was imported: the app lacks the scope "
        "`files:read`. `python -m bot doctor` on the machine that runs the bot says how to give it."
    )


@dataclass(eq=False)
class NotInChannel(UserError):
    channel: Safe
    sentence = N_("I am not a member of {channel}. Type `/invite @Quartermaster` there, then press Share again.")


@dataclass(eq=False)
class NoChannelHere(UserError):
    sentence = N_(
        "Nobody else reads a direct message. Ask `/stock` in the channel that should see it, then press Share."
    )


@dataclass(eq=False)
class FileNotSent(UserError):
    file: str
    why: str
    sentence = N_(
        "{file} could not be sent to you: Slack says `{why}`. Try again; if it fails again, "
        "`python -m bot doctor` on the machine that runs the bot says what is missing."
    )


@dataclass(eq=False)
class ListsFollow(UserError):
    """Our own bug after something was done; the log holds the traceback under the same reference."""

    reference: str
    sentence = N_(
        "It is done and counts; do not do it again. The lists could not be brought up to date just now (in the log it "
        "is `{reference}`): they follow at the next check, within a quarter of an hour."
    )


@dataclass(eq=False)
class Unexpected(UserError):
    """Our own bug, admitted in one sentence; the log holds the traceback under the same reference."""

    reference: str
    sentence = N_(
        "Something went wrong on our side; in the log it is `{reference}`. Look at `/stock` before you try again."
    )
