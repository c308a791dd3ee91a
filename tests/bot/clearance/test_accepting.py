"""Steps of the clearance ladder on a real store: accepted once, as shown, followed, taken back, finished."""

import io
from dataclasses import replace

import openpyxl
import pytest

from bot.buttons import clear_accept, clear_finish, clear_undo
from bot.commands import clearance, stock
from bot.desk import Asker, Desk, Pressed
from bot.errors import DeadButton, NotAllowed
from bot.errors.clearance import StepEnded, StepOutdated, StepTaken
from bot.jobs import age_stock, digest, plan
from bot.lists import accepted
from bot.messages.clearance.ladder_values import StepAsked
from bot.messages.reply import File, Message
from bot.sandbox.judge import check_message
from bot.sandbox.words import words_of
from bot.telling.cards import cards
from bot.telling.cleared import cleared
from bot.wording import Voice
from planner.clearance.ladder import Step
from tests.bot.builders import Clock, Filled, counted, leaving, sells, told
from tests.bot.clearance.test_slow_stock import lies

PIA, BEN = Asker("U0PIA", "C1", Voice()), Asker("U0BEN", "C1", Voice())


@pytest.fixture
def slow(desk: Desk, filled: Filled) -> Desk:
    """300 units of SKU123 at £5.00 that sell one a day, by the mean of 30 days; Pia and Ben plan, Vic may only look."""
    return filled(replace(desk, standard=replace(desk.standard, demand_rule="mean")), one_slow)


def one_slow(desk: Desk) -> None:
    lies(desk, Clock(desk.now()))
    plan.run(desk)
    age_stock.run(desk)
    for user in ("U0PIA", "U0BEN"):
        desk.store.people.set_role(user, "planner", now=desk.now())
    desk.store.people.set_role("U0VIC", "viewer", now=desk.now())
    leaving(desk)


def words(message: object) -> str:
    assert isinstance(message, Message)
    check_message(message.text, list(message.blocks))
    return words_of({"text": message.text, "blocks": list(message.blocks)}, {}, "Europe/London")


def asked(desk: Desk, typed: str = "SKU123") -> Message:
    (answer,) = clearance.answer(desk, PIA, typed)
    assert isinstance(answer, Message)
    return answer


def button(message: Message, step: Step | None = None, action: str = "clear_accept") -> Pressed:
    """Return the press of a button: of a step, or of an action there is one of."""
    for block in message.blocks:
        each = [block["accessory"]] if "accessory" in block else block.get("elements", ())
        for element in each:
            if element.get("action_id") != action:
                continue
            said = StepAsked.from_value(element["value"])
            if step is None or (said is not None and said.step == step):
                return Pressed(element["value"], is_private=True, moment="1")
    raise AssertionError(action)


def accept(desk: Desk, step: Step = Step.MARKDOWN, who: Asker = PIA) -> Message:
    (card,) = clear_accept.press(desk, who, button(asked(desk), step))
    assert isinstance(card, Message)
    return card


def test_an_accepted_step_stands_on_the_card_with_who_and_what_is_next(slow: Desk) -> None:
    card = accept(slow)
    assert card.replaces
    said = words(card)
    assert "✅ Mark it down to £3.25 (−35%), accepted by" in said
    assert "0 of 300 units moved in less than a day" in said
    assert "In its first week nothing can be said" not in said
    assert "in its first week nothing can be said" in said


def test_the_channel_hears_of_it_in_one_message_that_follows_it(slow: Desk) -> None:
    card = accept(slow)
    (left,) = leaving(slow)
    assert (left.kind, left.is_new) == ("clearance_step", True)
    assert "171 of 300 units are expected to go in 90 days." in left.words
    list(clear_undo.press(slow, PIA, button(card, action="clear_undo")))
    (again,) = leaving(slow)
    assert not again.is_new
    assert "Undone by" in again.words


def test_cash_stands_in_the_channel_only_where_the_shop_shows_it(slow: Desk, clock: Clock) -> None:
    for is_shown in (False, True):
        slow.store.shops.change("UK Home", now=clock.now, shows_costs=is_shown)
        card = accept(slow)
        list(clear_finish.press(slow, PIA, button(card, action="clear_finish")))
        assert ("back after fees" in leaving(slow)[-1].words) == is_shown


