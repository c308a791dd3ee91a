"""The settings and their windows as people see them."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.messages.reply import Message
from bot.messages.settings.settings import settings_message, shop_settings_message
from bot.messages.settings.settings_values import RulesShown, ShopSettings
from bot.messages.settings.settings_windows import shop_thresholds_window, shop_window, thresholds_window
from bot.modals import settings_rules, settings_shop, settings_shop_rules
from bot.sandbox.judge import check_message, check_view
from bot.slack.windows import _sent
from bot.wording import Voice
from planner.policy import Policy
from tests.bot.messages.builders import HOSTILE, LONG, NOW

VOICE = Voice()
FOLLOWS = RulesShown(Policy(), Policy(), {}, "", None)
STRICT = RulesShown(
    Policy(lead_time=40, service_a=0.99, dead=60, watch=1.5),
    Policy(),
    {"lead_time": 40.0, "service_a": 0.99, "dead": 60, "watch": 1.5},
    "U0ADA",
    NOW,
    3,
)


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
        "rules": FOLLOWS,
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
    first, second = [block for block in view.blocks if block["type"] == "input"][1:3]
    assert first["element"]["initial_value"] == "97.5"
    assert "initial_value" not in second["element"]
    assert (first["hint"]["text"], second["hint"]["text"]) == ("blank: by class", "blank: 97%")


def test_a_shop_with_thresholds_of_its_own_beside_one_without(golden: Callable[[str, Message], None]) -> None:
    shops = [a_shop(), a_shop(name="VN Home", market="VN", channel="C0VN", rules=STRICT)]
    golden("settings_two_shops", settings_message(FOLLOWS, shops, 9, VOICE))


def test_the_settings_of_one_shop(golden: Callable[[str, Message], None]) -> None:
    shop = a_shop(name="VN Home", rules=STRICT, beside=("VN Gifts", "VN Outlet"))
    golden("settings_of_a_shop", shop_settings_message(shop, 9, VOICE))


def test_the_window_of_a_shop_says_what_holds_for_the_others() -> None:
    view = shop_thresholds_window(a_shop(rules=STRICT), "3 UK Home", VOICE)
    check_view(_sent(settings_shop_rules, view), "modal")
    fields = {block["block_id"]: block for block in view.blocks if block["type"] == "input"}
    assert fields["lead_time"]["element"]["initial_value"] == "40"
    assert fields["lead_time"]["hint"]["text"] == "blank: as in all shops, 30"
    assert "initial_value" not in fields["air_lead_time"]["element"]
    assert "For *UK Home* alone" in str(view.blocks[0])


@pytest.mark.parametrize("name", [HOSTILE, LONG[:200], "字" * 200])
def test_slack_takes_them_whatever_names_hold(name: str) -> None:
    rules = RulesShown(Policy(), Policy(), {}, "U0ADA", NOW)
    shop = a_shop(name=name, channel="")
    check_view(_sent(settings_shop, shop_window(shop, 9, "{}", VOICE)), "modal")
    crowded = a_shop(name=name, rules=STRICT, beside=(name,) * 5)
    check_view(_sent(settings_shop_rules, shop_thresholds_window(crowded, f"3 {name}", VOICE)), "modal")
    for message in (settings_message(rules, [crowded] * 60, 9, VOICE), shop_settings_message(crowded, 9, VOICE)):
        check_message(message.text, list(message.blocks))
