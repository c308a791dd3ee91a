"""An ad to clear slow stock as people see it."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.messages.clearance.clearance_ad import clearance_ad_message
from bot.messages.clearance.clearance_ad_values import AdPlan, Buyers, Companion
from bot.messages.reply import Message
from bot.sandbox.judge import check_message
from bot.wording import Voice
from tests.bot.messages.builders import HOSTILE, LONG
from tests.bot.messages.test_ladder import a_rung, every_step

VOICE = Voice()
LooksLike = Callable[[str, Message], None]


def an_ad(**changes: Any) -> AdPlan:
    countries = (("France", 21), ("Germany", 18), ("Spain", 8), ("Belgium", 3), ("Austria", 1))
    said: dict[str, Any] = {
        "product": "SKU123", "name": "Lunch Bag Pink Polkadot", "location": "EU Home", "currency": "EUR",
        "countries": tuple(Buyers(name, orders) for name, orders in countries),
        "others": (Companion("22417", "Pack Of 60 Spaceboy Cake Cases", 9), Companion("22509", "Sewing Box", 5)),
        "orders": 79, "price_minor": 621, "rung": a_rung(), "is_worth": True,
        "units": 243, "paid": 243, "days": 90, "cost_minor": None, "most_minor": 508,
        "aim_minor": 254, "budget_minor": 61722, "gain_minor": 61722, "beyond_minor": 61_600,
        "kept_minor": 565, "off_site_minor": 57,
    }  # fmt: skip
    return AdPlan(**(said | changes))


NO_BUDGET: dict[str, Any] = {"aim_minor": None, "budget_minor": None, "gain_minor": None}


def words(**changes: Any) -> str:
    return str(clearance_ad_message(an_ad(**changes), VOICE).blocks)


def test_says_who_buys_whom_to_show_it_what_to_offer_and_how_much_to_spend(golden: LooksLike) -> None:
    golden("clearance_ad", clearance_ad_message(an_ad(), VOICE))


def test_says_what_is_not_known(golden: LooksLike) -> None:
    unknown: dict[str, Any] = {"countries": (), "others": (), "orders": 0, "rung": None, "most_minor": 0}
    golden("clearance_ad_unknown", clearance_ad_message(an_ad(**unknown, **NO_BUDGET), VOICE))


def test_knows_what_ads_cost_here() -> None:
    assert "× €1.90 an order, as ads cost here" in words(cost_minor=190, aim_minor=190)


def test_its_own_ads_say_more_than_those_of_the_shop() -> None:
    """10.00 an order at the price of now; more are expected to buy at the offered one, and one may cost 5.08."""
    own = {"own_minor": 1000, "aim_minor": 400}
    assert "× €4.00 an order, as its own ads cost" in words(cost_minor=400, **own | {"own_minor": 400})
    assert "its own ads cost €10.00, and at this price 2.5 times as many" in words(cost_minor=400, times=2.5, **own)
    none = {"own_minor": 1000, **NO_BUDGET}
    assert "its own ads cost €10.00 an order, and one may cost €5.08" in words(cost_minor=1000, **none)
    assert "€10.00 an order; €6.00 if at this price 1.67 times" in words(cost_minor=600, times=1.67, **none)


def test_says_why_no_ad_pays() -> None:
    assert "an order through ads costs €6.00 here, and may cost €5.08" in words(cost_minor=600, **NO_BUDGET)
    assert "at this price all of it goes by itself in 90 days" in words(units=0, **NO_BUDGET)
    assert "this offer brings less than one order may cost" in words(paid=0, **NO_BUDGET)
    assert "after fees a unit brings no more than off-site" in words(most_minor=0, cost_minor=600, **NO_BUDGET)


@pytest.mark.parametrize(("cost", "is_hardly"), [(457, False), (458, True), (507, True), (508, False)])
def test_hardly_anything_left_is_not_worth_the_risk(cost: int, *, is_hardly: bool) -> None:
    """Nine tenths of 5.08 are 4.57."""
    assert ("Hardly anything would be left" in words(cost_minor=cost, **NO_BUDGET)) == is_hardly


def test_what_ads_hardly_show_is_offered_at_the_price_of_today() -> None:
    said = words(is_unseen=True, rung=None, price_minor=1242, beyond_minor=None)
    assert "*Offer* it at €12.42, as today: ads hardly show it" in said


def test_offers_what_the_ladder_offers() -> None:
    assert "*Offer*, as the ladder says: Offer creators 20% commission on top" in words(rung=every_step()[1])


def test_what_brings_less_than_leaving_it_is_not_advertised(golden: LooksLike) -> None:
    wait = every_step()[3]
    golden("clearance_ad_not_worth", clearance_ad_message(an_ad(rung=wait, is_worth=False), VOICE))


@pytest.mark.parametrize(("paid", "is_part"), [(242, True), (243, False)])
def test_says_how_far_a_limited_budget_reaches(paid: int, *, is_part: bool) -> None:
    """243 × 2.54 is 617.22, and 616.00 is what the offer brings."""
    said = words(paid=paid)
    assert f"{paid} units that do not go by themselves" in said
    assert ("243 × €2.54 would be €617.22. The offer brings €616.00" in said) == is_part


@pytest.mark.parametrize(("orders", "is_named"), [(4, False), (5, True), (6, True)])
def test_too_few_orders_point_at_nobody(orders: int, is_named: bool) -> None:
    assert ("France 100%" in words(countries=(Buyers("France", orders),))) == is_named


@pytest.mark.parametrize("name", [HOSTILE, LONG, "&" * 1000, "<" * 1000, "字" * 1000])
def test_hostile_names_fit_and_do_no_harm(name: str) -> None:
    countries, others = (Buyers(name[:200], 9),) * 4, (Companion(name[:200], name, 9),) * 3
    message = clearance_ad_message(
        an_ad(product=name[:200], name=name, location=name[:200], countries=countries, others=others), VOICE
    )
    check_message(message.text, list(message.blocks))
    assert "<!channel>" not in str(message.blocks)
