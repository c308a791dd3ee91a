"""`/clearance` on a real store: what is slow, why the rest is not, and one SKU receipt by receipt."""

import io
from dataclasses import replace
from datetime import timedelta
from typing import Any

import openpyxl
import pytest

from bot.buttons import clear_ad, why_slow
from bot.clearance.clearing import slow_lines, stock_money
from bot.commands import clearance
from bot.desk import Asker, Desk, Pressed
from bot.errors import DeadButton, MisspeltSku, UnknownSku
from bot.errors.clearance import NothingToClear
from bot.jobs import age_stock, plan
from bot.messages.reply import File, Message
from bot.sandbox.judge import check_message
from bot.sandbox.words import words_of
from bot.store import StockAge, StockValue
from bot.wording import Voice
from tests.bot.builders import Clock, Filled, counted, planned, sells, terms
from tests.bot.clearance.test_slow_stock import lies
from tests.bot.store.builders import a_row, plan_in
from tests.bot.store.test_ages import a_value, an_age

ASKER = Asker("U1", "C1", Voice())


def asked(desk: Desk, words: str) -> str:
    (answer,) = clearance.answer(desk, ASKER, words)
    assert isinstance(answer, Message)
    check_message(answer.text, list(answer.blocks))
    return words_of({"text": answer.text, "blocks": list(answer.blocks)}, {}, "Europe/London")


def lines(desk: Desk, *ages: StockAge) -> list[str]:
    desk.store.ages.save(ages, [])
    return [line.product for line in slow_lines(desk)]


def money(desk: Desk, *values: StockValue) -> dict[str, Any]:
    found = stock_money(desk, values)
    return {name: getattr(found, name) for name in ("on_hand", "slow", "lacking", "turnover", "gmroi")}


@pytest.fixture
def slow(desk: Desk, filled: Filled) -> Desk:
    """One slow SKU, counted 74 days ago; its rate is the mean of 30 days, which one can check in the head."""
    return filled(replace(desk, standard=replace(desk.standard, demand_rule="mean")), one_slow)


def one_slow(desk: Desk) -> None:
    lies(desk, Clock(desk.now()))
    plan.run(desk)
    age_stock.run(desk)


def test_before_the_first_count_it_says_how_to_begin(desk: Desk) -> None:
    age_stock.run(desk)
    assert "Nothing has been counted yet" in asked(desk, "")


def test_names_what_is_slow_and_the_money_in_it(slow: Desk) -> None:
    words = asked(slow, "")
    assert "1 slow mover" in words
    assert "$360.00 is tied up in stock." in words
    assert "$360.00 of it is tied up in 300 old units of slow movers." in words
    assert "all 300 units older than 60 days, the oldest at least 74 days" in words
    assert "9% sold in 30 days" in words
    assert "lasts 300 days" in words


def test_a_shop_is_asked_for_by_name(slow: Desk) -> None:
    for typed in ("UK Home", "uk home", "`UK Home`"):
        assert "UK Home: 1 slow mover" in asked(slow, typed)


def test_one_sku_shows_its_receipts(slow: Desk, clock: Clock) -> None:
    """120 more are found today: they came unrecorded."""
    clock.passes(hours=1)
    counted(slow.store, clock.now, SKU123=420)
    words = asked(slow, "sku123")
    assert "Slow mover: 300 of 420 units older than 60 days" in words
    assert "300 units · there since Aug 20, 2026 or earlier · at least 74 days · $360.00" in words
    assert "120 units · came Nov 2, 2026 · less than a day · $144.00" in words


def test_a_sku_never_counted_says_so(desk: Desk, clock: Clock) -> None:
    sells(desk.store, clock.now, 5)
    assert "Nothing is known about its stock" in asked(desk, "SKU123")


def test_a_misspelt_sku_suggests_near_ones(slow: Desk) -> None:
    with pytest.raises(MisspeltSku):
        asked(slow, "SKU12")
    with pytest.raises(UnknownSku):
        asked(slow, "something else altogether")


def test_all_of_it_comes_as_a_workbook(slow: Desk) -> None:
    (file,) = clearance.answer(slow, ASKER, "xlsx")
    assert isinstance(file, File)
    head, row = openpyxl.load_workbook(io.BytesIO(file.content)).active.iter_rows(values_only=True)
    said = dict(zip(head, row, strict=True))
    assert (said["SKU"], said["Old units"], said["Oldest, days"], said["Age is"]) == ("SKU123", 300, 74, "at least")
    assert said["Money in old units"] == 360
    assert said["Sell-through"] == pytest.approx(30 / 330)


