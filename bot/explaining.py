"""Why the numbers of one product are what they are: on its card, and of how old its stock is."""

from collections.abc import Collection

from bot.clearance.clearing import limits_of
from bot.clearance.following import running
from bot.clearance.rungs import reckoning
from bot.clearance.slow_stock import aged
from bot.desk import Desk
from bot.events.judged import Judged
from bot.judging.judgement import Judgement, judge
from bot.judging.reasons import computed, explained
from bot.messages.clearance.ladder_explanation import ladder_explanation
from bot.messages.clearance.slow_explanation import slow_explanation
from bot.messages.clearance.step_explanation import step_explanation
from bot.messages.events.event_explanation import event_why_lines
from bot.messages.explaining.explained import Currencies
from bot.messages.explaining.explanation import Why, explanation
from bot.messages.lacking_rate import made_rate
from bot.messages.ordering.flight_values import most_flown
from bot.messages.reply import Message
from bot.messages.settings.thresholds import own_line
from bot.ordering.joining import as_asked
from bot.wording import Safe, Voice
from planner.currency import rate_of
from planner.explaining.clearance_rules import explain_clearance
from planner.explaining.explain import Explained
from planner.explaining.flight_rules import held_to


def stock_why(
    desk: Desk, product: str, voice: Voice, *, is_short: bool = False, places: Collection[str] = ()
) -> list[Message]:
    """Return every number of a product's card and what it was made from, one message per location.

    ``is_short``: only those that decide, and a button for the rest; ``places``: these alone.
    """
    judgements, of_all = [as_asked(desk, each) for each in judge(desk, products=[product])], desk.policy
    asked = {each.location: each.quantity for each in desk.store.suggestions.latest(product) if each.state == "open"}
    lies_elsewhere = sum(len(each.catalogue.about) for each in judgements) > 1
    return [
        explanation(
            Why(
                product=about.product,
                location=about.location,
                explained=_as_it_could_fly(judgement, i, asked.get(about.location)),
                as_of=judgement.catalogue.as_of,
                currencies=Currencies(
                    about.cost_currency, about.currency, judgement.catalogue.items.reporting_currency[i]
                ),
                counted_at=about.counted_at,
                computed=computed(judgement, i),
                lies_elsewhere=lies_elsewhere,
                asked=asked.get(about.location),
                events=event_why_lines(Judged.of(judgement).why_of(i), voice),
                own=own_line(judgement.policy, of_all, about.shops, voice, clears=False),
                rates=_rates(desk, (about.cost_currency, about.currency), voice),
            ),
            voice,
            is_short=is_short,
        )
        for judgement in judgements
        for i, about in enumerate(judgement.catalogue.about)
        if not places or about.location in places
    ]


def _rates(desk: Desk, pair: tuple[str, str], voice: Voice) -> list[Safe]:
    """Return what the exchange rate from cost to price is made from, where nobody typed it."""
    if not all(pair) or pair[0] == pair[1]:
        return []
    found = rate_of(*pair, desk.store.rates.all(), desk.now().date())
    return [made_rate(found, voice)] if found is not None and found.through else []


def _as_it_could_fly(judgement: Judgement, i: int, asked: int | None) -> tuple[Explained, ...]:
    """Return every number of an item; no more flies than the order its card asks for or chases."""
    at_most = most_flown(judgement.level(i), float(judgement.plan.on_order[i]), asked)
    return held_to(explained(judgement, i), at_most, float(judgement.catalogue.items.case_pack[i]))


def slow_why(desk: Desk, product: str, voice: Voice, places: Collection[str] = ()) -> list[Message]:
    """Return every number on the age of a product's stock and what it was made from, one message per location.

    Others say how the accepted step goes, and of slow stock what goes into each step of the ladder; ``places``: these
    alone.
    """
    parts, of_all = list(aged(desk, [product])), desk.policy
    ages = [
        slow_explanation(
            about.product,
            about.location,
            explain_clearance(part.judged, part.items, part.catalogue.policy, i),
            about.cost_currency,
            limits_of(part.catalogue.policy),
            voice,
            is_at_least=bool(part.judged.is_at_least[i]),
            own=own_line(part.catalogue.policy, of_all, about.shops, voice, clears=True),
        )
        for part in parts
        for i, about in enumerate(part.about)
        if part.judged.units[i] > 0 and (not places or about.location in places)
    ]
    steps = [
        ladder_explanation(about.product, about.location, tuple(reckoning(part.slow, n)), voice, part.slow.sell_by(n))
        for part in parts
        for n, about in enumerate(part.slow.about)
        if part.slow.clears(n) and (not places or about.location in places)
    ]
    accepted = [
        step_explanation(step, voice) for step in running(desk, [product]) if not places or step.location in places
    ]
    return [*ages, *accepted, *steps]
