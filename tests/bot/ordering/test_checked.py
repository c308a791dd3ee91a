"""After a long pause nothing is approved by the last check: who asks is told so, and when it can be again."""

import pytest

from bot.commands import reorder
from bot.desk import Asker, Desk
from bot.errors.decision import AlreadyDecided, CheckedLongAgo
from bot.jobs import plan
from bot.ordering.checked import checked_long_ago
from bot.store import Store
from bot.wording import Voice
from tests.bot.builders import Clock, planned, stocked, terms

ANA = Asker("U0ANA", "C1", Voice())
TOO_OLD = "Numbers too old to order by"


@pytest.fixture
def checked(store: Store, desk: Desk, clock: Clock) -> Desk:
    """SKU123 and SKU124 of one supplier stand below their thresholds; all was checked just now."""
    for sku in ("SKU123", "SKU124"):
        stocked(store, clock.now, 200, sku=sku)
    planned(store, clock.now, [terms("SKU123"), terms("SKU124")])
    store.people.set_role(ANA.user, "approver", now=clock.now)
    plan.run(desk)
    return desk


def asks(desk: Desk, words: str = "") -> str:
    return "".join(str(getattr(message, "blocks", "")) for message in reorder.answer(desk, ANA, words))


def test_a_list_too_old_says_so_and_leaves_out_approve_until_the_next_check(checked: Desk, clock: Clock) -> None:
    """A count may be 48 hours old; so may a check."""
    clock.passes(hours=48)
    now = asks(checked)
    assert (TOO_OLD in now, "Approve all 2" in now, "Approve or change" in now) == (False, True, True)
    clock.passes(minutes=1)
    late = asks(checked)
    assert (TOO_OLD in late, "Approve all 2" in late, "Approve or change" in late) == (True, False, False)
    assert ("Dismiss" in late, "Snooze" in late) == (True, True)
    for words in ("approve 1", "approve 1 300"):
        with pytest.raises(CheckedLongAgo):
            asks(checked, words)
    assert {each.state for each in checked.store.suggestions.open()} == {"open"}
    stocked(checked.store, clock.now, 190)
    plan.run(checked)
    assert checked_long_ago(checked) is None
    assert TOO_OLD not in asks(checked)
    asks(checked, "approve 1")


def test_what_was_decided_already_is_told_first(checked: Desk, clock: Clock) -> None:
    asks(checked, "dismiss 1")
    clock.passes(hours=49)
    with pytest.raises(AlreadyDecided):
        asks(checked, "approve 1")
