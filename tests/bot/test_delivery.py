"""Delivery: what a channel must see arrives there once, in its latest state, whatever Slack answers."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from slack_sdk import WebClient

from bot.delivery import Delivery
from bot.desk import Desk
from bot.jobs import plan
from bot.messages.sku_line import SkuLine
from bot.messages.telling.digest_values import Digest
from bot.sandbox import Channel, Person, Sandbox, Shown, Workspace, serve
from bot.slack.checkup import scopes_needed
from bot.slack.posting import Poster
from bot.store import Leased, Outgoing
from planner.model import Level
from tests.bot.builders import Clock, counted, stocked

MEMBERS = ("U0ANA",)
DIGEST = Digest("Ops", "UTC", date(2026, 11, 2), (), (), 0, (), 0, None)
LINE = SkuLine("SKU123", "Lunch Bag", "UK Home", Level.REORDER, None, 205)


@dataclass(slots=True)
class Seconds:
    """The sandbox Slack's own clock, which the delivery's waiting moves on."""

    passed: float = 0.0

    def __call__(self) -> float:
        return time.monotonic() + self.passed


class NoPatience(threading.Event):
    """Waits by moving the clock on."""

    def __init__(self, seconds: Seconds) -> None:
        super().__init__()
        self.seconds, self.waited = seconds, 0

    def wait(self, timeout: float | None = None) -> bool:
        self.waited += 1
        self.seconds.passed += timeout or 0
        return self.is_set()


class Post:
    """One workspace's deliveries to a sandbox Slack."""

    def __init__(self, desk: Desk, clock: Clock, sandbox: Sandbox, seconds: Seconds) -> None:
        self.desk, self.clock, self.sandbox, self.seconds = desk, clock, sandbox, seconds
        self.client = WebClient(sandbox.bot_token, base_url=sandbox.api_url, retry_handlers=[])
        self.restarts()

    def restarts(self) -> None:
        self.stopping = NoPatience(self.seconds)
        self.delivery = Delivery(
            self.desk, Poster(self.client), self.clock, wait=self.stopping.wait, stopping=self.stopping
        )

    def warns(self, key: str, channel: str = "C0UK") -> None:
        values = {"shop": key, "lines": [LINE.to_values()], "more": 0}
        self.desk.store.outbox.add(Outgoing(key, channel, "warning", key, values), self.clock.now)

    def runs(self, *, after: float = 0) -> int:
        """Deliver what is due when so many seconds have passed."""
        self.clock.passes(seconds=after)
        self.seconds.passed += after + 2
        return self.delivery.run()

    def fails(self, how: int | str, times: int = 1, method: str = "chat.postMessage") -> None:
        self.client.timeout = 1 if how == "timeout-after-accept" else 30
        self.sandbox.workspace.fail_next(method, how, times)

    def sees(self, channel: str = "C0UK") -> tuple[Shown, ...]:
        return self.sandbox.as_person("U0ANA").sees(channel)

    def lease(self) -> Leased:
        leased = self.desk.store.outbox.lease(self.clock.now, timedelta(seconds=90))
        assert leased is not None
        return leased

    @property
    def waiting(self) -> int:
        return self.desk.store.outbox.backlog(self.clock.now).waiting

    @property
    def dead(self) -> int:
        return self.desk.store.outbox.backlog(self.clock.now).dead


@pytest.fixture
def new_post(desk: Desk, clock: Clock) -> Iterator[Callable[..., Post]]:
    seconds = Seconds()
    channels = (
        Channel("C0UK", "shop-uk", members=MEMBERS, bot_is_member=True),
        Channel("C0EU", "shop-eu", members=MEMBERS, bot_is_member=True),
        Channel("C0OPS", "ops", members=MEMBERS),
    )
    workspace = Workspace(
        people=(Person("U0ANA", "Ana"),), channels=channels, scopes=scopes_needed(), monotonic=seconds
    )
    with serve(workspace) as sandbox:
        yield lambda: Post(desk, clock, sandbox, seconds)


@pytest.fixture
def post(new_post: Callable[..., Post]) -> Post:
    return new_post()


def test_arrives_once(post: Post) -> None:
    post.warns("UK Home")
    assert [post.runs(), post.runs(after=60)] == [1, 0]
    assert len(post.sees()) == 1


def test_blocks_slack_does_not_take_are_left_out(post: Post) -> None:
    post.warns("UK Home")
    post.fails("invalid_blocks")
    assert [post.runs(), post.runs(after=60)] == [1, 0]
    assert ["UK Home" in shown.words for shown in post.sees()] == [True]
    assert post.dead == 0


def test_a_key_is_a_message_and_no_other(post: Post) -> None:
    post.warns("UK Home")
    post.runs()
    post.warns("UK Home")
    assert post.runs(after=60) == 0


