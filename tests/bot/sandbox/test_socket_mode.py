"""Socket Mode, over a real WebSocket to Slack's own unpatched client: acks, retries, disconnects."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient
from slack_sdk.socket_mode import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from websockets.sync.client import ClientConnection
from websockets.sync.client import connect as websocket

from bot.sandbox import Sandbox, Workspace
from bot.sandbox.api import call
from bot.sandbox.nouns import Json

Connect = Callable[[Sandbox, App], SocketModeHandler]
Answer = Callable[[SocketModeClient, SocketModeRequest], None]
Listen = Callable[[Sandbox, Answer], SocketModeClient]
GO = [
    {
        "type": "actions",
        "elements": [{"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Go"}}],
    }
]


def until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not is_so() and time.monotonic() < end:
        time.sleep(0.01)
    assert is_so()


@pytest.fixture
def hasty(workspace: Workspace, open_sandbox: Callable[..., Sandbox]) -> Sandbox:
    """A Slack that waits only a fifth of a second for an answer."""
    return open_sandbox(workspace, ack_seconds=0.2)


@pytest.fixture
def listen(part: Callable[[Sandbox, SocketModeClient], None]) -> Iterator[Listen]:
    """Connect Slack's own client."""
    with ExitStack() as stack:

        def make(sandbox: Sandbox, answer: Answer) -> SocketModeClient:
            web_client = WebClient(base_url=sandbox.api_url)
            client = SocketModeClient(sandbox.app_token, web_client=web_client)
            client.socket_mode_request_listeners.append(answer)  # type: ignore[arg-type]
            before = sandbox.connections
            client.connect()
            stack.callback(part, sandbox, client)
            until(lambda: sandbox.connections == before + 1)
            return client

        yield make


def raw_connection(sandbox: Sandbox) -> ClientConnection:
    """Connect without a library's own opinion on what to do next."""
    address = call(sandbox.workspace, "apps.connections.open", sandbox.app_token, {})["url"]
    return websocket(address, proxy=None)


def ack(client: SocketModeClient, request: SocketModeRequest, payload: Json | None = None) -> None:
    client.send_socket_mode_response(SocketModeResponse(request.envelope_id, payload))


def test_a_command_is_answered_in_the_ack_itself(
    sandbox: Sandbox, connect: Connect, new_app: Callable[[Sandbox], App]
) -> None:
    app = new_app(sandbox)
    app.command("/stock")(lambda ack, body: ack(f"You asked for {body['text']}"))
    connect(sandbox, app)
    (shown,) = sandbox.as_person("U0ANA").types("/stock SKU123", channel="C0UK")
    assert (shown.words, shown.is_ephemeral) == ("You asked for SKU123", True)


def test_says_so_when_nobody_is_connected(sandbox: Sandbox) -> None:
    (shown,) = sandbox.as_person("U0ANA").types("/stock SKU123", channel="C0UK")
    assert shown.words == '/stock failed with the error "dispatch_failed"'
    assert shown.is_ephemeral


def test_says_so_when_a_command_is_not_acknowledged_in_time(hasty: Sandbox, listen: Listen) -> None:
    heard: list[SocketModeRequest] = []
    client = listen(hasty, lambda _, request: heard.append(request))
    (shown,) = hasty.as_person("U0ANA").types("/stock SKU123", channel="C0UK")
    assert shown.words == '/stock failed with the error "operation_timeout"'
    until(lambda: bool(heard))
    ack(client, heard[0], {"text": "too late"})
    assert len(hasty.as_person("U0ANA").sees("C0UK")) == 1


def test_warns_beside_a_message_when_a_press_is_not_acknowledged(
    hasty: Sandbox, listen: Listen, workspace: Workspace
) -> None:
    workspace.add_message("C0UK", "U0SANDBOT", "card", GO)
    answering = threading.Event()
    listen(hasty, lambda client, request: ack(client, request) if answering.is_set() else None)
    ana = hasty.as_person("U0ANA")
    (shown,) = ana.presses(ana.sees("C0UK")[0], "Go")
    assert "didn’t respond" in shown.warning
    answering.set()
    hasty.ack_seconds = 30
    (shown,) = ana.presses(shown, "Go")
    assert shown.warning == ""


