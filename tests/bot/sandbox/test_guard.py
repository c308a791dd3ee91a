"""Nobody but this machine and this page may talk to the sandbox."""

from http.client import HTTPConnection

import pytest

from bot.sandbox import Sandbox


def status(sandbox: Sandbox, headers: dict[str, str], path: str = "/people/U0ANA/types") -> int:
    connection = HTTPConnection("127.0.0.1", sandbox.port)
    connection.request("POST", path, b'{"channel": "C0UK", "text": "hi"}', headers)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status


@pytest.mark.parametrize("path", ["/people/U0ANA/types", "/api/api.test"])
@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1.evil.example:80"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
    ],
)
def test_another_host_name_or_another_page_is_turned_away(sandbox: Sandbox, headers: dict[str, str], path: str) -> None:
    assert status(sandbox, headers, path) == 403


def test_this_page_and_plain_programs_are_let_in(sandbox: Sandbox) -> None:
    assert status(sandbox, {"Origin": sandbox.url, "Sec-Fetch-Site": "same-origin"}) == 200
    assert status(sandbox, {"Host": f"localhost:{sandbox.port}"}) == 200
    assert sandbox.url.startswith("http://127.0.0.1:")
