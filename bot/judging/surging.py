"""What surges now: which items, by how many orders, and how each would stand if it went on selling like that."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from bot.desk import Desk
from bot.judging.judgement import Judgement
from bot.judging.planning import Suspects, planned_of
from bot.judging.transferring import Help, helped_out
from bot.messages.ordering.flight_values import FlightPays, units_flown
from bot.messages.stock.surge_values import SurgeCard
from bot.store import SURGE, Alert, Catalogue
from planner.allocate import allocate
from planner.blocks import pieces, rows_of
from planner.forecasting.scatter import BASELINE, LATELY, Scatter, busyness, own_dispersions
from planner.forecasting.surge import is_over, ordinary_days, surges
from planner.forecasting.surge_alarm import learned_scatter, past_scores
from planner.model import NEVER, Floats, Level

BLOCK = 4096  # items whose orders are counted at a time, so that memory stays bounded

Place = tuple[str, str]  # product and location


@dataclass(frozen=True, slots=True)
class Surge:
    """An item that surges, and why one thinks so."""

    place: Place
    began: date  # the first day that shows it
    rate: float  # [units/day] over those days
    usual: float  # [units/day] over the eight weeks before
    orders: float  # [orders/day] over those days
    usual_orders: float

    @classmethod
    def of(cls, alert: Alert) -> "Surge":
        """Return the surge that was told."""
        said = alert.figures[SURGE]
        return cls(
            (alert.product, alert.location),
            date.fromisoformat(said["began"]),
            *(said[name] for name in ("rate", "usual", "orders", "usual_orders")),
        )

    def figures(self) -> dict[str, object]:
        """Return it as an alert keeps it."""
        return {
            "began": self.began.isoformat(),
            "rate": self.rate,
            "usual": self.usual,
            "orders": self.orders,
            "usual_orders": self.usual_orders,
        }


def new_surges(desk: Desk, judgements: Sequence[Judgement], told: set[Place]) -> Iterator[Surge]:
    """Yield what surges now beyond what was told, of all items; many units alone are none, so orders are looked at."""
    scatter = desk.learned().scatter
    for judgement in judgements:
        known = judgement.catalogue
        suspects = _untold(judgement, told)
        found = surges(suspects.units, suspects.orders, suspects.counts, scatter, _busy(judgement, suspects))
        for row in np.flatnonzero(found.seen).tolist():
            i = int(suspects.item[row])
            began = known.as_of - timedelta(days=int(found.days[row]))
            columns = (found.rate, found.usual, found.orders, found.usual_orders)
            yield Surge(_place(known, i), began, *(float(column[row]) for column in columns))


def _busy(judgement: Judgement, suspects: Suspects) -> Floats:
    """Return how busy all that sells where each suspect lies was: shape (suspects, 2), as of ``busyness``."""
    lie_in = judgement.catalogue.in_zones()[suspects.item]
    busy = [busyness(judgement.sellers[zone]) for zone in lie_in.values]
    return np.reshape(busy, (-1, LATELY))[lie_in.code]


def _untold(judgement: Judgement, told: set[Place]) -> Suspects:
    """Return what of the suspects is no news yet."""
    suspects = judgement.suspects
    is_news = np.array([_place(judgement.catalogue, i) not in told for i in suspects.item.tolist()], bool)
    return rows_of(suspects, np.flatnonzero(is_news))


def over(judgements: Sequence[Judgement], alerts: Sequence[Alert]) -> Iterator[Alert]:
    """Yield the surges told that are over."""
    for judgement in judgements:
        row_of = _rows(judgement)
        mine = [alert for alert in alerts if (alert.product, alert.location) in row_of]
        if mine:
            told, rows = [Surge.of(alert) for alert in mine], [row_of[a.product, a.location] for a in mine]
            days = np.array([(judgement.catalogue.as_of - surge.began).days for surge in told], np.int64)
            usual = np.array([surge.usual for surge in told])
            ended = is_over(judgement.plan.sold_lately[rows], usual, days)
            yield from (alert for alert, has_ended in zip(mine, ended, strict=True) if has_ended)


def surge_cards(desk: Desk, judgements: Sequence[Judgement], alerts: Sequence[Alert]) -> Mapping[Place, SurgeCard]:
    """Return how each item whose surge was told would stand if it went on: judged anew at the rate it sells now."""
    if not alerts:
        return {}
    told = {(alert.product, alert.location): alert for alert in alerts}
    at_new_rate = [_surging(judgement, told) for judgement in judgements]
    helped = helped_out(desk, at_new_rate).transfers
    return {
        place: replace(_card(now, usual, i, told[place]), transfers=helped.get(place, ()))
        for now, usual in zip(at_new_rate, judgements, strict=True)
        for place, i in _rows(now).items()
        if place in told
    }


def surging_now(desk: Desk, judgements: Sequence[Judgement], product: str) -> Mapping[Place, SurgeCard]:
    """Return the surges of a product that were told, and how it would stand if they went on."""
    alerts = [alert for alert in desk.store.alerts.open(product=product) if alert.family == SURGE]
    return surge_cards(desk, judgements, alerts)


def help_offered(desk: Desk, judgements: Sequence[Judgement], surges: Mapping[Place, SurgeCard]) -> Help:
    """Return what other locations can send; where an item surges, what they can send for that."""
    usual = helped_out(desk, judgements)
    more = {place: surge.transfers for place, surge in surges.items() if surge.transfers and not surge.is_over}
    stays = {place: them for place, them in usual.stays.items() if place not in more}
    return Help({**usual.transfers, **more}, stays)


def _surging(judgement: Judgement, told: Mapping[Place, Alert]) -> Judgement:
    """Return the items judged by what they sell now."""
    known, rates = judgement.catalogue, judgement.catalogue.items.surging.copy()
    for place, i in _rows(judgement).items():
        if place in told:
            rates[i] = _rate_now(judgement, i, Surge.of(told[place]))
    known = replace(known, items=replace(known.items, surging=rates))
    plan = planned_of(known, judgement.learned)
    return replace(judgement, catalogue=known, plan=plan, allocation=allocate(plan, known.items))


def _rate_now(judgement: Judgement, i: int, surge: Surge) -> float:
    """Return what it sells a day now; on its first day what that day sold, as the one before was ordinary."""
    lately = float(judgement.plan.sold_lately[i])
    is_new = (judgement.catalogue.as_of - surge.began).days < LATELY
    return surge.rate if is_new or np.isnan(lately) else lately


def _card(now: Judgement, usual: Judgement, i: int, alert: Alert) -> SurgeCard:
    about, plan, surge = now.catalogue.about[i], now.plan, Surge.of(alert)
    ads, flight = float(plan.ads_rate[i]), FlightPays.of(plan, now.catalogue.items, i, about.currency)
    return SurgeCard(
        product=about.product,
        name=about.name,
        location=about.location,
        began=surge.began,
        rate=surge.rate,
        usual=surge.usual,
        orders=surge.orders,
        usual_orders=surge.usual_orders,
        rate_now=float(plan.daily_rate[i]),
        is_over=alert.state == "closed",
        level=Level(int(plan.level[i])),
        available=float(plan.available[i]),
        days_left=float(plan.days_of_cover[i]),
        stockout=now.day(plan.stockout_day[i]),
        usual_stockout=usual.day(usual.plan.stockout_day[i]),
        sea_arrives=now.catalogue.as_of + timedelta(days=int(np.ceil(plan.order_wait[i] + plan.lead_time[i]))),
        order_day=now.order_day(i),
        air_quantity=units_flown(plan, now.catalogue.items, i),
        air_by=None if plan.air_decision_day[i] == NEVER else now.day(plan.air_decision_day[i]),
        flight=flight,
        air_pays=flight is None or flight.pays,
        air_alone=flight.alone if flight and flight.pays_alone else 0,
        has_air=bool(np.isfinite(plan.air_lead_time[i])),
        ads_rate=None if np.isnan(ads) else ads,
        today=now.catalogue.as_of,
        as_of=now.now,
    )


def _place(known: Catalogue, i: int) -> Place:
    return known.items.product[i], known.items.location[i]


def _rows(judgement: Judgement) -> dict[Place, int]:
    items = judgement.catalogue.items
    return {place: i for i, place in enumerate(zip(items.product, items.location, strict=True))}


def scatter_of(desk: Desk, known: Catalogue) -> Scatter:
    """Return how the orders of a day scatter in a catalogue, and from which surprise on a surge is told."""
    before, days = desk.learned().scatter.dispersion, known.history.units.shape[1]
    dispersions, scores, counts = [], [], ordinary_days(known.items, known.history, known.events)
    sold = (known.history.units > 0).sum(axis=0)
    for rows in pieces(len(known.numbers), BLOCK):
        orders = desk.store.facts.orders(known.numbers[rows], known.as_of, days)
        dispersions.append(own_dispersions(orders, counts[rows]))
        scores.append(past_scores(known.history.units[rows], orders, counts[rows], before, sold))
    judged = int(counts[:, BASELINE:].sum())
    return learned_scatter(np.concatenate(dispersions), np.concatenate(scores), judged)
