"""Events in Slack: added in a window, seen by the channel, changed once by whoever is first, over and learned from."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.judging.judgement import judge
from bot.sandbox import AsPerson, Shown
from bot.store import Event
from planner.events.plan import EventKind, EventPlan
from tests.bot.builders import sells
from tests.journeys.house import FirstDay, asks, first_day
from tests.journeys.office import Office


@pytest.fixture
def day(tmp_path: Path, empty_store: Path) -> Iterator[FirstDay]:
    with first_day(tmp_path, empty_store) as house:
        yield house


@pytest.fixture
def planner(day: FirstDay) -> AsPerson:
    return day.person("ana")


def window(person: AsPerson) -> Shown:
    return person.modal(lambda shown: "Products and units" in shown.labels)


def fills(person: AsPerson, **fields: str) -> None:
    """Fill in the window that is open, and submit it."""
    labels = {"name": "Name", "products": "Products and units", "starts": "First day", "ends": "Last day"}
    labels |= {"host": "Host", "cut": "Price cut in percent"}
    person.fills(window(person), {labels[field]: value for field, value in fields.items()})
    person.submits()


def below(person: AsPerson, channel: str, words: str) -> Shown:
    return person.waits_for(channel, lambda m: m.is_ephemeral and words in m.words)


# -- the whole life -----------------------------------------------------------------------------------------------


def test_from_the_plan_to_what_it_really_added(day: FirstDay, planner: AsPerson) -> None:
    """SKU123 of the sample's shop: added, its threshold raised, sold, decayed, over."""
    day.imports("orders.csv", "stock.xlsx")
    channel = day.channel
    assert "No event is planned" in asks(planner, "/event", channel).words
    before = threshold(asks(planner, "/stock SKU123", channel))

    planner.presses(asks(planner, "/event", channel), "Add event…")
    start = (day.time + timedelta(days=2)).date()
    end = (day.time + timedelta(days=3)).date()
    fills(planner, name="Sunday live", products="sku123 1000", starts=str(start), ends=str(end))
    card = below(planner, channel, "Sunday live")
    assert "SKU123: 1,000 planned." in card.words
    assert "the livestream" in card.words
    assert card.buttons == ("Change…", "Cancel event", "Why these numbers?")

    stock = asks(planner, "/stock SKU123", channel)
    assert threshold(stock) == before + 1000
    assert "+ 1,000 for planned events" in stock.words
    day.bot.delivery.run()
    told = planner.waits_for(channel, lambda m: not m.is_ephemeral and "Added by @Ana" in m.words)
    assert "Sunday live" in told.words

    day.moves_to(day.time + timedelta(days=3))
    for order in (1, 2, 3):  # a single one of 600 would be set apart as a bulk order
        sells(day.store, day.time, 200, days=1, sku="SKU123", first=order)
    running = asks(planner, "/event SKU123", channel)
    assert "runs now" in running.words
    expected = int(running.words.split(" sold since the start, ")[1].split(" still")[0].replace(",", ""))
    assert 380 <= expected <= 440  # 600 sold, some of them on an ordinary day

    day.moves_to(day.time + timedelta(days=1))
    day.bot.delivery.run()
    over = planner.waits_for(channel, lambda m: m.ts == told.ts and "over" in m.words)
    assert "it really added" in over.words
    assert "it really added" in asks(planner, "/event past", channel).words
    (judged,) = judge(day.bot.desk, products=["SKU123"])
    assert judged.plan.event_units[0] == 0


def threshold(card: Shown) -> int:
    (line,) = [line for line in card.words.splitlines() if line.startswith("Threshold")]
    return int(line.split()[1].replace(",", ""))


