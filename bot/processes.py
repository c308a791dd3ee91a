"""Starts processes to share work out to, where the machine has what they need."""

import logging
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from multiprocessing import forkserver
from multiprocessing.context import BaseContext
from typing import Any

logger = logging.getLogger(__name__)


def processes_for(
    count: int, context: BaseContext, begin: Callable[..., None], given: tuple[Any, ...] = ()
) -> ProcessPoolExecutor | None:
    """Return so many processes, each of which begins with ``begin``; None, said in the log, where there can be none.

    They need locks in shared memory, which containers may lack: no /dev/shm, or none that can be written to.
    """
    try:
        return ProcessPoolExecutor(count, context, begin, given)
    except (OSError, ImportError, NotImplementedError) as why:
        logger.warning(
            "No %d processes can share memory here (is there a /dev/shm that can be written to?), so this one does all "
            "the work, which takes longer: %s",
            count,
            why,
        )
        return None


def begin_copying() -> None:
    """Start the process that others are copied from; it loads what it was told to in its own time.

    Where it cannot be started, whoever asks for processes is told so.
    """
    with suppress(OSError):
        forkserver.ensure_running()
