"""Makes once a run what every worker of pytest-xdist needs, whichever of them comes first."""

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest


def made_once(factory: pytest.TempPathFactory, name: str, fill: Callable[[Path], None]) -> Path:
    """Return the folder of this name, filled by whoever asks first; it is to be copied, never changed."""
    shared = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent  # of the folders of all workers
    made, fresh = shared / name, shared / f"{name}.new"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            shutil.rmtree(fresh, ignore_errors=True)  # of a worker that was stopped half-way
            fresh.mkdir()
            fill(fresh)
            fresh.rename(made)
    return made
