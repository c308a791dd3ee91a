"""Gives memory back after a large piece of work, which the C library would keep for the next one."""

import ctypes
import sys


def give_back() -> None:
    """Give free memory back to the system, where the C library can be asked to."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # glibc has it, musl has not
        if trim is not None:
            trim(0)
