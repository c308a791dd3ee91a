"""Every limit of Slack: exactly at it is accepted, one over is refused in Slack's own words."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block

from bot.sandbox.nouns import Json
from bot.sandbox.refusal import Refused
from bot.sandbox.workspace import Workspace

Ask = Callable[..., Json]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def xs(count: int) -> str:
    return "x" * count


def button(name: str = "a", **more: Any) -> Json:
    return {"type": "button", "action_id": name, "text": plain("Go"), **more}


def actions(*elements: Json) -> list[Json]:
    return [{"type": "actions", "elements": list(elements)}]


def section(**more: Any) -> list[Json]:
    return [{"type": "section", "text": mrkdwn("x"), **more}]


def option(text: str = "x", value: str = "v") -> Json:
    return {"text": plain(text), "value": value}


def select(**more: Any) -> list[Json]:
    return actions({"type": "static_select", "action_id": "a", "options": [option()], **more})


def confirm(**more: Any) -> list[Json]:
    question = {"title": plain("Sure?"), "text": mrkdwn("x"), "confirm": plain("Yes"), "deny": plain("No")}
    return actions(button(confirm={**question, **more}))


def table(rows: int = 1, cells: int = 1, text: str = "x") -> Json:
    return {"type": "table", "rows": [[{"type": "raw_text", "text": text}] * cells] * rows}


def bars(series: int = 1, points: int = 1, label: int = 2, title: str = "x") -> list[Json]:
    labels = [f"{place:0{label}d}" for place in range(points)]
    lines = [{"name": f"s{n}", "data": [{"label": one, "value": 1} for one in labels]} for n in range(series)]
    return [
        {
            "type": "data_visualization",
            "title": title,
            "chart": {"type": "bar", "series": lines, "axis_config": {"categories": labels}},
        }
    ]


def pie(count: int) -> list[Json]:
    segments = [{"label": str(place), "value": 1} for place in range(count)]
    return [{"type": "data_visualization", "title": "x", "chart": {"type": "pie", "segments": segments}}]


def home(**more: Any) -> Json:
    return {"type": "home", "blocks": section(), **more}


def modal(**more: Any) -> Json:
    return {"type": "modal", "title": plain("T"), "submit": plain("S"), "blocks": section(), **more}


def field(**element: Any) -> list[Json]:
    typed = {"type": "plain_text_input", "action_id": "a", **element}
    return [{"type": "input", "label": plain("L"), "element": typed}]


IN_MESSAGES: dict[str, tuple[int, Callable[[int], list[Json]]]] = {
    "blocks in a message": (50, lambda n: [{"type": "divider"}] * n),
    "block id": (255, lambda n: section(block_id=xs(n))),
    "action id": (255, lambda n: actions(button(xs(n)))),
    "section text": (3000, lambda n: section(text=mrkdwn(xs(n)))),
    "fields in a section": (10, lambda n: section(fields=[mrkdwn("x")] * n)),
    "field text": (2000, lambda n: section(fields=[mrkdwn(xs(n))])),
    "header text": (150, lambda n: [{"type": "header", "text": plain(xs(n))}]),
    "elements in a context": (10, lambda n: [{"type": "context", "elements": [mrkdwn("x")] * n}]),
    "elements in actions": (25, lambda n: actions(*(button(str(place)) for place in range(n)))),
    "button text": (75, lambda n: actions(button(text=plain(xs(n))))),
    "button value": (2000, lambda n: actions(button(value=xs(n)))),
    "button address": (3000, lambda n: actions(button(url=xs(n)))),
    "confirm title": (100, lambda n: confirm(title=plain(xs(n)))),
    "confirm text": (300, lambda n: confirm(text=mrkdwn(xs(n)))),
    "confirm buttons": (30, lambda n: confirm(deny=plain(xs(n)))),
    "options of a select": (100, lambda n: select(options=[option(value=str(place)) for place in range(n)])),
    "option text": (75, lambda n: select(options=[option(xs(n))])),
    "option value": (150, lambda n: select(options=[option(value=xs(n))])),
    "options of an overflow": (5, lambda n: actions({"type": "overflow", "action_id": "a", "options": [option()] * n})),
    "placeholder": (150, lambda n: select(placeholder=plain(xs(n)))),
    "rows of a table": (100, lambda n: [table(rows=n)]),
    "cells of a row": (20, lambda n: [table(cells=n)]),
    "characters of all tables": (10_000, lambda n: [table(text=xs(4000)), table(text=xs(n - 4000))]),
    "charts in a message": (2, lambda n: bars() * n),
    "chart title": (50, lambda n: bars(title=xs(n))),
    "chart series": (6, lambda n: bars(series=n)),
    "chart points": (20, lambda n: bars(points=n)),
    "chart labels": (20, lambda n: bars(label=n)),
    "pie segments": (6, pie),
    "image text": (2000, lambda n: [{"type": "image", "image_url": "https://x", "alt_text": xs(n)}]),
}
IN_WINDOWS: dict[str, tuple[int, Callable[[int], Json]]] = {
    "blocks in a window": (100, lambda n: modal(blocks=[{"type": "divider"}] * n)),
    "title": (24, lambda n: modal(title=plain(xs(n)))),
    "submit": (24, lambda n: modal(submit=plain(xs(n)))),
    "close": (24, lambda n: modal(close=plain(xs(n)))),
    "private metadata": (3000, lambda n: modal(private_metadata=xs(n))),
    "callback id": (255, lambda n: modal(callback_id=xs(n))),
    "placeholder of a field": (150, lambda n: modal(blocks=field(placeholder=plain(xs(n))))),
    "text of an alert": (3000, lambda n: modal(blocks=[{"type": "alert", "text": mrkdwn(xs(n))}])),
    "letters a field holds": (10, lambda n: modal(blocks=field(max_length=10, initial_value=xs(n)))),
    "letters of a field at most": (3000, lambda n: modal(blocks=field(max_length=n))),
    "number a field holds": (
        9,
        lambda n: modal(
            blocks=field(type="number_input", is_decimal_allowed=False, max_value="9", initial_value=str(n))
        ),
    ),
    "options of a checkbox group": (
        10,
        lambda n: modal(blocks=field(type="checkboxes", options=[option(value=str(place)) for place in range(n)])),
    ),
}


def _open(workspace: Workspace, ask: Ask, view: Json) -> Json:
    ask("api.test")
    return ask("views.open", trigger_id=workspace.triggers.give("U0ANA"), view=view)["view"]  # type: ignore[no-any-return]


def in_sections(letters: int) -> list[Json]:
    whole, rest = divmod(letters, 3000)
    return [*section(text=mrkdwn(xs(3000))) * whole, *(section(text=mrkdwn(xs(rest))) if rest else [])]


CASES = [
    *(pytest.param("message", most, make, "invalid_blocks", id=name) for name, (most, make) in IN_MESSAGES.items()),
    *(pytest.param("window", most, make, "invalid_arguments", id=name) for name, (most, make) in IN_WINDOWS.items()),
    pytest.param("text", 4000, xs, "msg_too_long", id="text of a message"),
    pytest.param("message", 12_000, in_sections, "msg_blocks_too_long", id="text of all blocks of a message"),
    pytest.param(
        "home", 100, lambda n: home(blocks=[{"type": "divider"}] * n), "invalid_arguments", id="blocks at home"
    ),
]


@pytest.mark.parametrize(("surface", "most", "make", "error"), CASES)
def test_exactly_at_the_limit_is_accepted_and_one_more_is_refused(
    ask: Ask, workspace: Workspace, *, surface: str, most: int, make: Callable[[int], Any], error: str
) -> None:
    def send(size: int) -> None:
        if surface == "message":
            ask("chat.postMessage", channel="C0UK", text="x", blocks=make(size))
        elif surface == "text":
            ask("chat.postMessage", channel="C0UK", text=make(size))
        elif surface == "home":
            ask("views.publish", user_id="U0ANA", view=make(size))
        else:
            _open(workspace, ask, make(size))

    send(most)
    with pytest.raises(Refused, match=error) as refused:
        send(most + 1)
    assert "too_long" in error or "[json-pointer:/" in refused.value.details["response_metadata"]["messages"][0]


def test_a_window_of_250_kilobytes_is_accepted_and_more_is_refused(ask: Ask, workspace: Workspace) -> None:
    blocks: list[Json] = [{"type": "section", "text": plain(xs(3000))} for _ in range(80)]
    blocks += [{"type": "section", "text": plain("x")} for _ in range(4)]
    spare = 250_000 - len(json.dumps(modal(blocks=blocks), ensure_ascii=False).encode())
    for block in blocks[-4:]:
        grown = min(spare, 2999)
        block["text"] = plain(xs(1 + grown))
        spare -= grown
    _open(workspace, ask, modal(blocks=blocks))
    blocks[-1]["block_id"] = "b"
    with pytest.raises(Refused, match="view_too_large"):
        _open(workspace, ask, modal(blocks=blocks))


REFUSED: dict[str, tuple[list[Json], str]] = {
    "an unknown block": ([{"type": "hologram"}], "unsupported type: hologram"),
    "an unknown element": (actions({"type": "lever", "action_id": "a"}), "unsupported type: lever"),
    "an unknown key": (section(colour="red"), "invalid additional property: colour"),
    "a missing key": ([{"type": "header"}], "missing required field: text"),
    "an empty section": ([{"type": "section"}], "must provide either text or fields"),
    "an empty text": (section(text=mrkdwn("")), "must be more than 0 characters"),
    "mrkdwn in a header": ([{"type": "header", "text": mrkdwn("x")}], "unsupported type: mrkdwn"),
    "a bare string for a text": (section(text="x"), "must provide an object"),
    "one action id twice in a block": (actions(button(), button()), "`action_id` a already exists"),
    "one block id twice": (section(block_id="b") * 2, "`block_id` b already exists"),
    "a question without a no": (confirm(deny=None), "missing required field: deny"),
    "a choice that is none of the options": (
        select(initial_option=option("other")),
        "`initial_option` must match one of the options",
    ),
    "an alert in a message": ([{"type": "alert", "text": plain("x")}], "unsupported type: alert"),
    "an unknown button style": (actions(button(style="loud")), "must be a valid enum value"),
    "a chart whose labels disagree": (
        [{**bars()[0], "chart": {**bars()[0]["chart"], "axis_config": {"categories": ["other"]}}}],
        "labels must match axis categories",
    ),
    "a number in words": (
        [{"type": "table", "rows": [[{"type": "raw_number", "text": "1", "value": "1"}]]}],
        "must be a number",
    ),
}


@pytest.mark.parametrize(("blocks", "words"), REFUSED.values(), ids=REFUSED)
def test_a_malformed_message_is_refused_with_slacks_own_words(ask: Ask, blocks: list[Json], words: str) -> None:
    with pytest.raises(Refused, match="invalid_blocks") as refused:
        ask("chat.postMessage", channel="C0UK", text="x", blocks=blocks)
    assert any(words in line for line in refused.value.details["response_metadata"]["messages"])


@pytest.mark.parametrize(("text", "blocks"), [("", None), ("   ", None), ("", section())])
def test_a_message_must_say_something_even_beside_blocks(ask: Ask, text: str, blocks: Any) -> None:
    with pytest.raises(Refused, match="no_text"):
        ask("chat.postMessage", channel="C0UK", text=text, blocks=blocks)


def test_a_window_with_a_field_needs_a_submit_button(ask: Ask, workspace: Workspace) -> None:
    view = modal(blocks=field())
    _open(workspace, ask, view)
    with pytest.raises(Refused, match="invalid_arguments"):
        _open(workspace, ask, {key: value for key, value in view.items() if key != "submit"})


@pytest.mark.parametrize("name", [name for name in IN_MESSAGES if not name.startswith(("charts", "chart", "pie"))])
def test_is_never_kinder_than_slacks_own_library(name: str) -> None:
    """What slack_sdk's models accept at the limit, the sandbox accepts too: the table is not invented."""
    most, make = IN_MESSAGES[name]
    try:
        for block in Block.parse_all(make(most)):
            block.to_dict()
    except SlackObjectFormationError as error:
        pytest.fail(f"{name}: slack_sdk refuses {most}: {error}")
