"""Locations help each other out along the lanes of the planning workbook, whatever their time zones."""

import io
import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import openpyxl
import pytest

from bot.buttons import clear_accept, po_cancel, transfer
from bot.buttons.why import press
from bot.clearance.clearing import slow_cards_of
from bot.commands import clearance
from bot.desk import Asker, Desk, Pressed
from bot.errors import DeadButton, NotAllowed
from bot.errors.clearance import NothingToClear, StepOutdated
from bot.errors.decision import BeyondLimit
from bot.errors.order import TransferMoved
from bot.jobs import age_stock
from bot.messages.clearance.ladder_values import StepAsked
from bot.messages.clearance.slow_values import Wanted
from bot.messages.ordering.order_card import order_card
from bot.messages.reply import File, Message
from bot.messages.stock.stock_card import stock_cards
from bot.messages.stock.transfer import Transfer
from bot.ordering.purchasing import card_values, open_orders
from bot.sandbox.forms import elements_in
from bot.sandbox.words import words_of
from bot.store import Limit, Store
from bot.telling.cards import cards
from bot.wording import Voice
from planner.clearance.ladder import Step
from planner.intake.workbook.sheet import Entry
from tests.bot.builders import Clock, a_desk, a_shop, counted, leaving, sells, terms

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
    assert transfers(both, clock) == {"UK Home": (), "EU Home": (Transfer("UK Home", 210, 770, 5, 8400, "EUR"),)}


def test_the_card_says_so_and_what_it_costs_only_in_private(both: Store, clock: Clock) -> None:
    plan_says(both, clock)
    shown = cards(a_desk(both, clock), "SKU123")

    def words(**shared: str) -> str:
        message = stock_cards(shown, Voice(), **shared)
        return words_of({"text": message.text, "blocks": list(message.blocks)}, {}, "Europe/London")

    assert "UK Home can send 210 of the 770 it can spare: here in 5 days, for €84.00." in words()
    assert "UK Home can send 210 of the 770 it can spare: here in 5 days." in words(shared_by="U0ANA")


def test_the_card_of_slow_stock_says_where_else_it_is_wanted(both: Store, clock: Clock) -> None:
    plan_says(both, clock)
    found = {card.line.location: card.line.wanted for card in slow_cards_of(a_desk(both, clock), "SKU123")}
    assert found == {"UK Home": (Wanted("EU Home", 210),), "EU Home": ()}


def test_what_is_wanted_elsewhere_is_not_cleared(both: Store, clock: Clock) -> None:
    """1225 were there 70 days ago: all 1000 are old, and 150 of 1150 sold in 30 days. 210 are wanted: 790 are left.

    Of these 581 x £3.55 and the other 209 off-site x £1.00 are £2,271.55; of all 1000 it would be £2,481.55.
    """
    counted(both, clock.now - timedelta(days=70), SKU123=1225)
    plan_says(both, clock)
    both.people.set_role("U1", "planner", now=clock.now)
    desk, asker = a_desk(both, clock), Asker("U1", "C1", Voice())
    age_stock.run(desk)

    def said(typed: str) -> str:
        (answer,) = clearance.answer(desk, asker, typed)
        assert isinstance(answer, Message)
        return words_of({"text": answer.text, "blocks": list(answer.blocks)}, {}, "Europe/London")

    assert "⇄ First move 210 to EU Home: /stock SKU123 offers it.\n👉 Then, with the other 790: " in said("")
    assert "What the other 790 old units can still bring" in said("SKU123")
    (file,) = clearance.answer(desk, asker, "xlsx")
    assert isinstance(file, File)
    head, row = openpyxl.load_workbook(io.BytesIO(file.content)).active.iter_rows(values_only=True)
    listed = dict(zip(head, row, strict=True))
    step = "Offer creators 20% commission on top, at £5.00"
    assert listed["Next step"] == f"First move 210 to EU Home; then, with the other 790: {step}"
    first = next(card.ladder.rungs[0] for card in slow_cards_of(desk, "SKU123") if card.ladder)
    sums = (both.ages.brought_back()["GBP"], first.cash_minor, round(listed["Cash back by it"] * 100))
    assert set(sums) == {227155}
    (card,) = clearance.answer(desk, asker, "SKU123")
    assert isinstance(card, Message)
    button = next(it for _, it in elements_in(list(card.blocks)) if it.get("action_id") == "clear_accept")
    list(clear_accept.press(desk, asker, Pressed(button["value"], is_private=True, moment="1")))
    (step,) = both.clearing.running()
    assert step.plan.units == 790


