"""Everything a pretend workspace remembers: messages, windows, files, and how they are kept on disk."""

import base64
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from bot.sandbox.nouns import Channel, Json, Person


@dataclass(slots=True)
class Message:
    """Something shown in a channel; ``only_for`` names the one reader of a private answer."""

    channel: str
    ts: str
    author: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    only_for: str = ""
    edited_at: str = ""
    is_deleted: bool = False
    metadata: Json | None = None
    client_msg_id: str = ""
    thread_ts: str = ""
    files: list[str] = field(default_factory=list)
    reactions: dict[str, list[str]] = field(default_factory=dict)
    warning: str = ""  # said beside the message when the app did not answer a press
    former: list[list[Json]] = field(default_factory=list)  # earlier blocks: a slow finger may still press them
    values: dict[str, Json] = field(default_factory=dict)  # person -> what they chose in this message
    version: int = 0

    def is_seen_by(self, person: str) -> bool:
        return not self.is_deleted and self.only_for in {"", person}


@dataclass(slots=True)
class View:
    """A window (modal) or an App Home."""

    id: str
    person: str
    body: Json
    hash: str
    root: str
    previous: str = ""
    errors: dict[str, str] = field(default_factory=dict)
    notice: str = ""
    values: Json = field(default_factory=dict)
    former: list[list[Json]] = field(default_factory=list)
    version: int = 0

    @property
    def is_home(self) -> bool:
        return bool(self.body["type"] == "home")


@dataclass(slots=True)
class File:
    """A file somebody uploaded."""

    id: str
    name: str
    title: str
    owner: str
    content: bytes = b""
    channels: list[str] = field(default_factory=list)
    created: int = 0


@dataclass(slots=True)
class Reply:
    """A response_url: a few answers, for half an hour."""

    key: str
    channel: str
    person: str
    expires: float
    ts: str = ""  # the message it came from; empty for a slash command
    uses: int = 0


@dataclass(slots=True)
class State:
    """All of it."""

    people: dict[str, Person] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)
    views: dict[str, View] = field(default_factory=dict)
    stacks: dict[str, list[str]] = field(default_factory=dict)  # person -> open windows, the top one last
    homes: dict[str, str] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    replies: dict[str, Reply] = field(default_factory=dict)
    last_ts: int = 0  # microseconds
    counter: int = 0
    version: int = 0


def to_text(state: State, settings: Json) -> str:
    return json.dumps({"settings": settings, "state": asdict(state)}, default=_bytes_out, ensure_ascii=False)


def from_text(text: str) -> tuple[State, Json]:
    raw = json.loads(text)
    kept = raw["state"]
    state = State(
        people=_named(kept["people"], Person),
        channels={key: replace(Channel(**one), members=tuple(one["members"])) for key, one in kept["channels"].items()},
        messages=[Message(**one) for one in kept["messages"]],
        views=_named(kept["views"], View),
        stacks=kept["stacks"],
        homes=kept["homes"],
        files={
            key: replace(File(**one), content=base64.b64decode(one["content"])) for key, one in kept["files"].items()
        },
        replies=_named(kept["replies"], Reply),
        last_ts=kept["last_ts"],
        counter=kept["counter"],
        version=kept["version"],
    )
    return state, raw["settings"]


def _named(raw: Mapping[str, Json], kind: Any) -> dict[str, Any]:
    return {key: kind(**one) for key, one in raw.items()}


def _bytes_out(value: object) -> str:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    raise TypeError(value)
