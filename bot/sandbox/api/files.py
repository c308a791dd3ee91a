"""Slack's rules for files the app sends: ask for an address, send the bytes there, share the file."""

from bot.sandbox.api.method import Method
from bot.sandbox.arguments import Arguments
from bot.sandbox.judge import check_message
from bot.sandbox.nouns import BOT, Json
from bot.sandbox.pictures import file_json
from bot.sandbox.refusal import Refused
from bot.sandbox.state import File
from bot.sandbox.workspace import Workspace


def _address(workspace: Workspace, given: Arguments) -> Json:
    name = given.needed("filename")
    if given.number("length", 0) <= 0:
        raise Refused("invalid_arguments")
    file = workspace.add_file(name, BOT)
    return {"upload_url": f"{workspace.base_url}/upload/{file.id}", "file_id": file.id}


def _complete(workspace: Workspace, given: Arguments) -> Json:
    wanted = given.value("files", "invalid_arguments")
    if not isinstance(wanted, list) or not wanted:
        raise Refused("invalid_arguments")
    chosen = []
    for one in wanted:
        file = workspace.state.files.get(one.get("id", ""))
        if file is None or not file.content:
            raise Refused("file_not_found")
        file.title = one.get("title") or file.title
        chosen.append(file)
    where = given.word("channel_id") or given.word("channels")
    for name in filter(None, where.split(",")):
        channel = workspace.place(name)
        if not channel.bot_is_member:
            raise Refused("channel_not_found" if channel.is_private else "not_in_channel")
        comment = given.word("initial_comment")
        if comment:
            check_message(comment, None)
        ids = [file.id for file in chosen]
        workspace.add_message(channel.id, BOT, comment, files=ids, thread_ts=given.word("thread_ts"))
        for file in chosen:
            file.channels.append(channel.id)
    return {"files": [file_json(workspace, file) for file in chosen]}


def _info(workspace: Workspace, given: Arguments) -> Json:
    file = workspace.state.files.get(given.needed("file", "file_not_found"))
    if file is None:
        raise Refused("file_not_found")
    return {"file": file_json(workspace, file) | {"shares": _shares(workspace, file)}}


def _shares(workspace: Workspace, file: File) -> Json:
    """Return the messages a file stands in, by channel."""
    shares: dict[str, dict[str, list[Json]]] = {}
    for message in workspace.state.messages:
        if file.id in message.files:
            kind = "private" if workspace.place(message.channel).is_private else "public"
            share = {"ts": message.ts} | ({"thread_ts": message.thread_ts} if message.thread_ts else {})
            shares.setdefault(kind, {}).setdefault(message.channel, []).append(share)
    return shares


METHODS = {
    "files.getUploadURLExternal": Method(_address, ("files:write",)),
    "files.completeUploadExternal": Method(_complete, ("files:write",)),
    "files.info": Method(_info, ("files:read",)),
}
