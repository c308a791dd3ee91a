"""The clearance ladder as people see it: the likely cause with its evidence, the steps, and what goes into each."""

from collections.abc import Callable
from datetime import date
from math import inf, nan
from typing import Any

import pytest

from bot.messages.clearance.cause_words import KNOWN, LIKELY, UNKNOWN, cause_line
from bot.messages.clearance.ladder_explanation import ladder_explanation
from bot.messages.clearance.ladder_values import CauseLine, Ladder, Reckoned, RungLine
from bot.messages.clearance.rung import TITLES
from bot.messages.clearance.slow_card import slow_cards
from bot.messages.clearance.slow_list import slow_page
from bot.messages.clearance.slow_values import Wanted
from bot.messages.reply import Message
from bot.sandbox.judge import check_message
from bot.wording import Voice
from planner.clearance.causes import Cause, Finding
from planner.clearance.ladder import Step
from planner.clearance.slow import Standing
from planner.intake.money import Amount
from planner.policy import Policy
from tests.bot.messages.builders import HOSTILE, LONG
from tests.bot.messages.test_slow_stock import LIMITS, a_money, a_slow, a_slow_card, shown

VOICE = Voice()
LooksLike = Callable[[str, Message], None]
MEASURED = {
    Cause.RETURNED: (0.037, 370), Cause.UNSEEN: (210, 1840), Cause.UNCLICKED: (0.004, 0.011),
    Cause.UNBOUGHT: (0.012, 0.031), Cause.FADED: (0.4, 1.56), Cause.OVERBOUGHT: (120, 77),
}  # fmt: skip


def a_rung(step: Step = Step.MARKDOWN, **changes: Any) -> RungLine:
    said: dict[str, Any] = {"price_minor": 621, "share": 0.5, "units": 84, "days": 128.6, "cash_minor": 50253}
    said |= {"kept_minor": 565, "fee": 0.09}
    return RungLine(**({"step": step, "currency": "GBP"} | said | changes))


def every_step(**changes: Any) -> tuple[RungLine, ...]:
    other = {"other": "22417", "other_name": "Pack Of 60 Spaceboy Cake Cases", "together": 9, "of_item": 79}
    return (
        a_rung(**changes),
        a_rung(Step.COMMISSION, price_minor=1242, share=0.2, units=120, days=45.0, cash_minor=47371),
        a_rung(Step.BUNDLE, price_minor=994, share=0.2, units=44, days=inf, cash_minor=36048, **other),
        a_rung(Step.WAIT, price_minor=1242, share=0.0, units=40, days=inf, cash_minor=31226),
        a_rung(Step.OFF_SITE, price_minor=57, share=0.0, units=120, days=14.0, cash_minor=6459),
        a_rung(Step.GIVE_AWAY, price_minor=0, share=0.0, units=120, days=7.0, cash_minor=-311),
    )


def a_ladder(cause: Cause | None = Cause.FADED, **changes: Any) -> Ladder:
    causes = tuple(
        CauseLine(each, Finding.LIKELY if each == cause else Finding.UNLIKELY, *MEASURED[each]) for each in Cause
    )
    said: dict[str, Any] = {
        "units": 120, "days": 90, "window": 30, "cause": cause, "causes": causes, "rungs": every_step(),
        "is_guessed": False, "storage_minor": 1332,
    }  # fmt: skip
    return Ladder(**(said | changes))


def card(**changes: Any) -> Message:
    return slow_cards([a_slow_card(ladder=a_ladder(**changes))], LIMITS, VOICE)


def test_the_card_says_why_it_lies_and_what_brings_most(golden: LooksLike) -> None:
    golden("ladder", card())


def test_a_missing_rate_is_named_instead_of_costs_that_are_known() -> None:
    words = str(card(is_guessed=True, storage_minor=None, lacks_rate=("USD", "GBP")).blocks)
    assert "the exchange rate USD/GBP is missing" in words
    assert "What storing it costs is not known" not in words


@pytest.mark.parametrize(("days", "is_said"), [(179, True), (180, False)])
def test_demand_before_says_how_many_days_of_the_half_year_count(days: int, is_said: bool) -> None:
    line = CauseLine(Cause.FADED, Finding.LIKELY, 0.0, 0.2, days)
    assert (f"of which {days} days count" in cause_line(line, 30, VOICE)) == is_said


def test_the_card_says_what_is_not_known(golden: LooksLike) -> None:
    causes = tuple(CauseLine(cause, Finding.UNKNOWN, nan, nan) for cause in Cause)
    rungs = (a_rung(Step.GIVE_AWAY, price_minor=0, share=0.0, units=1, days=7.0, cash_minor=0),)
    golden(
        "ladder_unknown",
        card(cause=None, causes=causes, rungs=rungs, units=1, is_guessed=True, storage_minor=None),
    )


