"""Gradient boosting through the store: tried at night, kept where it won, and seen by whoever asks."""

import sys
from datetime import date, timedelta
from types import ModuleType

import numpy as np
import pytest

from bot.desk import Asker, Desk
from bot.explaining import stock_why
from bot.jobs import learn
from bot.judging.judgement import judge
from bot.sandbox.words import words_of
from bot.settling import settings_shown
from bot.store import Store
from bot.telling.cards import cards
from bot.wording import Voice
from planner.forecasting.boost import is_installed
from planner.forecasting.boosted import Boosting
from planner.policy import Learned
from tests.bot.builders import MONDAY, Clock, a_desk, counted, stocked
from tests.bot.store.builders import a_line

TODAY = MONDAY.date()
CHINESE = Voice("zh_Hans")
WON = Boosting("better", error_less=0.031, high_less=0.012, times=4, items=250)


def number(desk: Desk, product: str = "SKU123") -> int:
    (catalogue,) = desk.store.facts.gather(desk.now(), policies=desk.policies, products=[product])
    return catalogue.numbers[0]


def rate(desk: Desk, product: str = "SKU123") -> float:
    (judgement,) = judge(desk, products=[product])
    return float(judgement.plan.daily_rate[0])


def why(desk: Desk, voice: Voice) -> str:
    (message,) = stock_why(desk, "SKU123", voice)
    return words_of({"text": message.text, "blocks": list(message.blocks)}, {}, "Europe/London")


def settings(desk: Desk, voice: Voice) -> str:
    message = settings_shown(desk, Asker("U1", "C0UK", voice))
    return words_of({"text": message.text, "blocks": list(message.blocks)}, {}, "Europe/London")


def foretold(store: Store, desk: Desk, clock: Clock, factor: float, day: date = TODAY) -> None:
    """5 a day, and what boosting said of it."""
    stocked(store, clock.now, 300)
    store.learned.save(Learned(boosting=WON))
    store.boosts.replace({number(desk): factor}, day)


def test_the_card_and_the_plan_of_all_go_by_it(store: Store, desk: Desk, clock: Clock) -> None:
    """5 a day × 1.2."""
    foretold(store, desk, clock, 1.2)
    (of_all,) = judge(desk)
    (card,) = cards(desk, "SKU123")
    assert (rate(desk), float(of_all.plan.daily_rate[0]), card.daily_rate) == (6.0, 6.0, 6.0)


def test_it_is_explained_in_both_languages(store: Store, desk: Desk, clock: Clock) -> None:
    foretold(store, desk, clock, 1.2)
    said = "a weighted mean × 1.2, as gradient boosting foretells, which on your own past was off 3.1% less: 5 a day"
    assert said in why(desk, Voice())
    assert "加权平均 × 1.2(梯度提升的预测;在本店自己的历史上误差小 3.1%)" in why(desk, CHINESE).translate(
        str.maketrans({"（": "(", "）": ")", "；": ";"})
    )


@pytest.mark.parametrize(("days", "found"), [(6, 6.0), (7, 6.0), (8, 5.0)])
def test_after_a_week_without_a_new_one_it_no_longer_counts(
    store: Store, desk: Desk, clock: Clock, days: int, found: float
) -> None:
    foretold(store, desk, clock, 1.2, TODAY - timedelta(days=days))
    assert rate(desk) == found


def test_by_the_article_s_rule_it_does_not_count(store: Store, desk: Desk, clock: Clock) -> None:
    foretold(store, desk, clock, 1.2)
    assert rate(a_desk(store, clock, demand_rule="mean")) == 5.0


def test_a_new_night_replaces_the_last(store: Store, desk: Desk, clock: Clock) -> None:
    foretold(store, desk, clock, 1.2)
    store.boosts.replace({}, TODAY)
    assert rate(desk) == 5.0


@pytest.mark.parametrize(
    ("boosting", "said", "in_chinese"),
    [
        (Boosting("missing"), "is not installed where the bot runs", "没有安装梯度提升"),
        (Boosting("short"), "the past is too short, or the items too few", "历史太短或商品太少"),
        (WON, "Gradient boosting is used: tried from 4 days of your own past on 250 items", "已采用梯度提升"),
        (WON, "the error of forecasts by −3% and the cost of too little and too much stock by −1%", "变化 −3%"),
        (
            Boosting("no_better", 0.02, -0.04, 4, 250),
            "is not used: tried from 4 days of your own past on 250 items, it changed the error of forecasts by −2%",
            "未采用梯度提升",
        ),
    ],
)
def test_the_settings_say_how_it_stands(
    store: Store, desk: Desk, boosting: Boosting, said: str, in_chinese: str
) -> None:
    store.learned.save(Learned(boosting=boosting))
    assert said in settings(desk, Voice())
    assert in_chinese in settings(desk, CHINESE)


def test_before_the_first_night_they_say_nothing_of_it(desk: Desk) -> None:
    assert "boosting" not in settings(desk, Voice())


def fading(store: Store, clock: Clock) -> None:
    """60 SKUs known for a year, 20 to 80 a day of them then, each selling half as much every three months."""
    lines = []
    for sku, first in enumerate(np.linspace(20, 80, 60)):
        for day in range(365):
            paid = (clock.now - timedelta(days=365 - day)).replace(hour=12, minute=0)
            said = {"seller_sku": f"F{sku}", "shipped": paid}
            lines.append(a_line(f"{sku}-{day}", f"F{sku}", round(first * 0.5 ** (day / 90)), paid, **said))
    run = store.imports.begin("UK Home", "orders", "fading", "o.csv", clock.now, clock.now)
    store.imports.stage(run, "orders", [line for line in lines if line.quantity])
    store.imports.switch(run, clock.now)
    counted(store, clock.now, F0=100)


@pytest.mark.skipif(not is_installed(), reason="LightGBM is not installed: pip install .[boost]")
def test_a_night_tries_it_and_a_night_without_sales_to_learn_from_lets_go(
    store: Store, desk: Desk, clock: Clock
) -> None:
    """All SKUs fade, and the blend runs behind: the last of them sells 20 · 0.5^(365/90) = 1.2 a day by now."""
    fading(store, clock)
    before = rate(desk, "F0")
    learn.run(desk)
    found = desk.learned().boosting
    assert (found.outcome, found.items, found.times) == ("better", 60, 4)
    assert 0.6 < rate(desk, "F0") < before
    learn.run(a_desk(store, clock, demand_rule="mean"))
    assert desk.learned().boosting == Boosting()
    assert rate(desk, "F0") == before


def test_a_night_on_which_it_fails_teaches_the_rest_all_the_same(
    store: Store, desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """What it foretold last, and what is said of it, stays for a week; it is not tried again every few seconds."""
    fading(store, clock)
    store.learned.save(Learned(boosting=WON))
    store.boosts.replace({number(desk, "F0"): 1.2}, TODAY)
    monkeypatch.setitem(sys.modules, "lightgbm", ModuleType("lightgbm"))  # it loads, and can do nothing
    learn.run(desk)
    assert "Gradient boosting failed" in caplog.text
    assert desk.learned().boosting == WON
    assert desk.learned().curve.items > 0
    assert not learn.due(desk)
    boosted = rate(desk, "F0")
    store.boosts.replace({}, TODAY)
    assert boosted == pytest.approx(1.2 * rate(desk, "F0"), rel=0.02)
