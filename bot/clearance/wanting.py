"""How much of slow stock other locations want, or are to buy: what moves there along a lane needs no clearing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from bot.desk import Desk
from bot.judging.judgement import Judgement, judge
from bot.judging.transferring import Place, helped_out
from bot.messages.clearance.slow_values import AvoidablePurchase, Wanted


def wanted_elsewhere(desk: Desk, products: Sequence[str]) -> Mapping[Place, tuple[Wanted, ...]]:
    """Return what other locations want of these products, by where it lies."""
    return wanted_of(desk, judge(desk, products=products)) if products and desk.store.lanes.all() else {}


def wanted_of_slow(desk: Desk, slow: Iterable[Place]) -> Mapping[Place, tuple[Wanted, ...]]:
    """Return what other locations want of what lies where a lane begins; nothing else is planned for it."""
    origins = {lane.origin for lane in desk.store.lanes.all()}
    return wanted_elsewhere(desk, sorted({product for product, location in slow if location in origins}))


def wanted_of(desk: Desk, judgements: Sequence[Judgement]) -> Mapping[Place, tuple[Wanted, ...]]:
    """Return what other locations want of what was judged, by where it lies."""
    found: defaultdict[Place, tuple[Wanted, ...]] = defaultdict(tuple)
    for (product, destination), transfers in helped_out(desk, judgements).transfers.items():
        for transfer in transfers:
            found[product, transfer.origin] += (Wanted(destination, transfer.units),)
    return dict(found)


def avoidable_purchases(desk: Desk, judgements: Sequence[Judgement]) -> Mapping[Place, tuple[AvoidablePurchase, ...]]:
    """Return what other locations are to buy that had better come from where it lies in plenty, by where that is."""
    found: defaultdict[Place, tuple[AvoidablePurchase, ...]] = defaultdict(tuple)
    for (product, destination), stays in helped_out(desk, judgements).stays.items():
        for stay in stays:
            it = stay.instead
            if it is not None and it.moving_minor is not None and it.buying_minor is not None:
                costs = (it.moving_minor, it.buying_minor, stay.currency)
                found[product, stay.origin] += (AvoidablePurchase(destination, it.units, *costs),)
    return dict(found)