def test_what_a_host_usually_brings_is_planned_with_a_click_and_taken_back(day: FirstDay, planner: AsPerson) -> None:
    """Three livestreams with Anna sold 300 each on top of what SKU123 sells a day."""
    day.imports("orders.csv", "stock.xlsx")
    for ago in (20, 15, 10):
        on = (day.time - timedelta(days=ago)).date()
        live = EventPlan(f"Live {ago}", EventKind.LIVESTREAM, "UK Home", on, on, (("SKU123", 500),), host="Anna")
        day.store.events.add(live, "U0ANA", day.time)
        sells(day.store, day.time, 300, days=1, until=ago, sku="SKU123", first=ago)
    channel, start = day.channel, (day.time + timedelta(days=40)).date()

    planner.presses(asks(planner, "/event", channel), "Add event…")
    fills(planner, name="Again", products="SKU123 9000", starts=str(start), ends=str(start), host=" ANNA ", cut="20%")
    card = below(planner, channel, "Going by the last 3 livestreams with ANNA")
    assert "ANNA · 20% off" in card.words
    label = card.buttons[0]
    units = label.removeprefix("Plan ")
    assert f"{units} of SKU123 (planned: 9,000)" in card.words

    planner.presses(card, label)
    taken = planner.waits_for(channel, lambda m: m.ts == card.ts and "Planned as past events went by @Ana" in m.words)
    assert f"SKU123: {units} planned." in taken.words
    assert f"{units} of SKU123 (as planned)." in taken.words
    assert taken.buttons[:2] == ("Undo", "Change…")

    planner.presses(taken, "Undo")
    back = planner.waits_for(channel, lambda m: m.ts == card.ts and "Planned as before again by @Ana" in m.words)
    assert "SKU123: 9,000 planned." in back.words
    (event,) = day.store.events.planned(since=start)
    steps = [step.action for step in day.store.events.steps(event.id)]
    assert (steps, event.version) == (["added", "planned as usual", "planned as before"], 3)
    planner.presses(taken, "Undo")
    assert "Nothing changed: Again was changed by @Ana" in below(planner, channel, "Nothing changed").words


# -- in windows ---------------------------------------------------------------------------------------------------


def added(office: Office, sku: str, channel: str, words: str = "2026-12-28") -> Event:
    office.asks("pia", f'/event add "Live of {sku}" {sku} 100 {words}', channel)
    (event,) = [event for event in office.store.events.planned() if dict(event.plan.units).get(sku)]
    return event


def test_a_card_is_changed_and_replaced_and_cancelled(office: Office) -> None:
    sku, channel, pia = office.new_sku(), office.new_channel(), office.person("pia")
    event = added(office, sku, channel)
    card = below(pia, channel, "Added by @Pia")
    pia.presses(card, "Change…")
    fills(pia, name="Renamed", products=f"{sku}: 1,250", ends="2026-12-29")
    card = pia.waits_for(channel, lambda m: m.ts == card.ts and "Renamed" in m.words)
    assert f"{sku}: 1,250 planned." in card.words
    assert "Changed by @Pia" in card.words
    pia.presses(card, "Cancel event")
    card = pia.waits_for(channel, lambda m: m.ts == card.ts and "cancelled" in m.words)
    assert card.buttons == ("Undo",)
    assert [step.action for step in office.store.events.steps(event.id)] == ["added", "changed", "cancelled"]


def test_the_list_stays_when_one_of_its_events_is_cancelled(office: Office) -> None:
    sku, channel, pia = office.new_sku(), office.new_channel(), office.person("pia")
    added(office, sku, channel)
    listed = office.asks("pia", f"/event {sku}", channel)
    assert listed.buttons == ("Add event…", "Change…", "Cancel event", "Why these numbers?")
    pia.presses(listed, "Cancel event")
    below(pia, channel, "Cancelled by @Pia")
    assert f"1 event of {sku}" in pia.waits_for(channel, lambda m: m.ts == listed.ts).words


def test_cancelling_asks_first(office: Office) -> None:
    sku, channel, pia = office.new_sku(), office.new_channel(), office.person("pia")
    event = added(office, sku, channel)
    assert pia.presses(office.asks("pia", f"/event {sku}", channel), "Cancel event", confirm=False) == ()
    assert office.store.events.one(event.id) == event


