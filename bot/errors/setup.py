"""Mistakes in setting the bot up: settings, tokens, shops and people; each sentence says how to put it right."""

from dataclasses import dataclass

from bot.errors import UserError
from bot.wording import N_, Phrase

QUOTED = 80  # letters


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
    sentence = N_(
        "Slack refused {name} (`{slack_says}`). README, “Connect your Slack”, shows where to find the right one."
    )


@dataclass(eq=False)
class OfOrganisation(UserError):
    name: str
    team: str
    sentence = N_(
        "{name} is of the whole organisation {team}, and the bot works in one workspace. Install the app again at "
        "api.slack.com/apps, Install App, choose the workspace there, and copy that Bot User OAuth Token."
    )


@dataclass(eq=False)
class SlackOutOfReach(UserError):
    why: str
    sentence = N_("Slack cannot be reached: {why}. Check the network and SLACK_API_URL, then start again.")


@dataclass(eq=False)
class BadMember(UserError):
    user: str
    sentence = N_(
        "`{user}` is not a Slack member ID. In Slack: open the profile, press ⋮, Copy member ID (it starts with U)."
    )


@dataclass(eq=False)
class UnknownMember(UserError):
    user: str
    people: tuple[str, ...]
    sentence = N_("Nobody here has the ID `{user}`. Known are {people}.")


@dataclass(eq=False)
class NobodyKnown(UserError):
    user: str
    sentence = N_("Nobody here has the ID `{user}`. A role makes it known: `python -m bot role {user} viewer`.")


@dataclass(eq=False)
class BadLimit(UserError):
    typed: str
    sentence = N_("`{typed}` is not a limit. Name an amount and its currency: `--limit 5000 --currency USD`.")


@dataclass(eq=False)
class BadQuietHours(UserError):
    hours: str
    sentence = N_("`{hours}` are not quiet hours. Type two hours from 0 to 23, such as `22-7`; `0-0` takes them away.")


@dataclass(eq=False)
class ShopWithoutName(UserError):
    sentence = N_('A shop needs a name; in quotes where it has blanks, such as "UK Home".')


@dataclass(eq=False)
class BadMarket(UserError):
    market: str
    sentence = N_("`{market}` is not a market. Two letters are needed, for example GB, US, ID.")


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
        "`{channel}` is not a Slack channel ID. In Slack: press the channel's name; its ID (C…) is at "
        "the bottom of About."
    )


@dataclass(eq=False)
class ShopExists(UserError):
    name: str
    sentence = N_("There is a shop {name} already. Change it with `python -m bot shop change`.")


@dataclass(eq=False)
class UnknownShop(UserError):
    name: str
    near: tuple[str, ...]

    def __post_init__(self) -> None:
        if len(self.name) > QUOTED:  # a sentence may stand where a name was expected
            self.name = f"{self.name[: QUOTED - 1]}…"

    @property
    def sentence(self) -> Phrase:  # with or without something near
        if self.near:
            return N_("There is no shop {name}. Did you mean {near}?")
        return N_(
            "There is no shop {name}. An admin adds it in the terminal: "
            '`python -m bot shop add "{name}" --market … --tz … --currency …`'
        )


@dataclass(eq=False)
class WhichShop(UserError):
    shops: tuple[str, ...]

    @property
    def sentence(self) -> Phrase:  # with shops to choose from, or none yet
        if self.shops:
            return N_("Which shop are the files of? Add `--shop NAME`; there are {shops}.")
        return N_(
            "There is no shop yet. Add the first one: "
            "`python -m bot shop add NAME --market MARKET --tz ZONE --currency CURRENCY` (MARKET: the two letters of "
            "its country, such as US; ZONE: its time zone, such as America/New_York; CURRENCY: three "
            "letters, such as USD)"
        )


@dataclass(eq=False)
class NoDemo(UserError):
    sentence = N_("There is no demo here yet. `make demo` starts it.")


@dataclass(eq=False)
class TeamTaken(UserError):
    workspace: str
    team_id: str
    sentence = N_(
        "The store's workspace `{workspace}` belongs to another Slack team than {team_id}. "
        "Set WORKSPACE to another name, or DATABASE_URL to another store."
    )


@dataclass(eq=False)
class PortTaken(UserError):
    port: str
    sentence = N_(
        "Something listens on port {port} already, perhaps another demo. Stop it, or take another one: "
        "`make demo PORT=0` takes any that is free."
    )


@dataclass(eq=False)
class DemoUnfinished(UserError):
    sentence = N_(
        "The store of the demo is not whole yet. Ask again once `make demo` says that Quartermaster is running; if it "
        "was stopped before, start it again."
    )


@dataclass(eq=False)
class DemoRuns(UserError):
    sentence = N_("The demo is running already. Stop it first, with Ctrl-C where it was started.")


@dataclass(eq=False)
class FileNotWritten(UserError):
    file: str
    why: str
    sentence = N_("{file} cannot be written here: {why}. Ask again from a folder you may write in.")
