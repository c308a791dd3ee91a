"""`role`: who may look, plan, approve, or change settings and roles."""

import argparse

from bot.errors import WhichNumber
from bot.errors.setup import BadLimit, BadMember, UnknownCurrency
from bot.opening import open_kept, open_or_make, utc_now
from bot.setting_values import MEMBER_ID
from bot.settings import read
from bot.store import ROLES, Limit, Member
from bot.terminal import aligned, here, say
from bot.wording import N_, Voice, is_currency
from planner.intake.figure import spelled_out
from planner.intake.money import amount

NAME = "role"
HELP = "give a Slack member a role, take it away with 'none', or list who has one"

HEADINGS = (N_("Person"), N_("Role"), N_("Approves up to"))


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("user", nargs="?", help="the member ID: Slack profile, ⋮, Copy member ID (U…)")
    parser.add_argument("role", nargs="?", choices=(*ROLES, "none"))
    parser.add_argument("--limit", default="", help="the most an order may cost that they approve, for example 5000")
    parser.add_argument("--currency", default="", help="of the limit, for example USD")


def run(parsed: argparse.Namespace) -> int:
    is_given = bool(parsed.user and parsed.role)
    with (open_or_make if is_given else open_kept)(read()) as (_, store):
        if is_given:
            if not MEMBER_ID.fullmatch(parsed.user):
                raise BadMember(parsed.user)
            role = None if parsed.role == "none" else parsed.role
            store.people.set_role(parsed.user, role, now=utc_now(), limit=_limit(parsed.limit, parsed.currency.upper()))
        people = store.people.all()
    if people:
        headings = [here().say(words) for words in HEADINGS]
        print("\n".join(aligned([headings, *(_row(member, here()) for member in people)])))
    else:
        say("Nobody has a role yet. Everybody in the workspace may look; give one person the role approver.")
    return 0


def _row(member: Member, voice: Voice) -> tuple[str, ...]:
    limit = voice.money(member.limit.minor, member.limit.currency) if member.limit else ""
    return member.user, member.role, limit


def _limit(typed: str, currency: str) -> Limit | None:
    """Return the limit that was typed; none without one. Raises: BadLimit, UnknownCurrency, WhichNumber."""
    if not typed and not currency:
        return None
    if not typed or not currency:
        raise BadLimit(typed or currency)
    if not is_currency(currency):
        raise UnknownCurrency(currency)
    ways = spelled_out(typed)
    if len(ways) > 1:
        raise WhichNumber(typed, ways[-1], ways[0])
    limit = amount(ways[0], currency)
    if limit is None or limit.currency != currency:
        raise BadLimit(typed)
    return Limit(limit.minor, currency)
