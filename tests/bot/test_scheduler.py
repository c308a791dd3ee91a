"""A job that fails again and again: the others go on, and the log stays short enough to be read."""

import logging

import pytest

from bot.errors.database import DiskFull
from bot.scheduler import SAME_AGAIN, Failures


class Times:
    """A clock that stands until it is moved."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def fails(failures: Failures, error: Exception | None) -> None:
    with failures.kept_from_others("plan"):
        if error:
            raise error


def test_the_same_failure_is_logged_once_and_that_it_is_over(caplog: pytest.LogCaptureFixture) -> None:
    """Every five seconds for ten minutes would be 120 tracebacks; another failure is news, and so is the end."""
    clock = Times()
    failures = Failures(clock)
    caplog.set_level(logging.WARNING)
    for _ in range(3):
        fails(failures, OSError("database is locked"))
    fails(failures, OSError("no route to host"))
    fails(failures, None)
    fails(failures, None)
    assert [record.getMessage() for record in caplog.records] == [
        "Job plan failed; it is tried again: OSError('database is locked')",
        "Job plan failed; it is tried again: OSError('no route to host')",
        "Job plan works again",
    ]
    assert all(record.exc_info for record in caplog.records[:2])


def test_what_still_fails_is_said_again_and_what_the_owner_can_mend_without_a_traceback(
    caplog: pytest.LogCaptureFixture,
) -> None:
    clock = Times()
    failures = Failures(clock)
    for clock.now in (0.0, SAME_AGAIN - 1, SAME_AGAIN, SAME_AGAIN + 1):
        fails(failures, DiskFull())
    assert len(caplog.records) == 2
    assert "The disk of the database is full" in caplog.records[0].getMessage()
    assert not caplog.records[0].exc_info
