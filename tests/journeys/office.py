"""An office that stays open for a whole file of tests: everybody in the sandbox Slack, the real bot, one store.

Each test stocks a SKU and uses a channel of its own, so that none sees what another did; the channel
of the shop, where warnings go, is watched by nobody.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from bot.commands import COMMANDS
from bot.jobs import learn, plan
from bot.opening import open_store
from bot.running import Running, running
from bot.sandbox import AsPerson, Channel, Person, Sandbox, Shown, Workspace, serve
from bot.settings import Settings
from bot.slack.checkup import events_heard, scopes_needed
from bot.store import Store, Suggestion
from tests.bot.builders import MONDAY, Clock, a_shop, counted, stocked
from tests.bot.store.builders import a_row, plan_in
from tests.journeys.house import answers, asks, the_one
from tests.journeys.quiet import PATIENCE, Work

CHANNELS = 400


class Office:
    """What a test holds on to."""

    def __init__(self, bot: Running, sandbox: Sandbox, clock: Clock) -> None:
        self.bot, self.sandbox, self.clock = bot, sandbox, clock
        self._skus, self._channels = count(1), count(1)

    @property
    def store(self) -> Store:
        return self.bot.desk.store

    def person(self, name: str) -> AsPerson:
        return self.sandbox.as_person(f"U0{name.upper()}", patience=PATIENCE)

    def new_channel(self) -> str:
        return f"C0{next(self._channels):04d}"

    def new_sku(self, on_shelf: int = 200, code: str = "") -> str:
        """Stock a SKU that sells 5 a day: at 200 it asks for 205 units, at 300 for none."""
        sku = code or f"BAG-{next(self._skus):03d}"
        stocked(self.store, self.clock.now, on_shelf, sku=sku)
        self.plans()
        return sku

    def recounts(self, sku: str, units: int) -> None:
        """A minute later the SKU is counted anew."""
        self.passes(minutes=1)
        counted(self.store, self.clock.now, **{sku: units})
        self.plans()

    def passes(self, **time: float) -> None:
        """Let time pass, and nothing be learned: what one test stocks would teach the bot of another."""
        with self.bot.turn:
            self.clock.passes(**time)
            self.store.jobs.beat(learn.NAME, self.clock.now)

    def plans(self) -> None:
        with self.bot.turn:  # the ticker plans too
            plan.run(self.bot.desk)

    def suggestions(self, sku: str) -> tuple[Suggestion, ...]:
        return self.store.suggestions.open(products=[sku])

    def orders(self, sku: str) -> list[int]:
        """Return the units of each order of a SKU."""
        return [line.quantity for order in self.store.orders.all() for line in order.lines if line.product == sku]

    def asks(self, name: str, text: str, channel: str = "") -> Shown:
        """Type it and return the one private answer, whatever else happens in the channel meanwhile."""
        return asks(self.person(name), text, channel)

    def told(self, name: str, shown: Shown, label: str) -> str:
        """Press a button and return the words of the private answer that comes beside the card."""
        person, channel = self.person(name), self.screen(name, shown)
        return the_one(answers(person, channel, lambda: person.presses(shown, label))).words

    def changed(self, name: str, shown: Shown, label: str) -> Shown:
        """Press a button of one's own card and return what stands in its place."""
        person = self.person(name)
        person.presses(shown, label)
        return person.waits_for(self.screen(name, shown), lambda m: m.ts == shown.ts and m.is_edited)

    def decides(self, name: str, shown: Shown, label: str, **filled: object) -> Shown:
        """Press what opens a window, fill it in by the ids of its fields, submit, and return what stands there then."""
        person = self.person(name)
        self.opens(name, shown, label)
        person.fills(person.modal(), filled)
        person.submits()
        return person.waits_for(self.screen(name, shown), lambda m: m.ts == shown.ts and m.is_edited)

    def opens(self, name: str, shown: Shown, label: str) -> Shown:
        """Press what opens a window and return the window once it is filled."""
        person = self.person(name)
        person.presses(shown, label)
        return person.modal(lambda window: "One moment" not in window.words)

    def screen(self, name: str, shown: Shown) -> str:
        return "" if shown.channel.startswith("D") else shown.channel

    def shares(self, name: str, sku: str, channel: str) -> Shown:
        """Ask for a card, share it, and return it as the channel sees it."""
        self.told(name, self.asks(name, f"/stock {sku}", channel), "Share")
        return self.sees(name, channel, lambda m: not m.is_ephemeral and "Approve" in m.buttons)

    def sees(self, name: str, channel: str, is_it: Callable[[Shown], bool]) -> Shown:
        """Have everything delivered that is due, and return the message."""
        self.bot.delivery.run()
        return self.person(name).waits_for(channel, is_it)


@contextmanager
def office(folder: Path, empty_store: Path) -> Iterator[Office]:
    """Open the office: Ada is admin, Ana and Ben approve, Pia plans, Vic looks, as do Wan from
    a sister workspace and Nel whom nobody asked about yet, Gus is a guest, Gil a stranger.
    """
    people = (
        Person("U0ANA", "Ana"),
        Person("U0BEN", "Ben", locale="de-DE", tz="Europe/Berlin"),
        Person("U0ADA", "Ada"),
        Person("U0PIA", "Pia"),
        Person("U0VIC", "Vic"),
        Person("U0WAN", "Wan", home="T0SISTER"),
        Person("U0NEL", "Nel"),
        Person("U0GUS", "Gus", is_restricted=True),
        Person("U0GIL", "Gil", is_restricted=True, is_stranger=True),
    )
    members = tuple(person.id for person in people)
    channels = [Channel(f"C0{n:04d}", f"room-{n}", members=members, bot_is_member=True) for n in range(1, CHANNELS)]
    channels += [
        Channel("C0NEW", "new", members),
        Channel("C0UK", "shop-uk", bot_is_member=True),
        Channel("C0OPS", "ops", members),
        Channel("C0FAIR", "fair", members),
    ]
    typed = [command.NAME for command in COMMANDS]
    workspace = Workspace(
        people=people, channels=channels, commands=typed, scopes=scopes_needed(), events=events_heard()
    )
    shutil.copy(empty_store, folder / "quartermaster.db")
    url = f"sqlite:///{folder / 'quartermaster.db'}"
    with open_store(Settings(database_url=url)) as (_, store):
        store.shops.add(a_shop(), now=MONDAY)
        plan_in(store, MONDAY, suppliers=[a_row("suppliers", supplier="Yiwu Bags")])  # whichever test names it first
        for user, role in (("U0ADA", "admin"), ("U0ANA", "approver"), ("U0BEN", "approver"), ("U0PIA", "planner")):
            store.people.set_role(user, role, now=MONDAY)  # type: ignore[arg-type]
        store.jobs.beat(learn.NAME, MONDAY)  # see Office.passes
    clock, work = Clock(), Work()
    with serve(workspace, is_at_work=work.is_at_hand) as sandbox:
        settings = Settings(
            database_url=url,
            slack_bot_token=sandbox.bot_token,
            slack_app_token=sandbox.app_token,
            slack_api_url=sandbox.api_url,
        )
        with running(settings, clock, work.new_pools) as bot:
            yield Office(bot, sandbox, clock)
