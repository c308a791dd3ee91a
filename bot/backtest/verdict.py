"""What a check against the past comes to, in one sentence that says what to do."""

import math

from bot.backtest.gathering import LargestDay
from bot.wording import Safe, Voice
from planner.backtest.proof import JUDGED, Proof
from planner.backtest.turnover import tradeoff
from planner.backtest.verdict import Estimate

FEW = 10
"""SKUs, of which redraws say little: how sure a gain is, nobody knows."""
LEAST_ASKED = 50
"""[%] of the demand that can be asked for."""


def verdict(proof: Proof, voice: Voice, largest: LargestDay | None = None) -> Safe:
    """Return whether ordering by Quartermaster would have been worth it, and by how much.

    Args: largest, the day of one SKU on which most was sold; None: nobody looked.
    """
    gain, share = proof.gain["article"], voice.share(proof.asked.share)
    ours, plain = (math.isfinite(proof.turns[name].value) for name in ("ours", "article"))
    if not (ours and plain):
        return _unserved(proof, voice, largest)
    if (judged := int(proof.judged.sum())) < FEW:
        return voice.say(
            "Verdict: too few SKUs to tell ({n}). On this past, serving {share} of the demand, turnover with "
            "Quartermaster differs by {gain} from that with the 30-day mean and a buffer. Check ten SKUs or more.",
            n=judged,
            share=share,
            gain=voice.growth(gain.value),
        )
    if proof.days < JUDGED:
        return voice.say(
            "Verdict: too few days to tell. Behind the {known} that it takes to know a SKU and to wait for its first "
            "orders, only {n} are left to judge; in these, turnover with Quartermaster differs by {gain} from that "
            "with the 30-day mean and a buffer. Export {more} more, or check a shorter lead time.",
            known=voice.count("{n} day", "{n} days", proof.first + proof.asked.horizon),
            n=proof.days,
            gain=voice.growth(gain.value),
            more=voice.count("{n} day", "{n} days", JUDGED - proof.days),
        )
    if not math.isfinite(gain.low):
        return voice.say(
            "Verdict: this past cannot tell. {share} of this demand can only just be served: in more than one of ten "
            "redraws of the SKUs one of the two rules never serves as much. Ask for less: `--fill {less}`.",
            share=share,
            less=f"{max(LEAST_ASKED / 100, proof.asked.share - 0.05):g}",
        )
    return _of_enough(gain, share, voice)


def _of_enough(gain: Estimate, share: Safe, voice: Voice) -> Safe:
    """Return the verdict where SKUs and days are enough for one."""
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


def _unserved(proof: Proof, voice: Voice, largest: LargestDay | None) -> Safe:
    """Return what to ask for where the one rule or the other never serves as much as was asked for."""
    if largest is not None and largest.share > 1 - proof.asked.share:
        return voice.say(
            "Verdict: this past cannot tell. {asked} of its demand cannot be served, as {part} of it is one day of "
            "one SKU: `{sku}`, {day}. Take that row out of the file, if it will not come again, and check again.",
            asked=voice.share(proof.asked.share),
            part=voice.share(largest.share),
            sku=largest.sku,
            day=largest.day,
        )
    mine, plain = (float(tradeoff(proof.played[name])[0].max()) for name in ("ours", "article"))
    percent = math.floor(100 * min(mine, plain))
    said = {"share": voice.share(proof.asked.share), "less": f"{percent / 100:g}"}
    if percent < LEAST_ASKED:
        return voice.say(
            "Verdict: this past cannot tell. Ordering by our forecast serves {most} of this demand at most: what sells "
            "so seldom cannot be foretold SKU by SKU, by this rule or the 30-day mean.",
            most=voice.share(mine),
        )
    if mine < proof.asked.share:
        return voice.say(
            "Verdict: this past cannot tell. Ordering by our forecast serves {most} of this demand at most, not "
            "{share}: the rest is of SKUs that hardly sold before. Ask for less: `--fill {less}`.",
            most=voice.share(mine),
            **said,
        )
    return voice.say(
        "Verdict: Quartermaster serves {share} of this demand; the 30-day mean and a buffer serve {most} at most, "
        "however large the buffer. To compare both, ask for less: `--fill {less}`.",
        most=voice.share(plain),
        **said,
    )
