"""Warnings without an order to decide: people snooze them where they stand, and wake them again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.office import Office
from tests.journeys.office import office as open_office


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, empty_store: Path) -> Iterator[Office]:
    """An office of its own: days pass in it, in which much is learned."""
    with open_office(tmp_path_factory.mktemp("snoozing"), empty_store) as opened:
        yield opened


def old_count(office: Office) -> str:
    """Stock a SKU and let its count grow too old."""
    sku = office.new_sku(300)
    office.passes(hours=49)
    office.plans()
    return sku


def test_a_planner_snoozes_a_warning_on_its_card_and_wakes_it(office: Office) -> None:
    sku, channel = old_count(office), office.new_channel()
    card = office.asks("pia", f"/stock {sku}", channel)
    assert "Snooze its warning…" in card.buttons
    asleep = office.decides("pia", card, "Snooze its warning…", until="7", note="counted on Monday")
    assert "snoozed by @Pia until" in asleep.words
    assert "“counted on Monday”" in asleep.words
    awake = office.changed("pia", asleep, "Warn again")
    assert "snoozed by" not in awake.words
    assert "Snooze its warning…" in awake.buttons


def test_the_channel_is_told_who_snoozed_what_it_was_warned_of(office: Office) -> None:
    office.store.shops.change("UK Home", now=office.clock.now, channel=office.new_channel())
    channel, sku = office.store.shops.named("UK Home").channel, old_count(office)
    told = office.sees("pia", channel, lambda m: sku in m.words and "Snooze…" in m.buttons)
    window = office.opens("pia", told, "Snooze…")
    assert "What gets worse is told earlier" in window.words
    pia = office.person("pia")
    pia.fills(window, {"until": "worse"})
    pia.submits()
    pia.waits_for(channel, lambda m: m.is_ephemeral and "snoozed until" in m.words)
    changed = office.sees("pia", channel, lambda m: m.ts == told.ts and "snoozed by @Pia until" in m.words)
    assert "Snooze…" not in changed.buttons


def test_what_is_snoozed_is_listed_and_woken_from_the_list(office: Office) -> None:
    sku, channel = old_count(office), office.new_channel()
    office.decides("ana", office.asks("ana", f"/stock {sku}", channel), "Snooze its warning…", until="1")
    listed = office.asks("ana", "/stock snoozed", channel)
    assert sku in listed.words
    page = office.changed("ana", listed, "Warn again")
    assert sku not in page.words
    assert "it is no longer snoozed" in office.told("ana", listed, "Warn again")


def test_a_viewer_may_not(office: Office) -> None:
    card = office.asks("vic", f"/stock {old_count(office)}", office.new_channel())
    vic = office.person("vic")
    vic.presses(card, "Snooze its warning…")
    assert "This needs the role planner." in vic.modal(lambda window: "One moment" not in window.words).words
    vic.closes()


def test_a_warning_that_is_over_meanwhile_says_so(office: Office) -> None:
    sku, channel = old_count(office), office.new_channel()
    card = office.asks("pia", f"/stock {sku}", channel)
    for _ in range(2):
        office.recounts(sku, 300)
    assert "these warnings are over" in office.opens("pia", card, "Snooze its warning…").words
    office.person("pia").closes()
