"""A whole house for a journey: the sandbox Slack, the real bot against it, a store on disk, a clock one can move."""

import io
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot import scheduler
from bot.cli.import_files import import_all
from bot.commands import COMMANDS
from bot.opening import open_store, utc_now
from bot.running import Running, running
from bot.sandbox import AsPerson, Channel, Person, Sandbox, Shown, Workspace, serve
from bot.settings import Settings
from bot.slack.checkup import events_heard, scopes_needed
from bot.store import Shop, Store
from bot.uploads import Upload
from tests.journeys.quiet import PATIENCE, Work

FILES = Path(__file__).parent / "files"
SHOP = Shop(name="UK Home", market="GB", tz="Europe/London", currency="GBP", channel="C0UK", date_order="day_first")
TODAY = datetime(2011, 11, 21, 14, 30, tzinfo=UTC)  # a Monday afternoon: too late for a digest


def people() -> tuple[Person, ...]:
    return (
        Person("U0ANA", "Ana", role="approver", tz="Europe/London"),
        Person("U0BEN", "Ben", role="approver", tz="Europe/Berlin"),
        Person("U0VIC", "Vic", role="viewer", tz="Europe/London"),
        Person("U0GUS", "Gus", role="guest", is_restricted=True),
    )


class FirstDay:
    """What a journey holds on to."""

    channel = "C0UK"

    def __init__(self, folder: Path, sandbox: Sandbox, settings: Settings, work: Work) -> None:
        self.folder, self.sandbox, self.settings, self._work = folder, sandbox, settings, work
        self.time = TODAY
        self._stack = ExitStack()
        self.bot: Running
        self.starts()

    @property
    def store(self) -> Store:
        return self.bot.desk.store

    @property
    def nine_tomorrow(self) -> datetime:
        return datetime(self.time.year, self.time.month, self.time.day, 9, tzinfo=UTC) + timedelta(days=1)

    def starts(self) -> None:
        self.bot = self._stack.enter_context(running(self.settings, lambda: self.time, self._work.new_pools))

    def stops(self) -> None:
        self._stack.close()

    def restarts(self) -> None:
        self.stops()
        self.starts()

    def moves_to(self, moment: datetime) -> None:
        """Let time pass and the ticker tick."""
        self.time = moment
        with self.bot.turn:
            scheduler.tick(self.bot.desk)

    def person(self, name: str) -> AsPerson:
        return self.sandbox.as_person(f"U0{name.upper()}", patience=PATIENCE)

    def digests(self, person: AsPerson) -> list[Shown]:
        self.bot.delivery.run()
        return [shown for shown in person.sees(self.channel) if "Good morning" in shown.words]

    def imports(self, *names: str, shop: str = "UK Home") -> str:
        """Import files as the terminal does, at the house's own time; return all that is said."""
        desk, said = self.bot.desk, io.StringIO()
        uploads = [Upload(FILES / name, desk.store.shops.named(shop), self.time - timedelta(hours=1)) for name in names]
        with redirect_stdout(said), redirect_stderr(said):
            import_all(desk, uploads)
        return said.getvalue()


def asks(person: AsPerson, text: str, channel: str) -> Shown:
    """Type it and return the one private answer, whatever else arrives in the channel meanwhile."""
    return the_one(answers(person, channel, lambda: person.types(text, channel=channel)))


def answers(person: AsPerson, channel: str, does: Callable[[], object]) -> list[Shown]:
    """Do it and return all private answers, in their order, once the bot has nothing more in hand."""
    person.waits_until_it_is_done()
    before = {each.ts for each in person.sees(channel)}
    does()
    return [each for each in person.sees(channel) if each.is_ephemeral and each.ts not in before]


def the_one(answered: list[Shown]) -> Shown:
    """Return the only answer; where several come, no test takes one of them for the other."""
    assert len(answered) == 1, [each.words for each in answered]
    return answered[0]


@contextmanager
def first_day(folder: Path, empty_store: Path) -> Iterator[FirstDay]:
    """Open the house: one shop, two approvers, a viewer and a guest."""
    everyone = people()
    members = tuple(person.id for person in everyone)
    workspace = Workspace(
        team="T0SANDBOX",
        people=everyone,
        channels=(Channel("C0UK", "shop-uk", members=members, bot_is_member=True),),
        commands=[command.NAME for command in COMMANDS],
        scopes=scopes_needed(),
        events=events_heard(),
    )
    shutil.copy(empty_store, folder / "quartermaster.db")
    url = f"sqlite:///{folder / 'quartermaster.db'}"
    with open_store(Settings(database_url=url)) as (_, store):
        store.shops.add(SHOP, now=utc_now())
        store.people.set_role("U0ANA", "approver", now=utc_now())
        store.people.set_role("U0BEN", "approver", now=utc_now())
    work = Work()
    with serve(workspace, is_at_work=work.is_at_hand) as sandbox:
        settings = Settings(
            database_url=url,
            slack_bot_token=sandbox.bot_token,
            slack_app_token=sandbox.app_token,
            slack_api_url=sandbox.api_url,
        )
        house = FirstDay(folder, sandbox, settings, work)
        try:
            yield house
        finally:
            house.stops()
