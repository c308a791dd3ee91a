"""The receipt of an import: what the file was, what became of every row, what is different now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.messages.blocks import code, context, header, section
from bot.messages.reply import Message
from bot.wording import N_, Phrase, Safe, Voice, escape
from planner.intake.problems import Problem, ProblemCode, SkipReason

KINDS: Mapping[str, Phrase] = {
    "orders": N_("order export"),
    "stock": N_("stock export"),
    "products": N_("planning workbook, products"),
    "inbound": N_("planning workbook, inbound"),
}
OF_ALL_SHOPS = frozenset({"products", "inbound"})
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
NAMED = 10  # problems and codes named; the rest is counted


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one file."""

    file: str
    shop: str
    kinds: tuple[str, ...]
    rows: int  # read, headers apart
    used: int
    left_out: Mapping[SkipReason, int]
    as_of: datetime
    new: int = 0  # order lines
    changed: int = 0
    same: int = 0
    counted: int = 0  # SKUs with a stock count
    uncounted: tuple[str, ...] = ()  # SKUs listed in the shop and absent from the stock file
    partial: tuple[str, ...] = ()  # counted for some of their listings only
    ambiguous: tuple[str, ...] = ()  # of the planning workbook: in several places, and no shop is named
    without_quantity: int = 0  # SKUs the stock file names without a quantity
    new_products: tuple[str, ...] = ()
    terms: int = 0  # products whose terms were taken over
    expected: int = 0  # deliveries on their way
    unknown: tuple[str, ...] = ()  # codes of the planning workbook that nobody sells here


def receipt_message(receipt: Receipt, voice: Voice) -> Message:
    """Return the receipt; it accounts for every row."""
    kinds = ", ".join(voice.say(KINDS[kind]) for kind in receipt.kinds)
    title = voice.say("Imported {file} into {shop}", file=receipt.file, shop=receipt.shop)
    if OF_ALL_SHOPS.issuperset(receipt.kinds):
        title = voice.say("Imported {file}", file=receipt.file)
    rows = [
        voice.say("{kinds}: {rows} rows read, {used} used", kinds=Safe(kinds), rows=receipt.rows, used=receipt.used)
    ]
    rows += [
        voice.say("• {n} left out: {reason}", n=n, reason=SKIPPED[reason])
        for reason, n in receipt.left_out.items()
        if n
    ]
    changes = [line for line in _changes(receipt, voice) if line]
    text = Safe("\n".join([*rows, *changes]))
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


def _changes(receipt: Receipt, voice: Voice) -> list[Safe | None]:
    return [
        voice.say(
            "Order lines: {new} new, {changed} changed, {same} as before",
            new=receipt.new,
            changed=receipt.changed,
            same=receipt.same,
        )
        if "orders" in receipt.kinds
        else None,
        voice.count("Stock counted for {n} SKU", "Stock counted for {n} SKUs", receipt.counted)
        if "stock" in receipt.kinds
        else None,
        _named(
            receipt.uncounted,
            "{n} SKU of the shop is not in this file; its earlier count stays: {codes}",
            "{n} SKUs of the shop are not in this file; their earlier counts stay: {codes}",
            voice,
        ),
        voice.count(
            "{n} SKU has no quantity in this file, which does not mean zero; its earlier count stays",
            "{n} SKUs have no quantity in this file, which does not mean zero; their earlier counts stay",
            receipt.without_quantity,
        )
        if receipt.without_quantity
        else None,
        _named(
            receipt.partial,
            "{n} SKU is counted for a part of its listings only; its earlier count stays: {codes}",
            "{n} SKUs are counted for a part of their listings only; their earlier counts stay: {codes}",
            voice,
        ),
        _named(
            receipt.ambiguous,
            "{n} code lies in several shops and its Shop cell is blank; its deliveries were left out: {codes}",
            "{n} codes lie in several shops and their Shop cell is blank; their deliveries were left out: {codes}",
            voice,
        ),
        _named(receipt.new_products, "{n} new SKU: {codes}", "{n} new SKUs: {codes}", voice),
        voice.count("Terms of {n} product", "Terms of {n} products", receipt.terms) if receipt.terms else None,
        voice.count("{n} delivery on its way", "{n} deliveries on their way", receipt.expected)
        if "inbound" in receipt.kinds
        else None,
        _named(
            receipt.unknown,
            "{n} code of the workbook is sold in no shop and was left out: {codes}",
            "{n} codes of the workbook are sold in no shop and were left out: {codes}",
            voice,
        ),
    ]


def _named(codes: tuple[str, ...], one: str, many: str, voice: Voice) -> Safe | None:
    if not codes:
        return None
    named = ", ".join(code(escape(it)) for it in codes[:NAMED]) + (" …" if len(codes) > NAMED else "")
    return voice.count(one, many, len(codes), codes=Safe(named))
