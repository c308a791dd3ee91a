"""What is sent to Slack goes to Slack alone, and whom to trust is read once, not with each answer."""

import ssl

from slack_bolt.util.utils import create_copy

from bot.slack.connection import client_for


def test_every_question_is_answered_with_the_trust_that_was_read_at_the_start() -> None:
    """Bolt copies the client for each thing it hears."""
    client = client_for("xoxb-1", "https://slack.com/api/")
    assert client.ssl is not None
    assert (client.ssl.verify_mode, client.ssl.check_hostname) == (ssl.CERT_REQUIRED, True)
    assert create_copy(client).ssl is client.ssl
