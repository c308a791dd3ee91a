"""What the app is told when somebody types, presses, submits or closes, in Slack's own JSON."""

from typing import Any

from bot.sandbox.nouns import APP_ID, OTHER_TEAM, Channel, Json
from bot.sandbox.pictures import message_json, view_json
from bot.sandbox.state import Message, View
from bot.sandbox.workspace import Workspace

_TOKEN = "sandbox-verification"  # noqa: S105  not a secret: Slack's obsolete field, always sent


def command(workspace: Workspace, channel: Channel, person: str, name: str, text: str) -> Json:
    return {
        "token": _TOKEN,
        "team_id": workspace.team,
        "team_domain": workspace.name.lower(),
        "channel_id": channel.id,
        "channel_name": channel.name,
        "user_id": person,
        "user_name": workspace.name_of(person).lower(),
        "command": name,
        "text": text,
        "api_app_id": APP_ID,
        "is_enterprise_install": "false",
        "response_url": workspace.add_reply(channel.id, person),
        "trigger_id": workspace.triggers.give(person),
    }


def press_in_message(workspace: Workspace, person: str, message: Message, action: Json) -> Json:
    container: Json = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": message.channel,
        "is_ephemeral": bool(message.only_for),
        **({"thread_ts": message.thread_ts} if message.thread_ts else {}),
    }
    payload = {
        "type": "block_actions",
        **_common(workspace, person),
        "container": container,
        "trigger_id": workspace.triggers.give(person),
        "channel": {"id": message.channel, "name": workspace.state.channels[message.channel].name},
        "state": {"values": message.values.get(person, {})},
        "response_url": workspace.add_reply(message.channel, person, message.ts),
        "actions": [action],
    }
    # Slack does not repeat a whispered message to the app.
    return payload if message.only_for else {**payload, "message": message_json(workspace, message, with_metadata=True)}


def press_in_view(workspace: Workspace, view: View, action: Json) -> Json:
    return {
        "type": "block_actions",
        **_common(workspace, view.person),
        "container": {"type": "view", "view_id": view.id},
        "trigger_id": workspace.triggers.give(view.person, view.id),
        "view": view_json(workspace, view),
        "actions": [action],
    }


def submission(workspace: Workspace, view: View) -> Json:
    return {
        "type": "view_submission",
        **_common(workspace, view.person),
        "trigger_id": workspace.triggers.give(view.person, view.id),
        "view": view_json(workspace, view),
        "response_urls": [],
    }


def closing(workspace: Workspace, view: View, *, is_cleared: bool) -> Json:
    return {
        "type": "view_closed",
        **_common(workspace, view.person),
        "view": view_json(workspace, view),
        "is_cleared": is_cleared,
    }


def suggestion(workspace: Workspace, person: str, where: Message | View, action: Json, typed: str) -> Json:
    payload: Json = {
        "type": "block_suggestion",
        **_common(workspace, person),
        "action_id": action["action_id"],
        "block_id": action["block_id"],
        "value": typed,
    }
    if isinstance(where, View):
        return payload | {"container": {"type": "view", "view_id": where.id}, "view": view_json(workspace, where)}
    channel = {"id": where.channel, "name": workspace.state.channels[where.channel].name}
    container = {"type": "message", "message_ts": where.ts, "channel_id": where.channel}
    return payload | {"container": container, "channel": channel, "message": message_json(workspace, where)}


def event(workspace: Workspace, kind: str, **details: Any) -> Json:
    moment = workspace.next_ts()
    return {
        "token": _TOKEN,
        "team_id": workspace.team,
        "context_team_id": workspace.team,
        "api_app_id": APP_ID,
        "type": "event_callback",
        "event_id": workspace.next_id("Ev"),
        "event_time": int(float(moment)),
        "event": {"type": kind, "event_ts": moment, **details},
        "authorizations": [{"team_id": workspace.team, "user_id": "U0SANDBOT", "is_bot": True}],
        "is_ext_shared_channel": False,
    }


def _common(workspace: Workspace, person: str) -> Json:
    one = workspace.person(person)
    name = one.name.lower()
    team = OTHER_TEAM if one.is_stranger else workspace.team
    return {
        "user": {"id": person, "username": name, "name": name, "team_id": team},
        "api_app_id": APP_ID,
        "token": _TOKEN,
        "team": {"id": workspace.team, "domain": workspace.name.lower()},
        "enterprise": None,
        "is_enterprise_install": False,
    }
