"""What the ways of planning are called that a check against the past compares."""

from collections.abc import Mapping

from bot.wording import N_, Phrase

POLICIES: Mapping[str, Phrase] = {
    "ours": N_("Quartermaster"),
    "article": N_("30-day mean and buffer"),
    "textbook": N_("textbook"),
    "boosted": N_("Quartermaster, boosted where that had won before"),
}
