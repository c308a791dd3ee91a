"""What a process and all those it starts take together: memory and processor's time, as Linux tells them."""

import os
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from types import TracebackType
from typing import Self

PROC = Path("/proc")
EVERY = 0.5  # [s] looking takes some hundredths itself
A_SECOND = os.sysconf("SC_CLK_TCK")


class Family:
    """Watches this process and those it starts while its block runs; other systems than Linux tell nothing."""

    peak: float | None = None  # [MiB] shared pages are counted once
    processor: float | None = None  # [s]

    def __enter__(self) -> Self:
        self._is_over = Event()
        self._spent: dict[int, float] = {}
        self._before = _spent_by(_family(os.getpid()))  # of those that others are copied from, too
        self._watcher = Thread(target=self._watch, daemon=True)
        self._watcher.start()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        self._is_over.set()
        self._watcher.join()
        if self._spent:
            self.processor = sum(spent - self._before.get(process, 0.0) for process, spent in self._spent.items())

    def _watch(self) -> None:
        while not self._is_over.is_set():
            family = _family(os.getpid())
            self._spent |= _spent_by(family)
            held = [mebibytes for process in family if (mebibytes := _held(process)) is not None]
            self.peak = max(self.peak or 0.0, sum(held)) if held else self.peak
            self._is_over.wait(EVERY)


def _family(first: int) -> list[int]:
    """Return a process and its descendants."""
    family = [first]
    for process in family:  # grows meanwhile
        for task in (PROC / str(process)).glob("task/*/children"):
            with suppress(OSError):  # it has ended
                family += map(int, task.read_text(encoding="utf-8").split())
    return family


def _spent_by(family: list[int]) -> dict[int, float]:
    """Return the processor's time [s] that each process has taken so far, without those that have ended."""
    spent = {process: _spent(process) for process in family}
    return {process: seconds for process, seconds in spent.items() if seconds is not None}


def _spent(process: int) -> float | None:
    try:
        stat = (PROC / str(process) / "stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    fields = stat.rpartition(")")[2].split()  # what follows its name
    return (int(fields[11]) + int(fields[12])) / A_SECOND


def _held(process: int) -> float | None:
    """Return the memory a process holds, its part of what several share; pages of files go when room is needed."""
    try:
        lines = (PROC / str(process) / "smaps_rollup").read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    held = [int(line.split()[1]) / 1024 for line in lines if line.startswith(("Pss_Anon:", "Pss_Shmem:"))]
    return sum(held) if held else None
