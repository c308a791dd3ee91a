"""The words of decisions: how a suggestion ended, and the reasons people choose from."""

from collections.abc import Mapping

from bot.wording import N_, Phrase, Safe, Voice

BY_AIR = "by_air"  # as many as were suggested, but not all by sea
DECIDED: Mapping[str, Phrase] = {
    "approved": N_("✅ Approved by {who}, {when}: {quantity} units, order {order}. `/po {first}` takes it further."),
    "edited": N_(
        "✅ Approved by {who}, {when}, with changes: {quantity} units, {asked} were suggested; order {order}. "
        "`/po {first}` takes it further."
    ),
    BY_AIR: N_(
        "✅ Approved by {who}, {when}: {quantity} units, by air or a part of them by air; order {order}. "
        "`/po {first}` takes it further."
    ),
    "dismissed": N_("✖️ Dismissed by {who}, {when}."),
    "expired": N_("⌛ Nobody decided in time; the suggestion expired {when}."),
    "superseded": N_("↻ No longer asked since {when}: the numbers changed. `/stock {product}` shows the latest."),
}
"""How a card says that a suggestion ended."""
STATES: Mapping[str, Phrase] = {
    "approved": N_("approved"),
    "edited": N_("approved"),
    "dismissed": N_("dismissed"),
    "expired": N_("expired"),
    "superseded": N_("replaced"),
}
"""What a suggestion was when somebody came too late."""
OTHER = "other"
REASONS: Mapping[str, Phrase] = {
    "too_early": N_("Too early to order"),
    "enough": N_("There is enough stock"),
    "phased_out": N_("It is being phased out"),
    "supplier": N_("The supplier cannot deliver"),
    "cash": N_("The money is needed elsewhere"),
    "wrong": N_("The numbers are wrong"),
    OTHER: N_("Another reason"),
}
"""Why people do not order, by the code that is kept."""


def reason_words(reason: str, voice: Voice) -> Safe:
    """Return why it was dismissed; "" where nobody said, or only in their own words."""
    if reason not in REASONS or reason == OTHER:
        return Safe("")
    return voice.say(" {reason}.", reason=REASONS[reason])
