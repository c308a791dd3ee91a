"""Slack's inspection of what a field holds before anybody touches it: it must be something one could enter."""

from collections.abc import Iterator

from bot.sandbox.judge_shape import Fault
from bot.sandbox.nouns import Json

_LONGEST = 3000


def field_faults(element: Json, pointer: str) -> Iterator[Fault]:
    if element.get("type") == "plain_text_input":
        yield from _text_faults(element, pointer)
    if element.get("type") == "number_input":
        yield from _number_faults(element, pointer)
    if "initial_option" in element and element["initial_option"] not in _options(element):
        yield Fault("`initial_option` must match one of the options", f"{pointer}/initial_option")
    for one in element.get("initial_options") or ():
        if one not in _options(element):
            yield Fault("`initial_options` must be among the options", f"{pointer}/initial_options")


def _text_faults(element: Json, pointer: str) -> Iterator[Fault]:
    most, typed = element.get("max_length", _LONGEST), str(element.get("initial_value") or "")
    if not isinstance(most, int) or not 1 <= most <= _LONGEST:
        yield Fault(f"must be from 1 to {_LONGEST}", f"{pointer}/max_length")
    elif len(typed) > most:
        yield Fault("`initial_value` must not be longer than `max_length`", f"{pointer}/initial_value")


def _number_faults(element: Json, pointer: str) -> Iterator[Fault]:
    numbers = {}
    for key in ("min_value", "initial_value", "max_value"):
        if key not in element:
            continue
        try:
            numbers[key] = float(element[key])
        except (TypeError, ValueError):
            yield Fault("must be a valid number", f"{pointer}/{key}")
    typed = numbers.get("initial_value")
    if typed is not None and not numbers.get("min_value", typed) <= typed <= numbers.get("max_value", typed):
        yield Fault("`initial_value` must be from `min_value` to `max_value`", f"{pointer}/initial_value")


def _options(element: Json) -> list[Json]:
    groups = [group["options"] for group in element.get("option_groups") or ()]
    return [*(element.get("options") or ()), *(option for group in groups for option in group)]
