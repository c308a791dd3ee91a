"""Looks at the Slack side for the doctor: both tokens, scopes, the clock, and whether the bot is in its channels."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.finding import Finding
from bot.settings import Settings
from bot.slack.connection import client_for
from bot.wording import N_

MANIFEST = Path(__file__).parents[1] / "manifest.json"
CLOCK_TOLERANCE = timedelta(seconds=30)


def scopes_needed() -> frozenset[str]:
    """Return the scopes the manifest asks for."""
    return frozenset(json.loads(MANIFEST.read_text(encoding="utf-8"))["oauth_config"]["scopes"]["bot"])


def examine_slack(settings: Settings, channels: Mapping[str, str], now: datetime) -> Iterator[Finding]:
    """Yield how each thing stands; ``channels`` maps a shop's name to its channel."""
    client = client_for(settings.slack_bot_token, settings.slack_api_url)
    try:
        who = client.auth_test()
    except SlackApiError as error:
        yield Finding(
            False,
            N_("Slack refuses SLACK_BOT_TOKEN ({why})."),
            {"why": error.response.get("error", "")},
            N_("Copy the Bot User OAuth Token (xoxb-…) from OAuth & Permissions of your app; reinstall the app if it was revoked."),
        )
        return
    except OSError as error:
        yield Finding(
            False, N_("Slack cannot be reached: {why}."), {"why": str(error)}, N_("Check the network and SLACK_API_URL.")
        )
        return
    yield Finding(True, N_("Slack knows the bot as {user} in {team}."), {"user": who["user"], "team": who["team"]})
    yield _scopes(str(who.headers.get("x-oauth-scopes", "")))
    yield _clock(str(who.headers.get("date", "")), now)
    yield _app_token(settings)
    for shop, channel in channels.items():
        yield _channel(client, shop, channel)


def _scopes(granted: str) -> Finding:
    missing = scopes_needed() - {scope.strip() for scope in granted.split(",")}
    if not missing:
        return Finding(True, N_("The bot has every scope it needs."))
    return Finding(
        False,
        N_("Scopes are missing: {scopes}."),
        {"scopes": ", ".join(sorted(missing))},
        N_("Paste bot/manifest.json into App Manifest of your app, save, then Install App, Reinstall."),
    )


def _clock(date: str, now: datetime) -> Finding:
    try:
        off = abs(parsedate_to_datetime(date) - now)
    except (TypeError, ValueError):
        off = timedelta(0)
    if off <= CLOCK_TOLERANCE:
        return Finding(True, N_("The clock agrees with Slack's."))
    return Finding(
        False,
        N_("The clock is {seconds} seconds off Slack's."),
        {"seconds": int(off.total_seconds())},
        N_("Set the clock of this machine, best by network time; digests and dates depend on it."),
    )


def _app_token(settings: Settings) -> Finding:
    try:
        client_for("", settings.slack_api_url).apps_connections_open(app_token=settings.slack_app_token)
    except SlackApiError as error:
        return Finding(
            False,
            N_("Slack refuses SLACK_APP_TOKEN ({why})."),
            {"why": error.response.get("error", "")},
            N_("Basic Information, App-Level Tokens: make one with the scope connections:write; switch Socket Mode on."),
        )
    return Finding(True, N_("Socket Mode is on and SLACK_APP_TOKEN works."))


def _channel(client: WebClient, shop: str, channel: str) -> Finding:
    said: dict[str, object] = {"shop": shop, "channel": channel}
    if not channel:
        return Finding(
            False,
            N_("Shop {shop} has no channel, so it gets neither digest nor warnings."),
            said,
            N_("python -m bot shop change NAME --channel C…"),
        )
    try:
        seen = client.conversations_info(channel=channel)["channel"]
    except SlackApiError as error:
        said["why"] = error.response.get("error", "")
        return Finding(
            False,
            N_("Channel {channel} of shop {shop} cannot be looked at ({why})."),
            said,
            N_("Check the ID (channel name, About, at the bottom); type /invite @Quartermaster in a private channel."),
        )
    if not seen.get("is_member"):
        return Finding(
            False,
            N_("The bot is not invited to channel {channel} of shop {shop}."),
            said,
            N_("Type /invite @Quartermaster in that channel."),
        )
    return Finding(True, N_("Shop {shop}: the bot is in its channel."), said)
