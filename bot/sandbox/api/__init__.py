"""Slack's Web API: one method per entry, the permission it needs, and the room that answers it."""

from bot.sandbox.api import account, chat, conversations, files, views
from bot.sandbox.api.method import Method
from bot.sandbox.arguments import Arguments
from bot.sandbox.nouns import Json
from bot.sandbox.refusal import Refused
from bot.sandbox.workspace import Workspace

METHODS: dict[str, Method] = {
    **account.METHODS,
    **chat.METHODS,
    **conversations.METHODS,
    **files.METHODS,
    **views.METHODS,
}


def call(workspace: Workspace, name: str, token: str, raw: Json) -> Json:
    """Answer one call to the Web API, or raise ``Refused``."""
    method = METHODS.get(name)
    if method is None:
        raise Refused("unknown_method", {"req_method": name})
    with workspace.lock:
        _check_token(workspace, method, token)
        answer = workspace.faults.around(name, lambda: method.answer(workspace, Arguments(raw)))
    return {"ok": True, **answer}


def _check_token(workspace: Workspace, method: Method, token: str) -> None:
    if method.is_open:
        return
    if not token:
        raise Refused("not_authed")
    if token not in {workspace.bot_token, workspace.app_token}:
        raise Refused("invalid_auth")
    if token != (workspace.app_token if method.is_for_app else workspace.bot_token):
        raise Refused("not_allowed_token_type")
    if method.scopes and not workspace.scopes & set(method.scopes):
        provided = ",".join(sorted(workspace.scopes))
        raise Refused("missing_scope", {"needed": method.scopes[0], "provided": provided})
