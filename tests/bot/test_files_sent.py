"""A workbook reaches the person once, whatever Slack answers while it takes it."""

import pytest
from slack_sdk import WebClient

from bot.messages.reply import File
from bot.sandbox import Person, Workspace, serve
from bot.slack.files import send_file


@pytest.mark.parametrize(
    ("method", "accident"),
    [
        ("files.completeUploadExternal", "timeout-after-accept"),
        ("files.completeUploadExternal", "file_update_failed"),
        ("files.getUploadURLExternal", "internal_error"),
    ],
)
def test_a_workbook_comes_once_although_slack_stumbles(method: str, accident: str) -> None:
    with serve(Workspace(people=(Person("U0ANA", "Ana"),))) as sandbox:
        client = WebClient(sandbox.bot_token, base_url=sandbox.api_url, timeout=1)
        sandbox.workspace.fail_next(method, status=accident)
        where = send_file(client, "U0ANA", File("stock.xlsx", b"PK", "Stock & orders"))
        (message,) = client.conversations_history(channel=where)["messages"]
    assert [file["name"] for file in message["files"]] == ["stock.xlsx"]
