"""What is shown of slow stock: its lines, the most cash first, and the money in all of the stock."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from math import inf, nan

from bot.clearance.following import running
from bot.clearance.freed import freed_by
from bot.clearance.rungs import best, ladder_of
from bot.clearance.slow_stock import Aged, aged
from bot.clearance.wanting import avoidable_purchases
from bot.desk import Desk
from bot.judging.judgement import judge
from bot.messages.blocks import of_shops_alone
from bot.messages.clearance.ladder_values import RungLine
from bot.messages.clearance.slow_card import slow_cards
from bot.messages.clearance.slow_values import LayerLine, Limits, SlowCard, SlowLine, StockMoney, Wanted
from bot.messages.reply import Message
from bot.messages.stock.several import not_there, of_shops
from bot.ordering.reported import Reported, one, summed
from bot.store import StockAge, StockValue
from bot.understanding.slips import places_of
from bot.wording import Safe, Voice
from planner.clearance.slow import Standing, sell_through
from planner.currency import parts
from planner.money import active_sku_rate, days_inventory_outstanding, gmroi, turnover
from planner.policy import Policy


def limits(desk: Desk) -> Limits:
    """Return what is called slow: in all shops, and at locations whose shops set their own."""
    policies = desk.policies
    return replace(
        limits_of(policies.of_all), of={place: limits_of(policy) for place, policy in policies.of_location.items()}
    )


def limits_of(policy: Policy) -> Limits:
    """Return what a policy calls slow."""
    return Limits(policy.slow_age, policy.slow_window, policy.slow_sell_through)


def slow_lines(desk: Desk, shop: str | None = None, *, first: int = 0, count: int | None = None) -> list[SlowLine]:
    """Return slow movers from number ``first`` on, the most cash first; those whose cost nobody knows last."""
    currencies = {value.currency for value in desk.store.ages.values(shop)}
    worth = Reported.now(desk).worth(currencies)
    return [slow_line(age) for age in desk.store.ages.slow(shop, worth=worth, first=first, count=count)]


def as_of_now(desk: Desk, lines: Sequence[SlowLine]) -> list[SlowLine]:
    """Return lines with what their cards say at this moment; what is no longer slow stays as it was last looked at."""
    found = {
        (part.about[row].product, part.about[row].location): slow_line(part.age(row))
        for part in aged(desk, sorted({line.product for line in lines}))
        for row in part.slow.rows.tolist()
    }
    now = [(line, found.get((line.product, line.location), line)) for line in lines]
    return [replace(live, days_of_cover=line.days_of_cover) for line, live in now]


def slow_line(age: StockAge) -> SlowLine:
    """Return how old an item's stock was at the last look as a line of a list."""
    return SlowLine(
        product=age.product,
        name=age.name,
        location=age.location,
        units=age.units,
        old_units=age.old_units,
        oldest=age.oldest or 0,
        is_at_least=age.is_at_least,
        sell_through=one(sell_through, age.sold, age.opening, age.received),
        cash_minor=age.cash_minor,
        currency=age.currency,
        days_of_cover=inf if age.days_of_cover is None else age.days_of_cover,
        best=RungLine.from_values(age.best) if age.best else None,
        wanted=tuple(Wanted(location, units) for location, units in (age.wanted or {}).items()),
    )


def money_by_place(desk: Desk, values: Sequence[StockValue]) -> list[tuple[str, StockMoney]]:
    """Return the money in stock at each location; none where there is only one."""
    places = sorted({value.location for value in values})
    each = [(place, stock_money(desk, [value for value in values if value.location == place])) for place in places]
    return each if len(each) > 1 else []


def slow_cards_of(desk: Desk, product: str) -> list[SlowCard]:
    """Return how old a product's stock is, one card a location."""
    judgements = judge(desk, products=[product])
    lasts = {
        (about.product, about.location): (float(judgement.plan.days_of_cover[i]), float(judgement.plan.daily_rate[i]))
        for judgement in judgements
        for i, about in enumerate(judgement.catalogue.about)
    }
    steps = {step.location: step for step in running(desk, [product])}
    avoidable = avoidable_purchases(desk, judgements)
    return [
        replace(
            _card(desk, part, i, *lasts[about.product, about.location]),
            step=steps.get(about.location),
            avoidable=avoidable.get((about.product, about.location), ()),
        )
        for part in aged(desk, [product])
        for i, about in enumerate(part.about)
    ]


