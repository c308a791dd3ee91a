"""The warning after a plan: what needs attention since people were last told, one message a shop, grouped by reason.

It is drawn anew as items recover, so that a channel never shows as a need what is none any more.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Self

from bot.messages.blocks import actions, bold, button, context, in_sections, section
from bot.messages.reply import Block, Message
from bot.messages.silence import MESSAGE, SNOOZE_WARNINGS, Silence
from bot.messages.sku_line import SkuLine
from bot.messages.stock.expiry_line import Expires, plan_button
from bot.wording import N_, NN_, Phrase, Safe, Voice
from planner.checks import CHECKS, Check

NONE_ASLEEP: Mapping[int, Silence] = {}
NO_REASONS: Mapping[str, int] = {}
COUNTED: Mapping[str, tuple[Phrase, Phrase]] = {
    "oversold": NN_("{n} oversold", "{n} oversold"),
    "running_out": NN_("{n} out or running out", "{n} out or running out"),
    "reorder": NN_("{n} to order", "{n} to order"),
    "expedite": NN_("{n} to chase", "{n} to chase"),
    "expired": NN_("{n} expired", "{n} expired"),
    "expiring": NN_("{n} will expire unsold", "{n} will expire unsold"),
    "stale": NN_("{n} with numbers too old", "{n} with numbers too old"),
}
"""How many a check speaks of, by its name; an item may stand in two of them."""


@dataclass(frozen=True, slots=True)
class WarnedLine:
    """One item that needs attention."""

    line: SkuLine
    rule: str  # the check that speaks; "": the one of its level
    short: int = 0  # [units] sold and not shipped beyond what is on hand
    ship_by: datetime | None = None  # of the oldest paid order
    is_over: bool = False
    silence: Silence | None = None
    since: datetime | None = None  # when it was warned of; None: an older one, that was kept without
    ordered: int = 0  # [units] approved since then
    expires: Expires | None = None  # what of it

    @classmethod
    def from_values(
        cls, values: Mapping[str, Any], recovered: frozenset[int], asleep: Mapping[int, Silence] = NONE_ASLEEP
    ) -> Self:
        """Return the line as it was kept in the outbox; older ones are kept without their check."""
        if "line" not in values:
            return cls(SkuLine.from_values(values), "")
        ship_by, expiry = values.get("ship_by"), values.get("expiry")
        return cls(
            line=SkuLine.from_values(values["line"]),
            rule=values["rule"],
            short=values.get("short", 0),
            ship_by=datetime.fromisoformat(ship_by) if ship_by else None,
            is_over=values["alert"] in recovered,
            silence=asleep.get(values["alert"]),
            since=datetime.fromisoformat(values["since"]),
            expires=Expires.from_values(expiry) if expiry else None,
        )

    def belongs_to(self, check: Check) -> bool:
        return self.rule == check.NAME if self.rule else self.line.level in check.LEVELS

    def worded(self, voice: Voice, now: datetime, *, with_level: bool) -> Safe:
        """Return the item in a line; struck out where it has recovered."""
        line = replace(self.line, stockout=None, quantity=0) if self.expires else self.line
        said = line.worded(voice, with_level=with_level and not self.expires)
        if self.ordered:
            said = Safe(said + " · " + voice.say("*{units}* ordered", units=self.ordered))
        if self.expires:
            said = Safe(f"{said} · {self.expires.worded(voice)}")
        if self.short:
            said = Safe(said + " · " + voice.count("*{n}* unit short", "*{n}* units short", self.short))
        if self.ship_by:
            ship = N_("ship by {when}") if self.ship_by >= now else N_("was to be shipped by {when}")
            said = Safe(said + " · " + voice.say(ship, when=self.ship_by))
        if self.is_over:
            return Safe(f"✔ ~{said}~")
        return Safe(f"{said} · {self.silence.worded(voice)}") if self.silence else said


def warning_message(
    shop: str,
    lines: Sequence[WarnedLine],
    total: int,
    recovered: int,
    voice: Voice,
    now: datetime,
    until: datetime | None = None,
    *,
    snoozed: int = 0,
    subject: str = "",
    reasons: Mapping[str, int] = NO_REASONS,
) -> Message:
    """Return one message for the shop; each line names an item, its level, and how long it lasts.

    Args: total, all items it tells of; recovered, how many of them are well again; until, nothing more is told before;
    snoozed, how many people snoozed; subject, what the message is about, "": its warnings cannot be snoozed; reasons,
    how many each check speaks of.
    """
    title = voice.count("{n} SKU of {shop} needs attention", "{n} SKUs of {shop} need attention", total, shop=shop)
    head = Safe(f"⚠️ {bold(title)}")
    if recovered == total:
        well = voice.count("{n} SKU of {shop} has recovered", "{n} SKUs of {shop} have recovered", total, shop=shop)
        head = Safe(f"✔ {bold(well)}")
    elif recovered:
        head = Safe(f"{head} · {voice.say('✔ {n} of {total} recovered', n=recovered, total=total)}")
    if snoozed:
        head = Safe(f"{head} · {voice.say('💤 {n} of {total} snoozed', n=snoozed, total=total)}")
    if len(reasons) > 1:
        counted = [voice.count(*COUNTED[check.NAME], reasons[check.NAME]) for check in CHECKS if check.NAME in reasons]
        head = Safe(f"{head}\n{' · '.join(counted)}")
    blocks: list[Block] = [section(head)]
    for check in CHECKS:
        mine = [line for line in lines if line.belongs_to(check)]
        if mine:
            blocks += _reason(check, mine, voice, now)
    note = voice.say("`/stock SKU` shows what to do.")
    left = total - len({line.line.product for line in lines})
    if left > 0:
        more = voice.count(
            "and {n} more; `/stock` lists all by level", "and {n} more; `/stock` lists all by level", left
        )
        note = Safe(f"{more} · {note}")
    if until:
        note = voice.together(note, voice.say("What comes until {when} is told in one message then.", when=until))
    if subject and recovered + snoozed < total:
        blocks.append(actions(button(voice.say("Snooze…"), SNOOZE_WARNINGS, f"{MESSAGE}{subject}")))
    return Message(text=title, blocks=(*blocks, context(note)))


def _reason(check: Check, lines: Sequence[WarnedLine], voice: Voice, now: datetime) -> list[Block]:
    """Return why to speak up, in the words of the check itself, and for which items; what expires has its button."""
    tells_level = len(check.LEVELS) != 1
    said = [bold(voice.say((check.__doc__ or "").strip()))]
    blocks: list[Block] = []
    for line in lines:
        worded = line.worded(voice, now, with_level=tells_level)
        if line.expires and not line.is_over:
            blocks.append(section(worded, plan_button(line.line.product, voice)))
        else:
            said.append(worded)
    return [*in_sections(said), *blocks]
