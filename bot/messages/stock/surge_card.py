"""The contingency card of a surge: what sells of a sudden and why one thinks so, how long stock lasts, what helps."""

from datetime import date, timedelta

from bot.messages.blocks import MESSAGE_TEXT, actions, bold, button, code, context, cut, in_sections, section
from bot.messages.reply import Message
from bot.messages.sku_row import SHOW_CARD
from bot.messages.stock.surge_values import SurgeCard
from bot.messages.stock.transfer import transfer_lines
from bot.wording import N_, Safe, Voice, escape
from planner.model import Level


def surge_message(surge: SurgeCard, voice: Voice) -> Message:
    """Return the card as the shop's channel sees it; it is drawn anew when the surge is over."""
    surge = surge.without_costs()
    name = Safe(f"{code(escape(surge.product))} {escape(surge.name)} · {escape(surge.location)}")
    when = voice.say("As of {when}", when=surge.as_of)
    if surge.is_over:
        title = voice.say("The surge of {sku} is over", sku=surge.product)
        said = voice.say(
            "It sold {rate} a day from {date} on; now it sells {now}.",
            rate=voice.rate(surge.rate),
            date=surge.began,
            now=voice.rate(surge.rate_now),
        )
        return Message(text=title, blocks=(section(f"✔ {bold(title)}\n{name}\n{said}"), context(when)))
    title = voice.say(
        "{sku} surges: {rate} a day, usually {usual}",
        sku=surge.product,
        rate=voice.rate(surge.rate_now),
        usual=voice.rate(surge.usual),
    )
    note = voice.say("Told once; this message is updated when the surge is over.")
    return Message(
        text=cut(title, MESSAGE_TEXT),
        blocks=(
            *in_sections([Safe(f"🔥 {bold(title)}"), name, why(surge, voice)]),
            *in_sections(stock_lines(surge, voice)),
            actions(button(voice.say(N_("Show the card")), SHOW_CARD, surge.product)),
            context(f"{when} · {note}"),
        ),
    )


def surge_lines(surge: SurgeCard, voice: Voice) -> list[Safe]:
    """Return the surge as the stock card of the item shows it."""
    said = voice.say(
        "🔥 *Surge* since {date}: sells *{rate}* a day, usually {usual}.",
        date=surge.began,
        rate=voice.rate(surge.rate_now),
        usual=voice.rate(surge.usual),
    )
    return [voice.together(said, why(surge, voice)), *stock_lines(surge, voice)]


def why(surge: SurgeCard, voice: Voice) -> Safe:
    """Return what speaks for a surge: the people who came."""
    return voice.say(
        "*{orders}* orders a day from {date} on, usually {usual}; no event of it was planned.",
        orders=voice.rate(surge.orders),
        date=surge.began,
        usual=voice.rate(surge.usual_orders),
    )


def stock_lines(surge: SurgeCard, voice: Voice) -> list[Safe]:
    """Return how long stock lasts if it goes on, and what helps."""
    lines, order = [_lasts(surge, voice)], _order(surge, voice)
    if surge.level in {Level.NO_DATA, Level.STALE_DATA} or surge.stockout is None:
        return lines
    if surge.air_quantity and surge.air_by and surge.air_alone:
        lines.append(_pays_alone(surge, max(surge.air_by, surge.today), voice))
    elif surge.air_quantity and surge.air_by and not surge.air_pays:
        lines.append(_pays_not(surge, voice))
    elif surge.air_quantity and surge.air_by and surge.air_by < surge.today:
        lines.append(
            voice.say(
                "✈️ *{units}* by air shorten the gap until {order} is there on {date}: they come "
                "after stock is out. Decide *today*.",
                units=surge.air_quantity,
                order=order,
                date=surge.sea_arrives,
            )
        )
    elif surge.air_quantity and surge.air_by:
        lines.append(
            voice.say(
                "✈️ *{units}* by air close the gap until {order} is there on {date}. Decide by *{by}*.",
                units=surge.air_quantity,
                order=order,
                date=surge.sea_arrives,
                by=surge.air_by,
            )
        )
    elif surge.stockout > surge.sea_arrives:
        lines.append(voice.say("🚢 In time by sea: {order} is there on {date}.", order=order, date=surge.sea_arrives))
    elif not surge.has_air:
        lines.append(
            voice.say("🚢 There is no air route; {order} is there on {date}.", order=order, date=surge.sea_arrives)
        )
    lines += transfer_lines(surge.transfers, voice)
    if surge.stockout <= surge.sea_arrives:
        lines += _ads(surge, voice)
    return lines


