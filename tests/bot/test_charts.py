"""The chart of a check against the past: a picture in the reader's language, where there are letters for it."""

import struct

import numpy as np
import pytest

from bot.charts.backtest import backtest_chart
from bot.charts.page import letters, readable
from bot.wording import Voice
from planner.backtest.proof import Asked, Proof, prove
from planner.backtest.record import record_of


def a_proof(days: int, share: float = 0.9) -> Proof:
    units = np.random.default_rng(2).poisson(3.0, (6, days)).astype(float)
    return prove(record_of(units), np.ones(6), Asked(7, 7, share), np.ones((20, 6)))


def size(picture: bytes) -> tuple[int, int]:
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


def test_rhythms_stand_beside_what_is_served_where_the_past_is_long_enough() -> None:
    long, short = (size(backtest_chart(a_proof(days), Voice())) for days in (330, 110))
    assert long[0] > short[0] > 500


@pytest.mark.parametrize("locale", ["en", "zh_Hans"])
def test_it_is_drawn_in_both_languages(locale: str) -> None:
    assert size(backtest_chart(a_proof(330), Voice.of(locale)))[1] > 500


def test_without_chinese_letters_it_is_drawn_in_english() -> None:
    said = readable(Voice.of("zh_Hans")).locale
    assert said == ("zh_Hans" if len(letters()) > 1 else "en")
    assert readable(Voice.of("de")).locale == Voice.of("de").locale


def test_a_share_that_nobody_serves_leaves_no_gap_in_the_picture() -> None:
    proof = a_proof(330, share=0.9999)
    assert np.isnan(proof.turns["article"].value) or proof.turns["article"].value > 0
    assert size(backtest_chart(proof, Voice()))[0] > 500
