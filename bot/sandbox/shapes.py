"""What every Slack block may hold, and how long it may be: the limits as a table.

The keys are those of Slack's published block types; a key that is not listed is refused, as Slack does.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """What one key of a block may hold."""

    kind: str  # string, plain, text, mrkdwn, flag, number, any, object, list
    most: int = 0  # characters of a string or text, items of a list; 0: no limit
    least: int = 0
    is_required: bool = False
    of: tuple[str, ...] = ()  # shapes allowed for an object, or for the items of a list
    words: tuple[str, ...] = ()  # the only strings allowed


def _string(most: int = 0, *, need: bool = False) -> Rule:
    return Rule("string", most, is_required=need, least=1 if need else 0)


def _plain(most: int, *, need: bool = False) -> Rule:
    return Rule("plain", most, 1, need)


def _text(most: int, *, need: bool = False) -> Rule:
    return Rule("text", most, 1, need)


def _list(most: int, *of: str, need: bool = False, least: int = 0) -> Rule:
    return Rule("list", most, least, need, of)


def _object(*of: str, need: bool = False) -> Rule:
    return Rule("object", 0, 0, need, of)


def _words(*words: str, need: bool = False) -> Rule:
    return Rule("string", is_required=need, words=words)


_FLAG, _NUMBER = Rule("flag"), Rule("number")
ID = _string(255)
_STYLE = _words("primary", "danger")
_ACTION = {"action_id": ID}
_CONFIRM = {"confirm": _object("confirm")}
_FOCUS = {"focus_on_load": _FLAG}
_PLACEHOLDER = {"placeholder": _plain(150)}
_DISPATCH = {"dispatch_action_config": Rule("any")}
_PICK = _ACTION | _CONFIRM | _FOCUS | _PLACEHOLDER
_TYPE = _ACTION | _FOCUS | _PLACEHOLDER | _DISPATCH | {"initial_value": _string(3000)}
_OPTIONS = {"options": _list(100, "option", least=1), "option_groups": _list(100, "option_group", least=1)}
_MANY = {"max_selected_items": _NUMBER}

SELECTS: dict[str, dict[str, Rule]] = {
    "static_select": _PICK | _OPTIONS | {"initial_option": _object("option")},
    "multi_static_select": _PICK | _OPTIONS | _MANY | {"initial_options": _list(100, "option")},
    "external_select": _PICK | {"initial_option": _object("option"), "min_query_length": _NUMBER},
    "multi_external_select": _PICK | _MANY | {"initial_options": _list(100, "option"), "min_query_length": _NUMBER},
    "users_select": _PICK | {"initial_user": _string()},
    "multi_users_select": _PICK | _MANY | {"initial_users": Rule("any")},
    "channels_select": _PICK | {"initial_channel": _string(), "response_url_enabled": _FLAG},
    "multi_channels_select": _PICK | _MANY | {"initial_channels": Rule("any")},
    "conversations_select": _PICK
    | {
        "initial_conversation": _string(),
        "default_to_current_conversation": _FLAG,
        "response_url_enabled": _FLAG,
        "filter": Rule("any"),
    },
    "multi_conversations_select": _PICK
    | _MANY
    | {"initial_conversations": Rule("any"), "default_to_current_conversation": _FLAG, "filter": Rule("any")},
}

PICKERS: dict[str, dict[str, Rule]] = {
    "checkboxes": _ACTION
    | _CONFIRM
    | _FOCUS
    | {"options": _list(10, "option", need=True, least=1), "initial_options": _list(10, "option")},
    "radio_buttons": _ACTION
    | _CONFIRM
    | _FOCUS
    | {"options": _list(10, "option", need=True, least=1), "initial_option": _object("option")},
    "datepicker": _PICK | {"initial_date": _string(10)},
    "timepicker": _PICK | {"initial_time": _string(5), "timezone": _string()},
    "datetimepicker": _ACTION | _CONFIRM | _FOCUS | {"initial_date_time": _NUMBER},
}

INPUTS: dict[str, dict[str, Rule]] = {
    "plain_text_input": _TYPE | {"multiline": _FLAG, "min_length": _NUMBER, "max_length": _NUMBER},
    "number_input": _TYPE
    | {"is_decimal_allowed": Rule("flag", is_required=True), "min_value": _string(), "max_value": _string()},
    "email_text_input": _TYPE,
    "url_text_input": _TYPE,
    "rich_text_input": _ACTION | _FOCUS | _PLACEHOLDER | _DISPATCH | {"initial_value": _object("rich_text")},
    "file_input": _ACTION | {"filetypes": Rule("any"), "max_files": _NUMBER},
}

ELEMENTS: dict[str, dict[str, Rule]] = {
    "button": _ACTION
    | _CONFIRM
    | {
        "text": _plain(75, need=True),
        "value": Rule("string", 2000, 1),
        "url": _string(3000),
        "style": _STYLE,
        "accessibility_label": _string(75),
    },
    "overflow": _ACTION | _CONFIRM | {"options": _list(5, "option", need=True, least=1)},
    "image": {
        "alt_text": _string(2000, need=True),
        "image_url": _string(3000),
        "slack_file": Rule("any"),
        "title": _plain(2000),
    },
}

PARTS: dict[str, dict[str, Rule]] = {
    "option": {"text": _text(75, need=True), "value": _string(150), "description": _plain(75), "url": _string(3000)},
    "option_group": {"label": _plain(75, need=True), "options": _list(100, "option", need=True, least=1)},
    "confirm": {
        "title": _plain(100, need=True),
        "text": _text(300, need=True),
        "confirm": _plain(30, need=True),
        "deny": _plain(30, need=True),
        "style": _STYLE,
    },
    "column": {"align": _words("left", "center", "right"), "is_wrapped": _FLAG},
    "raw_text": {"text": Rule("string", is_required=True)},
    "raw_number": {"text": _string(need=True), "value": Rule("number", is_required=True)},
    "segment": {"label": _string(20, need=True), "value": Rule("number", is_required=True)},
    "series": {"name": _string(20, need=True), "data": _list(20, "point", need=True, least=1)},
    "point": {"label": _string(20, need=True), "value": Rule("number", is_required=True)},
    "axis": {"categories": Rule("any", is_required=True), "x_label": _string(50), "y_label": _string(50)},
    "pie": {"segments": _list(6, "segment", need=True, least=1)},
}
_XY = {"series": _list(6, "series", need=True, least=1), "axis_config": _object("axis", need=True)}
PARTS |= {"bar": _XY, "line": _XY, "area": _XY}

UNTYPED = frozenset({"option", "option_group", "confirm", "column", "segment", "series", "point", "axis"})
IN_ACTIONS = ("button", "overflow", *SELECTS, *PICKERS, "rich_text_input")
IN_INPUT = (*SELECTS, *PICKERS, *INPUTS)
