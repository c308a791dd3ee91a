"""The picture of a check against the past: what stock it takes to serve so much, and what ordering seldom costs."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MultipleLocator

from bot.charts.page import COLOURS, INK, LINES, MUTED, paper, png, readable, tidy
from bot.messages.backtest_words import POLICIES
from bot.messages.blocks import plain
from bot.wording import Voice
from planner.backtest.proof import Proof
from planner.backtest.turnover import tradeoff

LEAST, MOST = 0.80, 0.998  # share served that is shown: beyond it lines say nothing


def backtest_chart(proof: Proof, voice: Voice) -> bytes:
    """Return the chart as PNG."""
    said = readable(voice)
    compares = len(proof.rhythm) > 1
    figure, axes = paper(2, (3, 2)) if compares else paper(1, (1,))
    _served(axes[0], proof, said)
    if compares:
        _rhythm(axes[1], proof, said)
    return png(figure)


def _served(axes: Axes, proof: Proof, voice: Voice) -> None:
    tidy(axes, plain(voice.say("The more you serve, the more stock it takes")))
    for name in ("textbook", "article", "ours"):
        served, turns = tradeoff(proof.played[name])
        shown = (served >= LEAST) & (served <= MOST)
        if not shown.any():
            continue
        thick = 3 if name == "ours" else 2
        label = plain(voice.say(POLICIES[name]))
        axes.plot(served[shown], turns[shown], color=COLOURS[name], linewidth=thick, label=label)
        value = proof.turns[name].value
        if np.isfinite(value):
            axes.plot([proof.asked.share], [value], "o", color=COLOURS[name], markersize=7)
    axes.axvline(proof.asked.share, color=LINES, linewidth=1, zorder=0)
    axes.set_xlabel(plain(voice.say("share of demand served")))
    axes.set_ylabel(plain(voice.say("turns of stock a year")))
    axes.set_ylim(bottom=0)
    axes.xaxis.set_major_locator(MultipleLocator(0.05))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda share, _: f"{share:.0%}"))
    handles, names = axes.get_legend_handles_labels()
    axes.legend(handles[::-1], names[::-1], frameon=False, labelcolor="linecolor", loc="lower left")
    axes.grid(axis="y", color=LINES, linewidth=0.6)


def _rhythm(axes: Axes, proof: Proof, voice: Voice) -> None:
    share = voice.share(proof.asked.share)
    tidy(axes, plain(voice.say("Small batches, at {share} served", share=share)))
    names = [plain(voice.count("every {n} day", "every {n} days", review)) for review in proof.rhythm]
    values = [0.0 if np.isnan(it.value) else it.value for it in proof.rhythm.values()]
    places = list(range(len(names)))
    axes.bar(places, values, color=COLOURS["article"], width=0.55)
    for place, (review, it) in zip(places, proof.rhythm.items(), strict=True):
        if np.isnan(it.value):
            axes.text(place, 0, "–", ha="center", va="bottom", color=MUTED)
            continue
        axes.plot([place, place], [it.low, it.high], color=INK, linewidth=1.5)
        gain = proof.rhythm_gain[review].value
        words = voice.rate(it.value) + (f"\n{voice.growth(gain)}" if gain > 0 else "")
        top = np.nanmax([it.high, it.value])
        axes.annotate(
            words, (place, top), xytext=(0, 5), textcoords="offset points", ha="center", color=INK, fontsize=10
        )
    axes.set_xticks(places, names)
    axes.set_ylim(0, max([*values, *(it.high for it in proof.rhythm.values() if np.isfinite(it.high)), 0.1]) * 1.25)
    axes.set_ylabel(plain(voice.say("turns of stock a year")))
    axes.set_xlabel(plain(voice.say("ordered by the 30-day mean and a buffer")))
