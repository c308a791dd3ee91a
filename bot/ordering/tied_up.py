"""The cash in stock and on order at this moment: as of the last check, with what people decided since."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from itertools import compress

from bot.desk import Desk
from bot.judging.judgement import judge
from bot.ordering.reported import summed
from bot.store import Cash, StockValue
from planner.currency import minors

MOST = 2_000  # products judged anew; after that many decisions the next check is due anyway

ON_HAND, ON_ORDER = "on hand", "on order"


def tied_up(desk: Desk, shop: str | None = None) -> Mapping[str, int]:
    """Return the money in what is on hand and on order, by currency; of one shop where it is named."""
    return summed((it.currency, it.on_hand_minor + it.on_order_minor) for it in cash_now(desk, shop))


def values_now(desk: Desk, shop: str | None = None) -> tuple[StockValue, ...]:
    """Return the money in stock as it was last looked at, what is on hand and on order as it is at this moment."""
    looked = desk.store.ages.values(shop)
    now = {(it.location, it.currency): it for it in cash_now(desk, shop and desk.store.shops.listed_under(shop))}
    return tuple(
        replace(value, on_hand_minor=cash.on_hand_minor, on_order_minor=cash.on_order_minor) if cash else value
        for value in looked
        for cash in [now.get((value.location, value.currency))]
    )


def cash_now(desk: Desk, shop: str | None = None) -> tuple[Cash, ...]:
    """Return the money on hand and on order, by location and currency; of the shop under which the items stand."""
    levels = desk.store.levels
    stored, since = levels.cash(shop), levels.taken(shop).as_of
    products = sorted(_decided_since(desk, since)) if since is not None and stored else []
    if not products or len(products) > MOST:
        return stored
    money = _money((it.location, it.currency, it.on_hand_minor + it.on_order_minor, it.on_order_minor) for it in stored)
    stood = (it for it in levels.of(products) if shop in {None, it.shop})
    money.subtract(_money((it.location, it.cost_currency, it.cash_minor, it.coming_minor) for it in stood))
    for judgement in judge(desk, products=products):
        about, allocation = judgement.catalogue.about, judgement.allocation
        currencies = about.column("cost_currency")
        is_meant = (shop in {None, shops[0]} for shops in about.column("shops"))
        columns = (
            *(about.column("location"), currencies),
            *(minors(amounts, currencies) for amounts in (allocation.cash_tied_up, allocation.cash_coming)),
        )
        money.update(_money(compress(zip(*columns, strict=True), is_meant)))
    places = sorted({(lies, code) for lies, code, _ in money})
    return tuple(Cash(*place, money[*place, ON_HAND], money[*place, ON_ORDER]) for place in places)


def _decided_since(desk: Desk, since: datetime) -> Collection[str]:
    """Return the products of suggestions and orders that people changed since then."""
    changed: dict[str, set[str]] = {"suggestion": set(), "order": set(), "transfer": set()}
    for subject in desk.store.audit.subjects(since):
        kind, _, name = subject.partition(":")
        if kind in changed:
            changed[kind].add(name)
    suggestions = desk.store.suggestions.these(sorted(map(int, changed["suggestion"])))
    ordered = desk.store.orders.products(sorted(changed["order"] | changed["transfer"]))
    return {suggestion.product for suggestion in suggestions.values()} | ordered


def _money(amounts: Iterable[tuple[str, str, int | None, int | None]]) -> Counter[tuple[str, str, str]]:
    """Return the sums of location, currency, cash and how much of it is on order; what has no cost is left out."""
    found = Counter[tuple[str, str, str]]()
    for lies, code, cash, coming in amounts:
        if code and cash is not None:
            found[lies, code, ON_HAND] += cash - (coming or 0)
            found[lies, code, ON_ORDER] += coming or 0
    return found
