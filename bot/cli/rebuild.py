"""`rebuild`: packs the history that planning reads again from what was imported, and says whether it differed."""

import argparse

from bot.opening import open_kept
from bot.settings import read
from bot.terminal import say

NAME = "rebuild"
HELP = "compare the packed history with what was imported, and pack it again where it differs"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="compare only")


def run(parsed: argparse.Namespace) -> int:
    """Return 1 where something differs and was only looked at."""
    with open_kept(read()) as (_, store):
        differing = store.facts.differing() if parsed.check else store.facts.rebuild()
    if not differing:
        say("The packed history says what was imported.")
    elif parsed.check:
        say(
            "Months of items that differ from what was imported: {n}. `python -m bot rebuild` packs them again.",
            n=differing,
        )
    else:
        say("Months of items that differed from what was imported and are packed again: {n}.", n=differing)
    return int(bool(differing) and parsed.check)
