"""What else to do or know: a careful first order, what is kept for air, what flies now."""

from datetime import date

from bot.messages.flight_values import CHASED
from bot.messages.stock_values import StockCard
from bot.wording import N_, Safe, Voice
from planner.model import Level


def careful(card: StockCard, voice: Voice) -> list[Safe]:
    """Return why the order of a new product is smaller than its numbers would have it."""
    if card.order_share >= 1 or not card.computed_quantity:
        return []
    return [
        voice.say(
            "New product: {share} of the {units} computed. Test it, then scale up.",
            share=voice.share(card.order_share),
            units=card.computed_quantity,
        )
    ]


def along(card: StockCard, voice: Voice) -> list[Safe]:
    """Return why something is to order that is not due yet."""
    if card.level <= Level.REORDER or card.computed_quantity:
        return []
    return [voice.say("It is not due yet: it goes along so that its supplier's order reaches the minimum.")]


def kept_for_air(card: StockCard, voice: Voice) -> list[Safe]:
    """Return the air reserve, and where what should go by air is more than that."""
    is_careful = card.order_share < 1  # a careful first order has no reserve to speak of yet
    if not card.air_reserve or not card.air_pays or is_careful:
        return []
    if card.air_quantity > card.air_reserve:
        said = voice.say(
            "The {units} by air are more than the *{kept}* a cycle keeps for air.",
            units=card.air_quantity,
            kept=card.air_reserve,
        )
        return [said]
    if card.air_quantity:
        return []
    said = voice.say(
        "Of {days} of sales, *{units}* are not bought now: they are kept for air.",
        days=voice.days(card.cycle),
        units=card.air_reserve,
    )
    return [said]


def delay_lines(card: StockCard, voice: Voice) -> list[Safe]:
    """Return how much longer an order placed today takes than usual."""
    lines = []
    if card.sea_delay:
        lines.append(
            voice.count(
                "⏳ An order by sea placed today takes {n} day longer than usual: `/event`.",
                "⏳ An order by sea placed today takes {n} days longer than usual: `/event`.",
                card.sea_delay,
            )
        )
    if card.air_delay:
        lines.append(
            voice.count(
                "⏳ An order by air placed today takes {n} day longer than usual: `/event`.",
                "⏳ An order by air placed today takes {n} days longer than usual: `/event`.",
                card.air_delay,
            )
        )
    return lines


def flies(card: StockCard, decision: date, voice: Voice) -> Safe:
    """Return what of an order to fly, and whether that is enough."""
    values = {"units": card.air_quantity, "date": max(decision, card.today)}
    if not card.left_short:
        return voice.say(
            "If *{units}* of it go by air, decided by {date}, the gap until the rest arrives by sea is closed.",
            **values,
        )
    return voice.count(
        "Even if all *{units}* go by air, decided by {date}, {n} is missing until more could arrive by sea.",
        "Even if all *{units}* go by air, decided by {date}, {n} are missing until more could arrive by sea.",
        card.left_short,
        **values,
    )


def by_air(card: StockCard, closes: Safe, voice: Voice) -> list[Safe]:
    """Return what to fly, as ``closes`` says it, and whether that pays; where it does not, only that."""
    it = card.flight
    if it is None and not card.air_pays:
        return [voice.say("✈️ Air would close the gap until more arrives by sea, but it does not pay.")]
    if it is None:
        return [closes]
    if not it.sold:
        return [voice.say("✈️ Air does not pay: none of it would sell before more arrives by sea.")]
    sold, saved = it.sold, voice.money(it.saved_minor, it.currency)
    most = voice.money(it.break_even_minor, it.currency)
    if it.premium_minor is None:
        pays = voice.say(
            "Air pays while it costs less than {most} a unit more: {sold} would sell meanwhile.", most=most, sold=sold
        )
        return [closes, pays]
    premium = voice.money(it.premium_minor, it.currency)
    if it.pays:
        pays = voice.say(
            "Air pays: the {sold} that would sell meanwhile earn *{saved}*, for {premium} more freight.",
            sold=sold,
            saved=saved,
            premium=premium,
        )
        return [closes, pays]
    return [
        voice.say(
            "✈️ Air does not pay: of *{units}* by air the {sold} that sell until more arrives by sea would earn "
            "{saved}, but flying costs {premium} more freight. Flying pays only while it costs less than {most} a "
            "unit more than sea freight.",
            units=card.air_quantity,
            sold=sold,
            saved=saved,
            premium=premium,
            most=most,
        )
    ]


def without_order(card: StockCard, voice: Voice) -> list[Safe]:
    """Return what to do where nothing is asked to be ordered."""
    if card.level in CHASED and card.on_order:
        return [_chase(card, voice)]
    if card.air_quantity and card.air_decision and card.is_fixed_cycle:
        flies = voice.say(
            "✈️ *{units}* by air close the gap until the next sea lot. Decide by *{date}*.",
            units=card.air_quantity,
            date=max(card.air_decision, card.today),
        )
        return [*by_air(card, flies, voice), *kept_for_air(card, voice)]
    if card.order_share < 1 and card.on_order and card.level == Level.REORDER:
        return [
            voice.say(
                "New product: *{units}* are on order as its careful first lot. Nothing more is due.",
                units=card.on_order,
            )
        ]
    return []


def _chase(card: StockCard, voice: Voice) -> Safe:
    """Return what to do where stock is short and enough is on order already."""
    said = voice.say("👉 Nothing more to order: *{units}* are on order. Chase the delivery.", units=card.on_order)
    if card.air_quantity and card.air_decision and card.air_pays:
        closes = N_("If *{units}* of it can still go by air, it closes the gap.")
        if card.left_short:
            closes = N_("If all *{units}* can still go by air, it makes the gap smaller.")
        said = voice.together(said, voice.say(closes, units=card.air_quantity))
    return said
