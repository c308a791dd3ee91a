"""What one person sees: their channels, the messages they may read, an open window, their Home."""

import zlib

from bot.sandbox.nouns import BOT, SLACKBOT, Channel, Json, Person
from bot.sandbox.pictures import file_json
from bot.sandbox.refusal import Refused
from bot.sandbox.state import Message, View
from bot.sandbox.workspace import Workspace

_COLOURS = ("#4a6fa5", "#b5651d", "#5b8c5a", "#8e5ea2", "#c0504d", "#3c8d93", "#a3783d", "#6b6f9c")


def whole(workspace: Workspace, person: str, channel: str) -> Json:
    """Return everything the page shows to one person."""
    with workspace.lock:
        reader = workspace.person(person)
        workspace.direct(person)
        rooms = [one for one in workspace.state.channels.values() if one.admits(person)]
        here = next((one for one in rooms if one.id == channel), rooms[0])
        modal = workspace.top_view(person)
        home = workspace.state.views.get(workspace.state.homes.get(person, ""))
        return {
            "version": workspace.state.version,
            "workspace": {
                "name": workspace.name,
                "bot": BOT,
                "bot_name": workspace.bot_name,
                "has_home": "app_home_opened" in workspace.events,
            },
            "me": person_json(reader),
            "people": [person_json(one) for one in workspace.state.people.values()],
            "names": names(workspace),
            "channel_names": {one.id: one.name for one in workspace.state.channels.values()},
            "channels": [_channel(one) | {"latest": _latest(workspace, one.id, person)} for one in rooms],
            "channel": _channel(here),
            "messages": messages(workspace, person, here.id),
            "modal": view_seen(modal) if modal else None,
            "depth": len(workspace.state.stacks.get(person, [])),
            "home": view_seen(home) if home else None,
            "commands": workspace.commands,
        }


def news(workspace: Workspace, person: str, since: int) -> list[Json]:
    """Return what the app changed for one person after a version: messages, a window, their Home."""
    with workspace.lock:
        rooms = {one.id for one in workspace.state.channels.values() if one.admits(person)}
        changed = [
            message_seen(workspace, one, person)
            for one in workspace.state.messages
            if one.version > since
            and one.channel in rooms
            and one.only_for in {"", person}
            and one.author in {BOT, SLACKBOT}
        ]
        modal = workspace.top_view(person)
        home = workspace.state.views.get(workspace.state.homes.get(person, ""))
        views = [view_seen(one) for one in (modal, home) if one is not None and one.version > since]
        return sorted([*changed, *views], key=lambda one: int(one["version"]))


def messages(workspace: Workspace, person: str, channel: str) -> list[Json]:
    if not workspace.place(channel).admits(person):
        raise Refused("channel_not_found")
    return [
        message_seen(workspace, one, person)
        for one in workspace.state.messages
        if one.channel == channel and one.is_seen_by(person)
    ]


def message_seen(workspace: Workspace, message: Message, person: str) -> Json:
    return {
        "kind": "message",
        "version": message.version,
        "channel": message.channel,
        "ts": message.ts,
        "author": message.author,
        "text": message.text,
        "blocks": message.blocks,
        "is_ephemeral": bool(message.only_for),
        "is_edited": bool(message.edited_at),
        "is_deleted": message.is_deleted,
        "thread_ts": message.thread_ts,
        "warning": message.warning,
        "reactions": {name: len(who) for name, who in message.reactions.items()},
        "files": [file_json(workspace, workspace.state.files[id_]) for id_ in message.files],
        "values": message.values.get(person, {}),
    }


def view_seen(view: View) -> Json:
    def words(key: str) -> str:
        return (view.body.get(key) or {}).get("text", "") if isinstance(view.body.get(key), dict) else ""

    return {
        "kind": "home" if view.is_home else "modal",
        "version": view.version,
        "view_id": view.id,
        "blocks": view.body["blocks"],
        "title": words("title"),
        "submit": words("submit"),
        "close": words("close"),
        "errors": view.errors,
        "warning": view.notice,
        "values": view.values,
    }


def names(workspace: Workspace) -> dict[str, str]:
    known = {BOT: workspace.bot_name, SLACKBOT: "Slackbot"}
    return known | {one.id: one.name for one in workspace.state.people.values()}


def person_json(one: Person) -> Json:
    return {
        "id": one.id,
        "name": one.name,
        "role": one.role,
        "colour": one.colour or _COLOURS[zlib.crc32(one.id.encode()) % len(_COLOURS)],
        "locale": one.locale,
        "tz": one.tz,
        "is_guest": one.is_restricted,
        "is_stranger": one.is_stranger,
    }


def _latest(workspace: Workspace, channel: str, person: str) -> int:
    said = (one for one in workspace.state.messages if one.channel == channel and one.is_seen_by(person))
    return max((one.version for one in said if one.author != person), default=0)


def _channel(one: Channel) -> Json:
    return {
        "id": one.id,
        "name": one.name,
        "is_direct": one.is_direct,
        "is_private": one.is_private,
        "bot_is_member": one.bot_is_member,
        "members": list(one.members),
    }
