"""The Web API answers as Slack does, over real HTTP, to Slack's own client."""

from collections.abc import Callable
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler

from bot.sandbox import Sandbox, Workspace


def client_of(sandbox: Sandbox, token: str | None = None) -> WebClient:
    return WebClient(sandbox.bot_token if token is None else token, base_url=sandbox.api_url, retry_handlers=[])


@pytest.fixture
def client(sandbox: Sandbox) -> WebClient:
    return client_of(sandbox)


def error_of(call: Callable[[], object]) -> str:
    with pytest.raises(SlackApiError) as refused:
        call()
    return str(refused.value.response["error"])


def test_tells_the_bot_who_it_is_and_what_it_may(client: WebClient, workspace: Workspace) -> None:
    answer = client.auth_test()
    assert (answer["user_id"], answer["team_id"]) == ("U0SANDBOT", "T0SANDBOX")
    assert set(answer.headers["x-oauth-scopes"].split(",")) == workspace.scopes
    assert client.api_test()["ok"]


def test_refuses_a_wrong_token_a_missing_one_and_one_of_the_wrong_kind(sandbox: Sandbox) -> None:
    assert error_of(client_of(sandbox, "xoxb-wrong").auth_test) == "invalid_auth"
    assert error_of(client_of(sandbox, "").auth_test) == "not_authed"
    assert error_of(client_of(sandbox, sandbox.app_token).auth_test) == "not_allowed_token_type"


def test_names_the_permission_that_is_missing(
    new_workspace: Callable[..., Workspace], open_sandbox: Callable[..., Sandbox]
) -> None:
    client = client_of(open_sandbox(new_workspace(scopes={"users:read"})))
    with pytest.raises(SlackApiError) as refused:
        client.chat_postMessage(channel="C0UK", text="x")
    answer = refused.value.response
    assert (answer["error"], answer["needed"], answer["provided"]) == ("missing_scope", "chat:write", "users:read")


def test_does_not_know_a_method_that_slack_does_not_have(client: WebClient) -> None:
    assert error_of(lambda: client.api_call("chat.shout")) == "unknown_method"


def test_a_message_keeps_its_metadata_and_can_be_found_again_by_it(client: WebClient) -> None:
    metadata = {"event_type": "card", "event_payload": {"key": "k1"}}
    posted = client.chat_postMessage(channel="C0UK", text="hello", metadata=metadata, client_msg_id="m1")
    found = client.conversations_history(channel="C0UK", include_all_metadata=True)["messages"][0]
    assert (found["ts"], found["metadata"], found["client_msg_id"]) == (posted["ts"], metadata, "m1")
    assert "metadata" not in client.conversations_history(channel="C0UK")["messages"][0]


def test_history_can_be_read_page_by_page_and_from_a_moment_on(client: WebClient, clock: object) -> None:
    stamps = []
    for text in "abc":
        stamps.append(client.chat_postMessage(channel="C0UK", text=text)["ts"])
        clock.passes(1)  # type: ignore[attr-defined]
    first = client.conversations_history(channel="C0UK", limit=2)
    assert [one["text"] for one in first["messages"]] == ["c", "b"]
    rest = client.conversations_history(channel="C0UK", cursor=first["response_metadata"]["next_cursor"])
    assert [one["text"] for one in rest["messages"]] == ["a"]
    later = client.conversations_history(channel="C0UK", oldest=stamps[0])
    assert [one["text"] for one in later["messages"]] == ["c", "b"]


def test_a_message_can_be_changed_linked_marked_and_deleted_only_by_the_bot_that_wrote_it(
    client: WebClient, workspace: Workspace
) -> None:
    posted = client.chat_postMessage(channel="C0UK", text="one")
    where = {"channel": "C0UK", "ts": posted["ts"]}
    changed = client.chat_update(**where, text="two")
    assert changed["message"]["edited"]["user"] == "U0SANDBOT"
    assert (
        posted["ts"].replace(".", "") in client.chat_getPermalink(channel="C0UK", message_ts=posted["ts"])["permalink"]
    )
    client.reactions_add(channel="C0UK", timestamp=posted["ts"], name="eyes")
    client.chat_delete(**where)
    assert error_of(lambda: client.chat_update(**where, text="three")) == "message_not_found"
    hers = workspace.add_message("C0UK", "U0ANA", "mine")
    assert error_of(lambda: client.chat_update(channel="C0UK", ts=hers.ts, text="x")) == "cant_update_message"
    assert error_of(lambda: client.chat_delete(channel="C0UK", ts=hers.ts)) == "cant_delete_message"


def test_the_bot_may_only_speak_where_it_was_invited(client: WebClient) -> None:
    assert error_of(lambda: client.chat_postMessage(channel="C0OPS", text="x")) == "not_in_channel"
    assert error_of(lambda: client.chat_postMessage(channel="C0FIN", text="x")) == "channel_not_found"
    assert error_of(lambda: client.chat_postMessage(channel="C0NONE", text="x")) == "channel_not_found"
    client.conversations_join(channel="C0OPS")
    assert client.chat_postMessage(channel="C0OPS", text="x")["ok"]
    assert error_of(lambda: client.conversations_info(channel="C0FIN")) == "channel_not_found"


