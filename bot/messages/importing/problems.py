"""Why nothing of a file was imported: each cell to be mended, with its place and what is wrong with it."""

from collections import Counter
from collections.abc import Mapping, Sequence

from bot.messages.blocks import code, context, section
from bot.messages.importing.receipts.naming import NAMED
from bot.messages.reply import Message
from bot.wording import N_, Phrase, Safe, Voice, escape
from planner.intake.problems import Problem, ProblemCode

PROBLEMS: Mapping[ProblemCode, Phrase] = {
    ProblemCode.MISSING: N_("is blank and must not be"),
    ProblemCode.ID_ROUNDED: N_("was rounded by a spreadsheet; export again and do not save the file in Excel first"),
    ProblemCode.ID_ZEROED: N_(
        "has zeros for its last digits, as too many IDs of this file have to be chance: a spreadsheet rounded them; "
        "export again and do not save the file in Excel first"
    ),
    ProblemCode.NOT_AN_ID: N_("is not an ID of 15 to 22 digits"),
    ProblemCode.NOT_WHOLE: N_("is not a whole number of 0 or more"),
    ProblemCode.ONE_OR_THOUSAND: N_(
        "may be read as thousands or with decimals; write a thousand as 1000, and decimals as 1.50 or 1.2350"
    ),
    ProblemCode.PERCENT_OR_PART: N_(
        "may be a percentage or a part of one; write 6.5 or 6.5% for six and a half percent"
    ),
    ProblemCode.NOT_POSITIVE: N_("is not a whole number of 1 or more"),
    ProblemCode.NO_LEAD_TIME: N_("makes an order take no time at all; its parts must take 1 day or more together"),
    ProblemCode.NO_COST: N_("is not a cost; leave the cell blank if it is not known"),
    ProblemCode.TOO_LONG: N_("is more than 730 days"),
    ProblemCode.NOT_MONEY: N_("is not an amount of money"),
    ProblemCode.OTHER_MONEY: N_(
        "is not in the currency that the shop sells in; is the file another shop's? Else change the shop's currency"
    ),
    ProblemCode.NOT_A_CURRENCY: N_("is not a currency; three letters are needed, for example GBP"),
    ProblemCode.NOT_A_DATE: N_("is not a date; write it like 2026-11-05"),
    ProblemCode.TWO_DATES: N_("may be two days; write it like 2026-11-05"),
    ProblemCode.OTHER_DATE_ORDER: N_(
        "is a date only if day and month change places; write it like 2026-11-05, or, where a shop's exports write "
        "dates like that, say so in the shop's settings"
    ),
    ProblemCode.MIXED_DATES: N_(
        "shows that a spreadsheet has made dates of some cells and not of others, and may have changed day and month "
        "round; export again and do not save the file in Excel first"
    ),
    ProblemCode.AFTER_EXPORT: N_(
        "is later than the export itself; check which of day and month this shop's exports write first, and of when "
        "the export is"
    ),
    ProblemCode.MAXIMUM_BELOW_USUAL: N_("is shorter than the usual lead time"),
    ProblemCode.REPEATED: N_("stands in an earlier row too"),
    ProblemCode.TOO_MANY: N_("is more than anybody has; check the number"),
    ProblemCode.LONG_NAME: N_("is too long for a name"),
    ProblemCode.NOT_A_NUMBER: N_("is not a number of 0 or more"),
    ProblemCode.NOT_FACTOR_OR_DAYS: N_("is neither a factor, such as 2.5, nor a number of days"),
    ProblemCode.NOT_A_SHARE: N_("is not a percentage from 0 to 300"),
    ProblemCode.NOT_A_CUT: N_("is not a whole percentage from 0 to 95"),
    ProblemCode.NOT_A_RATE: N_("is not an exchange rate; a number above 0 is needed"),
    ProblemCode.RATES_CONTRADICT: N_(
        "contradicts the rate in the other direction: multiplied they make about 1; leave one of them out"
    ),
    ProblemCode.NOT_YES_OR_NO: N_("is neither yes nor no"),
    ProblemCode.NOT_WITHIN: N_("is not a number that this column takes; the note above it says which it does"),
    ProblemCode.NOT_A_CHOICE: N_("is none of the words this column knows; its list shows them"),
    ProblemCode.NOT_A_ZONE: N_("is not a time zone; write it like Europe/London"),
    ProblemCode.NOT_A_MARKET: N_("is not a market; two letters are needed, for example GB"),
    ProblemCode.NOT_A_MEMBER: N_("is not a Slack member ID; in Slack: profile, ⋮, Copy member ID (U…)"),
    ProblemCode.NOT_A_CHANNEL: N_("is not a Slack channel ID; in Slack: the channel's name, About, at the bottom (C…)"),
    ProblemCode.AIR_AND_NO_AIR: N_("contradicts the air lead time of the same product"),
    ProblemCode.SAME_PLACE: N_("is where the lane begins"),
    ProblemCode.SAME_CURRENCY: N_("is the currency it is changed from"),
    ProblemCode.ANOTHER_CURRENCY: N_("does not fit: all amounts of one row are in one currency"),
    ProblemCode.ENDS_BEFORE_START: N_("lies before the start"),
    ProblemCode.EVENT_TOO_LONG: N_("makes the event longer than 91 days; that is the ordinary sale"),
    ProblemCode.EVENT_TOO_FAR: N_("is more than two years ahead"),
    ProblemCode.NOT_OF_THIS_KIND: N_(
        "means nothing for an event of this kind; leave the cell blank, or write a row of its own for what it is of"
    ),
    ProblemCode.NOT_A_FACTOR: N_("is not a factor; write how many times the usual, such as 2.5"),
    ProblemCode.NOT_A_DELAY: N_("is not a delay; whole days from 1 to 180 are needed"),
    ProblemCode.STILL_TO_COME: N_("is still to come; only what has happened stands in this sheet"),
    ProblemCode.UNKNOWN_SUPPLIER: N_("is not a supplier here; add it to the sheet Suppliers"),
    ProblemCode.UNKNOWN_SHOP: N_("is not a shop here; add it to the sheet Shops"),
    ProblemCode.UNKNOWN_LOCATION: N_("is not a location here; the sheet Shops lists them"),
    ProblemCode.WHICH_LOCATION: N_("is blank, and the product lies in several places or in none"),
    ProblemCode.SHOP_HAS_STOCK: N_(
        "cannot change any more: this shop keeps its stock at another location already; leave the cell blank, or take "
        "back what was imported of the shop (*Undo this import* on each receipt, the newest first), import this file, "
        "and its exports again"
    ),
}


