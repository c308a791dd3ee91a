"""Why events are judged as they are: every number in one line."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from bot.messages.events.event_explanation import event_explanation
from bot.messages.events.event_values import EventPart
from bot.messages.events.event_why_values import EventWhy, PartWhy, PastOne, UsualWhy
from bot.messages.reply import Message
from bot.sandbox.judge import check_message
from bot.wording import Voice
from planner.events.verdict import Verdict, verdicts
from planner.explaining.event_rules import explain_event
from planner.explaining.usual_rules import explain_multiple, explain_units
from planner.forecasting.brought import LeftOut
from planner.forecasting.uplift import really_added
from planner.model import NEVER
from planner.policy import Policy
from tests.bot.messages.builders import HOSTILE, an_event
from tests.planner.shop import TODAY, Shop, a_shop

LooksLike = Callable[[str, Message], None]


def why(shop: Shop, policy: Policy | None = None) -> EventWhy:
    """Return why the first event of a shop is judged as it is."""
    policy, basis = policy or Policy(), shop.basis(policy)
    plan = basis.plan
    said = verdicts(plan, shop.items, shop.inbound, shop.events, policy)
    uplift = really_added(shop.events, shop.history, shop.items.known_days, plan.daily_rate, policy.window)
    explained = explain_event(said, uplift, basis, 0)
    starts, ends = (TODAY + timedelta(days=int(day[0])) for day in (shop.events.start, shop.events.end))
    part = EventPart(
        product="SKU123",
        planned=int(shop.events.planned[0]),
        sold=int(shop.events.sold[0]),
        expected=round(said.expected[0]),
        added=None,
        ads_rate=float(plan.ads_rate[0]),
        verdict=Verdict(int(said.verdict[0])),
        missing=int(said.missing[0]),
        sea_by=TODAY + timedelta(days=int(said.sea_by[0])),
        air_by=None if said.air_by[0] == NEVER else TODAY + timedelta(days=int(said.air_by[0])),
        cap=int(said.cap[0]),
        cap_until=TODAY + timedelta(days=int(said.cap_until[0])),
    )
    event = an_event(part, starts=starts, ends=ends, today=TODAY)
    return EventWhy(event, [PartWhy(part, "UK Home", explained, TODAY)])


SHOPS: dict[str, dict[str, Any]] = {
    "enough": {"livestreams": [(0, 200, 5, 6, 0)], "on_hand": 2000},
    "sea": {"livestreams": [(0, 2000, 25, 26, 0)], "receipts": [(0, 100, 3), (0, 40, -2)]},
    "order_days": {"livestreams": [(0, 2000, 35, 36, 0)], "order_day": 3.0, "review": 7.0},
    "air": {"livestreams": [(0, 2000, 12, 12, 0)]},
    "cap": {"livestreams": [(0, 800, 5, 6, 0)]},
    "cap_until_a_delivery": {"livestreams": [(0, 800, 5, 6, 0), (0, 60, 2, 8, 0)], "receipts": [(0, 900, 9)]},
    "running": {"livestreams": [(0, 800, -2, 6, 160)], "on_hand": 300},
    "slow_start": {"livestreams": [(0, 800, -2, 6, 40)], "on_hand": 2500},
    "beside_another": {"livestreams": [(0, 800, -2, 6, 260), (0, 800, -2, 6, 260)], "on_hand": 300},
}


def test_a_cap_says_why_nothing_flies_in_time() -> None:
    """Without an air route there is no last day to decide on one."""
    said = "It has no air route, as the planning workbook says."
    capped = a_shop(livestreams=[(0, 800, 5, 6, 0)])
    grounded = replace(capped, items=replace(capped.items, air_lead_time=np.array([np.inf])))
    assert said in str(event_explanation(why(grounded), Voice()).blocks)
    assert said not in str(event_explanation(why(capped), Voice()).blocks)


def test_foreseen_stock_is_told_in_whole_units() -> None:
    """300 - 10 - 14 x 0.7 are 280.2, of which 280 are whole; with 800 planned 509.8 are missing, so 510 whole ones."""
    for units, said in ((10, "Least stock *280*"), (800, "Least stock *510 short*")):
        shop = a_shop(livestreams=[(0, units, 5, 5, 0)], on_hand=300, sold_per_day=0.7)
        assert said in str(event_explanation(why(shop), Voice()).blocks)


@pytest.mark.parametrize("name", SHOPS)
def test_explains_each_verdict(golden: LooksLike, name: str) -> None:
    golden(f"why_event_{name}", event_explanation(why(a_shop(**SHOPS[name])), Voice()))


def usual_why(units: float = 98.4) -> UsualWhy:
    """Return why Anna's livestreams are expected to add what they do: 9 events, 7 livestreams, hers 4."""
    multiple = explain_multiple(np.array([9, 7, 0, 4]), np.array([1.4, 1.8, np.nan, 2.6]))
    past = [PastOne(f"Live {n}", date(2026, 10, n + 1), 2.0 + n / 10, LeftOut.COUNTS) for n in range(10)]
    past += [PastOne("Summer", date(2026, 8, 2), float("nan"), LeftOut.SOLD_OUT)]
    past += [PastOne("First", date(2026, 7, 2), float("nan"), LeftOut.NOTHING_ORDINARY)]
    return UsualWhy(multiple, [("SKU123", explain_units(multiple.value, units, 3))], past)


def test_explains_what_is_expected(golden: LooksLike) -> None:
    one = why(a_shop(**SHOPS["enough"]))
    event = replace(one.event, host="Anna")
    golden("why_event_usual", event_explanation(EventWhy(event, one.parts, usual_why()), Voice()))


def test_what_does_not_sell_has_nothing_to_be_reckoned_from() -> None:
    one = why(a_shop(**SHOPS["enough"]))
    said = str(event_explanation(EventWhy(one.event, one.parts, usual_why(0.0)), Voice()).blocks)
    assert "it does not sell on ordinary days, so there is nothing to reckon from" in said


def test_days_to_decide_on_air_are_said() -> None:
    said = str(event_explanation(why(a_shop(**SHOPS["air"]), Policy(air_decision=2.0)), Voice()).blocks)
    assert "7 days by air, and 2 days to decide, before the eve of its start" in said


def test_an_event_with_nothing_left_for_it_says_why() -> None:
    said = str(event_explanation(why(a_shop(livestreams=[(0, 800, 5, 6, 0)], on_hand=200)), Voice()).blocks)
    assert "Cap *0*: 80 in stock − 300 sold beside it − 50 safety stock leave none" in said


def test_many_products_are_explained_as_far_as_a_message_holds() -> None:
    """The most pressing first; every line whole, whatever the names."""
    one = why(a_shop(**SHOPS["cap"]))
    part = replace(one.parts[0], location=HOSTILE, part=replace(one.parts[0].part, product=HOSTILE))
    message = event_explanation(EventWhy(replace(one.event, name=HOSTILE * 3), [part] * 12), Voice())
    check_message(message.text, list(message.blocks))
    said = "".join(block["text"]["text"] for block in message.blocks if block["type"] == "section")
    assert said.count("Cap *530*") == 10
    assert "… and 2 more products" in said
    assert date.fromisoformat("2026-11-28") == one.event.starts
