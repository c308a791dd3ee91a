"""How many orders held an item on each day."""

from bot.store import Store
from tests.bot.store.builders import NOW, a_count, a_line, at, counts_in, orders_in


def test_orders_are_counted_and_not_their_units(store: Store) -> None:
    """NOW is 10 March: on the 8th two people bought, one of them 40; on the 9th one; what is cancelled is no demand."""
    counts_in(store, a_count("1", 99), a_count("2", 99))
    orders_in(
        store,
        a_line("A", "1", 40, at(3, 8)),
        a_line("B", "1", 1, at(3, 8)),
        a_line("C", "1", 2, at(3, 9)),
        a_line("D", "1", 5, at(3, 9), cancelled=at(3, 9, 14)),
        a_line("E", "1", 7, NOW),
        a_line("A", "2", 3, at(3, 7)),
        as_of=NOW,
    )
    (known,) = store.facts.gather(NOW)
    rows = dict(zip(known.items.product, store.facts.orders(known.numbers, known.as_of, 2).tolist(), strict=True))
    assert rows == {"SKU1": [2.0, 1.0], "SKU2": [0.0, 0.0]}


def test_of_nothing_nothing_is_counted(store: Store) -> None:
    assert store.facts.orders([], NOW.date(), 2).shape == (0, 2)
