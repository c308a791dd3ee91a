"""Fetches a file from Slack, and from nowhere else: the bot's token goes with the request."""

from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from slack_sdk import WebClient

from bot.desk import Dropped
from bot.errors import FileNotFetched

SLACKS = "https://files.slack.com"
TIMEOUT = 30.0  # [seconds] without a byte
CHUNK = 256 * 1024


class _NoRedirect(HTTPRedirectHandler):
    """A redirect would carry the token to wherever it leads."""

    def redirect_request(self, *_: object) -> None:
        return None


def download(client: WebClient, file: Dropped, into: Path, most: int) -> Path:
    """Write the file into the folder under its own name and return where. Raises: FileNotFetched."""
    if not _is_slacks(file.address, client.base_url):
        raise FileNotFetched(file.name, urlsplit(file.address).hostname or "")
    path = into / (Path(file.name).name or "file")
    request = Request(file.address, headers={"Authorization": f"Bearer {client.token}"})  # noqa: S310 - judged above
    try:
        with build_opener(_NoRedirect).open(request, timeout=TIMEOUT) as answer, path.open("wb") as written:
            while chunk := answer.read(CHUNK):
                written.write(chunk)
                if written.tell() > most:
                    break  # whoever reads it says that it is too large
    except HTTPError as error:
        raise FileNotFetched(file.name, str(error.code)) from error
    except OSError as error:
        raise FileNotFetched(file.name, str(error)) from error
    return path


def _is_slacks(address: str, api: str) -> bool:
    """Return whether the file lies with Slack, or with the other server the settings name."""
    asked, ours = urlsplit(address), urlsplit(api)
    origin = f"{asked.scheme}://{asked.netloc}"
    return origin == SLACKS or (ours.hostname != "slack.com" and origin == f"{ours.scheme}://{ours.netloc}")
