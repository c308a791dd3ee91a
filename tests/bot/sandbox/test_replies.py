"""response_url: five answers in half an hour, whispered unless said otherwise, replacing only what it came from."""

import pytest
from slack_sdk.webhook import WebhookClient

from bot.sandbox import Sandbox, Workspace
from bot.sandbox.refusal import Refused
from bot.sandbox.replies import answer
from bot.sandbox.scene import messages


def key_of(workspace: Workspace, ts: str = "") -> str:
    return workspace.add_reply("C0UK", "U0ANA", ts).rpartition("/")[2]


def test_an_answer_is_whispered_unless_it_asks_to_be_heard(workspace: Workspace) -> None:
    key = key_of(workspace)
    answer(workspace, key, {"text": "psst"})
    answer(workspace, key, {"text": "hear", "response_type": "in_channel"})
    assert [one["text"] for one in messages(workspace, "U0BEN", "C0UK")] == ["hear"]
    assert [one["text"] for one in messages(workspace, "U0ANA", "C0UK")] == ["psst", "hear"]


def test_five_answers_and_no_more(workspace: Workspace) -> None:
    key = key_of(workspace)
    for _ in range(5):
        answer(workspace, key, {"text": "x"})
    with pytest.raises(Refused, match="used_url") as refused:
        answer(workspace, key, {"text": "x"})
    assert refused.value.status == 404


def test_half_an_hour_and_no_longer(workspace: Workspace, clock: object) -> None:
    key = key_of(workspace)
    clock.passes(1800)  # type: ignore[attr-defined]
    answer(workspace, key, {"text": "just in time"})
    clock.passes(1)  # type: ignore[attr-defined]
    with pytest.raises(Refused, match="expired_url"):
        answer(workspace, key, {"text": "too late"})


@pytest.mark.parametrize("reader", ["", "U0ANA"])
def test_a_press_can_replace_or_delete_its_own_message_even_a_whispered_one(workspace: Workspace, reader: str) -> None:
    original = workspace.add_message("C0UK", "U0SANDBOT", "card", only_for=reader)
    key = key_of(workspace, original.ts)
    answer(workspace, key, {"text": "done", "replace_original": True})
    assert [one["text"] for one in messages(workspace, "U0ANA", "C0UK")] == ["done"]
    answer(workspace, key, {"delete_original": "true"})
    assert messages(workspace, "U0ANA", "C0UK") == []


def test_an_answer_obeys_the_same_limits_as_a_message(sandbox: Sandbox, workspace: Workspace) -> None:
    hook = WebhookClient(f"{sandbox.url}/response/{key_of(workspace)}", retry_handlers=[])
    assert hook.send(text="x", blocks=[{"type": "hologram"}]).status_code == 400
    assert hook.send(text="").status_code == 400
    assert hook.send(text="fine").body == "ok"


def test_what_takes_the_place_of_a_message_keeps_its_blocks_where_it_brings_none(workspace: Workspace) -> None:
    message = workspace.add_message("C0UK", "U0SANDBOT", "card", [{"type": "divider"}])
    key = key_of(workspace, message.ts)
    answer(workspace, key, {"text": "done", "replace_original": True})
    assert [block["type"] for block in message.blocks] == ["divider"]
    answer(workspace, key, {"text": "done", "blocks": [], "replace_original": True})
    assert message.blocks == []