def test_keeps_slacks_pace_of_one_a_second_in_a_channel(post: Post) -> None:
    for number in range(3):
        post.warns(f"Shop {number}")
    post.warns("EU Home", channel="C0EU")
    assert post.runs() == 4
    assert post.stopping.waited == 2
    assert [shown.words.split(" needs")[0][-6:] for shown in post.sees()] == ["Shop 0", "Shop 1", "Shop 2"]


@pytest.mark.parametrize(
    ("how", "seconds"), [(429, 2), (500, 5), (503, 5), ("service_unavailable", 5), ("token_revoked", 60)]
)
def test_tries_again_when_slack_says_later(
    post: Post, caplog: pytest.LogCaptureFixture, how: int | str, seconds: int
) -> None:
    post.warns("UK Home")
    post.fails(how)
    assert post.runs() == 0
    assert post.runs(after=seconds - 1) == 0
    assert post.runs(after=1) == 1
    assert len(post.sees()) == 1
    assert ("Slack shuts the app out (token_revoked)" in caplog.text) == (how == "token_revoked")


def test_a_message_slack_took_without_saying_so_is_found_and_not_posted_again(post: Post) -> None:
    post.warns("UK Home")
    post.fails("timeout-after-accept")
    assert post.runs() == 0
    assert len(post.sees()) == 1
    assert post.runs(after=10) == 1
    (shown,) = post.sees()
    assert shown.is_edited


def test_a_restart_between_post_and_sent_posts_nothing_twice(post: Post) -> None:
    post.warns("UK Home")
    post.delivery._send(post.lease())  # and then the process dies
    post.restarts()
    assert post.runs(after=89) == 0
    assert post.runs(after=1) == 1
    assert len(post.sees()) == 1


def test_a_restart_before_the_post_posts_it(post: Post) -> None:
    post.warns("UK Home")
    post.lease()  # and then the process dies
    post.restarts()
    assert post.runs(after=90) == 1
    assert len(post.sees()) == 1


def test_looking_for_it_failed_too_so_it_waits(post: Post) -> None:
    post.warns("UK Home")
    post.fails("timeout-after-accept")
    post.runs()
    post.fails(500, method="conversations.history")
    assert post.runs(after=10) == 0
    assert post.runs(after=10) == 1
    assert len(post.sees()) == 1


def test_waits_to_be_invited_while_other_channels_go_on(post: Post) -> None:
    post.warns("Ops", channel="C0OPS")
    post.warns("UK Home")
    assert post.runs() == 1
    assert len(post.sees()) == 1
    post.sandbox.as_person("U0ANA").invites_the_bot("C0OPS")
    assert post.runs(after=10) == 1
    assert "Ops" in post.sees("C0OPS")[-1].words


