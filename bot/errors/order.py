"""Mistakes with purchase orders a person can fix."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.errors import UserError
from bot.wording import N_, Phrase, Safe


@dataclass(eq=False)
class UnknownOrder(UserError):
    number: str
    sentence = N_("There is no order `{number}`. `/po` lists the open ones.")


@dataclass(eq=False)
class MisspeltOrder(UserError):
    number: str
    near: tuple[str, ...]
    sentence = N_("There is no order `{number}`. Did you mean {near}?")


@dataclass(eq=False)
class TransferMoved(UserError):
    origin: str
    destination: str
    sentence = N_(
        "Nothing changed: what {origin} can spare for {destination} is no longer what this button said. "
        "Ask `/stock` again for the latest; `/po` lists what is on its way."
    )


@dataclass(eq=False)
class OrderMoved(UserError):
    number: str
    state: Phrase
    who: Safe
    when: datetime
    sentence = N_("Nothing changed: {number} was changed by {who}, {when}. It is now *{state}*.")


@dataclass(eq=False)
class ReceiptStands(UserError):
    number: str
    product: str
    location: str
    when: datetime | None  # it was counted; None: its files were changed

    @property
    def sentence(self) -> Phrase:  # with a count or without
        if self.when is None:
            return N_(
                "Nothing changed: files about {product} at {location} were imported or undone after {number} was "
                "received. The next stock export puts the stock right."
            )
        return N_(
            "Nothing changed: {product} was counted at {location} {when}, after {number} was received, and the count "
            "holds what really lies there. A new stock export puts the stock right."
        )


@dataclass(eq=False)
class PastDay(UserError):
    today: date
    sentence = N_("This day is over. Choose {today} or a later one.")


@dataclass(eq=False)
class NoDay(UserError):
    sentence = N_("Choose the day on which the goods arrive.")


@dataclass(eq=False)
class NoUnits(UserError):
    sentence = N_("Type how many units came: at least 1.")


@dataclass(eq=False)
class NotUnits(UserError):
    sentence = N_("Type a whole number of units, such as 120; 0 where none came.")


@dataclass(eq=False)
class MoreThanMissing(UserError):
    missing: int
    typed: int
    sentence = N_(
        "{missing} are missing and you typed {typed}. If so many really came, tick “More came than was ordered” below."
    )


@dataclass(eq=False)
class MoreTypedThanMissing(UserError):
    missing: int
    typed: int
    command: str  # that says they came all the same
    sentence = N_(
        "Nothing changed: {missing} are missing and you typed {typed}. If so many really came, type `{command}`."
    )


@dataclass(eq=False)
class WhichOrder(UserError):
    verb: str
    sentence = N_("Which order? Its number goes behind it: `/po {verb} PO-0001`. `/po` lists the open ones.")


@dataclass(eq=False)
class WhichProducts(UserError):
    number: str
    products: tuple[str, ...]
    sentence = N_(
        "Nothing changed: {number} holds {products}. Name which of them came, and how many: "
        "`/po receive {number} SKU123 200, SKU124 50`."
    )


@dataclass(eq=False)
class NotInOrder(UserError):
    typed: str
    number: str
    products: tuple[str, ...]
    sentence = N_(
        "Nothing changed: `{typed}` is not a SKU in {number} with units behind it; it holds {products}. Type it like "
        "this: `/po receive {number} SKU123 200, SKU124 50`."
    )


@dataclass(eq=False)
class WholeOrder(UserError):
    command: str
    sentence = N_("Nothing changed: `{command}` is of the whole order, so nothing can stand behind it.")


@dataclass(eq=False)
class NoArrival(UserError):
    typed: str
    number: str

    @property
    def sentence(self) -> Phrase:  # with a day that is none, or without
        if self.typed:
            return N_("`{typed}` is not a day. Type it like this: `/po arrival {number} 2026-12-20`, or 20 Dec.")
        return N_("On which day does {number} arrive? Type `/po arrival {number} 2026-12-20`, or 20 Dec.")


@dataclass(eq=False)
class TwoArrivals(UserError):
    typed: str
    days: tuple[str, ...]
    sentence = N_(
        "Nothing changed: `{typed}` can be one of these days: {days}. Type the one you mean as it stands here."
    )


@dataclass(eq=False)
class NotItsStep(UserError):
    number: str
    state: Phrase
    ways: tuple[str, ...]  # what can be typed of it

    @property
    def sentence(self) -> Phrase:  # with something to type, or nothing
        if self.ways:
            return N_("Nothing changed: {number} is *{state}*. What can be typed of it now: {ways}.")
        return N_("Nothing changed: {number} is *{state}*, and that stays so. `/po` lists the open ones.")


@dataclass(eq=False)
class WindowTooLate(UserError):
    sentence = N_("Slack was too slow to open the window. Nothing changed; press the button again.")


@dataclass(eq=False)
class WindowWhileBusy(UserError):
    sentence = N_("Slack is busy and opened no window. Nothing changed; press the button again in a minute.")


@dataclass(eq=False)
class WindowUnheard(UserError):
    sentence = N_(
        "Slack could not be reached to open the window. Nothing changed; press the button again in a minute. If it "
        "stays so, `python -m bot doctor` on the machine that runs the bot says what is wrong."
    )


@dataclass(eq=False)
class WindowRefused(UserError):
    why: str  # Slack's word for it
    reference: str
    sentence = N_(
        "Slack refuses to open the window (`{why}`). Nothing changed; the log of the bot names it `{reference}`. "
        "`python -m bot doctor` on the machine that runs it says what Slack does not allow."
    )
