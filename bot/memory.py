"""Gives back what a large piece of work leaves free, which the C library would keep for the next one."""

import ctypes
import sys


def give_back() -> None:
    """Give the system the memory that lies free; where the C library cannot be asked to, nothing happens."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # glibc has it, musl has not
        if trim is not None:
            trim(0)
