"""The terminal: one verb per file."""

import argparse
import logging
import os
import sys
from collections.abc import Sequence

from bot.cli import ask, backtest, backup, demo, doctor, import_files, plan_files, rebuild, role, run, shop, template
from bot.refusals import said
from bot.terminal import print_error

VERBS = (run, demo, ask, import_files, template, shop, role, doctor, backup, rebuild, plan_files, backtest)


def main(arguments: Sequence[str] | None = None) -> int:
    """Return the exit status: 0 done, 1 refused with a sentence, 2 not understood, 130 interrupted."""
    parser = argparse.ArgumentParser(prog="python -m bot", description="An inventory planner you talk to in Slack.")
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", required=True)
    for verb in VERBS:
        verb_parser = verbs.add_parser(verb.NAME, help=verb.HELP, description=verb.HELP)
        verb.arguments(verb_parser)
        verb_parser.set_defaults(run=verb.run)
    words = sys.argv[1:] if arguments is None else arguments
    parsed = parser.parse_args(words or ["--help"])
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s", stream=sys.stderr)
    try:
        return int(parsed.run(parsed))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # whoever read along, such as ``head``, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        refusal = said(error)
        if refusal is None:
            raise
        print_error(refusal)
        return 1
