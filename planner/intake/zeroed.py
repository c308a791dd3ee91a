"""Notices that a spreadsheet has put zeros in place of the last digits of ids, so that several of them became one."""

from collections.abc import Iterator

from planner.intake.problems import Problem, ProblemCode, problem

KEPT = 15  # digits of a number that a spreadsheet keeps; those behind become zeros
FEWEST = 3  # ids that end so before anything is concluded; 2 where a file has no more
TIMES = 80  # as many of them as chance makes; 3 such ids of 37 are chance in fewer than one file of 100,000


class Zeroed:
    """The ids of one file that end in zeros from their 16th digit on, beside how many of them chance makes."""

    def __init__(self) -> None:
        self._noted = 0
        self._by_chance = 0.0  # [ids] expected to end so: one of a thousand with 18 digits, of ten thousand with 19
        self._found: dict[str, tuple[int, str]] = {}

    def note(self, row: int, column: str, identity: str) -> None:
        """Take in an id; one is noted best once, as repeated it only seems rarer."""
        lost = len(identity) - KEPT
        if lost <= 0:
            return
        self._noted += 1
        self._by_chance += 10.0**-lost
        if identity.endswith("0" * lost):
            self._found.setdefault(identity, (row, column))

    def problems(self) -> Iterator[Problem]:
        """Return one problem for each id that ends so, in the order of the file; none where it may be chance.

        >>> zeroed = Zeroed()
        >>> for row in range(2, 6):
        ...     zeroed.note(row, "Order ID", f"57646141303{row}785000")
        >>> [(each.row, each.value) for each in zeroed.problems()][:1]
        [(2, '576461413032785000')]
        """
        needed = max(FEWEST if self._noted >= FEWEST else 2, TIMES * self._by_chance)
        if len(self._found) >= needed:
            for identity, (row, column) in self._found.items():
                yield problem(row, column, ProblemCode.ID_ZEROED, identity)
