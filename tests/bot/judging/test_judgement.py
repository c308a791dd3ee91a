"""How an item was judged, as the values of its card."""

from dataclasses import replace
from datetime import date
from math import inf

import numpy as np
import pytest

from bot.desk import Desk
from bot.explaining import stock_why
from bot.judging.card_values import card_values
from bot.judging.judged_columns import proposals
from bot.judging.judgement import judge
from bot.messages.ordering.flight_values import FlightPays, units_flown
from bot.store import Store
from bot.telling.cards import cards
from planner.intake.workbook.sheet import Entry
from tests.bot.builders import MONDAY, Clock, coming, planned, stocked, terms
from tests.planner.shop import a_shop


@pytest.mark.parametrize(("day", "overdue"), [(1, 40), (2, 0), (3, 0)])
def test_what_is_due_today_is_not_overdue_yet(store: Store, desk: Desk, clock: Clock, day: int, overdue: int) -> None:
    """Today is 2 November: an order is late from the day after the one it was to arrive on."""
    assert MONDAY.date() == date(2026, 11, 2)
    stocked(store, clock.now, 100)
    planned(store, clock.now, [terms()], [coming("SKU123", 40, date(2026, 11, day), reference="PO-7")])
    (judged,) = judge(desk, products=["SKU123"])
    card = card_values(judged, 0, None)
    assert (card.on_order, card.overdue) == (40, overdue)
    assert card.next_receipt == (None if overdue else date(2026, 11, day))


def test_a_suggestion_knows_what_a_unit_ties_up(store: Store, desk: Desk, clock: Clock) -> None:
    """1.20 and 0.30 of freight by sea."""
    stocked(store, clock.now, 100)
    run = store.imports.begin("", "plan", "freight", "planning.xlsx", clock.now, clock.now)
    store.imports.stage(run, "products", [terms()])
    freight = {"supplier": "Yiwu Bags", "currency": "USD", "sea_freight": "0.30"}
    store.imports.stage(run, "suppliers", [Entry("Suppliers", 3, freight)])
    store.imports.switch(run, clock.now)
    (judged,) = judge(desk, products=["SKU123"])
    ((_, proposal),) = proposals(judged)
    assert (proposal.unit_cost_myriadths, proposal.tied_up_minor) == (1_200_000, 150 * proposal.quantity)


def test_of_a_flight_is_known_what_is_missed_before_it_lands() -> None:
    """Nothing left, 30 a day, 5 of 15 days by air: 300 sell after it lands, 150 are missed, 40 are kept."""
    shop = a_shop(on_hand=0.0, air_lead_time=5.0, buffer=40.0)
    flight = FlightPays.of(shop.planned(), shop.items, 0, "GBP")
    assert flight is not None
    assert (flight.units, flight.sold, flight.missed) == (490, 300, 150)


def test_flying_is_paid_for_by_what_is_asked_for() -> None:
    """200 fly of which 150 sell at 6.50 each, and 1.50 a unit more; of an order of 100 all sell: 650.00 for 150.00."""
    plan = a_shop(
        on_hand=200.0, air_lead_time=5.0, buffer=40.0, price=9.0, unit_cost=2.0, sea_freight=0.5, air_freight=2.0
    )
    judged = replace(
        plan.planned(),
        air_quantity=np.array([200.0]),
        flown_sales=np.array([149.7]),
        unit_margin=np.array([6.5]),
        air_premium=np.array([1.5]),
    )
    whole, asked = (FlightPays.of(judged, plan.items, 0, "GBP", at_most) for at_most in (inf, 100))
    assert whole == FlightPays(150, 97305, 30000, 149.7 * 6.5 / 200, "GBP", 200)
    assert asked == FlightPays(100, 65000, 15000, 6.5, "GBP", 100)


@pytest.mark.parametrize(("missing", "sold", "flies", "alone"), [(95, 83, 96, 84), (96, 84, 96, 84), (97, 85, 108, 96)])
def test_what_flies_is_full_cartons_that_are_paid_for(missing: int, sold: int, flies: int, alone: int) -> None:
    """In cartons of 12, at 1.50 a unit more: all of them, and those alone that sell; of an order of 100 no more."""
    shop = a_shop(case_pack=12.0, price=9.0, unit_cost=2.0, sea_freight=0.5, air_freight=2.0)
    judged = replace(
        shop.planned(),
        air_quantity=np.array([float(missing)]),
        flown_sales=np.array([float(sold)]),
        unit_margin=np.array([1.0]),
        air_premium=np.array([1.5]),
    )
    flight = FlightPays.of(judged, shop.items, 0, "GBP")
    assert flight is not None
    assert (flight.units, flight.premium_minor, flight.alone, flight.alone_minor) == (
        *(flies, flies * 150),
        *(alone, alone * 150),
    )
    assert units_flown(judged, shop.items, 0, 100) == min(flies, 100)


def test_a_rate_that_is_missing_is_named_and_one_through_another_currency_is_explained(
    store: Store, desk: Desk, clock: Clock
) -> None:
    """It is bought in dollars and sold in pounds; $1 is 0.92 euros and £1 is 1.15: $1 is £0.80."""
    stocked(store, clock.now, 100)
    planned(store, clock.now, [terms()])
    (card,) = cards(desk, "SKU123")
    assert card.lacks_rate == ("USD", "GBP")
    (lacking,) = store.rates.lacking(MONDAY.date())
    assert (lacking.bought_in, lacking.sold_in, lacking.shops) == ("USD", "GBP", ["UK Home"])
    run = store.imports.begin("", "plan", "euros", "planning.xlsx", clock.now, clock.now)
    euros = [
        Entry("Exchange rates", row, {"origin": origin, "target": "EUR", "rate": rate})
        for row, (origin, rate) in enumerate((("GBP", "1.15"), ("USD", "0.92")), start=3)
    ]
    store.imports.stage(run, "rates", euros)
    store.imports.switch(run, clock.now)
    (card,) = cards(desk, "SKU123")
    assert card.lacks_rate is None
    assert store.rates.lacking(MONDAY.date()) == ()
    (why,) = stock_why(desk, "SKU123", desk.voice())
    assert "Nobody typed the exchange rate USD/GBP: 0.8 is made from those of both to EUR" in str(why.blocks)
