"""The fields of a window, cut to what Slack accepts; each comes back under its id."""

from collections.abc import Sequence
from datetime import date

from bot.messages.blocks import cut, plain
from bot.messages.reply import Block

LABEL_TEXT = 2000
OPTION_TEXT = 75
TITLE_TEXT = 24
PLACEHOLDER_TEXT = 150
WORDS = 200  # letters of a note
LONGEST_TEXT = 3000  # letters of a field


def date_field(id: str, label: str, initial: date) -> Block:
    return _input(id, label, {"type": "datepicker", "initial_date": initial.isoformat()})


def time_field(id: str, label: str, initial: str) -> Block:
    """Return a field for a time of day, as 09:30."""
    return _input(id, label, {"type": "timepicker", "initial_time": initial})


def number_field(id: str, label: str, initial: int, *, hint: str = "") -> Block:
    """Return a field for a whole number, 0 or more."""
    box = {"type": "number_input", "is_decimal_allowed": False, "min_value": "0", "initial_value": str(initial)}
    return _input(id, label, box, hint=hint)


def ticks_field(id: str, label: str, options: Sequence[tuple[str, str]]) -> Block:
    """Return boxes to tick, each a value and its words; none need be ticked."""
    boxes = [{"value": value, "text": _plain(words, OPTION_TEXT)} for value, words in options]
    return _input(id, label, {"type": "checkboxes", "options": boxes}) | {"optional": True}


def choice_field(id: str, label: str, options: Sequence[tuple[str, str]], initial: str = "") -> Block:
    """Return a field to choose one of some values, each with its words."""
    boxes = {value: {"value": value, "text": _plain(words, OPTION_TEXT)} for value, words in options}
    chosen = {"initial_option": boxes[initial]} if initial else {}
    return _input(id, label, {"type": "static_select", "options": list(boxes.values())} | chosen)


def text_field(
    id: str,
    label: str,
    initial: str = "",
    *,
    longest: int = LONGEST_TEXT,
    is_long: bool = False,
    is_optional: bool = False,
    example: str = "",
    hint: str = "",
) -> Block:
    """Return a field for words, or for several lines where ``is_long``."""
    box: Block = {"type": "plain_text_input", "multiline": is_long, "max_length": longest}
    if initial:
        box["initial_value"] = initial
    if example:
        box["placeholder"] = _plain(example, PLACEHOLDER_TEXT)
    return _input(id, label, box, hint=hint) | ({"optional": True} if is_optional else {})


def words_field(id: str, label: str, *, hint: str = "") -> Block:
    """Return a field for a few words of one's own; it may stay empty."""
    return _input(id, label, {"type": "plain_text_input", "max_length": WORDS}, hint=hint) | {"optional": True}


def title(words: str) -> Block:
    """Return the title, or the word on a button, of a window."""
    return _plain(words, TITLE_TEXT)


def _input(id: str, label: str, element: Block, *, hint: str = "") -> Block:
    block = {"type": "input", "block_id": id, "label": _plain(label, LABEL_TEXT), "element": element}
    element["action_id"] = id
    return block | {"hint": _plain(hint, LABEL_TEXT)} if hint else block


def _plain(words: str, limit: int) -> Block:
    return {"type": "plain_text", "text": cut(plain(words), limit)}
