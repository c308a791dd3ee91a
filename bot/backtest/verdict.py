"""What a check against the past comes to, in one sentence that says what to do."""

import math

from bot.wording import Safe, Voice
from planner.backtest.proof import Proof

FEW = 10
"""SKUs, of which redraws say little: how sure a gain is, nobody knows."""


def verdict(proof: Proof, voice: Voice) -> Safe:
    """Return whether ordering by Quartermaster would have been worth it, and by how much."""
    gain, share = proof.gain["article"], voice.share(proof.asked.share)
    ours, plain = (math.isfinite(proof.turns[name].value) for name in ("ours", "article"))
    if not ours:
        return voice.say(
            "Verdict: this past cannot tell. Ordering by our forecast never serves {share} of this demand; "
            "try a lower share: `--fill 0.9`.",
            share=share,
        )
    if not plain:
        return voice.say(
            "Verdict: Quartermaster serves {share} of this demand; the 30-day mean and a buffer never do, "
            "however large the buffer. To compare both, ask for less: `--fill 0.9`.",
            share=share,
        )
    if (judged := int(proof.judged.sum())) < FEW:
        return voice.say(
            "Verdict: too few SKUs to tell ({n}). On this past, serving {share} of the demand, turnover with "
            "Quartermaster differs by {gain} from that with the 30-day mean and a buffer. Check ten SKUs or more.",
            n=judged,
            share=share,
            gain=voice.growth(gain.value),
        )
    said = {
        "share": share,
        "gain": voice.growth(gain.value),
        "low": voice.growth(gain.low),
        "high": voice.growth(gain.high),
    }
    if gain.low > 0:
        less = voice.share(1 - 1 / (1 + gain.value))
        return voice.say(
            "Verdict: worth it on this past. Serving {share} of the demand, stock turns over more often with "
            "Quartermaster than with the 30-day mean and a buffer: {gain} ({low} to {high}). The same sales with "
            "{less} less money in stock.",
            less=less,
            **said,
        )
    if gain.high < 0:
        return voice.say(
            "Verdict: not worth it on this past. Stock turns over less often with Quartermaster than with the 30-day "
            "mean and a buffer ({gain}, {low} to {high}): `DEMAND_RULE=mean` plans by that mean.",
            **said,
        )
    return voice.say(
        "Verdict: no difference that could not be chance ({gain}, {low} to {high}). A longer past or more SKUs may "
        "tell.",
        **said,
    )
