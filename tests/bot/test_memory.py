"""What a large piece of work leaves free goes back to the system."""

import subprocess
import sys
from pathlib import Path

import pytest

HELD = """
from pathlib import Path
from bot.memory import give_back

def held():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:"))

kept = [bytes(1_000) for _ in range(100_000)]
last = kept[-1]  # lies above all that becomes free
del kept
before = held()
give_back()
print(before - held())
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux says there what a process holds")
def test_what_lies_free_is_given_back() -> None:
    """Of 100 MB made and forgotten below one thing that is kept, 50,000 KiB at least."""
    given = subprocess.run([sys.executable, "-c", HELD], check=True, capture_output=True, text=True).stdout
    assert int(given) > 50_000
