"""Slack's rules for response_url: five answers in half an hour, whispered unless said otherwise."""

from typing import Any

from bot.sandbox.judge import check_message
from bot.sandbox.nouns import BOT, Json
from bot.sandbox.refusal import Refused
from bot.sandbox.state import Message
from bot.sandbox.workspace import Workspace

_MOST_USES = 5


def answer(workspace: Workspace, key: str, body: Json) -> None:
    """Take one answer sent to a response_url."""
    with workspace.lock:
        reply = workspace.state.replies.get(key)
        if reply is None or workspace.now() > reply.expires:
            raise Refused("expired_url", status=404)
        if reply.uses >= _MOST_USES:
            raise Refused("used_url", status=404)
        workspace.faults.around("response_url", lambda: _take(workspace, reply.channel, reply.person, reply.ts, body))
        reply.uses += 1


def _take(workspace: Workspace, channel: str, person: str, ts: str, body: Json) -> Json:
    if ts and (_is_true(body.get("delete_original")) or _is_true(body.get("replace_original"))):
        original = workspace.message(channel, ts)
        if _is_true(body.get("delete_original")):
            workspace.delete_message(original)
            return {}
        text, blocks = _content(body)
        workspace.replace_message(original, text, original.blocks if blocks is None else blocks)
        return {}
    say(workspace, channel, person, body)
    return {}


def say(workspace: Workspace, channel: str, person: str, body: Json) -> Message:
    """Show an answer to a command or a press as a new message."""
    text, blocks = _content(body)
    reader = "" if body.get("response_type") == "in_channel" else person
    thread = str(body.get("thread_ts") or "")
    return workspace.add_message(channel, BOT, text, blocks, only_for=reader, thread_ts=thread)


def _content(body: Json) -> tuple[str, Any]:
    text, blocks = str(body.get("text") or ""), body.get("blocks")
    try:
        check_message(text, blocks)
    except Refused as refused:
        raise Refused(refused.error, refused.details, status=400) from refused
    return text, blocks


def _is_true(value: Any) -> bool:
    return value in (True, "true")