def test_later_sales_are_counted(slow: Desk, clock: Clock) -> None:
    """Ten days on, 2 a day sold at £5.00: 20 units, £100.00 less 29 %. 15 were expected, 10 without it."""
    accept(slow, Step.COMMISSION)
    clock.passes(days=10)
    sells(slow.store, clock.now, 2, days=10, until=0, first=9)
    said = words(asked(slow))
    assert "20 of 300 units moved in 10 days; 15 were expected by then, 10 without it · £71.00 back after fees" in said
    assert "It goes as expected" in said


def test_a_markdown_that_nobody_made_is_named_and_teaches_nothing(slow: Desk, clock: Clock) -> None:
    """Twenty days on, one every other day sold at £5.00, not at the £3.25 that was accepted."""
    assert "To do: set its price to £3.25 in Seller Center" in words(accept(slow))
    clock.passes(days=20)
    sells(slow.store, clock.now, 1, days=20, every=2, until=0, first=9)
    said = words(asked(slow))
    assert "It still sells at about £5.00: set its price to £3.25 in Seller Center, or undo the step." in said
    assert "it is judged by that now" not in said


def test_a_markdown_that_customers_see_is_the_price_it_has_now(slow: Desk, clock: Clock) -> None:
    accept(slow)
    clock.passes(days=1)
    sells(slow.store, clock.now, 1, days=1, until=0, first=9, price_minor=325)
    said = words(asked(slow))
    leaving_it = said[said.index("Leave it as it is, at £3.25") :]
    assert "Accepted: how it goes stands above." in leaving_it.partition("\n1. ")[0]


def test_what_went_off_site_is_told_by_the_next_count(slow: Desk, clock: Clock) -> None:
    accept(replace(slow, standard=replace(slow.standard, off_site_share=1.0)), Step.OFF_SITE)
    clock.passes(days=9)
    assert "What left of the 300 units is not counted yet" in words(asked(slow, "accepted"))
    counted(slow.store, clock.now, SKU123=40)
    assert "260 of 300 units gone in 9 days, by the newest count · about £1,300.00 back" in words(
        asked(slow, "accepted")
    )
    clock.passes(days=1)
    counted(slow.store, clock.now, SKU123=0)
    assert "All of it is gone: finish the step." in words(asked(slow))


def test_an_order_for_what_was_cleared_says_what_it_sold_before(slow: Desk, clock: Clock) -> None:
    """One a day before; marked down 20 a day, so that all of it is gone and the numbers ask for more."""
    accept(slow)
    clock.passes(days=15)
    sells(slow.store, clock.now, 20, days=15, first=9, price_minor=325)
    counted(slow.store, clock.now, SKU123=0)
    plan.run(slow)
    (card,) = stock.answer(slow, PIA, "SKU123")
    said = "It was put on clearance (Mark it down to £3.25 (−35%), Nov 2, 2026 2:30 PM): before that it sold 1 a day."
    assert said in words(card)
    assert "👉 Order" in words(card)
    (step,) = slow.store.clearing.running(["SKU123"])
    slow.store.clearing.undo(step.id, step.version, "U0PIA", clock.now)
    (card,) = stock.answer(slow, PIA, "SKU123")
    assert "put on clearance" not in words(card)


def test_who_accepts_second_hears_who_was_first(slow: Desk) -> None:
    pressed = button(asked(slow), Step.COMMISSION)
    accept(slow)
    answers = clear_accept.press(slow, BEN, pressed)
    assert "accepted by" in words(next(answers))
    with pytest.raises(StepTaken) as late:
        next(answers)
    assert "Mark it down to £3.25" in BEN.voice.tell(late.value)
    assert len(slow.store.clearing.running()) == 1


def test_the_next_step_takes_the_place_of_the_one_before(slow: Desk) -> None:
    accept(slow)
    card = accept(slow, Step.COMMISSION, BEN)
    assert "✅ Offer creators 20% commission on top, at £5.00, accepted by" in words(card)
    said = words(asked(slow, "accepted"))
    assert "2 accepted steps" in said
    assert "Another step was taken instead by" in said


