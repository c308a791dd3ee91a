"""The desk: who may do what, failing closed; in which language a person is answered."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.exc import DBAPIError

from bot.desk import Action, Desk, Profile
from bot.errors import NobodyInParticular, NotAllowed, NotForGuests, NotKnownNow, UserError
from bot.store import Store, is_disk_full
from tests.bot.builders import Clock, Outside, a_desk

MEMBER = Profile("Ana", "de-DE", "Europe/Berlin", is_member=True)
GUEST = replace(MEMBER, is_member=False)
OF_PLANNERS = [
    *(Action.DISMISS, Action.SNOOZE, Action.ORDER, Action.PLAN_EVENT, Action.CLEAR, Action.IMPORT, Action.TERMS),
]


@dataclass
class Known:
    """A Slack that knows one person, and remembers being asked."""

    whom: Profile | None
    asked: list[str] = field(default_factory=list)

    def profile(self, user: str) -> Profile | None:
        self.asked.append(user)
        return self.whom

    def is_in(self, channel: str) -> bool:
        return True


def a_desk_that_knows(store: Store, clock: Clock, whom: Profile | None) -> Desk:
    return replace(a_desk(store, clock), slack=Known(whom))


def may(desk: Desk, user: str) -> list[Action]:
    allowed = []
    for action in Action:
        try:
            desk.demand(user, action)
        except UserError:
            continue
        allowed.append(action)
    return allowed


@pytest.mark.parametrize(
    ("role", "allowed"),
    [
        ("viewer", [Action.LOOK]),
        ("planner", [Action.LOOK, *OF_PLANNERS]),
        ("approver", [Action.LOOK, *OF_PLANNERS, Action.APPROVE, Action.CANCEL]),
        ("admin", list(Action)),
    ],
)
def test_each_role_may_what_the_ones_before_it_may(store: Store, clock: Clock, role, allowed: list[Action]) -> None:
    store.people.set_role("U0ANA", role, now=clock.now)
    assert may(a_desk_that_knows(store, clock, None), "U0ANA") == allowed


def test_a_member_without_a_role_may_look(store: Store, clock: Clock) -> None:
    assert may(a_desk_that_knows(store, clock, MEMBER), "U0ANA") == [Action.LOOK]


@pytest.mark.parametrize(("whom", "why"), [(None, NotKnownNow), (GUEST, NotForGuests)])
def test_guests_and_people_slack_does_not_know_may_nothing(
    store: Store, clock: Clock, whom: Profile | None, why: type[UserError]
) -> None:
    desk = a_desk_that_knows(store, clock, whom)
    assert may(desk, "U0GUS") == []
    with pytest.raises(why):
        desk.demand("U0GUS", Action.LOOK)


def test_a_role_given_to_a_guest_counts_and_one_taken_away_does_not(store: Store, clock: Clock) -> None:
    desk = a_desk_that_knows(store, clock, GUEST)
    store.people.set_role("U0GUS", "planner", now=clock.now)
    assert may(desk, "U0GUS") == [Action.LOOK, *OF_PLANNERS]
    store.people.set_role("U0GUS", None, now=clock.now)
    assert may(desk, "U0GUS") == []


def test_who_may_not_is_told_the_role_it_takes(store: Store, clock: Clock) -> None:
    with pytest.raises(NotAllowed) as refused:
        a_desk_that_knows(store, clock, MEMBER).demand("U0ANA", Action.APPROVE)
    assert refused.value.role == "approver"


def test_the_owner_of_the_terminal_is_asked_who_it_is(store: Store, clock: Clock) -> None:
    """No member ID is at hand, so no command to give it a role would be right."""
    with pytest.raises(NobodyInParticular) as refused:
        a_desk_that_knows(store, clock, MEMBER).demand("", Action.APPROVE)
    assert refused.value.role == "approver"


def test_an_admin_of_the_settings_needs_no_role(store: Store, clock: Clock) -> None:
    desk = replace(a_desk(store, clock, admin_users=frozenset({"U0ADA"})), slack=Outside())
    assert may(desk, "U0ADA") == list(Action)
    assert may(desk, "") == []


def test_answers_in_the_language_slack_knows_them_by_and_asks_once_a_day(store: Store, clock: Clock) -> None:
    desk = a_desk_that_knows(store, clock, MEMBER)
    assert isinstance(desk.slack, Known)
    for passed in (0, 23, 2):
        clock.passes(hours=passed)
        asker = desk.asker("U0ANA", "C1")
        assert (asker.voice.locale, str(asker.voice.zone)) == ("de_DE", "Europe/Berlin")
    assert desk.slack.asked == ["U0ANA"] * 2


def remembers_all_it_can(store: Store, clock: Clock, people: list[str]) -> None:
    with store.people.access.writer.connect() as line:
        pages = line.exec_driver_sql("PRAGMA page_count").scalar_one()
        line.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    for number in count():
        people.append(f"U{number:05d}")
        store.people.remember(people[-1], "en", "UTC", clock.now)


def test_who_only_looks_is_answered_though_the_disk_is_full(store: Store, clock: Clock) -> None:
    people: list[str] = []
    with pytest.raises(DBAPIError) as full:
        remembers_all_it_can(store, clock, people)
    assert is_disk_full(full.value)
    assert a_desk_that_knows(store, clock, MEMBER).asker(people[-1], "C1").voice.locale == "de_DE"


def test_who_slack_does_not_know_is_answered_in_the_workspaces_language(store: Store, clock: Clock) -> None:
    """So is somebody Slack names without a language."""
    desk = replace(a_desk(store, clock, locale="fr"), slack=Known(replace(MEMBER, locale="")))
    assert desk.asker("U0ANA", "C1").voice.locale == "fr"
    desk = replace(a_desk(store, clock, locale="fr"), slack=Outside())
    assert desk.asker("U0XXX", "C1").voice.locale == "fr"


@pytest.mark.parametrize(
    ("zone", "nine", "hours"),
    [
        ("Europe/London", datetime(2026, 10, 24, 8, tzinfo=UTC), 25),
        ("America/New_York", datetime(2026, 3, 7, 14, tzinfo=UTC), 23),
        ("Asia/Kathmandu", datetime(2028, 2, 28, 3, 15, tzinfo=UTC), 24),
        ("Africa/Casablanca", datetime(2026, 2, 14, 8, tzinfo=UTC), 25),
    ],
)
def test_a_day_from_nine_lasts_until_nine_though_the_clocks_change(
    store: Store, clock: Clock, zone: str, nine: datetime, hours: int
) -> None:
    clock.now = nine
    assert nine.astimezone(ZoneInfo(zone)).hour == 9
    assert a_desk(store, clock).in_days(1, ZoneInfo(zone)) == nine + timedelta(hours=hours)
