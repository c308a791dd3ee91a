"""A purchase order is taken further by typing: each step that a button or window takes, and nothing else."""

from datetime import datetime, timedelta

import pytest

from bot.commands import po
from bot.desk import Asker, Desk
from bot.errors import NotAllowed, UserError
from bot.messages.reply import Message
from bot.store import Approval, Lot, Proposal, Store
from bot.wording import Voice
from planner.model import Level
from planner.purchase import State
from tests.bot.builders import Clock, stocked, told

VOICE = Voice.of("en-US", "Europe/London")
ANA, PIA, VIC = (Asker(f"U0{name}", "C1", VOICE) for name in ("ANA", "PIA", "VIC"))


@pytest.fixture(autouse=True)
def goods(desk: Desk, clock: Clock) -> None:
    """Two SKUs with 40 on the shelf of UK Home; Ana approves, Pia plans, Vic looks."""
    for sku in ("SKU123", "SKU124"):
        stocked(desk.store, clock.now, 40, sku=sku)
    desk.store.people.set_role("U0ANA", "approver", now=clock.now)
    desk.store.people.set_role("U0PIA", "planner", now=clock.now)


def approved(store: Store, now: datetime, *skus: str) -> str:
    """Return the number of a draft of 205 units of each SKU, 30 days on its way."""
    where = (
        "UK Home",
        "UK Home",
        Level.REORDER,
        205,
        None,
        "Yiwu Bags",
        120,
        "USD",
        "sea",
        30.0,
        0,
        None,
        0,
        None,
        120,
    )
    opened = store.suggestions.apply(now, opened=[Proposal(sku, *where) for sku in skus]).opened
    lot = Lot(205, "sea", (now + timedelta(days=30)).date())
    (order, *_) = store.deciding.approve_all([Approval(each.id, 1, (lot,)) for each in opened], "U0ANA", now)[0].orders
    return order.number


def types(desk: Desk, words: str, asker: Asker = ANA) -> str:
    """Type it behind /po, and return the card or the refusal as it is read."""
    try:
        (message,) = po.answer(desk, asker, words)
    except UserError as error:
        return VOICE.tell(error)
    assert isinstance(message, Message)
    assert not message.replaces
    return str(message.blocks)


def state(desk: Desk, number: str) -> tuple[State, list[int]]:
    order = desk.store.orders.one(number)
    assert order is not None
    return order.state, [line.received for line in order.lines]


def on_hand(desk: Desk, clock: Clock, sku: str) -> int:
    (catalogue,) = desk.store.facts.gather(clock.now, products=[sku])
    return int(catalogue.items.on_hand[0])


def test_an_order_is_taken_from_its_draft_to_the_shelf_and_back(desk: Desk, clock: Clock) -> None:
    """40 on the shelf and 205 ordered: 60, then the rest make 245; the last receipt undone, 100."""
    number = approved(desk.store, clock.now, "SKU123")
    assert "Marked ordered by <@U0ANA>" in types(desk, f"ordered {number}")
    assert "Arrival set to Dec 20, 2026 by <@U0PIA>" in types(desk, f"arrival {number} 20 dec", PIA)
    assert "Marked shipped by <@U0PIA>" in types(desk, "SHIPPED po 1", PIA)
    clock.passes(minutes=1)
    assert "60 received, 145 missing" in types(desk, "收货 1 60")
    assert on_hand(desk, clock, "SKU123") == 100
    clock.passes(minutes=1)
    assert "145 units received by <@U0ANA>" in types(desk, f"receive `{number}`")
    assert (state(desk, number), on_hand(desk, clock, "SKU123")) == ((State.RECEIVED, [205]), 245)
    assert "Receipt of 145 units undone" in types(desk, f"undo {number}")
    assert (state(desk, number), on_hand(desk, clock, "SKU123")) == ((State.PART_RECEIVED, [60]), 100)
    assert "Cancelled by <@U0ANA>" in types(desk, f"cancel {number}")


@pytest.mark.parametrize(
    ("typed", "came"),
    [
        ("", [205, 205]),
        ("SKU123 200, SKU124 50", [200, 50]),
        ("sku124: 50;SKU123=500,SKU123 500 anyway", [1000, 50]),
        ("SKU124 counted", [0, 205]),
    ],
)
def test_what_came_is_read_by_sku(desk: Desk, clock: Clock, typed: str, came: list[int]) -> None:
    """Of 205 of each; what the newest export counts already, 40 on the shelf, is not added to it."""
    number = approved(desk.store, clock.now, "SKU123", "SKU124")
    types(desk, f"ordered {number}")
    clock.passes(minutes=1)
    assert "units received by" in types(desk, f"receive {number} {typed}")
    assert state(desk, number)[1] == came
    assert on_hand(desk, clock, "SKU124") == 40 + ("counted" not in typed) * came[1]
    assert len(told(desk, "over_receipt")) == (came[0] > 205)


REFUSED = {
    "receive 1 SKU123 206": "205 are missing and you typed 206. If so many really came, type `/po receive PO-0001 SKU",
    "receive 1 200": "PO-0001 holds `SKU123`, `SKU124`. Name which of them came",
    "receive 1 SKU9 5": "`SKU9 5` is not a SKU in PO-0001 with units behind it; it holds `SKU123`, `SKU124`.",
    "receive 1 SKU123 many": "Type a whole number of units",
    "receive 1 SKU123 0": "Type how many units came: at least 1.",
    "arrival 1": "On which day does PO-0001 arrive? Type `/po arrival PO-0001 2026-12-20`",
    "arrival 1 soon": "`soon` is not a day.",
    "arrival 1 3/4": "`3/4` can be one of these days: `2027-03-04`, `2027-04-03`.",
    "arrival 1 2026-11-01": "This day is over. Choose",
    "cancel 1 SKU123": "Nothing changed: `/po cancel PO-0001` is of the whole order",
    "ordered 1": "PO-0001 is *ordered*. What can be typed of it now: `/po shipped PO-0001`, `/po receive PO-0001`,",
    "receive 77": "There is no order `77`",
    "receive": "Which order? Its number goes behind it: `/po receive PO-0001`.",
    "recieve 1 5": "Did you mean `/po receive 1 5`?",
}


def test_what_cannot_be_is_refused_with_what_can_be_typed(desk: Desk, clock: Clock) -> None:
    number = approved(desk.store, clock.now, "SKU123", "SKU124")
    types(desk, f"ordered {number}")
    before = desk.store.orders.one(number)
    for typed, words in REFUSED.items():
        assert words in types(desk, typed)
    assert desk.store.orders.one(number) == before
    types(desk, f"cancel {number}")
    assert "PO-0001 is *cancelled*, and that stays so." in types(desk, f"undo {number}")


def test_a_step_needs_the_role_that_its_button_needs(desk: Desk, clock: Clock) -> None:
    """A planner cancels a draft; what is ordered an approver, and who looks takes no step."""
    number = approved(desk.store, clock.now, "SKU123")
    for verb in ("ordered", "shipped", "receive", "arrival", "cancel", "undo"):
        with pytest.raises(NotAllowed):
            list(po.answer(desk, VIC, f"{verb} {number}"))
    types(desk, f"ordered {number}")
    assert "This needs the role *approver*." in types(desk, f"cancel {number}", PIA)
    assert "“Marked ordered” undone by <@U0PIA>" in types(desk, f"undo {number}", PIA)
    assert "What can be typed of it now: `/po ordered PO-0001`" in types(desk, f"undo {number}", PIA)
    assert state(desk, number)[0] == State.DRAFT