def test_why_says_inputs_of_each_number(slow: Desk) -> None:
    answer, steps = why_slow.press(slow, ASKER, Pressed("SKU123", is_private=True, moment="1"))
    for message in (answer, steps):
        check_message(message.text, list(message.blocks))
    words = str(answer.blocks)
    assert "30 sold in 30 days ÷ (330 there when they began + 0 that came)" in words
    assert "300 old units × $1.20" in words
    assert "freight and duty are not known" in words
    assert "it sells 1 a day, as `/stock SKU123 why` explains; 90 units × £4.55" in str(steps.blocks)
    with pytest.raises(DeadButton):
        list(why_slow.press(slow, ASKER, Pressed("gone", is_private=True, moment="1")))


def test_says_what_brings_most_cash_back(slow: Desk) -> None:
    """300 units at £5.00 that sell one a day; the off-site price is a fifth, £1.00.

    Creators at 20 %: half as much again, 135 in 90 days at £5.00 less 29 %, and 165 at £1.00. At −35 % it sells 1.908
    a day: 171 at £3.25 less 9 %, £2.96, and 129. Left alone: 90 at £4.55, and 210.
    """
    words = asked(slow, "SKU123")
    assert "Likely cause: more was bought than sells" in words
    said = [
        "1. Offer creators 20% commission on top, at £5.00: £644.25 back",
        "135 of 300 units in 90 days, the rest off-site after that",
        "2. Mark it down to £3.25 (−35%): £635.16 back",
        "3. Leave it as it is, at £5.00: £619.50 back",
        "4. Sell it off-site, at about £1.00 each: £300.00 back",
        "5. Donate or scrap it: nothing back",
        "The off-site price is a guess, and what storing it costs is not counted: the exchange rate USD/GBP is missing",
    ]
    places = [words.index(each) for each in said]
    assert places == sorted(places)
    assert said[0].removeprefix("1. ") in asked(slow, "")


def bound(desk: Desk, clock: Clock, **said: str) -> tuple[str, str]:
    """Return the card, and why its numbers, once the planning workbook binds the sale."""
    plan_in(desk.store, clock.now, products=[a_row("products", product="SKU123", **said)])
    _, steps = why_slow.press(desk, ASKER, Pressed("SKU123", is_private=True, moment="1"))
    return asked(desk, "SKU123"), str(steps.blocks)


def test_no_step_asks_less_than_the_lowest_price(slow: Desk, clock: Clock) -> None:
    """It would be marked down to £3.25. 5 % off £5.00 are £4.75."""
    card, why = bound(slow, clock, lowest_price="4.00")
    assert "Mark it down to £4.00 (−20%)" in card
    assert "No step lowers its price in the shop below its lowest price, £4.00." in card
    assert "Of all markdowns up to 50% that ask £4.00 or more it brings most: −15% brings" in why
    card, why = bound(slow, clock, lowest_price="4.76")
    assert "Mark it down" not in card
    assert "No markdown: each would ask less than its lowest price, £4.76." in why
    card, _ = bound(slow, clock, lowest_price="6.00")
    assert "Leave it as it is, at £5.00" in card
    assert "No step asks less" not in card


def test_a_lowest_price_in_a_currency_without_a_rate_allows_no_markdown(slow: Desk, clock: Clock) -> None:
    card, why = bound(slow, clock, lowest_price="1.00", price_currency="EUR")
    assert "Mark it down" not in card
    assert "its lowest price is €1.00, and the exchange rate EUR/GBP is missing. Put it into" in card
    assert "than its lowest price, €1.00." in why
    plan_in(slow.store, clock.now, rates=[a_row("rates", origin="EUR", target="GBP", rate="0.80", day="2026-01-01")])
    assert "Mark it down to £3.25 (−35%)" in asked(slow, "SKU123")


def test_what_expires_sells_until_its_day(slow: Desk, clock: Clock) -> None:
    """One a day for 30 days; the other 270 are worth nothing then."""
    card, _ = bound(slow, clock, sell_by=(clock.now + timedelta(days=30)).date().isoformat())
    assert "Leave it as it is, at £5.00: £136.50 back" in card
    assert "30 of 300 units in 30 days, until its sell-by date" in card
    assert "What is left after its sell-by date, Dec 2, 2026, is worth nothing." in card


