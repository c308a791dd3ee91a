"""The manifest asks Slack for what the bot does, and for nothing more."""

import ast
from collections.abc import Iterator
from pathlib import Path

from bot.slack import checkup
from bot.slack.app import build_app
from bot.slack.checkup import events_heard, scopes_needed

ROOM = Path(checkup.__file__).parent
SCOPES_OF = {  # what Slack's reference names for each method; of several the one for where the bot is
    "auth.test": set(),
    "apps.connections.open": set(),  # of the app's own token
    "chat.getPermalink": set(),
    "chat.postEphemeral": {"chat:write"},
    "chat.postMessage": {"chat:write"},
    "chat.update": {"chat:write"},
    "conversations.history": {"channels:history", "groups:history"},
    "conversations.info": {"channels:read", "groups:read"},
    "conversations.open": {"im:write"},
    "files.completeUploadExternal": {"files:write"},
    "files.getUploadURLExternal": {"files:write"},
    "files.info": {"files:read"},
    "users.info": {"users:read"},
    "views.open": set(),
    "views.publish": set(),
    "views.update": set(),
}
SCOPES_OF_EVENT = {
    "app_home_opened": set(),
    "app_mention": {"app_mentions:read"},
    "file_shared": {"files:read"},
    "member_joined_channel": {"channels:read", "groups:read"},
    "message.im": {"im:history"},
}


def methods_called() -> Iterator[str]:
    """Yield every method of Slack's that the room calls, by its client or by name."""
    for path in ROOM.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in SCOPES_OF:
                yield node.value
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and "_" in node.func.attr:
                owner = ast.unparse(node.func.value)
                if owner.endswith("client") or owner.startswith("client_for("):
                    yield node.func.attr.replace("_", ".")


def test_it_asks_for_the_scopes_of_what_is_called_and_heard_and_for_no_other() -> None:
    called = set(methods_called()) - {"api.call"}
    assert called == SCOPES_OF.keys()
    assert events_heard() == SCOPES_OF_EVENT.keys()
    needed = {"commands"}.union(*SCOPES_OF.values(), *SCOPES_OF_EVENT.values())
    assert scopes_needed() == needed


def test_the_app_listens_to_what_it_asks_to_hear() -> None:
    heard = Path(build_app.__code__.co_filename).read_text(encoding="utf-8")
    for event in events_heard():
        assert f'app.event("{event.partition(".")[0]}")' in heard
