"""What a plan or a check changed: the numbers, and of thousands the things themselves only where somebody asks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True)
class Applied(Generic[Kept]):
    """What was opened, changed and closed, each kept under a number."""

    these: Callable[[Sequence[int]], Sequence[Kept]]
    numbers_opened: Sequence[int]
    numbers_changed: Sequence[int]
    numbers_closed: Sequence[int]

    @property
    def opened(self) -> Sequence[Kept]:
        return self.these(self.numbers_opened)

    @property
    def changed(self) -> Sequence[Kept]:
        return self.these(self.numbers_changed)

    @property
    def closed(self) -> Sequence[Kept]:
        return self.these(self.numbers_closed)
