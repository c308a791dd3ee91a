"""What one press on *Approve all* would order: how much, for how much money, and how it travels."""

from bot.messages.money import money_words
from bot.messages.ordering.reorder_values import ApproveAll
from bot.wording import Safe, Voice


def approve_words(approve: ApproveAll, voice: Voice) -> Safe:
    """Return what the press is asked about."""
    if approve.cost:
        becomes = voice.count(
            "{units} units of {skus} SKUs for {cost} become {n} purchase order.",
            "{units} units of {skus} SKUs for {cost} become {n} purchase orders.",
            approve.orders,
            units=approve.units,
            skus=approve.lines,
            cost=money_words(approve.cost, voice),
        )
    else:
        becomes = voice.count(
            "{units} units of {skus} SKUs become {n} purchase order.",
            "{units} units of {skus} SKUs become {n} purchase orders.",
            approve.orders,
            units=approve.units,
            skus=approve.lines,
        )
    if approve.by_air:
        travels = voice.say("*{units}* of them go by air, as each line says.", units=approve.by_air)
        if approve.by_air == approve.units:
            travels = voice.say("All of them go by air.")
        return voice.together(becomes, travels)
    if approve.could_fly:
        return voice.together(
            becomes, voice.say("All of them go by sea; `/reorder air` orders by air what is worth flying.")
        )
    return becomes
