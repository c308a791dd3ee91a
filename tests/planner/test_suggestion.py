"""The life of a suggestion."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from planner.allocate import allocate
from planner.model import NEVER, Level
from planner.policy import Policy
from planner.suggestion import Question, expired, question_changed
from tests.planner.shop import TODAY, a_shop

ASKED = Question(Level.REORDER, "Lin", date(2026, 11, 30), 1080, 24, 410, "USD", TODAY)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("news", "changed"),
    [
        ({}, False),
        ({"level": Level.URGENT}, True),
        ({"supplier": "Wu"}, True),
        ({"order_by": date(2026, 12, 1)}, False),
        ({"order_by": date(2026, 11, 29)}, False),
        ({"order_by": date(2026, 12, 2)}, True),
        ({"order_by": None}, True),
        ({"quantity": 1134}, False),
        ({"quantity": 1135}, True),
        ({"quantity": 1025}, True),
        ({"quantity": 1200, "case_pack": 120}, False),
        ({"unit_cost_myriadths": 4_110_000}, True),
        ({"unit_cost_myriadths": None}, True),
        ({"currency": "CNY"}, True),
    ],
)
def test_only_what_the_card_asks_makes_a_new_version(news, changed):
    """5 % of 1080 is 54; a carton of 120 is more."""
    assert question_changed(ASKED, replace(ASKED, **news)) == changed


def test_being_late_by_one_more_day_asks_the_same():
    """Ordered by the 20th or by the 25th: on the 27th both mean now."""
    late = replace(ASKED, order_by=date(2026, 11, 20))
    later = replace(late, order_by=date(2026, 11, 25), asked_on=date(2026, 11, 27))
    assert not question_changed(late, later)


def asked_after(sold: int) -> Question:
    shop = a_shop(on_hand=498 - sold, case_pack=12)
    plan = shop.planned()
    by = plan.order_by_day[0]
    return Question(
        Level(int(plan.level[0])),
        "Lin",
        None if by == NEVER else TODAY + timedelta(days=int(by)),
        int(allocate(plan, shop.items).quantity[0]),
        12,
        410,
        "USD",
        TODAY,
    )


def test_96_plans_over_a_day_of_ordinary_sales_leave_it_alone():
    """30 sold by the evening, one about every 48 minutes; a plan every 15."""
    morning = asked_after(0)
    assert morning.quantity > 0
    assert not any(question_changed(morning, asked_after(quarter * 30 // 96)) for quarter in range(97))


def test_an_undecided_suggestion_expires_after_14_days():
    policy = Policy(suggestion_life=14)
    assert not expired(NOON, NOON + timedelta(days=14, seconds=-1), policy)
    assert expired(NOON, NOON + timedelta(days=14), policy)
