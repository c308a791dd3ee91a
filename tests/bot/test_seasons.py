"""Seasons and delays as people say them: a factor on ordinary sales, or days that an order takes longer."""

from datetime import date, timedelta

import pytest

from bot.commands import stock
from bot.desk import Asker, Desk, Pressed, Submitted
from bot.events.typed import read_line
from bot.events.why import event_why
from bot.judging.judgement import judge
from bot.messages.events.event_explanation import event_explanation
from bot.messages.events.event_windows import AMOUNT, KIND, NAME
from bot.messages.reply import Message
from bot.messages.stock.stock_card import stock_cards
from bot.modals import event_add, event_change
from bot.sandbox.judge import check_view
from bot.sandbox.words import words_of
from bot.slack.windows import _sent
from bot.store import Store
from bot.telling.cards import cards
from bot.terminal import as_lines
from bot.wording import Voice
from planner.events.plan import EventKind
from planner.intake.workbook.sheet import Entry
from tests.bot.builders import CHANNEL, Clock, Filled, a_desk, a_shop, stocked
from tests.bot.store.builders import plan_in
from tests.bot.test_events import ANA, says

SEASON = 'add season "Black Friday" x2.5 2026-11-20 2026-11-30'
DELAY = 'add delay "New Year" +10 2026-11-20 2027-01-10'


@pytest.fixture
def desk(store: Store, clock: Clock, filled: Filled) -> Desk:
    """300 units of SKU123 and of SKU124, each sells 5 a day; it is 2 November, sea takes 30 days."""
    return filled(a_desk(store, clock), two_of_a_kind)


def two_of_a_kind(desk: Desk) -> None:
    for sku in ("SKU123", "SKU124"):
        stocked(desk.store, desk.now(), 300, sku=sku)
    desk.store.people.set_role(ANA, "planner", now=desk.now())


def card(desk: Desk, sku: str = "SKU123") -> str:
    message = stock_cards(cards(desk, sku), Voice())
    return words_of({"text": message.text, "blocks": list(message.blocks)}, {}, "Europe/London")


def test_the_amount_stands_behind_the_name() -> None:
    said = read_line('season "Black Friday" x2.5 SKU1 22384 2026-11-20 2026-11-30 UK Home')
    assert (said.kind, said.amount, said.shop) == (EventKind.SEASON, "x2.5", "UK Home")
    assert said.products == (("SKU1", ""), ("22384", ""))
    assert read_line('air-delay "Strike" 3 2026-12-01').kind == EventKind.AIR_DELAY


def test_a_season_of_all_products(desk: Desk) -> None:
    """5 a day x 1.5 on top x 11 days are 82.5 units."""
    answer = says(desk, SEASON)
    assert "📈 Black Friday · season · UK Home · Nov 20, 2026 to Nov 30, 2026" in answer
    assert "All products of the shop: on these days ordinary sales × 2.5." in answer
    assert "📈 Black Friday · Nov 20, 2026 to Nov 30, 2026 · ordinary sales × 2.5: 82 more than usual" in card(desk)
    assert "Black Friday" in card(desk, "SKU124")


def test_it_raises_the_threshold_of_what_it_names_alone(desk: Desk) -> None:
    """The notice of 36 days reaches to 8 December: all of its 82.5 units."""
    before = {code: cards(desk, code)[0].threshold for code in ("SKU123", "SKU124")}
    says(desk, SEASON.replace("2026-11-20", "SKU123 2026-11-20"))
    after = {code: cards(desk, code)[0].threshold for code in before}
    assert after == {"SKU123": before["SKU123"] + 83, "SKU124": before["SKU124"]}


def test_an_order_on_its_way_in_a_time_of_delays_takes_longer(desk: Desk) -> None:
    """30 days and 10 more; 40 days of sales and a buffer of 15 days."""
    answer = says(desk, DELAY)
    assert "🚢 New Year · delay by sea · UK Home" in answer
    assert "All products of the shop: an order on its way on these days takes 10 days longer." in answer
    (shown,) = cards(desk, "SKU123")
    assert (shown.lead_time, shown.threshold) == (40.0, 275.0)
    assert "An order by sea placed today takes 10 days longer than usual" in card(desk)


def test_a_delay_that_begins_after_it_arrived_changes_nothing(desk: Desk) -> None:
    says(desk, DELAY.replace("2026-11-20", "2026-12-03"))
    assert cards(desk, "SKU123")[0].lead_time == 30.0
    says(desk, DELAY.replace("2026-11-20", "2026-12-02").replace("New Year", "Christmas"))
    assert cards(desk, "SKU123")[0].lead_time == 40.0


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ('add season "Sale" 2026-11-20', "How many times the usual?"),
        ('add season "Sale" x1 2026-11-20', "How many times the usual?"),
        ('add season "Sale" x0 2026-11-20', "How many times the usual?"),
        ('add season "Sale" x21 2026-11-20', "How many times the usual?"),
        ('add season "Sale" soon 2026-11-20', "How many times the usual?"),
        ('add delay "Port" 2.5 2026-11-20', "How many days longer?"),
        ('add delay "Port" 181 2026-11-20', "How many days longer?"),
        ('add season "Sale" x2 2026-11-20 2027-06-20', "lasts 184 days at most"),
        ('add season "Sale" x2 NOPE 2026-11-20', "NOPE"),
    ],
)
def test_what_cannot_be_meant_is_said(desk: Desk, typed: str, refusal: str) -> None:
    assert refusal in says(desk, typed)
    assert desk.store.events.planned() == ()


