"""What to buy first within a budget: each order with what it saves for its money, then what waits."""

from typing import Any

from bot.messages.blocks import Confirm, actions, bold, button, context, cut, divider, section
from bot.messages.ordering.budget_values import Budgeted, BudgetLine, CashAhead, Saves
from bot.messages.ordering.minimum_note import NAMED, SUPPLIER_LENGTH, MinimumShort
from bot.messages.ordering.order_words import order_words
from bot.messages.ordering.reorder_line import line_head
from bot.messages.ordering.reorder_list import decidable
from bot.messages.page import ROWS, Page
from bot.messages.reply import Block
from bot.wording import NN_, Safe, Voice

ORIGIN = "@0 "  # a decision leads back to all that is to decide
NOT_BOUGHT = (
    NN_("{n} waits for more money", "{n} wait for more money"),
    NN_(
        "{n} saves nothing yet, as stock lasts until the order after it",
        "{n} save nothing yet, as stock lasts until the order after them",
    ),
    NN_("{n} would sell at cost or below", "{n} would sell at cost or below"),
    NN_(
        "{n} has a price, a cost or an exchange rate that is not known",
        "{n} have a price, a cost or an exchange rate that is not known",
    ),
)


def budget_page(found: Budgeted, first: int, voice: Voice) -> Page:
    """Return the page that begins with number ``first``; with nothing to decide it says so."""
    budget = voice.money(*found.budget)
    if not found.lines:
        hint = voice.say("There is nothing to decide, so {budget} can stay where it is.", budget=budget)
        return Page(hint, [section(hint)], 0, 0)
    count = len(found.lines)
    title = voice.count(
        "{budget} buys {bought} of {n} order to decide",
        "{budget} buys {bought} of {n} orders to decide",
        count,
        bought=len(found.bought),
        budget=budget,
    )
    if len(found.bought) == count:
        title = voice.count(
            "{budget} buys the order to decide", "{budget} buys all {n} orders to decide", count, budget=budget
        )
    shown = found.lines[first : first + ROWS]
    rows: list[Block] = []
    for number, line in enumerate(shown, start=first):
        if number == len(found.bought):
            rows += [divider(), section(bold(voice.say("Not bought")))]
        rows.append(decidable(line.line, _words(line, found, voice), ORIGIN, voice))
    note = voice.say(
        "Ranked by the margin saved for the money and the time it is tied up; what costs more than is left waits for "
        "cheaper ones further down, or takes the place of others where that saves more."
    )
    notes = voice.together(note, *_net(found, voice))
    return Page(title, rows, len(shown), len(found.lines), head=tuple(_head(found, voice)), note=notes)


def _net(found: Budgeted, voice: Voice) -> list[Safe]:
    """Return whether margins are after the platform's fee, where somebody said it."""
    is_net = {line.saves.is_net for line in found.lines if line.saves}
    if True not in is_net:
        return []
    if len(is_net) > 1:
        return [voice.say("Margins are after the platform's fee where it is set.")]
    return [voice.say("Margins are after the platform's fee.")]


def _head(found: Budgeted, voice: Voice) -> list[Block]:
    currency = found.budget.currency
    lines = []
    if found.bought:
        lines.append(
            voice.say(
                "Landed, they cost {cost} and save {margin} of margin; {left} of the budget is left.",
                cost=bold(voice.money(found.cost_minor, currency)),
                margin=bold(voice.money(found.margin_minor, currency)),
                left=voice.money(found.budget.minor - found.cost_minor, currency),
            )
        )
    else:
        lines.append(voice.say("No order fits into it."))
    if rest := _not_bought(found, voice):
        lines.append(voice.say("Not bought: {why}.", why=Safe(" · ".join(rest))))
    lines += [_short(each, voice) for each in found.short[:NAMED]]
    blocks: list[Block] = [section(Safe("\n".join([*lines, _cash(found.cash, currency, voice)])))]
    if found.cash.without_worth:
        unknown = voice.count(
            "{n} SKU in stock or on order is not in it: its cost, or an exchange rate, is not known.",
            "{n} SKUs in stock or on order are not in it: their cost, or an exchange rate, is not known.",
            found.cash.without_worth,
        )
        blocks.append(context(unknown))
    if found.approved:
        blocks.append(_approve(found, voice))
    return blocks


