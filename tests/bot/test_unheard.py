"""What no listener knows, or Slack does not answer in time, is taken all the same: nobody is told the bot is dead."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import pytest
from slack_bolt import App, BoltRequest, Respond
from slack_sdk.errors import SlackApiError

from bot.desk import Desk
from bot.messages.blocks import actions, button
from bot.messages.reply import Message
from bot.modals import MODALS
from bot.sandbox import Person, Sandbox, Workspace, serve
from bot.slack.app import Pools, build_app
from bot.slack.checkup import scopes_needed
from bot.slack.connection import client_for
from bot.slack.probe import SlackProbe
from bot.slack.way import Way

ANA = {"id": "U0ANA", "team_id": "T0SANDBOX"}
VIEW = {
    "id": "V1",
    "type": "modal",
    "callback_id": "of_a_release_before",
    "title": {"type": "plain_text", "text": "Approve"},
}


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with serve(Workspace(people=(Person("U0ANA", "Ana"),), channels=(), scopes=scopes_needed())) as sandbox:
        yield sandbox


@pytest.fixture
def pools() -> Iterator[Pools]:
    pools = Pools.new()
    yield pools
    pools.finish()


@pytest.fixture
def app(desk: Desk, sandbox: Sandbox, pools: Pools) -> App:
    return build_app(client_for(sandbox.bot_token, sandbox.api_url), desk, pools)


def taken(app: App, payload: dict[str, Any]) -> tuple[int, str]:
    body = {"team": {"id": "T0SANDBOX"}, "token": "x", "api_app_id": "A1", **payload}
    answer = app.dispatch(BoltRequest(mode="socket_mode", body=body))
    return answer.status, answer.body


def test_whatever_slack_sends_is_taken(app: App) -> None:
    for payload in (
        {"type": "view_closed", "user": ANA, "view": VIEW},
        {"type": "shortcut", "user": ANA, "callback_id": "none", "trigger_id": "1"},
        {"type": "message_action", "user": ANA, "callback_id": "none", "message": {"ts": "1"}},
        {"type": "block_suggestion", "user": ANA, "action_id": "none", "value": "a"},
        {"type": "of_next_year", "user": ANA},
        {"type": "app_rate_limited", "team_id": "T0SANDBOX", "minute_rate_limited": 1},
        {"type": "event_callback", "event": {"user": "U0ANA"}},
        {"type": "event_callback", "event": {"type": "of_next_year", "user": "U0ANA"}},
        {"command": "/of_a_release_before", "text": "", "user_id": "U0ANA", "channel_id": "C1", "team_id": "T0SANDBOX"},
    ):
        assert taken(app, payload) == (200, ""), payload


def test_a_window_nobody_knows_any_more_says_so(app: App) -> None:
    """It does not just close as if it had been taken."""
    status, body = taken(app, {"type": "view_submission", "user": ANA, "view": VIEW})
    assert status == 200
    assert "This window is no longer active" in body


def test_a_window_that_kept_what_this_release_cannot_read_is_answered_with_a_sentence(
    app: App, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    """It was opened before the bot was renewed, in whichever release."""
    desk.store.people.set_role("U0ANA", "admin", now=desk.now())
    days = {name: {name: {"selected_date": "2026-11-01"}} for name in ("first", "last", "on")}
    filled_in = {"values": days | {"at": {"at": {"selected_time": "09:00"}}}}
    for kept in ("", "1:2", "[]", '{"about": 7}', '{"about": "x"}'):
        for modal in MODALS:
            view = VIEW | {"callback_id": modal.NAME, "private_metadata": kept, "state": filled_in}
            assert taken(app, {"type": "view_submission", "user": ANA, "view": view})[0] == 200, (modal.NAME, kept)
    assert "Reference" not in caplog.text


def test_the_app_is_made_although_slack_stumbles_but_not_with_a_token_it_refuses(
    desk: Desk,
    sandbox: Sandbox,
    pools: Pools,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Bolt says nothing of the token in the environment, which is the client's."""
    monkeypatch.setenv("SLACK_BOT_TOKEN", sandbox.bot_token)
    sandbox.workspace.fail_next("auth.test", status=500)
    assert build_app(client_for(sandbox.bot_token, sandbox.api_url), desk, pools)
    assert "token" not in caplog.text
    sandbox.workspace.fail_next("auth.test", status="token_revoked")
    with pytest.raises(SlackApiError, match="token_revoked"):
        build_app(client_for(sandbox.bot_token, sandbox.api_url), desk, pools)


