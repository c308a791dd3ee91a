"""A telephone line to the pretend workspace: plain HTTP on this machine, never through a proxy."""

import json
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

from bot.sandbox.nouns import Json
from bot.sandbox.refusal import Refused

_SECONDS = 60


class Line:
    """Asks one address at a time."""

    def __init__(self, root: str) -> None:
        self._root = root
        self._opener = build_opener(ProxyHandler({}))

    def get(self, path: str) -> Json:
        return _json(self.get_bytes(path))

    def get_bytes(self, path: str) -> bytes:
        return self._open(Request(f"{self._root}/{path}"))  # noqa: S310  always http on loopback

    def post(self, path: str, body: Json) -> Json:
        return self.post_bytes(path, json.dumps(body).encode())

    def post_bytes(self, path: str, content: bytes) -> Json:
        headers = {"Content-Type": "application/octet-stream"}
        return _json(self._open(Request(f"{self._root}/{path}", content, headers, method="POST")))  # noqa: S310

    def _open(self, request: Request) -> bytes:
        try:
            with self._opener.open(request, timeout=_SECONDS) as answer:
                content: bytes = answer.read()
                return content
        except HTTPError as error:
            with error:
                raise Refused(_reason(error.read(), error.code), status=error.code) from None


def _reason(body: bytes, code: int) -> str:
    try:
        return str(json.loads(body)["error"])
    except (ValueError, LookupError, TypeError):
        return f"HTTP {code}"


def _json(content: bytes) -> Json:
    answer: Json = json.loads(content)
    return answer
