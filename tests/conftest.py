"""What every test may use."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from bot.demo.house import fill
from bot.sample import Calendar, demo_settings
from bot.store import migrate
from tests.once import made_once

LONG = (  # files that take long begin first, so that no worker is left alone with one in the end; see the Makefile
    *("tests/journeys/test_sample.py", "tests/journeys/test_page.py", "tests/bot/test_quiet_day.py"),
    *("tests/bot/test_pseudo_locale.py", "tests/bot/sheets/test_hostile_files.py", "tests/bot/store/test_decisions.py"),
    *("tests/bot/store/test_two_workspaces.py", "tests/bot/test_monthly_review.py", "tests/sample", "tests/journeys"),
)
settings.load_profile("ci")  # the same examples everywhere and always, and no time limit: see --hypothesis-profile

os.environ["TZ"] = "UTC"  # whoever asks at a terminal is told the time of its machine

COMPILED = Path(__file__).parent / "sample" / "__pycache__"  # of the files that are collected last
IN_MEMORY = Path("/dev/shm")
ENOUGH = 2 * 2**30  # [bytes] a whole run asks for less than half of it
if "TMPDIR" not in os.environ and os.access(IN_MEMORY, os.W_OK) and shutil.disk_usage(IN_MEMORY).free >= ENOUGH:
    # on a disk every commit waits for it, which takes longer than the tests; what they write nobody needs to keep
    os.environ["TMPDIR"] = tempfile.tempdir = str(IN_MEMORY)  # of this process, and of those it starts

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox",  # root may not use it
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-background-networking",  # nothing may leave this machine
    "--disable-component-update",
    "--no-first-run",
)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A headless Chromium of this machine; without one the test is skipped, in CI it fails."""
    path = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if path is None:
        why = "there is no Chromium on this machine; install the package chromium to run the browser tests"
        if os.environ.get("CI") == "true":
            pytest.fail(why)
        pytest.skip(why)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: conversations wait half of their time."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    """On a new clone one worker writes down what it compiles of the tests, while the others wait to read it."""
    if "PYTEST_XDIST_WORKER" not in os.environ or COMPILED.exists():
        return (yield)
    with Path(__file__).open() as turn:
        try:
            fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            fcntl.flock(turn, fcntl.LOCK_SH)
        return (yield)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))


@pytest.fixture(scope="session")
def first_morning(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's folder on the sample's first day, to be copied."""

    def begin(folder: Path) -> None:
        fill(demo_settings(folder), Calendar.kept(folder))

    return made_once(tmp_path_factory, "first-morning", begin)


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with every table and nothing in it, to be copied."""
    return made_once(tmp_path_factory, "empty", lambda folder: migrate(f"sqlite:///{folder / 'store.db'}")) / "store.db"
