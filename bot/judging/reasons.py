"""What the numbers of a judgement were made from."""

from dataclasses import replace

from bot.judging.judgement import Judgement
from planner.explaining.explain import Explained, explain
from planner.explaining.ledger_rules import explain_on_hand
from planner.model import SafetyRule

COMPUTED = {
    *("gross_margin", "abc_class", "unit_margin", "carrying_cost", "service_level"),
    *("lead_time", "lead_time_demand", "spread", "safety_stock", "review_demand", "reorder_point", "threshold"),
}
"""The numbers that a typed buffer changes."""


def explained(by: Judgement, i: int) -> tuple[Explained, ...]:
    """Return every number of an item with what it was made from."""
    about, items = by.catalogue.about[i], by.catalogue.items
    on_hand = explain_on_hand(
        float(items.on_hand[i]),
        counted=about.counted,
        counts_available=about.counts_available,
        committed_then=about.committed_then,
        reserved=float(items.reserved[i]),
        shipped=about.shipped,
        received=about.received,
    )
    return (on_hand, *_explained(by, i))


def computed(by: Judgement, i: int) -> tuple[Explained, ...]:
    """Return what the threshold would be made from had nobody typed a buffer; nothing where nobody did."""
    if by.plan.rule[i] != SafetyRule.TYPED_BUFFER:
        return ()
    return tuple(it for it in _explained(by.untyped(), i) if it.name in COMPUTED)


def _explained(by: Judgement, i: int) -> tuple[Explained, ...]:
    found = explain(by.basis, i, by.catalogue.gaps_of(i))
    bulk = sum(each.units for each in by.catalogue.bulk if each.item == i and not each.counts)
    return tuple(_without_bulk(it, bulk) if it.name == "daily_rate" and bulk else it for it in found)


def _without_bulk(it: Explained, units: int) -> Explained:
    """Return the daily rate with the one-off bulk orders that it is made without."""
    return replace(it, left_out={**it.left_out, "bulk_units": units})
