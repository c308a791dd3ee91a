"""The orders to decide: by supplier, with their money, however many there are and whatever they are called."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from bot.messages.ordering.decision_note import Bought, Left, batch_note
from bot.messages.ordering.flight_values import FlightPays, Flying
from bot.messages.ordering.reorder_list import reorder_page
from bot.messages.ordering.reorder_values import ApproveAll, OrderSums, Reorder, ReorderLine, SupplierPart
from bot.messages.page import ROWS, ListAsked, Page, page_message
from bot.messages.reply import Message
from bot.ordering.carrying import Shown, packed
from bot.sandbox.judge import check_message
from bot.wording import Voice
from planner.intake.money import Amount
from planner.model import Level
from tests.bot.messages.builders import HOSTILE, LONG, NOW

VOICE = Voice()


def a_line(number: int = 12, **changes: Any) -> ReorderLine:
    said: dict[str, Any] = {
        "number": number,
        "version": 3,
        "product": f"SKU{number}",
        "name": "Lunch Bag Pink Polkadot",
        "location": "UK Home",
        "level": Level.REORDER,
        "quantity": 1104,
        "mode": "sea",
        "supplier": "Yiwu Bags",
        "cost_minor": 132480,
        "currency": "USD",
        "order_by": date(2026, 11, 9),
        "lead_time": 15.0,
        "today": date(2026, 11, 3),
        "rounding": 0,
        "rounding_days": None,
        "air_quantity": 0,
        "air_by": None,
        "days_of_cover": 16.0,
        "stockout": date(2026, 11, 19),
        "snoozed_until": None,
    }
    return ReorderLine(**(said | changes))


def a_part(*lines: ReorderLine, approved: int | None = None, **changes: Any) -> SupplierPart:
    chosen = lines[:approved]
    said: dict[str, Any] = {
        "supplier": lines[0].supplier,
        "lines": lines[:ROWS],
        "count": len(lines),
        "cost": the_cost(lines),
        "minimum": None,
        "missing": None,
        "approve": ApproveAll(
            packed(Shown(line.number, line.version) for line in chosen),
            lines=len(chosen),
            units=sum(line.quantity for line in chosen),
            orders=len({line.location for line in chosen}),
            cost=the_cost(chosen),
        ),
    }
    return SupplierPart(**(said | changes))


def the_cost(lines: Sequence[ReorderLine]) -> dict[str, int]:
    cost = sum(line.cost_minor or 0 for line in lines)
    return {"USD": cost} if cost else {}


def a_reorder(*parts: SupplierPart, **changes: Any) -> Reorder:
    said: dict[str, Any] = {
        "about": "",
        "parts": parts,
        "count": sum(part.count for part in parts),
        "cost": {"USD": sum(part.cost.get("USD", 0) for part in parts)},
        "uncosted": 0,
        "cash": {"USD": 5000000, "GBP": 120000},
        "snoozed": 0,
        "is_asleep": False,
        "sums": OrderSums({}, {}, {}),
    }
    after = Counter(said["cash"]) + Counter(said["cost"])
    return Reorder(**({"cash_after": after} | said | changes))


def shown(page: Page, number: int = 0) -> Message:
    return page_message(page, ListAsked("suggestions", "", number), VOICE)


def test_lists_by_supplier_with_the_cash_before_and_after(golden: Callable[[str, Message], None]) -> None:
    """$50,000.00 and £1,200.00 now; $2,649.60 and $1,324.80 on top."""
    pressing = a_line(
        7,
        level=Level.URGENT,
        order_by=date(2026, 11, 1),
        rounding=24,
        rounding_days=2.5,
        air_quantity=200,
        air_by=date(2026, 11, 2),
    )
    yiwu, unknown = a_part(pressing, a_line()), a_part(a_line(13, supplier="", order_by=None, stockout=None))
    golden("reorder", shown(reorder_page(a_reorder(yiwu, unknown, snoozed=2), 0, VOICE)))


@pytest.mark.parametrize(
    ("flight", "said"),
    [
        (None, "200 by air close the gap, decided by Nov 5, 2026"),
        (
            FlightPays(40, 18_000, 17_999, 4.5, "GBP", 200),
            "200 by air close the gap, decided by Nov 5, 2026 · that earns £0.01 more than its freight",
        ),
        (
            FlightPays(40, 18_000, 18_000, 4.5, "GBP", 40),
            "does not pay: £180.00 more freight to earn £180.00",
        ),
        (
            FlightPays(40, 18_000, 18_000, 0.9, "GBP", 200),
            "flying 40 in pays (£36.00 more freight to earn £180.00), 200 to fill up the safety stock too do not",
        ),
        (
            FlightPays(0, 180, 18_000, 0.01, "GBP", 200),  # 0.4 of a unit
            "flying does not pay: none of it would sell before more arrives by sea",
        ),
        (
            FlightPays(0, 0, 18_000, 0.0, "GBP", 200),
            "flying does not pay: none of it would sell before more arrives by sea",
        ),
    ],
)
def test_flying_is_advised_only_where_it_pays(flight: FlightPays | None, said: str) -> None:
    line = a_line(air_quantity=200, air_by=date(2026, 11, 5))
    flies = Flying(200, date(2026, 11, 5), flight)
    page = reorder_page(a_reorder(a_part(line), flights={line.number: flies} if flight else {}), 0, VOICE)
    assert said in str(page.rows)


def test_all_of_an_order_is_all_of_it() -> None:
    line = a_line(quantity=200)
    flies = {line.number: Flying(200, date(2026, 11, 5), FlightPays(40, 18_000, 18_000, 0.9, "GBP", 200))}
    assert "all 200 does not" in str(reorder_page(a_reorder(a_part(line), flights=flies), 0, VOICE).rows)


def test_it_says_what_would_fly_now_rather_than_when_it_was_asked() -> None:
    line = a_line(air_quantity=200, air_by=date(2026, 11, 5))
    now = {line.number: Flying(180, date(2026, 11, 6), None)}
    assert "180 by air close the gap, decided by Nov 6, 2026" in str(
        reorder_page(a_reorder(a_part(line), flights=now), 0, VOICE).rows
    )
    enough = {line.number: Flying(0, None, None)}
    assert "by air" not in str(reorder_page(a_reorder(a_part(line), flights=enough), 0, VOICE).rows)


def test_what_comes_after_stock_is_out_shortens_the_gap() -> None:
    line = a_line()
    late = {line.number: Flying(180, line.today - timedelta(days=1), None)}
    assert "180 by air shorten the gap, decided today: they come after stock is out" in str(
        reorder_page(a_reorder(a_part(line), flights=late), 0, VOICE).rows
    )


def test_where_all_that_is_ordered_is_missing_all_of_it_flies() -> None:
    line = a_line(quantity=200, air_quantity=200, air_by=date(2026, 11, 5))
    page = reorder_page(a_reorder(a_part(line)), 0, VOICE)
    assert "fly all 200 in, decided by Nov 5, 2026" in str(page.rows)


@pytest.mark.parametrize(("units", "by"), [(200, "Nov 5, 2026"), (199, "Nov 9, 2026")])
def test_what_flies_whole_is_ordered_by_the_day_to_decide_on_its_flight(units: int, by: str) -> None:
    """By when a ship would have to be booked matters only where one is."""
    line = a_line(quantity=200)
    flies = {line.number: Flying(units, date(2026, 11, 5), None)}
    page = reorder_page(a_reorder(a_part(line), flights=flies, about="air"), 0, VOICE)
    assert f"Order *200* for $1,324.80 by *{by}*." in str(page.rows)


def test_none_snoozed_is_not_nothing_to_decide() -> None:
    page = reorder_page(a_reorder(about="snoozed"), 0, VOICE)
    assert "No order is snoozed." in str(page.rows)
    assert "There is nothing to decide" in str(reorder_page(a_reorder(), 0, VOICE).rows)


def test_what_has_no_cost_is_said(golden: Callable[[str, Message], None]) -> None:
    part = a_part(a_line(cost_minor=None, currency=""))
    golden("reorder_unknown_cost", shown(reorder_page(a_reorder(part, cost={}, cash={}, uncosted=1), 0, VOICE)))


@pytest.mark.parametrize(("cash", "said"), [({}, None), ({"USD": 0}, "nothing now"), ({"USD": 500}, "$5.00 now")])
def test_the_cash_in_stock_is_said_where_it_is_known(cash: dict[str, int], said: str | None) -> None:
    """After an upgrade nobody knows it until the next check."""
    words = str(reorder_page(a_reorder(a_part(a_line()), cash=cash), 0, VOICE).head)
    assert "Total: " in words
    assert said in words if said else "Cash in stock" not in words


def test_with_none_it_says_how_they_come_about(golden: Callable[[str, Message], None]) -> None:
    golden("reorder_empty", shown(reorder_page(a_reorder(snoozed=3), 0, VOICE)))


def test_snoozed_ones_say_until_when(golden: Callable[[str, Message], None]) -> None:
    asleep = a_line(snoozed_until=NOW + timedelta(days=7))
    golden("reorder_snoozed", shown(reorder_page(a_reorder(a_part(asleep), about="snoozed", is_asleep=True), 0, VOICE)))


@pytest.mark.parametrize("text", [HOSTILE, LONG])
def test_slack_takes_a_full_page_of_whatever_names(text: str) -> None:
    lines = [a_line(n, product=text, name=text, location=text, supplier=f"{text}{n}") for n in range(ROWS)]
    page = reorder_page(a_reorder(*map(a_part, lines), about=f"supplier:{text}"), 0, VOICE)
    check_message("Orders", list(shown(page).blocks))


@pytest.mark.parametrize(
    ("minimum", "missing", "words"),
    [
        (Amount(132480, "USD"), 0, "· minimum order $1,324.80 is met"),
        (Amount(132480, "USD"), -1, "· minimum order $1,324.80 is met"),
        (Amount(132481, "USD"), 0, "· minimum order $1,324.81 is met together with its other orders"),
        (Amount(132481, "USD"), 1, "⚠️ *$0.01* are missing to the minimum order of $1,324.81"),
        (Amount(99, "EUR"), -1, "· minimum order €0.99 is met"),
        (Amount(99, "EUR"), None, "· minimum order €0.99"),
    ],
)
def test_a_suppliers_minimum_is_met_or_so_much_is_missing(minimum: Amount, missing: int | None, words: str) -> None:
    """One line of $1,324.80."""
    (head, _) = reorder_page(a_reorder(a_part(a_line(), minimum=minimum, missing=missing)), 0, VOICE).rows
    assert head["text"]["text"].endswith(words)


def test_one_line_needs_no_button_for_all() -> None:
    (head, _) = reorder_page(a_reorder(a_part(a_line())), 0, VOICE).rows
    assert "accessory" not in head


def test_more_than_a_button_carries_are_approved_in_parts() -> None:
    lines = [a_line(n) for n in range(300)]
    (head, *_) = reorder_page(a_reorder(a_part(*lines, approved=250)), 0, VOICE).rows
    assert head["accessory"]["text"]["text"] == "Approve the first 250"


def test_what_was_ordered_together_and_what_was_left(golden: Callable[[str, Message], None]) -> None:
    bought = [Bought("PO-0004", "Yiwu Bags", 11, 1240, {"USD": 1230000}), Bought("PO-0005", "", 1, 40, {})]
    left = [Left("SKU5", "it has changed meanwhile: order *240* now")]
    golden("reorder_approved", batch_note(12, bought, left, VOICE))


def test_where_all_changed_meanwhile_nothing_is_approved(golden: Callable[[str, Message], None]) -> None:
    golden("reorder_approved_none", batch_note(0, [], [Left(f"SKU{n}", "it has changed") for n in range(23)], VOICE))


@pytest.mark.parametrize(
    ("after", "said"),
    [
        ({"USD": 162_480}, "Total: *$1,324.80*, $1,524.80 with freight and duty by sea."),
        ({"USD": 142_480}, "Total: *$1,324.80*."),
        ({"USD": 10_000, "EUR": 152_480}, "Total: *$1,324.80*."),
    ],
)
def test_what_the_cash_rises_by_stands_beside_what_it_costs(after: dict[str, int], said: str) -> None:
    """10,000 lie in stock: 152,480 are ordered at landed cost; without freight 132,480; or in another currency."""
    reorder = replace(a_reorder(a_part(a_line())), cash={"USD": 10_000}, cash_after=after)
    assert said in str(reorder_page(reorder, 0, VOICE).head)


@pytest.mark.parametrize(
    ("count", "left_at_sea", "said"),
    [
        (1, 7, ("1 order to decide that is worth flying in", "7 more could fly, but it does not pay")),
        (0, 1, ("Flying pays for no order to decide; 1 could fly: `/reorder air all` shows it.",)),
        (0, 0, ("Of no order to decide anything would come sooner by air",)),
    ],
)
def test_what_could_fly_but_does_not_pay_is_told_in_one_line(count: int, left_at_sea: int, said: Sequence[str]) -> None:
    parts = (a_part(a_line()),) if count else ()
    page = reorder_page(a_reorder(*parts, about="air|shop:UK Home", left_at_sea=left_at_sea), 0, VOICE)
    words = f"{page.title} {page.head} {page.rows}"
    assert all(each in words for each in said)
