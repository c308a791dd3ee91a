"""`doctor`: looks at everything the bot needs and says, for each that fails, how to mend it."""

import argparse
from collections.abc import Iterator
from datetime import timedelta

from bot.errors import UserError
from bot.finding import Finding
from bot.jobs import JOBS
from bot.opening import open_store, utc_now
from bot.refusals import said
from bot.settings import Settings, read
from bot.slack.checkup import examine_slack
from bot.store import Store, database_version
from bot.terminal import unmarked
from bot.wording import N_, Voice

NAME = "doctor"
HELP = "check settings, tokens, scopes, channels, database and clock, and say how to mend what fails"

SILENT = timedelta(hours=1)  # jobs run every few minutes; one that has not run for so long is stuck or the bot is down


def arguments(parser: argparse.ArgumentParser) -> None:
    """It takes none."""


def run(parsed: argparse.Namespace) -> int:  # noqa: ARG001 - every verb is called alike
    voice, is_well = Voice(), True
    for finding in _examine():
        is_well &= finding.is_well
        print("✓" if finding.is_well else "✗", unmarked(voice.say(finding.sentence, **finding.values)))
        if finding.mend:
            print("  →", unmarked(voice.say(finding.mend)))
    return 0 if is_well else 1


def _examine() -> Iterator[Finding]:
    try:
        settings = read()
    except UserError as error:
        yield Finding(False, error.sentence, error.values)
        return
    yield Finding(True, N_("The settings can be read."))
    channels: dict[str, str] = {}
    try:
        with open_store(settings) as (_, store):
            yield from _examine_store(settings, store)
            channels = {shop.name: shop.channel for shop in store.shops.all()}
    except Exception as error:  # noqa: BLE001 - whatever is wrong with the database, the doctor says it
        yield Finding(
            False,
            N_("The database cannot be opened: {why}"),
            {"why": str(said(error) or error).splitlines()[0]},
            N_("Check DATABASE_URL, and that this user may write there."),
        )
    try:
        settings.needing_slack()
    except UserError as error:
        yield Finding(False, error.sentence, error.values)
        return
    yield from examine_slack(settings, channels, utc_now())


def _examine_store(settings: Settings, store: Store) -> Iterator[Finding]:
    version = database_version(settings.database_url)
    if version.may_corrupt:
        yield Finding(
            True,
            N_("Database: {name} {version}, tables up to date. This version can damage its file when several processes "
               "write at once; Quartermaster lets one write at a time."),
            {"name": version.name, "version": version.version},
        )
    else:
        yield Finding(
            True, N_("Database: {name} {version}, tables up to date."), {"name": version.name, "version": version.version}
        )
    if not store.shops.all():
        yield Finding(False, N_("No shop is set up."), mend=N_("python -m bot shop add NAME --market GB --tz Europe/London --currency GBP"))
    if not any(role in {"approver", "admin"} for _, role in store.people.all()) and not settings.admin_users:
        yield Finding(False, N_("Nobody may approve orders."), mend=N_("python -m bot role MEMBER-ID approver, or set ADMIN_USERS."))
    backlog = store.outbox.backlog(utc_now())
    if backlog.dead or backlog.late:
        yield Finding(
            False,
            N_("{dead} messages could not be delivered and {late} are late."),
            {"dead": backlog.dead, "late": backlog.late},
            N_("Mend what is said of Slack below; late messages go out by themselves."),
        )
    for job in JOBS:
        last = store.jobs.last(job.NAME)
        if last is not None and job.NAME == "plan" and utc_now() - last > SILENT:
            yield Finding(False, N_("The last plan was made {when}."), {"when": last}, N_("Is `python -m bot run` running?"))
