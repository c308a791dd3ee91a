"""What every Slack block may hold, continued: the blocks themselves, and rich text."""

from bot.sandbox.shapes import ELEMENTS, ID, IN_ACTIONS, IN_INPUT, INPUTS, PARTS, PICKERS, SELECTS, Rule

_BLOCK = {"block_id": ID}
_STYLED = {"style": Rule("any")}
_RICH = (
    "text",
    "link",
    "emoji",
    "user",
    "usergroup",
    "channel",
    "broadcast",
    "date",
    "color",
    "team",
)


def _need(kind: str, most: int = 0, least: int = 0, of: tuple[str, ...] = ()) -> Rule:
    return Rule(kind, most, least, is_required=True, of=of)


BLOCKS: dict[str, dict[str, Rule]] = {
    "section": _BLOCK
    | {
        "text": Rule("text", 3000, 1),
        "fields": Rule("list", 10, 1, of=("field",)),
        "accessory": Rule("object", of=("image", *(name for name in IN_ACTIONS if name != "rich_text_input"))),
        "expand": Rule("flag"),
    },
    "header": _BLOCK | {"text": _need("plain", 150, 1)},
    "divider": _BLOCK,
    "context": _BLOCK | {"elements": _need("list", 10, 1, ("image", "context_text"))},
    "actions": _BLOCK | {"elements": _need("list", 25, 1, IN_ACTIONS)},
    "image": _BLOCK | ELEMENTS["image"],
    "input": _BLOCK
    | {
        "label": _need("plain", 2000, 1),
        "element": _need("object", of=IN_INPUT),
        "hint": Rule("plain", 2000, 1),
        "optional": Rule("flag"),
        "dispatch_action": Rule("flag"),
    },
    "rich_text": _BLOCK
    | {
        "elements": _need(
            "list", of=("rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted")
        )
    },
    "table": _BLOCK | {"rows": _need("list", 100, 1, ("row",)), "column_settings": Rule("list", 20, of=("column",))},
    "markdown": _BLOCK | {"text": _need("string", 12000, 1)},
    "alert": _BLOCK
    | {
        "text": _need("text", 3000, 1),
        "level": Rule("string", words=("default", "info", "warning", "error", "success")),
    },
    "data_visualization": _BLOCK
    | {"title": _need("string", 50, 1), "chart": _need("object", of=("pie", "bar", "line", "area"))},
}

RICH: dict[str, dict[str, Rule]] = {
    "rich_text_section": {"elements": _need("list", of=_RICH)},
    "rich_text_list": {
        "elements": _need("list", of=("rich_text_section",)),
        "style": Rule("string", is_required=True, words=("bullet", "ordered")),
        "indent": Rule("number"),
        "offset": Rule("number"),
        "border": Rule("number"),
    },
    "rich_text_quote": {"elements": _need("list", of=_RICH), "border": Rule("number")},
    "rich_text_preformatted": {"elements": _need("list", of=("text", "link")), "border": Rule("number")},
    "text": _STYLED | {"text": _need("string", least=1)},
    "link": _STYLED | {"url": _need("string", least=1), "text": Rule("string"), "unsafe": Rule("flag")},
    "emoji": _STYLED | {"name": _need("string", least=1), "unicode": Rule("string"), "url": Rule("string")},
    "user": _STYLED | {"user_id": _need("string", least=1)},
    "usergroup": _STYLED | {"usergroup_id": _need("string", least=1)},
    "channel": _STYLED | {"channel_id": _need("string", least=1)},
    "team": _STYLED | {"team_id": _need("string", least=1)},
    "broadcast": _STYLED | {"range": Rule("string", is_required=True, words=("here", "channel", "everyone"))},
    "color": _STYLED | {"value": _need("string", least=1)},
    "date": _STYLED
    | {
        "timestamp": _need("number"),
        "format": _need("string", least=1),
        "url": Rule("string"),
        "fallback": Rule("string"),
    },
}

SHAPES: dict[str, dict[str, Rule]] = {**PARTS, **RICH, **SELECTS, **PICKERS, **INPUTS, **ELEMENTS, **BLOCKS}

MESSAGE_BLOCKS = tuple(name for name in BLOCKS if name != "alert")
MODAL_BLOCKS = tuple(name for name in BLOCKS if name not in {"markdown", "data_visualization", "table"})
HOME_BLOCKS = tuple(name for name in BLOCKS if name not in {"markdown", "data_visualization", "alert", "table"})

MOST_TEXT = 4000  # Slack cuts at 40,000 and recommends 4,000; the bot keeps to the lower one
MOST_MESSAGE_TEXT = 12_000  # of all blocks of a message
MOST_BLOCKS = {"message": 50, "modal": 100, "home": 100}
MOST_TABLE_CELLS = 20
MOST_TABLE_CHARACTERS = 10_000
MOST_CHARTS = 2
MOST_VIEW_BYTES = 250_000
VIEW: dict[str, Rule] = {
    "type": Rule("string", is_required=True, words=("modal", "home")),
    "title": Rule("plain", 24, 1),
    "submit": Rule("plain", 24, 1),
    "close": Rule("plain", 24, 1),
    "blocks": Rule("list", 100, is_required=True),
    "private_metadata": Rule("string", 3000),
    "callback_id": ID,
    "external_id": ID,
    "clear_on_close": Rule("flag"),
    "notify_on_close": Rule("flag"),
    "submit_disabled": Rule("flag"),
}
