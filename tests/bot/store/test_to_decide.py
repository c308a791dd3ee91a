"""What is to decide comes in one order, however it is asked for: as sums, page by page, all at once, or as costs."""

import random
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.store import URGENT_FIRST, Chosen, Database, Listed, Standing, Store
from planner.model import Level
from planner.unit_price import paid
from tests.bot.store.builders import NOW, a_proposal, a_shop, a_store

SHOPS = {"Mugs": "Europe/London", "Cups": "Asia/Shanghai"}
LATE = NOW.replace(hour=20)  # in Shanghai it is tomorrow
TODAYS = {name: LATE.astimezone(ZoneInfo(zone)).date() for name, zone in SHOPS.items()}
CHOSEN = Chosen(LATE, LATE.date(), TODAYS)
LEVELS = (Level.OUT, Level.URGENT, Level.REORDER, Level.WATCH)


@pytest.fixture
def crowded(database: Database) -> Store:
    """A store of 60 open suggestions of five suppliers, many of them alike; every seventh is asked again later."""
    store, chance = a_store(database, "W1", *(a_shop(name, tz=zone) for name, zone in SHOPS.items())), random.Random(9)
    days = (None, *(LATE.date() + timedelta(days=day) for day in (-9, 0, 1, 2)))
    opened = [
        a_proposal(
            f"SKU{number}",
            shop,
            shop=shop,
            supplier=chance.choice(["", "Yiwu", "Ningbo", "Porto", "Izmir"]),
            level=chance.choice(LEVELS),
            order_by=chance.choice(days),
            quantity=chance.randint(1, 9),
            unit_cost_myriadths=chance.choice([None, 1_235, 1_200_000, 30_000_000_000_000]),
            tied_up_minor=chance.choice([None, 15_000]),
            currency=chance.choice(["USD", "EUR"]),
        )
        for number in range(60)
        for shop in [chance.choice(list(SHOPS))]
    ]
    stands = [
        Standing(
            *(it.product, "A mug", it.location, it.shop, it.level, 1, 2.0, None, 0, 0, chance.choice([None, 0, 7, 9])),
            *("GBP", None, None, "", None, NOW),
        )
        for it in opened[:50]
    ]
    store.levels.save(stands)
    store.suggestions.apply(NOW, opened=opened)
    for each in store.suggestions.open():
        if each.id % 7 == 0:
            store.deciding.snooze(each.id, 1, "U1", NOW, LATE + timedelta(minutes=each.id % 2))
    return store


def expected(store: Store, *, asleep: bool | None = False) -> list[int]:
    """Return the numbers in the order of the domain, by plain Python: what is not known comes behind all money."""
    stakes = {(it.product, it.location): it.money_minor for it in store.levels.worst(100)}
    money = {place: -1 if minor is None else minor for place, minor in stakes.items()}
    mine = [each for each in store.suggestions.open() if asleep in {None, each.is_snoozed(LATE)}]

    def pressing(number: int) -> tuple[date, int, int, int]:
        it = next(each for each in mine if each.id == number)
        by = max(it.order_by or date.max, TODAYS[it.shop])
        return by, URGENT_FIRST.index(it.level), -money.get((it.product, it.location), -2), number

    order = sorted((each.id for each in mine), key=pressing)
    supplier = {each.id: each.supplier for each in mine}
    first = list(dict.fromkeys(supplier[number] for number in order))
    return sorted(order, key=lambda number: first.index(supplier[number]))


def numbers(lines: tuple[Listed, ...]) -> list[int]:
    return [line.suggestion.id for line in lines]


@pytest.mark.parametrize("asleep", [False, True, None])
def test_all_of_it_is_in_the_order_of_the_domain(crowded: Store, *, asleep: bool | None) -> None:
    """A snooze that ends at this minute has ended."""
    chosen = replace(CHOSEN, is_asleep=asleep)
    found = crowded.to_decide.all(chosen)
    assert numbers(found) == expected(crowded, asleep=asleep)
    assert [each.id for each in crowded.to_decide.costs(chosen)] == numbers(found)
    order = [each.supplier for each in crowded.to_decide.sums(chosen) if asleep in {None, each.is_asleep}]
    assert list(dict.fromkeys(order)) == list(dict.fromkeys(each.suggestion.supplier for each in found))


def test_sums_are_those_of_the_lines(crowded: Store) -> None:
    """Three billion coins a unit do not fit into a small whole number."""
    lines: Counter[tuple[str, str, bool]] = Counter()
    cost, costed, tied_up = Counter(lines), Counter(lines), Counter(lines)
    for each in crowded.suggestions.open():
        key = each.supplier, each.currency, each.is_snoozed(LATE)
        lines[key] += 1
        costed[key] += each.unit_cost_myriadths is not None
        cost[key] += paid(each.unit_cost_myriadths or 0, each.quantity)
        tied_up[key] += each.tied_up_minor or 0
    found = crowded.to_decide.sums(CHOSEN)
    assert {it[:3]: (it.lines, it.costed, it.cost_minor or 0, it.tied_up_minor or 0) for it in found} == {
        key: (lines[key], costed[key], cost[key], tied_up[key]) for key in lines
    }
    assert all((it.cost_minor is None) == (not it.costed) for it in found)


@pytest.mark.parametrize("most", [1, 3, 100])
def test_a_page_holds_the_first_of_each_supplier_and_those_wanted_beyond(crowded: Store, most: int) -> None:
    of = {
        name: [it.suggestion for it in crowded.to_decide.all(replace(CHOSEN, supplier=name))] for name in ("Yiwu", "")
    }
    wanted = {"Yiwu": range(4, 7), "": range(2)}
    found = crowded.to_decide.page(CHOSEN, wanted, most)
    for name, rows in wanted.items():
        places = sorted({*range(most), *rows} & set(range(len(of[name]))))
        assert [it.suggestion for it in found[name]] == [of[name][place] for place in places]


def test_a_choice_is_of_a_shop_a_supplier_or_a_product(crowded: Store) -> None:
    for name, value in (("shop", "Cups"), ("supplier", "Porto"), ("supplier", ""), ("product", "SKU8")):
        found = crowded.to_decide.all(replace(CHOSEN, is_asleep=None, **{name: value}))
        mine = {each.id for each in crowded.suggestions.open() if getattr(each, name) == value}
        assert mine == set(numbers(found))
        assert mine


def test_how_an_item_stands_is_beside_it(crowded: Store) -> None:
    found = {it.suggestion.product: (it.name, it.days_of_cover) for it in crowded.to_decide.all(CHOSEN)}
    assert found["SKU1"] == ("A mug", 2.0)
    assert found["SKU58"] == ("", None)
