"""What expires is told once with what to do, once more when it has, and taken back when it is solved: 5 sell a day."""

from datetime import timedelta

import pytest

from bot.buttons import clear_plan
from bot.desk import Asker, Desk, Pressed
from bot.home import home
from bot.jobs import digest, plan
from bot.messages.reply import Message
from bot.sandbox.words import words_of
from bot.wording import Voice
from tests.bot.builders import Clock, Filled, counted, leaving, stocked, told
from tests.bot.store.builders import a_row, plan_in

ASKER = Asker("U0PIA", "C1", Voice())


def words(message: Message) -> str:
    return words_of({"text": message.text, "blocks": list(message.blocks)}, {}, "UTC")


def says(desk: Desk, clock: Clock, days: int | None) -> None:
    day = "" if days is None else (clock.now + timedelta(days=days)).date().isoformat()
    plan_in(desk.store, clock.now, products=[a_row("products", product="SKU123", sell_by=day)])


def checked(desk: Desk, clock: Clock) -> list[str]:
    """Return what a channel hears of the next check."""
    clock.passes(minutes=15)
    plan.run(desk)
    return told(desk, "warning")


@pytest.fixture
def goods(desk: Desk, filled: Filled) -> Desk:
    return filled(desk, in_plenty)


def in_plenty(desk: Desk) -> None:
    stocked(desk.store, desk.now(), 300)
    plan.run(desk)
    leaving(desk)


def test_it_is_told_once_and_once_more_when_it_has_expired(goods: Desk, clock: Clock) -> None:
    """In 20 days 100 of 300 sell."""
    says(goods, clock, 20)
    (first,) = checked(goods, clock)
    assert "Not all of these goods will sell by their last day: plan how to clear what would be left" in first
    assert "SKU123 Lunch Bag · 200 units will expire unsold after Nov 22, 2026" in first
    assert not checked(goods, clock)
    says(goods, clock, -1)
    (second,) = checked(goods, clock)
    assert "The last day of these goods is over, so they count as nothing" in second
    assert "300 units expired after Nov 1, 2026" in second
    assert "1 expired" in second
    assert not checked(goods, clock)


def test_another_day_is_told_anew(goods: Desk, clock: Clock) -> None:
    says(goods, clock, 20)
    assert checked(goods, clock)
    says(goods, clock, 30)
    (again,) = checked(goods, clock)
    assert "150 units will expire unsold after Dec 2, 2026" in again


def test_twice_as_much_is_told_anew(goods: Desk, clock: Clock) -> None:
    """Of 300 15 are left in 57 days, told; 29 of 314 are not told, 30 of 315 are, and not again."""
    says(goods, clock, 57)
    assert checked(goods, clock)
    for units, is_told in ((314, False), (315, True), (320, False), (344, False)):
        counted(goods.store, clock.now + timedelta(minutes=1), SKU123=units)
        says(goods, clock, None)
        says(goods, clock, 57)
        said = checked(goods, clock)
        assert bool(said) == is_told
        assert f"{units - 285} units will expire unsold after Dec 29, 2026" in words(home(goods, ASKER))


def test_it_is_struck_out_once_two_checks_found_it_solved(goods: Desk, clock: Clock) -> None:
    """Of 100 all sell in 20 days."""
    says(goods, clock, 20)
    clock.passes(minutes=15)
    plan.run(goods)
    leaving(goods)
    counted(goods.store, clock.now + timedelta(minutes=1), SKU123=100)
    clock.passes(minutes=15)
    plan.run(goods)
    assert not [each for each in leaving(goods) if "recovered" in each.words]
    clock.passes(minutes=15)
    plan.run(goods)
    assert not goods.store.alerts.open(family="expiry")
    assert "✔ 🟠 `SKU123` Lunch Bag · *200* units will expire unsold" in "".join(each.words for each in leaving(goods))


@pytest.mark.parametrize(("days", "is_told"), [(57, True), (58, False)])
def test_less_than_a_twentieth_of_it_is_not_told(goods: Desk, clock: Clock, days: int, *, is_told: bool) -> None:
    """A twentieth of 300 is 15: in 57 days 285 sell, in 58 days 290."""
    says(goods, clock, days)
    assert bool(checked(goods, clock)) == is_told


