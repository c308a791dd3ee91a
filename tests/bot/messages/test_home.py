"""The Home, the answer to words nobody understands, and what is said to who brings the bot into a channel."""

from collections.abc import Callable

import pytest

from bot.home import ELSEWHERE, SAYS
from bot.messages.greeting import greeting_message
from bot.messages.home import home_message
from bot.messages.page import ListAsked, page_message
from bot.messages.reply import Message
from bot.messages.stock.overview import nothing_planned
from bot.messages.telling.arrival import arrival_message
from bot.messages.telling.unreached import unreached_message
from bot.sandbox.judge import check_view
from bot.wording import Voice

LooksLike = Callable[[str, Message], None]

VOICES = pytest.mark.parametrize(("locale", "suffix"), [("en", ""), ("zh-CN", "_zh")])


@VOICES
def test_the_home(golden: LooksLike, locale: str, suffix: str) -> None:
    voice = Voice.of(locale)
    home = home_message(page_message(nothing_planned(voice), ListAsked("stock"), voice), ELSEWHERE, SAYS, voice)
    golden(f"home{suffix}", home)
    check_view({"type": "home", "blocks": list(home.blocks)}, "home")


@VOICES
def test_words_nobody_understands(golden: LooksLike, locale: str, suffix: str) -> None:
    golden(f"not_understood{suffix}", greeting_message(SAYS, Voice.of(locale), heard="tell me a joke"))


@VOICES
def test_a_greeting_is_greeted(golden: LooksLike, locale: str, suffix: str) -> None:
    golden(f"greeting{suffix}", greeting_message(SAYS, Voice.of(locale)))


@pytest.mark.parametrize(
    ("shops", "late", "name"),
    [((), 0, "arrival_of_none"), (("UK Home", "EU <Home>"), 0, "arrival"), (("UK Home",), 3, "arrival_again")],
)
def test_who_brings_the_bot_hears_what_comes(golden: LooksLike, shops: tuple[str, ...], late: int, name: str) -> None:
    golden(name, arrival_message("C0UK", shops, late, Voice()))


@VOICES
def test_admins_hear_of_a_channel_that_lets_nothing_in(golden: LooksLike, locale: str, suffix: str) -> None:
    golden(f"unreached{suffix}", unreached_message("C0UK", "is_archived", ("UK Home",), Voice.of(locale)))
    golden(f"unreached_of_none{suffix}", unreached_message("C0UK", "not_in_channel", (), Voice.of(locale)))
