"""The demo: real sales fill the store, days pass, and it goes on where it was stopped."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import numpy as np
import pytest

from bot import scheduler
from bot.demo.house import Demo, demo
from bot.demo.people import CHANNELS
from bot.events.judged import Judged
from bot.judging.judgement import judge
from bot.judging.reasons import explained
from bot.opening import utc_now
from bot.sandbox import AsPerson
from planner.explaining.event_rules import EVENT_RULES
from planner.explaining.ledger_rules import LEDGER_RULES
from planner.explaining.rules import RULES
from planner.explaining.shown import SHOWN
from planner.model import Level

UK, EU = CHANNELS["UK Home"], CHANNELS["EU Home"]


class House:
    """The demo, stopped and started again at will."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.starts()

    def starts(self) -> None:
        self._open = demo(self.folder)
        self.now: Demo = self._open.__enter__()

    def stops(self) -> None:
        self._open.__exit__(None, None, None)

    def person(self, name: str) -> AsPerson:
        return self.now.sandbox.as_person(f"U0{name.upper()}")

    def presses_next_day(self) -> str:
        """Press the button at the top of the page."""
        with urlopen(Request(f"{self.now.sandbox.url}/controls/0", method="POST"), timeout=60) as answer:
            return str(json.loads(answer.read())["said"])

    def waits_for_digest(self, channel: str, title: str) -> None:
        scheduler.tick(self.now.bot.desk)
        self.person("ana").waits_for(channel, lambda m: m.words.startswith(title))

    def digests(self, channel: str) -> int:
        """Return how many digests stand in a channel once everything has left."""
        while self.now.bot.desk.store.outbox.backlog(utc_now()).waiting:
            self.now.bot.delivery.run()
        return len([m for m in self.person("ana").sees(channel) if m.words.startswith("Good morning")])


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, first_morning: Path) -> Iterator[House]:
    opened = House(shutil.copytree(first_morning, tmp_path_factory.mktemp("demo"), dirs_exist_ok=True))
    yield opened
    opened.stops()


def test_every_level_occurs_in_it(house: House) -> None:
    """344 items on the first day.

    Out 37, critical 13, urgent 14, reorder 42, expedite 1, watch 15, overstock 106, dead 35, stale data 9, no data 5,
    OK 67: 344 items.
    """
    counts = dict(house.now.bot.desk.store.levels.overview())
    assert set(counts) == set(Level)
    assert sum(counts.values()) == 344


def test_every_number_of_every_item_follows_from_what_is_said_of_it(house: House) -> None:
    """The inputs an explanation shows, fed to the rule it names, give the number it shows."""
    numbers = 0
    for judgement in judge(house.now.bot.desk):
        for i, about in enumerate(judgement.catalogue.about):
            for it in explained(judgement, i):
                again = (RULES | LEDGER_RULES)[it.rule](**it.inputs)
                np.testing.assert_array_equal(again, it.value, err_msg=f"{it.name} of {about.product}: {it.inputs}")
                numbers += 1
    assert numbers == 344 * (len(SHOWN) + len(LEDGER_RULES))


def test_every_number_of_every_event_follows_from_what_is_said_of_it(house: House) -> None:
    """So it is for the livestreams that the sample plans; `/event #1 why` shows what is fed to the rules here."""
    numbers = 0
    for judgement in judge(house.now.bot.desk):
        judged = Judged.of(judgement)
        for entry in range(len(judgement.catalogue.event_of)):
            for it in judged.why(entry).explained:
                again = (EVENT_RULES | {"ads_rate": RULES["ads_rate"]})[it.rule](**it.inputs)
                np.testing.assert_allclose(again, it.value, atol=1e-9, err_msg=f"{it.name}: {it.inputs}")
                numbers += 1
    assert numbers


def test_sku123_asks_for_an_order(house: House) -> None:
    vic = house.person("vic")
    vic.says("/stock SKU123", channel="C0RANDOM")
    card = vic.waits_for("C0RANDOM", lambda m: m.is_ephemeral and "SKU123" in m.words)
    assert "Reorder now" in card.words
    assert "Approve" in card.buttons


def test_slow_stock_is_listed_with_the_cash_in_it(house: House) -> None:
    """The sample's receipts say how old its stock is: what is left of SKU123 in the EU came on 25 July."""
    vic = house.person("vic")
    vic.says("/clearance", channel="C0RANDOM")
    listed = vic.waits_for("C0RANDOM", lambda m: "slow movers" in m.text)
    assert "£" in listed.words
    vic.says("/clearance SKU123", channel="C0RANDOM")
    card = vic.waits_for("C0RANDOM", lambda m: "How old the stock is: SKU123" in m.text)
    assert "Slow mover: all 622 units older than 60 days" in card.words
    assert "622 units · came Jul 25, 2011 · 119 days" in card.words


def test_days_pass_and_it_goes_on_where_it_was_stopped(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    """Start -> share -> three days, each with one digest a shop -> stop -> start -> the shared card is decided."""
    ana = house.person("ana")
    house.waits_for_digest(UK, "Good morning, UK Home: Nov 21, 2011")
    ana.says("/stock SKU123", channel="C0RANDOM")
    card = ana.waits_for("C0RANDOM", lambda m: m.is_ephemeral and "Share" in m.buttons)
    ana.invites_the_bot("C0RANDOM")
    ana.presses(card, "Share")
    shared = ana.waits_for("C0RANDOM", lambda m: not m.is_ephemeral and "Approve" in m.buttons)

    for day in (22, 23, 24):
        assert f"{day} November 2011" in house.presses_next_day()
        house.waits_for_digest(UK, f"Good morning, UK Home: Nov {day}, 2011")
        house.waits_for_digest(EU, f"Good morning, EU Home: Nov {day}, 2011")
        told = ana.waits_for(UK, lambda m, title=f"Good morning, UK Home: Nov {day}, 2011": m.words.startswith(title))
        assert "Reorder now: " in told.words  # by the counts of this morning, not by those of the day before
    assert [house.digests(UK), house.digests(EU)] == [4, 4]
    before = house.now.bot.desk.store.levels.overview()

    house.stops()
    capsys.readouterr()
    house.starts()
    assert capsys.readouterr().out == ""  # nothing is imported again
    ana = house.person("ana")
    assert house.now.bot.desk.store.levels.overview() == before
    scheduler.tick(house.now.bot.desk)
    assert [house.digests(UK), house.digests(EU)] == [4, 4]

    now = next(m for m in ana.sees("C0RANDOM") if m.ts == shared.ts)
    assert "Approve" in now.buttons
    ana.presses(now, "Approve")
    ana.waits_for("C0RANDOM", lambda m: m.ts == shared.ts and "Approved by @Ana" in m.words)
    (order,) = house.now.bot.desk.store.orders.all()
    assert order.lines[0].product == "SKU123"
