"""Lets what falls due next go along with the orders of its supplier, where those are worth less than it asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import nan

import numpy as np

from bot.desk import Desk
from bot.judging.judgement import Judgement
from bot.ordering.minimums import drafted
from bot.ordering.reported import Reported
from planner.allocate import allocate
from planner.coded import Coded
from planner.intake.money import Amount, decimals
from planner.model import Flags, Floats, Integers, Level
from planner.ordering.joint import NOBODY, due_in, goes_along, lot_ahead

Place = tuple[str, str]  # product and location


@dataclass(frozen=True, slots=True)
class Asks:
    """Of each item of several judgements: is it asked already, and did people say no, or later, to it."""

    asked: Flags
    held: Flags


def joined(desk: Desk, judgements: Sequence[Judgement], asks: Asks) -> list[Judgement]:
    """Return the judgements of all items with what goes along; as they came where no supplier asks for a minimum."""
    named = sorted({name for judgement in judgements for name in set(judgement.catalogue.items.supplier)} - {""})
    minimums = desk.store.suppliers.minimum_orders(named)
    if not minimums:
        return list(judgements)
    names = sorted(minimums)
    of = [_supplier_of(judgement, names) for judgement in judgements]
    cost = [_unit_cost(desk, judgement, minimums) for judgement in judgements]
    worth = drafted(desk, minimums)
    along = goes_along(
        np.concatenate(of),
        np.array([_units(minimums[name].minor, minimums[name].currency) for name in names]),
        np.array([_units(worth[name], minimums[name].currency) for name in names]),
        ordered=np.concatenate([judgement.allocation.quantity for judgement in judgements]),
        lot=np.concatenate([lot_ahead(judgement.plan, judgement.catalogue.items) for judgement in judgements]),
        unit_cost=np.concatenate(cost),
        due=np.concatenate([due_in(judgement.plan) for judgement in judgements]),
        within=np.concatenate([np.full(len(it.plan.level), it.policy.cycle) for it in judgements]),
        stands=asks.asked,
        held=asks.held,
    )
    parts = np.split(along, np.cumsum([len(some) for some in of])[:-1])
    return [
        replace(judgement, allocation=allocate(judgement.plan, judgement.catalogue.items, part))
        for judgement, part in zip(judgements, parts, strict=True)
    ]


def as_asked(desk: Desk, judgement: Judgement) -> Judgement:
    """Return the judgement of some items with what goes along as it was suggested at the last check of all of them.

    What was asked at a level to order at did not go along, nor does anything of a supplier who asks for no minimum.
    """
    items = judgement.catalogue.items
    minimums = desk.store.suppliers.minimum_orders(sorted(set(items.supplier) - {""}))
    asked = {
        (each.product, each.location): each.quantity
        for product in set(items.product)
        for each in desk.store.suggestions.latest(product)
        if each.state == "open" and each.level > Level.REORDER and each.supplier in minimums
    }
    due = judgement.plan.computed_quantity > 0
    along = np.where(due, 0.0, np.array([asked.get(place, 0) for place in _places(judgement)], float))
    return replace(judgement, allocation=allocate(judgement.plan, items, along))


def _places(judgement: Judgement) -> list[Place]:
    items = judgement.catalogue.items
    return list(zip(items.product, items.location, strict=True))


def _supplier_of(judgement: Judgement, names: Sequence[str]) -> Integers:
    number = {name: place for place, name in enumerate(names)}
    return Coded.of(judgement.catalogue.items.supplier).each(lambda name: number.get(name, NOBODY)).astype(np.int64)


def _unit_cost(desk: Desk, judgement: Judgement, minimums: Mapping[str, Amount]) -> Floats:
    """Return what a unit costs in the currency of its supplier's minimum; nan where nobody can tell."""
    items, rates, today = judgement.catalogue.items, desk.store.rates.all(), desk.now().date()
    suppliers, codes = Coded.of(items.supplier), Coded.of(judgement.catalogue.about.column("cost_currency"))

    def worth(code: str, supplier: str) -> float:
        quote = minimums[supplier].currency if supplier in minimums else ""
        return Reported(quote, rates, today).worth([code]).get(code, nan) * 10.0 ** (decimals(code) - decimals(quote))

    known = np.array([[worth(code, supplier) for supplier in suppliers.values] for code in codes.values], np.float64)
    found: Floats = items.unit_cost * known.reshape(-1, len(suppliers.values))[codes.code, suppliers.code]
    return found


def _units(minor: int | None, currency: str) -> float:
    return nan if minor is None else minor / 10 ** decimals(currency)
