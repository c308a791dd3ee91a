"""`role`: who may look, plan, approve, or change settings and roles."""

import argparse

from bot.desk import ROLES
from bot.opening import open_store, utc_now
from bot.settings import MEMBER_ID, read
from bot.setup_errors import BadMember
from bot.terminal import say

NAME = "role"
HELP = "give a Slack member a role, take it away with 'none', or list who has one"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("user", nargs="?", help="the member ID: Slack profile, ⋮, Copy member ID (U…)")
    parser.add_argument("role", nargs="?", choices=(*ROLES, "none"))


def run(parsed: argparse.Namespace) -> int:
    with open_store(read()) as (_, store):
        if parsed.user and parsed.role:
            if not MEMBER_ID.fullmatch(parsed.user):
                raise BadMember(parsed.user)
            store.people.set_role(parsed.user, None if parsed.role == "none" else parsed.role, now=utc_now())
        people = store.people.all()
    for user, role in people:
        print(f"{user}\t{role}")
    if not people:
        say("Nobody has a role yet. Everybody in the workspace may look; give one person the role approver.")
    return 0
