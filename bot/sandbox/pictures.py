"""How messages, channels, files and windows look in Slack's own JSON, as the app receives them."""

import mimetypes

from bot.sandbox.nouns import APP_ID, BOT, BOT_ID, Channel, Json
from bot.sandbox.state import File, Message, View
from bot.sandbox.workspace import Workspace


def message_json(workspace: Workspace, message: Message, *, with_metadata: bool = False) -> Json:
    shown: Json = {
        "type": "message",
        "user": message.author,
        "text": message.text,
        "ts": message.ts,
        "team": workspace.team,
    }
    if message.author == BOT:
        shown |= {"bot_id": BOT_ID, "app_id": APP_ID}
    if message.blocks:
        shown["blocks"] = message.blocks
    if message.edited_at:
        shown["edited"] = {"user": message.author, "ts": message.edited_at}
    if with_metadata and message.metadata:
        shown["metadata"] = message.metadata
    if message.client_msg_id:
        shown["client_msg_id"] = message.client_msg_id
    if message.thread_ts:
        shown["thread_ts"] = message.thread_ts
    if message.files:
        shown["files"] = [file_json(workspace, workspace.state.files[id_]) for id_ in message.files]
    if message.reactions:
        shown["reactions"] = [
            {"name": name, "users": who, "count": len(who)} for name, who in message.reactions.items()
        ]
    return shown


def channel_json(workspace: Workspace, channel: Channel) -> Json:
    if channel.is_direct:
        return {"id": channel.id, "is_im": True, "is_channel": False, "user": channel.members[0], "is_open": True}
    return {
        "id": channel.id,
        "name": channel.name,
        "is_channel": not channel.is_private,
        "is_group": channel.is_private,
        "is_im": False,
        "is_private": channel.is_private,
        "is_member": channel.bot_is_member,
        "is_archived": channel.is_archived,
        "is_ext_shared": channel.is_ext_shared,
        "num_members": len(channel.members) + channel.bot_is_member,
        "context_team_id": workspace.team,
    }


_TEXTS = ("csv", "tsv", "txt", "text", "json", "py")


def file_json(workspace: Workspace, file: File) -> Json:
    address = f"{workspace.base_url}/files/{file.id}/{file.name}"
    kind = file.name.rpartition(".")[2].lower() if "." in file.name else "binary"
    return {
        "id": file.id,
        "name": file.name,
        "title": file.title,
        "mimetype": mimetypes.guess_type(file.name)[0] or "application/octet-stream",
        "filetype": kind,
        "size": len(file.content),
        "user": file.owner,
        "created": file.created,
        "timestamp": file.created,
        "mode": "snippet" if kind in _TEXTS else "hosted",  # text can be edited in Slack, a table in text too
        "is_external": False,
        "url_private": address,
        "url_private_download": f"{address}?download=1",
        "channels": [each for each in file.channels if not each.startswith("D")],
        "ims": [each for each in file.channels if each.startswith("D")],
    }


def view_json(workspace: Workspace, view: View) -> Json:
    defaults: Json = {"private_metadata": "", "callback_id": "", "external_id": "", "clear_on_close": False}
    defaults |= {"notify_on_close": False, "title": None, "submit": None, "close": None}
    return {
        **defaults,
        **view.body,
        "id": view.id,
        "team_id": workspace.team,
        "app_id": APP_ID,
        "app_installed_team_id": workspace.team,
        "bot_id": BOT_ID,
        "hash": view.hash,
        "root_view_id": view.root,
        "previous_view_id": view.previous or None,
        "state": {"values": view.values},
    }