def test_where_all_that_is_old_is_wanted_elsewhere_no_step_is_reckoned(both: Store, clock: Clock) -> None:
    """400 were there 70 days ago, of which 175 are left; 210 are wanted: no step, no ad, no sums of 0 units."""
    counted(both, clock.now - timedelta(days=70), SKU123=400)
    counted(both, clock.now - timedelta(days=58), SKU123=1160)
    plan_says(both, clock)
    desk, asker = a_desk(both, clock), Asker("U1", "C1", Voice())
    assert "nothing is left to clear" in str(list(clearance.answer(desk, asker, "SKU123")))
    assert "What the steps" not in str(list(clearance.answer(desk, asker, "SKU123 why")))
    with pytest.raises(NothingToClear):
        list(clearance.answer(desk, asker, "SKU123 ad"))
    both.people.set_role("U1", "planner", now=clock.now)
    earlier = Pressed(StepAsked("SKU123", "UK Home", Step.MARKDOWN, 475, "").value, is_private=True, moment="1")
    with pytest.raises(StepOutdated):
        list(clear_accept.press(desk, asker, earlier))
    assert not both.clearing.running()


@pytest.mark.parametrize(
    ("lane", "why"),
    [
        ({"days": 30}, "but they would be 30 days on the way: in 30 days more is here anyway"),
        ({"cost": "9.00"}, "but moving a unit costs €9.00 and it earns €"),
        ({"cost": "0.40", "currency": "JPY"}, "whether moving them pays is not known"),  # no rate
        ({"rate": ""}, "whether moving them pays is not known"),  # it is bought in dollars and sold in euros
        ({"origin": "EU Home", "destination": "UK Home"}, "but no lane leads from there to here"),
    ],
    ids=str,
)
def test_the_card_says_why_nothing_moves_where_it_does_not_pay_or_nobody_can_tell(
    both: Store, clock: Clock, lane: dict[str, Any], why: str
) -> None:
    plan_says(both, clock, **lane)
    assert not any(transfers(both, clock).values())
    shown = cards(a_desk(both, clock), "SKU123")
    blocks = str(stock_cards(shown, Voice()).blocks)
    assert f"UK Home could spare 770, {why}".replace(", whether", "; whether") in blocks
    assert "€9.00" not in str(stock_cards(shown, Voice(), shared_by="U0ANA").blocks)


def test_the_card_says_that_a_transfer_would_save_no_sale(new_store: Callable[..., Store], clock: Clock) -> None:
    """180 last 36 days at 5 a day, an order of today arrives in 30; the threshold of 225 wants more all the same."""
    store = new_store(a_shop(), EU)
    for shop in ("UK Home", "EU Home"):
        sells(store, clock.now, 5, shop=shop)
    counted(store, clock.now, SKU123=1000)
    counted(store, clock.now, shop="EU Home", SKU123=180)
    plan_says(store, clock)
    assert not any(transfers(store, clock).values())
    said = "UK Home could spare 770, but moving them would save no sale: stock here lasts until more can arrive, in"
    assert said in str(stock_cards(cards(a_desk(store, clock), "SKU123"), Voice()).blocks)


