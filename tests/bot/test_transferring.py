"""Locations help each other out along the lanes of the planning workbook, whatever their time zones."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.buttons.why import press
from bot.cards import cards
from bot.desk import Asker, Pressed
from bot.messages.stock_card import stock_cards
from bot.messages.transfer import Transfer
from bot.sandbox.words import words_of
from bot.store import Store
from bot.wording import Voice
from planner.intake.workbook.sheet import Entry
from tests.bot.builders import Clock, a_desk, a_shop, counted, sells, terms

EU = a_shop("EU Home", tz="Europe/Berlin", currency="EUR", channel="C0EU", market="DE")


@pytest.fixture
def both(new_store: Callable[..., Store], clock: Clock) -> Store:
    """The same SKU sells 5 a day in each shop: 1000 lie in the UK, 20 in the EU, where 45 days of sales are 225."""
    store = new_store(a_shop(), EU)
    for shop in ("UK Home", "EU Home"):
        sells(store, clock.now, 5, shop=shop)
    counted(store, clock.now, SKU123=1000)
    counted(store, clock.now, shop="EU Home", SKU123=20)
    return store


def plan_says(store: Store, clock: Clock, *, rate: str = "0.8", **lane: Any) -> None:
    """Import the cost of the SKU, a lane from the UK to the EU, and what a pound and a dollar are worth in euros."""
    run = store.imports.begin("", "plan", f"{lane} {rate} {clock.now}", "planning.xlsx", clock.now, clock.now)
    said = {"origin": "UK Home", "destination": "EU Home", "days": 5, "cost": "0.40", "currency": "EUR"} | lane
    store.imports.stage(run, "products", [terms()])
    store.imports.stage(run, "lanes", [Entry("Lanes", 3, said)])
    dollar = {"origin": "USD", "target": "EUR", "rate": rate, "day": "2026-10-01"}
    store.imports.stage(run, "rates", [Entry("Exchange rates", 3, dollar)] if rate else [])
    store.imports.switch(run, clock.now)


def transfers(store: Store, clock: Clock) -> dict[str, tuple[Transfer, ...]]:
    return {card.location: card.transfers for card in cards(a_desk(store, clock), "SKU123")}


def test_the_one_that_has_more_helps_the_one_that_has_less(both: Store, clock: Clock) -> None:
    """A threshold of 225 and a day of 5 less 20 are 210; the UK keeps 230 of its 1000; 210 x 0.40 are 84.00 euros."""
    plan_says(both, clock)
    assert transfers(both, clock) == {"UK Home": (), "EU Home": (Transfer("UK Home", 210, 5, 8400, "EUR"),)}


def test_the_card_says_so_and_what_it_costs_only_in_private(both: Store, clock: Clock) -> None:
    plan_says(both, clock)
    shown = cards(a_desk(both, clock), "SKU123")

    def words(**shared: str) -> str:
        message = stock_cards(shown, Voice(), **shared)
        return words_of({"text": message.text, "blocks": list(message.blocks)}, {}, "Europe/London")

    assert "UK Home can spare 210: here in 5 days, for €84.00." in words()
    assert "UK Home can spare 210: here in 5 days." in words(shared_by="U0ANA")


@pytest.mark.parametrize(
    "lane",
    [
        {"days": 30},  # an order placed today is there as soon
        {"cost": "9.00"},  # more than a unit earns
        {"cost": "0.40", "currency": "JPY"},  # no rate
        {"rate": ""},  # what a unit earns is not known, as it is bought in dollars and sold in euros
        {"origin": "EU Home", "destination": "UK Home"},  # the other way round
    ],
    ids=str,
)
def test_nothing_moves_where_it_does_not_pay_or_nobody_can_tell(
    both: Store, clock: Clock, lane: dict[str, Any]
) -> None:
    plan_says(both, clock, **lane)
    assert not any(transfers(both, clock).values())


def test_a_lane_in_another_currency_is_changed_by_the_rate_typed(both: Store, clock: Clock) -> None:
    """210 x 0.50 dollars x 0.8 are 84.00 euros."""
    plan_says(both, clock, cost="0.50", currency="USD")
    assert transfers(both, clock)["EU Home"] == (Transfer("UK Home", 210, 5, 8400, "EUR"),)


def test_without_lanes_every_location_stands_alone(both: Store, clock: Clock) -> None:
    assert not any(transfers(both, clock).values())


def test_the_explanation_says_what_can_be_spared_and_what_is_wanted(both: Store, clock: Clock) -> None:
    why = press(a_desk(both, clock), Asker("U0ANA", "C0UK", Voice()), Pressed("SKU123", True, "1"))
    uk, eu = (str(message.blocks) for message in why)
    assert "Can be spared *770*" in uk
    assert "Wanted from elsewhere *210*" in eu
