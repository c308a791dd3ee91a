"""An ad to clear slow stock in words: whom to show it, what to offer, how much to spend, when to stop."""

from bot.messages.blocks import bold, code, context, cut, in_sections
from bot.messages.clearance.clearance_ad_values import AdPlan, Companion
from bot.messages.clearance.rung import rung_title
from bot.messages.reply import Message
from bot.wording import N_, Phrase, Safe, Voice, escape
from planner.clearance.ad import DEAR
from planner.clearance.ladder import Step

COUNTRIES = 3
FEWEST = 5  # orders; of fewer a country could point at somebody
NAME_LENGTH = 40
BY_COST = N_(
    "💶 *Budget* {budget}: {units} units that do not go by themselves in {days} × {aim} an order, as ads cost here"
)
BY_WORTH = N_(
    "💶 *Budget* {budget}: {units} units that do not go by themselves in {days} × {aim} an order, half of what it "
    "may cost"
)
BY_OWN = N_(
    "💶 *Budget* {budget}: {units} units that do not go by themselves in {days} × {aim} an order, as its own ads cost"
)
BY_OWN_AT_PRICE = N_(
    "💶 *Budget* {budget}: {units} units that do not go by themselves in {days} × {aim} an order: its own ads "
    "cost {own}, and at this price {times} times as many are expected to buy"
)
ALL_GO = N_("💶 *Budget* none: at this price all of it goes by itself in {days}.")
PART = N_(
    "Why not more: {units} units do not go by themselves, and {units} × {aim} would be {all}. The offer brings "
    "{beyond} beyond leaving it as it is; spending more than that on ads would lose it again."
)
NOT_WORTH = N_(
    "💶 There is nothing worth advertising: no set, commission or markdown brings more than leaving it as it is."
)
NO_DAYS = N_("💶 There is nothing to advertise: its sell-by date leaves an ad no day to work.")
TOO_LITTLE = N_("💶 *Budget* none: beyond leaving it as it is, this offer brings less than one order may cost.")
NOTHING_LEFT = N_("💶 *Budget* none: after fees a unit brings no more than off-site.")
NOTHING_AT_ALL = N_("💶 *Budget* none: after fees nothing is left of the price.")
STOP = N_(
    "🛑 Begin with a tenth of it, and *stop* when an order costs more than {most}: off-site a unit brings more "
    "then. If all of it sells, that brings {gain} more than off-site."
)
STOP_WITHOUT_OFF_SITE = N_(
    "🛑 Begin with a tenth of it, and *stop* when an order costs more than {most}: a unit brings no more than that. "
    "If all of it sells, that brings {gain}."
)
WHY_MOST = N_("Why {most}: after fees {kept} of the price are left, and off-site a unit brings {off_site}.")
WHY_ALL_OF_IT = N_(
    "Why {most}: that is what is left of the price after fees; it expires before a buyer off-site is found."
)
TOO_DEAR = N_("💶 *Budget* none: an order through ads costs {cost} here, and may cost {most}.")
HARDLY = N_(
    "💶 *Budget* none: an order through ads costs {cost}, and may cost {most}. Hardly anything would be left; what the "
    "likely cause says comes first."
)
OWN_TOO_DEAR = N_(
    "💶 *Budget* none: its own ads cost {own} an order, and one may cost {most}. What the likely cause says comes "
    "first."
)
OWN_TOO_DEAR_AT_PRICE = N_(
    "💶 *Budget* none: its own ads cost {own} an order; {cost} if at this price {times} times as many buy, and one may "
    "cost {most}. What the likely cause says comes first."
)


def clearance_ad_message(ad: AdPlan, voice: Voice) -> Message:
    """Return the ad for one location."""
    title = voice.say("An ad to clear {product}, {location}", product=ad.product, location=ad.location)
    lines = [bold(title), *_buyers(ad, voice)]
    if ad.is_worth and ad.days:
        lines += [_target(ad, voice), _offer(ad, voice), *_budget(ad, voice)]
    else:
        lines.append(voice.say(NOT_WORTH if ad.days else NO_DAYS))
    note = voice.say("Made from the orders of a year, in words only: it names no customer.")
    return Message(text=title, blocks=(*in_sections(lines), context(note)))


def _buyers(ad: AdPlan, voice: Voice) -> list[Safe]:
    """Return who really buys it."""
    if not ad.orders:
        return [voice.say("• Nobody bought it within a year.")]
    lines = [voice.say("• Where its orders went is not known, or too few of them: order exports hold the country.")]
    if sum(country.orders for country in ad.countries) >= FEWEST:
        lines = [voice.say("• Its orders went to {countries}", countries=_countries(ad, voice))]
    if ad.others:
        bought = voice.listed([_other(other, ad.orders, voice) for other in ad.others])
        lines.append(voice.say("• In the same order they bought {others}", others=bought))
    return lines


