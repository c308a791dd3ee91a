"""Buttons: a press always changes or explains something, and each suggestion is decided once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from bot.sandbox import AsPerson, Shown
from tests.journeys.office import Office


@pytest.fixture(scope="module")
def any_sku(office: Office) -> str:
    """A SKU on which nothing is decided."""
    return office.new_sku()


def card_of(person: AsPerson, sku: str, channel: str) -> Shown:
    arrived = person.types(f"/stock {sku}", channel=channel)  # a card shared elsewhere may be drawn anew meanwhile
    return max((shown for shown in arrived if shown.is_ephemeral), key=lambda shown: shown.ts)


def answer_to(person: AsPerson, shown: Shown, label: str) -> str:
    """Press and return the words of the private answer that is not the card."""
    told = [each for each in person.presses(shown, label) if each.is_ephemeral and each.ts != shown.ts]
    assert len(told) == 1
    return told[0].words


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
def channel(office: Office) -> str:
    return office.new_channel()


# -- who may ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "label", "role"),
    [
        ("vic", "Approve", "approver"),
        ("vic", "Dismiss", "planner"),
        ("pia", "Approve", "approver"),
    ],
)
def test_who_may_not_is_told_which_role_it_takes(office: Office, name: str, label: str, role: str) -> None:
    sku, person = office.new_sku(), office.person(name)
    words = answer_to(person, card_of(person, sku, office.new_channel()), label)
    assert f"This needs the role {role}." in words
    assert len(office.suggestions(sku)) == 1
    assert office.orders(sku) == []


def test_a_planner_dismisses(office: Office) -> None:
    sku, pia = office.new_sku(), office.person("pia")
    (card,) = pia.presses(card_of(pia, sku, office.new_channel()), "Dismiss")
    assert "Dismissed by @Pia" in card.words
    assert office.suggestions(sku) == ()


def test_a_guest_who_sees_a_shared_card_decides_nothing(office: Office) -> None:
    sku, channel = office.new_sku(), office.new_channel()
    shared = office.shares("ana", sku, channel)
    for label in ("Approve", "Dismiss"):
        assert "Guests and people of other workspaces" in answer_to(office.person("gus"), shared, label)
    assert len(office.suggestions(sku)) == 1


# -- approving ----------------------------------------------------------------------------------------------------


def test_approve_asks_once_more_and_not_yet_changes_nothing(office: Office) -> None:
    sku, ana = office.new_sku(), office.person("ana")
    card = card_of(ana, sku, office.new_channel())
    assert ana.presses(card, "Approve", confirm=False) == ()
    assert office.orders(sku) == []


def test_approve_puts_an_order_and_the_next_card_shows_it_on_its_way(office: Office) -> None:
    """205 ordered: 200 on hand + 205 = 405, far above the threshold of 225."""
    sku, ana, channel = office.new_sku(), office.person("ana"), office.new_channel()
    (card,) = ana.presses(card_of(ana, sku, channel), "Approve")
    assert "Approved by @Ana" in card.words
    assert {"Approve", "Dismiss"}.isdisjoint(card.buttons)
    assert office.orders(sku) == [205]
    after = card_of(ana, sku, channel)
    assert "On order 205" in after.words
    assert "next arrives Dec 2, 2026" in after.words
    assert "Approve" not in after.buttons


def test_a_decided_card_in_the_channel_says_who_and_when_to_all(office: Office) -> None:
    sku, channel = office.new_sku(), office.new_channel()
    shared = office.shares("ana", sku, channel)
    office.person("ben").presses(shared, "Approve")
    decided = office.person("vic").waits_for(channel, lambda m: m.ts == shared.ts and "Approved by @Ben" in m.words)
    assert "Shared by @Ana" in decided.words
    assert decided.buttons == ()


def test_the_one_who_comes_too_late_is_told_who_won_and_when(office: Office) -> None:
    sku, channel = office.new_sku(), office.new_channel()
    shared = office.shares("ana", sku, channel)
    office.person("ana").presses(shared, "Approve")
    words = answer_to(office.person("ben"), shared, "Dismiss")
    assert "this suggestion was already approved by @Ana, Nov 2, 2026" in words
    assert office.orders(sku) == [205]
    stays = office.person("vic").waits_for(channel, lambda m: m.ts == shared.ts and "Approved by @Ana" in m.words)
    assert "Shared by @Ana" in stays.words


def test_two_approvers_at_once_make_one_order(office: Office) -> None:
    sku, channel = office.new_sku(), office.new_channel()
    shared = office.shares("ana", sku, channel)
    approvers = [office.person(name) for name in ("ana", "ben") * 4]
    with ThreadPoolExecutor(8) as hands:
        list(hands.map(lambda person: person.presses(shared, "Approve"), approvers))
    assert office.orders(sku) == [205]
    losers = [m for name in ("ana", "ben") for m in office.person(name).sees(channel) if "already approved" in m.words]
    assert len(losers) == 7


# -- dismissing ---------------------------------------------------------------------------------------------------


def test_a_dismissed_suggestion_stays_away_until_the_question_changes(office: Office) -> None:
    """198 left asks for 207 instead of 205: the same. 100 left is urgent: another question."""
    sku, pia, channel = office.new_sku(), office.person("pia"), office.new_channel()
    pia.presses(card_of(pia, sku, channel), "Dismiss")
    office.recounts(sku, 198)
    assert "Approve" not in card_of(pia, sku, channel).buttons
    office.recounts(sku, 100)
    assert "Order 305" in card_of(pia, sku, channel).words


# -- late and dead presses ----------------------------------------------------------------------------------------


def test_a_card_of_an_older_version_decides_nothing_and_shows_the_latest(office: Office) -> None:
    """180 left asks for 225 instead of 205."""
    sku, ana, channel = office.new_sku(), office.person("ana"), office.new_channel()
    old = card_of(ana, sku, channel)
    office.recounts(sku, 180)
    answers = ana.presses(old, "Approve")
    assert any("Nothing changed: the suggestion has changed since this card was made" in m.words for m in answers)
    latest = next(m for m in answers if m.ts == old.ts)
    assert "Order 225" in latest.words
    ana.presses(latest, "Approve")
    assert office.orders(sku) == [225]


def test_an_older_version_in_the_channel_decides_nothing_either(office: Office) -> None:
    sku, ana, channel = office.new_sku(), office.person("ana"), office.new_channel()
    shared = office.shares("ana", sku, channel)
    office.recounts(sku, 180)
    ana.waits_for(channel, lambda m: m.ts == shared.ts and "Order 225" in m.words)
    assert "Here is the latest one" in answer_to(office.person("ben"), shared, "Approve")
    assert office.orders(sku) == []


def test_a_suggestion_that_is_gone_says_so(office: Office) -> None:
    sku, ana, channel = office.new_sku(), office.person("ana"), office.new_channel()
    old = card_of(ana, sku, channel)
    office.recounts(sku, 300)
    answers = ana.presses(old, "Approve")
    assert any("this suggestion is no longer open" in m.words for m in answers)
    assert office.orders(sku) == []


@pytest.mark.parametrize(
    "value", ["", "x", "1", "1:", ":1", "1:x", "-1:1", "999999:1", "1:1:1", "²:1", "9" * 30 + ":1"]
)
@pytest.mark.parametrize("label", ["Approve", "Dismiss"])
def test_a_forged_decision_is_answered_and_decides_nothing(
    office: Office, any_sku: str, label: str, value: str
) -> None:
    ana = office.person("ana")
    card = forged(card_of(ana, any_sku, ""), label, value, office)
    assert "This button is no longer active." in answer_to(ana, card, label)
    assert len(office.suggestions(any_sku)) == 1


@pytest.mark.parametrize("value", ["", "NO-SUCH-SKU", "<!channel>"])
@pytest.mark.parametrize("label", ["Share", "Why these numbers?"])
def test_a_button_of_a_sku_that_is_gone_is_answered(
    office: Office, any_sku: str, channel: str, label: str, value: str
) -> None:
    ana = office.person("ana")
    card = forged(card_of(ana, any_sku, channel), label, value, office)
    assert "This button is no longer active." in answer_to(ana, card, label)


def test_a_button_of_a_former_release_is_answered(office: Office, any_sku: str) -> None:
    ana = office.person("ana")
    card = card_of(ana, any_sku, "")
    with office.sandbox.workspace.lock:
        message = office.sandbox.workspace.message(card.channel, card.ts)
        share = next(e for b in message.blocks for e in b.get("elements", []) if e.get("action_id") == "share")
        share["action_id"] = "share_v0"
        blocks = tuple(message.blocks)
    assert "This button is no longer active." in answer_to(ana, replace(card, blocks=blocks), "Share")


# -- sharing ------------------------------------------------------------------------------------------------------


def test_share_where_the_bot_is_not_asks_to_be_invited_and_works_afterwards(office: Office) -> None:
    sku, ana = office.new_sku(), office.person("ana")
    card = card_of(ana, sku, "C0OPS")
    words = answer_to(ana, card, "Share")
    assert "I am not a member of #ops. Type /invite @Quartermaster there, then press Share again." in words
    ana.invites_the_bot("C0OPS")
    ana.presses(card, "Share")
    assert ana.waits_for("C0OPS", lambda m: not m.is_ephemeral and "Shared by @Ana" in m.words)


def test_share_in_a_direct_message_says_where_to_ask_instead(office: Office) -> None:
    sku, ana = office.new_sku(), office.person("ana")
    assert "Nobody else reads a direct message." in answer_to(ana, card_of(ana, sku, ""), "Share")


def test_a_double_click_on_share_shares_once(office: Office) -> None:
    sku, ana, channel = office.new_sku(), office.person("ana"), office.new_channel()
    card = card_of(ana, sku, channel)
    ana.presses(card, "Share")
    ana.waits_for(channel, lambda m: not m.is_ephemeral and sku in m.words)
    office.bot.delivery.run()
    assert len([m for m in ana.sees(channel) if not m.is_ephemeral and sku in m.words]) == 1


def test_why_on_a_shared_card_answers_only_the_one_who_asks(office: Office) -> None:
    sku, vic, channel = office.new_sku(), office.person("vic"), office.new_channel()
    card = card_of(vic, sku, channel)
    (why,) = vic.presses(card, "Why these numbers?")
    assert why.is_ephemeral
    assert f"Why these numbers: {sku}, UK Home" in why.words