@pytest.mark.parametrize(("recent", "sign"), [(0.79, "▫️"), (0.8, "✔️"), (1.2, "✔️")])
def test_demand_that_fell_but_not_by_half_is_no_good_sign(recent: float, sign: str) -> None:
    line = CauseLine(Cause.FADED, Finding.UNLIKELY, recent, 1.0)
    said = str(card(cause=None, causes=(line,)).blocks)
    assert f"{sign} Demand: {recent} a day" in said
    assert ("less, but not by half" in said) == (recent < 0.8)


def test_what_never_sold_says_so() -> None:
    line = CauseLine(Cause.OVERBOUGHT, Finding.LIKELY, 120, inf)
    said = str(card(cause=Cause.OVERBOUGHT, causes=(line,)).blocks)
    assert "120 units, and none sold in the last 210 days" in said


@pytest.mark.parametrize("cause", Cause)
def test_every_cause_has_words_and_a_next_step(cause: Cause) -> None:
    assert LIKELY[cause] in str(card(cause=cause).blocks)
    assert cause in UNKNOWN
    assert cause in KNOWN


@pytest.mark.parametrize(("cash_minor", "less"), [(31225, True), (31226, False), (31227, False)])
def test_what_brings_less_than_leaving_it_has_no_button(cash_minor: int, *, less: bool) -> None:
    step = a_rung(Step.OFF_SITE, price_minor=57, share=0.0, units=120, days=14.0, cash_minor=cash_minor)
    blocks = str(card(rungs=(step, every_step()[3])).blocks)
    assert ("brings less than leaving it as it is" in blocks) == less
    assert ("clear_accept" in blocks) != less


@pytest.mark.parametrize("units", [0, 1])
def test_what_is_expected_to_sell_nothing_says_so_and_has_no_button(units: int) -> None:
    """Both bring back what leaving it does."""
    step = a_rung(Step.COMMISSION, units=units, cash_minor=31226)
    blocks = str(card(rungs=(step, every_step()[3])).blocks)
    assert ("none is expected to sell in 90 days; off-site after that" in blocks) == (not units)
    assert ("clear_accept" in blocks) == bool(units)


def test_what_another_location_wants_stands_above_the_steps() -> None:
    wanted = (Wanted("EU Home", 210), Wanted("US Home", 5))
    blocks = str(slow_cards([a_slow_card(ladder=a_ladder(), line=a_slow(wanted=wanted))], LIMITS, VOICE).blocks)
    said = "Wanted elsewhere before you clear it: 210 for EU Home, 5 for US Home. `/stock SKU123` offers the transfer."
    assert blocks.index(said) < blocks.index("Mark it down")
    assert "That is all of what is old" in blocks
    some = a_slow_card(ladder=a_ladder(), line=a_slow(wanted=(Wanted("EU Home", 20),)))
    assert "*What the other 120 old units can still bring*" in str(slow_cards([some], LIMITS, VOICE).blocks)
    selling = a_slow_card(standing=Standing.SELLING, line=a_slow(wanted=wanted))
    assert "Wanted elsewhere" not in str(slow_cards([selling], LIMITS, VOICE).blocks)


def test_every_step_has_words() -> None:
    assert set(TITLES) == set(Step)


def test_the_list_moves_first_what_is_wanted_elsewhere() -> None:
    """Of 120 old units 20 are wanted: the best step is for the other 100; of 120 nothing is left to clear."""
    for units, then in ((20, "👉 Then, with the other 100: Mark it down"), (120, ""), (150, "")):
        line = a_slow(best=a_rung(), wanted=(Wanted("EU Home", units),))
        said = str(shown(slow_page([line], 1, a_money(), LIMITS, VOICE)).blocks)
        assert f"⇄ First move {units} to EU Home: `/stock SKU123` offers it." in said
        assert (then in said) if then else ("👉" not in said)


def test_the_list_names_what_brings_most(golden: LooksLike) -> None:
    lines = [a_slow(best=a_rung()), a_slow(product="SKU9", best=every_step()[2]), a_slow(product="SKU7")]
    golden("ladder_list", shown(slow_page(lines, 3, a_money(), LIMITS, VOICE)))


def reckoned(rung: RungLine, **changes: Any) -> Reckoned:
    said: dict[str, Any] = {
        "pace": 0.93, "pace_now": 0.33, "storage_minor": 702, "rest_minor": 2052,
        "offers": 0.24, "take_up": 0.05, "uplift": 0.5, "elasticity": -1.5, "tells": False, "policy": Policy(),
        "knows_fee": True,
    }  # fmt: skip
    return Reckoned(**({"rung": rung} | said | changes))


def test_why_says_what_goes_into_each_step(golden: LooksLike) -> None:
    golden("why_ladder", ladder_explanation("SKU123", "UK Home", [reckoned(rung) for rung in every_step()], VOICE))


def test_why_of_goods_that_expire_counts_those_to_be_sold_by_their_day() -> None:
    said = str(ladder_explanation("SKU123", "UK Home", [reckoned(a_rung())], VOICE, date(2026, 12, 5)).blocks)
    assert "Only the units to be sold by Dec 5, 2026 count. What they cost" in said
    assert "old units" not in said