def test_what_has_expired_can_only_be_given_away(slow: Desk, clock: Clock) -> None:
    card, _ = bound(slow, clock, sell_by=(clock.now - timedelta(days=1)).date().isoformat())
    assert "What can be done with the 300 units whose last day of sale is Nov 1, 2026\n" in card
    assert "1. Donate or scrap it: nothing back" in card
    assert "Its sell-by date, Nov 1, 2026, leaves no step a day to work." in card
    assert "👉 Donate or scrap it: nothing back" in asked(slow, "")
    advert = asked(slow, "SKU123 ad")
    assert "nothing to advertise: its sell-by date leaves an ad no day to work" in advert
    assert "Budget" not in advert


def test_what_cannot_be_sold_off_site_in_time_may_cost_all_that_is_left_of_its_price(slow: Desk, clock: Clock) -> None:
    """Of £5.00 are £4.55 left, at 20 % commission £3.55; off-site it takes 14 days to find a buyer."""

    def advert(days: int) -> str:
        bound(slow, clock, lowest_price="5.00", sell_by=(clock.now + timedelta(days=days)).date().isoformat())
        return asked(slow, "SKU123 ad")

    assert "Why £2.55: after fees £3.55 of the price are left, and off-site a unit brings £1.00." in advert(14)
    words = advert(13)
    assert "Why £3.55: that is what is left of the price after fees; it expires before a buyer off-site" in words
    assert "4 units that do not go by themselves in 13 days × £1.78 an order, half of what it may cost" in words
    assert "stop when an order costs more than £3.55: a unit brings no more than that." in words


def test_an_ad_is_described_in_words_with_a_budget(slow: Desk) -> None:
    """Creators bring £644.25, leaving it £619.50: £24.75 pay 19 orders at £1.28, half of £3.55 less £1.00 off-site."""
    words = asked(slow, "SKU123 ad")
    assert "An ad to clear SKU123, UK Home" in words
    assert "Offer, as the ladder says: Offer creators 20% commission on top, at £5.00" in words
    assert "Budget £24.32: 19 units that do not go by themselves in 90 days × £1.28 an order, half of what" in words
    assert "165 × £1.28 would be £211.20. The offer brings £24.75" in words
    assert "stop when an order costs more than £2.55" in words


def test_the_shop_may_stand_behind_what_is_asked(slow: Desk) -> None:
    assert "An ad to clear SKU123, UK Home" in asked(slow, "SKU123 ad UK")


def test_where_leaving_it_brings_most_nothing_is_advertised(slow: Desk) -> None:
    alone = replace(slow, standard=replace(slow.policy, commission_uplift=0.0, price_elasticity=-0.1))
    assert "1. Leave it as it is, at £5.00" in asked(alone, "SKU123")
    words = asked(alone, "SKU123 ad")
    assert "There is nothing worth advertising" in words
    assert "Budget" not in words


def test_what_is_not_slow_needs_no_ad(slow: Desk, clock: Clock) -> None:
    counted(slow.store, clock.now, SKU9=10)
    with pytest.raises(NothingToClear):
        asked(slow, "SKU9 ad")
    with pytest.raises(DeadButton):
        list(clear_ad.press(slow, ASKER, Pressed("SKU9", is_private=True, moment="1")))
    assert len(list(clear_ad.press(slow, ASKER, Pressed("SKU123", is_private=True, moment="1")))) == 1


def test_the_ladder_goes_by_what_the_planning_workbook_says(slow: Desk, clock: Clock) -> None:
    """$2.00 of salvage at 0.8 are £1.60; $0.30 a month are £0.24, of 300 £72.00."""
    rates = [a_row("rates", origin="USD", target="GBP", rate="0.8", day="2026-01-01")]
    products = [a_row("products", product="SKU123", salvage="2.00", storage_fee="0.30", currency="USD")]
    plan_in(slow.store, clock.now, rates=rates, products=products)
    words = asked(slow, "SKU123")
    assert "Sell it off-site, at about £1.60 each" in words
    assert "saves £72.00 of storage a month" in words
    assert "guess" not in words


def test_the_assumptions_are_settings(slow: Desk) -> None:
    bold = replace(slow, standard=replace(slow.policy, most_discount=0.3, clear_days=120, commission_uplift=0.1))
    words = asked(bold, "SKU123")
    assert "each step given 120 days" in words
    assert "1. Mark it down to £3.50 (−30%)" in words


