"""Keeps what each person asked last in each conversation, for a while: “and in Germany?” asks the same of another shop.

What was asked is known at once, and kept as a row once it is answered, so that a restart forgets nothing.
"""

import threading
from collections import OrderedDict
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col, delete

from bot.store.access import Access
from bot.store.tables.people import TalkRow

LATELY = timedelta(hours=1)  # after that nobody means it any more
MOST = 1_000  # conversations that are known at once


@dataclass(frozen=True, slots=True)
class Talk:
    """One conversation: of a person, in a channel of Slack ("": in the terminal), or in a thread of it."""

    user: str
    channel: str
    thread: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question, as the command that answered it was asked."""

    command: str  # its name
    words: str  # behind it
    at: datetime
    sku: str = ""  # the only SKU it was about, or the last one before that
    listed: tuple[str, str, int] | None = None  # the list that was shown, what it is about, and its page


@dataclass(frozen=True, slots=True)
class Talks:
    """The last question of each conversation of one workspace."""

    access: Access
    _lately: OrderedDict[Talk, Asked] = field(default_factory=OrderedDict)
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def of(self, talk: Talk, now: datetime) -> Asked | None:
        """Return what the person asked there within the last hour; None: nothing.

        In a thread where they asked nothing yet, they go on from its channel.
        """
        asked = self._known(talk) or (self._known(replace(talk, thread="")) if talk.thread else None)
        return asked if asked is not None and now - asked.at <= LATELY else None

    def remember(self, talk: Talk, asked: Asked) -> None:
        """Remember what a person asked, for as long as it may be meant."""
        with self._turn:
            self._lately[talk] = asked
            self._lately.move_to_end(talk)
            while len(self._lately) > MOST:
                self._lately.popitem(last=False)

    def turn(self, talk: Talk, page: tuple[str, str, int], now: datetime) -> None:
        """Remember that another page of the list that was shown last is shown now; of another list nothing is."""
        last = self.of(talk, now)
        if last is not None and last.listed is not None and last.listed[:2] == page[:2]:
            self.remember(talk, replace(last, at=now, listed=page))

    def keep(self, talk: Talk) -> None:
        """Keep what is remembered of a conversation in Slack for after a restart."""
        with self._turn:
            asked = self._lately.get(talk)
        if asked is None or not talk.channel:
            return
        key = {"workspace_id": self.access.workspace, "user": talk.user, "channel": talk.channel, "thread": talk.thread}
        said: dict[str, Any] = {"at": asked.at, "command": asked.command, "words": asked.words, "sku": asked.sku}
        said["listed"] = list(asked.listed) if asked.listed else None
        with self.access.writing() as session:
            connection = session.connection()
            dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
            new = dialect.insert(TalkRow).values(**key, **said)
            connection.execute(new.on_conflict_do_update(index_elements=list(key), set_=said))

    def forget(self, now: datetime) -> None:
        """Forget questions asked more than an hour ago, those kept and those remembered."""
        with self._turn:
            for talk in [talk for talk, asked in self._lately.items() if now - asked.at > LATELY]:
                del self._lately[talk]
        old = delete(TalkRow).where(col(TalkRow.workspace_id) == self.access.workspace, col(TalkRow.at) < now - LATELY)
        with self.access.writing() as session:
            session.connection().execute(old)

    def _known(self, talk: Talk) -> Asked | None:
        with self._turn:
            asked = self._lately.get(talk)
        if asked is not None or not talk.channel:
            return asked
        with self.access.reading() as session:
            row = session.get(TalkRow, (self.access.workspace, talk.user, talk.channel, talk.thread))
        if row is None:
            return None
        listed = (str(row.listed[0]), str(row.listed[1]), int(row.listed[2])) if row.listed else None
        return Asked(row.command, row.words, row.at, row.sku, listed)
