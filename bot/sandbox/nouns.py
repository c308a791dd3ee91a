"""The people, channels and demo buttons a pretend Slack workspace is made of."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]

BOT = "U0SANDBOT"
BOT_ID = "B0SANDBOT"
APP_ID = "A0SANDBOX"
SLACKBOT = "USLACKBOT"
OTHER_TEAM = "T0ELSEWHERE"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who reads, types and presses buttons."""

    id: str
    name: str
    real_name: str = ""
    role: str = ""  # free words shown beside the name: "approver", "guest", "ad agency"
    colour: str = ""  # of the avatar; chosen from the id when empty
    locale: str = "en-US"
    tz: str = "Europe/London"
    is_admin: bool = False
    is_restricted: bool = False  # a guest
    is_stranger: bool = False  # belongs to another workspace
    home: str = ""  # the workspace of the same organisation they belong to first; "": this one


@dataclass(frozen=True, slots=True)
class Channel:
    """A room for messages; a direct message with the bot is one too, made when first needed."""

    id: str
    name: str
    members: tuple[str, ...] = ()
    bot_is_member: bool = False
    is_private: bool = False
    is_direct: bool = False
    is_archived: bool = False
    is_ext_shared: bool = False  # with another company: Slack Connect

    def admits(self, person: str) -> bool:
        return person in self.members or (person == BOT and self.bot_is_member)


@dataclass(frozen=True, slots=True)
class Control:
    """A button at the top of the page: pressing it runs ``run`` and shows the sentence it returns."""

    label: str
    run: Callable[[], str | None]
