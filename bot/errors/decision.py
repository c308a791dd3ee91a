"""Mistakes with decisions on suggestions a person can fix."""

from dataclasses import dataclass
from datetime import datetime

from bot.errors import UserError
from bot.wording import N_, Phrase, Safe


@dataclass(eq=False)
class AlreadyDecided(UserError):
    state: Phrase
    who: Safe
    when: datetime
    sentence = N_("Nothing changed: this suggestion was already {state} by {who}, {when}.")


@dataclass(eq=False)
class NoLongerOpen(UserError):
    sentence = N_("Nothing changed: this suggestion is no longer open. Ask `/stock` again for the latest one.")


@dataclass(eq=False)
class Outdated(UserError):
    sentence = N_("Nothing changed: the suggestion has changed since this card was made. Here is the latest one.")


@dataclass(eq=False)
class OutdatedWindow(UserError):
    sentence = N_(
        "Nothing changed: the suggestion has changed since this card was made. Close this window and ask again for the "
        "latest one."
    )


@dataclass(eq=False)
class CheckedLongAgo(UserError):
    when: datetime
    sentence = N_(
        "Nothing changed: the numbers are too old to order by, the last check was {when}. The next one comes by itself "
        "a minute after the bot starts, and with every import; then ask `/reorder` again."
    )


@dataclass(eq=False)
class BeyondLimit(UserError):
    cost: Safe
    limit: Safe
    who: Safe
    sentence = N_(
        "Nothing changed: this order costs {cost}, and you may approve up to {limit} an order. Who may: {who}."
    )


@dataclass(eq=False)
class UnknownCost(UserError):
    limit: Safe
    who: Safe
    sentence = N_(
        "Nothing changed: nobody has typed what a unit costs, and you may approve up to {limit} an "
        "order. Who may: {who}. Unit costs go into the planning workbook."
    )


@dataclass(eq=False)
class OrderWentOn(UserError):
    number: str
    sentence = N_(
        "Nothing changed: {number} is no longer a draft. `/po {number}` shows it; an approver can cancel it there."
    )


@dataclass(eq=False)
class AskedAnew(UserError):
    sentence = N_("Nothing changed: a newer suggestion is open for it. Decide that one.")


@dataclass(eq=False)
class NotAQuantity(UserError):
    sentence = N_("Type a whole number of units: at least 1, such as 120.")


@dataclass(eq=False)
class UnderMinimum(UserError):
    minimum: int
    sentence = N_("The supplier's minimum is {minimum}. Type more, or tick “Order it all the same” below.")


@dataclass(eq=False)
class NotWholeCartons(UserError):
    carton: int
    fewer: int
    more: int
    sentence = N_(
        "A carton holds {carton}: {fewer} or {more} would be whole ones. Or tick “Order it all the same” below."
    )


@dataclass(eq=False)
class TypedUnderMinimum(UserError):
    minimum: int
    number: int
    least: int
    units: int
    sentence = N_(
        "Nothing changed: the supplier's minimum is {minimum}. Type `/reorder approve {number} {least}`, or `/reorder "
        "approve {number} {units} anyway` to order it all the same."
    )


@dataclass(eq=False)
class TypedNotWholeCartons(UserError):
    carton: int
    fewer: int
    more: int
    number: int
    best: int
    units: int
    sentence = N_(
        "Nothing changed: a carton holds {carton}, {fewer} or {more} would be whole ones. Type `/reorder approve "
        "{number} {best}`, or `/reorder approve {number} {units} anyway` to order it all the same."
    )


@dataclass(eq=False)
class NotAShare(UserError):
    most: int
    sentence = N_("Type how many of the units go by air: from 1 to {most}; the rest goes by sea.")


@dataclass(eq=False)
class UnknownSuggestion(UserError):
    words: str
    sentence = N_("There is no suggestion `{words}`. `/reorder` lists those that are open, each with its number.")


@dataclass(eq=False)
class WhichSuggestion(UserError):
    verb: str
    sentence = N_("Which one? Add its number, such as `/reorder {verb} 12`. `/reorder` lists them all.")


@dataclass(eq=False)
class NothingLikeThat(UserError):
    words: str
    sentence = N_("There is no shop, supplier or SKU `{words}` with an order to decide. `/reorder` lists all of them.")


@dataclass(eq=False)
class NearThat(UserError):
    words: str
    near: tuple[str, ...]
    sentence = N_("There is no shop, supplier or SKU `{words}`. Did you mean {near}?")


@dataclass(eq=False)
class NothingOpenFor(UserError):
    words: str
    sentence = N_("There is nothing to decide for {words}. `/stock` shows how it stands.")


@dataclass(eq=False)
class NothingOpenThere(UserError):
    words: str
    shop: str
    sentence = N_(
        "There is nothing to decide for {words} of {shop}. `/stock {words} {shop}` shows how it stands there."
    )


@dataclass(eq=False)
class NoDays(UserError):
    number: int
    sentence = N_(
        "For how long? Add the days, such as `/reorder snooze {number} 7`, or `order` for “until the "
        "next order from this supplier”."
    )


@dataclass(eq=False)
class NotDays(UserError):
    words: str
    sentence = N_(
        "`{words}` is not a time to wait: type days from 1 to 90, such as `/reorder snooze 12 7`, or "
        "`order` for “until the next order from this supplier”."
    )
