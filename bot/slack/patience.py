"""Asks Slack once more where it is busy or stumbles, while a person waits for the answer."""

import time
from collections.abc import Callable, Mapping
from http.client import HTTPException
from typing import TypeVar

from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookResponse

T = TypeVar("T")

TRIES = 3
AGAIN = 1.0  # [seconds] until Slack is asked again where it does not say when
LONGEST = 30.0  # [seconds] nobody waits longer for an answer
TOO_FAST = 429
FAILING = 500  # and above
STUMBLES = {
    *("ratelimited", "internal_error", "fatal_error", "service_unavailable", "request_timeout"),
    "file_update_failed",  # of a file that was sent: for a moment only, as Slack's support says
}
NO_JSON = "Received a response in a non-JSON format"  # as the SDK calls it: a proxy or a page for people answered
UNHEARD = (OSError, HTTPException)  # the connection failed, before Slack heard or while it answered


def patiently(call: Callable[[], T]) -> T:
    """Return Slack's answer; where it is too busy or fails, ask again. Raises: as the call does."""
    for _ in range(TRIES - 1):
        try:
            return call()
        except SlackApiError as error:
            if not is_passing(error):
                raise
            wait = retry_after(error.response.headers)
        except UNHEARD:
            wait = AGAIN
        time.sleep(wait)
    return call()


def persistently(answer: Callable[[], WebhookResponse]) -> WebhookResponse:
    """Return Slack's response to a post to a response_url; where it is too busy or fails, send again."""
    for _ in range(TRIES - 1):
        try:
            taken = answer()
        except UNHEARD:
            wait = AGAIN
        else:
            if taken.status_code != TOO_FAST and taken.status_code < FAILING:
                return taken
            wait = retry_after(taken.headers)
        time.sleep(wait)
    return answer()


def is_passing(error: SlackApiError) -> bool:
    """Return whether Slack refuses only for now, whatever is asked."""
    status, reason = error.response.status_code, reason_of(error)
    return status == TOO_FAST or status >= FAILING or reason in STUMBLES or reason.startswith(NO_JSON)


def reason_of(error: SlackApiError) -> str:
    return str(error.response.get("error") or error.response.status_code)


def retry_after(headers: Mapping[str, object]) -> float:
    """Return how long Slack asks to wait [seconds]; the header comes in upper or lower case.

    >>> retry_after({"retry-after": "7"}), retry_after({"Retry-After": "soon"}), retry_after({"Retry-After": "3600"})
    (7.0, 1.0, 30.0)
    """
    said = next((str(value) for name, value in headers.items() if name.lower() == "retry-after"), "")
    return min(float(said), LONGEST) if said.strip().isdecimal() else AGAIN
