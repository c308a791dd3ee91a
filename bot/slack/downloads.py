"""Fetches a file from Slack, and from nowhere else: the bot's token goes with the request."""

import time
from pathlib import Path
from string import punctuation
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from slack_sdk import WebClient

from bot.desk import Dropped
from bot.errors import FileBehindSignIn, FileNotFetched
from bot.slack.patience import FAILING, TOO_FAST, TRIES, UNHEARD, retry_after

SLACKS = "https://files.slack.com"
TIMEOUT = 30.0  # [seconds] without a byte
CHUNK = 256 * 1024
PAGE = b"<!doctype html"
LONGEST_NAME = 255  # [bytes] most disks take; Slack counts letters, of which a Chinese one has three
HERE = {"127.0.0.1", "localhost", "::1"}  # another server on this machine may keep its files at another port


class _NoRedirect(HTTPRedirectHandler):
    """A redirect would carry the token to wherever it leads."""

    def redirect_request(self, *_: object) -> None:
        return None


def download(client: WebClient, file: Dropped, into: Path, most: int) -> Path:
    """Write the file into the folder, under its own name as far as a disk allows, and return the path.

    Raises: FileNotFetched, FileBehindSignIn.
    """
    if not _is_slacks(file.address, client.base_url):
        raise FileNotFetched(file.name, urlsplit(file.address).hostname or "")
    path = into / (_fitting(Path(file.name)) or "file")
    address = quote(file.address, safe=punctuation)  # the name of a file may stand in it as somebody typed it
    request = Request(address, headers={"Authorization": f"Bearer {client.token}"})  # noqa: S310 - judged above
    for tried in range(1, TRIES + 1):
        try:
            _write(request, path, most)
            break
        except HTTPError as error:
            if tried == TRIES or not (error.code == TOO_FAST or error.code >= FAILING):
                raise FileNotFetched(file.name, str(error.code)) from error
            time.sleep(retry_after(dict(error.headers)))
        except UNHEARD as error:
            raise FileNotFetched(file.name, str(error)) from error
    if _is_page(path) and path.stat().st_size != file.size:  # else it is what somebody shared
        raise FileBehindSignIn(file.name)
    return path


def _fitting(name: Path) -> str:
    """Return a name, cut to what a disk allows, with its ending.

    >>> len(_fitting(Path("orders.csv"))), len(_fitting(Path("订" * 200 + ".csv")).encode())
    (10, 253)
    """
    room = LONGEST_NAME - len(name.suffix.encode())
    return name.stem.encode()[:room].decode(errors="ignore") + name.suffix


def _write(request: Request, path: Path, most: int) -> None:
    with build_opener(_NoRedirect).open(request, timeout=TIMEOUT) as answer, path.open("wb") as written:
        while chunk := answer.read(CHUNK):
            written.write(chunk)
            if written.tell() > most:
                break  # whoever reads it says that it is too large


def _is_page(path: Path) -> bool:
    with path.open("rb") as written:
        return written.read(len(PAGE)).lower() == PAGE


def _is_slacks(address: str, api: str) -> bool:
    """Return whether Slack keeps the file, or the other server the settings name.

    >>> _is_slacks("https://files.slack.com/a", "https://slack.com/api/")
    True
    >>> [_is_slacks(f"http://{host}/a", "http://127.0.0.1:80/api/") for host in ("localhost:81", "example.com")]
    [True, False]
    """
    asked, ours = urlsplit(address), urlsplit(api)
    origin = f"{asked.scheme}://{asked.netloc}"
    is_here = asked.scheme == ours.scheme == "http" and {asked.hostname, ours.hostname} <= HERE
    return origin == SLACKS or is_here or (ours.hostname != "slack.com" and origin == f"{ours.scheme}://{ours.netloc}")
