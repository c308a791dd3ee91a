"""`doctor`: looks at everything the bot needs and says, for each that fails, how to mend it."""

import argparse
from collections.abc import Iterator
from platform import python_version

from bot.diagnosis import Finding, ill, note, well
from bot.errors import UserError
from bot.errors.database import DatabaseNotOpened
from bot.jobs import plan
from bot.opening import open_kept, utc_now
from bot.refusals import said
from bot.settings import Settings, read
from bot.slack.checkup import examine_slack
from bot.store import Store, database_version
from bot.terminal import here, unmarked
from bot.version import version
from bot.wording import N_
from planner.forecasting.boost import is_installed

NAME = "doctor"
HELP = "check settings, tokens, scopes, channels, database and clock, and say how to mend what fails"

SILENT = 4 * plan.EVERY  # a plan older than that: the bot is not running, or stuck
ADD_SHOP = N_(
    "python -m bot shop add NAME --market MARKET --tz ZONE --currency CURRENCY (MARKET: the two letters of its "
    "country, such as US; ZONE: its time zone, such as America/New_York; CURRENCY: three letters, such as USD)"
)
ADD_APPROVER = N_("python -m bot role MEMBER-ID approver, or set ADMIN_USERS.")
ONE_WRITER = N_(
    "This SQLite can damage its file when several processes write and checkpoint at once; Quartermaster lets one "
    "write at a time. SQLite 3.51.3 and later are free of it."
)
BOOSTING = N_(
    "Gradient boosting, which is optional, is not there: with `pip install '.[boost]'` (on Debian or Ubuntu also "
    "`apt install libgomp1`) it is tried every night, and used where it forecasts your own sales better."
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """It takes none."""


def run(parsed: argparse.Namespace) -> int:  # noqa: ARG001 - every verb is called alike
    voice, is_well = here(), True
    for finding in _examine():
        is_well &= finding.is_well
        sign = "!" if finding.is_note else "✓" if finding.is_well else "✗"
        print(sign, unmarked(voice.say(finding.sentence, **finding.values)))
        if finding.mend:
            print("  →", unmarked(voice.say(finding.mend)))
    return 0 if is_well else 1


def _examine() -> Iterator[Finding]:
    yield well(N_("Quartermaster {version}, Python {python}."), version=version(), python=python_version())
    try:
        settings = read()
    except UserError as error:
        yield Finding(is_well=False, sentence=error.sentence, values=error.values)
        return
    yield well(N_("The settings can be read."))
    if settings.demand_rule == "blend" and not is_installed():
        yield note(BOOSTING)
    channels: dict[str, str] = {}
    try:
        with open_kept(settings) as (_, store):
            yield from _examine_store(settings, store)
            channels = {shop.name: shop.channel for shop in store.shops.all()}
    except Exception as error:  # noqa: BLE001 - whatever is wrong with the database, the doctor says it
        yield _not_opened(error)
    try:
        settings.needing_slack()
    except UserError as error:
        yield Finding(is_well=False, sentence=error.sentence, values=error.values)
        return
    yield from examine_slack(settings, channels, utc_now())


def _not_opened(error: Exception) -> Finding:
    refusal = said(error)
    if refusal is not None and not isinstance(refusal, DatabaseNotOpened):
        return Finding(is_well=False, sentence=refusal.sentence, values=refusal.values)
    return ill(
        N_("The database cannot be opened: {why}"),
        N_("Check DATABASE_URL, and that this user may write there."),
        why=refusal.why if refusal else str(error).splitlines()[0],
    )


def _examine_store(settings: Settings, store: Store) -> Iterator[Finding]:
    version = database_version(settings.database_url)
    yield well(N_("Database: {name} {version}, tables up to date."), name=version.name, version=version.version)
    if version.may_corrupt:
        yield note(ONE_WRITER)
    if not store.shops.all():
        yield ill(N_("No shop is set up."), ADD_SHOP)
    if not settings.admin_users and not any(member.role in {"approver", "admin"} for member in store.people.all()):
        yield ill(N_("Nobody may approve orders."), ADD_APPROVER)
    backlog = store.outbox.backlog(utc_now())
    if backlog.dead or backlog.late:
        yield ill(
            N_("{dead} messages could not be delivered and {late} are late."),
            N_("Fix what is said of Slack below; late messages then go out by themselves."),
            dead=backlog.dead,
            late=backlog.late,
        )
    planned = store.jobs.last(plan.NAME)
    if planned is not None and utc_now() - planned > SILENT:
        yield ill(N_("The last plan was made {when}."), N_("Is `python -m bot run` running?"), when=planned)
