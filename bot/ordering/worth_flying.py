"""Of the orders to decide those worth flying in, a part or all: the most gain first, a supplier's together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.desk import Desk
from bot.messages.ordering.flight_values import Flying
from bot.messages.ordering.reorder_values import ReorderLine
from bot.ordering.reported import Reported
from bot.store import AskedOf, Chosen, Listed

Asked = tuple[Listed, ReorderLine]  # as it is kept, and as lists show it


@dataclass(frozen=True, slots=True)
class WorthFlying:
    """Orders that are worth flying in, listed as the store lists all of them."""

    orders: Sequence[Listed]  # in the order they are shown in
    left_at_sea: int  # orders that could fly, too, but it does not pay
    asleep: Sequence[AskedOf]  # what is snoozed of those that could fly
    flights: Mapping[int, Flying]  # what would fly of each now, by the number of the order

    @classmethod
    def of(cls, desk: Desk, chosen: Chosen, asked: Sequence[Asked], flights: Mapping[int, Flying]) -> "WorthFlying":
        """Choose those worth it; ``flights``: what would fly now, by the number of the order."""
        now = [
            (listed, flights.get(line.number, Flying(line.air_quantity, line.air_by, None))) for listed, line in asked
        ]
        worth = [(listed, flight) for listed, flight in now if flight.is_worth_it]
        return cls(
            orders=_by_gain(Reported.now(desk), worth),
            left_at_sea=sum(flight.flies for _, flight in now) - len(worth),
            asleep=[each for each in desk.store.to_decide.sums(chosen) if each.is_asleep],
            flights={listed.suggestion.id: flight for listed, flight in worth},
        )

    def sums(self, _: Chosen) -> tuple[AskedOf, ...]:
        """Return the sums by supplier and currency, those of the most gain first; behind them what is snoozed."""
        found: dict[tuple[str, str], AskedOf] = {}
        for each in self.orders:
            it = each.suggestion
            key = it.supplier, it.currency
            before = found.get(key, _nothing(*key))
            found[key] = before._replace(
                lines=before.lines + 1,
                costed=before.costed + (it.cost_minor is not None),
                cost_minor=_plus(before.cost_minor, it.cost_minor),
                tied_up_minor=_plus(before.tied_up_minor, it.tied_up_minor),
            )
        return (*found.values(), *self.asleep)

    def page(self, _: Chosen, wanted: Mapping[str, range], most: int) -> Mapping[str, tuple[Listed, ...]]:
        """Return of each supplier its first ``most`` lines and those wanted beyond them, the most gain first."""
        mine = {name: [each for each in self.orders if each.suggestion.supplier == name] for name in wanted}
        return {
            name: (*mine[name][:most], *mine[name][max(rows.start, most) : rows.stop]) for name, rows in wanted.items()
        }

    def all(self, _: Chosen) -> Sequence[Listed]:
        return self.orders


def _nothing(supplier: str, currency: str) -> AskedOf:
    return AskedOf(supplier, currency, is_asleep=False, lines=0, costed=0, cost_minor=None, tied_up_minor=None)


def _by_gain(reported: Reported, worth: Sequence[tuple[Listed, Flying]]) -> list[Listed]:
    """Return the suppliers with the most gain first, of each the most gain first; what it is not known of last."""
    worths = reported.worth({flight.pays.currency for _, flight in worth if flight.pays})
    gains = [_gain(flight, worths) for _, flight in worth]
    suppliers = [listed.suggestion.supplier for listed, _ in worth]
    sums = dict.fromkeys(suppliers, 0.0)
    for supplier, gain in zip(suppliers, gains, strict=True):
        sums[supplier] += gain
    places = {supplier: place for place, supplier in enumerate(sums)}  # of equal ones the more pressing first
    keys = [(-sums[name], places[name], -gain) for name, gain in zip(suppliers, gains, strict=True)]
    return [worth[at][0] for at in sorted(range(len(worth)), key=keys.__getitem__)]


def _gain(flight: Flying, worths: Mapping[str, float]) -> float:
    """Return what flying earns beyond its freight, in coins of one currency where rates allow; 0: not known."""
    pays = flight.pays
    return 0.0 if pays is None else (pays.gain_minor or 0) * worths.get(pays.currency, 1.0)


def _plus(before: int | None, more: int | None) -> int | None:
    return before if more is None else (before or 0) + more
