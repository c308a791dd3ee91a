"""Slack's rules for channels: which exist, who is in them, what was said there."""

from bot.sandbox.api.method import Method
from bot.sandbox.arguments import Arguments
from bot.sandbox.nouns import BOT, Channel, Json
from bot.sandbox.pictures import channel_json, message_json
from bot.sandbox.refusal import Refused
from bot.sandbox.workspace import Workspace

_READ = ("channels:read", "groups:read", "im:read")
_HISTORY = ("channels:history", "groups:history", "im:history")


def _known(workspace: Workspace, given: Arguments) -> Channel:
    channel = workspace.place(given.needed("channel", "channel_not_found"))
    if channel.is_private and not channel.bot_is_member:
        raise Refused("channel_not_found")
    return channel


def _info(workspace: Workspace, given: Arguments) -> Json:
    return {"channel": channel_json(workspace, _known(workspace, given))}


def _list(workspace: Workspace, given: Arguments) -> Json:
    wanted = set(given.word("types", "public_channel").split(","))
    shown = []
    for channel in workspace.state.channels.values():
        kind = "im" if channel.is_direct else "private_channel" if channel.is_private else "public_channel"
        if kind in wanted and (channel.bot_is_member or kind == "public_channel"):
            shown.append(channel_json(workspace, channel))
    return {"channels": shown, "response_metadata": {"next_cursor": ""}}


def _history(workspace: Workspace, given: Arguments) -> Json:
    channel = _known(workspace, given)
    scope = "im:history" if channel.is_direct else "groups:history" if channel.is_private else "channels:history"
    if scope not in workspace.scopes:
        raise Refused("missing_scope", {"needed": scope, "provided": ",".join(sorted(workspace.scopes))})
    if not channel.bot_is_member:
        raise Refused("not_in_channel")
    oldest, latest = given.word("oldest", "0"), given.word("latest") or given.word("cursor") or "9" * 12
    is_inclusive = given.flag("inclusive")
    found = [
        one
        for one in reversed(workspace.state.messages)
        if one.channel == channel.id
        and not one.only_for
        and not one.is_deleted
        and (
            float(oldest) < float(one.ts) < float(latest)
            or (is_inclusive and float(one.ts) in {float(oldest), float(latest)})
        )
    ]
    page = found[: given.number("limit", 100)]
    more = len(found) > len(page)
    with_metadata = given.flag("include_all_metadata")
    return {
        "messages": [message_json(workspace, one, with_metadata=with_metadata) for one in page],
        "has_more": more,
        "response_metadata": {"next_cursor": page[-1].ts if more else ""},
    }


def _members(workspace: Workspace, given: Arguments) -> Json:
    channel = _known(workspace, given)
    bot = [BOT] if channel.bot_is_member else []
    return {"members": [*channel.members, *bot], "response_metadata": {"next_cursor": ""}}


def _join(workspace: Workspace, given: Arguments) -> Json:
    channel = _known(workspace, given)
    if channel.is_private or channel.is_direct:
        raise Refused("method_not_supported_for_channel_type")
    return {"channel": channel_json(workspace, workspace.join(channel, BOT))}


def _open(workspace: Workspace, given: Arguments) -> Json:
    if given.has("channel"):
        return {"channel": channel_json(workspace, _known(workspace, given))}
    who = given.needed("users").split(",")
    if len(who) != 1:
        raise Refused("method_not_supported_for_channel_type")
    return {"channel": channel_json(workspace, workspace.direct(who[0]))}


METHODS = {
    "conversations.info": Method(_info, _READ),
    "conversations.list": Method(_list, _READ),
    "conversations.history": Method(_history, _HISTORY),
    "conversations.members": Method(_members, _READ),
    "conversations.join": Method(_join, ("channels:join",)),
    "conversations.open": Method(_open, ("im:write",)),
}