def test_the_list_names_the_step_of_the_card_whatever_changed_since_the_last_look(slow: Desk) -> None:
    bold = replace(slow, standard=replace(slow.policy, most_discount=0.3, clear_days=120, commission_uplift=0.1))
    assert "👉 Mark it down to £3.50 (−30%): " in asked(bold, "")
    for desk in (slow, bold):
        card, listed = asked(desk, "SKU123"), asked(desk, "")
        (said,) = [line.removeprefix("👉 ") for line in listed.splitlines() if line.startswith("👉 ")]
        assert f"1. {said}" in card


def test_the_limits_are_settings(desk: Desk, clock: Clock) -> None:
    """74 days and 9 % are slow at 73 days and 10 %, and not at 74 days or 9 %."""
    lies(desk, clock)
    for age, share, found in ((73, 0.10, 1), (74, 0.10, 0), (73, 0.09, 0)):
        strict = replace(desk, standard=replace(desk.policy, slow_age=age, slow_sell_through=share))
        age_stock.run(strict)
        assert len(slow_lines(strict)) == found


def test_what_costs_nobody_knows_is_counted_apart(desk: Desk, clock: Clock) -> None:
    counted(desk.store, clock.now - timedelta(days=90), SKU9=10)
    age_stock.run(desk)
    words = asked(desk, "")
    assert "1 SKU has no cost, so its money is not counted" in words
    assert "is tied up in stock" not in words
    planned(desk.store, clock.now, [terms("SKU9")])
    age_stock.run(desk)
    assert "$12.00 is tied up in stock." in asked(desk, "")


# -- order and totals ---------------------------------------------------------------------------------------------


def test_most_cash_comes_first_and_unknown_costs_last(desk: Desk) -> None:
    ages = [an_age("A", cash_minor=5), an_age("B", cash_minor=None, currency=""), an_age("C", cash_minor=900)]
    assert lines(desk, *ages) == ["C", "A", "B"]


def test_of_equal_cash_more_units_come_first(desk: Desk) -> None:
    assert lines(desk, an_age("A", old_units=3), an_age("B", old_units=7)) == ["B", "A"]


def test_currencies_without_a_rate_are_listed_apart(desk: Desk) -> None:
    ages = [an_age("A", cash_minor=5), an_age("B", cash_minor=900, currency="EUR"), an_age("C", cash_minor=50)]
    assert lines(desk, *ages) == ["B", "C", "A"]


def test_money_of_one_currency_is_one_total(desk: Desk) -> None:
    """600 sold a year at cost ÷ 100 on average; nothing is known of its margin."""
    found = money(desk, a_value(), a_value(location="Cups"))
    assert (found["on_hand"], found["slow"], found["turnover"]) == ({"USD": 40000}, {"USD": 16000}, 6.0)
    assert found["gmroi"] != found["gmroi"]


def test_money_of_two_currencies_stays_apart_and_has_no_turnover(desk: Desk) -> None:
    reporting = replace(desk, reporting_currency="GBP")
    found = money(reporting, a_value(margin_minor=5), a_value(currency="EUR", margin_minor=5))
    assert (found["on_hand"], found["lacking"]) == ({"USD": 20000, "EUR": 20000}, ("EUR", "USD"))
    assert found["turnover"] != found["turnover"]


def test_gmroi_is_margin_by_average_stock(desk: Desk) -> None:
    assert money(desk, a_value(margin_minor=25000))["gmroi"] == 2.5


def test_a_past_that_is_too_short_says_nothing_of_a_year(desk: Desk) -> None:
    found = money(desk, a_value(days=0, cost_sold_minor=0, average_minor=0))
    assert found["turnover"] != found["turnover"]


def test_rates_of_the_workbook_make_one_total_and_one_order(desk: Desk, clock: Clock) -> None:
    """$200 at 0.8 and €200 at 0.9 are £340; $9 are £7.20, less than the £8.10 of €9. Turnover: both sides in pounds."""
    rates = [
        a_row("rates", row, origin=code, target="GBP", rate=rate, day="2026-01-01")
        for row, (code, rate) in enumerate((("USD", "0.8"), ("EUR", "0.9")), start=3)
    ]
    plan_in(desk.store, clock.now, rates=rates)
    reporting = replace(desk, reporting_currency="GBP")
    found = money(reporting, a_value(), a_value(currency="EUR"))
    assert (found["on_hand"], found["lacking"], found["turnover"]) == ({"GBP": 34000}, (), 6.0)
    assert lines(reporting, an_age("A", cash_minor=900), an_age("B", cash_minor=900, currency="EUR")) == ["B", "A"]
