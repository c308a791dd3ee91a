"""Sends a file to one person, once: in the direct message with the bot, where nobody else sees it."""

from urllib.request import Request, urlopen

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.errors import FileNotSent
from bot.messages.blocks import plain
from bot.messages.reply import File
from bot.slack.patience import UNHEARD, is_passing, patiently, reason_of


def send_file(client: WebClient, user: str, file: File) -> str:
    """Return the direct message the file was sent to. Raises: FileNotSent."""
    try:
        direct = str(patiently(lambda: client.conversations_open(users=user))["channel"]["id"])
        kept = patiently(lambda: _upload(client, file))  # nobody sees what is not shared: once more does no harm
        _share(client, kept, plain(file.title), direct)
    except SlackApiError as error:
        raise FileNotSent(file.name, reason_of(error)) from error
    except (SlackClientError, *UNHEARD) as error:
        raise FileNotSent(file.name, str(error)) from error
    return direct


def _upload(client: WebClient, file: File) -> str:
    """Return the ID under which Slack keeps the content."""
    place = client.files_getUploadURLExternal(filename=file.name, length=len(file.content))
    request = Request(str(place["upload_url"]), data=file.content, method="POST")  # noqa: S310 - Slack's own answer
    with urlopen(request, timeout=client.timeout, context=client.ssl):  # noqa: S310
        return str(place["file_id"])


def _share(client: WebClient, kept: str, title: str, direct: str) -> None:
    """Show the file in the direct message; before trying again, ask Slack whether it is there already."""
    was_asked = False

    def share() -> None:
        nonlocal was_asked
        if not was_asked or not _is_shared(client, kept, direct):
            was_asked = True
            client.files_completeUploadExternal(files=[{"id": kept, "title": title}], channel_id=direct)

    patiently(share)


def _is_shared(client: WebClient, kept: str, direct: str) -> bool:
    """Return whether the file is in the direct message. Raises: as Slack, where it cannot say so for now."""
    try:
        file = client.files_info(file=kept)["file"]
    except SlackApiError as error:
        if is_passing(error):
            raise
        return False  # it knows no such file before it is shared
    return direct in file.get("ims", ())
