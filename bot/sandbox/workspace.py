"""A pretend Slack workspace: who is there, what was said, and the rules both sides live by. No network here."""

import json
import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from threading import RLock
from typing import Any

from bot.sandbox.envelopes import Envelope
from bot.sandbox.faults import Faults
from bot.sandbox.nouns import BOT, Channel, Json, Person
from bot.sandbox.pace import Pace
from bot.sandbox.refusal import Refused
from bot.sandbox.state import File, Message, Reply, State, View, from_text, to_text
from bot.sandbox.triggers import Triggers

ALL_SCOPES = frozenset(
    {"channels:history", "channels:join", "channels:read", "chat:write", "commands", "files:read", "files:write"}
    | {"groups:history", "groups:read", "im:history", "im:read", "im:write"}
    | {"reactions:write", "usergroups:read", "users:read"}
)
EVENTS = frozenset({"app_home_opened", "app_mention", "file_shared", "member_joined_channel", "message.im"})


class Workspace:
    """State and rules. Everything public takes the lock; the server in front of it does the talking."""

    def __init__(
        self,
        *,
        team: str = "T0SANDBOX",
        name: str = "Sandbox",
        bot_name: str = "Quartermaster",
        people: Iterable[Person] = (),
        channels: Iterable[Channel] = (),
        commands: Iterable[str] | Mapping[str, str] = (),
        scopes: Iterable[str] = ALL_SCOPES,
        events: Iterable[str] = EVENTS,
        usergroups: Mapping[str, Iterable[str]] | None = None,
        now: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.team, self.name, self.bot_name = team, name, bot_name
        self.commands = dict(commands) if isinstance(commands, Mapping) else dict.fromkeys(commands, "")
        self.scopes, self.events = frozenset(scopes), frozenset(events)
        self.usergroups = {name: tuple(members) for name, members in (usergroups or {}).items()}
        self.now, self.monotonic = now, monotonic
        self.lock = RLock()
        self.state = State({one.id: one for one in people}, {one.id: one for one in channels})
        self.faults = Faults()
        self.triggers = Triggers(monotonic)
        self.pace = Pace(monotonic)
        self.outgoing: deque[Envelope] = deque()
        self.base_url = ""
        self._listeners: list[Callable[[], None]] = []

    # -- kept on disk ------------------------------------------------------------------------------------------

    def to_json(self) -> str:
        """Return everything worth keeping over a restart."""
        with self.lock:
            settings = {
                "team": self.team,
                "name": self.name,
                "bot_name": self.bot_name,
                "commands": self.commands,
                "scopes": sorted(self.scopes),
                "events": sorted(self.events),
                "usergroups": self.usergroups,
            }
            return to_text(self.state, settings)

    @classmethod
    def from_json(cls, text: str, **changed: Any) -> "Workspace":
        """Return the workspace that ``to_json`` kept; ``changed`` replaces settings, such as the clocks or commands."""
        state, settings = from_text(text)
        workspace = cls(**{**settings, **changed})
        workspace.state = state
        return workspace

    # -- for tests ---------------------------------------------------------------------------------------------

    def fail_next(self, method: str, status: int | str = 500, times: int = 1) -> None:
        """Make the next calls of a method go wrong: an HTTP status, "timeout-after-accept", or a Slack error word."""
        self.faults.add(method, status, times)

    @property
    def bot_token(self) -> str:
        return f"xoxb-{self.team}-sandbox"

    @property
    def app_token(self) -> str:
        return f"xapp-1-{self.team}-sandbox"

    # -- looking things up -------------------------------------------------------------------------------------

    def person(self, who: str) -> Person:
        if who not in self.state.people:
            raise Refused("user_not_found")
        return self.state.people[who]

    def place(self, where: str) -> Channel:
        """The channel of that id; a person's id means the direct message with them."""
        if where in self.state.people:
            return self.direct(where)
        if where not in self.state.channels:
            raise Refused("channel_not_found")
        return self.state.channels[where]

    def direct(self, who: str) -> Channel:
        self.person(who)
        where = f"D{who[1:]}"
        if where not in self.state.channels:
            self.state.channels[where] = Channel(where, "directmessage", (who,), bot_is_member=True, is_direct=True)
        return self.state.channels[where]

    def message(self, channel: str, ts: str) -> Message:
        for one in reversed(self.state.messages):
            if one.channel == channel and one.ts == ts and not one.is_deleted:
                return one
        raise Refused("message_not_found")

    def top_view(self, person: str) -> View | None:
        stack = self.state.stacks.get(person)
        return self.state.views[stack[-1]] if stack else None

    def name_of(self, who: str) -> str:
        one = self.state.people.get(who)
        return self.bot_name if who == BOT else one.name if one else "Slackbot"

    # -- changing things ---------------------------------------------------------------------------------------

    def change(self, thing: Message | View | None = None) -> None:
        """Note that something changed, and wake whoever waits for changes."""
        self.state.version += 1
        if thing is not None:
            thing.version = self.state.version
        for listener in list(self._listeners):
            listener()

    def listen(self, listener: Callable[[], None]) -> None:
        self._listeners.append(listener)

    def ignore(self, listener: Callable[[], None]) -> None:
        self._listeners.remove(listener)

    def send(self, envelope: Envelope) -> None:
        self.outgoing.append(envelope)
        self.change()

    def next_ts(self) -> str:
        self.state.last_ts = max(self.state.last_ts + 1, int(self.now() * 1_000_000))
        return f"{self.state.last_ts // 1_000_000}.{self.state.last_ts % 1_000_000:06d}"

    def next_id(self, prefix: str) -> str:
        self.state.counter += 1
        return f"{prefix}0{self.state.counter:08d}"

    def with_block_ids(self, blocks: list[Json]) -> list[Json]:
        return [one if one.get("block_id") else {**one, "block_id": self.next_id("b")} for one in blocks]

    def add_message(self, channel: str, author: str, text: str, blocks: Any = None, **more: Any) -> Message:
        kept = self.with_block_ids(json.loads(json.dumps(blocks or [])))
        message = Message(channel, self.next_ts(), author, text, kept, **more)
        self.state.messages.append(message)
        self.change(message)
        return message

    def replace_message(self, message: Message, text: str, blocks: Any) -> None:
        message.former = [*message.former, message.blocks][-3:]
        message.text, message.blocks = text, self.with_block_ids(json.loads(json.dumps(blocks or [])))
        message.edited_at, message.warning = self.next_ts(), ""
        self.change(message)

    def delete_message(self, message: Message) -> None:
        message.is_deleted = True
        self.change(message)

    def add_file(self, name: str, owner: str, content: bytes = b"") -> File:
        file = File(self.next_id("F"), name, name, owner, content, created=int(self.now()))
        self.state.files[file.id] = file
        return file

    def add_reply(self, channel: str, person: str, ts: str = "") -> str:
        reply = Reply(self.next_id("R"), channel, person, self.now() + 1800, ts)
        self.state.replies[reply.key] = reply
        return f"{self.base_url}/response/{reply.key}"

    def join(self, channel: Channel, who: str) -> Channel:
        if who == BOT:
            joined = replace(channel, bot_is_member=True)
        else:
            joined = replace(channel, members=tuple(dict.fromkeys((*channel.members, who))))
        self.state.channels[channel.id] = joined
        self.change()
        return joined
