"""The settings and their windows as people see them."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.messages.reply import Message
from bot.messages.settings import RulesShown, ShopSettings, settings_message, shop_window, thresholds_window
from bot.modals import settings_rules, settings_shop
from bot.sandbox.judge import check_message, check_view
from bot.slack.windows import _sent
from bot.wording import Voice
from planner.policy import Policy
from tests.bot.messages.builders import HOSTILE, LONG, NOW

VOICE = Voice()


def a_shop(**changes: Any) -> ShopSettings:
    said: dict[str, Any] = {
        "name": "UK Home",
        "market": "GB",
        "tz": "Europe/London",
        "currency": "GBP",
        "channel": "C0UK",
        "digest_hour": None,
        "quantity_means": "available",
        "date_order": "day_first",
        "shows_costs": False,
        "quiet_hours": "",
    }
    return ShopSettings(**(said | changes))


def test_settings_nobody_changed(golden: Callable[[str, Message], None]) -> None:
    rules = RulesShown(Policy(), Policy(), {}, "", None)
    golden("settings", settings_message(rules, [a_shop()], 9, VOICE))


def test_settings_somebody_changed(golden: Callable[[str, Message], None]) -> None:
    rules = RulesShown(
        Policy(service_level=0.975, window=28), Policy(), {"service_level": 0.975, "window": 28}, "U0ADA", NOW
    )
    shops = [
        a_shop(channel="", digest_hour=7, date_order="", shows_costs=True, quantity_means="on_hand", quiet_hours="22-7")
    ]
    golden("settings_changed", settings_message(rules, shops, 9, VOICE))


def test_the_windows_hold_what_is_set_and_say_what_is_else() -> None:
    rules = RulesShown(Policy(service_level=0.975), Policy(), {"service_level": 0.975}, "U0ADA", NOW)
    view = thresholds_window(rules, "1", VOICE)
    check_view(_sent(settings_rules, view), "modal")
    first, second = view.blocks[:2]
    assert first["element"]["initial_value"] == "97.5"
    assert "initial_value" not in second["element"]
    assert (first["hint"]["text"], second["hint"]["text"]) == ("blank: by class", "blank: 97%")


@pytest.mark.parametrize("name", [HOSTILE, LONG[:200], "字" * 200])
def test_slack_takes_them_whatever_names_hold(name: str) -> None:
    rules = RulesShown(Policy(), Policy(), {}, "U0ADA", NOW)
    shop = a_shop(name=name, channel="")
    check_view(_sent(settings_shop, shop_window(shop, 9, "{}", VOICE)), "modal")
    message = settings_message(rules, [shop] * 60, 9, VOICE)
    check_message(message.text, list(message.blocks))
