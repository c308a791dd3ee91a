"""A new product borrows from established ones: learned at night, said on its card and in its explanation."""

from bot.buttons import why
from bot.desk import Asker, Desk, Pressed
from bot.jobs import learn
from bot.messages.stock.stock_card import stock_cards
from bot.sandbox.words import words_of
from bot.telling.cards import cards
from bot.wording import Voice
from tests.bot.builders import Clock, counted, sells


def card(desk: Desk) -> str:
    message = stock_cards(cards(desk, "NEW"), Voice())
    return words_of({"text": message.text, "blocks": list(message.blocks)}, {}, "Europe/London")


def test_the_card_says_what_is_borrowed(desk: Desk, clock: Clock) -> None:
    """Five SKUs sold 2 a day for 90 days, a new one 10 a day for 14: half of it is theirs."""
    for number in range(5):
        sells(desk.store, clock.now, 2, sku=f"OLD{number}", days=90)
    sells(desk.store, clock.now, 10, sku="NEW", days=14)
    counted(desk.store, clock.now, NEW=300, **{f"OLD{number}": 500 for number in range(5)})
    assert cards(desk, "NEW")[0].daily_rate == 10.0
    learn.run(desk)
    assert desk.learned().peers.usual == 2.0
    shown = cards(desk, "NEW")[0]
    assert (round(shown.daily_rate, 3), shown.borrowed) == (6.0, 0.5)
    assert cards(desk, "OLD0")[0].borrowed == 0.0
    assert "new: 50% of it from similar products" in card(desk)
    (answer,) = why.press(desk, Asker("U0ANA", "C0UK", Voice()), Pressed("NEW", is_private=True, moment="1"))
    assert "new: 50% of it is what similar products sell" in str(answer)
