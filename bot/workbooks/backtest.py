"""The workbook of a check against the past: every figure with how sure it is, and every SKU by itself."""

from collections.abc import Iterator, Sequence

import numpy as np

from bot.wording import N_, Phrase, Voice
from bot.workbooks.lists import Column, Kind, Value, sheets_workbook
from planner.backtest.proof import Proof
from planner.backtest.turnover import step_at
from planner.backtest.verdict import Estimate
from planner.model import Floats

FIGURES: tuple[tuple[Phrase, Kind], ...] = (
    (N_("Figure"), Kind.NAME),
    (N_("Of"), Kind.TEXT),
    (N_("Value"), Kind.DECIMAL),
    (N_("5 of 100 redraws below"), Kind.DECIMAL),
    (N_("5 of 100 redraws above"), Kind.DECIMAL),
)
SKUS: tuple[tuple[Phrase, Kind], ...] = (
    (N_("SKU"), Kind.TEXT),
    (N_("Units sold in all"), Kind.UNITS),
    (N_("Mean price"), Kind.DECIMAL),
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


def backtest_workbook(proof: Proof, skus: Sequence[str], units: Floats, price: Floats, voice: Voice) -> bytes:
    """Return the workbook as .xlsx.

    Args: skus, as the seller calls them; units, what sold of each on each day; price, of each.
    """
    titles = (voice.say("Figures"), voice.say("SKUs"))
    said = [[Column(voice.say(words), kind) for words, kind in columns] for columns in (FIGURES, SKUS)]
    rows = (_figures(proof, voice), _skus(proof, skus, units, price))
    return sheets_workbook(list(zip(titles, said, rows, strict=True)), voice)


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
        for name, it in by_rival.items():
            yield _row(voice.say(words), voice.say(WHOSE[name]), it)
    for review, it in proof.rhythm.items():
        days = voice.count("every {n} day", "every {n} days", review)
        yield _row(voice.say("turns of stock a year, ordered"), days, it)
        yield _row(voice.say("more turns than in the slowest rhythm, ordered"), days, proof.rhythm_gain[review])


def _row(words: str, of: str, it: Estimate) -> Sequence[Value]:
    return words, of, it.value, it.low, it.high


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
    asked = it.sold[step] + it.lost[step]
    return np.where(asked > 0, it.sold[step] / np.where(asked > 0, asked, 1.0), np.nan)


def _whole(values: Floats, proof: Proof) -> Floats:
    whole = np.full(len(proof.judged), np.nan)
    whole[proof.judged] = values
    return whole