def test_one_message_a_second_in_a_channel_then_come_back_later(client: WebClient, clock: object) -> None:
    client.chat_postMessage(channel="C0UK", text="1")
    with pytest.raises(SlackApiError) as refused:
        client.chat_postMessage(channel="C0UK", text="2")
    assert (refused.value.response.status_code, refused.value.response["error"]) == (429, "ratelimited")
    assert refused.value.response.headers["retry-after"] == "1"
    client.chat_postMessage(channel="U0ANA", text="another channel is not slowed")
    clock.passes(1)  # type: ignore[attr-defined]
    client.chat_postMessage(channel="C0UK", text="2")


def test_people_come_with_language_zone_and_standing(client: WebClient) -> None:
    ben = client.users_info(user="U0BEN", include_locale=True)["user"]
    assert (ben["locale"], ben["tz"], ben["is_admin"], ben["is_bot"]) == ("de-DE", "Europe/Berlin", True, False)
    gil = client.users_info(user="U0GIL")["user"]
    assert gil["team_id"] != "T0SANDBOX"
    assert gil["is_restricted"]
    assert "locale" not in gil
    assert len(client.users_list()["members"]) == 4
    assert error_of(lambda: client.users_info(user="U0NONE")) == "user_not_found"


def test_groups_of_people_can_be_listed(
    new_workspace: Callable[..., Workspace], open_sandbox: Callable[..., Sandbox]
) -> None:
    client = client_of(open_sandbox(new_workspace(usergroups={"S0BUY": ("U0ANA",)})))
    assert client.usergroups_list()["usergroups"][0]["users"] == ["U0ANA"]
    assert client.usergroups_users_list(usergroup="S0BUY")["users"] == ["U0ANA"]


def test_channels_can_be_listed_and_a_direct_message_opened(client: WebClient) -> None:
    direct = client.conversations_open(users="U0ANA")["channel"]["id"]
    assert client.chat_postMessage(channel="U0ANA", text="hello")["channel"] == direct
    names = [one["name"] for one in client.conversations_list(types="public_channel,private_channel")["channels"]]
    assert names == ["shop-uk", "ops"]
    assert client.conversations_members(channel="C0UK")["members"] == ["U0ANA", "U0BEN", "U0SANDBOT"]


def test_a_whisper_is_for_one_reader_and_cannot_be_changed(client: WebClient, sandbox: Sandbox) -> None:
    stamp = client.chat_postEphemeral(channel="C0UK", user="U0ANA", text="psst")["message_ts"]
    assert [one.is_ephemeral for one in sandbox.as_person("U0ANA").sees("C0UK")] == [True]
    assert sandbox.as_person("U0BEN").sees("C0UK") == ()
    assert error_of(lambda: client.chat_update(channel="C0UK", ts=stamp, text="x")) == "message_not_found"
    assert error_of(lambda: client.chat_postEphemeral(channel="C0UK", user="U0GIL", text="x")) == "user_not_in_channel"


def test_a_file_goes_up_and_comes_down_again(client: WebClient, sandbox: Sandbox) -> None:
    file = client.files_upload_v2(channel="C0UK", filename="plan.csv", content=b"sku,units\n", initial_comment="Here")
    shown = sandbox.as_person("U0BEN").sees("C0UK")[0]
    assert (shown.words, shown.files[0].size) == ("Here\nplan.csv", 10)
    assert sandbox.as_person("U0BEN").downloads(shown.files[0]) == b"sku,units\n"
    info = client.files_info(file=file["file"]["id"])["file"]
    with pytest.raises(HTTPError, match="403") as refused:
        urlopen(info["url_private"])
    refused.value.close()
    with urlopen(Request(info["url_private"], headers={"Authorization": f"Bearer {sandbox.bot_token}"})) as answer:
        assert answer.read() == b"sku,units\n"


@pytest.mark.parametrize("status", [500, 429, "fatal_error"])
def test_a_test_can_order_an_accident(client: WebClient, workspace: Workspace, status: int | str) -> None:
    workspace.fail_next("chat.postMessage", status=status)
    with pytest.raises(SlackApiError):
        client.chat_postMessage(channel="C0UK", text="x")
    assert not workspace.state.messages
    client.chat_postMessage(channel="C0UK", text="x")


def test_a_test_can_order_a_silence_after_the_message_was_taken(sandbox: Sandbox, workspace: Workspace) -> None:
    workspace.fail_next("chat.postMessage", status="timeout-after-accept")
    impatient = WebClient(sandbox.bot_token, base_url=sandbox.api_url, timeout=1, retry_handlers=[])
    with pytest.raises(TimeoutError):
        impatient.chat_postMessage(channel="C0UK", text="x")
    assert [one.text for one in workspace.state.messages] == ["x"]


def test_slacks_own_patience_gets_a_message_through(sandbox: Sandbox, workspace: Workspace) -> None:
    workspace.fail_next("chat.postMessage", status=429)
    patient = WebClient(sandbox.bot_token, base_url=sandbox.api_url, retry_handlers=[RateLimitErrorRetryHandler(1)])
    assert patient.chat_postMessage(channel="C0UK", text="x")["ok"]
