"""A small workspace, clocks that stand still, a tiny bot, and a browser."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import pytest
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient
from slack_sdk.socket_mode import SocketModeClient

from bot.sandbox import Channel, Person, Sandbox, Workspace, serve
from bot.sandbox.api import call
from bot.sandbox.nouns import Json

Part = Callable[[Sandbox, SocketModeClient], None]


@dataclass
class Clock:
    """Stands still until told otherwise."""

    time: float = 1_320_656_400.0  # Monday 7 November 2011, 09:00 UTC

    def __call__(self) -> float:
        return self.time

    def passes(self, seconds: float) -> None:
        self.time += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def new_workspace(clock: Clock) -> Callable[..., Workspace]:
    def make(**changed: object) -> Workspace:
        settings: Json = {
            "people": (
                Person("U0ANA", "Ana", role="planner"),
                Person("U0BEN", "Ben", role="approver", locale="de-DE", tz="Europe/Berlin", is_admin=True),
                Person("U0GIL", "Gil", role="ad agency", is_stranger=True, is_restricted=True),
            ),
            "channels": (
                Channel("C0UK", "shop-uk", members=("U0ANA", "U0BEN"), bot_is_member=True),
                Channel("C0OPS", "ops", members=("U0ANA",)),
                Channel("C0FIN", "finance", members=("U0BEN",), is_private=True),
            ),
            "commands": {"/stock": "SKU123", "/plan": ""},
            "now": clock,
            "monotonic": clock,
        }
        return Workspace(**{**settings, **changed})

    return make


@pytest.fixture
def workspace(new_workspace: Callable[..., Workspace]) -> Workspace:
    return new_workspace()


@pytest.fixture
def ask(workspace: Workspace, clock: Clock) -> Callable[..., Json]:
    """Call the Web API without a network; a second passes before each call."""

    def make(method: str, **given: object) -> Json:
        clock.passes(1)
        return call(workspace, method, workspace.bot_token, given)

    return make


@pytest.fixture
def open_sandbox() -> Iterator[Callable[..., Sandbox]]:
    with ExitStack() as stack:
        yield lambda workspace, **more: stack.enter_context(serve(workspace, **more))


@pytest.fixture
def sandbox(workspace: Workspace, open_sandbox: Callable[..., Sandbox]) -> Sandbox:
    return open_sandbox(workspace)


@pytest.fixture
def part() -> Part:
    """Close a client without the four seconds it would wait for its next frame and its next message."""

    def close(sandbox: Sandbox, client: SocketModeClient) -> None:
        client.auto_reconnect_enabled = False
        client.closed = True
        client.message_queue.put(None)
        sandbox.hang_up()
        until = time.monotonic() + 5
        while client.is_connected() and time.monotonic() < until:
            time.sleep(0.005)
        client.close()

    return close


@pytest.fixture
def connect(part: Part) -> Iterator[Callable[[Sandbox, App], SocketModeHandler]]:
    """Connect a Bolt app by its own, unpatched Socket Mode client."""
    with ExitStack() as stack:

        def make(sandbox: Sandbox, app: App) -> SocketModeHandler:
            before = sandbox.connections
            handler = SocketModeHandler(app, sandbox.app_token)
            handler.connect()  # type: ignore[no-untyped-call]
            stack.callback(part, sandbox, handler.client)
            until = time.monotonic() + 10
            while sandbox.connections <= before and time.monotonic() < until:
                time.sleep(0.01)
            assert sandbox.connections > before
            return handler

        yield make


@pytest.fixture
def new_app() -> Callable[[Sandbox], App]:
    def make(sandbox: Sandbox) -> App:
        return App(client=WebClient(sandbox.bot_token, base_url=sandbox.api_url))

    return make
