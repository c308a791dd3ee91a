"""What a threshold is made of, in a line; and yours beside the computed one."""

from math import ceil

from bot.messages.stock.stock_values import StockCard
from bot.wording import N_, Safe, Voice
from planner.model import AbcClass, SafetyRule

DUST = 1e-6  # [units] what a product of floats may be off
BESIDE = {
    SafetyRule.SERVICE_LEVEL: N_(
        "Yours *{threshold}* / computed *{computed}*, because {share} of lead times are to pass without a stock-out"
    ),
    SafetyRule.BUFFER: N_("Yours *{threshold}* / computed *{computed}*, because the days of sales learned are kept"),
}


OF_CLASS = N_(
    "Yours *{threshold}* / computed *{computed}*, because {share} of lead times of a class {abc_class} SKU are to pass "
    "without a stock-out"
)


def why_threshold(card: StockCard, voice: Voice) -> list[Safe]:
    """Return what the threshold is made of; and where somebody typed a buffer, what it would be without."""
    said = voice.say(
        "Threshold *{threshold}* = {demand} sold in {lead} of lead time + {safety} safety stock ({rule})",
        threshold=card.threshold,
        demand=ceil(card.lead_time_demand - DUST),
        lead=_exact_days(card.lead_time, voice),
        safety=card.safety_stock,
        rule=_rule(card, voice),
    )
    if card.review_demand:
        until = voice.say(" + {units} until the next order day", units=ceil(card.review_demand - DUST))
        said = Safe(said + until)
    if card.event_units:
        said = Safe(said + voice.say(" + {units} for planned events", units=card.event_units))
    return [said, *_assumed(card, voice), *computed_beside(card, voice)]


def _exact_days(days: float, voice: Voice) -> Safe:
    """Return days as they are multiplied: with a tenth where they are not whole."""
    tenth = round(days, 1)
    return voice.days(tenth) if tenth.is_integer() else voice.say("{days} days", days=voice.rate(tenth))


def _assumed(card: StockCard, voice: Voice) -> list[Safe]:
    """Return that the lead time is the one of the settings, where nobody said another."""
    if not card.assumes_lead_time:
        return []
    return [
        voice.say(
            "No lead time is stated for it, so {lead} are assumed: say it under *Terms…*, or for its supplier in the "
            "planning workbook.",
            lead=voice.days(card.lead_time),
        )
    ]


def computed_beside(card: StockCard, voice: Voice) -> list[Safe]:
    """Return yours beside the computed threshold, where somebody typed a buffer."""
    if card.computed is None:
        return []
    values = {
        "threshold": card.threshold,
        "computed": card.computed.threshold,
        "share": voice.share(card.service_level),
        "abc_class": card.abc_class.name,
    }
    has_class = card.computed.rule == SafetyRule.SERVICE_LEVEL and card.abc_class != AbcClass.UNKNOWN
    return [voice.say(OF_CLASS if has_class else BESIDE[card.computed.rule], **values)]


def _rule(card: StockCard, voice: Voice) -> Safe:
    match card.rule:
        case SafetyRule.TYPED_BUFFER:
            return voice.say("typed buffer")
        case SafetyRule.BUFFER:
            return voice.say("buffer")
        case SafetyRule.SERVICE_LEVEL:
            share = voice.share(card.service_level)
            if card.abc_class == AbcClass.UNKNOWN:
                return voice.say("{share} service", share=share)
            return voice.say("{share} service, class {abc_class}", share=share, abc_class=card.abc_class.name)