@pytest.mark.parametrize(
    ("in_uk", "rate", "cost", "said"),
    [
        (1000, "0.8", "0.08", "costs €17.20 instead of €206.40: consider that first"),
        (1000, "0.8", "0.09", ""),
        (1000, "", "0.08", ""),  # it is bought in dollars and sold in euros
        (700, "0.8", "0.08", ""),  # 405 + 60 days of sales are 705: the UK is not overstocked
    ],
)
def test_the_card_names_a_purchase_that_stock_in_plenty_elsewhere_could_take_the_place_of(
    new_store: Callable[..., Store], clock: Clock, in_uk: int, rate: str, cost: str, said: str
) -> None:
    """190 of 405 are there: 215 are to be bought at $1.20, €0.96. The UK has 1000 at 5 a day and keeps 405.

    Of the 770 it can spare the first 215 lie there for (770 - 215 / 2) / 5 = 132.5 days: at 25 % a year €0.087 a unit.
    """
    store = new_store(a_shop(), EU)
    for shop in ("UK Home", "EU Home"):
        sells(store, clock.now, 5, shop=shop)
    counted(store, clock.now, SKU123=in_uk)
    counted(store, clock.now, shop="EU Home", SKU123=190)
    plan_says(store, clock, rate=rate, cost=cost)
    shown = cards(a_desk(store, clock), "SKU123")
    words, shared = (str(stock_cards(shown, Voice(), shared_by=who).blocks) for who in ("", "U0ANA"))
    moving = "(lasts 200 days). Moving 215 here instead of buying them saves no sale, but costs "
    assert (moving in words, moving + "less: consider that first" in shared) == (bool(said), bool(said))
    assert said in words
    assert "€17.20" not in shared


def test_the_clearance_of_what_another_location_is_to_buy_says_what_moving_it_there_costs(
    new_store: Callable[..., Store], clock: Clock
) -> None:
    """The same 215 for €17.20 instead of €206.40 as on the card of who is to buy them; of 1225, 1000 are left."""
    store = new_store(a_shop(), EU)
    for shop in ("UK Home", "EU Home"):
        sells(store, clock.now, 5, shop=shop)
    counted(store, clock.now - timedelta(days=70), SKU123=1225)
    counted(store, clock.now, SKU123=1000)
    counted(store, clock.now, shop="EU Home", SKU123=190)
    plan_says(store, clock, cost="0.08")
    (card,) = clearance.answer(a_desk(store, clock), Asker("U1", "C1", Voice()), "SKU123")
    assert isinstance(card, Message)
    said = "EU Home is to buy 215: moving them there costs €17.20 instead of €206.40. Consider that before you clear"
    assert str(card.blocks).count(said) == 1


def test_a_lane_in_another_currency_is_changed_by_the_rate_typed(both: Store, clock: Clock) -> None:
    """210 x 0.50 dollars x 0.8 are 84.00 euros."""
    plan_says(both, clock, cost="0.50", currency="USD")
    assert transfers(both, clock)["EU Home"] == (Transfer("UK Home", 210, 770, 5, 8400, "EUR"),)


def test_without_lanes_every_location_stands_alone(both: Store, clock: Clock) -> None:
    assert not any(transfers(both, clock).values())


def test_the_explanation_says_what_can_be_spared_and_what_is_wanted(both: Store, clock: Clock) -> None:
    why = press(a_desk(both, clock), Asker("U0ANA", "C0UK", Voice()), Pressed("SKU123", True, "1"))
    uk, eu = (str(message.blocks) for message in why)
    assert "Can be spared *770*" in uk
    assert "Wanted from elsewhere *210*" in eu


def accepts(desk: Desk, user: str, units: int = 210) -> list[str]:
    """Press the button of the card that offers so many units; return the words of each answer."""
    value = json.dumps(["SKU123", "UK Home", "EU Home", units])
    said = transfer.press(desk, Asker(user, "C0UK", Voice()), Pressed(value, is_private=True, moment="1"))
    return [words_of({"text": m.text, "blocks": list(m.blocks)}, {}, "Europe/London") for m in said]


