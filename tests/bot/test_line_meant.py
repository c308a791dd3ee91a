"""“The second one” opens the second line of whatever list was just shown, or says that there is none."""

from collections.abc import Callable

import pytest

from bot.commands import COMMANDS
from bot.desk import Asker, Desk
from bot.errors import UserError
from bot.jobs import plan
from bot.messages.reply import Message
from bot.store import Store
from bot.talking import answered, talked
from bot.terminal import as_lines
from tests.bot.builders import Clock, Filled, a_desk, a_shop, counted, sells, stocked


@pytest.fixture
def desk(new_store: Callable[..., Store], clock: Clock, filled: Filled) -> Desk:
    """Two SKUs to order, the first in two shops; two livestreams, and two orders that are on their way."""
    return filled(a_desk(new_store(a_shop(), a_shop("EU Home", market="DE", tz="Europe/Berlin")), clock), two_of_each)


def two_of_each(desk: Desk) -> None:
    store, now = desk.store, desk.now()
    for sku, units in (("SKU123", 200), ("MUG-1", 150), ("POT-1", 100), ("PAN-1", 90)):
        stocked(store, now, units, sku=sku)
    sells(store, now, 5, shop="EU Home")
    counted(store, now, shop="EU Home", SKU123=100)
    store.people.set_role("U0ANA", "approver", now=now)
    plan.run(desk)
    numbers = {(it.product, it.location): it.id for it in store.suggestions.open()}
    for typed in (
        '/event add "First live" SKU123 50 2026-11-20 UK Home',
        '/event add "Second live" MUG-1 40 2026-11-21 UK Home',
        f"/reorder approve {numbers['POT-1', 'UK Home']}",
        f"/reorder approve {numbers['PAN-1', 'UK Home']}",
    ):
        says(desk, typed)


def says(desk: Desk, said: str) -> str:
    asker = Asker("U0ANA", "D1", desk.voice())
    first, _, rest = said.partition(" ")
    command = next((it for it in COMMANDS if first == it.NAME), None)
    answers = talked(desk, asker, said) if command is None else answered(desk, asker, command, rest)
    try:
        return "\n".join("\n".join(as_lines(it)) if isinstance(it, Message) else it.name for it in answers)
    except UserError as error:
        return str(asker.voice.tell(error))


CONVERSATIONS = (
    (
        ("/event", "2 events planned"),
        ("the second one", "Second live · livestream"),
        ("why?", "Why these numbers: Second live"),
    ),
    (("/event", "2 events planned"), ("第2个", "Second live"), ("第一场呢", "First live"), ("2nd pls", "Second live")),
    (("/event MUG-1", "1 event of MUG-1"), ("the second one", "There is only one: `#2`"), ("first", "Second live")),
    (
        ("/po", "2 open orders"),
        ("open the second order", "PO-0002"),
        ("how much is left of it?", "PAN-1 ·"),
    ),
    (("/po", "2 open orders"), ("第十个", "Only 2 are shown."), ("第二十个", "Only 2 are shown.")),
    (("/reorder SKU123", "2 orders to decide"), ("the 2nd one", "1 order to decide"), ("how many?", "SKU123 ·")),
    (("/stock out", "No SKU"), ("the first one", "Nothing of what was shown last is opened by its place.")),
    (("/po", "2 open orders"), ("more", "That is all of it"), ("excel please", "orders-2026-11-02.xlsx")),
)


@pytest.mark.parametrize("talk", CONVERSATIONS, ids=lambda talk: f"{talk[0][0]} {talk[1][0]}")
def test_a_line_is_meant_by_its_place(desk: Desk, talk: tuple[tuple[str, str], ...]) -> None:
    for said, answer in talk:
        assert answer in says(desk, said), said


@pytest.mark.parametrize("said", ["第一二个", "第0个", "the 0th", "第十十个"])
def test_what_counts_no_line_opens_none(desk: Desk, said: str) -> None:
    says(desk, "/po")
    assert "PO-0002" not in says(desk, said)
    assert "Only 2 are shown." in says(desk, "第二十一个")
