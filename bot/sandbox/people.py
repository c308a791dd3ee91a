"""What a person can do in the pretend workspace: type, press, choose, open the Home, share a file, invite the bot."""

from typing import Any

from bot.sandbox import payloads, replies
from bot.sandbox.envelopes import Envelope, Fate, nothing_to_do
from bot.sandbox.forms import entered, find_element
from bot.sandbox.nouns import BOT, SLACKBOT, Channel, Json
from bot.sandbox.pictures import file_json, view_json
from bot.sandbox.refusal import Refused
from bot.sandbox.state import Message, View
from bot.sandbox.workspace import Workspace

_SILENT = "This app didn’t respond. Try again in a moment."
_NO_COMMAND = (
    "`{name}` is not a valid command. In Slack, all messages that start with the “/” character are interpreted as "
    "commands.\nIf you are trying to send a message and not run a command, try preceding the “/” with an empty space."
)


def types(workspace: Workspace, person: str, where: str, text: str, thread: str = "") -> None:
    """Send a line: a command when it starts with a slash, otherwise a message, in a thread where one is named."""
    channel = _seat(workspace, person, where)
    if not text.startswith("/"):
        _says(workspace, person, channel, text, thread)
        return
    name, _, rest = text.partition(" ")
    if name == "/invite":
        invites(workspace, person, where)
    elif name not in workspace.commands:
        _slackbot(workspace, channel.id, person, _NO_COMMAND.format(name=name))
    else:
        payload = payloads.command(workspace, channel, person, name, rest.strip())

        def settled(fate: Fate, answer: Json) -> None:
            _command_settled(workspace, payload, fate, answer)

        workspace.send(Envelope("slash_commands", payload, person, settled))


def presses(workspace: Workspace, person: str, what: Json) -> None:
    """Press a button, or choose something, in a message, a window or the Home."""
    where = find_place(workspace, person, what)
    block, element = _element(where, what)
    if element.get("confirm") and not what.get("confirmed"):
        raise Refused("confirmation_needed")
    state = entered(element, what.get("value"))
    action = {
        **state,
        "action_id": element.get("action_id", ""),
        "block_id": block["block_id"],
        "action_ts": workspace.next_ts(),
    }
    if element["type"] not in {"button", "overflow"}:
        values = where.values if isinstance(where, View) else where.values.setdefault(person, {})
        values.setdefault(block["block_id"], {})[element.get("action_id", "")] = state
        if block["type"] == "input" and not block.get("dispatch_action"):
            workspace.change(where)
            return
    if isinstance(where, View):
        payload = payloads.press_in_view(workspace, where, action)
    else:
        payload = payloads.press_in_message(workspace, person, where, action)
    workspace.send(Envelope("interactive", payload, person, lambda fate, _: _press_settled(workspace, where, fate)))


def suggestions(workspace: Workspace, person: str, what: Json, settled: Any) -> None:
    """Ask the app for the options of a select as somebody types in it."""
    where = find_place(workspace, person, what)
    block, element = _element(where, what)
    action = {"action_id": element.get("action_id", ""), "block_id": block["block_id"]}
    payload = payloads.suggestion(workspace, person, where, action, str(what.get("value") or ""))
    workspace.send(Envelope("interactive", payload, person, settled))


def opens_home(workspace: Workspace, person: str) -> None:
    channel = workspace.direct(person)
    home = workspace.state.views.get(workspace.state.homes.get(person, ""))
    details: Json = {"view": view_json(workspace, home)} if home else {}
    tell(workspace, person, "app_home_opened", user=person, channel=channel.id, tab="home", **details)


def uploads(
    workspace: Workspace, person: str, where: str, name: str, content: bytes, *, text: str = "", thread: str = ""
) -> str:
    """Share a file in a channel; return its id."""
    channel = _seat(workspace, person, where)
    file = workspace.add_file(name, person, content)
    file.channels.append(channel.id)
    message = workspace.add_message(channel.id, person, text, files=[file.id], thread_ts=thread)
    if channel.bot_is_member:
        details: Json = {"file_id": file.id, "user_id": person, "file": {"id": file.id}, "channel_id": channel.id}
        tell(workspace, person, "file_shared", **details)
        _message_event(workspace, message, channel, subtype="file_share", files=[file_json(workspace, file)])
    return file.id


