"""Looks at the Slack side for the doctor: both tokens, scopes, the clock, and whether the bot is in its channels."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.diagnosis import Finding, ill, note, well
from bot.errors.setup import OfOrganisation
from bot.settings import Settings
from bot.slack.connection import client_for, team_of
from bot.slack.patience import UNHEARD, is_passing, reason_of
from bot.wording import N_

MANIFEST = Path(__file__).parents[1] / "manifest.json"
CLOCK_TOLERANCE = timedelta(seconds=30)

REFUSED = N_("Slack refuses SLACK_BOT_TOKEN ({why}).")
COPY_TOKEN = N_(
    "Copy the Bot User OAuth Token (xoxb-…) from OAuth & Permissions of your app; reinstall the app if it was revoked."
)
PASTE_MANIFEST = N_("Paste bot/manifest.json into App Manifest of your app, save, then Install App, Reinstall.")
OUTSIDERS_READ = N_(
    "Channel {channel} of shop {shop} is shared with another company: its people read the digest and all cards there, "
    "and can decide nothing."
)
MAKE_APP_TOKEN = N_(
    "Basic Information, App-Level Tokens: make one with the scope connections:write; switch Socket Mode on."
)


def scopes_needed() -> frozenset[str]:
    """Return the scopes the manifest asks for."""
    return frozenset(_manifest()["oauth_config"]["scopes"]["bot"])


def events_heard() -> frozenset[str]:
    """Return the events the manifest asks for."""
    return frozenset(_manifest()["settings"]["event_subscriptions"]["bot_events"])


def commands_typed() -> Mapping[str, str]:
    """Return the manifest's commands, each with what can be typed after it."""
    return {each["command"]: each["usage_hint"] for each in _manifest()["features"]["slash_commands"]}


def examine_slack(settings: Settings, channels: Mapping[str, str], now: datetime) -> Iterator[Finding]:
    """Yield what was found of each thing; ``channels`` maps a shop's name to its channel."""
    client = client_for(settings.slack_bot_token, settings.slack_api_url)
    try:
        who = client.auth_test()
    except SlackApiError as error:
        yield _out_of_reach(error) if is_passing(error) else ill(REFUSED, COPY_TOKEN, why=reason_of(error))
        return
    except UNHEARD as error:
        yield _out_of_reach(error)
        return
    try:
        team_of(who)
    except OfOrganisation as error:
        yield Finding(is_well=False, sentence=error.sentence, values=error.values)
        return
    yield well(N_("Slack knows the bot as {user} in {team}."), user=who["user"], team=who["team"])
    yield _scopes(_header(who.headers, "x-oauth-scopes"))
    yield _clock(_header(who.headers, "date"), now)
    yield _app_token(settings)
    for shop, channel in channels.items():
        yield _channel(client, shop, channel)


def _header(headers: Mapping[str, object], wanted: str) -> str:
    """Return a header's value whatever the case of its name."""
    return next((str(value) for name, value in headers.items() if name.lower() == wanted), "")


def _scopes(granted: str) -> Finding:
    missing = scopes_needed() - {scope.strip() for scope in granted.split(",")}
    if missing:
        return ill(N_("Scopes are missing: {scopes}."), PASTE_MANIFEST, scopes=", ".join(sorted(missing)))
    return well(N_("The bot has every scope it needs."))


def _clock(date: str, now: datetime) -> Finding:
    if not date:
        return well(N_("Slack did not say the time, so the clock was not compared."))
    off = abs(parsedate_to_datetime(date) - now)
    if off > CLOCK_TOLERANCE:
        return ill(
            N_("The clock is {seconds} seconds off Slack's."),
            N_("Set the clock of this machine, best by network time; digests and dates depend on it."),
            seconds=int(off.total_seconds()),
        )
    return well(N_("The clock agrees with Slack's."))


def _app_token(settings: Settings) -> Finding:
    try:
        client_for("", settings.slack_api_url).apps_connections_open(app_token=settings.slack_app_token)
    except SlackApiError as error:
        if is_passing(error):
            return _out_of_reach(error)
        return ill(N_("Slack refuses SLACK_APP_TOKEN ({why})."), MAKE_APP_TOKEN, why=reason_of(error))
    except UNHEARD as error:
        return _out_of_reach(error)
    return well(N_("Socket Mode is on and SLACK_APP_TOKEN works."))


def _channel(client: WebClient, shop: str, channel: str) -> Finding:
    if not channel:
        return ill(
            N_("Shop {shop} has no channel, so it gets neither digest nor warnings."),
            N_("python -m bot shop change NAME --channel C…"),
            shop=shop,
        )
    try:
        seen = client.conversations_info(channel=channel)["channel"]
    except SlackApiError as error:
        return ill(
            N_("Channel {channel} of shop {shop} cannot be looked at ({why})."),
            N_("Check the ID (channel name, About, at the bottom); type /invite @Quartermaster in a private channel."),
            channel=channel,
            shop=shop,
            why=reason_of(error),
        )
    except UNHEARD as error:
        return _out_of_reach(error)
    return _membership(seen, shop, channel)


def _membership(seen: Mapping[str, Any], shop: str, channel: str) -> Finding:
    if seen.get("is_archived"):
        return ill(
            N_("Channel {channel} of shop {shop} is archived."),
            N_("Unarchive it in Slack and invite the bot, or give the shop another channel in /stock settings."),
            channel=channel,
            shop=shop,
        )
    if not seen.get("is_member"):
        return ill(
            N_("The bot is not invited to channel {channel} of shop {shop}."),
            N_("Type /invite @Quartermaster in that channel."),
            channel=channel,
            shop=shop,
        )
    if seen.get("is_ext_shared"):
        return note(OUTSIDERS_READ, channel=channel, shop=shop)
    return well(N_("Shop {shop}: the bot is in its channel."), shop=shop)


def _out_of_reach(error: Exception) -> Finding:
    why = str(error.response.status_code) if isinstance(error, SlackApiError) else str(error)
    return ill(N_("Slack cannot be reached: {why}."), N_("Check the network and SLACK_API_URL."), why=why)


def _manifest() -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads(MANIFEST.read_text(encoding="utf-8"))
    return manifest
