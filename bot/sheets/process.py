"""Starts the process that parses a file, listens to it, and turns however it ends into an answer or a refusal."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, astuple
from pathlib import Path
from typing import IO, Any

from bot.sheets.gate import Format
from bot.sheets.limits import MEGABYTE, Limits
from bot.sheets.refusal import FileRefused, Refusal
from planner.intake.layout import Layout

_ROOT = Path(__file__).resolve().parents[2]  # where the packages lie, so that the process finds them
_LONGEST_LINE = 64 * MEGABYTE
_KEPT = ("PATH", "LANG", "LC_ALL", "TZ", "SYSTEMROOT")  # nothing that could be a secret


@contextmanager
def parsing(path: Path, form: Format, layouts: Sequence[Layout], limits: Limits) -> Iterator[Iterator[dict[str, Any]]]:
    """Parse the file while the block runs; gives the messages, which raise FileRefused where it goes wrong."""
    request = {
        "path": str(path.resolve()),
        "format": form.value,
        "limits": asdict(limits),
        "layouts": [astuple(layout) for layout in layouts],
    }
    process = subprocess.Popen(
        [sys.executable, "-E", "-s", "-B", "-m", "bot.sheets.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        pipesize=1 << 20,  # a batch fits, so that both processes work at the same time
        stderr=subprocess.DEVNULL,  # a traceback could quote a buyer
        cwd=_ROOT,
        env={name: os.environ[name] for name in _KEPT if name in os.environ},
    )
    late = threading.Event()
    clock = threading.Timer(limits.seconds, _stop, (process, late))
    clock.daemon = True
    clock.start()
    try:
        yield _messages(process, json.dumps(request).encode(), path.name, limits, late)
    finally:
        clock.cancel()
        process.kill()
        for pipe in (process.stdin, process.stdout):
            _close(pipe)
        process.wait()


def _messages(
    process: "subprocess.Popen[bytes]", request: bytes, name: str, limits: Limits, late: threading.Event
) -> Iterator[dict[str, Any]]:
    if process.stdin is None or process.stdout is None:
        raise ValueError("the process must be started with pipes")
    try:
        process.stdin.write(request)
        process.stdin.close()
    except BrokenPipeError:
        raise _ended(process, name, limits, late) from None
    while True:
        line = process.stdout.readline(_LONGEST_LINE)
        if not line.endswith(b"\n"):
            raise _ended(process, name, limits, late)
        message: dict[str, Any] = json.loads(line)
        if "refused" in message:
            raise FileRefused(Refusal(message["refused"]), **message["values"])
        yield message
        if "done" in message:
            return


def _ended(process: "subprocess.Popen[bytes]", name: str, limits: Limits, late: threading.Event) -> FileRefused:
    try:
        code = process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        return FileRefused(Refusal.UNREADABLE, name=name)
    if late.is_set() or code in {-signal.SIGXCPU, -signal.SIGKILL}:
        return FileRefused(Refusal.TIMED_OUT, name=name, seconds=limits.seconds)
    if code == -signal.SIGABRT:  # how the reader of workbooks ends when it is given no more memory
        return FileRefused(Refusal.OUT_OF_MEMORY, name=name)
    return FileRefused(Refusal.UNREADABLE, name=name)


def _stop(process: "subprocess.Popen[bytes]", late: threading.Event) -> None:
    late.set()
    process.kill()


def _close(pipe: IO[bytes] | None) -> None:
    if pipe is not None:
        try:
            pipe.close()
        except BrokenPipeError:
            return
