"""Windows (modals): opening, stacking, changing and closing them."""

import json

from bot.sandbox.forms import initial_values
from bot.sandbox.nouns import Json
from bot.sandbox.refusal import Refused
from bot.sandbox.state import View
from bot.sandbox.workspace import Workspace

_MOST_OPEN = 3


def new_view(workspace: Workspace, person: str, body: Json) -> View:
    stack = workspace.state.stacks.get(person, [])
    id_ = workspace.next_id("V")
    is_modal = body["type"] == "modal"
    view = View(
        id_,
        person,
        _complete(workspace, body),
        hash=workspace.next_ts(),
        root=stack[0] if stack and is_modal else id_,
        previous=stack[-1] if stack and is_modal else "",
    )
    view.values = initial_values(view.body["blocks"])
    workspace.state.views[id_] = view
    return view


def put_on_top(workspace: Workspace, person: str, body: Json) -> View:
    stack = workspace.state.stacks.setdefault(person, [])
    if len(stack) >= _MOST_OPEN:
        raise Refused("push_limit_reached")
    view = new_view(workspace, person, body)
    stack.append(view.id)
    workspace.change(view)
    return view


def replace_body(workspace: Workspace, view: View, body: Json) -> None:
    """Show something else in a window; what was typed stays where block and field keep their names."""
    view.former = [*view.former, view.body["blocks"]][-3:]
    view.body = _complete(workspace, body)
    view.hash = workspace.next_ts()
    view.errors, view.notice = {}, ""
    fresh = initial_values(view.body["blocks"])
    for block_id, fields in fresh.items():
        for action_id, value in view.values.get(block_id, {}).items():
            if action_id in fields and fields[action_id]["type"] == value["type"]:
                fields[action_id] = value
    view.values = fresh
    workspace.change(view)


def close_top(workspace: Workspace, person: str) -> None:
    stack = workspace.state.stacks.get(person, [])
    if stack:
        stack.pop()
    workspace.change(workspace.top_view(person))


def close_all(workspace: Workspace, person: str) -> None:
    workspace.state.stacks[person] = []
    workspace.change()


def _complete(workspace: Workspace, body: Json) -> Json:
    """Return a private copy in which every block and field has an id, as Slack makes them up."""
    copy: Json = json.loads(json.dumps(body))
    copy["blocks"] = workspace.with_block_ids(copy["blocks"])
    for block in copy["blocks"]:
        element = block.get("element")
        if element is not None and not element.get("action_id"):
            element["action_id"] = workspace.next_id("a")
    return copy
