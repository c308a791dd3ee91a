"""A read-only look at Slack: who somebody is, whether the bot is in a channel, what it may do."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.desk import Dropped, Profile
from bot.errors import FileNotFetched
from bot.slack.downloads import download
from bot.slack.patience import UNHEARD, is_passing, patiently, reason_of

OUTSIDERS = ("is_restricted", "is_ultra_restricted", "is_stranger", "is_bot", "deleted")
FRESH = 60.0  # [seconds] what Slack said of a person is taken as true
BREAK = 10.0  # [seconds] for which Slack is not asked who people are after it did not answer
STALE = 3600.0  # [seconds] it is still taken as true while Slack does not answer
KEPT = ("hosted", "snippet")  # by Slack itself; text somebody uploads, CSV among it, is a snippet
TABLES = {"csv": ".csv", "tsv": ".tsv", "xlsx": ".xlsx"}  # endings of snippets and files that were given no name


@dataclass(slots=True)
class SlackProbe:
    """Implements ``desk.Probe``; of whom Slack has never said anything, nothing is known while it does not answer."""

    client: WebClient
    team: str
    haste: int = 2  # [seconds] for which who somebody is is waited for: within three a window must be acknowledged
    _seen: dict[str, tuple[float, Profile]] = field(default_factory=dict)
    _silent_since: float = float("-inf")

    def profile(self, user: str) -> Profile | None:
        at, profile = self._seen.get(user, (float("-inf"), None))
        now = time.monotonic()
        if profile is not None and now - at < FRESH:
            return profile
        if now - self._silent_since < BREAK:
            return self._still(user)
        client = self._hasty()
        try:
            said = client.users_info(user=user, include_locale=True)["user"]
        except SlackApiError as error:
            return self._still(user) if is_passing(error) else None
        except UNHEARD as error:
            if isinstance(error, TimeoutError):
                self._silent_since = time.monotonic()
            return self._still(user)
        profile = profile_of(said, user, self.team)
        self._seen[user] = (time.monotonic(), profile)
        return profile

    def is_in(self, channel: str) -> bool:
        try:
            return bool(self.client.conversations_info(channel=channel)["channel"].get("is_member"))
        except (SlackApiError, *UNHEARD):
            return False

    def dropped(self, file: str) -> Dropped | None:
        try:
            said = patiently(lambda: self.client.files_info(file=file)).get("file")
        except SlackApiError as error:
            if is_passing(error):
                raise FileNotFetched(file, reason_of(error)) from error
            return None
        except UNHEARD as error:
            raise FileNotFetched(file, str(error)) from error
        if not said:
            raise FileNotFetched(file, "an answer without the file")
        if said.get("is_external") or said.get("mode", "hosted") not in KEPT:
            return None
        name, ending = str(said.get("name") or file), TABLES.get(str(said.get("filetype")), "")
        return Dropped(
            id=file,
            name=name if "." in name else name + ending,
            size=int(said.get("size") or 0),
            at=datetime.fromtimestamp(int(said.get("created") or time.time()), UTC),
            address=str(said.get("url_private_download") or said.get("url_private") or ""),
            threads=_threads(said.get("shares") or {}),
        )

    def fetch(self, file: Dropped, into: Path, most: int) -> Path:
        return download(self.client, file, into, most)

    def _hasty(self) -> WebClient:
        """Return a client that gives up early: a filled-in window waits for this look at who the person is."""
        client = self.client
        return WebClient(token=client.token, base_url=client.base_url, timeout=self.haste, retry_handlers=[])

    def _still(self, user: str) -> Profile | None:
        at, profile = self._seen.get(user, (float("-inf"), None))
        return profile if time.monotonic() - at < STALE else None


def _threads(shares: Mapping[str, Mapping[str, Sequence[Mapping[str, Any]]]]) -> dict[str, str]:
    """Return the thread a file was shared in, by channel, if any.

    >>> _threads({"public": {"C1": [{"ts": "2.0", "thread_ts": "1.0"}], "C2": [{"ts": "3.0"}]}})
    {'C1': '1.0'}
    """
    last = {channel: shared[-1] for places in shares.values() for channel, shared in places.items() if shared}
    return {channel: str(share["thread_ts"]) for channel, share in last.items() if share.get("thread_ts")}


def profile_of(said: Mapping[str, Any], user: str, team: str) -> Profile:
    """Return who somebody is, as ``users.info`` tells it.

    In an organisation of several workspaces a person has a home, and belongs to others beside it. Who is said to
    belong to others only, or is a guest, a stranger, a bot or gone, is no member; whose workspace is not said, is one.

    Args:
        said: the ``user`` of the answer.
        user: their id, for whom nobody gave a name.
        team: the workspace the bot is in.

    >>> profile_of({"name": "ana", "team_id": "T1"}, "U1", "T1").is_member
    True
    >>> profile_of({"name": "gil", "team_id": "T2"}, "U2", "T1").is_member
    False
    >>> profile_of({"name": "nel"}, "U3", "T1").is_member
    True
    """
    profile = said.get("profile") or {}
    name = profile.get("display_name") or said.get("real_name") or said.get("name") or user
    of_grid = (said.get("enterprise_user") or {}).get("teams") or ()
    teams = {said.get("team_id") or profile.get("team"), *of_grid} - {None, ""}
    is_outside = (teams and team not in teams) or any(said.get(claim) for claim in OUTSIDERS)
    return Profile(name, said.get("locale") or "", said.get("tz") or "UTC", is_member=not is_outside)
