"""Says what was read of a file of sales, what was left out, and what a seller should look at."""

from collections.abc import Iterator

import numpy as np

from bot.backtest.gathering import LONGEST_PAST, Sales
from bot.messages.importing.file_notes import LETTERS
from bot.wording import Voice

LARGE, FEW_SALES = 0.1, 50  # of what was sold, one day of one SKU; with fewer days of a sale that is no wonder
LONG_PAUSE = 21  # [days] in which nothing sold at all: are sales missing?
MOST_COLUMNS = 12  # named


def read_lines(sales: Sales, voice: Voice) -> Iterator[str]:
    """Yield what the file holds, what was left out of it, and what looks odd."""
    yield voice.say(
        "{file}: {rows}, {skus}, {first} to {last} ({days}), {units} units.",
        file=sales.file,
        rows=voice.count("{n} row", "{n} rows", sales.rows),
        skus=voice.count("{n} SKU", "{n} SKUs", sales.of_skus),
        first=sales.first,
        last=sales.last,
        days=voice.count("{n} day", "{n} days", sales.days),
        units=sales.sold,
    )
    if sales.is_across:
        skus = sales.skus[:MOST_COLUMNS]
        yield voice.say("Each column was taken for a SKU, and each row for a day: {skus}.", skus=skus)
    if sales.of_skus > len(sales.skus):
        yield voice.say(
            "{n} of the SKUs are checked, spread evenly from the best sold to the least; `--most` takes more.",
            n=len(sales.skus),
        )
    if sales.guessed:
        yield voice.say(
            "The file does not say how its letters are written; they were read as {letters}, such as “{cell}”. If that "
            "looks wrong, save it as CSV UTF-8.",
            letters=voice.say(LETTERS[sales.letters]),
            cell=sales.guessed,
        )
    if sales.mixed:
        yield voice.say(
            "Prices are in {currencies}: they are left aside, and every unit counts the same. To count them, say what "
            "one of a currency is worth in the other: `--rate {currency}=…`.",
            currencies=voice.listed(sales.mixed),
            currency=sales.mixed[0],
        )
    elif not sales.is_priced:
        yield voice.say("The file holds no prices: every unit counts the same.")
    elif sales.unpriced:
        yield voice.say(
            "The file holds no price of {skus}: counted at the mean price of the others.",
            skus=voice.count("{n} SKU", "{n} SKUs", sales.unpriced),
        )
    yield from _left_out(sales, voice)
    yield from _odd(sales, voice)


def _odd(sales: Sales, voice: Voice) -> Iterator[str]:
    if sales.is_weekly:
        yield voice.say(
            "All dates are whole weeks apart: each row is taken for the sum of a week, and spread evenly over the "
            "seven days that begin on its date. How sales differ from day to day, it cannot tell."
        )
    if sales.repeated:
        yield voice.say(
            "Rows that say the same SKU, day and units as another one: {n}. They add up; if the file holds some days "
            "twice, take them out once and check again.",
            n=sales.repeated,
        )
    largest = sales.largest_day()
    if largest.share >= LARGE and np.count_nonzero(sales.units) >= FEW_SALES:
        yield voice.say(
            "{units} of `{sku}` on {day} are {share} of all that was sold here, by value. If that was one order that "
            "will not come again, take its row out of the file: nobody can foretell it.",
            units=voice.count("{n} unit", "{n} units", round(largest.units)),
            sku=largest.sku,
            day=largest.day,
            share=voice.share(largest.share),
        )
    begins, ends, pause = sales.longest_pause()
    if pause >= LONG_PAUSE:
        yield voice.say(
            "From {first} to {last} ({days}) nothing sold at all, and that is what the check believes. If sales are "
            "missing there, export these days, too.",
            first=begins,
            last=ends,
            days=voice.count("{n} day", "{n} days", pause),
        )


def _left_out(sales: Sales, voice: Voice) -> Iterator[str]:
    if sales.returned:
        yield voice.say(
            "Rows left out because their units are below zero (returns are no sales): {n}.", n=sales.returned
        )
    if sales.totals:
        yield voice.say("Rows left out because they hold totals: {n}.", n=sales.totals)
    if sales.unread:
        yield voice.say("Columns that are not read: {columns}.", columns=sales.unread[:MOST_COLUMNS])
    if sales.unsold:
        yield voice.say("Order lines left out, not paid, cancelled or free of charge: {n}.", n=sales.unsold)
    if sales.older:
        years = LONGEST_PAST // 365
        yield voice.say("Rows left out because they are older than {years} years: {n}.", years=years, n=sales.older)
