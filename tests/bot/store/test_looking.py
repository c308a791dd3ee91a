"""Another process is told where the records are, and looks at them itself."""

import pickle

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.store import Address, Store
from tests.bot.store.builders import NOW, a_count, a_line, counts_in, orders_in


def test_who_is_told_where_sees_the_same(store: Store) -> None:
    orders_in(store, a_line("A", "1", 3), a_line("B", "2", 4))
    counts_in(store, a_count("1", 9), a_count("2", 8))
    told = pickle.loads(pickle.dumps(Address.of(store.facts)))  # as from process to process
    with told.facts() as facts:
        (there,), (here,) = facts.in_blocks(NOW), store.facts.in_blocks(NOW)
    assert there.about == here.about
    assert (there.history.units == here.history.units).all()


def test_who_is_told_where_cannot_change_anything(store: Store) -> None:
    with Address.of(store.facts).facts() as facts, facts.access.writing() as session:
        with pytest.raises(DBAPIError, match=r"readonly|read-only"):
            session.connection().execute(text("DELETE FROM workspace"))
        session.rollback()


def test_a_stretch_holds_its_own_items_only(store: Store) -> None:
    orders_in(store, *(a_line(str(n), str(n), 1) for n in range(1, 6)))
    (all_of_them,) = store.facts.in_blocks(NOW)
    first, *rest = sorted(all_of_them.numbers)
    (one,) = store.facts.in_blocks(NOW, items=range(first, first + 1))
    (others,) = store.facts.in_blocks(NOW, items=range(first + 1, rest[-1] + 1))
    assert {*one.numbers} == {first}
    assert {*others.numbers} == {*rest}
