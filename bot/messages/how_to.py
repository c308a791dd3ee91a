"""How to do what a sentence wants and only a button or a number does."""

from bot.messages.blocks import section
from bot.messages.reply import Message
from bot.wording import Voice


def snoozing_message(voice: Voice) -> Message:
    """Return how something is asked again later, where no order to decide was talked about."""
    said = voice.say(
        "What is snoozed is asked again: `/reorder snooze 12 3` snoozes order 12 for 3 days, *Snooze…* in the digest "
        "and on a warning what it warns of. Of a SKU with an order to decide, say “snooze SKU123 for 3 days”."
    )
    return Message(text=said, blocks=(section(said),))


def flying_message(units: int, voice: Voice) -> Message:
    """Return how so many units are flown in."""
    said = voice.say(
        "To have *{units}* flown in, press *Another quantity…* below: its window asks how many, and whether by sea, by "
        "air or both.",
        units=units,
    )
    return Message(text=said, blocks=(section(said),))


def only_asked_message(command: str, voice: Voice) -> Message:
    """Return that a question changes nothing, and what is typed to do it."""
    said = voice.say("That is a question, so nothing was changed. To do it, type `{command}`.", command=command)
    return Message(text=said, blocks=(section(said),))


def nod_message(voice: Voice) -> Message:
    """Return, to who only agrees or thinks again, that a word alone changes nothing."""
    said = voice.say(
        "All right. A word alone changes nothing: buttons and commands do, and `/reorder decided` takes a decision "
        "back. `help` shows what else you can ask."
    )
    return Message(text=said, blocks=(section(said),))


def binding_message(voice: Voice) -> Message:
    """Return, to who asks what money is left once orders are approved, what can be known of it."""
    said = voice.say(
        "What is left in your account I do not know. What approving all of it costs, and the money in stock before and "
        "after, stand below; `/reorder budget 5000` says what to buy first for so much."
    )
    return Message(text=said, blocks=(section(said),))
