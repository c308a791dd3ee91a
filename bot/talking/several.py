"""Parts several questions that are asked at once: “how much is left of SKU123? and when does PO-0001 arrive?”."""

import re
from collections.abc import Sequence

from bot.desk import Desk
from bot.talking.meaning import meaning_asked
from bot.talking.overhearing import ORDER, codes_in, topic_of, words_of

QUESTION = re.compile(r"[^?？]+(?:[?？]+|$)")
MOST = 4  # questions; more are a text


def questions_in(desk: Desk, said: str) -> Sequence[str]:
    """Return the questions one by one where each of them is understood by itself; else all that was said, as one."""
    asked = [part.strip() for part in QUESTION.findall(said) if part.strip()]
    is_each_understood = 1 < len(asked) <= MOST and all(_is_understood(desk, part) for part in asked)
    return asked if is_each_understood else [said]


def _is_understood(desk: Desk, said: str) -> bool:
    words = words_of(said)
    is_about = topic_of(said.casefold(), words) or ORDER.search(said) or codes_in(desk, said)
    return len(words) > 1 and bool(is_about or meaning_asked(desk, said))
