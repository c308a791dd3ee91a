"""Why these numbers: every number in one line, and all of them fit."""

from collections.abc import Callable

import pytest

from bot.desk import Desk
from bot.judgement import judge
from bot.messages.explanation import HOW, LEARNED_BUFFER, NAMES, explanation
from bot.messages.reply import Message
from bot.sandbox.judge import check_message
from bot.store import Store
from bot.wording import Voice
from planner.explain import Explained
from planner.intake.facts import InboundLine
from tests.bot.builders import MONDAY, Clock, planned, stocked, terms
from tests.bot.messages.builders import HOSTILE


def explained(desk: Desk) -> tuple[Explained, ...]:
    (judgement,) = judge(desk, products=["SKU123"])
    return judgement.explained(0)


@pytest.mark.parametrize(("name", "on_shelf"), [("reorder", 200), ("urgent", 100), ("enough", 300), ("out", 0)])
def test_explains_every_number(
    looks_like: Callable[[str, Message], None], store: Store, desk: Desk, clock: Clock, name: str, on_shelf: int
) -> None:
    stocked(store, clock.now, on_shelf)
    looks_like(f"why_{name}", explanation("SKU123", "UK Home", explained(desk), MONDAY.date(), Voice()))


def test_explains_what_was_typed_and_left_out(
    looks_like: Callable[[str, Message], None], store: Store, desk: Desk, clock: Clock
) -> None:
    stocked(store, clock.now, 100)
    late = InboundLine("SKU123", "", 40, MONDAY.date().replace(day=1), "PO-7")
    planned(store, clock.now, [terms(lead_time=15, buffer=50, moq=100, case_pack=24)], [late])
    looks_like("why_typed", explanation("SKU123", "UK Home", explained(desk), MONDAY.date(), Voice()))


def test_every_number_is_said_to_its_end_whatever_the_name(store: Store, desk: Desk, clock: Clock) -> None:
    stocked(store, clock.now, 0)
    message = explanation(HOSTILE * 3, HOSTILE * 3, explained(desk), MONDAY.date(), Voice())
    check_message(message.text, list(message.blocks))
    said = "".join(block["text"]["text"] for block in message.blocks if block["type"] == "section")
    assert said.count("•") == len([it for it in explained(desk) if it.value == it.value])
    assert "…" not in said


def test_every_number_has_a_name_and_a_way(store: Store, desk: Desk, clock: Clock) -> None:
    stocked(store, clock.now, 100)
    names = {it.name for it in explained(desk)}
    assert names == set(NAMES)
    assert names - set(HOW) == {"safety_stock"}  # typed or learned
    assert "{buffer_days}" in LEARNED_BUFFER
