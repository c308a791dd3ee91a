"""Why these numbers: every number on the card with its inputs, its rule and where the rule comes from."""

from collections.abc import Iterator

from bot.desk import Asker, Desk, Pressed
from bot.errors import DeadButton
from bot.judgement import judge
from bot.messages.explanation import explanation
from bot.messages.explanation_values import Currencies
from bot.messages.reply import Message

ACTION = "why"


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    judgements = judge(desk, products=[pressed.value])
    explanations = [
        explanation(
            about.product,
            about.location,
            judgement.explained(i),
            judgement.catalogue.as_of,
            Currencies(about.cost_currency, about.currency, judgement.catalogue.reporting),
            asker.voice,
            lies_elsewhere=sum(len(each.catalogue.about) for each in judgements) > 1,
        )
        for judgement in judgements
        for i, about in enumerate(judgement.catalogue.about)
    ]
    if not explanations:
        raise DeadButton
    yield from explanations
