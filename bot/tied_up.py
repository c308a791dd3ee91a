"""The cash in stock and on order at this moment: as of the last check, with what people decided since."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from bot.desk import Desk
from bot.judgement import judge
from planner.currency import minors

MOST = 2_000  # products judged anew; after that many decisions the next check is due anyway


def tied_up(desk: Desk, shop: str | None = None) -> Mapping[str, int]:
    """Return the money in what is on hand and on order, by currency; of one shop where it is named."""
    stored, since = desk.store.levels.cash(shop), desk.store.levels.taken(shop).as_of
    products = sorted(_decided_since(desk, since)) if since is not None and stored else []
    if not products or len(products) > MOST:
        return stored
    before = _sums(
        (it.cost_currency, it.cash_minor) for it in desk.store.levels.of(products) if shop in {None, it.shop}
    )
    now: Counter[str] = Counter()
    for judgement in judge(desk, products=products):
        about = judgement.catalogue.about
        currencies = [each.cost_currency for each in about]
        cash = minors(judgement.allocation.cash_tied_up, currencies)
        known = [each.cost_currency if shop in {None, each.shops[0]} else "" for each in about]
        now += _sums(zip(known, cash, strict=True))
    return {currency: stored.get(currency, 0) - before[currency] + now[currency] for currency in stored.keys() | now}


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


def _sums(amounts: Iterable[tuple[str, int | None]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for currency, minor in amounts:
        if minor is not None and currency:
            found[currency] += minor
    return found
