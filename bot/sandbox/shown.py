"""A message, window or Home as one person sees it, for tests to read and press."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.sandbox.forms import elements_in
from bot.sandbox.nouns import Json


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A file in a message."""

    id: str
    name: str
    title: str
    size: int


@dataclass(frozen=True, slots=True)
class Shown:
    """What a person sees; it does not change when the message does."""

    kind: str  # message, modal or home
    text: str  # what a notification says; empty for windows
    blocks: tuple[Json, ...]
    words: str  # every visible word, a line for each thing shown
    ts: str = ""
    channel: str = ""
    author: str = ""
    is_ephemeral: bool = False
    is_edited: bool = False
    is_deleted: bool = False
    thread_ts: str = ""
    view_id: str = ""
    title: str = ""
    errors: tuple[str, ...] = ()
    warning: str = ""
    files: tuple[ShownFile, ...] = ()
    reactions: tuple[str, ...] = ()
    values: Any = None  # what is filled in, in Slack's shape

    @property
    def buttons(self) -> tuple[str, ...]:
        """Labels of its buttons, in reading order."""
        return tuple(one["text"]["text"] for _, one in elements_in(list(self.blocks)) if one["type"] == "button")

    @property
    def options(self) -> tuple[str, ...]:
        """Texts of all that can be chosen in its menus, selects, checkboxes and radio buttons."""
        return tuple(
            option["text"]["text"] for _, element in elements_in(list(self.blocks)) for option in _options(element)
        )

    @property
    def labels(self) -> tuple[str, ...]:
        """Labels of its fields."""
        return tuple(block["label"]["text"] for block in self.blocks if block["type"] == "input")


def find(shown: Shown, label: str) -> tuple[Json, Json, Any]:
    """Return block, element and value behind a label: a button's text, an option's text, or an action id."""
    pairs = list(elements_in(list(shown.blocks)))
    for block, element in pairs:
        if element["type"] == "button" and element["text"]["text"] == label:
            return block, element, None
    for block, element in pairs:
        for option in _options(element):
            if option["text"]["text"] == label:
                return block, element, option.get("value", "")
    for block, element in pairs:
        if element.get("action_id") == label:
            return block, element, None
    known = [*shown.buttons, *shown.options]
    raise LookupError(f"nothing called {label!r} here; there is {known}")


def field(shown: Shown, label: str, value: Any) -> tuple[Json, Json, Any]:
    """Return block, field and plain value for a field by its label, block id or action id."""
    for block, element in elements_in(list(shown.blocks)):
        title = (block.get("label") or block.get("text") or {}).get("text")
        if label in {title, block["block_id"], element.get("action_id")} and element["type"] != "button":
            return block, element, _value(element, value)
    raise LookupError(f"no field called {label!r} here; there is {list(shown.labels)}")


def _value(element: Json, value: Any) -> Any:
    """Turn the text of an option into its value; leave everything else alone."""
    by_text = {option["text"]["text"]: option.get("value", "") for option in _options(element)}
    if isinstance(value, str):
        return by_text.get(value, value)
    if isinstance(value, list | tuple):
        return [by_text.get(one, one) for one in value]
    return value if value is None else str(value)


def _options(element: Json) -> Iterator[Json]:
    yield from element.get("options", [])
    for group in element.get("option_groups", []):
        yield from group["options"]
