"""The receipt of an import: what the file was, what became of every row, what is different now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.messages.blocks import code, context, header, section, shorten
from bot.messages.importing.dated_again import SAY_DAYS, SAY_WHEN, again_button
from bot.messages.importing.file_notes import guessed_letters, hidden_sheets, of_one_tab
from bot.messages.importing.left_out import deleted_button
from bot.messages.importing.receipts import TABLES, TableSaid
from bot.messages.importing.receipts.naming import NAMED, named
from bot.messages.importing.undone import undo_button
from bot.messages.lacking_rate import lacking_rate
from bot.messages.reply import Message
from bot.wording import N_, Phrase, Safe, Voice, escape
from planner.intake.problems import SkipReason

COUNTS = frozenset({"stock", "fulfilled"})
DATED = COUNTS | {"orders"}  # tables of which a person may know better when, or of which days, they are
COUNTED_EARLIER = N_(
    "As of {when}, when the file came in: it does not say when it was counted. If that was earlier, press "
    "*Say when it was counted…*."
)
COUNTED_EARLIER_TYPED = N_(
    "As of {when}, when the file came in: it does not say when it was counted. If that was earlier, take it back and "
    "import it again with `--as-of`."
)
NAMED_EARLIER = N_("As of {when}, as the name of the file says. If that is wrong, press *{button}*.")
NAMED_EARLIER_TYPED = N_(
    "As of {when}, as the name of the file says. If that is wrong, take it back and import it again with `--as-of`."
)
GUESSED = 60  # letters shown of a cell
SKIPPED: Mapping[SkipReason, Phrase] = {
    SkipReason.NOT_AN_ENTRY: N_("descriptions, totals or notes"),
    SkipReason.REPLACES_EARLIER: N_("earlier rows replaced by a later one of the same order and SKU"),
    SkipReason.SAME_PACKAGE: N_(
        "packages that say the same of a SKU as another one of their order, whose Order Amount covers only one: "
        "counted once"
    ),
    SkipReason.SAID_BEFORE: N_("what an earlier row says too"),
    SkipReason.EXAMPLE: N_("examples"),
}


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one file."""

    file: str
    shop: str
    kinds: tuple[str, ...]  # of its tables
    rows: int  # read, headers apart
    used: int
    left_out: Mapping[SkipReason, int]
    rows_left_out: Mapping[SkipReason, Sequence[int]]  # the first of each reason, as people see them
    missing: Sequence[str]  # columns it could have and lacks
    unread: Sequence[tuple[str, str]]  # sheets of a workbook, and headers nobody knows in them
    as_of: datetime
    newer: datetime | None  # of a newer file of its kind that is known already
    guessed: str  # a cell that shows how letters were read where the file does not say; "": it does
    changes: Mapping[str, Any]  # by the names the store gives them
    lacking: Sequence[tuple[str, str, Sequence[str]]] = ()  # cost's and price's currency without a rate, and shops
    tab: str = ""  # of Seller Center that an order export seems to be of alone; "": of all orders
    tab_named: str = ""  # the same, as the name of the file says, in its words
    is_dated: bool = True  # somebody said the moment; else it is that at which the file came in, or
    is_named: bool = False  # that of its name
    letters: str = ""  # as which they were read by a guess, as ``LETTERS`` knows them; "": by none
    hidden: Sequence[str] = ()  # sheets not read, as one that is seen holds such a table


