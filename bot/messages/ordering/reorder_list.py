"""The orders to decide: by supplier, the most pressing first, with the money they take and what they leave in stock."""

from collections.abc import Mapping, Sequence

from bot.messages.blocks import Confirm, actions, bold, button, context, cut, more, section
from bot.messages.money import money_words
from bot.messages.ordering.approve_words import approve_words
from bot.messages.ordering.reorder_line import line_words
from bot.messages.ordering.reorder_values import AIR, AIR_ALL, SNOOZED, Reorder, ReorderLine, SupplierPart
from bot.messages.page import ROWS, Page
from bot.messages.reply import Block
from bot.wording import N_, Phrase, Safe, Voice, escape
from planner.intake.money import Amount

SUPPLIER_LENGTH = 60
EVERYTHING = "all"  # what a button is about that names nothing else
NONE_OF: Mapping[str, Phrase] = {
    SNOOZED: N_("No order is snoozed. `/reorder` shows those to decide."),
    AIR_ALL: N_("Of no order to decide anything would come sooner by air. `/reorder` shows them all."),
}
"""What is said where there is none of a kind."""
MENU_VALUE = 140  # letters; Slack takes 150, the name of the answer included


def reorder_page(reorder: Reorder, first: int, voice: Voice) -> Page:
    """Return the page of open suggestions that begins with number ``first``; with none it says how they come about."""
    if not reorder.count:
        if reorder.left_at_sea:
            none_pays = voice.count(
                "Flying pays for no order to decide; {n} could fly: `/reorder air all` shows it.",
                "Flying pays for no order to decide; {n} could fly: `/reorder air all` shows them.",
                reorder.left_at_sea,
            )
            return _none(none_pays)
        none = NONE_OF.get(AIR_ALL if reorder.by_air else reorder.about)
        return _none(voice.say(none)) if none else _empty(reorder, voice)
    origin = f"@{first // ROWS} {reorder.about}"
    title = voice.count("{n} order to decide", "{n} orders to decide", reorder.count)
    if reorder.is_asleep:
        title = voice.count("{n} snoozed order", "{n} snoozed orders", reorder.count)
    elif reorder.by_air == AIR:
        title = voice.count(
            "{n} order to decide that is worth flying in, a part or all of it",
            "{n} orders to decide that are worth flying in, a part or all of it",
            reorder.count,
        )
    elif reorder.by_air == AIR_ALL:
        title = voice.count(
            "{n} order to decide that could fly in part",
            "{n} orders to decide that could fly in part",
            reorder.count,
        )
    rows, may_approve = list[Block](), reorder.checked_long_ago is None
    for part in reorder.parts:
        rows.append(_supplier(part, origin, voice, may_approve=may_approve))
        for it in part.lines:
            words = line_words(it, reorder.flights.get(it.number), voice, by_air=bool(reorder.by_air))
            rows.append(decidable(it, words, origin, voice, may_approve=may_approve))
    note = voice.say("`/reorder SKU`, a supplier or a shop narrows the list; `/reorder help` shows the rest")
    return Page(title, rows, len(reorder.lines), reorder.count, head=tuple(_head(reorder, voice)), note=note)


def _none(hint: Safe) -> Page:
    return Page(hint, [section(hint)], 0, 0)


def _empty(reorder: Reorder, voice: Voice) -> Page:
    hint = voice.say(
        "There is nothing to decide. A suggestion appears as soon as stock and what is on order fall to "
        "the threshold of a SKU; `/stock` shows how all of them stand."
    )
    if reorder.snoozed:
        waits = voice.count(
            "{n} is snoozed: `/reorder snoozed`.", "{n} are snoozed: `/reorder snoozed`.", reorder.snoozed
        )
        hint = voice.together(hint, waits)
    return Page(hint, [section(hint)], 0, 0)