def test_the_digest_names_it_once_with_the_next_step(goods: Desk, clock: Clock) -> None:
    """300 counted the next day; what sold the day before is not known, so the pace is a little less."""
    clock.now = clock.now.replace(hour=9, minute=0) + timedelta(days=1)
    digest.run(goods)
    leaving(goods)
    says(goods, clock, 20)
    checked(goods, clock)
    counted(goods.store, clock.now, SKU123=300)
    clock.now = clock.now.replace(hour=9, minute=0) + timedelta(days=1)
    digest.run(goods)
    (said,) = told(goods, "digest")
    assert "New: expires unsold, or has expired" in said
    assert "⌛ SKU123 Lunch Bag · UK Home · 203 units will expire unsold after Nov 23, 2026" in said
    assert "Nothing got worse" not in said
    clock.passes(days=1)
    digest.run(goods)
    (after,) = told(goods, "digest")
    assert "expire" not in after


def test_home_names_it_for_as_long_as_it_stands(goods: Desk, clock: Clock) -> None:
    assert "⌛" not in words(home(goods, ASKER))
    says(goods, clock, 20)
    checked(goods, clock)
    page = home(goods, ASKER)
    assert "⌛ SKU123 Lunch Bag · UK Home · 200 units will expire unsold after Nov 22, 2026" in words(page)
    assert "clear_plan" in str(page.blocks)


def test_plan_clearance_says_what_can_be_done_though_it_is_not_slow(goods: Desk, clock: Clock) -> None:
    says(goods, clock, 20)
    (card,) = clear_plan.press(goods, ASKER, Pressed("SKU123", is_private=True, moment="1"))
    assert "What the 300 units to be sold by Nov 22, 2026 can still bring, each step given 20 days" in words(card)
    says(goods, clock, 1)
    (card,) = clear_plan.press(goods, ASKER, Pressed("SKU123", is_private=True, moment="2"))
    assert "each step given 1 day\n" in words(card)
    assert "5 of 300 units in 1 day, until its sell-by date" in words(card)


def test_lists_name_how_many_expire_now(goods: Desk, clock: Clock) -> None:
    """Told of 200 of 300; of 250 counted since 150 are left."""
    says(goods, clock, 20)
    assert checked(goods, clock)
    counted(goods.store, clock.now + timedelta(minutes=1), SKU123=250)
    assert not checked(goods, clock)
    assert "150 units will expire unsold after Nov 22, 2026" in words(home(goods, ASKER))


def test_a_warning_offers_to_plan_clearance_until_it_is_solved(goods: Desk, clock: Clock) -> None:
    says(goods, clock, 20)
    clock.passes(minutes=15)
    plan.run(goods)
    assert ["Plan clearance" in each.buttons for each in leaving(goods) if each.kind == "warning"] == [True]
    says(goods, clock, None)
    for _ in range(2):
        clock.passes(minutes=15)
        plan.run(goods)
    assert ["Plan clearance" in each.buttons for each in leaving(goods) if each.kind == "warning"] == [False]


def test_a_thousand_that_expire_are_one_message_and_a_digest_that_can_be_read(desk: Desk, clock: Clock) -> None:
    """Slack takes 2,000 characters of a button: a warning has a number of up to four here, and a comma."""
    skus = [f"SKU{n:04}" for n in range(1000)]
    counted(desk.store, clock.now, **dict.fromkeys(skus, 9))
    plan.run(desk)
    leaving(desk)
    day = (clock.now + timedelta(days=3)).date().isoformat()
    plan_in(
        desk.store, clock.now, products=[a_row("products", n, product=it, sell_by=day) for n, it in enumerate(skus)]
    )
    (said,) = checked(desk, clock)
    assert said.count("9 units will expire unsold") == 10
    assert "and 990 more" in said
    clock.now = clock.now.replace(hour=9, minute=0) + timedelta(days=1)
    digest.run(desk)
    (said,) = told(desk, "digest")
    assert said.count("9 units will expire unsold") == 10
    assert "… and 990 more" in said


def test_a_snoozed_order_does_not_silence_it(goods: Desk, clock: Clock) -> None:
    counted(goods.store, clock.now + timedelta(minutes=1), SKU123=200)
    checked(goods, clock)
    (asked,) = goods.store.suggestions.open()
    goods.store.deciding.snooze(asked.id, asked.version, "U0PIA", clock.now, clock.now + timedelta(days=9), "")
    says(goods, clock, 5)
    assert "will expire unsold" in "".join(checked(goods, clock))
