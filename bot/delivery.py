"""Delivers what channels must see: the latest state of each outbox row, at least once, never blindly twice."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.desk import Desk
from bot.messages.telling.unreached import WHY
from bot.opening import utc_now
from bot.slack.posting import Later, Poster, Refused
from bot.store import Leased
from bot.telling.announcements import announcement
from bot.telling.unreached import UNREACHED, tell_admins

logger = logging.getLogger(__name__)

LEASE = timedelta(seconds=90)  # longer than any request of the client may take
PACE = 1.0  # [seconds] between two messages in a channel
SETTLE = timedelta(seconds=2)  # Slack's history shows a message that late
MAX_REFUSALS = 12
LONGEST_WAIT = timedelta(minutes=30)
MAX_SHUT_OUT = MAX_REFUSALS + timedelta(days=7) // LONGEST_WAIT  # by a channel: who removed the bot may invite it again
OF_ITS_DAY = "digest"  # what nobody wants to read later


@dataclass(slots=True)
class Delivery:
    """Delivers for one workspace; the clock is the real one, whatever the desk believes."""

    desk: Desk
    poster: Poster
    clock: Callable[[], datetime] = utc_now
    wait: Callable[[float], object] = time.sleep
    stopping: threading.Event = field(default_factory=threading.Event)
    _posted: dict[str, float] = field(default_factory=dict)
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def run(self) -> int:
        """Deliver all that is due, one run at a time; return how many messages Slack took."""
        taken = 0
        with self._turn:
            while not self.stopping.is_set() and (leased := self.desk.store.outbox.lease(self.clock(), LEASE)):
                taken += self._deliver(leased)
        return taken

    def _deliver(self, leased: Leased) -> bool:
        outbox = self.desk.store.outbox
        try:
            ts = self._send(leased)
        except Later as later:
            outbox.retry(leased.id, self.clock() + max(timedelta(seconds=later.seconds), SETTLE), later.reason)
            return False
        except Refused as refused:
            if not leased.refusals and not leased.ts and leased.kind != UNREACHED:
                tell_admins(self.desk, leased.channel, refused.reason, self.clock())
            self._give_up_or_wait(leased, refused.reason, for_good=refused.for_good)
            return False
        except Exception as error:
            logger.exception("Message %s could not be made", leased.key)
            self._give_up_or_wait(leased, repr(error))
            return False
        outbox.sent(leased.id, leased.revision, ts)
        return True

    def _send(self, leased: Leased) -> str:
        message = announcement(self.desk, leased.kind, leased.values)
        ts = leased.ts
        if not ts and leased.attempts > 0:
            ts = self.poster.find(leased.channel, leased.key)
        if ts:
            self.poster.update(leased.channel, ts, message)
            return ts
        self._keep_pace(leased.channel)
        ts = self.poster.post(leased.channel, leased.key, message)
        self._posted[leased.channel] = time.monotonic()  # Slack counts from when it took the message
        return ts

    def _keep_pace(self, channel: str) -> None:
        since = time.monotonic() - self._posted.get(channel, float("-inf"))
        if since < PACE:
            self.wait(PACE - since)

    def _give_up_or_wait(self, leased: Leased, reason: str, *, for_good: bool = False) -> None:
        is_shut_out = reason in WHY and leased.kind != OF_ITS_DAY and not leased.ts
        if for_good or leased.refusals + 1 >= (MAX_SHUT_OUT if is_shut_out else MAX_REFUSALS):
            logger.error("Message %s to %s is given up: %s", leased.key, leased.channel, reason)
            self.desk.store.outbox.bury(leased.id, reason)
            return
        wait = min(timedelta(seconds=5 * 2 ** min(leased.refusals, MAX_REFUSALS)), LONGEST_WAIT)
        self.desk.store.outbox.retry(leased.id, self.clock() + wait, reason, refused=True)