def _head(reorder: Reorder, voice: Voice) -> list[Block]:
    said = []
    if reorder.checked_long_ago:
        said.append(
            voice.say(
                "⚪ *Numbers too old to order by*: these orders are of the last check, {when}. They can be approved "
                "after the next one: it comes by itself a minute after the bot starts, and with every import.",
                when=reorder.checked_long_ago,
            )
        )
    if reorder.cost:
        said.append(_cost(reorder, voice))
    if reorder.cost and reorder.cash:  # before the first check nobody knows what lies in stock
        said.append(
            voice.say(
                "Cash in stock and on order: {now} now, {after} once all of them are approved.",
                now=money_words(reorder.cash, voice) or voice.say("nothing"),
                after=bold(money_words(reorder.cash_after, voice)),
            )
        )
    if reorder.uncosted:
        said.append(
            voice.count(
                "{n} has no unit cost: put it into the planning workbook.",
                "{n} have no unit cost: put them into the planning workbook.",
                reorder.uncosted,
            )
        )
    blocks = [section(Safe("\n".join(said)))] if said else []
    if reorder.cost:
        blocks.append(actions(button(voice.say("Why these numbers?"), "why_orders", reorder.about or EVERYTHING)))
    if reorder.left_at_sea:
        more_fly = voice.count(
            "{n} more could fly, but it does not pay: `/reorder air all` shows it, too.",
            "{n} more could fly, but it does not pay: `/reorder air all` shows them, too.",
            reorder.left_at_sea,
        )
        blocks.append(context(more_fly))
    if reorder.snoozed:
        waits = voice.count(
            "{n} more is snoozed: `/reorder snoozed`", "{n} more are snoozed: `/reorder snoozed`", reorder.snoozed
        )
        blocks.append(context(waits))
    return blocks


def _cost(reorder: Reorder, voice: Voice) -> Safe:
    """Return what all of it costs, and what it ties up where freight and duty come on top."""
    cost = bold(money_words(reorder.cost, voice))
    landed = {code: after - reorder.cash.get(code, 0) for code, after in reorder.cash_after.items()}
    on_top = len(reorder.cost) == 1 and all(landed.get(code, 0) > paid for code, paid in reorder.cost.items())
    if not on_top or not reorder.cash:
        return voice.say("Total: {cost}.", cost=cost)
    landed = {code: landed[code] for code in reorder.cost}
    return voice.say(
        "Total: {cost}, {landed} with freight and duty by sea.",
        cost=cost,
        landed=money_words(landed, voice),
    )


def _supplier(part: SupplierPart, origin: str, voice: Voice, *, may_approve: bool) -> Block:
    name = escape(cut(part.supplier, SUPPLIER_LENGTH)) if part.supplier else voice.say("Supplier not known")
    words = [f"🏭 {bold(name)}", voice.count("{n} order to decide", "{n} orders to decide", part.count)]
    if part.cost:
        words.append(money_words(part.cost, voice))
    if part.minimum:
        words.append(_minimum(part, part.minimum, voice))
    lines = part.approve.lines
    if lines < 2 or not may_approve:
        return section(" · ".join(words))
    label = voice.say("Approve all {n}", n=lines)
    if lines < part.count:
        label = voice.say("Approve the first {n}", n=lines)
    confirm = Confirm(
        title=voice.say("Approve {n} orders?", n=lines),
        text=approve_words(part.approve, voice),
        yes=voice.say("Approve"),
        no=voice.say("Not yet"),
    )
    value = f"{part.approve.value}{origin}"
    return section(" · ".join(words), button(label, "approve_all", value, style="primary", confirm=confirm))


def _minimum(part: SupplierPart, minimum: Amount, voice: Voice) -> Safe:
    """Return whether all that is open and in draft is worth what the supplier asks for, or how much is missing."""
    asked = voice.money(minimum.minor, minimum.currency)
    if part.missing is None:
        return voice.say("minimum order {amount}", amount=asked)
    if part.missing <= 0:
        if not set(part.cost) - {minimum.currency} and part.cost.get(minimum.currency, 0) < minimum.minor:
            return voice.say("minimum order {amount} is met together with its other orders", amount=asked)
        return voice.say("minimum order {amount} is met", amount=asked)
    return voice.say(
        "⚠️ *{missing}* are missing to the minimum order of {amount}",
        missing=voice.money(part.missing, minimum.currency),
        amount=asked,
    )


def decidable(
    line: ReorderLine, words: Sequence[Safe], origin: str, voice: Voice, *, may_approve: bool = True
) -> Block:
    """Return what is said of a line with the menu that decides it; ``origin`` is the page it comes back to."""
    value = f"{line.value}{origin}" if len(f"{line.value}{origin}") <= MENU_VALUE else line.value
    later = ("snooze", voice.say("Snooze…")) if line.snoozed_until is None else ("wake", voice.say("Ask again now"))
    choices = [("dismiss", voice.say("Dismiss…")), later]
    if may_approve:
        choices.insert(0, ("edit", voice.say("Approve or change…")))
    return section("\n".join(words), more(choices, value))
