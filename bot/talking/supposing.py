"""Hears what asks of days to come, or of other numbers: “forecast for December”, “what if sales double?”."""

import re

from bot.desk import Asker, Desk
from bot.messages.reply import Message
from bot.messages.stock.expected import Expected, expected_message
from bot.telling.cards import cards
from bot.understanding.numerals import in_figures
from bot.understanding.simplified import simplified
from bot.understanding.to_come import days_to_come

FORECASTS = re.compile(
    r"\b(?:forecast(?:s|ed|ing)?|(?:projected|predicted|expected) (?:sales|demand|revenue))\b(?! accura)"
    r"|\b(?:will|going to|expect(?:ed)? to)\b.*\bsell\b(?!\s?-?\s?out)"
    r"|\b(?:sales|revenue|demand)\b.*\b(?:next|coming)\b|\b(?:next|coming)\b.*\b(?:sales|revenue|demand)\b"
    r"|预测|(?:预计|预估|估计|大概).*[卖销]"
    r"|下个?(?:月|季度|周|星期)(?![一二三四五六日天末]).*(?:[能会要]卖|销量)",
    re.IGNORECASE,
)
ACCURACY = re.compile(r"\baccura|\bwere\b|\bhow good\b|准不准|准吗|准确", re.IGNORECASE)
SUPPOSES = re.compile(
    r"(?:\bif\b|如果|要是|假如|万一).*?"
    r"(?:\b(?:sales|demand|sells|doubles?|triples?|halves|lead times?|late|delayed|skip|service level|discount)\b"
    r"|销量|需求|翻倍|翻番|交期|货期|晚到|延误|推迟|[不没][做搞上]|涨价|打折)"
    r"|(?:涨|升|加|降|跌|减)到(?:一天|每天|日均)|\d[\d.,]*[件个]?\D{0,12}够(?:卖|撑|用)?到"
    r"|\bwith \d+\s?% service",
    re.IGNORECASE,
)


def asks_forecast(said: str) -> bool:
    """Return whether somebody asks what will sell.

    >>> asks_forecast("12月预计卖多少"), asks_forecast("will it sell out"), asks_forecast("can I sell 50 next week")
    (True, False, False)
    """
    line = simplified(said)
    return bool(FORECASTS.search(line)) and not ACCURACY.search(line)


def supposes(said: str) -> bool:
    """Return whether somebody asks what would be under other numbers.

    >>> supposes("what if sales double?"), supposes("如果交期是45天"), supposes("what if we do 1k?")
    (True, True, False)
    """
    return bool(SUPPOSES.search(in_figures(simplified(said))))


def expected_of(desk: Desk, asker: Asker, code: str, said: str, shop: str) -> Message:
    """Return what a SKU is expected to sell on the days to come that are said, wherever it lies."""
    days = days_to_come(said, desk.today(asker.voice.zone))
    found = [Expected(card.location, card.daily_rate) for card in cards(desk, code)]
    return expected_message(code, days, [it for it in found if shop in {"", it.location}] or found, asker.voice)
