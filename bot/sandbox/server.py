"""Puts the pretend workspace on this machine's own network, for the bot, for tests and for a browser."""

import asyncio
import socket
import threading
from collections.abc import Awaitable, Callable, Sequence
from types import TracebackType
from typing import Self

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.websockets import WebSocket

from bot.sandbox import web_page, web_people, web_slack
from bot.sandbox.as_person import AsPerson
from bot.sandbox.courier import Courier
from bot.sandbox.guard import LoopbackOnly
from bot.sandbox.nouns import Control
from bot.sandbox.refusal import Refused
from bot.sandbox.workspace import Workspace

_START_SECONDS = 10.0


def serve(
    workspace: Workspace,
    *,
    port: int = 0,
    controls: Sequence[Control] = (),
    banner: Callable[[], str] = lambda: "",
    ack_seconds: float = 3.0,
    is_at_work: Callable[[], bool] | None = None,
) -> "Sandbox":
    """Start serving a workspace on 127.0.0.1; port 0 takes any free one.

    Where the app says by ``is_at_work`` whether it still has something in hand, nobody reads half of an answer.
    """
    return Sandbox(workspace, port, controls, banner, ack_seconds, is_at_work)


class Sandbox:
    """A workspace being served. Close it, or use it in a ``with``."""

    def __init__(
        self,
        workspace: Workspace,
        port: int,
        controls: Sequence[Control],
        banner: Callable[[], str],
        ack_seconds: float,
        is_at_work: Callable[[], bool] | None,
    ) -> None:
        self.workspace = workspace
        self.ack_seconds, self._is_at_work = ack_seconds, is_at_work
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._socket.bind(("127.0.0.1", port))
        self.port: int = self._socket.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        workspace.base_url = self.url
        self._courier: Courier | None = None
        self._server = uvicorn.Server(
            uvicorn.Config(
                self._application(controls, banner),
                ws="websockets-sansio",
                lifespan="off",
                log_level="critical",
                access_log=False,
                timeout_graceful_shutdown=1,
            )
        )
        self._ready = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="sandbox", daemon=True)
        self._thread.start()
        if not self._ready.wait(_START_SECONDS):
            raise TimeoutError(self.url)

    @property
    def api_url(self) -> str:
        return f"{self.url}/api/"

    @property
    def bot_token(self) -> str:
        return self.workspace.bot_token

    @property
    def app_token(self) -> str:
        return self.workspace.app_token

    @property
    def connections(self) -> int:
        """How many Socket Mode connections the app has open."""
        return self._open_courier().connections

    def as_person(self, person: str, *, patience: float = 10.0) -> AsPerson:
        """Return a client that sees and does what that person would in a browser."""
        self.workspace.person(person)
        return AsPerson(self.url, person, patience)

    def disconnect_bot(self, reason: str = "refresh_requested") -> None:
        """Send the app a disconnect frame: warning, refresh_requested or link_disabled."""
        self._wait_for(self._open_courier().disconnect(reason))

    def hang_up(self) -> None:
        """Cut the app's connections without a goodbye; Slack's client comes back unless told not to."""
        self._wait_for(self._open_courier().hang_up())

    def close(self) -> None:
        if self._thread.is_alive():
            self._wait_for(self._open_courier().stop())
            self._server.should_exit = True
            self._thread.join(_START_SECONDS)
        self._socket.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    def _application(self, controls: Sequence[Control], banner: Callable[[], str]) -> LoopbackOnly:
        async def serve_socket(connection: WebSocket) -> None:
            await self._open_courier().serve(connection)

        routes = [
            *web_slack.routes(self.workspace, serve_socket),
            *web_people.routes(self.workspace, self._open_courier),
            *web_page.routes(self.workspace, self._open_courier, controls, banner),
        ]
        application = Starlette(routes=routes, exception_handlers={Refused: _refused})
        return LoopbackOnly(application)

    def _open_courier(self) -> Courier:
        if self._courier is None:
            raise RuntimeError("the sandbox has not started")
        return self._courier

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_until_complete(self._serve())
        finally:
            self._loop.close()

    async def _serve(self) -> None:
        self._courier = Courier(self.workspace, lambda: self.ack_seconds, self._is_at_work)
        serving = asyncio.create_task(self._server.serve(sockets=[self._socket]))
        while not self._server.started and not serving.done():  # noqa: ASYNC110  uvicorn has no event for it
            await asyncio.sleep(0.005)
        self._ready.set()
        await serving

    def _wait_for(self, work: Awaitable[None]) -> None:
        async def run() -> None:
            await work

        asyncio.run_coroutine_threadsafe(run(), self._loop).result(_START_SECONDS)


async def _refused(_request: Request, error: Exception) -> Response:
    body = error.body() if isinstance(error, Refused) else {"ok": False}
    return JSONResponse(body, 400)
