"""`demo`: the whole product on this machine — real sample sales, a Slack of its own, a page to try it in."""

import argparse
import fcntl
import logging
import shutil
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.demo.house import demo
from bot.errors.setup import DemoRuns, PortTaken
from bot.sample import DEMO
from bot.terminal import say

NAME = "demo"
HELP = "try everything on this machine, with real sample sales and no Slack account"

SAVE_EVERY = 2.0  # [seconds]


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--reset", action="store_true", help="forget what was done in the demo and stop")
    parser.add_argument("--port", type=port, default=8321, help="port of the page; 0 takes any free one")


def port(text: str) -> int:
    if not 0 <= int(text) < 65_536:
        raise ValueError(text)
    return int(text)


def run(parsed: argparse.Namespace) -> int:
    if parsed.reset:
        with _alone(DEMO):
            shutil.rmtree(DEMO, ignore_errors=True)
        say("The demo is forgotten; `make demo` starts it anew.")
        return 0
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    logging.getLogger("slack_bolt").setLevel(logging.ERROR)
    _demand_free(parsed.port)
    with _alone(DEMO), demo(DEMO, parsed.port) as house:
        print()
        say("Quartermaster is running. Open {url} and type /stock SKU123", url=house.sandbox.url)
        say("Ctrl-C stops it.")
        while not stop.wait(SAVE_EVERY):
            house.save()
    print()
    say("Stopped. `make demo` goes on where you left off, `make demo-reset` starts over.")
    return 0


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the demo's folder: two demos in one would write over each other. Raises: DemoRuns."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise DemoRuns from None
        yield


def _demand_free(port: int) -> None:
    with socket.socket() as probe:
        if port and probe.connect_ex(("127.0.0.1", port)) == 0:
            raise PortTaken(str(port))
