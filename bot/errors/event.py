"""Mistakes with events a person can fix."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.errors import UserError
from bot.wording import N_, Safe


@dataclass(eq=False)
class AddLikeThis(UserError):
    sentence = N_(
        'Type it like this: `/event add "Black Friday live" SKU123 1000 2026-11-28 2026-11-30`, or press *Add event* '
        "below `/event`. Several products: `SKU123 1000 SKU124 500`. One day needs one date; where several shops sell "
        "it, the shop's name comes last."
    )


@dataclass(eq=False)
class NoEventName(UserError):
    sentence = N_("Give the event a name people will know it by.")


@dataclass(eq=False)
class LongEventName(UserError):
    longest: int
    sentence = N_("This name is too long. Keep it within {longest} letters.")


@dataclass(eq=False)
class NoEventDay(UserError):
    typed: str
    sentence = N_("`{typed}` is not a day. Write days like 2026-11-28.")


@dataclass(eq=False)
class WhichEventDay(UserError):
    typed: str
    sentence = N_("`{typed}` can be two days. Write it like 2026-11-28.")


@dataclass(eq=False)
class PastEvent(UserError):
    today: date
    sentence = N_(
        "This day is over. An event starts on {today} or later; one that has run goes into the planning workbook's "
        "sheet Events, so that its days stay out of the daily rate."
    )


@dataclass(eq=False)
class EndsBeforeStart(UserError):
    starts: date
    sentence = N_("It would end before it starts. Choose {starts} or a later day.")


@dataclass(eq=False)
class LongEvent(UserError):
    longest: int
    sentence = N_("An event lasts {longest} days at most; what runs longer is the ordinary sale.")


@dataclass(eq=False)
class LongSeason(UserError):
    longest: int
    sentence = N_("A season or a delay lasts {longest} days at most. Split it in two.")


@dataclass(eq=False)
class NoFactor(UserError):
    sentence = N_(
        "How many times the usual? Write the factor after the name, from 0.05 to 20 and not 1: `/event "
        'add season "Black Friday" x2.5 2026-11-20 2026-11-30`; SKUs may follow it.'
    )


@dataclass(eq=False)
class NoDelay(UserError):
    longest: int
    sentence = N_(
        "How many days longer? Write whole days from 1 to {longest} after the name: `/event add delay "
        '"New Year" +10 2026-12-15 2027-01-10`; SKUs may follow them.'
    )


@dataclass(eq=False)
class FarEvent(UserError):
    starts: date
    sentence = N_("{starts} is more than two years away. Is the year right?")


@dataclass(eq=False)
class NoEventProduct(UserError):
    sentence = N_("Name at least one product and its units, such as `SKU123 1000`.")


@dataclass(eq=False)
class ManyEventProducts(UserError):
    most: int
    sentence = N_("An event holds {most} products at most. Split it in two.")


@dataclass(eq=False)
class ProductTwice(UserError):
    product: str
    sentence = N_("`{product}` is named twice. Write all its units in one line.")


@dataclass(eq=False)
class NoEventUnits(UserError):
    product: str
    sentence = N_("How many units of `{product}`? Write 1 or more after it, such as `{product} 1000`.")


@dataclass(eq=False)
class AbsurdEventUnits(UserError):
    product: str
    most: int
    sentence = N_("So many units of `{product}` cannot be meant: {most} at most.")


@dataclass(eq=False)
class WhichShop(UserError):
    shops: tuple[str, ...]
    sentence = N_("In which shop? Put its name at the end: {shops}.")


@dataclass(eq=False)
class NoShopYet(UserError):
    sentence = N_("There is no shop yet, so nothing to plan for. `/stock` says how to add one.")


@dataclass(eq=False)
class EventExists(UserError):
    name: str
    shop: str
    starts: date
    sentence = N_(
        "{shop} has an event *{name}* on {starts} already. Change that one, or choose another name: `/event`."
    )


@dataclass(eq=False)
class NotSoldThere(UserError):
    products: tuple[str, ...]
    shop: str
    sentence = N_("{shop} does not sell {products}. Import its orders or stock first, or choose another shop.")


@dataclass(eq=False)
class WhichEvent(UserError):
    verb: str  # as it is typed: “cancel past”
    sentence = N_("Which event? Add its number: `/event {verb} #3`. `/event` lists them with their numbers.")


@dataclass(eq=False)
class UnknownEvent(UserError):
    number: str
    sentence = N_("There is no event `{number}`. `/event` lists them.")


@dataclass(eq=False)
class EventMoved(UserError):
    name: str
    who: Safe
    when: datetime
    sentence = N_("Nothing changed: *{name}* was changed by {who}, {when}. `/event` shows how it is now.")


@dataclass(eq=False)
class UsualMoved(UserError):
    name: str
    sentence = N_(
        "Nothing changed: what *{name}* may be expected to add has moved since; the card shows it as it is now."
    )


@dataclass(eq=False)
class LongHost(UserError):
    longest: int
    sentence = N_("This host's name is too long. Keep it within {longest} letters.")
