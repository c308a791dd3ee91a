"""Slack's rules for messages: posting, changing, deleting, whispering, reacting."""

from typing import Any

from bot.sandbox.api.method import Method
from bot.sandbox.arguments import Arguments
from bot.sandbox.judge import check_length, check_message
from bot.sandbox.nouns import BOT, Channel, Json
from bot.sandbox.pictures import message_json
from bot.sandbox.refusal import Refused
from bot.sandbox.state import Message
from bot.sandbox.workspace import Workspace


def _content(given: Arguments) -> tuple[str, Any]:
    text, blocks = given.word("text"), given.value("blocks", "invalid_blocks_format")
    check_message(text, blocks)
    check_length(blocks)
    return text, blocks


def _metadata(given: Arguments) -> Json | None:
    metadata = given.value("metadata", "invalid_metadata_format")
    if metadata is None:
        return None
    if not isinstance(metadata, dict) or metadata.keys() != {"event_type", "event_payload"}:
        raise Refused("invalid_metadata_format")
    return metadata


def _place(workspace: Workspace, given: Arguments) -> Channel:
    channel = workspace.place(given.needed("channel", "channel_not_found"))
    if not channel.bot_is_member:
        raise Refused("channel_not_found" if channel.is_private else "not_in_channel")
    if channel.is_archived:
        raise Refused("is_archived")
    return channel


def _own(workspace: Workspace, given: Arguments, error: str) -> Message:
    channel = workspace.place(given.needed("channel", "channel_not_found"))
    message = workspace.message(channel.id, given.needed("ts", "message_not_found"))
    if message.only_for:
        raise Refused("message_not_found")
    if channel.is_archived:
        raise Refused("is_archived")
    if message.author != BOT:
        raise Refused(error)
    return message


def _post(workspace: Workspace, given: Arguments) -> Json:
    channel = _place(workspace, given)
    workspace.pace.check(channel.id)
    text, blocks = _content(given)
    metadata = _metadata(given)
    workspace.pace.mark(channel.id)
    message = workspace.add_message(
        channel.id,
        BOT,
        text,
        blocks,
        metadata=metadata,
        client_msg_id=given.word("client_msg_id"),
        thread_ts=given.word("thread_ts"),
    )
    return {"channel": channel.id, "ts": message.ts, "message": message_json(workspace, message, with_metadata=True)}


def _update(workspace: Workspace, given: Arguments) -> Json:
    message = _own(workspace, given, "cant_update_message")
    text, blocks = _content(given)
    metadata = _metadata(given)
    # Slack keeps the blocks of a message where none are given; an empty list takes them away.
    workspace.replace_message(message, text, blocks if given.has("blocks") else message.blocks)
    message.metadata = metadata if metadata is not None else message.metadata
    shown = message_json(workspace, message, with_metadata=True)
    return {"channel": message.channel, "ts": message.ts, "text": text, "message": shown}


def _delete(workspace: Workspace, given: Arguments) -> Json:
    message = _own(workspace, given, "cant_delete_message")
    workspace.delete_message(message)
    return {"channel": message.channel, "ts": message.ts}


def _whisper(workspace: Workspace, given: Arguments) -> Json:
    channel = _place(workspace, given)
    reader = given.needed("user", "user_not_found")
    workspace.person(reader)
    if reader not in channel.members:
        raise Refused("user_not_in_channel")
    text, blocks = _content(given)
    thread = given.word("thread_ts")
    message = workspace.add_message(channel.id, BOT, text, blocks, only_for=reader, thread_ts=thread)
    return {"message_ts": message.ts}


def _permalink(workspace: Workspace, given: Arguments) -> Json:
    channel = workspace.place(given.needed("channel", "channel_not_found"))
    message = workspace.message(channel.id, given.needed("message_ts", "message_not_found"))
    link = f"{workspace.base_url}/archives/{channel.id}/p{message.ts.replace('.', '')}"
    return {"channel": channel.id, "permalink": link}


def _react(workspace: Workspace, given: Arguments) -> Json:
    channel = workspace.place(given.needed("channel", "channel_not_found"))
    message = workspace.message(channel.id, given.needed("timestamp", "message_not_found"))
    who = message.reactions.setdefault(given.needed("name", "invalid_name"), [])
    if BOT in who:
        raise Refused("already_reacted")
    who.append(BOT)
    workspace.change(message)
    return {}


METHODS = {
    "chat.postMessage": Method(_post, ("chat:write",)),
    "chat.update": Method(_update, ("chat:write",)),
    "chat.delete": Method(_delete, ("chat:write",)),
    "chat.postEphemeral": Method(_whisper, ("chat:write",)),
    "chat.getPermalink": Method(_permalink),
    "reactions.add": Method(_react, ("reactions:write",)),
}
