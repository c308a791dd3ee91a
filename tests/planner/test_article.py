"""The worked examples of the article this product was asked from, each as its text tells it."""

import numpy as np

from planner.ageing import Layers, older_than
from planner.clearance.slow import Standing, sell_through, standings
from planner.model import Level
from planner.money import relative_change, turnover
from planner.policy import Policy
from tests.planner.shop import a_shop


def test_part_1_1_thirty_a_day_fifteen_days_and_fifty_on_top_alert_at_five_hundred():
    """“(30×15)+50=500件。当库存降至500件时，系统应立即触发预警。”"""
    plan = a_shop(sold_per_day=30, lead_time=15, buffer=50, on_hand=500).planned()
    assert plan.threshold == 500
    assert plan.level == Level.REORDER


def test_part_1_2_a_livestream_of_a_thousand_needs_the_threshold_and_a_thousand():
    """“预计一场直播能卖出1000件，您需要确保库存至少高于‘安全库存+1000件’”: raised, although the text says lowered."""
    shop = a_shop(sold_per_day=30, lead_time=15, buffer=50, on_hand=1500, livestreams=[(0, 1000, 10, 10, 0)])
    assert shop.planned().threshold == 1500
    assert shop.planned().level == Level.REORDER


def test_part_2_2_three_thousand_a_month_are_4500_a_cycle_3600_by_sea_and_900_by_air():
    """“补货周期定为45天（供应链30天+15天安全边际）…约4500件…的80%，即3600件，预留20%…追加空运补货。”"""
    policy = Policy(order_rule="fixed_cycle")
    plan = a_shop(sold_per_day=3000 / 30, lead_time=30, buffer=0, on_hand=3000).planned(policy)
    assert policy.cycle == 30 + 15
    assert plan.base_lot + plan.air_reserve == 4500
    assert (plan.base_lot[0], plan.air_reserve[0]) == (3600, 900)
    assert plan.shortfall == 3600


def test_part_2_2_small_lots_turn_stock_over_40_percent_more_often():
    """“此方案使库存周转率提升40%”: an outcome to measure, before and after, of the same cost of goods sold."""
    before, after = (turnover(np.array([84_000.0]), np.array([stock])) for stock in (14_000.0, 10_000.0))
    assert relative_change(before, after).round(6) == 0.4


def test_part_3_1_stock_older_than_sixty_days_that_hardly_sells_is_slow():
    """“筛查库龄超过60天且动销率低的商品”: both must hold, and the sixtieth day is not beyond sixty."""
    policy = Policy()

    def slow(age: int, sold: float) -> bool:
        lying = Layers(np.array([0]), np.array([100.0]), np.array([age]), np.zeros(1, bool))
        sold_of_it = sell_through(np.array([sold]), np.array([100.0 + sold]), np.zeros(1))
        old = older_than(lying, policy.slow_age, 1)
        return bool(standings(np.array([100.0]), old, sold_of_it, np.zeros(1, bool), policy)[0] == Standing.SLOW)

    assert [slow(60, 5), slow(61, 5), slow(61, 50)] == [False, True, False]
