"""Why these numbers of the clearance ladder: what goes into the cash of each step, so that it can be reckoned again."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.messages.blocks import bold, context, in_sections
from bot.messages.clearance.ladder_values import Reckoned
from bot.messages.clearance.rung import price_words, rung_title, unit_words
from bot.messages.reply import Message
from bot.wording import N_, Phrase, Safe, Voice
from planner.clearance.ladder import Step

PACES: Mapping[Step, Phrase] = {
    Step.WAIT: N_("it sells {pace} a day, as `/stock {product} why` explains"),
    Step.BUNDLE: N_(
        "it sells {pace} a day: {now} as now, and {take_up} of the {offers} orders a day with the other one"
    ),
    Step.COMMISSION: N_("it sells {pace} a day: {now} as now, and {uplift} more by creators"),
    Step.MARKDOWN: N_(
        "it sells {pace} a day: {now} × (1 − {share}) to the power of {elasticity}, as other SKUs or the settings say"
    ),
}
ITS_OWN = N_(
    "it sells {pace} a day: {now} × (1 − {share}) to the power of {elasticity}, as it sold when its price was another"
)
KEPT = N_("{price} less {taken} for the platform and creators and {handling} for handling leaves {kept} a unit")
KEPT_IN_SET = N_(
    "{price} in the set, the full price by itself, less {taken} for the platform and {handling} for handling leaves "
    "{kept} a unit on average"
)

BEST: Mapping[tuple[bool, bool], Phrase] = {  # of the markdowns, by whether the cost and the lowest price bind them
    (False, False): N_("Of all markdowns up to {most} it brings most: {others}."),
    (True, False): N_(
        "Of all markdowns up to {most} that leave {least} of the landed cost or more it brings most: {others}."
    ),
    (False, True): N_("Of all markdowns up to {most} that ask {lowest} or more it brings most: {others}."),
    (True, True): N_(
        "Of all markdowns up to {most} that ask {lowest} or more and leave {least} of the landed cost or more it "
        "brings most: {others}."
    ),
}

ASSUMED_FEE = N_(
    "The platform's {fee} is assumed: say what it keeps of a price in the planning workbook or in `/stock settings`."
)


def ladder_explanation(
    product: str, location: str, steps: Sequence[Reckoned], voice: Voice, sell_by: date | None = None
) -> Message:
    """Return each step with its inputs and its sum; ``sell_by``: the last day of the units it is of, if they expire."""
    title = voice.say("What the steps for {product} bring, {location}", product=product, location=location)
    lines = [Safe(bold(title)), *(line for step in steps for line in _step(step, product, voice))]
    of_old = N_("Only old units that no other location wants, the oldest leave first.")
    of_perishing = N_("Only the units to be sold by {date} count.")
    counted = voice.say(of_perishing, date=sell_by) if sell_by else voice.say(of_old)
    spent = voice.say("What they cost is already spent: it does not count in any step.")
    assumed = [rung.fee for rung in (step.rung for step in steps if not step.knows_fee) if rung.fee]
    notes = [counted, spent, *(voice.say(ASSUMED_FEE, fee=voice.share(fee)) for fee in assumed[:1])]
    return Message(text=title, blocks=(*in_sections(lines), context(voice.together(*notes))))


def _step(it: Reckoned, product: str, voice: Voice) -> list[Safe]:
    rung = it.rung
    title, total = rung_title(rung, voice), _sum(it, voice)
    if rung.step not in PACES:
        return [voice.say("*{step}*: {total}", step=title, total=total)]
    kept, pace = _kept(it, voice), _pace(it, product, voice)
    if it.tried is not None:
        pace = voice.say(
            "{pace}, judged by the {moved} of {expected} expected units that went when it was tried",
            pace=pace,
            moved=it.tried.moved,
            expected=it.tried.expected,
        )
    said = voice.say("*{step}*: {kept}; {pace}; {total}", step=title, kept=kept, pace=pace, total=total)
    return [said, *(Safe(f"↳ {more}") for more in _beside(it, voice))]


def _beside(it: Reckoned, voice: Voice) -> list[Safe]:
    """Return what other markdowns would bring, or leaving it until all is sold."""
    rung = it.rung
    if it.others:
        others = [
            voice.say("−{share} brings {cash}", share=voice.share(share), cash=voice.money(cash, rung.currency))
            for share, cash in it.others
        ]
        said = {"most": voice.share(it.policy.most_discount), "least": voice.share(it.policy.least_kept)}
        lowest = "" if it.lowest is None else voice.money(it.lowest.minor, it.lowest.currency)
        which = BEST[bool(it.policy.least_kept), it.lowest is not None]
        return [voice.say(which, lowest=lowest, others=voice.listed(others), **said)]
    lines = []
    if rung.step == Step.WAIT and it.forbids and it.lowest is not None:
        lowest = voice.money(it.lowest.minor, it.lowest.currency)
        lines.append(voice.say("No markdown: each would ask less than its lowest price, {lowest}.", lowest=lowest))
    if it.sold_out_minor is None or rung.kept_minor is None or rung.units >= it.units:
        return lines
    return [
        *lines,
        voice.say(
            "All of it sold at that price, in {days}: {units} units × {kept} − {storage} storage = {cash}.",
            days=voice.days(rung.days),
            units=it.units,
            kept=unit_words(rung.kept_minor, rung.currency, voice),
            storage=voice.money(it.whole_storage_minor, rung.currency),
            cash=voice.money(it.sold_out_minor, rung.currency),
        ),
    ]


def _kept(it: Reckoned, voice: Voice) -> Safe:
    rung, policy = it.rung, it.policy
    commission = policy.clear_commission if rung.step == Step.COMMISSION else 0.0
    handling = voice.rate(policy.handling_cost)
    return voice.say(
        KEPT_IN_SET if rung.step == Step.BUNDLE else KEPT,
        price=price_words(rung, voice),
        taken=voice.share((rung.fee or 0.0) + commission),
        handling=handling,
        kept=unit_words(rung.kept_minor, rung.currency, voice),
    )


def _pace(it: Reckoned, product: str, voice: Voice) -> Safe:
    return voice.say(
        ITS_OWN if it.tells and it.rung.step == Step.MARKDOWN else PACES[it.rung.step],
        product=product,
        pace=voice.rate(it.pace),
        now=voice.rate(it.pace_now),
        take_up=voice.share(it.take_up),
        offers=voice.rate(it.offers),
        uplift=voice.share(it.uplift),
        share=voice.share(it.rung.share),
        elasticity=voice.factor(it.elasticity),
    )


def _sum(it: Reckoned, voice: Voice) -> Safe:
    rung = it.rung
    if not it.rest_minor:
        return voice.say(
            "{units} units × {kept} − {storage} storage = {cash}",
            units=rung.units,
            kept=unit_words(rung.kept_minor, rung.currency, voice),
            storage=voice.money(it.storage_minor, rung.currency),
            cash=bold(voice.money(rung.cash_minor, rung.currency)),
        )
    return voice.say(
        "{units} units × {kept} + {rest} for the rest off-site − {storage} storage = {cash}",
        units=rung.units,
        kept=unit_words(rung.kept_minor, rung.currency, voice),
        rest=voice.money(it.rest_minor, rung.currency),
        storage=voice.money(it.storage_minor, rung.currency),
        cash=bold(voice.money(rung.cash_minor, rung.currency)),
    )
