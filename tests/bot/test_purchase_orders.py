"""Purchase orders as people see them: the list, the card, the warning of what is late, the digest."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from bot import scheduler
from bot.buttons import po_cancel, po_undo
from bot.commands import po
from bot.desk import Asker, Desk, Pressed
from bot.errors import NotAllowed
from bot.jobs import late_orders
from bot.lists import orders as orders_list
from bot.messages.ordering.order_card import LINES, STEPS, order_card
from bot.messages.ordering.order_line import OrderLine
from bot.messages.ordering.order_list import late_orders_message, order_page
from bot.messages.ordering.order_values import CardLine, CardStep, OrderCard
from bot.messages.ordering.order_windows import receive_window
from bot.messages.page import ROWS, ListAsked, page_message
from bot.messages.reply import File, Message
from bot.modals import MODALS
from bot.ordering.purchasing import deliveries, more_came
from bot.sandbox.judge import check_view
from bot.slack.windows import _sent
from bot.store import Proposal, Store
from bot.wording import Voice
from planner.model import Level
from planner.purchase import Late, State
from tests.bot.builders import MONDAY, Clock, a_desk, a_shop, coming, counted, leaving, planned, stocked, terms, told

ENGLISH = Voice.of("en-US", "Europe/London")
LONG = "Y&<>" * 200


def a_line(number: int = 1, **changes: object) -> OrderLine:
    line = OrderLine(f"PO-{number:04d}", "Yiwu Bags", State.ORDERED, 205, date(2026, 12, 2), None)
    return replace(line, **changes)  # type: ignore[arg-type]


def a_card(state: State = State.ORDERED, **changes: object) -> OrderCard:
    card = OrderCard(
        number="PO-0001",
        version=2,
        supplier="Yiwu Bags",
        state=state,
        arrives=date(2026, 12, 2),
        late=None,
        today=MONDAY.date(),
        lines=(CardLine(1, "SKU123", "UK Home", 205, 60, 145, 24600, "USD", "sea"),),
        steps=(CardStep(MONDAY, "U1", "approved", 0, None), CardStep(MONDAY, "U2", "received", 60, None)),
    )
    return replace(card, **changes)  # type: ignore[arg-type]


def words(message: Message) -> str:
    return "\n".join(
        part["text"]
        for block in message.blocks
        for part in [block.get("text"), *block.get("elements", [])]
        if part and isinstance(part.get("text"), str)
    )


def approved(store: Store, now: datetime, sku: str = "SKU123", shop: str = "UK Home") -> str:
    """Approve a suggestion of 205 units, and return the number of its order, due in 30 days."""
    asked = Proposal(
        sku, shop, shop, Level.REORDER, 205, None, "Yiwu Bags", 120, "USD", "sea", 30.0, 0, None, 0, None, 120
    )
    (suggestion,) = store.suggestions.apply(now, opened=[asked]).opened
    arrives = (now + timedelta(days=30)).date()
    order = store.deciding.approve(suggestion.id, 1, "U1", now, arrives=arrives).orders[0]
    assert order is not None
    return order.number


def listed(desk: Desk) -> str:
    (message,) = po.answer(desk, Asker("U1", "C1", ENGLISH), "")
    return words(message)


def test_the_channel_hears_once_that_more_came_and_that_it_was_undone(desk: Desk, clock: Clock) -> None:
    """Of 205 come 217; then it is undone, and 205 come."""
    stocked(desk.store, clock.now, 40)
    number = approved(desk.store, clock.now)
    desk.store.orders.move(number, 1, State.ORDERED, "U1", clock.now)

    def came(version: int, units: int) -> None:
        received = desk.store.orders.receive(
            *(number, version, {1: units}, "U1", clock.now), announce=lambda order: more_came(desk, order)
        )
        assert received.won

    came(2, 217)
    (heard,) = told(desk, "over_receipt")
    assert "PO-0001 · Yiwu Bags: more came than was ordered" in heard
    assert "217 of 205 received: 12 more than ordered" in heard
    desk.store.orders.take_back(number, 3, "U1", clock.now)
    (again,) = leaving(desk)
    assert (again.is_new, "the receipt of more than was ordered was undone" in again.words) == (False, True)
    came(4, 205)
    assert not told(desk, "over_receipt")


# -- the list ------------------------------------------------------------------------------------------------------


def test_long_names_fit_on_a_page(accepted: Callable[[Message], Message]) -> None:
    orders = [a_line(number, supplier=LONG) for number in range(1, 48)]
    message = accepted(page_message(order_page(orders, 10, ENGLISH), ListAsked("orders", page=1), ENGLISH))
    assert [f"PO-{n:04d}" in words(message) for n in (10, 11, 20, 21)] == [False, True, True, False]
    assert "47 open orders" in message.text


def test_the_list_names_late_ones_first_then_by_arrival(desk: Desk, clock: Clock) -> None:
    for sku in ("A", "B", "C"):
        approved(desk.store, clock.now, sku)
    desk.store.orders.move("PO-0001", 1, State.ORDERED, "U1", clock.now)
    desk.store.orders.date("PO-0001", 2, date(2026, 11, 20), "U1", clock.now)
    desk.store.orders.move("PO-0002", 1, State.ORDERED, "U1", clock.now)
    clock.passes(days=2, seconds=1)
    said = listed(desk)
    assert said.index("PO-0003") < said.index("PO-0001") < said.index("PO-0002")
    assert "3 open orders, 1 late" in said
    assert "⚠️ `PO-0003` · Yiwu Bags · 205 units to come · draft · *not marked ordered for 2 days*" in said
    assert "🧾 `PO-0001` · Yiwu Bags · 205 units to come · ordered · arrives Nov 20, 2026" in said


def test_what_is_over_is_not_listed(desk: Desk, clock: Clock) -> None:
    desk.store.orders.move(approved(desk.store, clock.now), 1, State.CANCELLED, "U1", clock.now)
    assert "No order is open. An order comes about when somebody approves a suggestion" in listed(desk)


def test_what_was_ordered_is_cancelled_by_an_approver_though_that_was_undone(desk: Desk, clock: Clock) -> None:
    """A planner could else undo it, and cancel the draft: the supplier may have it all the same."""
    desk.store.people.set_role("U0PLAN", "planner", now=clock.now)
    planner = Asker("U0PLAN", "C1", ENGLISH)
    for sku, version in (("SKU1", 1), ("SKU2", 3)):
        number = approved(desk.store, clock.now, sku)
        if version > 1:
            desk.store.orders.move(number, 1, State.ORDERED, "U1", clock.now)
            list(po_undo.press(desk, planner, Pressed(f"{number}:2", is_private=True, moment="1")))
        cancel = po_cancel.press(desk, planner, Pressed(f"{number}:{version}", is_private=True, moment="2"))
        if version > 1:
            with pytest.raises(NotAllowed):
                next(cancel)
        else:
            list(cancel)
    assert [order.state for order in desk.store.orders.all()] == [State.CANCELLED, State.DRAFT]


def test_a_delivery_is_late_by_the_day_of_the_shops_it_comes_to(desk: Desk, clock: Clock) -> None:
    """At half past two London has 2 November, also at a dock not called as its shop, and Sydney the 3rd."""
    desk.store.shops.add(a_shop("AU Home", tz="Australia/Sydney"), now=clock.now)
    desk.store.shops.add(a_shop("UK Gifts"), now=clock.now, location="Dock 7")
    counted(desk.store, clock.now, shop="UK Gifts", CUP=9)
    counted(desk.store, clock.now, shop="AU Home", MUG=9)
    day = clock.now.date()
    planned(desk.store, clock.now, [terms()], [coming("CUP", 40, day), replace(coming("MUG", 60, day), row=4)])
    assert [(line.location, line.is_overdue) for line in deliveries(desk)] == [("Dock 7", False), ("AU Home", True)]
    assert [len(deliveries(desk, shop)) for shop in ("UK Home", "UK Gifts", "AU Home")] == [0, 1, 1]


@pytest.mark.parametrize("orders", [0, 1, ROWS - 1, ROWS, ROWS + 1])
def test_every_delivery_stands_on_one_page_behind_the_orders(desk: Desk, clock: Clock, orders: int) -> None:
    stocked(desk.store, clock.now, 300)
    rows = [replace(coming("SKU123", n, date(2026, 12, n), reference=f"INV-{n:02}"), row=n + 2) for n in range(1, 13)]
    planned(desk.store, clock.now, [terms()], rows)
    for _ in range(orders):
        approved(desk.store, clock.now)
    pages = [orders_list.page(desk, Asker("U1", "C1", ENGLISH), "", first) for first in range(0, orders + 12, ROWS)]
    assert [page.total for page in pages] == [orders + 12] * len(pages)
    said = [re.findall(r"PO-00[0-9]{2}(?=` · Yiwu)|INV-[0-9]{2}", str(page.rows)) for page in pages]
    assert [len(lines) for lines in said] == [*[ROWS] * (len(pages) - 1), orders + 12 - ROWS * (len(pages) - 1)]
    every = [f"PO-{n:04}" for n in range(1, orders + 1)] + [f"INV-{n:02}" for n in range(1, 13)]
    assert [line for lines in said for line in lines] == every


def test_what_the_planning_workbook_lists_stands_behind_the_orders(desk: Desk, clock: Clock) -> None:
    """Nobody approved it here: it is named with its reference, and where it is changed."""
    stocked(desk.store, clock.now, 300)
    assert "workbook" not in listed(desk)
    late = coming("SKU123", 40, clock.now.date() - timedelta(days=1))
    named = coming("SKU123", 60, date(2026, 12, 1), reference="INV-7")
    planned(desk.store, clock.now, [terms()], [late, replace(named, row=4)])
    said = listed(desk)
    assert "0 open orders, 2 deliveries of the planning workbook" in said
    assert "📋 40 of `SKU123` to UK Home · Yiwu Bags · *was to arrive Nov 1, 2026*" in said
    assert "📋 60 of `SKU123` to UK Home · `INV-7` · Yiwu Bags · arrives Dec 1, 2026" in said
    assert "edit its sheet Inbound and import it again" in said
    (one,) = po.answer(desk, Asker("U1", "C1", ENGLISH), "inv-7")
    assert one.text == "0 open orders, 1 delivery of the planning workbook · INV-7"
    approved(desk.store, clock.now)
    said = listed(desk)
    assert "1 open order, 2 deliveries" in said
    assert said.index("PO-0001") < said.index("INV-7")
    (file,) = po.answer(desk, Asker("U1", "C1", ENGLISH), "xlsx")
    assert isinstance(file, File)
    rows = [row[:6] for row in load_workbook(BytesIO(file.content)).active.values]
    assert ("PO-0001", "Yiwu Bags", "draft", "SKU123", 205, "by sea") in rows
    assert ("INV-7", "Yiwu Bags", "in the planning workbook", "SKU123", 60, None) in rows


# -- the card ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "labels"),
    [
        (State.DRAFT, ["Mark ordered", "Change arrival…", "Cancel order"]),
        (State.ORDERED, ["Mark shipped", "Receive…", "Change arrival…", "Cancel order"]),
        (State.SHIPPED, ["Receive…", "Change arrival…", "Cancel order"]),
        (State.PART_RECEIVED, ["Receive…", "Change arrival…", "Cancel the rest"]),
        (State.RECEIVED, []),
        (State.CANCELLED, []),
    ],
)
def test_the_next_step_is_the_main_button(
    state: State, labels: list[str], accepted: Callable[[Message], Message]
) -> None:
    message = accepted(order_card(a_card(state), ENGLISH))
    buttons = [each for block in message.blocks if block["type"] == "actions" for each in block["elements"]]
    assert [each["text"]["text"] for each in buttons] == labels
    assert [each["text"]["text"] for each in buttons if each.get("style") == "primary"] == labels[:1]
    assert {each["value"] for each in buttons} <= {"PO-0001:2"}


def test_the_card_says_what_came_and_who_did_what() -> None:
    said = words(order_card(a_card(State.PART_RECEIVED), ENGLISH))
    assert "• `SKU123`: *205* to UK Home · $246.00 · 60 received, 145 missing" in said
    assert "60 units received by <@U2>" in said
    assert "145 units to come · arrives *Dec 2, 2026*" in said


@pytest.mark.parametrize(
    ("late", "hint"),
    [
        (
            Late.NOT_ORDERED,
            ("it has not been marked ordered for 2 days. Mark it ordered, give it a date or cancel it."),
        ),
        (Late.OVERDUE, "it was to arrive Dec 2, 2026. Receive it, or give it another date."),
    ],
)
def test_the_card_says_what_is_late_and_what_follows(late: Late, hint: str) -> None:
    said = words(order_card(a_card(State.DRAFT, late=late), ENGLISH))
    assert f"*Late*: {hint} Until then it counts as on order, but on no day." in said


def test_a_large_card_and_its_windows_fit(accepted: Callable[[Message], Message]) -> None:
    lines = tuple(CardLine(n, LONG, LONG, 10, 1, 9, 100, "USD", "sea") for n in range(1, 200))
    card = a_card(supplier=LONG, lines=lines, steps=a_card().steps * 50)
    said = words(accepted(order_card(replace(card, lines=lines), ENGLISH)))
    assert f"and {199 - LINES} more lines" in said
    assert f"… {len(card.steps) - STEPS} earlier steps" in said
    assert "earlier" not in words(order_card(replace(card, steps=card.steps[:STEPS]), ENGLISH))
    check_view(_sent(MODALS[1], receive_window(card, MONDAY, ENGLISH)), "modal")


# -- late ----------------------------------------------------------------------------------------------------------


def looks(desk: Desk, clock: Clock, moment: datetime) -> list[str]:
    """Return the warnings of late orders that leave then."""
    clock.now = moment
    scheduler.tick(desk)
    return told(desk, "late_orders")


def test_a_forgotten_draft_is_told_once_in_its_shops_channel(desk: Desk, clock: Clock) -> None:
    approved(desk.store, clock.now)
    two_days = clock.now + timedelta(days=2)
    assert looks(desk, clock, two_days) == []
    (warning,) = looks(desk, clock, two_days + timedelta(minutes=15))
    assert "1 order of UK Home needs a date" in warning
    assert "PO-0001 · Yiwu Bags · 205 units to come · draft · not marked ordered for 2 days" in warning
    assert looks(desk, clock, two_days + timedelta(minutes=30)) == []


def test_what_gets_late_together_is_one_message_a_shop(new_store: Callable[..., Store], clock: Clock) -> None:
    shops = a_shop(), a_shop("Jakarta", market="ID", tz="Asia/Jakarta", currency="IDR", channel="C0ID")
    desk = a_desk(new_store(*shops), clock)
    for number in range(12):
        approved(desk.store, clock.now, f"SKU{number}")
    approved(desk.store, clock.now, "SKU1", "Jakarta")
    clock.passes(days=2, hours=1)
    late_orders.run(desk)
    left = {each.channel: each.words for each in leaving(desk) if each.kind == "late_orders"}
    assert "12 orders of UK Home need a date" in left["C0UK"]
    assert "and 2 more" in left["C0UK"]
    assert "1 order of Jakarta needs a date" in left["C0ID"]


def test_an_order_is_overdue_from_midnight_in_its_shop(desk: Desk, clock: Clock) -> None:
    number = approved(desk.store, clock.now)
    desk.store.orders.move(number, 1, State.ORDERED, "U1", clock.now)
    due = datetime(2026, 12, 2, 23, 59, tzinfo=UTC)
    assert looks(desk, clock, due) == []
    (warning,) = looks(desk, clock, due + timedelta(minutes=15))
    assert "was to arrive Dec 2, 2026" in warning


def test_the_digest_says_which_orders_need_a_date(desk: Desk, clock: Clock) -> None:
    for sku in ("A", "B"):
        approved(desk.store, clock.now, sku)
    clock.now = datetime(2026, 11, 5, 9, tzinfo=UTC)
    scheduler.tick(desk)
    (digest,) = told(desk, "digest")
    assert "2 orders need a date" in digest
    assert "PO-0002" in digest
    desk.store.orders.date("PO-0001", 1, date(2026, 12, 24), "U1", clock.now)
    desk.store.orders.move("PO-0002", 1, State.CANCELLED, "U1", clock.now)
    clock.passes(days=1)
    scheduler.tick(desk)
    (digest,) = told(desk, "digest")
    assert "need" not in digest


def test_a_line_survives_the_outbox() -> None:
    for line in (a_line(), a_line(late=Late.OVERDUE, state=State.DRAFT)):
        assert OrderLine.from_values(line.to_values()) == line


def test_a_warning_of_many_fits(accepted: Callable[[Message], Message]) -> None:
    accepted(late_orders_message(LONG, [a_line(n, supplier=LONG, late=Late.OVERDUE) for n in range(10)], 90, ENGLISH))
