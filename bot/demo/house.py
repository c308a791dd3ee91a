"""Runs the demo: fills its store from the sample, serves its Slack, and turns its calendar."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from zoneinfo import ZoneInfo

from bot import scheduler
from bot.demo.people import CHANNELS, KEPT, ROLE_OF, workspace
from bot.desk import Desk
from bot.jobs import age_stock, learn, plan
from bot.opening import desk_of, open_store
from bot.running import Running, running
from bot.sample import Calendar, Day, demo_settings, uploads
from bot.sandbox import Control, Sandbox, serve
from bot.settings import Settings
from bot.store import AlreadyImported
from bot.terminal import say, unmarked
from bot.uploads import take

LONDON = ZoneInfo("Europe/London")  # whose mornings the demo shows


@dataclass(frozen=True, slots=True)
class Demo:
    """The running demo."""

    bot: Running
    sandbox: Sandbox
    calendar: Calendar
    folder: Path

    def save(self) -> None:
        """Keep the Slack side; the store keeps itself."""
        kept, fresh = self.folder / KEPT, self.folder / f"{KEPT}.new"
        fresh.write_text(self.sandbox.workspace.to_json(), encoding="utf-8")
        fresh.replace(kept)


@contextmanager
def demo(folder: Path, port: int = 0) -> Iterator[Demo]:
    """Run the demo in a folder until the block ends."""
    folder.mkdir(parents=True, exist_ok=True)
    settings, calendar = demo_settings(folder), Calendar.kept(folder)
    fill(settings, calendar)
    house: list[Demo] = []

    def next_day() -> str:
        return _next_day(house[0])

    controls = (Control("Next day", next_day),)
    with serve(workspace(folder), port=port, controls=controls, banner=lambda: _banner(calendar)) as sandbox:
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


def fill(settings: Settings, calendar: Calendar) -> None:
    """Make the store of the day the demo stands on; what was interrupted is finished, what is there is left alone."""
    with open_store(settings) as (_, store):
        desk = desk_of(settings, store, clock=calendar.now)
        planned = store.jobs.last(plan.NAME)
        if planned is None:
            say("Making the demo's store from the sample (this takes a few seconds) …")
            calendar.sample.open_shops(store, CHANNELS)
            for user, role in ROLE_OF.items():
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
