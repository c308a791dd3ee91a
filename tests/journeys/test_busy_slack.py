"""Slack is busy, stumbles, or knows people otherwise than we thought: who asked is answered all the same."""

from pathlib import Path

import pytest

from bot.errors.setup import SlackOutOfReach, TokenRefused
from tests.journeys.house import asks, first_day
from tests.journeys.office import Office


@pytest.fixture(scope="module")
def sku(office: Office) -> str:
    return office.new_sku(code="BUSY-1")


@pytest.mark.parametrize("status", [429, 500, 404, 410])
def test_an_answer_slack_does_not_take_is_sent_again_or_whispered(office: Office, sku: str, status: int) -> None:
    """It is whispered where its address is used up or refuses it."""
    office.sandbox.workspace.fail_next("response_url", status=status)
    assert sku in office.asks("ana", f"/stock {sku}", office.new_channel()).words


def test_where_the_bot_is_no_member_it_comes_as_a_direct_message(office: Office, sku: str) -> None:
    office.sandbox.workspace.fail_next("response_url", status=404)
    person = office.person("ben")
    person.says(f"/stock {sku}", channel="C0OPS")
    assert sku in person.waits_for("", lambda m: sku in m.words).words


def test_a_window_is_filled_although_slack_stumbles(office: Office, sku: str) -> None:
    card = office.asks("ana", f"/stock {sku}", office.new_channel())
    office.sandbox.workspace.fail_next("views.update", status=500)
    assert "Why not?" in office.opens("ana", card, "Dismiss…").words


def test_whom_slack_does_not_name_just_now_is_no_guest(office: Office, sku: str) -> None:
    channel = office.new_channel()
    office.sandbox.workspace.fail_next("users.info", status=500, times=2)
    assert "Try again in a minute" in office.asks("nel", f"/stock {sku}", channel).words
    assert sku in office.asks("nel", f"/stock {sku}", channel).words


def test_people_of_a_sister_workspace_are_no_strangers(office: Office, sku: str) -> None:
    assert "lasts" in office.asks("wan", f"/stock {sku}", office.new_channel()).words


def test_the_bot_starts_although_slack_stumbles_and_says_what_is_wrong_where_it_cannot(
    tmp_path: Path, empty_store: Path
) -> None:
    with first_day(tmp_path, empty_store) as house:
        slack = house.sandbox.workspace
        house.stops()
        slack.fail_next("auth.test", status=500, times=3)
        with pytest.raises(SlackOutOfReach):
            house.starts()
        slack.fail_next("auth.test", status="invalid_auth")
        with pytest.raises(TokenRefused):
            house.starts()
        slack.fail_next("auth.test", status=500)
        slack.fail_next("apps.connections.open", status=500)
        house.starts()
        assert "Nothing is planned yet" in asks(house.person("ana"), "/stock", house.channel).words


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("expired_trigger_id", "Slack was too slow to open the window."),
        (429, "Slack is busy and opened no window."),
        (503, "Slack is busy and opened no window."),
        ("invalid_blocks", "Slack refuses to open the window (invalid_blocks). Nothing changed; the log of"),
    ],
)
def test_a_window_that_does_not_open_says_why(office: Office, sku: str, how: int | str, said: str) -> None:
    channel = office.new_channel()
    card = office.asks("ana", f"/stock {sku}", channel)
    office.sandbox.workspace.fail_next("views.open", status=how)
    person = office.person("ana")
    person.presses(card, "Dismiss…")
    assert person.waits_for(channel, lambda m: said in m.words)
