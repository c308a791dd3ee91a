"""`demo`: the whole product on this machine — real sample sales, a Slack of its own, a page to try it in."""

import argparse
import fcntl
import logging
import shutil
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from zoneinfo import ZoneInfo

from bot import scheduler
from bot.desk import Desk
from bot.errors.setup import DemoRuns, PortTaken
from bot.jobs import age_stock, learn, plan
from bot.opening import desk_of, open_store
from bot.running import Running, running
from bot.sample import DEMO, Calendar, Day, demo_settings, uploads
from bot.sandbox import Channel, Control, Person, Sandbox, Workspace, serve
from bot.settings import Settings
from bot.slack.checkup import commands_typed, events_heard, scopes_needed
from bot.store import AlreadyImported, Role
from bot.terminal import say, unmarked
from bot.uploads import take

NAME = "demo"
HELP = "try everything on this machine, with real sample sales and no Slack account"

CHANNELS = {"UK Home": "C0UKHOME", "EU Home": "C0EUHOME"}
ROLES: dict[str, Role] = {"U0ANA": "approver", "U0BEN": "approver", "U0PIA": "planner", "U0LIN": "planner"}
PEOPLE = (
    Person("U0ANA", "Ana", "Ana Flores", role="approver", tz="Europe/London"),
    Person("U0BEN", "Ben", "Ben Vogel", role="approver", tz="Europe/Berlin"),
    Person("U0PIA", "Pia", "Pia Novak", role="planner", tz="Europe/Berlin"),
    Person("U0LIN", "Lin", "Lin Wei (林薇)", role="planner · 中文", locale="zh-CN", tz="Asia/Shanghai"),
    Person("U0VIC", "Vic", "Vic Brown", role="viewer", tz="Europe/London"),
    Person("U0ADA", "Ada", "Ada Lind", role="admin", tz="Europe/London", is_admin=True),
    Person("U0GUS", "Gus", "Gus (agency)", role="guest", tz="Europe/London", is_restricted=True),
)
SAVE_EVERY = 2.0  # [seconds]
LONDON = ZoneInfo("Europe/London")  # whose mornings the demo shows


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


@dataclass(frozen=True, slots=True)
class Demo:
    """The running demo."""

    bot: Running
    sandbox: Sandbox
    calendar: Calendar
    folder: Path

    def save(self) -> None:
        """Keep the Slack side; the store keeps itself."""
        kept, fresh = self.folder / "slack.json", self.folder / "slack.json.new"
        fresh.write_text(self.sandbox.workspace.to_json(), encoding="utf-8")
        fresh.replace(kept)


@contextmanager
def demo(folder: Path, port: int = 0) -> Iterator[Demo]:
    """Run the demo in a folder until the block ends."""
    folder.mkdir(parents=True, exist_ok=True)
    settings, calendar = demo_settings(folder), Calendar.kept(folder)
    _fill(settings, calendar)
    house: list[Demo] = []

    def next_day() -> str:
        return _next_day(house[0])

    workspace = _workspace(folder)
    with serve(
        workspace, port=port, controls=(Control("Next day", next_day),), banner=lambda: _banner(calendar)
    ) as sandbox:
        connected = replace(
            settings,
            slack_bot_token=sandbox.bot_token,
            slack_app_token=sandbox.app_token,
            slack_api_url=sandbox.api_url,
        )
        with running(connected, calendar.now) as bot:
            house.append(Demo(bot, sandbox, calendar, folder))
            yield house[0]
        house[0].save()


def _fill(settings: Settings, calendar: Calendar) -> None:
    """Make the store of the day the demo stands on; what was interrupted is finished, what is there is left alone."""
    with open_store(settings) as (_, store):
        desk = desk_of(settings, store, clock=calendar.now)
        planned = store.jobs.last(plan.NAME)
        if planned is None:
            say("Making the demo's store from the sample (this takes a few seconds) …")
            calendar.sample.open_shops(store, CHANNELS)
            for user, role in ROLES.items():
                store.people.set_role(user, role, now=desk.now())
            _bring(desk, calendar.sample.first)
            learn.run(desk)
        if planned is None or planned < calendar.now():
            _bring(desk, calendar.today())
            plan.run(desk)
            age_stock.run(desk)


def _bring(desk: Desk, day: Day) -> None:
    """Import what a day's morning brought, as far as it is not there yet."""
    for upload in uploads(desk, day.exports):
        with suppress(AlreadyImported):
            print(" ", unmarked(take(desk, upload, desk.voice()).message.text), flush=True)


def _next_day(house: Demo) -> str:
    desk = house.bot.desk
    with house.bot.turn:  # or the morning's digest could leave before its exports are in
        if not house.calendar.turn():
            return "The sample ends here. `make demo-reset` starts over."
        _bring(desk, house.calendar.today())
        plan.run(desk)
        scheduler.tick(desk)
    return f"It is {_banner(house.calendar)}; this morning's exports are imported."


def _banner(calendar: Calendar) -> str:
    now = calendar.now().astimezone(LONDON)
    return f"{now:%A, %-d %B %Y, %H:%M}"


def _workspace(folder: Path) -> Workspace:
    kept = folder / "slack.json"
    if kept.exists():
        return Workspace.from_json(kept.read_text(encoding="utf-8"), commands=commands_typed(), scopes=scopes_needed())
    everyone = tuple(person.id for person in PEOPLE)
    channels = (
        Channel(CHANNELS["UK Home"], "shop-uk", members=everyone, bot_is_member=True),
        Channel(CHANNELS["EU Home"], "shop-eu", members=everyone, bot_is_member=True),
        Channel("C0RANDOM", "random", members=everyone),
    )
    return Workspace(
        team="T0SANDBOX",
        people=PEOPLE,
        channels=channels,
        commands=commands_typed(),
        scopes=scopes_needed(),
        events=events_heard(),
    )
