"""A purchase order goes from the draft to the shelf, and planning sees it all the way."""

import pytest

from bot.store import Store, Suggestion, UnknownOrder
from tests.bot.store.builders import NOW, a_count, a_proposal, at, counts_in, hours


def approve(store: Store, suggestion: Suggestion) -> None:
    store.suggestions.approve(suggestion.id, suggestion.version, "U1", NOW, arrives=at(4, 9).date())


def test_an_order_moves_on_and_its_units_arrive_on_the_shelf(store: Store) -> None:
    counts_in(store, a_count(quantity=5), as_of=at(3, 9))
    (suggestion,) = store.suggestions.apply(NOW, opened=[a_proposal(quantity=100)]).opened
    approve(store, suggestion)
    assert (
        store.orders.change("PO-0001", "U1", NOW, state="ordered", arrives=at(3, 30).date()).arrives == at(3, 30).date()
    )
    assert store.orders.receive("PO-0001", "SKU1001", 60, "U1", at(3, 30)).state == "part_received"
    (catalogue,) = store.facts.gather(at(3, 31))
    assert (catalogue.items.on_hand[0], list(catalogue.inbound.quantity)) == (65, [40])
    assert store.orders.receive("PO-0001", "SKU1001", 40, "U1", at(3, 31)).state == "received"
    (catalogue,) = store.facts.gather(at(4, 1))
    assert (catalogue.items.on_hand[0], len(catalogue.inbound.item)) == (105, 0)
    assert store.facts.differing() == 0
    with pytest.raises(UnknownOrder):
        store.orders.change("PO-9999", "U1", NOW, state="ordered")


def test_two_receipts_of_an_order_within_a_second_add_up(store: Store) -> None:
    """5 counted, 30 and 20 received: 55."""
    counts_in(store, a_count(quantity=5), as_of=at(3, 9))
    (suggestion,) = store.suggestions.apply(NOW, opened=[a_proposal(quantity=100)]).opened
    approve(store, suggestion)
    for units in (30, 20):
        store.orders.receive("PO-0001", "SKU1001", units, "U1", at(3, 30))
    (catalogue,) = store.facts.gather(at(3, 31))
    assert (catalogue.items.on_hand[0], list(catalogue.inbound.quantity)) == (55, [50])
    assert store.facts.differing() == 0


def test_a_draft_counts_as_on_order_and_a_forgotten_one_has_no_day(store: Store) -> None:
    counts_in(store, a_count())
    (suggestion,) = store.suggestions.apply(NOW, opened=[a_proposal()]).opened
    approve(store, suggestion)
    days = [store.facts.gather(NOW + hours(passed))[0].inbound for passed in (0, 49)]
    assert [(list(coming.quantity), list(coming.day)) for coming in days] == [([100], [30]), ([100], [0])]
