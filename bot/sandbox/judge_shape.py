"""Slack's inspection of one block: each key known, present when required, and short enough."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.sandbox.nouns import Json
from bot.sandbox.shapes import UNTYPED, Rule
from bot.sandbox.shapes_of_blocks import SHAPES

_TEXT_LIMIT = {"field": 2000, "context_text": 3000}
_CELLS = Rule("list", of=("raw_text", "raw_number", "rich_text"))
_TEXT_KEYS = {"type", "text", "emoji", "verbatim"}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing Slack would refuse, and where."""

    text: str
    pointer: str


def shape_faults(value: Json, shape: str, pointer: str) -> Iterator[Fault]:
    rules = SHAPES[shape]
    allowed = rules.keys() if shape in UNTYPED else rules.keys() | {"type"}
    for key in sorted(value.keys() - allowed):
        yield Fault(f"invalid additional property: {key}", pointer)
    for key, rule in rules.items():
        if key not in value or value[key] is None:
            if rule.is_required:
                yield Fault(f"missing required field: {key}", pointer)
        else:
            yield from value_faults(value[key], rule, f"{pointer}/{key}")


def value_faults(value: Any, rule: Rule, pointer: str) -> Iterator[Fault]:
    match rule.kind:
        case "string":
            yield from _string_faults(value, rule, pointer)
        case "plain" | "mrkdwn" | "text":
            yield from _text_faults(value, rule, pointer)
        case "list":
            yield from _list_faults(value, rule, pointer)
        case "object":
            yield from _object_faults(value, rule.of, pointer)
        case "flag" if not isinstance(value, bool):
            yield Fault("must be a boolean", pointer)
        # bool is an int to Python, but not a number to Slack
        case "number" if isinstance(value, bool) or not isinstance(value, int | float):
            yield Fault("must be a number", pointer)


def _string_faults(value: Any, rule: Rule, pointer: str) -> Iterator[Fault]:
    if not isinstance(value, str):
        yield Fault("must be a string", pointer)
    elif rule.words and value not in rule.words:
        yield Fault("must be a valid enum value", pointer)
    elif len(value) < rule.least:
        yield Fault(f"must be more than {rule.least - 1} characters", pointer)
    elif rule.most and len(value) > rule.most:
        yield Fault(f"must be less than {rule.most + 1} characters", pointer)


def _text_faults(value: Any, rule: Rule, pointer: str) -> Iterator[Fault]:
    if not isinstance(value, dict):
        yield Fault("must provide an object", pointer)
        return
    kinds = {"plain": ("plain_text",), "mrkdwn": ("mrkdwn",)}.get(rule.kind, ("plain_text", "mrkdwn"))
    if value.get("type") not in kinds:
        yield Fault(f"unsupported type: {value.get('type')}", f"{pointer}/type")
    for key in sorted(value.keys() - _TEXT_KEYS):
        yield Fault(f"invalid additional property: {key}", pointer)
    yield from _string_faults(value.get("text"), Rule("string", rule.most, rule.least), f"{pointer}/text")


def _list_faults(value: Any, rule: Rule, pointer: str) -> Iterator[Fault]:
    if not isinstance(value, list):
        yield Fault("must provide an array", pointer)
        return
    if rule.most and len(value) > rule.most:
        yield Fault(f"no more than {rule.most} items allowed", pointer)
    if len(value) < rule.least:
        yield Fault(f"no fewer than {rule.least} items allowed", pointer)
    for place, one in enumerate(value):
        if rule.of == ("row",):
            yield from _list_faults(one, _CELLS, f"{pointer}/{place}")
        else:
            yield from _object_faults(one, rule.of, f"{pointer}/{place}")


def _object_faults(value: Any, of: tuple[str, ...], pointer: str) -> Iterator[Fault]:
    if not isinstance(value, dict):
        yield Fault("must provide an object", pointer)
        return
    kind = value.get("type")
    texts = [name for name in of if name in _TEXT_LIMIT]
    if texts and kind in {"plain_text", "mrkdwn"}:
        yield from _text_faults(value, Rule("text", _TEXT_LIMIT[texts[0]], 1), pointer)
    elif len(of) == 1 and of[0] in UNTYPED:
        yield from shape_faults(value, of[0], pointer)
    elif kind not in of:
        yield Fault(f"unsupported type: {kind}", f"{pointer}/type")
    else:
        yield from shape_faults(value, str(kind), pointer)
