"""What every test may use."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from bot.cli.demo import _fill
from bot.sample import Calendar, demo_settings

LONG = (  # files that take long begin first, so that no worker is left alone with one in the end; see the Makefile
    *("tests/journeys/test_sample.py", "tests/journeys/test_page.py", "tests/bot/test_quiet_day.py"),
    *("tests/bot/test_pseudo_locale.py", "tests/bot/sheets/test_hostile_files.py", "tests/bot/store/test_decisions.py"),
    *("tests/bot/store/test_two_workspaces.py", "tests/bot/test_monthly_review.py", "tests/sample", "tests/journeys"),
)
settings.load_profile("ci")  # the same examples everywhere and always, and no time limit: see --hypothesis-profile

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


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))


@pytest.fixture(scope="session")
def first_morning(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's folder on the sample's first day, to be copied; made once a run by whichever worker comes first."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent  # of the folders of all workers
    made, fresh = shared / "first-morning", shared / "first-morning.new"
    with (shared / "first-morning.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            shutil.rmtree(fresh, ignore_errors=True)  # of a worker that was stopped half-way
            fresh.mkdir()
            _fill(demo_settings(fresh), Calendar.kept(fresh))
            fresh.rename(made)
    return made