@pytest.fixture
def advised(both: Store, clock: Clock) -> Desk:
    plan_says(both, clock)
    clock.passes(minutes=1)
    for user, role in (("U0ANA", "approver"), ("U0PIA", "planner")):
        both.people.set_role(user, role, now=clock.now)  # type: ignore[arg-type]
    return a_desk(both, clock)


def test_accepted_once_it_is_on_its_way_and_advised_no_more(advised: Desk, clock: Clock) -> None:
    """210 leave the 1000 of the UK and are there in 5 days, on 7 November; who presses again changes nothing."""
    card, note = accepts(advised, "U0ANA")
    assert "can send" not in card
    assert "PO-0001: 210 of SKU123 go from UK Home to EU Home, expected there on Nov 7, 2026." in note
    uk, eu = cards(advised, "SKU123")
    assert (uk.on_hand, eu.on_hand, eu.on_order, eu.next_receipt) == (790, 20, 210, date(2026, 11, 7))
    with pytest.raises(TransferMoved):
        accepts(advised, "U0ANA")
    assert len(advised.store.orders.all()) == 1


def test_both_channels_are_told_and_see_it_change(advised: Desk, clock: Clock) -> None:
    accepts(advised, "U0ANA")
    assert {each.channel for each in leaving(advised) if each.kind == "transfer"} == {"C0UK", "C0EU"}
    list(po_cancel.press(advised, Asker("U0ANA", "C0UK", Voice()), Pressed("PO-0001:1", True, "2")))
    drawn = [each for each in leaving(advised) if each.kind == "transfer"]
    assert len(drawn) == 2
    assert all("is cancelled: nothing more of SKU123 goes from UK Home to EU Home" in each.words for each in drawn)
    assert not any(each.is_new for each in drawn)
    assert cards(advised, "SKU123")[1].transfers == (Transfer("UK Home", 210, 770, 5, 8400, "EUR"),)


def test_who_may_not_approve_and_who_may_not_spend_so_much_move_nothing(advised: Desk, clock: Clock) -> None:
    with pytest.raises(NotAllowed):
        accepts(advised, "U0PIA")
    advised.store.people.set_role("U0ANA", "approver", now=clock.now, limit=Limit(83_99, "EUR"))
    with pytest.raises(BeyondLimit):
        accepts(advised, "U0ANA")
    advised.store.people.set_role("U0ANA", "approver", now=clock.now, limit=Limit(84_00, "EUR"))
    assert accepts(advised, "U0ANA")


@pytest.mark.parametrize("units", [209, 211])
def test_another_quantity_than_can_be_spared_now_is_not_sent(advised: Desk, units: int) -> None:
    with pytest.raises(TransferMoved):
        accepts(advised, "U0ANA", units)
    assert advised.store.orders.all() == ()


def test_its_order_card_says_where_it_comes_from(advised: Desk) -> None:
    accepts(advised, "U0ANA")
    (line,) = open_orders(advised)
    assert "⇄ from UK Home" in line.worded(Voice())
    order = advised.store.orders.one("PO-0001")
    assert order is not None
    card = order_card(card_values(advised, order, advised.store.orders.steps("PO-0001")), Voice())
    assert "PO-0001 · ⇄ from UK Home" in str(card.blocks)
    assert "stay at UK Home" in str(card.blocks)


@pytest.mark.parametrize("value", ["", "x", "[]", '["SKU123"]', '["NONE", "UK Home", "EU Home", 3]'])
def test_a_forged_press_moves_nothing(advised: Desk, value: str) -> None:
    with pytest.raises((DeadButton, TransferMoved)):
        list(transfer.press(advised, Asker("U0ANA", "C0UK", Voice()), Pressed(value, is_private=True, moment="1")))
    assert advised.store.orders.all() == ()
