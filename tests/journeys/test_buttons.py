"""Buttons: a press always changes or explains something, and each suggestion is decided once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from bot.sandbox import Shown
from tests.journeys.office import Office


def card_of(office: Office, sku: str, channel: str, name: str = "ana") -> Shown:
    return office.asks(name, f"/stock {sku}", channel)


def forged(shown: Shown, label: str, value: str, office: Office) -> Shown:
    """Return the card with another value behind a button, as it was in the channel all along."""
    with office.sandbox.workspace.lock:
        message = office.sandbox.workspace.message(shown.channel, shown.ts)
        for block in message.blocks:
            for element in block.get("elements", []):
                if element["type"] == "button" and element["text"]["text"] == label:
                    element["value"] = value
    return shown


@pytest.fixture(scope="module")
def any_sku(office: Office) -> str:
    """A SKU on which nothing is decided."""
    return office.new_sku()


@pytest.fixture(scope="module")
def channel(office: Office) -> str:
    return office.new_channel()


# -- who may ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "label", "role"),
    [
        ("vic", "Dismiss…", "planner"),
        ("vic", "Snooze…", "planner"),
        ("pia", "Another quantity…", "approver"),
    ],
)
def test_who_may_not_open_a_window_is_told_which_role_it_takes(
    office: Office, any_sku: str, channel: str, name: str, label: str, role: str
) -> None:
    card = card_of(office, any_sku, channel, name)
    assert f"This needs the role {role}." in office.opens(name, card, label).words
    assert not office.person(name).modal().labels


@pytest.mark.parametrize(("name", "label", "role"), [("vic", "Approve", "approver"), ("pia", "Approve", "approver")])
def test_who_may_not_is_told_which_role_it_takes(
    office: Office, any_sku: str, channel: str, name: str, label: str, role: str
) -> None:
    card = card_of(office, any_sku, channel, name)
    assert f"This needs the role {role}." in office.told(name, card, label)
    assert len(office.suggestions(any_sku)) == 1
    assert office.orders(any_sku) == []


def test_a_planner_dismisses(office: Office, channel: str) -> None:
    sku = office.new_sku()
    card = office.decides("pia", card_of(office, sku, channel, "pia"), "Dismiss…", reason="Too early to order")
    assert "Dismissed by @Pia, Nov 2, 2026" in card.words
    assert "Too early to order." in card.words
    assert office.suggestions(sku) == ()


def test_a_guest_who_sees_a_shared_card_decides_nothing(office: Office) -> None:
    sku, channel = office.new_sku(), office.new_channel()
    shared = office.shares("ana", sku, channel)
    assert "Guests and people of other workspaces" in office.told("gus", shared, "Approve")
    assert "Guests and people of other workspaces" in office.opens("gus", shared, "Dismiss…").words
    assert len(office.suggestions(sku)) == 1


# -- approving ----------------------------------------------------------------------------------------------------


def test_approve_asks_once_more_and_not_yet_changes_nothing(office: Office, any_sku: str, channel: str) -> None:
    card = card_of(office, any_sku, channel)
    assert office.person("ana").presses(card, "Approve", confirm=False) == ()
    assert office.orders(any_sku) == []


def test_approve_puts_an_order_and_the_next_card_shows_it_on_its_way(office: Office, channel: str) -> None:
    """205 ordered: 200 on hand + 205 = 405, far above the threshold of 225."""
    sku = office.new_sku()
    card = office.changed("ana", card_of(office, sku, channel), "Approve")
    assert "Approved by @Ana" in card.words
    assert {"Approve", "Dismiss…"}.isdisjoint(card.buttons)
    assert office.orders(sku) == [205]
    after = card_of(office, sku, channel)
    assert "On order 205" in after.words
    assert "next arrives Dec 2, 2026" in after.words
    assert "Approve" not in after.buttons


def test_a_decided_card_in_the_channel_says_who_and_when_to_all(office: Office) -> None:
    sku, channel = office.new_sku(), office.new_channel()
    shared = office.shares("ana", sku, channel)
    office.person("ben").presses(shared, "Approve")
    decided = office.sees("vic", channel, lambda m: m.ts == shared.ts and "Approved by @Ben" in m.words)
    assert "Shared by @Ana" in decided.words
    assert decided.buttons == ("Undo",)


def test_the_one_who_comes_too_late_is_told_who_won_and_when(office: Office) -> None:
    sku, channel = office.new_sku(), office.new_channel()
    shared = office.shares("ana", sku, channel)
    office.person("ana").presses(shared, "Approve")
    office.sees("ben", channel, lambda m: m.ts == shared.ts and "Approved by @Ana" in m.words)
    assert "this suggestion was already approved by @Ana, Nov 2, 2026" in office.opens("ben", shared, "Dismiss…").words
    assert office.orders(sku) == [205]
    stays = office.sees("vic", channel, lambda m: m.ts == shared.ts and "Approved by @Ana" in m.words)
    assert "Shared by @Ana" in stays.words


def test_two_approvers_at_once_make_one_order(office: Office) -> None:
    """Eight presses: one wins, seven are told who did."""
    sku, channel = office.new_sku(), office.new_channel()
    shared = office.shares("ana", sku, channel)
    approvers = [office.person(name) for name in ("ana", "ben") * 4]
    with ThreadPoolExecutor(8) as hands:
        list(hands.map(lambda person: person.presses(shared, "Approve"), approvers))

    def losers() -> int:
        seen = [m for name in ("ana", "ben") for m in office.person(name).sees(channel)]
        return sum("already approved" in m.words for m in seen)

    office.person("ana").waits_for(channel, lambda _: losers() == 7)
    assert office.orders(sku) == [205]


# -- dismissing ---------------------------------------------------------------------------------------------------


def test_a_dismissed_suggestion_stays_away_until_the_question_changes(office: Office, channel: str) -> None:
    """198 left asks for 207 instead of 205: the same. 100 left is urgent: another question."""
    sku = office.new_sku()
    office.decides("pia", card_of(office, sku, channel, "pia"), "Dismiss…", reason="There is enough stock")
    office.recounts(sku, 198)
    assert "Approve" not in card_of(office, sku, channel).buttons
    office.recounts(sku, 100)
    assert "Order 305" in card_of(office, sku, channel).words


# -- late and dead presses ----------------------------------------------------------------------------------------


def test_a_card_of_an_older_version_decides_nothing_and_shows_the_latest(office: Office, channel: str) -> None:
    """180 left asks for 225 instead of 205."""
    sku, ana = office.new_sku(), office.person("ana")
    old = card_of(office, sku, channel)
    office.recounts(sku, 180)
    assert "the suggestion has changed since this card was made" in office.told("ana", old, "Approve")
    latest = ana.waits_for(channel, lambda m: m.ts == old.ts and "Order 225" in m.words)
    assert office.orders(sku) == []
    ana.presses(latest, "Approve")
    ana.waits_for(channel, lambda m: m.ts == old.ts and "Approved by @Ana" in m.words)
    assert office.orders(sku) == [225]


def test_an_older_version_in_the_channel_decides_nothing_either(office: Office) -> None:
    sku, channel = office.new_sku(), office.new_channel()
    shared = office.shares("ana", sku, channel)
    office.recounts(sku, 180)
    office.sees("ana", channel, lambda m: m.ts == shared.ts and "Order 225" in m.words)
    assert "Here is the latest one" in office.told("ben", shared, "Approve")
    assert office.orders(sku) == []


def test_a_suggestion_that_is_gone_says_so(office: Office, channel: str) -> None:
    sku = office.new_sku()
    old = card_of(office, sku, channel)
    office.recounts(sku, 300)
    assert "this suggestion is no longer open" in office.told("ana", old, "Approve")
    assert office.orders(sku) == []


@pytest.mark.parametrize("value", ["", "x", "1:", "999999:1", "1:1:1", "9" * 30 + ":1"])
def test_a_forged_decision_is_answered_and_decides_nothing(
    office: Office, any_sku: str, channel: str, value: str
) -> None:
    card = card_of(office, any_sku, channel)
    assert "This button is no longer active." in office.told("ana", forged(card, "Approve", value, office), "Approve")
    window = office.opens("ana", forged(card, "Dismiss…", value, office), "Dismiss…")
    assert "This button is no longer active." in window.words
    assert len(office.suggestions(any_sku)) == 1


@pytest.mark.parametrize("value", ["", "NO-SUCH-SKU", "<!channel>"])
@pytest.mark.parametrize("label", ["Share", "Why these numbers?"])
def test_a_button_of_a_sku_that_is_gone_is_answered(
    office: Office, any_sku: str, channel: str, label: str, value: str
) -> None:
    card = forged(card_of(office, any_sku, channel), label, value, office)
    assert "This button is no longer active." in office.told("ana", card, label)


def test_a_button_of_a_former_release_is_answered(office: Office, any_sku: str, channel: str) -> None:
    card = card_of(office, any_sku, channel)
    with office.sandbox.workspace.lock:
        message = office.sandbox.workspace.message(card.channel, card.ts)
        share = next(e for b in message.blocks for e in b.get("elements", []) if e.get("action_id") == "share")
        share["action_id"] = "share_v0"
        blocks = tuple(message.blocks)
    assert "This button is no longer active." in office.told("ana", replace(card, blocks=blocks), "Share")


# -- sharing ------------------------------------------------------------------------------------------------------


def test_share_where_the_bot_is_not_asks_to_be_invited_and_works_afterwards(office: Office, any_sku: str) -> None:
    card = card_of(office, any_sku, "C0FAIR")
    words = office.told("ana", card, "Share")
    assert "I am not a member of #fair. Type /invite @Quartermaster there, then press Share again." in words
    office.person("ana").invites_the_bot("C0FAIR")
    office.told("ana", card, "Share")
    assert office.sees("ana", "C0FAIR", lambda m: not m.is_ephemeral and "Shared by @Ana" in m.words)


def test_share_in_a_direct_message_says_where_to_ask_instead(office: Office, any_sku: str) -> None:
    assert "Nobody else reads a direct message." in office.told("ana", card_of(office, any_sku, ""), "Share")


def test_why_answers_only_the_one_who_asks(office: Office, any_sku: str, channel: str) -> None:
    words = office.told("vic", card_of(office, any_sku, channel, "vic"), "Why these numbers?")
    assert f"Why these numbers: {any_sku}, UK Home" in words