def _target(ad: AdPlan, voice: Voice) -> Safe:
    """Return whom to show it, in words that an ads manager knows."""
    if not ad.others:
        return voice.say(
            "👥 *Show it to* people who looked at it and did not buy; leave out those who bought it within 30 days."
        )
    return voice.say(
        "👥 *Show it to* people who looked at or bought {others}, or looked at it and did not buy; leave "
        "out those who bought it within 30 days.",
        others=voice.listed([code(escape(other.code)) for other in ad.others]),
    )


def _offer(ad: AdPlan, voice: Voice) -> Safe:
    price = voice.money(ad.price_minor, ad.currency)
    if ad.is_unseen:
        return voice.say(
            "🏷️ *Offer* it at {price}, as today: ads hardly show it, so first see what it sells at", price=price
        )
    if ad.rung is not None and ad.rung.step == Step.MARKDOWN:
        share = voice.share(ad.rung.share)
        return voice.say("🏷️ *Offer* it at {price} (−{share}), the markdown of the ladder", price=price, share=share)
    if ad.rung is not None:
        return voice.say("🏷️ *Offer*, as the ladder says: {step}", step=rung_title(ad.rung, voice))
    return voice.say("🏷️ *Offer* it at {price}, as today: its sales point to no better price", price=price)


def _budget(ad: AdPlan, voice: Voice) -> list[Safe]:
    if ad.budget_minor is None or ad.aim_minor is None or ad.gain_minor is None:
        return [_no_budget(ad, voice)]
    said = voice.say(
        _way(ad),
        **_own(ad, voice),
        budget=bold(voice.money(ad.budget_minor, ad.currency)),
        units=ad.paid,
        days=voice.days(ad.days),
        aim=voice.money(ad.aim_minor, ad.currency),
    )
    stop = voice.say(
        STOP_WITHOUT_OFF_SITE if ad.off_site_minor is None else STOP,
        most=voice.money(ad.most_minor or 0, ad.currency),
        gain=voice.money(ad.gain_minor, ad.currency),
    )
    return [said, *_part(ad, ad.aim_minor, voice), stop, _most(ad, voice)]


def _most(ad: AdPlan, voice: Voice) -> Safe:
    """Return why an order may cost so much."""
    if ad.off_site_minor is None:
        return voice.say(WHY_ALL_OF_IT, most=voice.money(ad.most_minor or 0, ad.currency))
    amounts = {"most": ad.most_minor or 0, "kept": ad.kept_minor or 0, "off_site": ad.off_site_minor}
    return voice.say(WHY_MOST, **{name: voice.money(amount, ad.currency) for name, amount in amounts.items()})


def _part(ad: AdPlan, aim: int, voice: Voice) -> list[Safe]:
    """Return why the budget does not reach all units, where it does not."""
    if ad.paid >= ad.units or ad.beyond_minor is None:
        return []
    beyond, aimed, whole = (voice.money(amount, ad.currency) for amount in (ad.beyond_minor, aim, ad.units * aim))
    return [voice.say(PART, units=ad.units, aim=aimed, all=whole, beyond=beyond)]


def _no_budget(ad: AdPlan, voice: Voice) -> Safe:
    """Return why no ad pays."""
    if not ad.units:
        return voice.say(ALL_GO, days=voice.days(ad.days))
    if not ad.most_minor:
        return voice.say(NOTHING_AT_ALL if ad.off_site_minor is None else NOTHING_LEFT)
    if ad.cost_minor is None or ad.cost_minor <= DEAR * ad.most_minor:
        return voice.say(TOO_LITTLE)
    cost, most = (voice.money(amount, ad.currency) for amount in (ad.cost_minor, ad.most_minor))
    if ad.cost_minor < ad.most_minor:
        return voice.say(HARDLY, cost=cost, most=most)
    way = TOO_DEAR if ad.own_minor is None else OWN_TOO_DEAR if ad.times == 1 else OWN_TOO_DEAR_AT_PRICE
    return voice.say(way, cost=cost, most=most, **_own(ad, voice))


def _way(ad: AdPlan) -> Phrase:
    """Return how it is known what an order may cost."""
    if ad.own_minor is not None:
        return BY_OWN if ad.times == 1 else BY_OWN_AT_PRICE
    return BY_WORTH if ad.cost_minor is None else BY_COST


def _own(ad: AdPlan, voice: Voice) -> dict[str, object]:
    """Return what its own ads cost, where that is known."""
    if ad.own_minor is None:
        return {}
    return {"own": voice.money(ad.own_minor, ad.currency), "times": voice.rate(ad.times)}


def _countries(ad: AdPlan, voice: Voice) -> Safe:
    known = sum(country.orders for country in ad.countries)
    named = [
        Safe(f"{voice.country(cut(it.country, NAME_LENGTH))} {voice.share(it.orders / known)}") for it in ad.countries
    ]
    more = len(named) - COUNTRIES
    rest = [voice.count("{n} other", "{n} others", more)] if more > 0 else []
    return voice.listed([*named[:COUNTRIES], *rest])


def _other(other: Companion, orders: int, voice: Voice) -> Safe:
    product = Safe(f"{code(escape(other.code))} {escape(cut(other.name, NAME_LENGTH))}")
    return voice.say("{product} ({both} of {all} orders)", product=product, both=other.orders, all=orders)
