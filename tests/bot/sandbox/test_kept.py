"""A workspace can be put away and taken out again, and nothing is missing."""

from bot.sandbox import Sandbox, Workspace, serve
from bot.sandbox.api import call


def test_everything_survives_being_put_away(workspace: Workspace, clock: object) -> None:
    message = workspace.add_message("C0UK", "U0SANDBOT", "card", [{"type": "divider"}])
    file = workspace.add_file("a.csv", "U0ANA", b"\x00\xff")
    workspace.add_reply("C0UK", "U0ANA", message.ts)
    workspace.join(workspace.place("C0OPS"), "U0SANDBOT")
    call(workspace, "views.publish", workspace.bot_token, {"user_id": "U0ANA", "view": {"type": "home", "blocks": []}})
    again = Workspace.from_json(workspace.to_json(), now=clock, monotonic=clock)
    assert again.to_json() == workspace.to_json()
    assert again.state.files[file.id].content == b"\x00\xff"
    assert again.place("C0OPS").bot_is_member


def test_the_bot_can_still_change_an_old_message_after_a_restart(workspace: Workspace, sandbox: Sandbox) -> None:
    old = workspace.add_message("C0UK", "U0SANDBOT", "before")
    sandbox.close()
    with serve(Workspace.from_json(workspace.to_json())) as again:
        assert again.bot_token == sandbox.bot_token
        call(again.workspace, "chat.update", again.bot_token, {"channel": "C0UK", "ts": old.ts, "text": "after"})
        assert [one.text for one in again.as_person("U0ANA").sees("C0UK")] == ["after"]


def test_new_messages_come_after_the_kept_ones_even_when_the_clock_went_back(workspace: Workspace) -> None:
    old = workspace.add_message("C0UK", "U0SANDBOT", "before")
    again = Workspace.from_json(workspace.to_json(), now=lambda: 0.0)
    assert float(again.add_message("C0UK", "U0SANDBOT", "after").ts) > float(old.ts)