def problems_message(file: str, problems: Sequence[Problem], count: int, voice: Voice) -> Message:
    """Return why nothing of the file was imported, the first problems named."""
    title = voice.count(
        "Nothing was imported from {file}: {n} cell needs correcting",
        "Nothing was imported from {file}: {n} cells need correcting",
        count,
        file=file,
    )
    hint = voice.say(
        "Correct them in the file or export it again, then import it once more. What was stored before is unchanged."
    )
    cells = problem_lines(problems, count, voice)
    return Message(text=title, blocks=(section(Safe(f"*{title}*\n{cells}")), context(hint)))


def problem_lines(problems: Sequence[Problem], count: int, voice: Voice) -> Safe:
    """Return some of so many cells to be mended, a line each: of all kinds, before more of one."""
    lines = [_line(problem, voice) for problem in _of_all_kinds(problems)]
    if count > NAMED:
        lines.append(voice.count("… and {n} more", "… and {n} more", count - NAMED))
    return Safe("\n".join(lines))


def _of_all_kinds(problems: Sequence[Problem]) -> list[Problem]:
    """Return as many as are named, in their order: the first of each kind, then the second, and so on."""
    alike, turns = Counter[tuple[str, str, ProblemCode]](), list[int]()
    for problem in problems:
        kind = (problem.sheet, problem.column, problem.code)
        turns.append(alike[kind])
        alike[kind] += 1
    named = sorted(range(len(problems)), key=lambda place: (turns[place], place))[:NAMED]
    return [problems[place] for place in sorted(named)]


def _line(problem: Problem, voice: Voice) -> Safe:
    place = voice.say("row {row}, {column}", row=str(problem.row), column=problem.column)
    if problem.sheet:
        place = voice.say("{sheet}, {place}", sheet=problem.sheet, place=place)
    why = voice.say(PROBLEMS[problem.code])
    if problem.near:
        why = voice.say("{why}; did you mean {near}?", why=why, near=problem.near)
    if not problem.value:
        return voice.say("• {place} {why}", place=place, why=why)
    return voice.say("• {place}: {value} {why}", place=place, value=code(escape(problem.value)), why=why)
