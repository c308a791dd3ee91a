"""How to do what a sentence wants and only a button or a number does."""

from datetime import date

from bot.messages.blocks import section
from bot.messages.days_words import days_words
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


def carton_message(code: str, held: int, cartons: int, voice: Voice) -> Message:
    """Return how many units a carton holds; where so many cartons were said, how many units those are."""
    if not cartons:
        return Message(voice.say("A carton of `{code}` holds {held} units.", code=code, held=held))
    return Message(
        voice.count(
            "{n} carton of `{code}` is {units} units.",
            "{n} cartons of `{code}`, of {held} each, are {units} units.",
            cartons,
            code=code,
            held=held,
            units=cartons * held,
        )
    )


def name_message(name: str, voice: Voice) -> Message:
    """Return that words of a question are looked for in names, whatever else it asks about these SKUs."""
    said = voice.say(
        "“{name}” is looked for in names: all that is called so follows, whatever its level; each line says how one "
        "stands.",
        name=name,
    )
    return Message(said)


def left_out_message(words: str, voice: Voice) -> Message:
    """Return that a question's words do not narrow its answer."""
    said = voice.say(
        "“{words}” is left out: the answer below is not narrowed by it. A list's workbook (`xlsx`) can be filtered.",
        words=words,
    )
    return Message(said)


def itself_message(voice: Voice) -> Message:
    """Return, to who asks about the bot itself, where everything lies, who sees it and what it does by itself."""
    said = voice.say(
        "I am a program on a machine of yours, and all I know lies in the database there: files you gave me, "
        "decisions, and for about an hour what was asked last. I send none of it anywhere but to your Slack, and no "
        "language model reads what you write. Answers are yours alone until you press *Share*. By myself I order "
        "nothing: a person approves, `/reorder decided` says who. Nothing you ask changes anything. Who runs me can "
        "delete all of it; *Undo this import* takes a file back."
    )
    return Message(text=said, blocks=(section(said),))


def past_message(first: date, last: date, voice: Voice) -> Message:
    """Return, to who asks what was out of stock on days that are over, that what follows is of now."""
    said = voice.say(
        "What was out of stock then ({days}) is not listed: below is what is out now. Of one SKU, `/stock SKU123 "
        "why` says how many days without stock were left out.",
        days=days_words(first, last, voice),
    )
    return Message(text=said, blocks=(section(said),))


def losses_message(voice: Voice) -> Message:
    """Return, to who asks what stock-outs have cost, that nobody knows."""
    said = voice.say(
        "What stock-outs have cost is not recorded: what would have sold, nobody saw. Below is what is out of stock "
        "now; the card of each says what it sells a day."
    )
    return Message(said)


def suppliers_message(voice: Voice) -> Message:
    """Return, to who compares suppliers, that each SKU has one."""
    said = voice.say(
        "Each SKU has one supplier in the planning workbook, so suppliers cannot be compared. Below are the orders to "
        "decide of each, with what they cost."
    )
    return Message(said)


def supposing_message(code: str, voice: Voice) -> Message:
    """Return, to who asks what would be if something else held, how each of these is said."""
    said = voice.say(
        "What would be under other numbers is not tried out; below is how it stands now. Each of these is planned for "
        "once it is said, and can be taken back: more sales or fewer as a season "
        '(`/event add season "Peak" x2 2026-12-01 2026-12-24 {code}`), late ships as a delay '
        '(`/event add delay "Late" +10 2026-12-01 2026-12-24`), lead time, buffer and carton under *Terms…* on a card, '
        "the service level in `/stock settings`.",
        code=code,
    )
    return Message(said)


def came_message(voice: Voice) -> Message:
    """Return, to who tells what came or was counted, where that goes."""
    said = voice.say(
        "Nothing was booked by that. What came of an order goes in with `/po receive PO-0001 "
        "SKU123 200`, and `/po SKU123` shows its number; what lies on the shelf comes with the next stock export: "
        "drop it here. Below is how it stands."
    )
    return Message(said)


def letter_message(voice: Voice) -> Message:
    """Return, to who passes on what a supplier writes, where each part of it goes."""
    said = voice.say(
        "That reads like a supplier's letter; nothing was changed. A new day of arrival goes in with `/po arrival "
        "PO-0001 2026-12-20`, an order that has left with `/po shipped PO-0001`; a new price goes into the planning "
        "workbook's sheet Products, a new lead time into Suppliers."
    )
    return Message(said)


def brushing_message(voice: Voice) -> Message:
    """Return, to who says 补单, which of its two meanings is answered."""
    said = voice.say("“补单” is taken for reordering; I place no orders to lift a listing's sales.")
    return Message(said)


def forecast_message(voice: Voice) -> Message:
    """Return, to who asks what all will sell, of what that is known."""
    said = voice.say(
        "What will sell is forecast for each SKU: ask “SKU123 forecast December”. All of them are not added up; below "
        "is what sold lately."
    )
    return Message(said)
