"""The window with the terms of a product: what a person typed beside what would hold without."""

import pytest

from bot.messages.stock.stock_values import Computed
from bot.messages.stock.terms_window import FIELDS, ProductTerms, terms_window
from bot.modals import terms
from bot.sandbox.judge import check_view
from bot.slack.windows import _sent
from bot.wording import Voice
from planner.model import Level, SafetyRule
from tests.bot.messages.builders import HOSTILE, LONG, a_card

NOTHING: dict[str, int | None] = {name: None for name, *_ in FIELDS}


def test_it_shows_yours_and_the_computed_one() -> None:
    card = a_card(computed=Computed(612.0, SafetyRule.SERVICE_LEVEL))
    view = terms_window(ProductTerms("SKU123", NOTHING | {"buffer": 50}), (card,), Voice())
    text = view.blocks[1]["text"]["text"]
    assert "🟡 *UK Home*" in text
    assert "Yours *500* / computed *612*, because 95% of lead times are to pass without a stock-out" in text
    fields = {b["block_id"]: b["element"].get("initial_value") for b in view.blocks if b["type"] == "input"}
    assert fields == {"buffer": "50", **{name: None for name, *_ in FIELDS[1:]}}


@pytest.mark.parametrize("name", [HOSTILE, LONG, "字" * 400])
def test_slack_takes_it_whatever_names_hold(name: str) -> None:
    cards = (a_card(Level.OUT, product=name[:200], location=name, computed=Computed(9.0, SafetyRule.BUFFER)),) * 50
    check_view(_sent(terms, terms_window(ProductTerms(name[:200], NOTHING), cards, Voice())), "modal")
