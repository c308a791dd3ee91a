"""A product's own terms, typed in a window on its card."""

import pytest

from bot.sandbox import Shown
from tests.journeys.office import Office


@pytest.fixture
def sku(office: Office) -> str:
    return office.new_sku()


def opened(office: Office, who: str, sku: str, channel: str = "") -> Shown:
    """Ask for the card and press Terms…; return the filled window."""
    card = office.asks(who, f"/stock {sku}", channel or office.new_channel())
    office.person(who).presses(card, "Terms…")
    return office.person(who).modal(lambda view: "One moment" not in view.words)


def test_a_typed_buffer_changes_the_card_and_stands_beside_the_computed_threshold(office: Office, sku: str) -> None:
    """5 a day × 30 days: 150 and 50 typed are 200; computed it stays 225, 15 days of sales kept."""
    person, channel = office.person("pia"), office.new_channel()
    window = opened(office, "pia", sku, channel)
    assert "Threshold 225" in window.words
    person.fills(window, {"Buffer [units]": "50"})
    person.submits()
    card = person.waits_for(channel, lambda m: "Yours 200 / computed 225" in m.words)
    assert "Threshold 200 = 150 sold in 30 days of lead time + 50 safety stock (typed buffer)" in card.words
    again = opened(office, "pia", sku)
    assert "Yours 200 / computed 225, because the days of sales learned are kept" in again.words
    person.closes()


def test_what_is_asked_follows_what_was_typed_at_once(office: Office, sku: str) -> None:
    """At 200 of 225 an order of 205 is asked; with a buffer of 10 the threshold is 160, and none is due."""
    person, channel = office.person("pia"), office.new_channel()
    window = opened(office, "pia", sku, channel)
    assert len(office.suggestions(sku)) == 1
    person.fills(window, {"Buffer [units]": "10"})
    person.submits()
    card = person.waits_for(channel, lambda m: "Yours 160 / computed 225" in m.words)
    assert not office.suggestions(sku)
    assert "Approve" not in card.words


def test_nonsense_is_named_under_its_field_and_nothing_is_lost(office: Office, sku: str) -> None:
    person = office.person("pia")
    window = opened(office, "pia", sku)
    typed = {
        "Buffer [units]": "lots",
        "Minimum order [units]": "0",
        "Lead time [days]": "400",
        "Longest lead time [days]": "1.000",
    }
    person.fills(window, typed)
    person.submits()
    refused = person.modal(lambda shown: bool(shown.errors))
    assert refused.errors == (
        "Type a whole number such as 120, or leave it blank.",
        "At least 1, or leave it blank.",
        "Up to 365 days.",
        "“1.000” can mean 1000 or 1. Type the one you mean the way it stands here.",
    )
    person.closes()


def test_the_longest_lead_time_is_not_below_the_usual_one(office: Office, sku: str) -> None:
    person = office.person("pia")
    window = opened(office, "pia", sku)
    person.fills(window, {"Lead time [days]": "30", "Longest lead time [days]": "29"})
    person.submits()
    refused = person.modal(lambda shown: bool(shown.errors))
    assert refused.errors == ("The longest lead time is not shorter than the usual one.",)
    person.closes()


def test_a_viewer_is_told_who_may(office: Office, sku: str) -> None:
    window = opened(office, "vic", sku)
    assert "This needs the role planner." in window.words
    office.person("vic").closes()


def test_who_did_not_see_the_latest_terms_is_told(office: Office, sku: str) -> None:
    pia, ana = office.person("pia"), office.person("ana")
    first, second = opened(office, "pia", sku), opened(office, "ana", sku)
    ana.fills(second, {"Buffer [units]": "60"})
    ana.submits()
    pia.fills(first, {"Buffer [units]": "70"})
    pia.submits()
    pia.modal(lambda view: "somebody changed the terms" in view.words)
    pia.closes()
    terms = office.store.terms.of(sku)
    assert terms is not None
    assert terms.buffer == 60
