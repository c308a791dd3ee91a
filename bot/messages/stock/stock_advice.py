"""What else to do or know: a careful first order, what is kept for air, what to chase."""

from bot.messages.ordering.flight_values import CHASED
from bot.messages.stock.flight_advice import by_air, closes_the_gap, could_still_go
from bot.messages.stock.overview import unsold_words
from bot.messages.stock.stock_values import StockCard
from bot.wording import Safe, Voice
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
        "Of {days} of sales, *{units}* units are not bought now but kept for air freight.",
        days=voice.days(card.cycle),
        units=card.air_reserve,
    )
    return [said]


def expiry_lines(card: StockCard, voice: Voice) -> list[Safe]:
    """Return what will not have sold by its last day."""
    if not card.expiring or not card.sell_by:
        return []
    if card.sell_by == card.today:
        return [
            voice.count(
                "⌛ *{n}* unit may be sold today only: after that it is not counted.",
                "⌛ *{n}* units may be sold today only: what is left after that is not counted.",
                card.expiring,
            )
        ]
    return [
        voice.count(
            "⌛ *{n}* unit will expire unsold: it may be sold until {date}. Sell it off by then.",
            "⌛ *{n}* units will expire unsold: they may be sold until {date}. Sell them off by then.",
            card.expiring,
            date=card.sell_by,
        )
    ]


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


def without_order(card: StockCard, voice: Voice) -> list[Safe]:
    """Return what to do where nothing is asked to be ordered."""
    if card.level in CHASED and card.on_order:
        return [_chase(card, voice)]
    if card.air_quantity and card.air_decision and card.is_fixed_cycle:
        return [*by_air(card, closes_the_gap(card, card.air_decision, voice), voice), *kept_for_air(card, voice)]
    if card.order_share < 1 and card.on_order and card.level == Level.REORDER:
        return [
            voice.say(
                "New product: *{units}* are on order as its careful first lot. Nothing more is due.",
                units=card.on_order,
            )
        ]
    if card.without_sales and card.level > Level.NO_DATA:
        return [unsold_words(card.without_sales, voice)]
    if card.level == Level.OK and card.daily_rate <= 0 and card.available > 0:
        return [_not_known_to_sell(card, voice)]
    return []


def _not_known_to_sell(card: StockCard, voice: Voice) -> Safe:
    """Return why nothing is advised for what never sold, though not for so long that it counts as not selling."""
    if not card.in_stock_days:
        return voice.say(
            "It is not known to sell: there is no sale of it, and its stock was not known before. Nothing is advised."
        )
    return voice.count(
        "It is not known to sell: no sale in {n} day in stock. Nothing is advised.",
        "It is not known to sell: no sale in {n} days in stock. Nothing is advised.",
        card.in_stock_days,
    )


def _chase(card: StockCard, voice: Voice) -> Safe:
    """Return what to do where stock is short and enough is on order already."""
    said = voice.say("👉 Nothing more to order: *{units}* are on order. Chase the delivery.", units=card.on_order)
    return voice.together(said, *could_still_go(card, voice))
