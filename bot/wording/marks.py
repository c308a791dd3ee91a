"""Marks on text: what is a sentence of ours, what is safe to show, what came from outside."""

import unicodedata
from typing import Protocol


class Safe(str):
    """Text that is mrkdwn already and must not be escaped again."""

    __slots__ = ()


class Phrase(str):
    """A sentence of our own that is said in the reader's language where it is shown."""

    __slots__ = ()


class Sayable(Protocol):
    """A code with values: an error, a problem, a finding."""

    @property
    def sentence(self) -> str: ...

    @property
    def values(self) -> dict[str, object]: ...


def N_(sentence: str) -> Phrase:  # noqa: N802 - gettext's own name for "translate this later"
    """Mark a sentence for translation where it is only stored."""
    return Phrase(sentence)


def NN_(one: str, many: str) -> tuple[Phrase, Phrase]:  # noqa: N802
    """Mark both forms of a sentence for translation where they are only stored; ``Voice.count`` takes them together."""
    return Phrase(one), Phrase(many)


def escape(text: str) -> Safe:
    """Return outside text as harmless mrkdwn: no mentions, no links, no hidden direction marks.

    >>> escape("R&D <!channel>")
    'R&amp;D &lt;!channel&gt;'
    """
    visible = "".join(c for c in text if unicodedata.category(c) not in {"Cc", "Cf"} or c in "\n\t")
    return Safe(visible.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
