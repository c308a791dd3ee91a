"""`doctor`: says of everything the bot needs how it stands and how to mend it, and never says a secret."""

import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from platform import python_version

import pytest

from bot.cli import main
from bot.sandbox import Channel, Person, Sandbox, Workspace, serve
from bot.settings import Settings
from bot.slack.checkup import scopes_needed
from bot.store import Outgoing, Store
from bot.version import version
from tests.bot.builders import MONDAY, a_shop

Examines = Callable[..., tuple[int, str]]
SORTS = ("is_archived", "is_ext_shared")
WORKS = "✓ Slack knows the bot as"


@pytest.fixture
def new_sandbox() -> Iterator[Callable[..., Sandbox]]:
    opened: list[Sandbox] = []

    def make(**changes: object) -> Sandbox:
        channels = (Channel("C0UK", "shop-uk", bot_is_member=True), Channel("C0OPS", "ops"))
        said = {"people": (Person("U0ANA", "Ana"),), "channels": channels, "scopes": scopes_needed()} | changes
        opened.append(serve(Workspace(**said)))  # type: ignore[arg-type]
        return opened[-1]

    yield make
    for sandbox in opened:
        sandbox.close()


@pytest.fixture
def examines(tmp_path: Path, url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Examines:
    """Run the doctor with these settings; return its exit status and all it said."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.__slots__:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("ADMIN_USERS", "U0ANA")

    def run(sandbox: Sandbox | None = None, **settings: str) -> tuple[int, str]:
        if sandbox is not None:
            settings = {
                "SLACK_API_URL": sandbox.api_url,
                "SLACK_BOT_TOKEN": sandbox.bot_token,
                "SLACK_APP_TOKEN": sandbox.app_token,
            } | settings
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        status = main(["doctor"])
        said = capsys.readouterr()
        return status, said.out + said.err

    return run


def test_all_is_well(examines: Examines, store: Store, new_sandbox: Callable[..., Sandbox]) -> None:
    status, said = examines(new_sandbox())
    assert status == 0
    assert "✗" not in said
    assert said.startswith(f"✓ Quartermaster {version()}, Python 3.")
    assert WORKS in said
    assert "Shop UK Home: the bot is in its channel." in said


def test_not_invited(examines: Examines, new_store: Callable[..., Store], new_sandbox: Callable[..., Sandbox]) -> None:
    new_store(a_shop(channel="C0OPS"))
    status, said = examines(new_sandbox())
    assert status == 1
    assert "✗ The bot is not invited to channel C0OPS of shop UK Home." in said
    assert "→ Type /invite @Quartermaster in that channel." in said


def test_channels_that_are_archived_or_read_by_another_company(
    examines: Examines, store: Store, new_sandbox: Callable[..., Sandbox]
) -> None:
    channel = Channel("C0UK", "shop-uk", bot_is_member=True)
    said = {word: examines(new_sandbox(channels=[replace(channel, **{word: True})])) for word in SORTS}  # type: ignore[arg-type]
    assert [status for status, _ in said.values()] == [1, 0]
    assert "✗ Channel C0UK of shop UK Home is archived." in said["is_archived"][1]
    assert "! Channel C0UK of shop UK Home is shared with another company" in said["is_ext_shared"][1]


def test_a_token_of_a_whole_organisation(examines: Examines, store: Store, new_sandbox: Callable[..., Sandbox]) -> None:
    status, said = examines(new_sandbox(team="E0ORG", name="Trading Group"))
    assert status == 1
    assert "✗ SLACK_BOT_TOKEN is of the whole organisation Trading Group" in said


def test_a_channel_that_is_none(
    examines: Examines, new_store: Callable[..., Store], new_sandbox: Callable[..., Sandbox]
) -> None:
    new_store(a_shop(channel="C0GONE"))
    assert "✗ Channel C0GONE of shop UK Home cannot be looked at (channel_not_found)." in examines(new_sandbox())[1]


def test_a_shop_without_a_channel(
    examines: Examines, new_store: Callable[..., Store], new_sandbox: Callable[..., Sandbox]
) -> None:
    new_store(a_shop(channel=""))
    assert "✗ Shop UK Home has no channel" in examines(new_sandbox())[1]


def test_a_missing_scope(examines: Examines, store: Store, new_sandbox: Callable[..., Sandbox]) -> None:
    status, said = examines(new_sandbox(scopes=scopes_needed() - {"channels:history", "chat:write"}))
    assert status == 1
    assert "✗ Scopes are missing: channels:history, chat:write." in said
    assert "→ Paste bot/manifest.json into App Manifest" in said


def test_a_bot_token_slack_refuses(examines: Examines, store: Store, new_sandbox: Callable[..., Sandbox]) -> None:
    status, said = examines(new_sandbox(), SLACK_BOT_TOKEN="xoxb-wrong")
    assert status == 1
    assert "✗ Slack refuses SLACK_BOT_TOKEN (invalid_auth)." in said
    assert "wrong" not in said


def test_an_app_token_slack_refuses(examines: Examines, store: Store, new_sandbox: Callable[..., Sandbox]) -> None:
    status, said = examines(new_sandbox(), SLACK_APP_TOKEN="xapp-wrong")
    assert status == 1
    assert "✗ Slack refuses SLACK_APP_TOKEN" in said
    assert WORKS in said


def test_swapped_tokens(examines: Examines, store: Store, new_sandbox: Callable[..., Sandbox]) -> None:
    sandbox = new_sandbox()
    _, said = examines(sandbox, SLACK_BOT_TOKEN=sandbox.app_token, SLACK_APP_TOKEN=sandbox.bot_token)
    assert "were the two swapped?" in said


def test_no_tokens_yet(examines: Examines, store: Store) -> None:
    status, said = examines()
    assert status == 1
    assert "✗ The setting SLACK_BOT_TOKEN is missing." in said
    assert "✓ Database: SQLite" in said


def test_a_slack_that_fails_refuses_no_token(
    examines: Examines, store: Store, new_sandbox: Callable[..., Sandbox]
) -> None:
    sandbox = new_sandbox()
    sandbox.workspace.fail_next("auth.test", status=503)
    _, said = examines(sandbox)
    assert "✗ Slack cannot be reached: 503." in said
    assert "refuses" not in said


def test_slack_out_of_reach(examines: Examines, store: Store) -> None:
    tokens = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1"}
    status, said = examines(SLACK_API_URL="http://127.0.0.1:9/api/", **tokens)
    assert status == 1
    assert "✗ Slack cannot be reached:" in said


@pytest.mark.parametrize(
    ("name", "words"), [("slip/2026/store.db", "there is no folder `{}/slip/2026`. Check "), ("", "→ Check ")]
)
def test_no_database(examines: Examines, tmp_path: Path, name: str, words: str) -> None:
    """Of a slip of the pen no folders come about, nor an empty store in them."""
    status, said = examines(DATABASE_URL=f"sqlite:///{tmp_path}/{name}")
    assert status == 1
    assert "✗ The database cannot be opened:" in said
    assert f"{words.format(tmp_path)}DATABASE_URL" in said
    assert not (tmp_path / "slip").exists()


def test_a_bad_setting(examines: Examines) -> None:
    assert examines(DIGEST_HOUR="25") == (
        1,
        (
            f"✓ Quartermaster {version()}, Python {python_version()}.\n"
            "✗ The setting DIGEST_HOUR is `25`: an hour from 0 to 11 is needed; later than noon is no morning.\n"
        ),
    )


def test_nothing_is_set_up_yet(examines: Examines, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ADMIN_USERS")
    _, said = examines()
    assert "✗ No shop is set up." in said
    assert "✗ Nobody may approve orders." in said


def test_messages_that_do_not_leave(examines: Examines, store: Store) -> None:
    store.outbox.add(Outgoing("k", "C0UK", "warning", "k", {}), MONDAY.replace(year=2020))
    assert "✗ 0 messages could not be delivered and 1 are late." in examines()[1]


def test_a_bot_that_stands_still(examines: Examines, store: Store) -> None:
    store.jobs.beat("plan", MONDAY.replace(year=2020))
    assert re.search(r"✗ The last plan was made Nov 2, 2020", examines()[1])


def test_no_token_is_ever_printed_or_logged(
    examines: Examines,
    store: Store,
    new_sandbox: Callable[..., Sandbox],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    tokens = {"SLACK_BOT_TOKEN": "xoxb-T-hush", "SLACK_APP_TOKEN": "xapp-T-hush"}
    said = [examines(new_sandbox())[1], examines(new_sandbox(), **tokens)[1], examines(**tokens)[1]]
    assert not re.search(r"xox[b]-\w|xapp-\w|hush", "".join(said) + caplog.text)
