"""The receipt of an import: what the file was, what became of every row, what is different now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.messages.blocks import code, context, header, section
from bot.messages.receipts import TABLES
from bot.messages.receipts.naming import NAMED
from bot.messages.reply import Message
from bot.wording import N_, Phrase, Safe, Voice, escape
from planner.intake.problems import Problem, ProblemCode, SkipReason

SKIPPED: Mapping[SkipReason, Phrase] = {
    SkipReason.NOT_AN_ENTRY: N_("descriptions, totals or notes"),
    SkipReason.REPLACES_EARLIER: N_("earlier rows replaced by a later one of the same order and SKU"),
}
PROBLEMS: Mapping[ProblemCode, Phrase] = {
    ProblemCode.MISSING: N_("is blank and must not be"),
    ProblemCode.ID_ROUNDED: N_("was rounded by a spreadsheet; export again and do not save the file in Excel first"),
    ProblemCode.NOT_AN_ID: N_("is no ID of 15 to 22 digits"),
    ProblemCode.NOT_WHOLE: N_("is no whole number of 0 or more"),
    ProblemCode.NOT_POSITIVE: N_("must be 1 or more"),
    ProblemCode.TOO_LONG: N_("is more than 730 days"),
    ProblemCode.NOT_MONEY: N_("is no amount of money"),
    ProblemCode.NOT_A_CURRENCY: N_("is no currency; three letters are needed"),
    ProblemCode.NOT_A_DATE: N_("is no date"),
    ProblemCode.MAXIMUM_BELOW_USUAL: N_("is shorter than the usual lead time"),
    ProblemCode.REPEATED: N_("stands in an earlier row too"),
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
    as_of: datetime
    changes: Mapping[str, Any]  # by the names the store gives them


def receipt_message(receipt: Receipt, voice: Voice) -> Message:
    """Return the receipt; it accounts for every row."""
    tables = {kind: TABLES[kind] for kind in receipt.kinds}
    kinds = ", ".join(voice.say(TABLES[kind].WORDS) for kind in receipt.kinds)
    title = voice.say("Imported {file}", file=receipt.file)
    if any(table.OF_ONE_SHOP for table in tables.values()):
        title = voice.say("Imported {file} into {shop}", file=receipt.file, shop=receipt.shop)
    rows = [
        voice.say("{kinds}: {rows} rows read, {used} used", kinds=Safe(kinds), rows=receipt.rows, used=receipt.used)
    ]
    rows += [
        voice.say("• {n} left out: {reason}", n=n, reason=SKIPPED[reason])
        for reason, n in receipt.left_out.items()
        if n
    ]
    changes = [line for table in tables.values() for line in table.lines(receipt.changes, voice) if line]
    text = Safe("\n".join([*rows, *dict.fromkeys(changes)]))  # what two tables say is said once
    return Message(
        text=title, blocks=(header(title), section(text), context(voice.say("As of {when}", when=receipt.as_of)))
    )


def problems_message(file: str, problems: list[Problem], count: int, voice: Voice) -> Message:
    """Return why nothing of the file was imported, the first problems named."""
    title = voice.count(
        "Nothing was imported from {file}: {n} cell needs mending",
        "Nothing was imported from {file}: {n} cells need mending",
        count,
        file=file,
    )
    lines = [
        voice.say(
            "• row {row}, {column}: {value} {why}",
            row=str(p.row),
            column=p.column,
            value=code(escape(p.value)),
            why=PROBLEMS[p.code],
        )
        if p.value
        else voice.say("• row {row}, {column} {why}", row=str(p.row), column=p.column, why=PROBLEMS[p.code])
        for p in problems[:NAMED]
    ]
    if count > NAMED:
        lines.append(voice.count("… and {n} more", "… and {n} more", count - NAMED))
    hint = voice.say(
        "Mend them in the file or export it again, then import it once more. What was stored before is as it was."
    )
    return Message(text=title, blocks=(section(Safe(f"*{title}*\n" + "\n".join(lines))), context(hint)))
