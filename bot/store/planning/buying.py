"""Turns suppliers, rates and a product's own terms into the planner's columns; what a product says for itself wins."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
from sqlalchemy import Select, bindparam, select
from sqlmodel import Session, col

from bot.store.access import fold
from bot.store.purchasing.order_days import WEEK, until_order_days
from bot.store.tables.buying import ExchangeRateRow, SupplierRow
from planner.coded import Coded
from planner.currency import Rate, rate_of
from planner.intake.workbook.suppliers import PARTS
from planner.lead_time import of_parts
from planner.model import Floats
from planner.unit_price import worths

MONTHS = 12 / 365  # a day
NOBODY = SupplierRow(workspace_id="", folded="", name="")
TERMS = [getattr(SupplierRow, name) for name in SupplierRow.model_fields if name != "workspace_id"]
SUPPLIERS: Select[*tuple[Any, ...]] = select(*TERMS).where(
    col(SupplierRow.workspace_id) == bindparam("w"), col(SupplierRow.folded).in_(bindparam("names", expanding=True))
)
RATE = [getattr(ExchangeRateRow, name) for name in ("base", "quote", "rate", "day")]
RATES: Select[*tuple[Any, ...]] = select(*RATE).where(col(ExchangeRateRow.workspace_id) == bindparam("w"))


def buying_columns(
    session: Session,
    workspace: str,
    rows: Mapping[str, Sequence[Any]],
    sold_in: Coded[str],
    reporting: str,
    as_of: date,
) -> dict[str, Floats]:
    """Return how each item is bought, by the names of the columns of Items.

    Args: rows, columns of the query ITEMS; sold_in, the currency of each item's prices; reporting, the one currency all
    are held against each other in ("": none), nan where nobody typed a rate to it; as_of, today where they lie.
    """
    named = Coded.of(rows["supplier"]).turned(fold)
    suppliers = _suppliers(session, workspace, sorted(set(named.values)))
    places = {folded: place for place, folded in enumerate(suppliers)}
    of = named.each(lambda folded: places.get(folded, 0)).astype(np.int64)
    rows_of_all = list(suppliers.values())
    terms = _Terms.of(rows_of_all, until_order_days(session, workspace, rows_of_all, as_of))
    money = _Money(session, workspace, as_of)
    kept = Coded.of(rows["cost_currency"])
    unit_cost = worths(floats(rows["unit_cost_myriadths"]), kept)
    freight = {
        way: money.freight(terms, stated, of, kept, unit_cost)
        for way, stated in (("sea_freight", "sea_freight_myriadths"), ("air_freight", "air_freight_myriadths"))
    }
    typed_longest = floats(rows["max_lead_time"])
    no_air = floats(rows["no_air_route"])
    by_air = np.where(no_air == 0, np.nan, terms.by_air[of])  # "no" takes back what the supplier's parts tell
    by_air = np.where(no_air == 1, np.inf, by_air)
    return {
        "lead_time": _first(floats(rows["lead_time"]), terms.usual[of]),
        "max_lead_time": typed_longest,
        "lead_time_spread": np.where(np.isnan(typed_longest), terms.spread[of], np.nan),
        "air_lead_time": _first(floats(rows["air_lead_time"]), by_air),
        "review": terms.review[of],
        "order_day": terms.order_day[of],
        "buffer": floats(rows["buffer"]),
        "moq": np.maximum(1.0, _first(floats(rows["moq"]), terms.moq[of], 1.0)),
        "case_pack": np.maximum(1.0, _first(floats(rows["case_pack"]), terms.case_pack[of], 1.0)),
        "unit_cost": unit_cost,
        **freight,
        "salvage": worths(floats(rows["salvage_myriadths"]), kept),
        "storage_fee": worths(floats(rows["storage_fee_myriadths"]), kept) * MONTHS,
        "exchange": money.factors(kept, sold_in),
        "reporting_rate": money.factors(sold_in, sold_in.turned(lambda _: reporting)),
    }


def floats(values: Sequence[Any] | Floats, missing: float = np.nan) -> Floats:
    """Return values as numbers; ``missing`` where there is none."""
    if isinstance(values, tuple) and values.count(None) == len(values):  # quick: most columns are typed by nobody
        return np.full(len(values), missing)
    found = np.array(values, float)  # None becomes nan
    return found if np.isnan(missing) else np.where(np.isnan(found), missing, found)


def rates_of(session: Session, workspace: str) -> tuple[Rate, ...]:
    """Return every exchange rate that was typed."""
    rows = session.connection().execute(RATES, {"w": workspace})
    return tuple(Rate(base, quote, Decimal(rate), day) for base, quote, rate, day in rows)


@dataclass(frozen=True, slots=True)
class _Terms:
    """What suppliers ask and take, one entry a supplier; the first is nobody."""

    usual: Floats  # [days] by sea
    spread: Floats  # [days]
    by_air: Floats  # [days]
    review: Floats  # [days]
    order_day: Floats  # [days] until the next one
    moq: Floats  # [units]
    case_pack: Floats  # [units]
    duty: Floats  # [share of the unit cost]
    rows: Sequence[Any]  # as of SupplierRow

    @classmethod
    def of(cls, rows: Sequence[Any], next_day: Sequence[int | None]) -> "_Terms":
        days = np.array([[_number(row, f"{part}_days") for part in PARTS] for row in rows])
        spread = np.array([[_number(row, f"{part}_spread") for part in PARTS] for row in rows])
        lead = of_parts(days, spread)
        rhythm = [row.order_rhythm or (WEEK if row.order_day else None) for row in rows]
        is_stated = ~np.isnan(spread).all(axis=1)  # without any, the spread is read from the longest lead time
        return cls(
            usual=lead.usual,
            spread=np.where(is_stated, lead.spread, np.nan),
            by_air=lead.by_air,
            review=floats(rhythm),
            order_day=floats(next_day),
            moq=floats([row.moq for row in rows]),
            case_pack=floats([row.case_pack for row in rows]),
            duty=floats([row.duty for row in rows]) / 100,
            rows=rows,
        )


class _Money:
    """What one currency is worth in another."""

    def __init__(self, session: Session, workspace: str, as_of: date) -> None:
        self._rates = rates_of(session, workspace)
        self._as_of = as_of
        self._factors: dict[tuple[str, str], float] = {}

    def factor(self, base: str, quote: str) -> float:
        """Return what one unit of a currency is worth in another; nan where nobody typed a rate."""
        if base == quote and base:
            return 1.0
        if (base, quote) not in self._factors:
            found = rate_of(base, quote, self._rates, self._as_of)
            worth = float("nan") if found is None else float(found.rate)
            self._factors[base, quote] = 1 / worth if found is not None and found.base != base else worth
        return self._factors[base, quote]

    def factors(self, bases: Coded[str], quotes: Coded[str]) -> Floats:
        """Return what one unit of each currency is worth in the other; nan where nobody typed a rate."""
        of_pair = [self.factor(base, quote) for base in bases.values for quote in quotes.values]
        worth: Floats = np.array(of_pair, float)[bases.code * len(quotes.values) + quotes.code]
        return worth

    def freight(self, terms: _Terms, name: str, of: Any, kept_in: Coded[str], unit_cost: Floats) -> Floats:
        """Return first mile and duty of each item in the currency of its cost; nan where neither is known."""
        stated = floats([getattr(row, name) for row in terms.rows])
        duty: Floats = terms.duty[of] * unit_cost
        if np.isnan(stated).all():
            return duty
        currencies = [row.currency for row in terms.rows]
        of_item = Coded(of.astype(np.int32), tuple(currencies))
        freight = worths(stated, currencies)[of] * self.factors(of_item, kept_in)
        is_foreign = np.isnan(freight) & ~np.isnan(stated)[of]
        both = np.where(np.isnan(freight), duty, np.where(np.isnan(duty), freight, freight + duty))
        return np.where(is_foreign, np.nan, both)


def _suppliers(session: Session, workspace: str, names: Sequence[str]) -> Mapping[str, Any]:
    """Return the rows of these suppliers by their folded names, after that of nobody."""
    rows = session.connection().execute(SUPPLIERS, {"w": workspace, "names": names})
    return {"": NOBODY} | {row.folded: row for row in rows}


def _number(row: Any, name: str) -> float:
    value = getattr(row, name)
    return float("nan") if value is None else float(value)


def _first(own: Floats, other: Floats, missing: float = np.nan) -> Floats:
    found = np.where(np.isnan(own), other, own)
    return np.where(np.isnan(found), missing, found)
