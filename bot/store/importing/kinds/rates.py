"""Exchange rates of the planning workbook: dated, and as they were typed."""

from datetime import date
from typing import Any

from sqlmodel import select

from bot.store.access import moment
from bot.store.importing.imported import Kind
from bot.store.importing.kinds.ground import Ground
from bot.store.importing.kinds.kind import Switching
from bot.store.importing.kinds.sheet import stager
from bot.store.staging import put
from bot.store.tables.buying import ExchangeRateRow
from bot.wording import is_currency
from planner.intake.problems import ProblemCode
from planner.intake.workbook import RATES
from planner.intake.workbook.sheet import Entry

NAME = RATES.kind
FILE: Kind = "plan"
stage = stager(NAME)

APART = 0.1  # what a rate there and back may be off 1: bank and market rates differ by less

RATE = ("workspace_id", "base", "quote", "day", "rate")


def switch(switching: Switching) -> dict[str, Any]:
    """Take over each rate from its day on, without one from the day of the file."""
    ground, entries = Ground.of(switching, RATES), switching.entries.get(NAME, ())
    mine = select(ExchangeRateRow).where(ExchangeRateRow.workspace_id == switching.workspace)
    known = {(row.base, row.quote, row.day): row.rate for row in switching.session.exec(mine)}
    rates: dict[tuple[str, str, date], str] = {}
    told: dict[tuple[str, str, date], Entry] = {}
    for entry in entries:
        unknown = [name for name in ("origin", "target") if not is_currency(entry.words(name))]
        for name in unknown:
            ground.wrong(entry, name, ProblemCode.NOT_A_CURRENCY)
        if not unknown:
            day = date.fromisoformat(entry.words("day")) if entry.words("day") else moment(switching.at).date()
            key = (entry.words("origin"), entry.words("target"), day)
            rates[key], told[key] = entry.words("rate"), entry
    for (origin, target, day), entry in told.items():
        back = (known | rates).get((target, origin, day))
        if back and abs(float(entry.words("rate")) * float(back) - 1) > APART:
            ground.wrong(entry, "rate", ProblemCode.RATES_CONTRADICT)
    differing = {key: rate for key, rate in rates.items() if known.get(key) != rate}
    put(switching.session, "exchange_rate", RATE, 4, [(switching.workspace, *key, r) for key, r in differing.items()])
    new = sum(key not in known for key in rates)
    return {NAME: len(rates), f"{NAME}_new": new, f"{NAME}_changed": len(differing) - new}
