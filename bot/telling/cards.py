"""What is shown of an item that was judged: its card with what stands asked, and its line in a list."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from math import inf

from bot.desk import Asker, Desk
from bot.events.judged import Judged
from bot.judging.card_values import card_values
from bot.judging.judgement import Judgement, judge
from bot.judging.surging import help_offered, surging_now
from bot.judging.too_late import events_missed
from bot.messages.blocks import of_shops_alone, shops_marked
from bot.messages.ordering.proposal import Proposal
from bot.messages.reply import Message
from bot.messages.sku_line import SkuLine
from bot.messages.stock.bulk_line import BulkLine
from bot.messages.stock.several import not_there, nothing_there, of_shops
from bot.messages.stock.stock_card import stock_cards
from bot.messages.stock.stock_values import Computed, StockCard
from bot.store import Standing, Suggestion
from bot.telling.cleared import cleared
from bot.telling.snoozing import silence_of
from bot.telling.without_sales import without_sales
from bot.understanding.slips import places_of
from bot.wording import Safe, Voice
from planner.model import SafetyRule
from planner.policy import Policy
from planner.purchase import State


def cards(desk: Desk, product: str, pressed: Sequence[Suggestion] = ()) -> tuple[StockCard, ...]:
    """Return the product's cards, one a location: asked, decided lately, or just pressed."""
    with desk.store.access.at_one_moment():
        return _cards(desk, product, pressed)


def _cards(desk: Desk, product: str, pressed: Sequence[Suggestion]) -> tuple[StockCard, ...]:
    judgements = judge(desk, products=[product])
    policy_of = {about.location: judgement.policy for judgement in judgements for about in judgement.catalogue.about}
    stored = [s for s in desk.store.suggestions.latest(product) if s.location in policy_of]
    latest = [s for s in stored if _still_matters(s, desk.now(), policy_of[s.location])]
    asked = {s.location: s for s in pressed} | {s.location: s for s in latest}
    alerts, surges = desk.store.alerts.open(product=product), surging_now(desk, judgements, product)
    helped = help_offered(desk, judgements, surges)
    pushed = cleared(desk, product)
    wanted = {(product, location): each.quantity for location, each in asked.items()}
    shown: list[StockCard] = []
    for judgement in judgements:
        is_typed = judgement.plan.rule == SafetyRule.TYPED_BUFFER
        untyped = judgement.untyped().plan if is_typed.any() else judgement.plan
        events = Judged.of(judgement) if judgement.catalogue.event_of else None
        missed = events_missed(judgement, wanted)
        for i, about in enumerate(judgement.catalogue.about):
            card = card_values(judgement, i, proposal(desk, asked.get(about.location)))
            place = (about.product, about.location)
            mine = [alert for alert in alerts if alert.location == about.location]
            computed = Computed(float(untyped.threshold[i]), SafetyRule(int(untyped.rule[i])))
            is_asked = card.proposal is not None and card.proposal.state == "open"
            step = pushed.get(about.location)
            card = replace(
                card,
                events=events.ahead_of(i) if events else (),
                surge=surges.get(place),
                bulk=_bulk(judgement, i),
                missed=missed.get(i) if is_asked else None,
                cleared=step if is_asked and step and card.daily_rate > step.before else None,
                transfers=helped.transfers.get(place, ()),
                stays=helped.stays.get(place, ()),
                warnings=tuple(alert.id for alert in mine),
                silence=silence_of(desk, mine),
                computed=computed if is_typed[i] else None,
                without_sales=without_sales(desk, about.shops) if card.daily_rate <= 0 else (),
            )
            shown.append(card)
    return tuple(shown)


def card_again(desk: Desk, asker: Asker, mark: str, product: str, decided: Sequence[Suggestion] = ()) -> Message:
    """Return a private card as it is now, in its place: of the shops alone that what was pressed on it says."""
    return card_of(desk, product, shops_marked(mark), asker.voice, decided, replaces=True)


