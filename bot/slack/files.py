"""Sends a file to one person: into the direct message with the bot, where nobody else sees it."""

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.errors import FileNotSent
from bot.messages.blocks import plain
from bot.messages.reply import File


def send_file(client: WebClient, user: str, file: File) -> str:
    """Return the direct message the file was sent to. Raises: FileNotSent."""
    try:
        direct = str(client.conversations_open(users=user)["channel"]["id"])
        client.files_upload_v2(filename=file.name, content=file.content, title=plain(file.title), channel=direct)
    except SlackApiError as error:
        raise FileNotSent(file.name, str(error.response.get("error", ""))) from error
    except OSError as error:
        raise FileNotSent(file.name, str(error)) from error
    return direct