def test_an_event_is_sent_again_up_to_three_times_with_the_same_id(hasty: Sandbox, listen: Listen) -> None:
    heard: list[SocketModeRequest] = []
    listen(hasty, lambda _, request: heard.append(request))
    hasty.as_person("U0ANA").says("hello")
    until(lambda: len(heard) == 4)
    assert len({one.payload["event_id"] for one in heard}) == 1
    assert {one.retry_attempt for one in heard} == {None, 1, 2, 3}
    assert len({one.envelope_id for one in heard}) == 4


def test_an_acknowledged_event_is_not_sent_again(sandbox: Sandbox, listen: Listen) -> None:
    heard: list[SocketModeRequest] = []

    def answer(client: SocketModeClient, request: SocketModeRequest) -> None:
        heard.append(request)
        ack(client, request)

    listen(sandbox, answer)
    sandbox.ack_seconds = 30
    ana = sandbox.as_person("U0ANA")
    ana.says("one")
    ana.says("two")
    ana.waits_until_it_is_done()  # each was sent for the last time
    assert sorted(one.payload["event"]["text"] for one in heard) == ["one", "two"]


def test_each_payload_goes_to_one_of_several_connections(sandbox: Sandbox, listen: Listen) -> None:
    heard: list[str] = []

    def named(name: str) -> Answer:
        def answer(client: SocketModeClient, request: SocketModeRequest) -> None:
            heard.append(name)
            ack(client, request, {"text": name})

        return answer

    for name in ("first", "second"):
        listen(sandbox, named(name))
    for _ in range(4):
        sandbox.as_person("U0ANA").types("/stock x", channel="C0UK")
    assert sorted(heard) == ["first", "first", "second", "second"]


def test_hello_counts_the_connections_and_the_eleventh_is_turned_away(sandbox: Sandbox) -> None:
    with ExitStack() as stack:
        connections = [stack.enter_context(raw_connection(sandbox)) for _ in range(11)]
        said = [json.loads(one.recv(timeout=10)) for one in connections]
    assert [one.get("num_connections") for one in said[:10]] == list(range(1, 11))
    assert (said[10]["type"], said[10]["reason"]) == ("disconnect", "too_many_websockets")


@pytest.mark.parametrize("reason", ["refresh_requested", "link_disabled"])
def test_slacks_client_comes_back_after_a_disconnect(sandbox: Sandbox, listen: Listen, reason: str) -> None:
    frames: list[str] = []
    client = listen(sandbox, lambda client, request: ack(client, request, {"text": "back"}))
    client.on_message_listeners.append(frames.append)
    before = client.session_id()
    sandbox.disconnect_bot(reason)
    until(lambda: client.session_id() != before and sandbox.connections == 1)
    assert any(reason in one for one in frames)
    assert sandbox.as_person("U0ANA").types("/stock x", channel="C0UK")[0].words == "back"


def test_a_warning_does_not_end_the_connection(sandbox: Sandbox) -> None:
    with raw_connection(sandbox) as connection:
        connection.recv(timeout=10)
        sandbox.disconnect_bot("warning")
        assert json.loads(connection.recv(timeout=10))["reason"] == "warning"
        sandbox.as_person("U0ANA").says("still there?")
        assert json.loads(connection.recv(timeout=10))["type"] == "events_api"


def test_pings_are_answered_and_keep_the_connection_alive(sandbox: Sandbox, listen: Listen) -> None:
    client = listen(sandbox, ack)
    session, connection = client.session_id(), client.current_session
    assert connection is not None
    first = connection.last_ping_pong_time or 0
    connection.ping("still there?")
    until(lambda: (connection.last_ping_pong_time or 0) > first)
    assert client.session_id() == session


def test_fifty_commands_at_once_are_all_answered(sandbox: Sandbox, listen: Listen) -> None:
    listen(sandbox, lambda client, request: ack(client, request, {"text": request.payload["text"]}))
    ana = sandbox.as_person("U0ANA")
    threads = [threading.Thread(target=ana.says, args=(f"/stock {n}",), kwargs={"channel": "C0UK"}) for n in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    until(lambda: len(ana.sees("C0UK")) == 50)
    assert {one.words for one in ana.sees("C0UK")} == {str(n) for n in range(50)}
