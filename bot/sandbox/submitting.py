"""What happens when a person submits or closes a window: Slack's own checks first, then the app's answer."""

from bot.sandbox import payloads, windows
from bot.sandbox.envelopes import Envelope, Fate, nothing_to_do
from bot.sandbox.forms import complaints, elements_in, entered
from bot.sandbox.judge import check_view
from bot.sandbox.nouns import Json
from bot.sandbox.refusal import Refused
from bot.sandbox.state import View
from bot.sandbox.workspace import Workspace

_TROUBLE = "We had some trouble connecting. Try again?"


def submits(workspace: Workspace, person: str, view_id: str, typed: Json) -> None:
    """Send a window; ``typed`` is block id -> field id -> plain value."""
    view = _top(workspace, person, view_id)
    for block, element in elements_in(view.body["blocks"]):
        fields = typed.get(block["block_id"], {})
        name = element.get("action_id", "")
        if name in fields and element["type"] not in {"button", "overflow", "image"}:
            view.values.setdefault(block["block_id"], {})[name] = entered(element, fields[name])
    view.notice = ""
    view.errors = complaints(view.body["blocks"], view.values)
    workspace.change(view)
    if not view.errors:
        payload = payloads.submission(workspace, view)

        def settled(fate: Fate, answer: Json) -> None:
            _settled(workspace, view, fate, answer)

        workspace.send(Envelope("interactive", payload, person, settled))


def closes(workspace: Workspace, person: str, view_id: str, *, everything: bool = False) -> None:
    """Close the top window, or all of them; the app hears of it where it asked to."""
    _top(workspace, person, view_id)
    stack = workspace.state.stacks[person]
    is_cleared = everything or bool(workspace.state.views[stack[-1]].body.get("clear_on_close"))
    gone = list(stack) if is_cleared else stack[-1:]
    for id_ in reversed(gone):
        view = workspace.state.views[id_]
        if view.body.get("notify_on_close"):
            payload = payloads.closing(workspace, view, is_cleared=is_cleared)
            workspace.send(Envelope("interactive", payload, person, nothing_to_do))
    if is_cleared:
        windows.close_all(workspace, person)
    else:
        windows.close_top(workspace, person)


def _top(workspace: Workspace, person: str, view_id: str) -> View:
    view = workspace.top_view(person)
    if view is None or view.id != view_id:
        raise Refused("view_not_found")
    return view


def _settled(workspace: Workspace, view: View, fate: Fate, answer: Json) -> None:
    if view.id not in workspace.state.stacks.get(view.person, []):
        return
    try:
        trouble = _TROUBLE if fate is not Fate.ACKED else _follow(workspace, view, answer)
    except Refused as refused:
        trouble = f"{_TROUBLE} ({refused.error})"
    if trouble:
        view.notice = trouble
        workspace.change(view)


def _follow(workspace: Workspace, view: View, answer: Json) -> str:
    """Do what the app answered; return what to say when it made no sense."""
    match answer.get("response_action"):
        case None:
            windows.close_top(workspace, view.person)
        case "clear":
            windows.close_all(workspace, view.person)
        case "errors":
            inputs = {block["block_id"] for block in view.body["blocks"] if block["type"] == "input"}
            errors = answer.get("errors") or {}
            if not errors or not errors.keys() <= inputs:
                return f"{_TROUBLE} (invalid_arguments)"
            view.errors = {key: str(value) for key, value in errors.items()}
            workspace.change(view)
        case "update":
            check_view(answer.get("view"), "modal")
            windows.replace_body(workspace, view, answer["view"])
        case "push":
            check_view(answer.get("view"), "modal")
            windows.put_on_top(workspace, view.person, answer["view"])
        case _:
            return f"{_TROUBLE} (invalid_arguments)"
    return ""