def card_of(
    desk: Desk,
    product: str,
    shops: Sequence[str],
    voice: Voice,
    decided: Sequence[Suggestion] = (),
    *,
    shared_by: str = "",
    replaces: bool = False,
) -> Message:
    """Return the card of a product that is known somewhere: of some shops alone, of all where none is named."""
    shown, note = of_shops_or_all(desk, shops, [cards(desk, product, decided)], voice)
    message = stock_cards(shown[0], voice, note=note, shared_by=shared_by, replaces=replaces)
    return replace(message, blocks=of_shops_alone(message.blocks, shops))


def of_shops_or_all(
    desk: Desk, shops: Sequence[str], shown: Sequence[tuple[StockCard, ...]], voice: Voice
) -> tuple[list[tuple[StockCard, ...]], Safe]:
    """Return the cards of where the shops sell from, and that these are all; all cards where there is none."""
    if not shops or not shown:
        return list(shown), Safe("")
    places, codes = places_of(desk, shops), [each[0].product for each in shown]
    mine = [here for each in shown if (here := tuple(card for card in each if card.location in places))]
    if not mine:
        return list(shown), not_there(codes, shops, voice)
    missing = sorted({*codes} - {each[0].product for each in mine})
    note = of_shops("/stock", codes, shops, voice)
    return mine, voice.together(note, nothing_there(missing, voice)) if missing else note


def _bulk(judgement: Judgement, i: int) -> tuple[BulkLine, ...]:
    """Return the one-off bulk orders of an item, the latest first."""
    mine = [it for it in judgement.catalogue.bulk if it.item == i]
    return tuple(BulkLine(it.id, it.version, it.day, it.units, it.counts, it.decided_by) for it in mine)


def _still_matters(suggestion: Suggestion, now: datetime, policy: Policy) -> bool:
    """Say whether a card shows it: it is open, or a person decided it not long ago."""
    if suggestion.state == "open":
        return True
    life = timedelta(days=policy.suggestion_life)
    return bool(suggestion.decided_by and suggestion.decided_at and now - suggestion.decided_at < life)


def proposal(desk: Desk, suggestion: Suggestion | None) -> Proposal | None:
    """Return the stored suggestion as a card asks it."""
    if suggestion is None:
        return None
    is_asleep = suggestion.is_snoozed(desk.now())
    return Proposal(
        id=suggestion.id,
        version=suggestion.version,
        location=suggestion.location,
        state=suggestion.state,
        quantity=suggestion.quantity,
        supplier=suggestion.supplier,
        order_by=suggestion.order_by,
        lead_time=suggestion.lead_time,
        cost_minor=suggestion.cost_minor,
        currency=suggestion.currency,
        decided_by=suggestion.decided_by,
        decided_at=suggestion.decided_at,
        orders=suggestion.orders,
        ordered=suggestion.ordered,
        reason=suggestion.reason,
        note=suggestion.note,
        can_undo=_can_undo(desk, suggestion),
        snoozed_until=suggestion.snoozed_until if is_asleep else None,
        until_order=suggestion.until_order,
        snoozed_by=suggestion.snoozed_by,
        snooze_note=suggestion.snooze_note,
        rounding=suggestion.rounding,
        rounding_days=inf if suggestion.rounding_days is None else suggestion.rounding_days,
    )


def _can_undo(desk: Desk, suggestion: Suggestion) -> bool:
    """Say whether a decision can be taken back: a dismissal, or an approval whose orders are drafts."""
    if suggestion.state == "dismissed":
        return True
    orders = [desk.store.orders.one(number) for number in suggestion.orders]
    return bool(orders) and all(order is not None and order.state == State.DRAFT for order in orders)


def line_of(standing: Standing) -> SkuLine:
    """Return how an item stood at the last check as a line of a list."""
    return SkuLine(
        standing.product, standing.name, standing.location, standing.level, standing.stockout, standing.quantity
    )