def test_gives_up_after_twelve_tries_and_lets_the_next_one_through(
    post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    post.warns("UK Home")
    post.fails("no_permission", times=12)
    for _ in range(12):
        assert (post.waiting, post.dead) == (1, 0)
        post.runs(after=1801)
    assert (post.waiting, post.dead) == (0, 1)
    assert "is given up: no_permission" in caplog.text
    post.warns("UK Home again")
    assert post.runs() == 1


def test_what_a_channel_shuts_out_waits_a_week_and_the_admins_are_told_once_a_day(post: Post) -> None:
    """The bot was removed: two messages wait beyond the twelve tries that others get, and go once it is invited."""
    post.desk.store.people.set_role("U0ANA", "admin", now=post.clock.now)
    post.warns("Ops", channel="C0OPS")
    post.warns("Ops too", channel="C0OPS")
    for _ in range(15):
        post.runs(after=1801)
    told = [shown.words for shown in post.sees("U0ANA")]
    assert [post.waiting, post.dead, len(told)] == [2, 0, 1]
    assert "I cannot post in #ops, for I am not a member of it." in told[0]
    post.sandbox.as_person("U0ANA").invites_the_bot("C0OPS")
    assert [post.runs(), post.desk.store.outbox.hurry("C0OPS"), post.runs()] == [0, 2, 2]


def test_admins_are_told_that_only_some_may_post_in_a_channel(post: Post) -> None:
    post.desk.store.people.set_role("U0ANA", "admin", now=post.clock.now)
    post.warns("UK Home")
    post.fails("restricted_action")
    assert post.runs() == 1
    (told,) = post.sees("U0ANA")
    assert "I cannot post in #shop-uk, for only some may post there." in told.words
    assert (post.runs(after=10), len(post.sees())) == (1, 1)


def test_an_admin_whom_nothing_reaches_is_not_told_of_that(post: Post) -> None:
    """Else one message in vain would make the next."""
    post.desk.store.people.set_role("U0ANA", "admin", now=post.clock.now)
    post.warns("UK Home")
    post.fails("not_in_channel", 2)
    post.runs()
    assert (post.waiting, post.sees("U0ANA")) == (2, ())


def test_a_card_of_an_archived_channel_is_let_be_and_nobody_is_told(post: Post) -> None:
    post.desk.store.people.set_role("U0ANA", "admin", now=post.clock.now)
    post.warns("UK Home")
    post.runs()
    channels = post.sandbox.workspace.state.channels
    channels["C0UK"] = replace(channels["C0UK"], is_archived=True)
    post.desk.store.outbox.touch("UK Home")
    for _ in range(12):
        post.runs(after=1801)
    assert (post.dead, len(post.sees("U0ANA"))) == (1, 0)


def test_a_digest_nobody_could_be_told_is_not_told_days_later(post: Post) -> None:
    post.desk.store.outbox.add(Outgoing("digest", "C0OPS", "digest", "digest", DIGEST.to_values()), post.clock.now)
    for _ in range(12):
        post.runs(after=1801)
    assert (post.waiting, post.dead) == (0, 1)


def test_waits_longer_each_time_but_never_beyond_half_an_hour(post: Post) -> None:
    """5 · 2ⁿ seconds: 5, 10, 20 …, at most 1,800."""
    post.warns("Ops", channel="C0OPS")
    post.runs()
    for wait in (5, 10, 20, 40, 80, 160, 320, 640, 1280, 1800):
        assert post.desk.store.outbox.lease(post.clock.now + timedelta(seconds=wait - 1), timedelta(0)) is None
        post.runs(after=wait)


def test_a_message_that_cannot_be_made_is_logged_and_holds_up_no_other_channel(
    post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    post.desk.store.outbox.add(Outgoing("odd", "C0EU", "no such kind", "odd", {}), post.clock.now)
    post.warns("UK Home")
    assert post.runs() == 1
    assert "Message odd could not be made" in caplog.text


def test_a_message_slack_will_not_take_holds_up_none_behind_it(post: Post) -> None:
    post.desk.store.outbox.add(Outgoing("odd", "C0UK", "no such kind", "odd", {}), post.clock.now)
    post.warns("UK Home")
    assert post.runs() == 1
    assert "UK Home" in post.sees()[-1].words


def test_being_told_to_wait_is_no_refusal(post: Post) -> None:
    post.warns("UK Home")
    post.fails(429, times=20)
    for _ in range(20):
        assert post.runs(after=60) == 0
    assert (post.runs(after=60), post.dead) == (1, 0)


def test_a_shared_card_is_updated_where_it_stands_once_it_is_decided(post: Post) -> None:
    stocked(post.desk.store, post.clock.now, 200)
    plan.run(post.desk)
    values = {"product": "SKU123", "shared_by": "U0ANA", "suggestions": [1]}
    post.desk.store.outbox.add(Outgoing("share", "C0EU", "stock_card", "product:SKU123", values), post.clock.now)
    post.runs()
    (card,) = post.sees("C0EU")
    assert "Approve" in card.buttons
    arrives = datetime(2026, 12, 2, tzinfo=UTC).date()
    post.desk.store.deciding.approve(1, 1, "U0ANA", post.clock.now, arrives=arrives)
    assert post.runs(after=1) == 2  # the card, and the warning that names its order
    (decided,) = post.sees("C0EU")
    assert (decided.ts, decided.buttons) == (card.ts, ("Undo",))
    assert "Approved by @Ana" in decided.words
    assert "Shared by @Ana" in decided.words
    assert any("205 ordered" in shown.words for shown in post.sees())


def test_a_shared_card_asks_the_latest_question(post: Post) -> None:
    stocked(post.desk.store, post.clock.now, 200)
    plan.run(post.desk)
    values = {"product": "SKU123", "shared_by": "U0ANA", "suggestions": [1]}
    post.desk.store.outbox.add(Outgoing("share", "C0EU", "stock_card", "product:SKU123", values), post.clock.now)
    post.runs()
    post.clock.passes(hours=1)
    counted(post.desk.store, post.clock.now, SKU123=180)
    plan.run(post.desk)
    post.runs()
    (card,) = post.sees("C0EU")
    assert "Order 225" in card.words


def test_a_message_somebody_deleted_is_let_go(post: Post) -> None:
    post.warns("UK Home")
    post.runs()
    (shown,) = post.sees()
    post.client.chat_delete(channel="C0UK", ts=shown.ts)
    post.desk.store.outbox.touch("UK Home")
    post.runs(after=1)
    assert (post.waiting, post.dead, len(post.sees())) == (0, 0, 0)


def test_delivers_nothing_more_once_it_is_told_to_stop(post: Post) -> None:
    post.warns("UK Home")
    post.stopping.set()
    assert (post.runs(), post.waiting) == (0, 1)


def test_an_update_that_failed_is_tried_again(post: Post) -> None:
    post.warns("UK Home")
    post.runs()
    post.desk.store.outbox.touch("UK Home")
    post.fails(429, method="chat.update")
    assert [post.runs(after=1), post.runs(after=2)] == [0, 1]
    assert len(post.sees()) == 1