def test_undo_lets_the_step_before_run_again(slow: Desk) -> None:
    accept(slow)
    card = accept(slow, Step.COMMISSION)
    (again,) = clear_undo.press(slow, PIA, button(card, action="clear_undo"))
    assert "✅ Mark it down to £3.25" in words(again)


def test_what_ended_meanwhile_says_who_ended_it(slow: Desk) -> None:
    pressed = button(accept(slow), action="clear_undo")
    list(clear_finish.press(slow, BEN, Pressed(pressed.value, is_private=True, moment="2")))
    answers = clear_undo.press(slow, PIA, pressed)
    next(answers)
    with pytest.raises(StepEnded):
        next(answers)


def test_a_step_ended_elsewhere_is_not_replaced_unseen(slow: Desk) -> None:
    accept(slow)
    card = asked(slow)
    list(clear_undo.press(slow, BEN, button(card, action="clear_undo")))
    answers = clear_accept.press(slow, PIA, button(card, Step.COMMISSION))
    next(answers)
    with pytest.raises(StepEnded):
        next(answers)


def test_numbers_that_changed_meanwhile_are_shown_and_nothing_is_accepted(slow: Desk) -> None:
    pressed = button(asked(slow), Step.MARKDOWN)
    milder = replace(slow, standard=replace(slow.policy, most_discount=0.2))
    answers = clear_accept.press(milder, PIA, pressed)
    assert "(−20%)" in words(next(answers))
    with pytest.raises(StepOutdated):
        next(answers)
    assert not slow.store.clearing.running()


def test_a_step_that_meanwhile_brings_less_than_leaving_it_is_not_accepted(slow: Desk) -> None:
    """Creators are assumed to sell half as much more; once they sell no more, leaving it brings more at that price."""
    pressed = button(asked(slow), Step.COMMISSION)
    with pytest.raises(StepOutdated):
        list(clear_accept.press(replace(slow, standard=replace(slow.policy, commission_uplift=0.0)), PIA, pressed))


def test_what_is_not_slow_any_more_is_not_accepted(slow: Desk, clock: Clock) -> None:
    pressed = button(asked(slow), Step.MARKDOWN)
    sells(slow.store, clock.now, 9, days=30, first=7)
    answers = clear_accept.press(slow, PIA, pressed)
    assert "Not slow" in words(next(answers))
    with pytest.raises(StepOutdated):
        next(answers)


@pytest.mark.parametrize("value", ["", "{}", '["SKU123"]', '["SKU123","UK Home","NOTHING",1,""]'])
def test_a_button_of_nobody_knows_what_is_dead(slow: Desk, value: str) -> None:
    for handler in (clear_accept, clear_undo, clear_finish):
        with pytest.raises(DeadButton):
            list(handler.press(slow, PIA, Pressed(value, is_private=True, moment="1")))


def test_planners_decide_and_viewers_look(slow: Desk) -> None:
    with pytest.raises(NotAllowed):
        list(clear_accept.press(slow, Asker("U0VIC", "C1", Voice()), button(asked(slow), Step.MARKDOWN)))


def test_pressed_in_the_list_the_list_stays(slow: Desk) -> None:
    accept(slow)
    (card,) = clear_finish.press(slow, PIA, button(asked(slow, "accepted"), action="clear_finish"))
    assert not card.replaces


def test_the_morning_digest_counts_the_steps_and_those_that_are_stuck(slow: Desk, clock: Clock) -> None:
    """At nine of the next day it has begun; ten days on nothing was sold."""
    accept(slow)
    for days, said in ((1, "🧹 1 accepted step clears slow stock: /clearance accepted"), (9, "1 wants a decision")):
        clock.passes(days=days)
        clock.now = clock.now.replace(hour=9, minute=30)
        digest.run(slow)
        (words,) = told(slow, "digest")
        assert said in words


