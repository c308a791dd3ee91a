"""What every chart shares: its colours, its letters, and how it becomes a PNG."""

import io
import warnings
from collections.abc import Sequence

from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text

from bot.wording import Voice

INK, MUTED, LINES = "#24303a", "#6b7780", "#d9dfe3"
COLOURS = {"ours": "#0b7a75", "article": "#d1703c", "textbook": "#8a94a0"}
WIDE = (  # families that hold Chinese letters, on Linux, macOS and Windows
    *("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei"),
    *("PingFang SC", "Hiragino Sans GB", "Heiti SC", "Microsoft YaHei", "SimHei"),
)
DOTS = 150  # an inch


def letters() -> list[str]:
    """Return the families of letters that are here, those that hold Chinese first."""
    here = {font.name for font in font_manager.fontManager.ttflist}
    return [*(family for family in WIDE if family in here), "DejaVu Sans"]


def readable(voice: Voice) -> Voice:
    """Return the reader's language where this machine has letters for it, else English."""
    return Voice(zone=voice.zone) if voice.locale.startswith("zh") and len(letters()) == 1 else voice


def tidy(axes: Axes, title: str) -> None:
    """Take away what only takes up room, and say on top what is shown."""
    axes.set_title(title, loc="left", fontsize=11, fontweight="bold", color=INK, pad=12)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    for side in ("left", "bottom"):
        axes.spines[side].set_color(LINES)
    axes.tick_params(colors=MUTED, labelsize=9, length=0)
    axes.xaxis.label.set(color=MUTED, fontsize=9)
    axes.yaxis.label.set(color=MUTED, fontsize=9)


def paper(columns: int, widths: Sequence[float]) -> tuple[Figure, list[Axes]]:
    """Return a sheet with so many charts side by side."""
    figure = Figure(figsize=(4 + 4.5 * columns, 4.8), layout="constrained")
    axes = figure.subplots(1, columns, width_ratios=widths, squeeze=False)[0]
    return figure, list(axes)


def png(figure: Figure) -> bytes:
    """Return the sheet as a picture."""
    for text in figure.findobj(Text):
        if isinstance(text, Text):
            text.set_fontfamily(letters())
    written = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a letter nobody has is a box in the picture, no reason to fail
        figure.savefig(written, format="png", dpi=DOTS, facecolor="white")
    return written.getvalue()
