"""The connection to Slack: whom to trust is read once, not with each answer, and the next one is taken up at once."""

import ssl

from slack_bolt.util.utils import create_copy

from bot.desk import Desk
from bot.sandbox import Workspace, serve
from bot.slack.app import Pools, build_app
from bot.slack.checkup import scopes_needed
from bot.slack.connection import LAST_TURNS, Connection, client_for
from tests.bot.sandbox.test_socket_mode import until


def test_every_question_is_answered_with_the_trust_that_was_read_at_the_start() -> None:
    """Bolt copies the client for each thing it hears."""
    client = client_for("xoxb-1", "https://slack.com/api/")
    assert client.ssl is not None
    assert (client.ssl.verify_mode, client.ssl.check_hostname) == (ssl.CERT_REQUIRED, True)
    assert create_copy(client).ssl is client.ssl


def test_a_connection_that_is_to_end_holds_up_no_acknowledgement(desk: Desk) -> None:
    """The client takes the next one up once a turn of listening to this one is over: of three seconds, by itself."""
    with serve(Workspace(people=(), channels=(), scopes=scopes_needed())) as sandbox:
        pools = Pools.new()
        connection = Connection(
            build_app(client_for(sandbox.bot_token, sandbox.api_url), desk, pools), sandbox.app_token
        )
        connection.open()
        client = connection._handler.client
        before = client.current_session
        assert before is not None
        line = before.sock
        sandbox.disconnect_bot("warning")
        until(lambda: client.current_session is not before)
        connection.close()
        pools.finish()
    assert line.gettimeout() == LAST_TURNS
