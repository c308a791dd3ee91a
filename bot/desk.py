"""The desk: all that a handler may reach for — the store, the policy, the clock, who may do what, a look at Slack."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import Enum
from pathlib import Path
from typing import Protocol

from bot.errors import NobodyInParticular, NotAllowed, NotForGuests, NotKnownNow
from bot.store import ROLES, Role, Shop, Store, Talk, if_it_can_be_kept
from bot.wording import Voice
from planner.policies import Policies, agreed, overridden
from planner.policy import Learned, Policy

PROFILE_LIFE = timedelta(days=1)


class Action(Enum):
    """What a person may want to do, and the least ``role`` that may."""

    LOOK = ("look", "viewer")
    DISMISS = ("dismiss", "planner")
    SNOOZE = ("snooze", "planner")
    ORDER = ("order", "planner")
    PLAN_EVENT = ("plan an event", "planner")
    CLEAR = ("clear", "planner")
    IMPORT = ("import", "planner")
    TERMS = ("set terms", "planner")
    APPROVE = ("approve", "approver")
    CANCEL = ("cancel", "approver")
    MANAGE = ("manage", "admin")

    def __init__(self, _name: str, role: Role) -> None:
        self.role = role


@dataclass(frozen=True, slots=True)
class Profile:
    """What Slack says of a person."""

    name: str
    locale: str
    zone: str
    is_member: bool  # of this workspace, fully: no guest, stranger or bot


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, where, and the language to answer in."""

    user: str
    channel: str
    voice: Voice
    thread: str = ""  # of the channel; "": in none

    @property
    def talk(self) -> Talk:
        """The conversation the person is in."""
        return Talk(self.user, self.channel, self.thread)


@dataclass(frozen=True, slots=True)
class Pressed:
    """A pressed button: what it carries, and whether only its presser sees the card."""

    value: str
    is_private: bool
    moment: str  # as Slack tells it: two presses are never of the same
    mark: str = ""  # of the part of the card it stands in: which shops alone the card is of


@dataclass(frozen=True, slots=True)
class Submitted:
    """A submitted window: what it is about, and what was filled in, by the id of the field; ticks are words apart."""

    about: str
    fields: Mapping[str, str]
    mark: str = ""  # of the button that opened it


@dataclass(frozen=True, slots=True)
class Dropped:
    """A file somebody shared in Slack."""

    id: str
    name: str
    size: int  # [bytes]
    at: datetime  # when it was shared
    address: str  # where Slack keeps it
    threads: Mapping[str, str] = field(default_factory=dict)  # of the channels in which it was shared in a thread


class Probe(Protocol):
    """A read-only look at Slack."""

    def profile(self, user: str) -> Profile | None:
        """Return what Slack says of the person; None where it does not know them."""

    def is_in(self, channel: str) -> bool:
        """Return whether the bot may post in the channel."""

    def dropped(self, file: str) -> Dropped | None:
        """Return what Slack says of a shared file; None where it does not know it, or does not keep it itself."""

    def fetch(self, file: Dropped, into: Path, most: int) -> Path:
        """Write the file into a folder, up to ``most`` bytes of it, and return where. Raises: FileNotFetched."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What every handler is given."""

    store: Store
    standard: Policy  # what the environment says
    clock: Callable[[], datetime]
    slack: Probe
    admins: frozenset[str] = frozenset()
    locale: str = "en"
    digest_hour: int = 9
    reporting_currency: str = ""  # of totals; "": one total a currency
    plan_processes: int = 0  # that plan all items; 0: one for few items, else as many as there are processors

    def now(self) -> datetime:
        return self.clock()

    def today(self, zone: tzinfo) -> date:
        return self.clock().astimezone(zone).date()

    def in_days(self, days: int, zone: tzinfo) -> datetime:
        """Return the moment of that day at which a clock of the zone shows what it shows now, changed or not."""
        return (self.clock().astimezone(zone) + timedelta(days=days)).astimezone(UTC)

    @property
    def policy(self) -> Policy:
        """The thresholds of all shops that hold now: what an admin set in Slack over what the environment says."""
        return overridden(self.standard, self.store.rules.latest().said)

    @property
    def policies(self) -> Policies:
        """The thresholds that hold now, for all shops and for the stock of those that set their own."""
        of_all, said = self.policy, self.store.rules.by_location()
        of_shops = {place: [overridden(of_all, each) for each in shops] for place, shops in said.items()}
        return Policies(of_all, {place: agreed(of_all, each) for place, each in of_shops.items()})

    def learned(self) -> Learned:
        return self.store.learned.latest() or Learned()

    def demand(self, user: str, action: Action) -> None:
        """Raise a sentence for the person where they may not; unknown people and failures may nothing.

        Raises: NotKnownNow, NotForGuests, NobodyInParticular, NotAllowed.
        """
        role: Role | None = "admin" if user in self.admins else self.store.people.role(user)
        if role is None:
            profile = self.slack.profile(user)
            if profile is None:
                raise NotKnownNow
            if not profile.is_member:
                raise NotForGuests
            role = "viewer"
        if ROLES.index(role) < ROLES.index(action.role):
            raise NotAllowed(action.role, user) if user else NobodyInParticular(action.role)

    def asker(self, user: str, channel: str) -> Asker:
        """Return the person with the language Slack knows them by, asked at most once a day.

        Where that cannot be kept, as on a full disk, it is asked again the next time: who only looks needs no more.
        """
        kept = self.store.people.profile(user)
        if kept and kept.locale and self.now() - kept.at < PROFILE_LIFE:
            return Asker(user, channel, Voice.of(kept.locale, kept.tz))
        seen = self.slack.profile(user)
        if seen is None:
            return Asker(user, channel, self.voice())
        with if_it_can_be_kept():
            self.store.people.remember(user, seen.locale, seen.zone, self.now())
        return Asker(user, channel, Voice.of(seen.locale or self.locale, seen.zone))

    def keep_talk(self, asker: Asker) -> None:
        """Keep what was asked last, once it is answered; where that cannot be, it is known until the bot stops."""
        with if_it_can_be_kept():
            self.store.talks.keep(asker.talk)

    def morning_of(self, shop: Shop) -> int:
        """Return the hour of the shop's day at which its channel gets what comes in the morning."""
        return self.digest_hour if shop.digest_hour is None else shop.digest_hour

    def voice(self, zone: str = "UTC") -> Voice:
        """Return the language of what nobody in particular asked for: digests, warnings, shared cards."""
        return Voice.of(self.locale, zone)
