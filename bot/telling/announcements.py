"""Everything a channel can be shown: each kind of outbox row and how its latest state looks."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.clearance.following import followed
from bot.desk import Desk
from bot.events.cards import event_cards
from bot.events.season_cards import season_card_of
from bot.judging.judgement import judge
from bot.judging.surging import surge_cards
from bot.messages.clearance.monthly_review import MonthlyReview, review_message
from bot.messages.clearance.step_card import step_notice
from bot.messages.events.event_alert import event_alert
from bot.messages.events.event_card import event_notice
from bot.messages.events.event_values import EventCard
from bot.messages.events.season_card import season_card
from bot.messages.ordering.order_line import OrderLine
from bot.messages.ordering.order_list import late_orders_message
from bot.messages.ordering.over_receipt import over_receipt_message
from bot.messages.ordering.transfer_note import transfer_note
from bot.messages.reply import Message
from bot.messages.stock.surge_card import surge_message
from bot.messages.telling.digest import digest_message
from bot.messages.telling.digest_values import Digest
from bot.messages.telling.unreached import unreached_message
from bot.messages.telling.warning import WarnedLine, warning_message
from bot.ordering.purchasing import OVER_RECEIPT, card_values
from bot.telling.cards import card_of
from bot.telling.orders import with_orders
from bot.telling.snoozing import silence_of
from bot.telling.unreached import UNREACHED
from bot.wording import Voice

Values = Mapping[str, Any]


def announcement(desk: Desk, kind: str, values: Values) -> Message:
    """Return what the row looks like now, in the language of its readers. Raises: KeyError for an unknown kind."""
    return KINDS[kind](desk, values)


def _stock_card(desk: Desk, values: Values) -> Message:
    decided = [s for s in map(desk.store.suggestions.one, values["suggestions"]) if s is not None]
    shops = values.get("shops", ())  # older ones were of all
    return card_of(desk, values["product"], shops, desk.voice(), decided, shared_by=values["shared_by"])


def _digest(desk: Desk, values: Values) -> Message:
    """Return the digest as it was told; what was snoozed since says so."""
    digest = Digest.from_values(values)
    known = [alert for alert in desk.store.alerts.these(digest.warnings) if alert.state == "open"]
    silent = {alert.id for alert in known if alert.is_snoozed(desk.now())}
    of = {place: [alert for alert in known if (alert.product, alert.location) == place] for place in digest.places}
    silences = {place: silence for place, alerts in of.items() if (silence := silence_of(desk, alerts))}
    awake = tuple(alert.id for alert in known if alert.id not in silent)
    now = replace(digest, warnings=awake, snoozed=digest.snoozed + len(silent), silences=silences)
    return digest_message(now, desk.voice(digest.zone))


def _warning(desk: Desk, values: Values) -> Message:
    """Return the warning as it was told, but for what is to order: that moves, and people decide it."""
    alerts = values.get("alerts")  # older ones did not remember them
    known = desk.store.alerts.these(alerts) if alerts else ()
    recovered = frozenset(alert.id for alert in known if alert.state == "closed")
    asleep = {alert.id: silence for alert in known if (silence := silence_of(desk, [alert]))}
    lines = with_orders(desk, [WarnedLine.from_values(line, recovered, asleep) for line in values["lines"]])
    items = values.get("items") or [[alert] for alert in alerts or ()]
    total = len(items) if items else len(lines) + values["more"]
    well = sum(recovered.issuperset(item) for item in items)
    quiet = sum((recovered | asleep.keys()).issuperset(item) for item in items) - well
    until = datetime.fromisoformat(values["until"]) if values.get("until") else None
    said = (values["shop"], lines, total, well, desk.voice(), desk.now(), until)
    reasons = values.get("reasons", {})
    return warning_message(*said, snoozed=quiet, subject=values.get("subject", ""), reasons=reasons)


def _surge(desk: Desk, values: Values) -> Message:
    alert = desk.store.alerts.one(values["alert"])
    if alert is None:
        raise KeyError(values["alert"])
    cards_now = surge_cards(desk, judge(desk, products=[alert.product]), [alert])
    return surge_message(cards_now[alert.product, alert.location], desk.voice())


def _late_orders(desk: Desk, values: Values) -> Message:
    orders = [OrderLine.from_values(order) for order in values["orders"]]
    return late_orders_message(values["shop"], orders, values["more"], desk.voice())


def _monthly_review(desk: Desk, values: Values) -> Message:
    review = MonthlyReview.from_values(values)
    return review_message(review, desk.voice(review.zone))


def _clearance_step(desk: Desk, values: Values) -> Message:
    step, shop = desk.store.clearing.one(values["step"]), desk.store.shops.named(values["shop"])
    if step is None:
        raise KeyError(values["step"])
    (line,) = followed(desk, [step])
    return step_notice(line if shop.shows_costs else replace(line, net_minor=None), desk.voice(shop.tz))


def _transfer(desk: Desk, values: Values) -> Message:
    order = desk.store.orders.one(values["order"])
    if order is None:
        raise KeyError(values["order"])
    return transfer_note(card_values(desk, order, ()), desk.voice(order.zone))


def _event(desk: Desk, values: Values) -> Message:
    card, voice = _event_card(desk, values)
    return event_notice(card, voice)


def _season(desk: Desk, values: Values) -> Message:
    proposal = desk.store.seasons.one(values["season"])
    if proposal is None:
        raise KeyError(values["season"])
    return season_card(season_card_of(desk, proposal), desk.voice(proposal.zone))


def _event_alert(desk: Desk, values: Values) -> Message:
    card, voice = _event_card(desk, values)
    return event_alert(card, values["told"], voice)


def _event_card(desk: Desk, values: Values) -> tuple[EventCard, Voice]:
    """Return the event as it stands now, and the language of its shop's channel."""
    event = desk.store.events.one(values["event"])
    if event is None:
        raise KeyError(values["event"])
    (card,) = event_cards(desk, [event])
    return card, desk.voice(event.zone)


def _over_receipt(desk: Desk, values: Values) -> Message:
    order = desk.store.orders.one(values["order"])
    if order is None:
        raise KeyError(values["order"])
    return over_receipt_message(card_values(desk, order, ()), desk.voice(order.zone))


def _unreached(desk: Desk, values: Values) -> Message:
    channel = values["channel"]
    shops = [shop.name for shop in desk.store.shops.all() if shop.channel == channel]
    return unreached_message(channel, values["why"], shops, desk.asker(values["user"], "").voice)


KINDS: Mapping[str, Callable[[Desk, Values], Message]] = {
    "stock_card": _stock_card,
    "digest": _digest,
    "warning": _warning,
    "surge": _surge,
    "late_orders": _late_orders,
    "monthly_review": _monthly_review,
    "transfer": _transfer,
    OVER_RECEIPT: _over_receipt,
    "event": _event,
    "event_alert": _event_alert,
    "season": _season,
    "clearance_step": _clearance_step,
    UNREACHED: _unreached,
}
