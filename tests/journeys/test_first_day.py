"""The first day: real files go in, a question is answered, an order is approved once, the digest comes once."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.opening import open_store
from tests.journeys.house import FirstDay, asks, first_day


@pytest.fixture
def day(tmp_path: Path, empty_store: Path):
    with first_day(tmp_path, empty_store) as house:
        yield house


def test_from_export_files_to_an_approved_order_and_one_digest(day: FirstDay):
    """Import -> /stock -> Share -> Approve -> a second click loses -> restart -> on its way -> one digest."""
    receipt = day.imports("orders.csv", shop="UK Home")
    assert "left out" in receipt
    day.imports("stock.xlsx", shop="UK Home")
    assert "already imported" in day.imports("orders.csv", shop="UK Home")

    ana, ben = day.person("ana"), day.person("ben")
    card = asks(ana, "/stock SKU123", day.channel)
    assert "SKU123" in card.words
    assert "on order 0" in card.words.casefold()
    assert {"Approve", "Dismiss…", "Share"} <= set(card.buttons)

    ana.presses(card, "Share")
    shared = ana.waits_for(day.channel, lambda m: not m.is_ephemeral and "Approve" in m.buttons)
    assert "Approve" in ben.waits_for(day.channel, lambda m: m.ts == shared.ts).buttons

    ana.presses(shared, "Approve")
    decided = ana.waits_for(day.channel, lambda m: m.ts == shared.ts and "Approve" not in m.buttons)
    assert "Approved by" in decided.words
    (order,) = day.store.orders.all()
    assert order.created_by == "U0ANA"
    assert sum(line.quantity for line in order.lines) > 0

    ben.presses(shared, "Approve")  # his screen still showed the button
    told = ben.waits_for(day.channel, lambda m: m.is_ephemeral and "already" in m.words)
    assert "Ana" in told.words
    assert len(day.store.orders.all()) == 1

    day.restarts()
    card = asks(ana, "/stock SKU123", day.channel)
    ordered = sum(line.quantity for line in order.lines)
    assert f"on order {ordered:,}" in card.words.casefold()

    nine = day.nine_tomorrow
    day.moves_to(nine - timedelta(minutes=1))
    assert not day.digests(ana)
    day.moves_to(nine)
    ana.waits_for(day.channel, lambda m: "Good morning" in m.words)
    day.moves_to(nine + timedelta(minutes=20))
    day.restarts()
    day.moves_to(nine + timedelta(minutes=40))
    assert len(day.digests(ana)) == 1


def test_a_viewer_looks_but_does_not_approve(day: FirstDay):
    """Vic has no role: he sees the card; his Approve is answered privately and nothing is ordered."""
    day.imports("orders.csv", shop="UK Home")
    day.imports("stock.xlsx", shop="UK Home")
    vic = day.person("vic")
    card = asks(vic, "/stock SKU123", day.channel)
    vic.presses(card, "Approve")
    assert vic.waits_for(day.channel, lambda m: m.is_ephemeral and "approver" in m.words)
    assert day.store.orders.all() == ()


def test_what_was_decided_while_nobody_listened_is_on_the_shared_card_afterwards(day: FirstDay):
    """The process ends between the decision and its message: the row stands, and the next start brings it."""
    day.imports("orders.csv", "stock.xlsx")
    ana = day.person("ana")
    ana.presses(asks(ana, "/stock SKU123", day.channel), "Share")
    day.bot.delivery.run()
    shared = ana.waits_for(day.channel, lambda m: not m.is_ephemeral and "Approve" in m.buttons)
    (suggestion,) = day.store.suggestions.open(products=["SKU123"])
    day.stops()
    with open_store(day.settings) as (_, store):
        arrives = (day.time + timedelta(days=30)).date()
        assert store.deciding.approve(suggestion.id, suggestion.version, "U0BEN", day.time, arrives=arrives).won
    day.starts()
    day.bot.delivery.run()
    decided = ana.waits_for(day.channel, lambda m: m.ts == shared.ts and "Approved by @Ben" in m.words)
    assert "Approve" not in decided.buttons
    assert len(day.store.orders.all()) == 1


@pytest.mark.parametrize(("how", "times"), [(429, 2), (500, 1)])
def test_slack_failing_in_the_middle_orders_once_and_shows_it_in_the_end(day: FirstDay, how: int, times: int):
    day.imports("orders.csv", "stock.xlsx")
    ana = day.person("ana")
    ana.presses(asks(ana, "/stock SKU123", day.channel), "Share")
    day.bot.delivery.run()
    shared = ana.waits_for(day.channel, lambda m: not m.is_ephemeral and "Approve" in m.buttons)
    day.sandbox.workspace.fail_next("chat.update", how, times)
    ana.presses(shared, "Approve")
    ana.waits_for(day.channel, lambda m: m.ts == shared.ts and "Approved by @Ana" in m.words)
    assert len(day.store.orders.all()) == 1
