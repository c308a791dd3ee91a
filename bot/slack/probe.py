"""A read-only look at Slack: who somebody is, whether the bot is in a channel, what it may do."""

from dataclasses import dataclass

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.desk import Profile


@dataclass(frozen=True, slots=True)
class SlackProbe:
    """Implements ``desk.Probe``; where Slack does not answer, nobody is a member."""

    client: WebClient
    team: str

    def profile(self, user: str) -> Profile | None:
        try:
            seen = self.client.users_info(user=user, include_locale=True)["user"]
        except (SlackApiError, OSError):
            return None
        name = seen.get("profile", {}).get("display_name") or seen.get("real_name") or seen.get("name") or user
        is_guest = seen.get("is_restricted") or seen.get("is_ultra_restricted") or seen.get("is_stranger")
        is_member = (
            seen.get("team_id") == self.team and not is_guest and not seen.get("is_bot") and not seen.get("deleted")
        )
        return Profile(name, seen.get("locale", ""), seen.get("tz") or "UTC", bool(is_member))

    def is_in(self, channel: str) -> bool:
        try:
            return bool(self.client.conversations_info(channel=channel)["channel"].get("is_member"))
        except (SlackApiError, OSError):
            return False