def slow_card_of(
    desk: Desk, product: str, shops: Sequence[str], voice: Voice, *, replaces: bool = False
) -> Message | None:
    """Return the card of how old a product's stock is, of some shops alone where it lies there; None: it is unknown."""
    cards, note = slow_cards_of(desk, product), Safe("")
    if not cards:
        return None
    if shops:
        places = places_of(desk, shops)
        mine = [card for card in cards if card.line.location in places]
        note = of_shops("/clearance", [product], shops, voice) if mine else not_there([product], shops, voice)
        cards = mine or cards
    message = slow_cards(cards, limits(desk), voice, note=note, replaces=replaces)
    return replace(message, blocks=of_shops_alone(message.blocks, shops))


def stock_money(desk: Desk, values: Sequence[StockValue]) -> StockMoney:
    """Return the money in stock: one sum where rates allow, else one a currency."""
    reported = Reported.now(desk, max((value.day for value in values), default=None))
    sums = {name: summed((value.currency, getattr(value, name)) for value in values) for name in _SUMMED}
    counts = {name: sum(getattr(value, name) for value in values) for name in _COUNTED}
    flowing = [value for value in values if value.days and value.currency]
    margins = [(value.currency, value.margin_minor) for value in flowing if value.margin_minor is not None]
    turns = reported.ratio(turnover, sums["cost_sold_minor"], sums["average_minor"])
    in_stock = reported.total(sums["on_hand_minor"])
    return StockMoney(
        on_hand=in_stock.amounts,
        on_order=reported.total(sums["on_order_minor"]).amounts,
        slow=reported.total(sums["slow_minor"]).amounts,
        lacking=in_stock.lacking,
        items=counts["items"],
        without_cost=sum(value.items for value in values if not value.currency),
        slow_items=counts["slow_items"],
        old_units=counts["old_units"],
        turnover=turns,
        days_of_inventory=one(days_inventory_outstanding, turns),
        gmroi=reported.ratio(gmroi, summed(margins), sums["average_minor"]) if len(margins) == len(flowing) else nan,
        days=max((value.days for value in flowing), default=0),
        active_rate=one(active_sku_rate, counts["sold_items"], counts["items"]),
    )


def _card(desk: Desk, part: Aged, i: int, days_of_cover: float, daily_rate: float) -> SlowCard:
    judged, about, today = part.judged, part.about[i], part.catalogue.as_of
    mine = (judged.layers.item == i) & (judged.layers.quantity > 0)
    columns = (judged.layers.age[mine], judged.layers.quantity[mine], judged.layers.is_at_least[mine])
    layers = sorted(zip(*(column.tolist() for column in columns), strict=True), reverse=True)
    cost, at = judged.landed_cost[i], part.place(i)
    worth = parts([units * cost for _, units, _ in layers], about.cost_currency)
    first = None if at is None else best(part.slow, at)
    return SlowCard(
        line=replace(slow_line(part.age(i)), days_of_cover=days_of_cover),
        standing=Standing(int(judged.standing[i])),
        mean_age=float(judged.mean_age[i]),
        layers=tuple(
            LayerLine(today - timedelta(days=age), at_least, age, round(units), coins)
            for (age, units, at_least), coins in zip(layers, worth, strict=True)
        ),
        ladder=None if at is None or not part.slow.clears(at) else ladder_of(part.slow, at),
        freed=None if first is None else freed_by(desk, summed([(first.currency, first.cash_minor)])),
        daily_rate=daily_rate,
    )


_SUMMED = ("on_hand_minor", "on_order_minor", "slow_minor", "cost_sold_minor", "average_minor")
_COUNTED = ("items", "sold_items", "slow_items", "old_units")