def test_half_a_year_is_a_season(desk: Desk) -> None:
    assert "season" in says(desk, 'add season "Winter" ×1,5 2026-11-20 2027-05-22')


def test_why_says_where_its_units_come_from(desk: Desk) -> None:
    says(desk, SEASON.replace("2026-11-20", "SKU123 2026-11-20"))
    (event,) = desk.store.events.planned()
    message = event_explanation(event_why(desk, event), Voice())
    words = words_of({"text": message.text, "blocks": list(message.blocks)}, {}, "Europe/London")
    assert "5 a day of ordinary sales × (2.5 − 1) × 11 days to come on which it counts" in words


def test_why_says_what_a_season_of_all_products_does(desk: Desk) -> None:
    says(desk, SEASON)
    (event,) = desk.store.events.planned()
    answer = says(desk, f"#{event.id} why")
    assert "All products of the shop: on these days ordinary sales × 2.5." in answer
    assert "a day of its ordinary sales × (the factor − 1) × the days to come" in answer
    assert "a factor below 1 lowers no threshold" in answer
    assert "else a cap" not in answer


def test_the_stock_out_date_names_the_season(desk: Desk) -> None:
    says(desk, SEASON)
    answers = stock.answer(desk, Asker(ANA, CHANNEL, Voice()), "SKU123 why")
    words = "".join("\n".join(as_lines(it)) for it in answers if isinstance(it, Message))
    assert "82 more than usual are expected in a season from Nov 20, 2026 to Nov 30, 2026" in words
    assert "from an event" not in words


def test_it_can_be_cancelled(desk: Desk) -> None:
    says(desk, SEASON)
    (event,) = desk.store.events.planned()
    assert "cancelled" in says(desk, f"cancel #{event.id}")
    assert "Black Friday" not in card(desk)


def test_the_window_keeps_its_amount_and_its_products(desk: Desk) -> None:
    """Opened and submitted as it is, a delay of one product stays what it was."""
    says(desk, DELAY.replace("2026-11-20", "SKU123 2026-11-20"))
    (event,) = desk.store.events.planned()
    asker = Asker(ANA, CHANNEL, Voice())
    view = event_change.show(desk, asker, Pressed(f"{event.id}:{event.version}", is_private=True, moment="1"))
    check_view(_sent(event_change, view), "modal")
    fields = {
        NAME: "New Year", KIND: "sea_delay", AMOUNT: "12", "products": "SKU123",
        "starts": "2026-11-20", "ends": "2027-01-10",
    }  # fmt: skip
    submitted = Submitted(f"{event.id}:{event.version}", fields)
    assert event_change.check(desk, asker, submitted) is None
    list(event_change.submit(desk, asker, submitted))
    (changed,) = desk.store.events.planned()
    assert (changed.plan.amount, changed.plan.units) == (12.0, (("SKU123", 0),))
    assert cards(desk, "SKU124")[0].lead_time == 30.0


def test_a_missing_factor_is_said_below_its_field(desk: Desk) -> None:
    asker = Asker(ANA, CHANNEL, Voice())
    fields = {NAME: "Sale", KIND: "season", AMOUNT: "", "starts": "2026-11-20", "ends": "2026-11-21"}
    wrong = event_add.check(desk, asker, Submitted("", fields))
    assert wrong is not None
    assert list(wrong.sentences) == [AMOUNT]


def test_the_planning_workbook_says_them_too(desk: Desk, clock: Clock) -> None:
    days = {"start": "2026-11-20", "end": "2026-11-30"}
    rows = [
        Entry("Events", 3, {"event": "Autumn", "kind": "season", "amount": "2.5"} | days),
        Entry("Events", 4, {"event": "Port", "kind": "sea_delay", "amount": "7"} | days),
    ]
    plan_in(desk.store, events=rows)
    kinds = {event.plan.name: (event.plan.kind, event.plan.amount) for event in desk.store.events.planned()}
    assert kinds == {"Autumn": (EventKind.SEASON, 2.5), "Port": (EventKind.SEA_DELAY, 7.0)}
    assert cards(desk, "SKU123")[0].lead_time == 37.0
    said = {row["event"]: row["amount"] for row in desk.store.workbook.known(date(2026, 11, 2))["events"]}
    assert said == {"Autumn": "2.5", "Port": "7"}


def test_another_shop_s_season_is_none_of_ours(new_store, clock: Clock) -> None:
    store = new_store(a_shop(), a_shop("EU Home", tz="Europe/Berlin", currency="EUR", channel="C0EU", market="DE"))
    for shop in ("UK Home", "EU Home"):
        stocked(store, clock.now, 300, sku=f"SKU-{shop[:2]}")
    store.people.set_role(ANA, "planner", now=clock.now)
    desk = a_desk(store, clock)
    says(desk, f"{SEASON} EU Home")
    by_shop = {each.catalogue.zone: each.catalogue.events.factor.tolist() for each in judge(desk)}
    assert by_shop.get("Europe/London", []) == []


def test_on_the_day_after_its_last_it_is_over(desk: Desk, clock: Clock) -> None:
    says(desk, DELAY.replace("2027-01-10", "2026-11-25"))
    clock.passes(days=23)
    assert cards(desk, "SKU123")[0].lead_time == 40.0
    clock.passes(days=1)
    assert cards(desk, "SKU123")[0].lead_time == 30.0
    assert clock.now.date() - timedelta(days=1) == date(2026, 11, 25)