def invites(workspace: Workspace, person: str, where: str) -> None:
    channel = _seat(workspace, person, where)
    if channel.bot_is_member:
        return
    workspace.join(channel, BOT)
    workspace.add_message(channel.id, SLACKBOT, f"<@{person}> added <@{BOT}> to the channel.")
    kind = "G" if channel.is_private else "C"
    details = {"user": BOT, "channel": channel.id, "channel_type": kind, "team": workspace.team, "inviter": person}
    tell(workspace, person, "member_joined_channel", **details)


def tell(workspace: Workspace, person: str, kind: str, subscription: str = "", **details: Any) -> None:
    """Send an event, if the app asked for that kind."""
    if (subscription or kind) in workspace.events:
        workspace.send(Envelope("events_api", payloads.event(workspace, kind, **details), person, nothing_to_do))


def find_place(workspace: Workspace, person: str, what: Json) -> Message | View:
    if what.get("view_id"):
        view = workspace.state.views.get(what["view_id"])
        if view is None or view.person != person:
            raise Refused("view_not_found")
        return view
    _seat(workspace, person, what["channel"])
    message = workspace.message(what["channel"], what["ts"])
    if not message.is_seen_by(person):
        raise Refused("message_not_found")
    return message


def _element(where: Message | View, what: Json) -> tuple[Json, Json]:
    now = where.body["blocks"] if isinstance(where, View) else where.blocks
    found = find_element([now, *reversed(where.former)], str(what.get("block_id")), str(what.get("action_id") or ""))
    if found is None:
        raise Refused("element_not_found")
    return found


def _seat(workspace: Workspace, person: str, where: str) -> Channel:
    channel = workspace.place(where)
    if not channel.admits(person):
        raise Refused("channel_not_found")
    return channel


def _says(workspace: Workspace, person: str, channel: Channel, text: str, thread: str) -> None:
    message = workspace.add_message(channel.id, person, text, thread_ts=thread)
    if not channel.bot_is_member:
        return
    more = {"thread_ts": thread} if thread else {}
    if f"<@{BOT}>" in text and not channel.is_direct:
        tell(workspace, person, "app_mention", user=person, text=text, ts=message.ts, channel=channel.id, **more)
    _message_event(workspace, message, channel, **more)


def _message_event(workspace: Workspace, message: Message, channel: Channel, **more: Any) -> None:
    kind = "im" if channel.is_direct else "group" if channel.is_private else "channel"
    subscription = {"im": "message.im", "group": "message.groups", "channel": "message.channels"}[kind]
    details = {"user": message.author, "text": message.text, "ts": message.ts, "channel": channel.id}
    tell(workspace, message.author, "message", subscription, **details, channel_type=kind, **more)


def _command_settled(workspace: Workspace, payload: Json, fate: Fate, answer: Json) -> None:
    channel, person, name = payload["channel_id"], payload["user_id"], payload["command"]
    if fate is not Fate.ACKED:
        _slackbot(workspace, channel, person, f'{name} failed with the error "{fate.value}"')
    elif answer:
        try:
            replies.say(workspace, channel, person, answer)
        except Refused:
            _slackbot(workspace, channel, person, f'{name} failed with the error "invalid_command_response"')


def _press_settled(workspace: Workspace, where: Message | View, fate: Fate) -> None:
    said = "" if fate is Fate.ACKED else _SILENT
    if isinstance(where, View):
        if where.notice != said:
            where.notice = said
            workspace.change(where)
    elif where.warning != said:
        where.warning = said
        workspace.change(where)


def _slackbot(workspace: Workspace, channel: str, person: str, text: str) -> None:
    workspace.add_message(channel, SLACKBOT, text, only_for=person)
