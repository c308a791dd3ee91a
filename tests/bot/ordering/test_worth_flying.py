"""Of what could fly those are listed that are worth it: suppliers with the most gain first, then the most gain."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from bot.buttons.approve_all import press
from bot.desk import Asker, Desk, Pressed
from bot.jobs import plan
from bot.messages.ordering.flight_values import FlightPays, Flying
from bot.messages.ordering.reorder_values import AIR, AIR_ALL
from bot.ordering.carrying import Shown, packed, unpacked
from bot.ordering.choosing import choice
from bot.ordering.reordering import all_to_decide, approve_all, to_decide
from bot.ordering.worth_flying import WorthFlying
from bot.wording import Voice
from tests.bot.builders import Clock, planned, stocked, terms
from tests.bot.store.builders import a_proposal

TODAY = date(2026, 11, 2)
SUPPLIERS = {"A": "Yiwu", "B": "Ningbo", "C": "Yiwu", "D": "Ningbo", "E": "Yiwu", "F": "Ningbo"}


@pytest.fixture
def numbers(desk: Desk, clock: Clock) -> Mapping[str, int]:
    """Six orders of which something would fly, by their SKUs, and one of which nothing would."""
    said = {
        "location": "UK Home",
        "shop": "UK Home",
        "order_by": TODAY,
        "unit_cost_myriadths": 1_200_000,
        "currency": "USD",
    }
    opened = [
        a_proposal(sku, **said, quantity=100, supplier=name, air_quantity=50, air_by=TODAY)
        for sku, name in SUPPLIERS.items()
    ]
    desk.store.suggestions.apply(clock.now, opened=[*opened, a_proposal("G", **said)])
    return {line.product: line.number for line in all_to_decide(desk)}


def pays(saved: int, premium: int | None, sold: int = 50) -> Flying:
    return Flying(50, TODAY, FlightPays(sold, saved, premium, saved / 50_00, "GBP", 50))


def worth(desk: Desk, numbers: Mapping[str, int], **flights: Flying) -> WorthFlying:
    lines = all_to_decide(desk, AIR_ALL)
    listed = desk.store.to_decide.all(choice(desk, AIR_ALL))
    of_orders = {numbers[sku]: flight for sku, flight in flights.items()}
    return WorthFlying.of(desk, choice(desk, AIR), list(zip(listed, lines, strict=True)), of_orders)


def test_the_most_gain_stands_first_and_what_does_not_pay_is_counted(desk: Desk, numbers: Mapping[str, int]) -> None:
    """Ningbo gains 40 + 9 (10 of 50 sell and earn 10.00 for a fifth of 5.00 more freight), Yiwu 30 + 1 and unknown."""
    found = worth(
        desk,
        numbers,
        A=pays(3000, 2900),
        B=pays(1000, 5000, sold=10 // 2),
        C=pays(4000, 1000),
        D=pays(5000, 1000),
        E=Flying(50, TODAY, None),
        F=pays(1000, 1000),
    )
    assert [each.suggestion.product for each in found.orders] == ["D", "B", "C", "A", "E"]
    assert found.left_at_sea == 1
    assert [(each.supplier, each.lines, each.cost_minor) for each in found.sums(choice(desk))] == [
        ("Ningbo", 2, 24000),
        ("Yiwu", 3, 36000),
    ]


def test_what_need_no_longer_fly_is_neither_listed_nor_counted(desk: Desk, numbers: Mapping[str, int]) -> None:
    """Of A stock came meanwhile; of the others nothing is judged, so that what was asked holds."""
    found = worth(desk, numbers, A=Flying(0, None, None), B=pays(0, 500, sold=0))
    assert ({each.suggestion.product for each in found.orders}, found.left_at_sea) == ({"C", "D", "E", "F"}, 1)


def test_they_are_listed_a_page_at_a_time_as_any_orders(desk: Desk, numbers: Mapping[str, int]) -> None:
    """None is judged: the six of which something was to fly when they were asked; of Yiwu three."""
    page = to_decide(desk, AIR)
    assert (page.count, page.left_at_sea, page.cost) == (6, 0, {"USD": 72000})
    assert list(page.lines) == list(all_to_decide(desk, AIR)) == list(to_decide(desk, AIR_ALL).lines)
    assert {line.product for line in to_decide(desk, f"{AIR}|supplier:Yiwu").lines} == {"A", "C", "E"}
    assert to_decide(desk, AIR, 5).lines == page.lines[5:]
    desk.store.deciding.snooze(numbers["A"], 1, "U1", desk.now(), desk.now().replace(year=2027))
    assert (to_decide(desk, AIR).count, to_decide(desk, AIR).snoozed) == (5, 1)


def test_all_of_them_are_approved_as_each_line_says(desk: Desk, numbers: Mapping[str, int]) -> None:
    """Of A all 100 fly, of C 30 of 100, E goes by sea: 70 + 100 by sea in one order, 130 by air in another."""
    flights = {numbers["A"]: Flying(100, TODAY, None), numbers["C"]: pays(4000, 6000, sold=30)}
    flights |= {numbers["E"]: Flying(0, None, None)}
    lines = [line for line in all_to_decide(desk, f"{AIR_ALL}|supplier:Yiwu") if line.number in flights]
    approve = approve_all(lines, flights)
    by_air = [each.by_air for each in unpacked(approve.value)]
    assert by_air == [100, 30, 0]
    assert (approve.units, approve.by_air, approve.orders, approve.could_fly) == (300, 130, 2, False)
    assert (approve_all(lines, None).by_air, approve_all(lines, None).could_fly) == (0, True)


def test_what_flew_when_it_was_listed_is_ordered_by_air(desk: Desk, clock: Clock) -> None:
    """45 of 205 of FAST by air in 5 days, the rest by sea in 30; nothing flies to GONE.

    So does SLOW: 5 a day for 40 days at the latest and a buffer of 50 are 250, 230 more than that and a lot of 180 less
    the 200 there; it is expected on the usual day all the same.
    """
    for sku in ("FAST", "SLOW", "GONE"):
        stocked(desk.store, clock.now, 200, sku=sku)
    said = [
        terms("FAST", air_lead_time=5),
        terms("SLOW", lead_time=30, max_lead_time=40, buffer=50),
        terms("GONE", no_air_route=True),
    ]
    planned(desk.store, clock.now, said)
    plan.run(desk)
    asked = {each.product: each.id for each in desk.store.suggestions.open()}
    shown = [Shown(asked["FAST"], 1, by_air=45), Shown(asked["SLOW"], 1), Shown(asked["GONE"], 1, by_air=45)]
    desk.store.people.set_role("U1", "approver", now=clock.now)
    pressed = Pressed(f"{packed(shown)}@0 air", is_private=True, moment="")
    _, note, *_ = press(desk, Asker("U1", "", Voice()), pressed)
    orders = [(o.arrives - TODAY, [(line.product, line.quantity) for line in o.lines]) for o in desk.store.orders.all()]
    by_sea, by_air = sorted(orders, reverse=True)
    assert by_sea == (timedelta(days=30), [("FAST", 160), ("SLOW", 230)])
    assert by_air == (timedelta(days=5), [("FAST", 45)])
    assert "✅ 2 suggestions approved" in note.text
    assert "`GONE` nothing flies there any more: order it by sea" in str(note.blocks)
