"""How to do what a sentence wants and only a button or a number does, and what else is said beside the matter."""

from bot.messages.reply import Message
from bot.wording import N_, Voice

WELCOME = N_("You're welcome! `help` shows what else you can ask.")
NOD = N_(
    "All right. A word alone changes nothing: buttons and commands do, and `/reorder decided` takes a decision "
    "back. `help` shows what else you can ask."
)
ITSELF = N_(
    "I am a program on a machine of yours, and all I know lies in the database there: files you gave me, "
    "decisions, and for about an hour what was asked last. I send none of it anywhere but to your Slack, and no "
    "language model reads what you write. Answers are yours alone until you press *Share*. By myself I order "
    "nothing: a person approves, `/reorder decided` says who. Nothing you ask changes anything. Who runs me can "
    "delete all of it; *Undo this import* takes a file back."
)
SNOOZING = N_(
    "What is snoozed is asked again: `/reorder snooze 12 3` snoozes order 12 for 3 days, *Snooze…* in the digest "
    "and on a warning what it warns of. Of a SKU with an order to decide, say “snooze SKU123 for 3 days”."
)
FLYING = N_(
    "To have *{units}* flown in, press *Another quantity…* below: its window asks how many, and whether by sea, by "
    "air or both."
)
ONLY_ASKED = N_("That is a question, so nothing was changed. To do it, type `{command}`.")
IN_NAMES = N_(
    "“{name}” is looked for in names: all that is called so follows, whatever its level; each line says how one stands."
)
LEFT_OUT = N_(
    "“{words}” is left out: the answer below is not narrowed by it. A list's workbook (`xlsx`) can be filtered."
)
OUT_THEN = N_(
    "What was out of stock then ({days}) is not listed: below is what is out now. Of one SKU, `/stock SKU123 "
    "why` says how many days without stock were left out."
)
SUPPOSING = N_(
    "What would be under other numbers is not tried out; below is how it stands now. Each of these is planned for "
    "once it is said, and can be taken back: more sales or fewer as a season "
    '(`/event add season "Peak" x2 2026-12-01 2026-12-24 {code}`), late ships as a delay '
    '(`/event add delay "Late" +10 2026-12-01 2026-12-24`), lead time, buffer and carton under *Terms…* on a card, '
    "the service level in `/stock settings`."
)
FORECAST = N_(
    "What will sell is forecast for each SKU: ask “SKU123 forecast December”. All of them are not added up; below "
    "is what sold lately."
)
NOT_BOOKED = N_(
    "Nothing was booked by that. What came of an order goes in with `/po receive PO-0001 "
    "SKU123 200`, and `/po SKU123` shows its number; what lies on the shelf comes with the next stock export: "
    "drop it here. Below is how it stands."
)
NEW_DAY = N_(
    "Nothing was changed by that. The day on which an order comes goes in with `/po arrival PO-0001 2026-12-20`; what "
    "the planning workbook lists (📋) gets its day in the sheet Inbound, and the workbook is imported again. Below is "
    "what is on its way."
)
NEW_TERMS = N_(
    "Nothing was changed by that. *Terms…* on the card below sets its own buffer, minimum order, carton and lead "
    "times; the planning workbook's sheet Products those of many at once."
)
LETTER = N_(
    "That reads like a supplier's letter; nothing was changed. A new day of arrival goes in with `/po arrival "
    "PO-0001 2026-12-20`, an order that has left with `/po shipped PO-0001`; a new price goes into the planning "
    "workbook's sheet Products, a new lead time into Suppliers."
)
BINDING = N_(
    "What is left in your account I do not know. What approving all of it costs, and the money in stock before and "
    "after, stand below; `/reorder budget 5000` says what to buy first for so much."
)
NO_LOSSES = N_(
    "What stock-outs have cost is not recorded: what would have sold, nobody saw. Below is what is out of stock "
    "now; the card of each says what it sells a day."
)
ONE_SUPPLIER = N_(
    "Each SKU has one supplier in the planning workbook, so suppliers cannot be compared. Below are the orders to "
    "decide of each, with what they cost."
)
DEAD_CASH = N_(
    "Cash is counted of all slow movers below; what sells nothing is among them. `/stock dead` lists that alone, "
    "without its cash."
)
BY_UNITS = N_(
    "The list below goes by units; what customers paid stands beside them. What one SKU earned stands in "
    "`/stock SKU123 why all`."
)
CAME_THEN = N_(
    "What came on days that are over is not listed; `/po PO-0001` says it of one order. Below is what is still to come."
)
LEAD_TIMES = N_(
    "How long {supplier} takes stands in the planning workbook's sheet Suppliers, part by part; `/stock SKU123 why` "
    "says it of one SKU. Below, each order to decide says when it would arrive."
)
NO_PLACES = N_(
    "“{place}” names no supplier or shop here, and I do not know where suppliers are: the list below is not narrowed "
    "by it. `/po Yiwu` and `/reorder Yiwu` take a part of a supplier's name."
)
NOT_CHOSEN = N_(
    "Orders to decide cannot be narrowed to a day or ranked by size. All of them follow, each supplier's most "
    "pressing first; each says by when to order. `/reorder xlsx` has them as a workbook, to be sorted."
)
NEVER = N_(
    "No setting stops the orders of `{code}` for good. Once one is suggested, *Dismiss…* puts it aside until the "
    "numbers change, with “It is being phased out” as the reason; *Snooze…* does for up to 90 days. What no longer "
    "sells is not ordered."
)
BRUSHING = N_("“补单” is taken for reordering; I place no orders to lift a listing's sales.")


def how_to(sentence: str, voice: Voice, **values: object) -> Message:
    """Return one of these sentences as an answer of its own."""
    return Message(voice.say(sentence, **values))


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
