"""Says something while a person waits: tries again where Slack is busy, and leaves out blocks it refuses."""

import logging
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.slack.patience import patiently, reason_of

logger = logging.getLogger(__name__)

BAD_BLOCKS = {"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"}


def say(client: WebClient, method: str, words: dict[str, Any]) -> str:
    """Return the timestamp Slack gave the message, "" where it gave none. Raises: as Slack answers."""
    try:
        said = patiently(lambda: client.api_call(method, json=words))
    except SlackApiError as error:
        if reason_of(error) not in BAD_BLOCKS or not words["blocks"]:
            raise
        logger.exception("Slack does not take the blocks of %r", words["text"])
        said = patiently(lambda: client.api_call(method, json=words | {"blocks": []}))
    return str(said.get("ts") or "")