def test_what_is_wrong_stands_under_its_field_and_nothing_typed_is_lost(office: Office) -> None:
    sku, channel, pia = office.new_sku(), office.new_channel(), office.person("pia")
    pia.presses(office.asks("pia", f"/event {sku}", channel), "Add event…")
    fills(pia, name="Wrong", products=f"{sku} 5\n{sku[:-1]}? 7", starts="2026-11-10", ends="2026-11-09")
    errors = pia.modal(lambda shown: bool(shown.errors)).errors
    assert len(errors) == 2
    assert any(error.startswith(f"There is no SKU {sku[:-1]}?. Did you mean") for error in errors)
    assert any("It would end before it starts." in error for error in errors)
    fills(pia, name="Wrong", products=f"{sku} 5", starts="2026-11-10", ends="2026-11-09")
    (error,) = pia.modal(lambda shown: bool(shown.errors)).errors
    assert "It would end before it starts." in error
    fills(pia, name="Right", products=f"{sku} 5", starts="2026-11-10", ends="2026-11-11")
    assert f"{sku}: 5 planned." in below(pia, channel, "Right").words


def test_of_two_editors_the_second_learns_who_was_first(office: Office) -> None:
    sku, channel, pia, ana = office.new_sku(), office.new_channel(), office.person("pia"), office.person("ana")
    event = added(office, sku, channel)
    for person, name in ((pia, "pia"), (ana, "ana")):
        person.presses(office.asks(name, f"/event #{event.id}", channel), "Change…")
        window(person)
    fills(ana, products=f"{sku} 700")
    below(ana, channel, "700 planned")
    fills(pia, products=f"{sku} 2")
    assert "was changed by @Ana" in pia.modal(lambda shown: "Nothing changed" in shown.words).words
    pia.closes()
    changed = office.store.events.one(event.id)
    assert changed is not None
    assert (changed.plan.units, changed.version) == (((sku, 700),), 2)


def test_a_stale_card_says_that_it_is_stale(office: Office) -> None:
    sku, channel, pia, ana = office.new_sku(), office.new_channel(), office.person("pia"), office.person("ana")
    event = added(office, sku, channel)
    stale = office.asks("ana", f"/event #{event.id}", channel)
    pia.presses(office.asks("pia", f"/event #{event.id}", channel), "Cancel event")
    below(pia, channel, "Cancelled by @Pia")
    ana.presses(stale, "Cancel event")
    assert "was changed by @Pia" in below(ana, channel, "Nothing changed").words


def test_a_viewer_looks_and_changes_nothing(office: Office) -> None:
    sku, channel, vic = office.new_sku(), office.new_channel(), office.person("vic")
    event = added(office, sku, channel)
    listed = office.asks("vic", f"/event {sku}", channel)
    vic.presses(listed, "Cancel event")
    assert "This needs the role planner." in below(vic, channel, "needs the role").words
    for label in ("Add event…", "Change…"):
        vic.presses(listed, label)
        assert vic.modal(lambda shown: "This needs the role planner." in shown.words).labels == ()
        vic.closes()
    assert "This needs the role planner." in office.asks("vic", f'/event add "x" {sku} 5 2026-12-28', channel).words
    assert office.store.events.one(event.id) == event


@pytest.mark.parametrize("value", ["", "x", "1", "999999:1", "1:x", ":1", "9" * 40 + ":1"])
def test_a_forged_button_is_answered_and_changes_nothing(office: Office, value: str) -> None:
    sku, channel, pia = office.new_sku(), office.new_channel(), office.person("pia")
    event = added(office, sku, channel)
    card = below(pia, channel, "Added by @Pia")
    with office.sandbox.workspace.lock:
        message = office.sandbox.workspace.message(card.channel, card.ts)
        for block in message.blocks:
            for element in block.get("elements", []):
                if element["type"] == "button":
                    element["value"] = value
    pia.presses(card, "Cancel event")
    assert "This button is no longer active." in below(pia, channel, "no longer active").words
    assert office.store.events.one(event.id) == event


def test_a_season_is_typed_and_seen(office: Office) -> None:
    """5 a day, 2.5 times as many on 11 days: 82 more than usual."""
    sku, channel = office.new_sku(300), office.new_channel()
    answer = office.asks("ana", f'/event add season "Autumn {sku}" x2.5 {sku} 2026-11-20 2026-11-30', channel)
    assert "ordinary sales × 2.5: 82 more than usual on the days to come" in answer.words
    assert f"Autumn {sku}" in office.asks("ana", f"/stock {sku}", channel).words
    assert "How many times the usual?" in office.asks("ana", '/event add season "Autumn" 2026-11-20', channel).words
