"""Accepted steps of the clearance ladder as cards, lists and channels show them."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from bot.messages.clearance.freed_values import Freed, PaidOrder
from bot.messages.clearance.slow_card import slow_cards
from bot.messages.clearance.slow_list import slow_page
from bot.messages.clearance.step_card import ENDED, PROGRESS, TO_DO, step_notice
from bot.messages.clearance.step_explanation import step_explanation
from bot.messages.clearance.step_list import STATES, accepted_page
from bot.messages.clearance.step_values import StepLine
from bot.messages.page import ListAsked, Page, page_message
from bot.messages.reply import Message
from bot.messages.telling.digest import digest_message
from bot.messages.telling.digest_values import Digest
from bot.sandbox.judge import check_message
from bot.wording import Voice
from planner.clearance.following import Progress
from planner.clearance.ladder import Step
from planner.clearance.slow import Standing
from tests.bot.messages.builders import HOSTILE, LONG, NOW
from tests.bot.messages.test_ladder import a_ladder, a_rung, every_step
from tests.bot.messages.test_lists import a_digest
from tests.bot.messages.test_slow_stock import LIMITS, a_money, a_slow, a_slow_card

VOICE = Voice()
LooksLike = Callable[[str, Message], None]


def a_step(state: str = "accepted", **changes: Any) -> StepLine:
    ended = {} if state == "accepted" else {"ended_by": "U0BEN", "ended_at": NOW}
    said: dict[str, Any] = {
        "id": 3, "version": 2, "product": "SKU123", "name": "Lunch Bag Pink Polkadot", "location": "UK Home",
        "rung": a_rung(), "state": state, "accepted_by": "U0ANA", "accepted_at": NOW - timedelta(days=12), "days": 12.0,
        "ended_by": "", "ended_at": None, "given": 90.0, "units": 120, "moved": 9, "expected": 11, "usual": 3,
        "net_minor": 5085, "progress": Progress.GOOD,
    }  # fmt: skip
    return StepLine(**(said | ended | changes))


def shown(page: Page) -> Message:
    return page_message(page, ListAsked("accepted"), VOICE)


def test_the_card_says_how_the_accepted_step_goes(golden: LooksLike) -> None:
    golden("step_card", slow_cards([a_slow_card(ladder=a_ladder(), step=a_step())], LIMITS, VOICE))


def test_what_is_no_longer_slow_still_says_how_its_step_went(golden: LooksLike) -> None:
    step = a_step(moved=120, progress=Progress.GONE, net_minor=67804)
    golden("step_card_gone", slow_cards([a_slow_card(Standing.SELLING, step=step)], LIMITS, VOICE))


@pytest.mark.parametrize("step", [Step.MARKDOWN, Step.COMMISSION])
def test_the_step_that_is_accepted_can_be_taken_back_and_not_accepted_again(step: Step) -> None:
    """Four of the six steps bring more than leaving it or are it; one of them has Undo in the place of Accept."""
    rung = next(each for each in every_step() if each.step == step)
    blocks = slow_cards([a_slow_card(ladder=a_ladder(), step=a_step(rung=rung))], LIMITS, VOICE).blocks
    buttons = [block["accessory"]["text"]["text"] for block in blocks if block.get("accessory")]
    assert (buttons.count("Undo"), buttons.count("Accept")) == (1, 2)
    (mine,) = [block for block in blocks if "Accepted: how it goes stands above" in str(block)]
    assert mine["accessory"]["text"]["text"] == "Undo"


@pytest.mark.parametrize("progress", Progress)
def test_every_progress_says_what_to_do_next(progress: Progress) -> None:
    step = a_step(progress=progress, paid_minor=1241)
    said = str(slow_cards([a_slow_card(step=step)], LIMITS, VOICE).blocks)
    assert PROGRESS[progress].format(price="£6.21", paid="£12.41") in said


@pytest.mark.parametrize(("moved", "is_less"), [(5, True), (6, False)])
def test_a_price_that_brought_more_before_is_put_back(moved: int, *, is_less: bool) -> None:
    """3 would have sold at £12.41, £37.23; 5 at £6.21 are £31.05, and 6 are £37.26."""
    step = a_step(progress=Progress.BEHIND, rung=a_rung(before_minor=1241), moved=moved)
    said = str(slow_cards([a_slow_card(step=step)], LIMITS, VOICE).blocks)
    assert ("at £12.41 it would have brought more: take another step" in said) == is_less


@pytest.mark.parametrize(("now", "is_in_force"), [(622, False), (621, True), (600, True)])
def test_a_failed_markdown_that_customers_see_is_put_back_first(now: int, *, is_in_force: bool) -> None:
    tried = a_step("finished", rung=a_rung(before_minor=1241), moved=2)
    ladder = a_ladder(rungs=(a_rung(Step.COMMISSION), a_rung(Step.WAIT, price_minor=now)), tries=(tried,))
    said = str(slow_cards([a_slow_card(ladder=ladder)], LIMITS, VOICE).blocks)
    assert ("Put its price back to *£12.41* first: £6.21 sold no more" in said) == is_in_force


@pytest.mark.parametrize("step", set(Step) - {Step.WAIT})
def test_what_is_accepted_says_what_to_do_elsewhere(step: Step) -> None:
    said = str(step_notice(a_step(rung=a_rung(step)), VOICE).blocks)
    assert TO_DO[step].format(price="£6.21") in said


def test_the_list_has_running_steps_and_those_that_ended(golden: LooksLike) -> None:
    steps = [
        a_step(),
        a_step(rung=every_step()[2], product="SKU9", progress=Progress.BEHIND, moved=1),
        a_step("replaced", product="SKU7", rung=a_rung(Step.OFF_SITE, share=0.0, price_minor=57)),
        a_step("finished", product="SKU8", moved=120, net_minor=67804),
    ]
    golden("step_list", shown(accepted_page(steps, 23, VOICE)))


def a_freed(**changes: Any) -> Freed:
    first = (
        PaidOrder("SKU9", "UK Home", 120, 24000, "GBP", NOW.date(), is_late=False, share=1.0),
        PaidOrder("SKU8", "EU Home", 48, 9660, "EUR", None, is_late=False, share=0.5),
    )
    said: dict[str, Any] = {"cash_minor": 28830, "currency": "GBP", "paid": 1, "orders": 12, "first": first, "more": 2}
    return Freed(**(said | changes))


def test_the_card_says_what_the_cash_could_pay(golden: LooksLike) -> None:
    golden("freed_card", slow_cards([a_slow_card(ladder=a_ladder(), freed=a_freed())], LIMITS, VOICE))


def test_what_is_late_is_to_be_ordered_today() -> None:
    late = PaidOrder("SKU9", "UK Home", 120, 24000, "GBP", date(2026, 10, 14), is_late=True, share=1.0)
    said = str(slow_cards([a_slow_card(ladder=a_ladder(), freed=a_freed(first=(late,)))], LIMITS, VOICE).blocks)
    assert "120 units, £240.00, *today*" in said
    assert "2026" not in said.split("120 units, £240.00")[1]


def test_the_list_says_what_all_of_it_could_pay() -> None:
    page = slow_page([a_slow(best=a_rung())], 1, a_money(), LIMITS, VOICE, freed=a_freed(paid=12, cash_minor=1234567))
    assert "bring *£12,345.67* back: that would pay all 12 orders to decide" in str(shown(page).blocks)


@pytest.mark.parametrize(("steps", "stuck"), [(0, 0), (1, 0), (3, 2)])
def test_the_digest_says_how_many_steps_run_and_want_a_decision(steps: int, stuck: int) -> None:
    digest = a_digest(steps=steps, stuck=stuck)
    assert Digest.from_values(digest.to_values()) == digest
    words = str(digest_message(digest, VOICE).blocks)
    assert (f"🧹 {steps} accepted step" in words) == (steps > 0)
    assert (f"*{stuck}* want a decision" in words) == (stuck > 0)


def test_why_says_what_goes_into_the_numbers_of_a_step(golden: LooksLike) -> None:
    step = a_step(pace=0.93, pace_before=0.25, gross_minor=5588, taken=0.09)
    golden("why_step", step_explanation(step, VOICE))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "*Gone 9*: 120 when it was accepted less what the newest count found"),
        ({"net_minor": 513}, "*About £5.13 back*: £0.57 for each that was not sold in the shop"),
        ({"is_counted": False}, "What left of the 120 units is known from the next stock export."),
    ],
)
def test_why_says_how_it_is_known_what_went_off_site(changes: dict[str, Any], said: str) -> None:
    step = a_step(rung=a_rung(Step.OFF_SITE, price_minor=57), **changes)
    assert said in str(step_explanation(step, VOICE).blocks)


def test_an_empty_list_says_how_a_step_is_accepted(golden: LooksLike) -> None:
    golden("step_list_none", shown(accepted_page((), 0, VOICE)))


@pytest.mark.parametrize("state", ["accepted", "replaced", "undone", "finished"])
def test_the_channel_sees_what_becomes_of_it(golden: LooksLike, state: str) -> None:
    golden(f"step_notice_{state}", step_notice(a_step(state, net_minor=None), VOICE))


def test_every_state_has_words() -> None:
    assert set(ENDED) == {"replaced", "undone", "finished"}
    assert set(STATES) == {"accepted", "replaced", "finished"}


def test_the_list_of_slow_stock_names_the_step_that_is_taken() -> None:
    page = slow_page([a_slow(best=a_rung()), a_slow(product="SKU9")], 2, a_money(), LIMITS, VOICE, steps=[a_step()])
    words = str(shown(page).blocks)
    assert "✅ Mark it down to £6.21 (−50%): *9* of 120 units moved in 12 days" in words
    assert "£502.53" not in words


@pytest.mark.parametrize("name", [HOSTILE, LONG, "&" * 1000, "<" * 1000, "字" * 1000])
def test_hostile_names_fit_and_do_no_harm(name: str) -> None:
    step = a_step(product=name[:200], name=name, location=name[:200], rung=a_rung(Step.BUNDLE, other=name[:200]))
    line = a_slow(product=name[:200], name=name, location=name[:200])
    for message in (
        slow_cards([a_slow_card(line=line, step=step, ladder=a_ladder())] * 5, LIMITS, VOICE),
        shown(accepted_page([step] * 10, 99, VOICE)),
        step_notice(step, VOICE),
        step_explanation(step, VOICE),
        shown(slow_page([line] * 10, 99, a_money(), LIMITS, VOICE, steps=[step])),
    ):
        check_message(message.text, list(message.blocks))
        marked = [block for block in message.blocks if block["type"] not in {"header", "actions"}]
        assert "<!channel>" not in str([{**block, "accessory": ""} for block in marked])
