"""Freed cash against the orders it could pay, in a line of a card or a list."""

from dataclasses import replace

from bot.messages.blocks import bold, code
from bot.messages.clearance.freed_values import Freed, PaidOrder
from bot.wording import Safe, Voice, escape


def freed_of_step(freed: Freed, voice: Voice) -> Safe:
    """Return what the best step of one item could pay, with the orders by name."""
    cash = bold(voice.money(freed.cash_minor, freed.currency))
    if not freed.paid:
        said = voice.say(
            "💰 The {cash} of the best step would pay {share} of the most pressing order to decide:",
            cash=cash,
            share=voice.share(freed.first[0].share),
        )
        return Safe("\n".join([said, _order(replace(freed.first[0], share=1.0), voice)]))
    said = voice.count(
        "💰 The {cash} of the best step would pay {paid} of {n} order to decide:",
        "💰 The {cash} of the best step would pay {paid} of {n} orders to decide, the most pressing first:",
        freed.orders,
        cash=cash,
        paid=freed.paid,
    )
    if freed.paid == freed.orders:
        said = voice.count(
            "💰 The {cash} of the best step would pay the order to decide:",
            "💰 The {cash} of the best step would pay all {n} orders to decide, the most pressing first:",
            freed.orders,
            cash=cash,
        )
    lines = [said, *(_order(order, voice) for order in freed.first)]
    if freed.more:
        lines.append(voice.say("… and {n} more, in the order of `/reorder`", n=freed.more))
    return Safe("\n".join(lines))


def freed_of_all(freed: Freed, voice: Voice) -> Safe:
    """Return what the best steps of all slow movers could pay."""
    if not freed.paid:
        return voice.say(
            "The best steps bring {cash} back: that would pay {share} of the most pressing order to decide. `/reorder`",
            cash=bold(voice.money(freed.cash_minor, freed.currency)),
            share=voice.share(freed.first[0].share),
        )
    if freed.paid == freed.orders:
        return voice.count(
            "The best steps bring {cash} back: that would pay the order to decide. `/reorder`",
            "The best steps bring {cash} back: that would pay all {n} orders to decide. `/reorder`",
            freed.orders,
            cash=bold(voice.money(freed.cash_minor, freed.currency)),
        )
    return voice.count(
        "The best steps bring {cash} back: that would pay {paid} of {n} order to decide. `/reorder`",
        "The best steps bring {cash} back: that would pay {paid} of {n} orders to decide, the most pressing first. "
        "`/reorder`",
        freed.orders,
        cash=bold(voice.money(freed.cash_minor, freed.currency)),
        paid=freed.paid,
    )


def _order(order: PaidOrder, voice: Voice) -> Safe:
    values = {
        "product": Safe(f"{code(escape(order.product))} · {escape(order.location)}"),
        "units": order.quantity,
        "cost": voice.money(order.cost_minor, order.currency),
    }
    said = voice.say("{product}: {units} units, {cost}", **values)
    if order.is_late:
        said = voice.say("{product}: {units} units, {cost}, *today*", **values)
    elif order.order_by is not None:
        said = voice.say("{product}: {units} units, {cost}, by {date}", **values, date=order.order_by)
    if order.share < 1:
        said = voice.say("{order} ({share} of it)", order=said, share=voice.share(order.share))
    return Safe(f"• {said}")
