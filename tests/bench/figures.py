"""What a bench answers: figures, each with what it should be; and the machine they were taken on."""

import os
import platform
import resource
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module

import numpy as np


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table."""

    what: str
    value: str
    goal: str = ""


@dataclass(slots=True)
class Stopwatch:
    """How long something took; known once its block has ended."""

    wall: float = 0.0  # [s]
    processor: float = 0.0  # [s] of all threads of this process
    started: tuple[float, float] = field(default=(0.0, 0.0))


@contextmanager
def timed() -> Iterator[Stopwatch]:
    """Take the time of a block."""
    watch = Stopwatch(started=(time.perf_counter(), time.process_time()))
    yield watch
    wall, processor = watch.started
    watch.wall, watch.processor = time.perf_counter() - wall, time.process_time() - processor


def peak_mebibytes() -> float:
    """Return the most memory this process has held so far; each bench runs in a process of its own."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def taken(bench: str) -> list[Figure]:
    """Run one bench of this room, saying each figure at once."""
    figures = []
    for figure in import_module(f"tests.bench.{bench}").figures():
        print(f"{figure.what}: {figure.value}", flush=True)
        figures.append(figure)
    return figures


def machine() -> str:
    """Return what the figures were taken on; other work on the machine shows in the load."""
    load = ", ".join(f"{average:.1f}" for average in os.getloadavg())
    return (
        f"Python {platform.python_version()}, NumPy {np.__version__}, SQLite {sqlite3.sqlite_version}, "
        f"{os.cpu_count()} processors, load {load}"
    )


def table(figures: Sequence[Figure]) -> str:
    """Return the figures as a table that stands as well in a terminal as in the README."""
    rows = [("figure", "measured", "goal"), *((one.what, one.value, one.goal) for one in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    return "\n".join([lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]])
