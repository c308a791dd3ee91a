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