def _order(surge: SurgeCard, voice: Voice) -> Safe:
    """Return which order by sea is meant: of today, or of the supplier's next order day."""
    if surge.order_day is None:
        return voice.say("an order by sea placed today")
    return voice.say("an order by sea placed on {day}, the next order day,", day=surge.order_day)


def _pays_alone(surge: SurgeCard, by: date, voice: Voice) -> Safe:
    said = {
        "units": surge.air_quantity,
        "order": _order(surge, voice),
        "date": surge.sea_arrives,
        "alone": surge.air_alone,
        "by": by,
    }
    it = surge.flight
    if it is None:
        return voice.say(
            "✈️ Of {units} by air before {order} is there on {date} only *{alone}* pay: those that sell meanwhile. "
            "Decide by *{by}*.",
            **said,
        )
    return voice.say(
        "✈️ Of {units} by air before {order} is there on {date} only *{alone}* pay: the {sold} that sell meanwhile "
        "earn {saved}, for {premium} more freight. Decide by *{by}*.",
        sold=it.sold,
        saved=voice.money(it.saved_minor, it.currency),
        premium=voice.money(it.alone_minor or 0, it.currency),
        **said,
    )


def _pays_not(surge: SurgeCard, voice: Voice) -> Safe:
    said = {"units": surge.air_quantity, "order": _order(surge, voice), "date": surge.sea_arrives}
    it = surge.flight
    if it is None or not it.sold or it.premium_minor is None:
        return voice.say(
            "✈️ Flying {units} in before {order} is there on {date} does not pay: it costs more freight than it earns.",
            **said,
        )
    return voice.say(
        "✈️ Flying {units} in before {order} is there on {date} does not pay: it costs {premium} "
        "more freight to earn {saved}.",
        premium=voice.money(it.premium_minor, it.currency),
        saved=voice.money(it.saved_minor, it.currency),
        **said,
    )


def _lasts(surge: SurgeCard, voice: Voice) -> Safe:
    if surge.level == Level.NO_DATA:
        return voice.say("Its stock was never counted: import a stock export to see how long it lasts.")
    if surge.level == Level.STALE_DATA:
        return voice.say("Its stock was not counted lately: import a stock export to see how long it lasts.")
    if surge.available <= 0:
        return voice.say("Nothing is left to sell.")
    if surge.stockout is None:
        return voice.say("✅ Even if it goes on like this, no stock-out is in sight.")
    lasts = N_("If it goes on like this, the *{units}* available last *{days}*: out of stock on *{date}*.")
    if surge.stockout - surge.today > timedelta(days=surge.days_left + 1):
        lasts = N_(
            "If it goes on like this, the *{units}* available last *{days}*; with what is on its way, out of stock "
            "on *{date}*."
        )
    said = voice.say(lasts, units=surge.available, days=voice.days(surge.days_left), date=surge.stockout)
    if surge.usual_stockout is None:
        return said
    return voice.together(said, voice.say("At the usual rate it would be on {usual}.", usual=surge.usual_stockout))


def _ads(surge: SurgeCard, voice: Voice) -> list[Safe]:
    if surge.ads_rate is None:
        return [voice.say("⏸️ Pause its ads, if any run: it sells faster by itself than stock can follow.")]
    if surge.ads_rate <= 0:
        return []
    return [
        voice.say("⏸️ Pause its ads: they sell {rate} a day, and stock cannot follow.", rate=voice.rate(surge.ads_rate))
    ]
