"""What an import needs to be told, and what cannot be taken back: each sentence says what to type next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.errors import UserError
from bot.wording import N_, Phrase


@dataclass(eq=False)
class AskPeriod(UserError):
    file: str
    first: str = "2026-10-01"  # as the file's name says; else some day, to show how it is typed
    last: str = "2026-10-31"
    is_named: bool = False

    @property
    def sentence(self) -> Phrase:  # with the days of its name, or an example
        if self.is_named:
            return N_(
                "{file} is an ads report, and only its name says of which days it is. If that is right, say it: "
                "`--from {first} --to {last}`."
            )
        return N_(
            "{file} is an ads report, which does not say of which days it is. Say it: "
            "`--from {first} --to {last}`, as it was chosen in Seller Center."
        )


@dataclass(eq=False)
class BadPeriod(UserError):
    first: str
    last: str
    sentence = N_(
        "`{first}` to `{last}` is not a period. Both days are needed, like `--from 2026-10-01 --to "
        "2026-10-31`; the last one is not before the first, not more than a year later and not after "
        "today."
    )


@dataclass(eq=False)
class PeriodBackwards(UserError):
    first: date
    sentence = N_("The last day comes before the first. Choose {first} or a later one.")


@dataclass(eq=False)
class PeriodToCome(UserError):
    today: date
    sentence = N_("This day is still to come. Choose {today} or an earlier one.")


@dataclass(eq=False)
class MomentToCome(UserError):
    sentence = N_("This moment is still to come. Choose an earlier one.")


@dataclass(eq=False)
class PeriodTooLong(UserError):
    most: int
    sentence = N_("A report is of {most} days at most. Export a shorter one.")


@dataclass(eq=False)
class NewerStock(UserError):
    shop: str
    sentence = N_("A newer stock export of {shop} was imported since: its receipt says what it left out.")


@dataclass(eq=False)
class NothingLeftOut(UserError):
    shop: str
    sentence = N_(
        "The newest stock export of {shop} leaves out no listing of a product that it counts, or so many that it is no "
        "whole export: nothing changed."
    )


@dataclass(eq=False)
class NothingToUndo(UserError):
    shop: str
    sentence = N_(
        "There is no import of {shop} that can be undone. The last ten can be, but none made by an earlier version."
    )


IN_THE_WAY: Mapping[str, Phrase] = {
    "newer_import": N_(
        '{file} was imported for {shop} after it: undo that first, with `python -m bot import --undo --shop "{shop}"`.'
    ),
    "bought": N_("{number} orders {product}, which it brought in: cancel that order first, with `/po {number}`."),
    "changed_event": N_("Event #{number} was changed since: cancel it first, with `/event cancel #{number}`."),
    "decided": N_(
        "{user} has used the role it gave, on {subject}: write the right role into the workbook, or give "
        "it with `python -m bot role {user}`, and leave the import as it is."
    ),
}
"""What was built upon an import, by its code, and what to do about it."""


@dataclass(eq=False)
class BuiltUpon(UserError):
    """Others build upon the import; what stands in its way is said before."""

    file: str
    sentence = N_(
        "The import of {file} was not undone: other data builds on it. Do what stands above, then type this again."
    )


@dataclass(eq=False)
class TakenBack(UserError):
    sentence = N_("Nothing changed: this import was undone already, or too many came after it.")


@dataclass(eq=False)
class NoFiles(UserError):
    sentence = N_(
        "Name the files to import: `python -m bot import orders.csv stock.xlsx`. `--undo` undoes the last one."
    )


@dataclass(eq=False)
class WrongShop(UserError):
    file: str
    shop: str
    skus: int
    here: int
    there: int
    likelier: str
    is_ads: bool = False

    @property
    def sentence(self) -> Phrase:  # with or without a likelier shop
        if self.is_ads:
            return N_(
                "{file} looks like an ads report of {likelier}: of its {skus} product pages that shop has {there}, "
                '{shop} {here}. Nothing was imported. Try `--shop "{likelier}"`; if it is right as it is, add '
                "`--anyway`."
            )
        if self.likelier:
            return N_(
                "{file} looks like an export of {likelier}: of its {skus} SKUs that shop sells {there}, {shop} {here}. "
                'Nothing was imported. Try `--shop "{likelier}"`; if it is right as it is, add `--anyway`.'
            )
        return N_(
            "No SKU of {file} is one of {shop}. Nothing was imported. Check the shop; if it is right as it is, add "
            "`--anyway`."
        )


@dataclass(eq=False)
class NoKnownCode(UserError):
    file: str
    shop: str
    sentence = N_(
        "No reference code of {file} is a Seller SKU of {shop}. Nothing was imported. "
        "Import the order or stock export of the shop first, then this file again."
    )


@dataclass(eq=False)
class SheetNeedsAdmin(UserError):
    sheet: str
    sentence = N_(
        "Only an admin may change what the sheet {sheet} holds. Nothing was imported; "
        "delete that sheet and share the file again, or ask an admin to import it."
    )
