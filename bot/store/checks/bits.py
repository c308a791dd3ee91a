"""Turns what columns hold into numbers of 64 bits, the same on every machine, that tell whether anything changed."""

from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

from planner.coded import Coded
from planner.model import Floats

Bits = NDArray[np.uint64]
FEW = 2_048  # names at a time: each takes the room of the longest of them


def numbers_as_bits(column: Floats) -> Bits:
    """Return a number for each number, nan for what is not known."""
    numbers = column + 0.0  # of two zeros one
    numbers[np.isnan(numbers)] = np.nan  # and of all that is not known
    return numbers.view(np.uint64)


def words_as_bits(column: Coded[Any]) -> Bits:
    """Return a number for each value, as it is written; quick where few differ."""
    words = [int.from_bytes(blake2b(str(value).encode(), digest_size=8).digest()) for value in column.values]
    return np.array(words, np.uint64)[column.code]


def names_as_bits(column: NDArray[Any]) -> Bits:
    """Return a number for each name, where hardly two are alike: in a tenth of the time.

    It is its letters, each times an odd number of its place (Carter & Wegman 1979).
    """
    found = np.zeros(len(column), np.uint64)
    for first in range(0, len(column), FEW):
        some = np.array(column[first : first + FEW].tolist(), str)
        letters = some.view(np.uint32).reshape(len(some), -1)
        odd = spread(np.arange(letters.shape[1], dtype=np.uint64)) | np.uint64(1)
        found[first : first + FEW] = letters.astype(np.uint64) @ odd
    return found


def spread(bits: Bits) -> Bits:
    """Return other numbers for these, one each, in which every bit depends on every bit (Steele 2014, SplitMix64)."""
    bits = (bits + np.uint64(0x9E3779B97F4A7C15)).astype(np.uint64)
    bits = (bits ^ (bits >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    bits = (bits ^ (bits >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return bits ^ (bits >> np.uint64(31))
