"""Every suggestion is decided once, whoever presses and however often; the loser is told who was first."""

import os
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from bot.store import Database, Decision, Outgoing, Store, Suggestion
from tests.bot.store.builders import NOW, a_proposal, at, hours

SUGGESTIONS, PRESSES = 25, 24  # 600 racing presses on each database, and as many again by processes
PATIENCE = 300  # [seconds] of a busy machine


def opened(store: Store, count: int = 1) -> tuple[Suggestion, ...]:
    return store.suggestions.apply(NOW, opened=[a_proposal(f"SKU{n}") for n in range(count)]).opened


def approve(store: Store, suggestion: Suggestion, user: str = "U1") -> Decision:
    return store.deciding.approve(suggestion.id, suggestion.version, user, NOW, arrives=at(4, 9).date())


def test_an_approval_makes_one_order_and_says_so_everywhere(store: Store) -> None:
    told = Outgoing("card", "C1", "stock_card", "product:SKU1001", {})
    (suggestion,) = store.suggestions.apply(NOW, opened=[a_proposal(quantity=120)]).opened
    store.outbox.add(told, NOW)
    decision = approve(store, suggestion)
    assert decision.won
    assert decision.orders == store.orders.all()
    assert (decision.suggestion.state, decision.suggestion.decided_by) == ("approved", "U1")
    assert (decision.orders[0].number, decision.orders[0].lines[0].quantity) == ("PO-0001", 120)
    assert [(e.user, e.action) for e in store.audit.entries("suggestion:1")] == [("U1", "approved")]
    first = store.outbox.lease(NOW, hours(1))
    assert first is not None
    assert (first.key, first.revision) == ("card", 2)
    assert store.outbox.backlog(NOW).waiting == 1


def test_the_second_press_is_told_who_was_first_and_when(store: Store) -> None:
    (suggestion,) = opened(store)
    approve(store, suggestion, "U1")
    late = store.deciding.dismiss(suggestion.id, 1, "U2", NOW + hours(1))
    assert not late.won
    assert late.orders == ()
    assert (late.suggestion.decided_by, late.suggestion.decided_at) == ("U1", NOW)


def test_a_card_of_an_older_version_decides_nothing(store: Store) -> None:
    (suggestion,) = opened(store)
    (changed,) = store.suggestions.apply(NOW, changed=[replace(suggestion, quantity=200)]).changed
    late = approve(store, suggestion)
    assert (late.won, late.suggestion.state, late.suggestion.version) == (False, "open", 2)
    assert approve(store, changed).won
    assert store.orders.all()[0].lines[0].quantity == 200


def test_a_quantity_of_ones_own_is_ordered_and_counts_as_edited(store: Store) -> None:
    (suggestion,) = opened(store)
    decision = store.deciding.approve(suggestion.id, 1, "U1", NOW, arrives=at(4, 9).date(), quantity=7)
    assert decision.suggestion.state == "edited"
    assert store.orders.all()[0].lines[0].quantity == 7


def test_no_suggestion_no_decision(store: Store) -> None:
    assert store.suggestions.one(99) is None
    with pytest.raises(ValueError, match="99"):
        store.deciding.dismiss(99, 1, "U1", NOW)


def test_racing_presses_make_one_order_each(database: Database, store: Store) -> None:
    suggestions = opened(store, SUGGESTIONS)

    def press(number: int) -> bool:
        user = f"U{number}"
        return approve(database.store("W1"), suggestions[number % SUGGESTIONS], user).won

    with ThreadPoolExecutor(8) as people:
        won = list(people.map(press, range(SUGGESTIONS * PRESSES)))
    assert sum(won) == SUGGESTIONS
    ordered = sorted(order.lines[0].product for order in store.orders.all())
    assert ordered == sorted(each.product for each in suggestions)


PRESSING = """
import sys
from bot.store import Database
from tests.bot.store.builders import NOW
from datetime import date
with Database.open(sys.argv[1]) as database:
    store, won = database.store("W1"), 0
    sys.stdin.readline()
    for press in range(int(sys.argv[2])):
        number = press % int(sys.argv[3]) + 1
        won += store.deciding.approve(number, 1, "U" + sys.argv[4], NOW, arrives=date(2026, 4, 9)).won
    print(won)
"""


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_processes_pressing_together_make_one_order_each(url: str, store: Store) -> None:
    opened(store, SUGGESTIONS)
    said = [str(SUGGESTIONS * PRESSES // 3), str(SUGGESTIONS)]
    won = _together(PRESSING, [[url, *said, str(process)] for process in range(3)])
    assert sum(won) == SUGGESTIONS
    assert len(store.orders.all()) == SUGGESTIONS


COUNTING = """
import sys
from bot.store import Database
with Database.open(sys.argv[1]) as database:
    access = database.store("W1").access
    sys.stdin.readline()
    for _ in range(int(sys.argv[2])):
        with access.writing() as session:
            access.next_number(session, "test")
    print(0)
"""


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_no_update_is_lost_between_processes(url: str, store: Store) -> None:
    """2 · 100 updates of one counter: the next number is 201."""
    _together(COUNTING, [[url, "100"]] * 2)
    with store.access.writing() as session:
        assert store.access.next_number(session, "test") == 201


def test_no_update_is_lost_between_threads(store: Store) -> None:
    """4 threads, 200 updates of one counter: the next number is 201."""

    def count(_: int) -> None:
        with store.access.writing() as session:
            store.access.next_number(session, "test")

    with ThreadPoolExecutor(4) as people:
        list(people.map(count, range(200)))
    with store.access.writing() as session:
        assert store.access.next_number(session, "test") == 201


def _together(program: str, arguments: Sequence[Sequence[str]]) -> list[int]:
    """Run the program in several processes that start as one; return what each printed."""
    here = Path(__file__).parents[3]
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", program, *said],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=here,
            env=dict(os.environ),
        )
        for said in arguments
    ]
    for process in processes:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    return [int(process.communicate(timeout=PATIENCE)[0]) for process in processes]
