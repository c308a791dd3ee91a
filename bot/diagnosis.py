"""What the doctor finds: how something stands, and how to mend it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.wording import Phrase


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    is_well: bool
    sentence: Phrase
    values: Mapping[str, object] = field(default_factory=dict)
    mend: Phrase | None = None
    is_note: bool = False  # nothing is wrong, but it is good to know


def well(sentence: Phrase, **values: object) -> Finding:
    """Return a finding that all is well."""
    return Finding(is_well=True, sentence=sentence, values=values)


def note(sentence: Phrase, **values: object) -> Finding:
    """Return something good to know, neither well nor ill."""
    return Finding(is_well=True, sentence=sentence, values=values, is_note=True)


def ill(sentence: Phrase, mend: Phrase | None = None, **values: object) -> Finding:
    """Return what is wrong, and how to mend it."""
    return Finding(is_well=False, sentence=sentence, values=values, mend=mend)