def test_the_list_and_its_workbook(slow: Desk, clock: Clock) -> None:
    assert "No step is accepted yet" in words(asked(slow, "accepted"))
    accept(slow)
    clock.passes(days=10)
    assert "✅ Mark it down to £3.25 (−35%): 0 of 300 units moved in 10 days" in words(asked(slow, ""))
    file = accepted.whole(slow, PIA, "")
    assert isinstance(file, File)
    head, row = openpyxl.load_workbook(io.BytesIO(file.content)).active.iter_rows(values_only=True)
    said = dict(zip(head, row, strict=True))
    assert (said["SKU"], said["Step"], said["State"]) == ("SKU123", "Mark it down to £3.25 (−35%)", "runs")
    assert (said["Units"], said["Moved"], said["Expected by then"], said["Without it"]) == (300, 0, 19, 10)


def test_after_90_days_its_time_is_over(slow: Desk, clock: Clock) -> None:
    accept(slow)
    clock.passes(days=89)
    assert "less than half of what was expected" in words(asked(slow, "accepted"))
    clock.passes(days=1)
    assert "Its time is over" in words(asked(slow, "accepted"))


def test_a_step_that_fell_short_is_judged_by_what_it_brought_and_another_is_recommended(
    slow: Desk, clock: Clock
) -> None:
    """In twenty days creators sold 10 of 30 expected units, no more than a day before: they sell nothing on top."""
    first = "Offer creators 20% commission on top, at £5.00"
    assert f"\n1. {first}" in words(asked(slow))
    card = accept(slow, Step.COMMISSION)
    clock.passes(days=20)
    sells(slow.store, clock.now, 1, days=20, every=2, until=0, first=9)
    said = words(asked(slow))
    assert "It moves less than half of what was expected: take another step." in said
    assert f"{first} brought 10 of 30 expected units in 20 days: it is judged by that now." in said
    assert f"\n1. {first}" not in said
    second = said[said.index("\n1. ") + 4 :].partition(": £")[0]
    assert f"So {second} brings most now." in said
    why = words_of_why(slow)
    assert "judged by the 10 of 30 expected units that went when it was tried" in why
    assert "Expected by then 30: 1.5 a day × 20 days, at most the 300 there were" in why
    assert "Without it 20: 1 a day × 20 days" in why
    assert "Back after fees £35.50: £50.00 paid in the shop less 29% for the platform and creators" in why
    list(clear_finish.press(slow, PIA, button(card, action="clear_finish")))
    assert f"So {second} brings most now." in words(asked(slow))
    age_stock.run(slow)
    assert first not in words(asked(slow, ""))


def words_of_why(desk: Desk) -> str:
    return "\n".join(map(words, clearance.answer(desk, PIA, "SKU123 why")))


def test_only_an_order_to_decide_for_what_sells_faster_now_says_so(slow: Desk, clock: Clock) -> None:
    """The price was cut, and nobody bought more: the order is for what it sells at any price."""
    accept(slow)
    clock.passes(days=15)
    sells(slow.store, clock.now, 1, days=15, first=9, price_minor=325)
    counted(slow.store, clock.now, SKU123=0)
    plan.run(slow)
    (slower,) = cards(slow, "SKU123")
    assert slower.proposal is not None
    assert slower.daily_rate <= 1
    assert slower.cleared is None
    sells(slow.store, clock.now, 20, days=15, first=99, price_minor=325)
    plan.run(slow)
    (faster,) = cards(slow, "SKU123")
    assert faster.cleared is not None
    (order,) = slow.store.suggestions.open(["SKU123"])
    slow.store.deciding.dismiss(order.id, order.version, "U0BEN", clock.now)
    (decided,) = cards(slow, "SKU123")
    assert decided.cleared is None


def test_a_step_of_two_months_ago_or_away_from_the_shop_made_nothing_sell_faster(slow: Desk, clock: Clock) -> None:
    accept(slow)
    assert cleared(slow, "SKU123")
    clock.passes(days=57)
    assert not cleared(slow, "SKU123")


def test_what_left_off_site_sold_no_faster_in_the_shop(slow: Desk) -> None:
    accept(replace(slow, standard=replace(slow.standard, off_site_share=1.0)), Step.OFF_SITE)
    assert not cleared(slow, "SKU123")
