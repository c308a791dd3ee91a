"""Thresholds set in Slack hold over the environment's, and a shop's own hour over everybody's."""

from dataclasses import fields

import pytest

from bot.commands import stock
from bot.desk import Asker, Desk, Submitted
from bot.errors.settings import ThresholdInWindow
from bot.jobs import digest
from bot.messages.settings.thresholds import THRESHOLDS, Known
from bot.settling import not_thresholds
from bot.store import UnknownShop
from bot.wording import Voice
from planner.policy import USUAL_FEE, Policy
from tests.bot.builders import Clock

BY_NAME = {known.name: known for known in THRESHOLDS}


def test_what_is_set_holds_over_the_environment(desk: Desk, clock: Clock) -> None:
    assert desk.policy == desk.standard
    desk.store.rules.change(0, {"service_level": 0.9, "window": 28}, "U1", clock.now)
    assert (desk.policy.service_level, desk.policy.window) == (0.9, 28)
    assert desk.policy.cycle == desk.standard.cycle


def test_a_threshold_of_an_older_version_is_left_alone(desk: Desk, clock: Clock) -> None:
    desk.store.rules.change(0, {"gone": 1, "window": 28}, "U1", clock.now)
    assert desk.policy.window == 28


def test_every_threshold_is_one_of_the_policy_and_its_standard_is_within_its_limits() -> None:
    assert {known.name for known in THRESHOLDS} <= {field.name for field in fields(Policy)}
    for known in THRESHOLDS:
        standard = {"service_level": 0.95, "buffer_days": 15.0, "platform_fee": USUAL_FEE}.get(
            known.name, getattr(Policy(), known.name)
        )
        assert known.limit.read(known.limit.typed(standard)) == (standard,)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("placing_cost", 1_000_000.0), ("placing_cost", 1234.567), ("service_a", 0.98765), ("placing_cost", 1.125)),
        *(("platform_fee", 0.005), ("platform_fee", 0.0), ("platform_fee", 0.01), ("bundle_take_up", 0.00125)),
    ],
)
def test_a_window_that_is_saved_unchanged_changes_nothing(name: str, value: float) -> None:
    known: Known = BY_NAME[name]
    assert known.limit.read(known.limit.typed(value)) == (value,)
    assert "e" not in known.limit.typed(value)


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("service_level", "95", 0.95),
        ("service_level", "97.5 %", 0.975),
        ("service_level", "97,5%", 0.975),
        ("service_level", "49.9", None),
        ("service_level", "50", 0.5),
        ("service_level", "99.9", 0.999),
        ("service_level", "100", None),
        ("carrying_rate", "0", 0.0),
        ("carrying_rate", "200", 2.0),
        ("carrying_rate", "201", None),
        ("window", "6", None),
        ("window", "7", 7),
        ("window", "7.5", None),
        ("window", "365", 365),
        ("window", "366", None),
        ("window", "nan", None),
        ("window", "inf", None),
        ("window", "lots", None),
        ("lead_time", "12.5", 12.5),
        ("lead_time", "-1", None),
        ("lead_time", "1e9", None),
        ("order_rule", "fixed_cycle", "fixed_cycle"),
        ("order_rule", "standard", None),
        ("order_rule", "", None),
        ("rule", "buffer", "buffer"),
        ("rule", "0", None),
        ("buffer_days", "0", 0.0),
        ("buffer_days", "366", None),
        ("placing_cost", "1,250", 1250.0),
        ("placing_cost", "1,234.50", 1234.5),
        ("placing_cost", "12,5", 12.5),
        ("watch", "1,500", None),
        ("watch", "1.500", 1.5),
        ("placing_cost", "1 250", 1250.0),
        ("placing_cost", "１２５０", 1250.0),
        ("placing_cost", "1.2万", 12000.0),
        ("placing_cost", "2k", 2000.0),
        ("service_level", "９７％", 0.97),
        ("service_level", "0.97", None),
        ("platform_fee", "0.09%", 0.0009),
        ("platform_fee", "0.5 ％", 0.005),
        ("platform_fee", "1", 0.01),
    ],
)
def test_a_threshold_is_read_within_its_limits(name: str, typed: str, value: float | str | None) -> None:
    known: Known = BY_NAME[name]
    said = pytest.approx(value) if isinstance(value, float) else value
    assert known.limit.read(typed) == (() if value is None else (said,))


def test_what_can_be_thousands_or_decimals_is_asked() -> None:
    """A point and three digits: 1000 in Berlin, 1 in London. Where the limits allow only one of them, it is that."""
    submitted = Submitted("", {"placing_cost": "1.000", "window": "1.000", "watch": "1.250"})
    wrong = not_thresholds(submitted, Voice())
    assert wrong is not None
    assert wrong.sentences == {
        "placing_cost": "“1.000” can mean 1000 or 1. Type the one you mean the way it stands here.",
        "window": "Type a whole number from 7 to 365, or leave it blank.",
    }


def test_a_share_below_1_without_a_percent_sign_is_asked() -> None:
    """9 % are 0.09 in a spreadsheet; half a percent has to say so."""
    for typed, less in (("0.09", "0.09%"), ("0,09", "0.09%"), (".5", "0.5%")):
        wrong = not_thresholds(Submitted("", {"platform_fee": typed}), Voice())
        assert wrong is not None
        more = BY_NAME["platform_fee"].limit.typed(float(less.rstrip("%")))
        assert wrong.sentences == {
            "platform_fee": f"“{typed}” can mean {more} or {less}. Type the one you mean the way it stands here."
        }
        assert not_thresholds(Submitted("", {"platform_fee": less}), Voice()) is None


def test_a_shop_gets_its_digest_at_its_own_hour(desk: Desk, clock: Clock) -> None:
    clock.now = clock.now.replace(hour=7, minute=0)
    assert not digest.due(desk)
    desk.store.shops.change("UK Home", now=clock.now, digest_hour=7)
    assert digest.due(desk)
    clock.now = clock.now.replace(hour=6, minute=59)
    assert not digest.due(desk)


@pytest.mark.parametrize("words", ["settings service_a 95", "settings SERVICE_A=95"])
def test_a_threshold_that_is_typed_is_said_with_the_window_it_is_changed_in(desk: Desk, words: str) -> None:
    with pytest.raises(ThresholdInWindow) as told:
        next(stock.answer(desk, Asker("U1", "C1", Voice()), words))
    assert str(Voice().tell(told.value)).startswith("*Service level of class A [%]* is 97% now. Admins change it in a")
    assert desk.policy == desk.standard


def test_a_word_that_is_no_threshold_is_looked_for_among_shops(desk: Desk) -> None:
    with pytest.raises(UnknownShop):
        next(stock.answer(desk, Asker("U1", "C1", Voice()), "settings service_z 95"))