def test_a_share_for_the_platform_that_nobody_said_is_named_as_assumed() -> None:
    for known in (False, True):
        said = str(ladder_explanation("SKU123", "UK Home", [reckoned(a_rung(), knows_fee=known)], VOICE).blocks)
        assert "£6.21 less 9% for the platform and creators" in said
        assert ("The platform's 9% is assumed: say what it keeps" in said) != known


def test_what_a_unit_brings_off_site_is_said_as_fine_as_it_is_reckoned() -> None:
    """1,587 at 17.4 pence are £276.14, less £16.95 of storage."""
    rung = a_rung(Step.OFF_SITE, price_minor=17.4, kept_minor=17.4, share=0.0, units=1587, cash_minor=25919)
    said = str(ladder_explanation("SKU123", "UK Home", [reckoned(rung, storage_minor=1695, rest_minor=0)], VOICE))
    assert "at about £0.174 each*: 1,587 units × £0.174 − £16.95 storage = *£259.19*" in said


def test_a_lowest_price_is_named_with_every_other_limit_of_a_markdown() -> None:
    bound = {"others": ((0.45, 49000),), "lowest": Amount(499, "GBP")}
    steps = [reckoned(a_rung(), **bound), reckoned(a_rung(), policy=Policy(least_kept=1.0), **bound)]
    said = str(ladder_explanation("SKU123", "UK Home", steps, VOICE).blocks)
    assert "Of all markdowns up to 50% that ask £4.99 or more it brings most: −45% brings £490.00." in said
    assert "that ask £4.99 or more and leave 100% of the landed cost or more it brings most: −45%" in said


def test_why_says_what_other_markdowns_bring_and_leaving_it_to_the_end() -> None:
    """120 at £5.65 are £678.00; stored for the time it takes they cost £78.00."""
    steps = [
        reckoned(a_rung(), others=((0.45, 49000), (0.55, 50100))),
        reckoned(a_rung(Step.WAIT, units=40, days=270.0), units=120, sold_out_minor=60000, whole_storage_minor=7800),
    ]
    said = str(ladder_explanation("SKU123", "UK Home", steps, VOICE).blocks)
    assert "Of all markdowns up to 50% it brings most: −45% brings £490.00, −55% brings £501.00." in said
    steps = [reckoned(a_rung(), others=((0.45, 49000),), policy=Policy(least_kept=1.0))]
    limited = str(ladder_explanation("SKU123", "UK Home", steps, VOICE).blocks)
    assert "up to 50% that leave 100% of the landed cost or more it brings most: −45% brings £490.00." in limited
    assert "All of it sold at that price, in 270 days: 120 units × £5.65 − £78.00 storage = £600.00." in said


@pytest.mark.parametrize(("cost", "is_less"), [(564, False), (565, False), (566, True), (None, False)])
def test_a_step_that_leaves_less_than_the_unit_cost_says_so(cost: int | None, *, is_less: bool) -> None:
    said = str(slow_cards([a_slow_card(ladder=a_ladder(rungs=(a_rung(),), cost_minor=cost))], LIMITS, VOICE).blocks)
    assert ("leaves £5.65 a unit, less than its cost of £5.66" in said) == is_less


def test_leaving_it_says_what_it_would_bring_in_the_end() -> None:
    ladder = a_ladder(rungs=(a_rung(Step.WAIT, days=270.0, units=40),), sold_out_minor=60000)
    said = str(slow_cards([a_slow_card(ladder=ladder)], LIMITS, VOICE).blocks)
    assert "all of it sold at that price: £600.00, in 270 days" in said


@pytest.mark.parametrize("rung", every_step())
def test_a_step_that_is_kept_is_the_same_step(rung: RungLine) -> None:
    assert RungLine.from_values(rung.to_values()) == rung


@pytest.mark.parametrize("name", [HOSTILE, LONG, "&" * 1000, "<" * 1000, "字" * 1000])
def test_hostile_names_fit_and_do_no_harm(name: str) -> None:
    rung = a_rung(Step.BUNDLE, other=name[:200], other_name=name, together=3, of_item=9)
    ladder = a_ladder(rungs=(rung,) * 6)
    line = a_slow(product=name[:200], name=name, location=name[:200], best=rung)
    for message in (
        slow_cards([a_slow_card(line=line, ladder=ladder)] * 5, LIMITS, VOICE),
        shown(slow_page([line] * 10, 99, a_money(), LIMITS, VOICE)),
        ladder_explanation(name[:200], name[:200], [reckoned(rung)] * 6, VOICE),
    ):
        check_message(message.text, list(message.blocks))
        marked = [block for block in message.blocks if block["type"] not in {"header", "actions"}]
        assert "<!channel>" not in str([{**block, "accessory": ""} for block in marked])
