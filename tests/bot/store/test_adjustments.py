"""A new count replaces the estimate; what nothing explains is recorded as an adjustment and told."""

from sqlalchemy import text

from bot.store import Database, Store
from planner.purchase import State
from tests.bot.store.builders import NOW, a_count, a_line, a_proposal, a_shop, a_store, at, counts_in, hours, orders_in


def recorded(store: Store) -> list[tuple[str, int]]:
    """Return the product and the difference of every adjustment, oldest first."""
    query = text(
        "SELECT p.code, a.quantity FROM adjustment a JOIN item i ON i.workspace_id = :w AND i.id = a.item_id"
        " JOIN product p ON p.workspace_id = :w AND p.id = i.product_id WHERE a.workspace_id = :w ORDER BY a.at, p.code"
    )
    with store.access.reading() as session:
        return [(row.code, row.quantity) for row in session.connection().execute(query, {"w": store.access.workspace})]


def test_a_first_count_differs_from_nothing(store: Store) -> None:
    assert "differing" not in counts_in(store, a_count(quantity=60)).changes
    assert recorded(store) == []


def test_what_sold_since_explains_a_lower_count(store: Store) -> None:
    """60 available, then 5 shipped, 3 paid, 2 cancelled again: 52."""
    counts_in(store, a_count(quantity=60), as_of=NOW)
    orders_in(
        store,
        a_line("1", quantity=5, paid=NOW + hours(1), shipped=NOW + hours(2)),
        a_line("2", quantity=3, paid=NOW + hours(1)),
        a_line("3", quantity=2, paid=NOW + hours(1), cancelled=NOW + hours(3)),
        as_of=NOW + hours(4),
    )
    assert "differing" not in counts_in(store, a_count(quantity=52), as_of=NOW + hours(5)).changes
    assert recorded(store) == []


def test_what_nothing_explains_is_told_the_largest_first(store: Store) -> None:
    """652 estimated and 640 counted: 12 missing; 10 estimated and 13 counted: 3 found; the third agrees."""
    counts_in(store, a_count("1", 660), a_count("2", 10), a_count("3", 5), as_of=NOW)
    orders_in(store, a_line("1", "1", 8, paid=NOW + hours(1)), as_of=NOW + hours(2))
    told = counts_in(store, a_count("1", 640), a_count("2", 13), a_count("3", 5), as_of=NOW + hours(5))
    assert (told["differing"], told["differences"]) == (2, (("SKU1", 640, -12), ("SKU2", 13, 3)))
    assert recorded(store) == [("SKU1", -12), ("SKU2", 3)]


def test_units_counted_beyond_the_estimate_that_an_order_has_to_bring_yet_are_named(store: Store) -> None:
    """100 are to come and nobody received them in /po: 95 to 105 more on the shelf may be they."""
    counts_in(store, a_count("1", 60), as_of=NOW)
    (suggestion,) = store.suggestions.apply(NOW, opened=[a_proposal("SKU1", quantity=100)]).opened
    store.deciding.approve(suggestion.id, suggestion.version, "U1", NOW, arrives=at(4, 9).date())
    found, on_shelf = [], 60
    for number, more in enumerate((94, 95, 105, 106, -100), start=1):
        on_shelf += more
        found.append(counts_in(store, a_count("1", on_shelf), as_of=NOW + hours(number))["counted_to_come"])
    assert found == [(), ("SKU1 PO-0001",), ("SKU1 PO-0001",), (), ()]


def test_orders_that_arrive_after_the_count_of_the_same_morning_explain_it(store: Store) -> None:
    counts_in(store, a_count(quantity=60), as_of=NOW)
    assert counts_in(store, a_count(quantity=55), as_of=NOW + hours(5))["differing"] == 1
    orders_in(store, a_line(quantity=5, paid=NOW + hours(2)), as_of=NOW + hours(6))
    assert recorded(store) == []


def test_an_earlier_difference_stays_as_it_was_told(store: Store) -> None:
    for hour, quantity in ((0, 60), (1, 50), (2, 49)):
        counts_in(store, a_count(quantity=quantity), as_of=NOW + hours(hour))
    orders_in(store, a_line(quantity=1, paid=NOW + hours(1.5)), as_of=NOW + hours(3))
    assert recorded(store) == [("SKU1001", -10)]


def test_a_count_of_what_is_on_hand_is_compared_with_what_is_on_hand(database: Database) -> None:
    """65 on the shelf; 5 are paid and still there: 65 again is no difference, 60 is one of 5."""
    store = a_store(database, "W1", a_shop(quantity_means="on_hand"))
    counts_in(store, a_count("1", 65), a_count("2", 65), as_of=NOW)
    orders_in(store, *(a_line(sku, sku, 5, paid=NOW + hours(1)) for sku in ("1", "2")), as_of=NOW + hours(2))
    told = counts_in(store, a_count("1", 65), a_count("2", 60), as_of=NOW + hours(3))
    assert told["differences"] == (("SKU2", 60, -5),)


def test_counting_the_same_moment_again_replaces_the_difference(store: Store) -> None:
    counts_in(store, a_count(quantity=60), as_of=at(3, 8))
    counts_in(store, a_count(quantity=50), as_of=at(3, 9))
    counts_in(store, a_count(quantity=57), as_of=at(3, 9))
    assert recorded(store) == [("SKU1001", -3)]


def test_only_the_largest_of_many_are_named(store: Store) -> None:
    counts_in(store, *(a_count(str(sku), 100) for sku in range(30)), as_of=at(3, 8))
    told = counts_in(store, *(a_count(str(sku), 100 - sku) for sku in range(30)), as_of=at(3, 9))
    assert (told["differing"], len(told["differences"]), told["differences"][0]) == (29, 10, ("SKU29", 71, -29))


def test_a_delivery_that_the_count_holds_explains_it(store: Store) -> None:
    """10, then 100 arrive before the next count of 110: written down at that count's moment when it is marked."""
    counts_in(store, a_count(quantity=10), as_of=at(3, 8))
    (suggestion,) = store.suggestions.apply(at(3, 8), opened=[a_proposal()]).opened
    store.deciding.approve(suggestion.id, 1, "U1", at(3, 8), arrives=at(3, 9).date())  # 100 units
    assert counts_in(store, a_count(quantity=110), as_of=at(3, 9))["differing"] == 1
    order = store.orders.move("PO-0001", 1, State.ORDERED, "U1", at(3, 8)).order
    changed = store.orders.receive(order.number, order.version, {1: 100}, "U1", at(3, 9, 14), is_counted=True)
    assert changed.won
    assert recorded(store) == []
