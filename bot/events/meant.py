"""Finds out what is meant by what was said of an event: the plan, or what is wrong with which part of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from bot.desk import Desk
from bot.errors import MisspeltSku, UnknownSku, UserError, WhichNumber
from bot.errors import event as wrong
from bot.errors.event import WhichShop
from bot.errors.event_units import UnitsNotForetold, UnitsOfLastTime
from bot.errors.price_cut import NoPriceCut, UnclearPriceCut
from bot.events.remembered import last_time, usual_units
from bot.events.typed import Said, amount_of, cut_of
from bot.messages.events.event_windows import AMOUNT, ENDS, HOST, NAME, PRICE_CUT, PRODUCTS, SHOP, STARTS
from bot.refusals import said as sentence_of
from bot.store import Event, Shop, UnknownShop
from bot.understanding.days import days_of
from bot.understanding.slips import shop_like
from bot.understanding.typed import product_meant, quoted, whole_meant
from planner.events.plan import (
    HOST_LENGTH,
    LONGEST,
    LONGEST_DELAY,
    LONGEST_SEASON,
    MOST_CUT,
    MOST_PRODUCTS,
    MOST_UNITS,
    NAME_LENGTH,
    WITH_AMOUNT,
    WITHOUT_UNITS,
    EventPlan,
    Mistake,
    mistakes,
)
from planner.intake.figure import figures

Wrong = Mapping[str, UserError]  # by the field it is about


def meant(desk: Desk, said: Said, before: Event | None = None) -> EventPlan:
    """Return the plan that was meant; ``before`` is the event that it changes. Raises: the first mistake."""
    plan, found = understood(desk, said, before)
    if plan is None or found:
        raise next(iter(found.values()))
    return plan


def understood(desk: Desk, said: Said, before: Event | None = None) -> tuple[EventPlan | None, Wrong]:
    """Return the plan that was meant, or what is wrong, by field; reads only."""
    found: dict[str, UserError] = {}
    starts, ends = (_day(desk, field, typed, found) for field, typed in ((STARTS, said.starts), (ENDS, said.ends)))
    untyped = set[str]()  # products whose units nobody said
    units = _units(desk, said, untyped, found)
    shop = _shop(desk, said, [code for code, _ in units], found)
    if starts is None or ends is None or shop is None:
        return None, found
    amount = amount_of(said.amount) if said.kind in WITH_AMOUNT else 0.0
    details = (amount, said.host.strip(), _cut(said.price_cut, found))
    plan = EventPlan(said.name.strip(), said.kind, shop.name, starts, ends, units, *details)
    if any(code in untyped for code, _ in units) and not found:
        plan = _as_usual(desk, plan, untyped, found)
    today = desk.today(ZoneInfo(shop.tz))
    for mistake in mistakes(plan, today):
        field, error = MISTAKES[mistake](plan, today)
        found.setdefault(field, error)
    is_moved = before is None or before.plan.starts != starts
    if is_moved and starts < today:
        found.setdefault(STARTS, wrong.PastEvent(today))
    if not found:
        found |= _refused(desk, plan, before)
    return (None if found else plan), found


def _day(desk: Desk, field: str, typed: str, found: dict[str, UserError]) -> date | None:
    days = days_of(typed, desk.now().date())
    if len(days) != 1:
        found[field] = wrong.WhichEventDay(quoted(typed)) if days else wrong.NoEventDay(quoted(typed))
        return None
    return days[0]


def _units(desk: Desk, said: Said, untyped: set[str], found: dict[str, UserError]) -> tuple[tuple[str, int], ...]:
    units: list[tuple[str, int]] = []
    for product, typed in said.products:
        try:
            code = product_meant(desk, product)
        except (MisspeltSku, UnknownSku) as unknown:
            before = units[-1][0] if units else ""  # its units may be what cannot be read
            found.setdefault(PRODUCTS, wrong.NoEventUnits(before) if before in untyped else unknown)
            continue
        needs_units = said.kind not in WITHOUT_UNITS
        if not typed and needs_units:
            untyped.add(code)
        try:
            number = whole_meant(typed) if typed and needs_units else 0
        except WhichNumber as which:
            found.setdefault(PRODUCTS, which)
            continue
        if number is None:
            found.setdefault(PRODUCTS, wrong.NoEventUnits(code))
            continue
        units.append((code, number))
    return tuple(units)


def _as_usual(desk: Desk, plan: EventPlan, untyped: set[str], found: dict[str, UserError]) -> EventPlan:
    """Return the plan with what events like it usually brought, where nobody said how many units."""
    usual = usual_units(desk, plan) if plan.starts <= plan.ends else {}
    unknown = [code for code, _ in plan.units if code in untyped and code not in usual]
    if unknown:
        product, last = unknown[0], last_time(desk, unknown[0], plan.shop)
        found[PRODUCTS] = (
            UnitsOfLastTime(product, last.name, last.ended, last.added) if last else UnitsNotForetold(product)
        )
    units = tuple((code, usual.get(code, units) if code in untyped else units) for code, units in plan.units)
    return replace(plan, units=units)


def _cut(typed: str, found: dict[str, UserError]) -> int | None:
    cut = cut_of(typed)
    if typed.strip() and cut is None:
        said, part = quoted(typed), float(next(iter(figures(typed)), 0))
        found[PRICE_CUT] = NoPriceCut(said, MOST_CUT)
        if 0 < part < 1:  # with its sign of percent it is no bare number
            found[PRICE_CUT] = UnclearPriceCut(said, f"{100 * part:g}%", f"{part:g}%", MOST_CUT)
    return cut


def _shop(desk: Desk, said: Said, products: list[str], found: dict[str, UserError]) -> Shop | None:
    shops = desk.store.shops.all()
    if said.shop:
        try:
            return desk.store.shops.named(shop_like(desk, said.shop))
        except UnknownShop as unknown:
            found[SHOP] = sentence_of(unknown) or WhichShop(tuple(shop.name for shop in shops))
            return None
    sell_it = shops_selling(desk, products)
    if len(sell_it) != 1:
        found.setdefault(SHOP, WhichShop(tuple(shop.name for shop in sell_it or shops)))
        return None
    return sell_it[0]


def shops_selling(desk: Desk, products: Sequence[str]) -> list[Shop]:
    """Return the shops that sell all of these products; all where none is named."""
    return [shop for shop in desk.store.shops.all() if not desk.store.events.not_sold(shop.name, products)]


def _refused(desk: Desk, plan: EventPlan, before: Event | None) -> Wrong:
    """Return what the store would refuse."""
    strange = desk.store.events.not_sold(plan.shop, [code for code, _ in plan.units])
    if strange:
        return {PRODUCTS: wrong.NotSoldThere(strange, plan.shop)}
    twin = desk.store.events.twin(plan)
    if twin is not None and (before is None or twin.id != before.id):
        return {NAME: wrong.EventExists(plan.name, plan.shop, plan.starts)}
    return {}


def _first(plan: EventPlan, is_it: Callable[[int], bool]) -> str:
    return next(code for code, units in plan.units if is_it(units))


def _twice(plan: EventPlan) -> str:
    codes = [code for code, _ in plan.units]
    return next(code for code in codes if codes.count(code) > 1)


def _too_long(plan: EventPlan) -> UserError:
    return wrong.LongSeason(LONGEST_SEASON) if plan.kind in WITH_AMOUNT else wrong.LongEvent(LONGEST)


MISTAKES: Mapping[Mistake, Callable[[EventPlan, date], tuple[str, UserError]]] = {
    Mistake.NO_NAME: lambda _plan, _today: (NAME, wrong.NoEventName()),
    Mistake.LONG_NAME: lambda _plan, _today: (NAME, wrong.LongEventName(NAME_LENGTH)),
    Mistake.ENDS_BEFORE_START: lambda plan, _today: (ENDS, wrong.EndsBeforeStart(plan.starts)),
    Mistake.PAST: lambda _plan, today: (ENDS, wrong.PastEvent(today)),
    Mistake.TOO_LONG: lambda plan, _today: (ENDS, _too_long(plan)),
    Mistake.TOO_FAR: lambda plan, _today: (STARTS, wrong.FarEvent(plan.starts)),
    Mistake.NO_PRODUCT: lambda _plan, _today: (PRODUCTS, wrong.NoEventProduct()),
    Mistake.TOO_MANY_PRODUCTS: lambda _plan, _today: (PRODUCTS, wrong.ManyEventProducts(MOST_PRODUCTS)),
    Mistake.TWICE: lambda plan, _today: (PRODUCTS, wrong.ProductTwice(_twice(plan))),
    Mistake.NO_UNITS: lambda plan, _today: (PRODUCTS, wrong.NoEventUnits(_first(plan, lambda units: units < 1))),
    Mistake.LONG_HOST: lambda _plan, _today: (HOST, wrong.LongHost(HOST_LENGTH)),
    Mistake.ABSURD_CUT: lambda plan, _today: (PRICE_CUT, NoPriceCut(f"{plan.price_cut}", MOST_CUT)),
    Mistake.TOO_MANY_UNITS: lambda plan, _today: (
        PRODUCTS,
        wrong.AbsurdEventUnits(_first(plan, lambda units: units > MOST_UNITS), MOST_UNITS),
    ),
    Mistake.NO_FACTOR: lambda _plan, _today: (AMOUNT, wrong.NoFactor()),
    Mistake.NO_DELAY: lambda _plan, _today: (AMOUNT, wrong.NoDelay(LONGEST_DELAY)),
}
"""The field each mistake is about, and its sentence."""
