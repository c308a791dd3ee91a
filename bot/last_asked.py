"""What each person asked last in each conversation, for a while: “and in Germany?” asks the same of another shop."""

import threading
from collections import OrderedDict
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

LATELY = timedelta(hours=1)  # after that nobody means it any more
MOST = 1_000  # conversations


@dataclass(frozen=True, slots=True)
class Asked:
    """One question, as the command that answered it was asked."""

    command: str  # its name
    words: str  # behind it
    at: datetime
    sku: str = ""  # the only SKU it was about, or the last one before that
    listed: tuple[str, str, int] | None = None  # the list that was shown, what it is about, and its page


@dataclass(frozen=True, slots=True)
class LastAsked:
    """The last question of each conversation; it is forgotten when the bot stops."""

    _by_talk: OrderedDict[tuple[str, str, str], Asked] = field(default_factory=OrderedDict)
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def keep(self, user: str, channel: str, thread: str, asked: Asked) -> None:
        """Remember what a person asked in a channel, or in a thread of it."""
        with self._turn:
            self._by_talk[user, channel, thread] = asked
            self._by_talk.move_to_end((user, channel, thread))
            while len(self._by_talk) > MOST:
                self._by_talk.popitem(last=False)

    def turn(self, user: str, channel: str, thread: str, page: tuple[str, str, int], now: datetime) -> None:
        """Remember that another page of the list that was shown last is shown now; of another list nothing is."""
        last = self.of(user, channel, thread, now)
        if last is not None and last.listed is not None and last.listed[:2] == page[:2]:
            self.keep(user, channel, thread, replace(last, at=now, listed=page))

    def of(self, user: str, channel: str, thread: str, now: datetime) -> Asked | None:
        """Return what the person asked there within the last hour; None: nothing.

        In a thread where they asked nothing yet, they go on from its channel.
        """
        with self._turn:
            asked = self._by_talk.get((user, channel, thread)) or self._by_talk.get((user, channel, ""))
        return asked if asked is not None and now - asked.at <= LATELY else None
