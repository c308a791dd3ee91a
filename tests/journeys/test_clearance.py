"""Slow stock in Slack: you say, it answers."""

from datetime import timedelta

import pytest

from bot.jobs import age_stock
from tests.bot.builders import counted, planned, sells, terms
from tests.journeys.office import Office


@pytest.fixture(scope="module")
def slow(office: Office) -> list[str]:
    """Twelve SKUs counted 90 days ago, of which each sells one a day."""
    skus = [f"SLOW-{number:02d}" for number in range(1, 13)]
    now = office.clock.now
    for number, sku in enumerate(skus, start=1):
        sells(office.store, now, 1, sku=sku)
        counted(office.store, now - timedelta(days=90), **{sku: 345 + number})
        counted(office.store, now, **{sku: 300 + number})
    planned(office.store, now, [terms(sku) for sku in skus])
    office.plans()
    age_stock.run(office.bot.desk)
    return skus


def test_the_list_turns_its_pages_the_most_cash_first(office: Office, slow: list[str]) -> None:
    channel = office.new_channel()
    first = office.asks("vic", "/clearance", channel)
    assert "12 slow movers" in first.words
    assert first.words.index("SLOW-12") < first.words.index("SLOW-03")
    assert "SLOW-02" not in first.words
    second = office.changed("vic", first, "More ›")
    assert "11–12 of 12" in second.words
    assert "SLOW-01" in second.words


def test_one_sku_says_why_it_is_slow(office: Office, slow: list[str]) -> None:
    channel = office.new_channel()
    card = office.asks("vic", "/clearance slow-01", channel)
    assert "Slow mover: all 301 units older than 60 days" in card.words
    person = office.person("vic")
    person.presses(card, "Why these numbers?")
    why = person.waits_for(channel, lambda shown: "Why these numbers: SLOW-01" in shown.words).words
    assert "Old units 301: units strictly older than 60 days; day 60 itself is not old" in why
    assert "Money in old units $361.20: 301 old units × $1.20" in why


def test_one_sku_says_what_brings_most_cash_back_and_how_it_is_reckoned(office: Office, slow: list[str]) -> None:
    channel = office.new_channel()
    card = office.asks("vic", "/clearance slow-01", channel)
    assert "1. Offer creators 20% commission on top, at £5.00" in card.words
    person = office.person("vic")
    person.presses(card, "Why these numbers?")
    steps = person.waits_for(channel, lambda shown: "What the steps for SLOW-01 bring" in shown.words).words
    assert "£5.00 less 29% for the platform and creators and 0 for handling leaves £3.55 a unit" in steps


def test_a_step_is_accepted_once_and_taken_back(office: Office, slow: list[str]) -> None:
    channel, other = office.new_channel(), office.new_channel()
    card, of_ben = office.asks("pia", "/clearance slow-03", channel), office.asks("ana", "/clearance slow-03", other)
    taken = office.changed("pia", card, "Accept")
    assert "✅ Offer creators 20% commission on top, at £5.00, accepted by" in taken.words
    late = office.told("ana", of_ben, "Accept")
    assert "Nothing changed: " in late
    assert "accepted “Offer creators 20% commission on top, at £5.00” for it" in late
    assert "1 accepted step" in office.asks("ana", "/clearance accepted", other).words
    again = office.changed("pia", taken, "Undo")
    assert "accepted by" not in again.words


def test_who_may_only_look_is_told_what_it_takes(office: Office, slow: list[str]) -> None:
    card = office.asks("vic", "/clearance slow-04", office.new_channel())
    assert "This needs the role planner" in office.told("vic", card, "Accept")


def test_what_is_gone_is_no_longer_slow(office: Office, slow: list[str]) -> None:
    office.recounts("SLOW-12", 0)
    age_stock.run(office.bot.desk)
    listed = office.asks("vic", "/clearance", office.new_channel())
    assert "11 slow movers" in listed.words
    assert "SLOW-12" not in listed.words
