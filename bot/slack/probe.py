"""A read-only look at Slack: who somebody is, whether the bot is in a channel, what it may do."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.desk import Dropped, Profile
from bot.slack.downloads import download

OUTSIDERS = ("is_restricted", "is_ultra_restricted", "is_stranger", "is_bot", "deleted")
FRESH = 60.0  # [seconds] what Slack said of a person is taken as true


@dataclass(slots=True)
class SlackProbe:
    """Implements ``desk.Probe``; where Slack does not answer, nobody is a member."""

    client: WebClient
    team: str
    _seen: dict[str, tuple[float, Profile]] = field(default_factory=dict)

    def profile(self, user: str) -> Profile | None:
        at, profile = self._seen.get(user, (float("-inf"), None))
        if profile is not None and time.monotonic() - at < FRESH:
            return profile
        try:
            said = self.client.users_info(user=user, include_locale=True)["user"]
        except (SlackApiError, OSError):
            return None
        profile = self._profile(user, said)
        self._seen[user] = (time.monotonic(), profile)
        return profile

    def is_in(self, channel: str) -> bool:
        try:
            return bool(self.client.conversations_info(channel=channel)["channel"].get("is_member"))
        except (SlackApiError, OSError):
            return False

    def dropped(self, file: str) -> Dropped | None:
        try:
            said = self.client.files_info(file=file)["file"]
        except (SlackApiError, OSError):
            return None
        if said.get("is_external") or said.get("mode") != "hosted":
            return None
        return Dropped(
            id=file,
            name=str(said.get("name") or file),
            size=int(said.get("size", 0)),
            at=datetime.fromtimestamp(int(said.get("created", 0)), UTC),
            address=str(said.get("url_private_download", "")),
        )

    def fetch(self, file: Dropped, into: Path, most: int) -> Path:
        return download(self.client, file, into, most)

    def _profile(self, user: str, said: Mapping[str, Any]) -> Profile:
        name = said.get("profile", {}).get("display_name") or said.get("real_name") or said.get("name") or user
        is_outside = said.get("team_id") != self.team or any(said.get(claim) for claim in OUTSIDERS)
        return Profile(name, said.get("locale", ""), said.get("tz") or "UTC", is_member=not is_outside)
