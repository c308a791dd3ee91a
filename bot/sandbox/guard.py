"""Keeps strangers out: only this machine, and only this page, may talk to the pretend workspace."""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

_HOSTS = frozenset({"127.0.0.1", "localhost"})


class LoopbackOnly:
    """Refuses other host names (DNS rebinding) and requests that another web page makes."""

    def __init__(self, application: ASGIApp) -> None:
        self._application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"}:
            await self._application(scope, receive, send)
            return
        headers = Headers(scope=scope)
        host, origin = headers.get("host", ""), headers.get("origin")
        is_local = host.rpartition(":")[0] in _HOSTS if ":" in host else host in _HOSTS
        if is_local and origin in {None, f"http://{host}"} and headers.get("sec-fetch-site") != "cross-site":
            await self._application(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            start = {"type": "http.response.start", "status": 403, "headers": [(b"content-type", b"text/plain")]}
            await send(start)
            await send({"type": "http.response.body", "body": b"Only this machine and this page may do that."})
