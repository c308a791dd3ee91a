"""What people choose and type, in the shape Slack reports it; and the checks Slack makes before the app sees it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from bot.sandbox.nouns import Json

_ONE = {
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "users_select": ("selected_user", "initial_user"),
    "channels_select": ("selected_channel", "initial_channel"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "multi_users_select": ("selected_users", "initial_users"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "overflow": ("selected_option", ""),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "checkboxes": ("selected_options", "initial_options"),
    "rich_text_input": ("rich_text_value", "initial_value"),
}


def elements_in(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    """Every block with each thing in it that can be pressed, chosen or typed into."""
    for block in blocks:
        inside = [*block.get("elements", []), block.get("accessory"), block.get("element")]
        for element in inside:
            if isinstance(element, dict) and block["type"] in {"actions", "section", "input"}:
                yield block, element


def find_element(renderings: list[list[Json]], block_id: str, action_id: str) -> tuple[Json, Json] | None:
    """Look in what is shown now, then in what was shown before: a press may come late."""
    for blocks in renderings:
        for block, element in elements_in(blocks):
            if block.get("block_id") == block_id and element.get("action_id", "") == action_id:
                return block, element
    return None


def initial_values(blocks: list[Json]) -> Json:
    values: Json = {}
    for block, element in elements_in(blocks):
        kind = element["type"]
        if kind in {"button", "overflow", "image"}:
            continue
        key, first = _ONE.get(kind, ("value", "initial_value"))
        empty: Any = [] if key.startswith("selected_") and key.endswith("s") else None
        state = {"type": kind, key: element.get(first, empty)}
        values.setdefault(block["block_id"], {})[element.get("action_id", "")] = state
    return values


def entered(element: Json, raw: Any) -> Json:
    """Return what Slack reports for a plain value (text, an option's value, or a list of them) a person entered."""
    kind = element["type"]
    if kind == "button":
        return {"type": kind, "text": element["text"], **({"value": element["value"]} if "value" in element else {})}
    key, _ = _ONE.get(kind, ("value", ""))
    value: Any = raw if raw not in ("", []) else None
    if key == "selected_option":
        value = option_of(element, str(raw)) if value is not None else None
    elif key == "selected_options":
        value = [option_of(element, str(one)) for one in (raw or [])]
    elif key.endswith("s") and key.startswith("selected_"):
        value = list(raw or [])
    elif key == "selected_date_time" and value is not None:
        value = int(raw)
    elif key == "rich_text_value" and value is not None:
        section = {"type": "rich_text_section", "elements": [{"type": "text", "text": str(raw)}]}
        value = {"type": "rich_text", "elements": [section]}
    return {"type": kind, key: value}


def option_of(element: Json, value: str) -> Json:
    groups = element.get("option_groups", [])
    options = [*element.get("options", []), *(one for group in groups for one in group["options"])]
    for option in options:
        if str(option.get("value", "")) == value:
            return {key: option[key] for key in ("text", "value", "description") if key in option}
    return {"text": {"type": "plain_text", "text": value, "emoji": True}, "value": value}


def complaints(blocks: list[Json], values: Json) -> dict[str, str]:
    """What Slack itself says under a field before the app hears of it."""
    found: dict[str, str] = {}
    for block, element in elements_in(blocks):
        if block["type"] != "input":
            continue
        state = values.get(block["block_id"], {}).get(element.get("action_id", ""), {})
        value = next((state[key] for key in state if key != "type"), None)
        is_empty = value is None or value in ("", [])
        text = ""
        if is_empty:
            text = "" if block.get("optional") else "Please complete this required field."
        elif element["type"] == "number_input":
            text = _number_complaint(element, str(value))
        elif element["type"] == "plain_text_input":
            text = _length_complaint(element, str(value))
        elif element["type"] == "datepicker":
            text = _date_complaint(str(value))
        if text:
            found[block["block_id"]] = text
    return found


def _number_complaint(element: Json, value: str) -> str:
    try:
        number = float(value)
    except ValueError:
        return "Please enter a number."
    if not element.get("is_decimal_allowed") and not number.is_integer():
        return "Please enter a whole number."
    if "min_value" in element and number < float(element["min_value"]):
        return f"Please enter a number of {element['min_value']} or more."
    if "max_value" in element and number > float(element["max_value"]):
        return f"Please enter a number of {element['max_value']} or less."
    return ""


def _length_complaint(element: Json, value: str) -> str:
    if len(value) < element.get("min_length", 0):
        return f"Please enter at least {element['min_length']} characters."
    if len(value) > element.get("max_length", 3000):
        return f"Please enter at most {element.get('max_length', 3000)} characters."
    return ""


def _date_complaint(value: str) -> str:
    try:
        date.fromisoformat(value)
    except ValueError:
        return "Please enter a date."
    return ""
