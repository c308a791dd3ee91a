"""The connection to Slack: whom to trust is read once, the next one is taken up at once, and it ends at once."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

from slack_bolt.util.utils import create_copy

from bot.desk import Desk
from bot.sandbox import Sandbox, Workspace, serve
from bot.slack.app import Pools, build_app
from bot.slack.checkup import scopes_needed
from bot.slack.connection import LAST_TURNS, Connection, client_for
from tests.bot.sandbox.test_socket_mode import until
from tests.journeys.quiet import PATIENCE


def test_every_question_is_answered_with_the_trust_that_was_read_at_the_start() -> None:
    """Bolt copies the client for each thing it hears."""
    client = client_for("xoxb-1", "https://slack.com/api/")
    assert client.ssl is not None
    assert (client.ssl.verify_mode, client.ssl.check_hostname) == (ssl.CERT_REQUIRED, True)
    assert create_copy(client).ssl is client.ssl


@contextmanager
def connected(desk: Desk) -> Iterator[tuple[Connection, Sandbox]]:
    with serve(Workspace(people=(), channels=(), scopes=scopes_needed())) as sandbox:
        pools = Pools.new()
        app = build_app(client_for(sandbox.bot_token, sandbox.api_url), desk, pools)
        connection = Connection(app, sandbox.app_token)
        connection.open()
        yield connection, sandbox
        pools.finish()


def test_a_connection_that_is_to_end_holds_up_no_acknowledgement(desk: Desk) -> None:
    """The client takes the next one up once a turn of listening to this one is over: of three seconds, by itself."""
    with connected(desk) as (connection, sandbox):
        client = connection._handler.client
        before = client.current_session
        assert before is not None
        line = before.sock
        sandbox.disconnect_bot("warning")
        until(lambda: client.current_session is not before)
        connection.close()
    assert line.gettimeout() == LAST_TURNS


def test_it_ends_in_the_middle_of_a_turn_of_listening(desk: Desk) -> None:
    """Here a turn has no end."""
    with connected(desk) as (connection, _):
        session = connection._handler.client.current_session
        assert session is not None
        session.sock.settimeout(None)
        until(session.sock_receive_lock.locked)
        closing = Thread(target=connection.close, daemon=True)
        closing.start()
        closing.join(PATIENCE)
        assert not closing.is_alive()
