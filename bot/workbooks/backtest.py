"""The workbook of a check against the past: every figure with how sure it is, and every SKU by itself."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from bot.messages.blocks import plain
from bot.wording import N_, Phrase, Voice
from bot.workbooks.lists import Column, Kind, Value, sheets_workbook
from planner.backtest.proof import Proof
from planner.backtest.turnover import step_at
from planner.backtest.verdict import Estimate
from planner.model import Floats
from planner.ratio import ratio

PRICE = N_("Mean price")
FIGURES: tuple[tuple[Phrase, Kind], ...] = (
    (N_("Figure"), Kind.NAME),
    (N_("Of"), Kind.TEXT),
    (N_("Value"), Kind.DECIMAL),
    (N_("In"), Kind.TEXT),
    (N_("5 of 100 redraws below"), Kind.DECIMAL),
    (N_("5 of 100 redraws above"), Kind.DECIMAL),
)
SKUS: tuple[tuple[Phrase, Kind], ...] = (
    (N_("SKU"), Kind.TEXT),
    (N_("Units sold in all"), Kind.UNITS),
    (PRICE, Kind.DECIMAL),
    (N_("Times judged"), Kind.UNITS),
    (N_("Units sold in these"), Kind.UNITS),
    (N_("Units off, ours"), Kind.UNITS),
    (N_("Units off, 30-day mean"), Kind.UNITS),
    (N_("95% level was enough, ours"), Kind.SHARE),
    (N_("95% level was enough, textbook"), Kind.SHARE),
    (N_("Mean stock, ours"), Kind.DECIMAL),
    (N_("Mean stock, 30-day mean"), Kind.DECIMAL),
    (N_("Served, ours"), Kind.SHARE),
    (N_("Served, 30-day mean"), Kind.SHARE),
)
WHOSE: dict[str, Phrase] = {
    "ours": N_("ours"),
    "article": N_("30-day mean"),
    "textbook": N_("textbook"),
    "boosted": N_("ours, boosted where that had won before"),
}


def backtest_workbook(
    proof: Proof,
    skus: Sequence[str],
    units: Floats,
    price: Floats,
    voice: Voice,
    *,
    words: Iterable[str] = (),
    currency: str = "",
) -> bytes:
    """Return the workbook as .xlsx.

    Args: skus, as the seller calls them; units, what sold of each on each day; price, of each; words, what was read and
    asked and the verdict, a row each; currency, of the prices, "": not known.
    """
    figures, each = ([Column(voice.say(title), kind) for title, kind in columns] for columns in (FIGURES, SKUS))
    if currency:
        priced = Column(voice.say("Mean price, {currency}", currency=currency), Kind.DECIMAL)
        each = [priced if title is PRICE else column for column, (title, _) in zip(each, SKUS, strict=True)]
    said = [Column(voice.say("What was checked"), Kind.NAME)]
    return sheets_workbook(
        [
            (voice.say("Verdict"), said, ((plain(line),) for line in words)),
            (voice.say("Figures"), figures, _figures(proof, voice)),
            (voice.say("SKUs"), each, _skus(proof, skus, units, price)),
        ],
        voice,
    )


def _figures(proof: Proof, voice: Voice) -> Iterator[Sequence[Value]]:
    found = proof.accuracy
    figures = (
        (N_("off by, of what sold"), found.error),
        (N_("error against the 30-day mean's"), {"ours": found.change["ours"]}),
        (N_("expected too much, of what sold"), found.bias),
        (N_("times the 95% level was enough"), found.cover),
        (N_("cost of that level, of the textbook's"), found.pinball),
        (N_("turns of stock a year"), proof.turns),
        (N_("more turns with ours than with"), proof.gain),
    )
    for words, by_rival in figures:
        is_share = by_rival is not proof.turns
        for name, it in by_rival.items():
            yield _row(voice.say(words), voice.say(WHOSE[name]), it, voice, is_share=is_share)
    for review, it in proof.rhythm.items():
        days = voice.count("every {n} day", "every {n} days", review)
        more = proof.rhythm_gain[review]
        yield _row(voice.say("turns of stock a year, ordered"), days, it, voice, is_share=False)
        yield _row(voice.say("more turns than in the slowest rhythm, ordered"), days, more, voice, is_share=True)


def _row(words: str, of: str, it: Estimate, voice: Voice, *, is_share: bool) -> Sequence[Value]:
    """Return a figure as people read it: what is a share, in percent."""
    times = 100 if is_share else 1
    within = "%" if is_share else voice.say("times a year")
    return words, of, times * it.value, within, times * it.low, times * it.high


def _skus(proof: Proof, skus: Sequence[str], units: Floats, price: Floats) -> Iterator[Sequence[Value]]:
    ours, plain, text = (proof.scores[name] for name in ("ours", "article", "textbook"))
    stock = [_whole(_stock(proof, name), proof) for name in ("ours", "article")]
    served = [_whole(_served(proof, name), proof) for name in ("ours", "article")]
    columns = (
        units.sum(axis=1),
        price,
        ours.trials,
        ours.came,
        ours.off,
        plain.off,
        ours.covered / np.where(ours.trials > 0, ours.trials, np.nan),
        text.covered / np.where(text.trials > 0, text.trials, np.nan),
        *(column / price for column in stock),
        *served,
    )
    yield from ((sku, *values) for sku, values in zip(skus, np.stack(columns, axis=1).tolist(), strict=True))


def _stock(proof: Proof, name: str) -> Floats:
    it = proof.played[name]
    step = step_at(proof.asked.share, it)
    return np.full(it.stock.shape[1], np.nan) if step is None else it.stock[step]


def _served(proof: Proof, name: str) -> Floats:
    it = proof.played[name]
    step = step_at(proof.asked.share, it)
    if step is None:
        return np.full(it.sold.shape[1], np.nan)
    return ratio(it.sold[step], it.sold[step] + it.lost[step])


def _whole(values: Floats, proof: Proof) -> Floats:
    whole = np.full(len(proof.judged), np.nan)
    whole[proof.judged] = values
    return whole
