"""Slack's inspection of every message and window: what it would refuse is refused here, in its own words."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from bot.sandbox import shapes_of_blocks as known
from bot.sandbox.judge_fields import field_faults
from bot.sandbox.judge_shape import Fault, shape_faults, value_faults
from bot.sandbox.nouns import Json
from bot.sandbox.refusal import Refused

_ALLOWED = {"message": known.MESSAGE_BLOCKS, "modal": known.MODAL_BLOCKS, "home": known.HOME_BLOCKS}


def check_message(text: str, blocks: Any) -> None:
    """Refuse what chat.postMessage and its relatives would refuse."""
    if len(text) > known.MOST_TEXT:
        raise Refused("msg_too_long")
    if blocks is not None and not _is_list_of_objects(blocks):
        raise Refused("invalid_blocks_format")
    faults = list(block_faults(blocks or [], "message", "/blocks"))
    if faults:
        raise refusal("invalid_blocks", faults)
    # A message must say something to a notification and a screen reader even when it has blocks.
    if not text.strip():
        raise Refused("no_text")


def check_length(blocks: Any) -> None:
    """Refuse what is too long altogether: only posting and updating count it, answers to a response_url may be longer.

    Slack says nowhere how it counts; from about 12,000 characters of text on messages were refused.
    """
    if sum(len(text) for text in texts_in(blocks)) > known.MOST_MESSAGE_TEXT:
        raise Refused("msg_blocks_too_long")


def check_view(view: Any, expected: str) -> None:
    """Refuse what views.open, update, push and publish would refuse."""
    if not isinstance(view, dict):
        raise refusal("invalid_arguments", [Fault("must provide an object", "/view")])
    if len(json.dumps(view, ensure_ascii=False).encode()) > known.MOST_VIEW_BYTES:
        raise Refused("view_too_large")
    faults = list(_view_faults(view, expected))
    if faults:
        raise refusal("invalid_arguments", faults)


def refusal(error: str, faults: Sequence[Fault]) -> Refused:
    plain = [f"{fault.text} [json-pointer:{fault.pointer}]" for fault in faults]
    return Refused(error, {"errors": plain, "response_metadata": {"messages": [f"[ERROR] {line}" for line in plain]}})


def block_faults(blocks: Sequence[Json], surface: str, pointer: str) -> Iterator[Fault]:
    most = known.MOST_BLOCKS[surface]
    if len(blocks) > most:
        yield Fault(f"no more than {most} items allowed", pointer)
    for place, block in enumerate(blocks):
        here = f"{pointer}/{place}"
        if block.get("type") not in _ALLOWED[surface]:
            yield Fault(f"unsupported type: {block.get('type')}", f"{here}/type")
        else:
            yield from shape_faults(block, str(block["type"]), here)
            yield from _own_faults(block, here)
    yield from _repeated("block_id", [block.get("block_id") for block in blocks], pointer)
    yield from _table_size([block for block in blocks if block.get("type") == "table"], pointer)
    if sum(block.get("type") == "data_visualization" for block in blocks) > known.MOST_CHARTS:
        yield Fault(f"no more than {known.MOST_CHARTS} data_visualization blocks allowed", pointer)


def _view_faults(view: Json, expected: str) -> Iterator[Fault]:
    if view.get("type") != expected:
        yield Fault(f"must be a valid {expected} view", "/view/type")
        return
    for key in view.keys() - known.VIEW.keys():
        yield Fault(f"invalid additional property: {key}", "/view")
    for key, rule in known.VIEW.items():
        if key in view and key != "blocks":
            yield from value_faults(view[key], rule, f"/view/{key}")
    needed = ("blocks", "title") if expected == "modal" else ("blocks",)
    for key in needed:
        if key not in view:
            yield Fault(f"missing required field: {key}", "/view")
    blocks = view.get("blocks", [])
    if not _is_list_of_objects(blocks):
        yield Fault("must provide an array of objects", "/view/blocks")
        return
    yield from block_faults(blocks, expected, "/view/blocks")
    if expected == "modal" and "submit" not in view and any(block.get("type") == "input" for block in blocks):
        yield Fault("`submit` is required when an `input` block is within `blocks`", "/view")


def _own_faults(block: Json, pointer: str) -> Iterator[Fault]:
    """What a list of keys and lengths cannot say about a block."""
    kind = block["type"]
    if kind == "section" and not (block.get("text") or block.get("fields")):
        yield Fault("must provide either text or fields", pointer)
    if kind == "actions" and isinstance(block.get("elements"), list):
        yield from _repeated("action_id", [one.get("action_id") for one in block["elements"]], f"{pointer}/elements")
    for key in ("element", "accessory"):
        if isinstance(block.get(key), dict):
            yield from field_faults(block[key], f"{pointer}/{key}")
    if kind == "actions" and isinstance(block.get("elements"), list):
        for place, element in enumerate(block["elements"]):
            yield from field_faults(element, f"{pointer}/elements/{place}")
    if kind == "table" and isinstance(block.get("rows"), list):
        yield from _row_faults(block["rows"], f"{pointer}/rows")
    if kind == "data_visualization" and isinstance(block.get("chart"), dict):
        yield from _chart_faults(block["chart"], f"{pointer}/chart")


def _row_faults(rows: Sequence[Any], pointer: str) -> Iterator[Fault]:
    for place, row in enumerate(rows):
        if isinstance(row, list) and len(row) > known.MOST_TABLE_CELLS:
            yield Fault(f"no more than {known.MOST_TABLE_CELLS} items allowed", f"{pointer}/{place}")


def _table_size(tables: Sequence[Json], pointer: str) -> Iterator[Fault]:
    characters = sum(len(text) for table in tables for text in texts_in(table.get("rows")))
    if characters > known.MOST_TABLE_CHARACTERS:
        yield Fault(f"tables must be less than {known.MOST_TABLE_CHARACTERS + 1} characters in all", pointer)


def _chart_faults(chart: Json, pointer: str) -> Iterator[Fault]:
    series = chart.get("series")
    if not isinstance(series, list):
        return
    yield from _repeated("name", [one.get("name") for one in series], f"{pointer}/series")
    categories = (chart.get("axis_config") or {}).get("categories")
    if not isinstance(categories, list) or not 1 <= len(categories) <= 20 or any(len(str(c)) > 20 for c in categories):
        yield Fault("must be 1 to 20 labels of at most 20 characters", f"{pointer}/axis_config/categories")
        return
    for place, one in enumerate(series):
        if [point.get("label") for point in one.get("data", [])] != categories:
            yield Fault("labels must match axis categories", f"{pointer}/series/{place}/data")


def _repeated(key: str, names: Sequence[Any], pointer: str) -> Iterator[Fault]:
    given = [name for name in names if name]
    for name in sorted({str(name) for name in given if given.count(name) > 1}):
        yield Fault(f"`{key}` {name} already exists", pointer)


def _is_list_of_objects(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


def texts_in(value: Any) -> Iterator[str]:
    """Every ``text`` string inside a value, in order."""
    if isinstance(value, list):
        for one in value:
            yield from texts_in(one)
    elif isinstance(value, dict):
        if isinstance(value.get("text"), str):
            yield value["text"]
        for one in value.values():
            if isinstance(one, dict | list):
                yield from texts_in(one)
