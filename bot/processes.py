"""Starts processes to share work out to, where the machine has what they need."""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import forkserver
from multiprocessing.context import BaseContext
from typing import Any, ParamSpec, TypeVar

logger = logging.getLogger(__name__)

Given = ParamSpec("Given")
Done = TypeVar("Done")


def processes_for(
    count: int, context: BaseContext, begin: Callable[..., None], given: tuple[Any, ...] = ()
) -> ProcessPoolExecutor | None:
    """Return so many processes that begin with ``begin``; None, with a line in the log, where none can start.

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


def asked(
    pool: ProcessPoolExecutor, work: Callable[Given, Done], *given: Given.args, **named: Given.kwargs
) -> Future[Done]:
    """Return the answer to come; where a process died before, a ``BrokenProcessPool`` answers.

    Where it dies just as the next one is begun, what they share is closed under its hands: other errors.
    """
    try:
        return pool.submit(work, *given, **named)
    except (BrokenProcessPool, OSError, EOFError) as died:
        unanswered: Future[Done] = Future()
        unanswered.set_exception(BrokenProcessPool(str(died)))
        return unanswered


def begin_copying() -> None:
    """Start the process that others are copied from; it loads what it was told to in its own time.

    Where it cannot be started, whoever asks for processes is told so.
    """
    with suppress(OSError):
        forkserver.ensure_running()
