"""`run`: the bot itself, over Socket Mode, until it is told to stop."""

import argparse
import logging
import signal
import sys
import threading

from bot.opening import tell_of_new
from bot.running import running
from bot.settings import read
from bot.store import new_database
from bot.terminal import here, say, unmarked

NAME = "run"
HELP = "run the bot (needs SLACK_BOT_TOKEN and SLACK_APP_TOKEN, in the environment or in .env)"

WATCH = 5.0  # [seconds]


def arguments(parser: argparse.ArgumentParser) -> None:
    """It takes none: everything is in the settings."""


def run(parsed: argparse.Namespace) -> int:  # noqa: ARG001 - every verb is called alike
    settings = read().needing_slack()
    logging.getLogger().setLevel(settings.log_level)
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    made = new_database(settings.database_url)
    with running(settings) as bot:
        tell_of_new(made)
        say("Quartermaster is listening. Ctrl-C stops it.")
        while not stop.wait(WATCH):
            bot.connection.watch()
            if bot.connection.over.is_set():
                print(unmarked(here().say(bot.connection.why)), file=sys.stderr)
                return 1
    return 0
