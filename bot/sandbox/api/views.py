"""Slack's rules for windows: opened with a fresh slip, changed by id, stacked three high; and the App Home."""

from typing import Any

from bot.sandbox import windows
from bot.sandbox.api.method import Method
from bot.sandbox.arguments import Arguments
from bot.sandbox.judge import check_view
from bot.sandbox.nouns import Json
from bot.sandbox.pictures import view_json
from bot.sandbox.refusal import Refused
from bot.sandbox.state import View
from bot.sandbox.workspace import Workspace


def _view(given: Arguments, kind: str) -> Any:
    view = given.value("view", "invalid_arguments")
    check_view(view, kind)
    return view


def _shown(workspace: Workspace, view: View) -> Json:
    return {"view": view_json(workspace, view)}


def _open(workspace: Workspace, given: Arguments) -> Json:
    body = _view(given, "modal")
    person, _ = workspace.triggers.use(given.needed("trigger_id", "invalid_trigger_id"))
    workspace.state.stacks[person] = []
    return _shown(workspace, windows.put_on_top(workspace, person, body))


def _push(workspace: Workspace, given: Arguments) -> Json:
    body = _view(given, "modal")
    person, inside = workspace.triggers.use(given.needed("trigger_id", "invalid_trigger_id"))
    if not inside or not workspace.state.stacks.get(person):
        raise Refused("not_found")
    return _shown(workspace, windows.put_on_top(workspace, person, body))


def _update(workspace: Workspace, given: Arguments) -> Json:
    view = _find(workspace, given)
    body = _view(given, "home" if view.is_home else "modal")
    _check_hash(view, given)
    windows.replace_body(workspace, view, body)
    return _shown(workspace, view)


def _publish(workspace: Workspace, given: Arguments) -> Json:
    person = given.needed("user_id", "user_not_found")
    workspace.person(person)
    body = _view(given, "home")
    home = workspace.state.views.get(workspace.state.homes.get(person, ""))
    if home is None:
        home = windows.new_view(workspace, person, body)
        workspace.state.homes[person] = home.id
        workspace.change(home)
    else:
        _check_hash(home, given)
        windows.replace_body(workspace, home, body)
    return _shown(workspace, home)


def _find(workspace: Workspace, given: Arguments) -> View:
    open_ones = {id_ for stack in workspace.state.stacks.values() for id_ in stack} | set(
        workspace.state.homes.values()
    )
    wanted, external = given.word("view_id"), given.word("external_id")
    for id_ in open_ones:
        view = workspace.state.views[id_]
        if id_ == wanted or (external and view.body.get("external_id") == external):
            return view
    raise Refused("not_found")


def _check_hash(view: View, given: Arguments) -> None:
    if given.has("hash") and given.word("hash") != view.hash:
        raise Refused("hash_conflict")


METHODS = {
    "views.open": Method(_open),
    "views.push": Method(_push),
    "views.update": Method(_update),
    "views.publish": Method(_publish),
}
