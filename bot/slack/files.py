"""Sends a file to one person: into the direct message with the bot, where nobody else sees it."""

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.errors import FileNotSent
from bot.messages.blocks import plain
from bot.messages.reply import File
from bot.slack.patience import UNHEARD, patiently, reason_of


def send_file(client: WebClient, user: str, file: File) -> str:
    """Return the direct message the file was sent to. Raises: FileNotSent."""
    try:
        direct = str(patiently(lambda: client.conversations_open(users=user))["channel"]["id"])
        patiently(
            lambda: client.files_upload_v2(
                filename=file.name, content=file.content, title=plain(file.title), channel=direct
            )
        )
    except SlackApiError as error:
        raise FileNotSent(file.name, reason_of(error)) from error
    except (SlackClientError, *UNHEARD) as error:
        raise FileNotSent(file.name, str(error)) from error
    return direct
