"""Windows and the Home: slips that expire, hashes that conflict, stacks three high."""

from collections.abc import Callable

import pytest

from bot.sandbox.nouns import Json
from bot.sandbox.refusal import Refused
from bot.sandbox.workspace import Workspace

Ask = Callable[..., Json]
WORDS = [{"type": "section", "text": {"type": "mrkdwn", "text": "x"}}]
HOME = {"type": "home", "blocks": WORDS}
MODAL = {"type": "modal", "title": {"type": "plain_text", "text": "T"}, "blocks": WORDS}


def test_a_slip_opens_one_window_within_three_seconds(ask: Ask, workspace: Workspace, clock: object) -> None:
    slip = workspace.triggers.give("U0ANA")
    clock.passes(2)  # type: ignore[attr-defined]
    assert ask("views.open", trigger_id=slip, view=MODAL)["view"]["id"]
    with pytest.raises(Refused, match="exchanged_trigger_id"):
        ask("views.open", trigger_id=slip, view=MODAL)
    late = workspace.triggers.give("U0ANA")
    clock.passes(3)  # type: ignore[attr-defined]
    with pytest.raises(Refused, match="expired_trigger_id"):
        ask("views.open", trigger_id=late, view=MODAL)
    with pytest.raises(Refused, match="invalid_trigger_id"):
        ask("views.open", trigger_id="made up", view=MODAL)


def test_a_window_is_changed_by_id_and_an_old_hash_conflicts(ask: Ask, workspace: Workspace) -> None:
    view = ask("views.open", trigger_id=workspace.triggers.give("U0ANA"), view={**MODAL, "external_id": "e"})["view"]
    changed = ask("views.update", view_id=view["id"], hash=view["hash"], view=MODAL)["view"]
    assert changed["hash"] != view["hash"]
    with pytest.raises(Refused, match="hash_conflict"):
        ask("views.update", view_id=view["id"], hash=view["hash"], view=MODAL)
    with pytest.raises(Refused, match="not_found"):
        ask("views.update", view_id="V0NONE", view=MODAL)


def test_a_window_can_be_found_by_the_name_the_app_gave_it(ask: Ask, workspace: Workspace) -> None:
    named = {**MODAL, "external_id": "mine"}
    view = ask("views.open", trigger_id=workspace.triggers.give("U0ANA"), view=named)["view"]
    assert ask("views.update", external_id="mine", view=named)["view"]["id"] == view["id"]


def test_windows_stack_three_high(ask: Ask, workspace: Workspace) -> None:
    view = ask("views.open", trigger_id=workspace.triggers.give("U0ANA"), view=MODAL)["view"]
    for _ in range(2):
        pushed = ask("views.push", trigger_id=workspace.triggers.give("U0ANA", view["id"]), view=MODAL)["view"]
        assert pushed["root_view_id"] == view["id"]
    with pytest.raises(Refused, match="push_limit_reached"):
        ask("views.push", trigger_id=workspace.triggers.give("U0ANA", view["id"]), view=MODAL)


def test_the_home_is_published_and_an_old_hash_conflicts(ask: Ask) -> None:
    first = ask("views.publish", user_id="U0ANA", view=HOME)["view"]
    ask("views.publish", user_id="U0ANA", view=HOME, hash=first["hash"])
    with pytest.raises(Refused, match="hash_conflict"):
        ask("views.publish", user_id="U0ANA", view=HOME, hash=first["hash"])
    with pytest.raises(Refused, match="user_not_found"):
        ask("views.publish", user_id="U0NONE", view=HOME)


def test_a_home_is_not_a_window(ask: Ask, workspace: Workspace) -> None:
    with pytest.raises(Refused, match="invalid_arguments"):
        ask("views.open", trigger_id=workspace.triggers.give("U0ANA"), view=HOME)
    with pytest.raises(Refused, match="invalid_arguments"):
        ask("views.publish", user_id="U0ANA", view=MODAL)