def receipt_message(receipt: Receipt, voice: Voice, *, run: int = 0, file_id: str = "") -> Message:
    """Return the receipt; it accounts for every row.

    ``run``: the import that a button takes back; 0: none does. ``file_id``: the file in Slack that a button imports
    again, of another moment or other days; "": none does.
    """
    tables = {kind: TABLES[kind] for kind in receipt.kinds}
    kinds = voice.listed(voice.say(table.WORDS) for table in tables.values())
    if not any(table.OF_ONE_SHOP for table in tables.values()):
        kinds = voice.say("planning workbook ({sheets})", sheets=kinds)
    title = voice.say("Imported {file}", file=receipt.file)
    if any(table.OF_ONE_SHOP for table in tables.values()):
        title = voice.say("Imported {file} into {shop}", file=receipt.file, shop=receipt.shop)
    rows = [voice.say("{kinds}: {rows} rows read, {used} used", kinds=kinds, rows=receipt.rows, used=receipt.used)]
    rows += [_left_out(receipt, reason, n, voice) for reason, n in receipt.left_out.items() if n]
    if receipt.newer:
        rows.append(
            voice.say(
                "A newer file of {when} is known: what it says holds now, this one fills in the past.",
                when=receipt.newer,
            )
        )
    rows += [
        note
        for note in (
            of_one_tab(receipt.tab, receipt.tab_named, voice),
            guessed_letters(receipt.letters, receipt.guessed, voice),
            hidden_sheets(receipt.hidden, voice),
        )
        if note
    ]
    has_button = bool(run and file_id)
    said = {**receipt.changes, "has_button": has_button}
    changes = [line for table in tables.values() for line in table.lines(said, voice) if line]
    changes += [line for line in (_missing(receipt, tables, voice), _unread(receipt, voice)) if line]
    changes += [line for line in (_unknown(receipt.changes, voice),) if line]
    changes += [lacking_rate(*lacking, voice) for lacking in receipt.lacking]
    text = Safe("\n".join([*rows, *dict.fromkeys(changes)]))  # what two tables say is said once
    blocks = [header(title), section(text), context(_as_of(receipt, voice, has_button=has_button))]
    if run and (left_out := len(receipt.changes.get("left_out_listings", ()))):
        blocks.append(deleted_button(run, left_out, voice))
    if has_button and DATED & set(receipt.kinds):
        blocks.append(again_button(run, file_id, voice, has_days="orders" in receipt.kinds))
    if run:
        blocks.append(undo_button(run, receipt.file, voice))
    return Message(text=title, blocks=tuple(blocks))


def _as_of(receipt: Receipt, voice: Voice, *, has_button: bool) -> Safe:
    """Return of when the file is, and of counts where that is from: such a file has no date in it."""
    if receipt.is_named:
        button = SAY_DAYS if "orders" in receipt.kinds else SAY_WHEN
        return voice.say(NAMED_EARLIER if has_button else NAMED_EARLIER_TYPED, when=receipt.as_of, button=button)
    if receipt.is_dated or not COUNTS & set(receipt.kinds):
        return voice.say("As of {when}", when=receipt.as_of)
    return voice.say(COUNTED_EARLIER if has_button else COUNTED_EARLIER_TYPED, when=receipt.as_of)


def _left_out(receipt: Receipt, reason: SkipReason, n: int, voice: Voice) -> Safe:
    """Return how many rows were left out and why, the first of them named; examples are nobody's loss."""
    if reason == SkipReason.EXAMPLE:
        return voice.say("• {n} left out: {reason}", n=n, reason=SKIPPED[reason])
    named = [str(row) for row in receipt.rows_left_out[reason]]
    listed = Safe(voice.listed(named) + (" …" if n > len(named) else ""))
    return voice.count(
        "• {n} left out: {reason} (row {rows})",
        "• {n} left out: {reason} (rows {rows})",
        n,
        reason=SKIPPED[reason],
        rows=listed,
    )


def _missing(receipt: Receipt, tables: Mapping[str, TableSaid], voice: Voice) -> Safe | None:
    """Return which columns would help and are not there; None: all are."""
    tells = {column: why for table in tables.values() for column, why in getattr(table, "HELPFUL", {}).items()}
    missing = [
        voice.say("{column} ({why})", column=code(escape(name)), why=tells[name])
        for name in dict.fromkeys(receipt.missing)
        if name in tells
    ]
    return voice.say("Not in the file, and would help: {columns}", columns=voice.listed(missing)) if missing else None


def _unread(receipt: Receipt, voice: Voice) -> Safe | None:
    """Return which columns of a workbook were passed over, as one of ours may have been renamed; None: none was."""
    if not receipt.unread:
        return None
    first = [
        voice.say("{column} ({why})", column=code(escape(shorten(header, GUESSED))), why=escape(sheet))
        for sheet, header in receipt.unread[:NAMED]
    ]
    return voice.say(
        "Columns not read, as the template has no such header: {columns}. If one of them was renamed, name it as the "
        "template does and import again.",
        columns=Safe(voice.listed(first) + (" …" if len(receipt.unread) > NAMED else "")),
    )


def _unknown(said: Mapping[str, Any], voice: Voice) -> Safe | None:
    """Return which codes of a workbook nobody sells, whichever sheets name them."""
    return named(
        said.get("unknown_products", ()),
        "{n} code of the workbook is sold in no shop yet and was left out: {codes}. Import the order or stock export "
        "that names it, then this workbook again; or say in its sheet Listings where it is sold.",
        "{n} codes of the workbook are sold in no shop yet and were left out: {codes}. Import the order or stock "
        "exports that name them, then this workbook again; or say in its sheet Listings where they are sold.",
        voice,
    )
