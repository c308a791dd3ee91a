"""Mistakes a person can fix: what happened, their own words quoted, what to do next.

Each error is a code (its class) with values; ``wording`` makes the sentence in the reader's language.
"""

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import ClassVar

from bot.wording import N_, Phrase, Safe


@dataclass(eq=False)
class UserError(Exception):
    """Something a person can put right; the sentence is shown to them as it is."""

    sentence: ClassVar[Phrase]

    @property
    def values(self) -> dict[str, object]:
        return {f.name: getattr(self, f.name) for f in fields(self)}


@dataclass(eq=False)
class UnknownSku(UserError):
    code: str
    sentence = N_("There is no SKU `{code}`. Import an order or stock export that holds it, or look at `/stock`.")


@dataclass(eq=False)
class MisspeltSku(UserError):
    code: str
    near: tuple[str, ...]
    sentence = N_("There is no SKU `{code}`. Did you mean {near}?")


@dataclass(eq=False)
class UnknownCommand(UserError):
    words: str
    sentence = N_("I do not know the command `{words}`. Try `/stock help`.")


@dataclass(eq=False)
class NotAllowed(UserError):
    role: str
    sentence = N_(
        "This needs the role *{role}*. An admin can give it to you: `python -m bot role YOUR-MEMBER-ID {role}` "
        "on the machine that runs the bot."
    )


@dataclass(eq=False)
class NotForGuests(UserError):
    sentence = N_("Guests and people of other workspaces cannot look at the stock here. An admin can give you a role.")


@dataclass(eq=False)
class AlreadyDecided(UserError):
    state: Phrase
    who: Safe
    when: datetime
    sentence = N_("Nothing changed: this suggestion was already {state} by {who}, {when}.")


@dataclass(eq=False)
class NoLongerOpen(UserError):
    sentence = N_("Nothing changed: this suggestion is no longer open. Ask `/stock` again for the latest one.")


@dataclass(eq=False)
class Outdated(UserError):
    sentence = N_("Nothing changed: the suggestion has changed since this card was made. Here is the latest one.")


@dataclass(eq=False)
class DeadButton(UserError):
    sentence = N_("This button is no longer active. Ask `/stock` again for a fresh card.")


@dataclass(eq=False)
class NotInChannel(UserError):
    channel: Safe
    sentence = N_("I am not a member of {channel}. Type `/invite @Quartermaster` there, then press Share again.")


@dataclass(eq=False)
class Unexpected(UserError):
    """Our own bug, admitted in one sentence; the log holds the traceback under the same reference."""

    reference: str
    sentence = N_("Something went wrong on our side, and nothing was changed. The log names it `{reference}`.")


@dataclass(eq=False)
class BadMember(UserError):
    user: str
    sentence = N_("`{user}` is no Slack member ID. In Slack: open the profile, press ⋮, Copy member ID (it starts with U).")


@dataclass(eq=False)
class BadMarket(UserError):
    market: str
    sentence = N_("`{market}` is no market. Two letters are needed, for example GB, US, ID.")


@dataclass(eq=False)
class UnknownZone(UserError):
    zone: str
    sentence = N_("There is no time zone `{zone}`. Examples: Europe/London, America/New_York, Asia/Jakarta.")


@dataclass(eq=False)
class UnknownCurrency(UserError):
    currency: str
    sentence = N_("There is no currency `{currency}`. Three letters are needed, for example GBP, USD, IDR.")


@dataclass(eq=False)
class WrongChannel(UserError):
    channel: str
    sentence = N_(
        "`{channel}` is no Slack channel ID. In Slack: press the channel's name; its ID (C…) stands at the bottom of About."
    )


@dataclass(eq=False)
class ShopExists(UserError):
    name: str
    sentence = N_("There is a shop {name} already. Change it with `python -m bot shop change`.")


@dataclass(eq=False)
class UnknownShop(UserError):
    name: str
    near: tuple[str, ...]

    @property
    def sentence(self) -> Phrase:  # type: ignore[override]  # with or without something near
        if self.near:
            return N_("There is no shop {name}. Did you mean {near}?")
        return N_("There is no shop {name}. Add it: `python -m bot shop add {name} --market GB --tz Europe/London --currency GBP`")


@dataclass(eq=False)
class TeamTaken(UserError):
    workspace: str
    team_id: str
    sentence = N_(
        "The store's workspace `{workspace}` belongs to another Slack team than {team_id}. "
        "Set WORKSPACE to another name, or DATABASE_URL to another store."
    )


@dataclass(eq=False)
class BadSetting(UserError):
    name: str
    value: str
    why: Phrase
    sentence = N_("The setting {name} is `{value}`: {why}")


@dataclass(eq=False)
class MissingSetting(UserError):
    name: str
    why: Phrase
    sentence = N_("The setting {name} is missing. {why}")


@dataclass(eq=False)
class TokenRefused(UserError):
    name: str
    slack_says: str
    sentence = N_("Slack refused {name} (`{slack_says}`). README, “Connect your Slack”, shows where to find the right one.")


@dataclass(eq=False)
class SlackOutOfReach(UserError):
    why: str
    sentence = N_("Slack cannot be reached: {why}. Check the network and SLACK_API_URL, then start again.")


@dataclass(eq=False)
class AskDateOrder(UserError):
    example: str
    day_first: date
    month_first: date
    shop: str
    sentence = N_(
        "Is `{example}` {day_first} or {month_first}? The file does not tell. Say it once for the shop: "
        '`python -m bot shop change "{shop}" --dates day_first` (or `month_first`), then import again.'
    )


@dataclass(eq=False)
class ContradictingDates(UserError):
    example: str
    contradiction: str
    sentence = N_(
        "The file writes dates in two ways: `{example}` and `{contradiction}`. Nothing was imported. "
        "Export it again without changing it in a spreadsheet."
    )


@dataclass(eq=False)
class NoRows(UserError):
    file: str
    sentence = N_("{file} has the right headers but no rows. Nothing was imported; export it again with a longer period.")


@dataclass(eq=False)
class AlreadyImported(UserError):
    when: datetime
    sentence = N_("This very file was already imported {when}. Nothing changed.")


@dataclass(eq=False)
class BadMoment(UserError):
    text: str
    sentence = N_("`{text}` is no date and time. Write it like 2026-11-03T09:30.")


@dataclass(eq=False)
class WhichShop(UserError):
    shops: tuple[str, ...]

    @property
    def sentence(self) -> Phrase:  # type: ignore[override]  # with shops to choose from, or none yet
        if self.shops:
            return N_("Which shop are the files of? Add `--shop NAME`; there are {shops}.")
        return N_(
            "There is no shop yet. Add the first one: "
            "`python -m bot shop add NAME --market GB --tz Europe/London --currency GBP`"
        )
