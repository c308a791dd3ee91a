"""Understands other numbers than those of the last question: “no, 300”, “and on Saturday?”, “what if it's £3k?”."""

import re

from bot.commands import event, po, reorder
from bot.events.spoken import days_said, spoken
from bot.talking import again
from bot.talking.again import Again
from bot.talking.overhearing import ENDS, codes_in, codes_missing, words_of
from bot.talking.places import is_of_shop
from bot.talking.said import Said, others_in, stands_for
from bot.talking.topics import PERIODS
from bot.talking.vocabulary import ABOUT, FLYING, MOST_AT_ONCE, SELLING_UNITS, SPENT, UNITS_WORDS
from bot.understanding.days import days_apart
from bot.understanding.until import until

FIGURE = re.compile(r"[\d.,]+[k千万]?[件个]?")
BUDGET = re.compile(
    r"(?:(?:and|with|for|no|nah|what about|what if|it's|make it|only|say|ok),? )*(?:换成|改成|那|如果|只有|预算)?"
    r"([£$€¥]?\s?\d[\d.,]*\s?[k千万]?(?:\s?[a-z]{3})?)[元块]?",
    re.IGNORECASE,
)
BY = re.compile(r"\b(?:by|before|until|till)\b|之?前")
AND_NEXT = re.compile(r"(?:and|then) (?:the )?next(?: one)?|再?下一?周|那?下周")
WHEN = ("next week ", "this week ", "week ", "tomorrow ", "today ")  # as they stand before whose it is
BUDGETED = re.compile(r"budget (?P<sign>[£$€¥]?)")


def other_units(now: Said) -> Again | None:
    """“No, 300”, “what if we do 1k?”."""
    today = now.desk.today(now.asker.voice.zone)
    units = spoken(now.line, [""], today).units
    beside = SELLING_UNITS if now.command is event else UNITS_WORDS
    others = [word for word in now.others if not stands_for(word, beside) and not FIGURE.fullmatch(word)]
    is_about = now.says(ABOUT) and now.command is not event and not now.says(beside)
    is_code = is_about or codes_missing(now.desk, now.line, {})  # “what about 22411”
    is_of_one = len(now.of_last) == 1 and bool(now.last.sku)  # behind a list a number is one of lines, or of days
    if now.codes or not is_of_one or not units or others or is_code or SPENT.search(now.line):
        return None
    if now.command is event:
        return Again(event, again.of_units(now.last.words, _typed_of_last(now), units[0]))
    if now.says(FLYING):
        return Again(None, f"{now.last.sku} by air {units[0]}")
    return Again(reorder, f"{now.last.sku} approve {units[0]}")


def at_most(now: Said) -> Again | None:
    """“How many at most?”, of what can be sold."""
    most = (*SELLING_UNITS, *(part for each in MOST_AT_ONCE for part in each.split()))
    if not _asks_whether_one_sells(now) or not now.says(MOST_AT_ONCE) or now.codes or now.shop:
        return None
    if not all(stands_for(word, most) for word in now.others):
        return None
    return Again(event, again.of_units(now.last.words, _typed_of_last(now), ""))


def other_day(now: Said) -> Again | None:
    """“And on Saturday?”, of what can be sold."""
    starts, ends, rest = days_said(days_apart(now.line), now.desk.today(now.asker.voice.zone))
    if not starts or not _asks_whether_one_sells(now) or now.codes or now.shop or others_in(rest, words_of(rest)):
        return None
    return Again(event, again.of_days(now.last.words, " ".join(dict.fromkeys((starts, ends)))))


def other_arrival(now: Said) -> Again | None:
    """“And next week?”, “and next”, after what arrives on some days."""
    said = now.line.casefold().strip(ENDS)
    when = next((each for each, named in PERIODS[po, ""] if now.says(named)), "")
    if not when and AND_NEXT.fullmatch(said) and now.last.words.startswith("week"):
        when = "next week"
    if now.command is not po or not when or now.codes or now.has_topic:
        return None
    named = {part for _, each in PERIODS[po, ""] for it in each for part in it.split()}
    if any(not (stands_for(word, tuple(named)) or is_of_shop(now.desk, word, now.shop)) for word in now.others):
        return None
    _, _, of = next((it for each in WHEN if (it := now.last.words.partition(each))[1] and not it[0]), ("", "", ""))
    return Again(po, f"{when} {now.shop or of}".strip())


def arrives_until(now: Said) -> Again | None:
    """“And by 5 Dec?”, after what is on its way."""
    found = until(now.line, now.desk.today(now.asker.voice.zone)) if BY.search(now.line) else None
    if found is None or now.command is not po or now.codes or now.shop or now.has_topic:
        return None
    rest = BY.sub(" ", found[1])
    if others_in(rest, words_of(rest)):
        return None
    return Again(po, f"by {found[0].isoformat()} {again.whose(now.last.words)}".strip())


def other_budget(now: Said) -> Again | None:
    """“2万”, after what to buy for 5k."""
    money = BUDGET.fullmatch(now.line.strip(ENDS))
    asked = BUDGETED.match(now.last.words) if now.command is reorder else None
    if not money or not asked:
        return None
    sign = asked["sign"] if FIGURE.fullmatch(money[1]) else ""  # of the currency, where none is said
    return Again(reorder, f"budget {sign}{money[1]}")


def _asks_whether_one_sells(now: Said) -> bool:
    return now.command is event and len(now.of_last) == 1 and now.last.words.split()[:1] == ["check"]


def _typed_of_last(now: Said) -> str:
    """Return what was typed of the SKU that the last question was about."""
    return next(iter(codes_in(now.desk, now.last.words)))