def test_only_what_is_said_anew_is_answered(app: App, sandbox: Sandbox, pools: Pools) -> None:
    """In a thread and to the channel as well is said anew; what somebody mends in an older message is not.

    What is too long for Slack is said in words alone.
    """
    direct = app.client.conversations_open(users="U0ANA")["channel"]["id"]
    sandbox.workspace.fail_next("chat.postMessage", status="msg_blocks_too_long")
    for kind in ("message_changed", "thread_broadcast", "bot_message"):
        said = {"type": "message", "subtype": kind, "user": "U0ANA", "channel": direct, "text": "hello", "ts": "1.1"}
        assert taken(app, {"type": "event_callback", "event_id": kind, "event": said}) == (200, "")
    pools.finish()
    (shown,) = sandbox.as_person("U0ANA").sees(direct)
    assert (shown.blocks, "Ask me about a SKU" in shown.text) == ((), True)


def test_who_somebody_is_is_not_waited_for(sandbox: Sandbox) -> None:
    """After no answer Slack is left alone for a while: a window has three seconds to be taken."""
    probe = SlackProbe(client_for(sandbox.bot_token, sandbox.api_url), "T0SANDBOX", haste=1)
    assert probe.profile("U0ANA") is not None
    sandbox.workspace.fail_next("users.info", status="timeout-after-accept")
    assert probe.profile("U0BEN") is None
    sandbox.workspace.fail_next("users.info", status="invalid_auth")  # which would be asked
    assert probe.profile("U0BEN") is None
    assert probe.profile("U0ANA") is not None


def test_words_that_take_the_place_of_a_card_take_its_buttons_away(sandbox: Sandbox) -> None:
    """Slack keeps the blocks of a message where none come in their place."""
    slack, client = sandbox.workspace, client_for(sandbox.bot_token, sandbox.api_url)
    channel = slack.direct("U0ANA").id
    pressed = client.chat_postMessage(channel=channel, text="card", blocks=[actions(button("Undo", "undo", "1"))])
    respond = Respond(response_url=slack.add_reply(channel, "U0ANA", str(pressed["ts"])))
    Way("U0ANA", channel, client, respond).send(Message("Taken back", replaces=True))
    (shown,) = sandbox.as_person("U0ANA").sees(channel)
    assert (shown.buttons, shown.words) == ((), "Taken back")


def test_who_asks_in_a_direct_message_of_two_people_is_answered_in_their_own(sandbox: Sandbox) -> None:
    """Slack lets the bot into no such conversation: only the address that came with the question reaches it."""
    client = client_for(sandbox.bot_token, sandbox.api_url)
    used_up = Respond(response_url=f"{sandbox.api_url}used-up")
    Way("U0ANA", "D0PAIR", client, used_up).send(Message("It lasts 30 days"))
    (shown,) = sandbox.as_person("U0ANA").sees("")
    assert shown.words == "It lasts 30 days"


def test_an_answer_refused_with_a_status_that_says_otherwise_is_said_elsewhere(sandbox: Sandbox) -> None:
    class Refusing(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b'{"ok":false,"error":"invalid_blocks"}')

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    client = client_for(sandbox.bot_token, sandbox.api_url)
    direct = client.conversations_open(users="U0ANA")["channel"]["id"]
    with HTTPServer(("127.0.0.1", 0), Refusing) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        respond = Respond(response_url=f"http://127.0.0.1:{server.server_port}/")
        Way("U0ANA", direct, client, respond).send(Message("It lasts 30 days"))
        server.shutdown()
    assert [shown.words for shown in sandbox.as_person("U0ANA").sees(direct)] == ["It lasts 30 days"]


@pytest.mark.parametrize(
    ("words", "names", "is_answered"),
    [
        ("hello", ["photo.png"], True),
        ("hello", ["photo.png", "orders.csv"], False),
        ("", ["photo.png"], False),
        ("", [], False),
    ],
)
def test_words_that_come_with_pictures_are_answered_those_with_a_table_are_not(
    app: App, sandbox: Sandbox, pools: Pools, words: str, names: list[str], is_answered: bool
) -> None:
    """The table answers for itself."""
    direct = app.client.conversations_open(users="U0ANA")["channel"]["id"]
    said = {"type": "message", "subtype": "file_share", "user": "U0ANA", "channel": direct, "text": words, "ts": "1.1"}
    files = [{"id": f"F{number}", "name": name} for number, name in enumerate(names)]
    assert taken(app, {"type": "event_callback", "event_id": "E1", "event": said | {"files": files}}) == (200, "")
    pools.finish()
    assert bool(sandbox.as_person("U0ANA").sees(direct)) is is_answered