def _short(short: MinimumShort, voice: Voice) -> Safe:
    """Return what a supplier asks for beyond what is bought of it."""
    supplier, minimum = cut(short.supplier, SUPPLIER_LENGTH), voice.money(short.minimum.minor, short.minimum.currency)
    if short.drafted is None:
        return voice.say(
            "⚠️ Whether these orders and its drafts reach the minimum order of {supplier}, {minimum}, is not known.",
            supplier=supplier,
            minimum=minimum,
        )
    return voice.say(
        "⚠️ These orders and its drafts are *{missing}* short of the minimum order of {supplier}, {minimum}.",
        missing=voice.money(short.minimum.minor - short.drafted, short.minimum.currency),
        supplier=supplier,
        minimum=minimum,
    )


def _not_bought(found: Budgeted, voice: Voice) -> list[Safe]:
    """Return how many orders are not bought for each reason."""
    saves = [line.saves for line in found.lines if not line.is_bought]
    known = [each for each in saves if each is not None]
    nothing = sum(each.avoided <= 0 for each in known)  # in whole units, as each row says it
    at_cost = sum(each.avoided > 0 and each.margin_minor <= 0 for each in known)
    money = len(known) - nothing - at_cost
    unknown = len(saves) - len(known)
    reasons = zip(NOT_BOUGHT, (money, nothing, at_cost, unknown), strict=True)
    return [voice.count(one, many, n) for (one, many), n in reasons if n]


def _cash(cash: CashAhead, currency: str, voice: Voice) -> Safe:
    said = {name: voice.money(getattr(cash, f"{name}_minor"), currency) for name in ("now", "after", "peak")}
    if cash.after_minor == cash.now_minor:
        return voice.say(
            "Cash in stock and on order: {now} now, at most {peak} on {date}, if later orders follow as they fall due.",
            **said,
            date=cash.peak_day,
        )
    return voice.say(
        "Cash in stock and on order: {now} now, {after} once they are approved, at most {peak} on {date}, if later "
        "orders follow as they fall due.",
        **said,
        date=cash.peak_day,
    )


def _approve(found: Budgeted, voice: Voice) -> Block:
    label = voice.count("Approve it", "Approve these {n}", found.approved)
    chosen = found.bought[: found.approved]
    cost = sum(line.saves.cost_minor for line in chosen if line.saves)
    confirm = Confirm(
        title=voice.count("Approve {n} order?", "Approve {n} orders?", found.approved),
        text=voice.say(
            "{units} units for {cost} at landed cost become purchase orders, one for each supplier and place.",
            units=sum(line.line.quantity for line in chosen),
            cost=voice.money(cost, found.budget.currency),
        ),
        yes=voice.say("Approve"),
        no=voice.say("Not yet"),
    )
    return actions(button(label, "approve_all", f"{found.approve}{ORIGIN}", style="primary", confirm=confirm))


def _words(line: BudgetLine, found: Budgeted, voice: Voice) -> list[Safe]:
    it, due = line.line, (line.line.order_by, line.line.lead_time, line.line.today)
    when: dict[str, Any] = {"order_day": line.order_day, "usual": line.usual_lead_time}
    if line.saves is None:
        order = order_words(it.quantity, it.cost_minor, it.currency, *due, voice, **when)
        why = voice.say(
            "Not ranked: its price, its cost or an exchange rate is not known; put it into the planning workbook."
        )
        return [line_head(it), order, why]
    said = [line_head(it), order_words(it.quantity, None, it.currency, *due, voice, **when)]
    if it.cost_minor is not None:
        costs = voice.say(
            "Costs {paid} at the supplier, {landed} landed, with freight and duty.",
            paid=voice.money(it.cost_minor, it.currency),
            landed=voice.money(line.saves.cost_minor, found.budget.currency),
        )
        said.append(costs)
    return [*said, _why(line.saves, found.budget.currency, voice)]


def _why(saves: Saves, currency: str, voice: Voice) -> Safe:
    """Return what the place of an order in the list was made from."""
    if saves.avoided <= 0:
        return voice.say("It saves nothing yet: what is there lasts until the order after it.")
    if saves.margin_minor <= 0:
        return voice.say("It would sell at cost or below: {margin}.", margin=voice.money(saves.margin_minor, currency))
    return voice.say(
        "Without it sales of {units} would be lost: {margin} of margin for {cost} tied up for {days}, a "
        "return of {return_} a year",
        units=saves.avoided,
        margin=bold(voice.money(saves.margin_minor, currency)),
        cost=voice.money(saves.cost_minor, currency),
        days=voice.days(saves.days),
        return_=voice.share(saves.a_year),
    )
