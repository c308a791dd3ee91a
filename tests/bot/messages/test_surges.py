"""What is shown of a surge: the message in the channel, and the lines of the stock card."""

from collections.abc import Callable
from datetime import date
from math import nan
from typing import Any

import pytest

from bot.messages.ordering.flight_values import FlightPays
from bot.messages.reply import Message
from bot.messages.stock.stock_card import stock_cards
from bot.messages.stock.surge_card import surge_message
from bot.sandbox.judge import check_message
from bot.wording import Voice
from planner.model import Level
from tests.bot.messages.builders import HOSTILE, LONG, a_card, a_surge

VOICE = Voice()
LooksLike = Callable[[str, Message], None]
SHOWN: dict[str, dict[str, Any]] = {
    "air": {"air_by": date(2026, 11, 4)},
    "air_too_late": {},
    "order_day": {"air_by": date(2026, 11, 4), "order_day": date(2026, 11, 6), "sea_arrives": date(2026, 11, 21)},
    "air_pays_not": {"air_by": date(2026, 11, 4), "air_pays": False},
    "air_alone": {"air_by": date(2026, 11, 4), "air_pays": False, "air_alone": 960},
    "coming": {"air_by": date(2026, 11, 9), "stockout": date(2026, 11, 16)},
    "no_air": {"has_air": False, "air_by": None, "air_quantity": 0, "transfers": (), "ads_rate": None},
    "sea_in_time": {
        "level": Level.REORDER,
        "available": 2400.0,
        "days_left": 20.0,
        "stockout": date(2026, 11, 23),
        "air_quantity": 0,
        "air_by": date(2026, 11, 16),
        "usual_stockout": None,
        "transfers": (),
    },
    "lasts": {"level": Level.OK, "available": 30_000.0, "stockout": None, "air_quantity": 0, "transfers": ()},
    "sold_out": {"level": Level.OUT, "available": 0.0, "days_left": 0.0, "stockout": date(2026, 11, 3)},
    "stale": {"level": Level.STALE_DATA},
    "uncounted": {"level": Level.NO_DATA, "available": nan, "days_left": nan, "stockout": None},
    "over": {"is_over": True, "rate_now": 31.5},
}


@pytest.mark.parametrize("name", SHOWN)
def test_the_message_in_the_channel(name: str, golden: LooksLike) -> None:
    golden(f"surge_{name}", surge_message(a_surge(**SHOWN[name]), VOICE))


def test_the_stock_card_shows_it(golden: LooksLike) -> None:
    golden("stock_card_surge", stock_cards((a_card(surge=a_surge()),), VOICE))


@pytest.mark.parametrize(
    ("sold", "units", "premium", "said"),
    [
        (40, 40, 41_000, "does not pay: it costs £410.00 more freight to earn £180.00"),
        (40, 200, 41_000, "only *40* pay: the 40 that sell meanwhile earn £180.00, for £82.00 more freight"),
        (0, 200, 41_000, "does not pay: it costs more freight than it earns"),
        (40, 200, 17_999, "close the gap"),
    ],
)
def test_flying_is_not_advised_where_it_does_not_pay(sold: int, units: int, premium: int, said: str) -> None:
    flight = FlightPays(sold, 18_000, premium, 4.5, "GBP", units)
    alone = flight.alone if flight.pays_alone else 0
    surge = a_surge(air_by=date(2026, 11, 4), flight=flight, air_pays=flight.pays, air_alone=alone)
    assert said in str(stock_cards((a_card(surge=surge),), VOICE).blocks)
    shared = str(stock_cards((a_card(surge=surge),), VOICE, shared_by="U0ANA").blocks)
    assert ("does not pay" in shared) == (flight.worth == 0)
    assert ("only *40* pay: those that sell meanwhile. Decide by *Nov 4, 2026*." in shared) == flight.pays_alone
    assert "£410.00" not in shared


def test_what_a_way_costs_stays_between_the_asker_and_the_bot() -> None:
    shared = stock_cards((a_card(surge=a_surge()),), VOICE, shared_by="U0ANA")
    assert "€84.00" in str(stock_cards((a_card(surge=a_surge()),), VOICE))
    assert "€84.00" not in str(shared)
    assert "€84.00" not in str(surge_message(a_surge(), VOICE))


@pytest.mark.parametrize("name", [HOSTILE, LONG])
@pytest.mark.parametrize("is_over", [False, True])
def test_names_that_mean_harm_stay_names(name: str, is_over: bool) -> None:
    surge = a_surge(product=name[:200], name=name, location=name, is_over=is_over)
    message = surge_message(surge, VOICE)
    check_message(message.text, list(message.blocks))
    assert "<!channel>" not in str([block for block in message.blocks if block["type"] != "actions"])
