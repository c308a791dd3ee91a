"""The morning digest of one shop: what changed, what is to decide, how everything stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Self

from bot.messages.blocks import actions, button, context, divider, header, in_sections, section
from bot.messages.event_line import EventLine
from bot.messages.levels import level_count
from bot.messages.money import money_words
from bot.messages.order_line import OrderLine
from bot.messages.reply import Block, Message
from bot.messages.silence import SNOOZE_WARNINGS, THESE
from bot.messages.sku_line import SkuLine
from bot.messages.surge_line import SurgeLine
from bot.messages.waking_line import WakingLine
from bot.wording import Safe, Voice
from planner.currency import Amounts
from planner.model import Level


@dataclass(frozen=True, slots=True)
class Digest:
    """What the digest says; kept with its claim, so that it can be sent again as it was."""

    shop: str
    zone: str
    day: date  # in the shop's zone
    counts: tuple[tuple[Level, int], ...]
    worse: tuple[SkuLine, ...]  # since the digest before, the most pressing
    worse_count: int  # all of them
    to_decide: tuple[SkuLine, ...]  # open suggestions, most money first
    undecided: int  # all open suggestions
    counted_at: datetime | None  # the newest stock export
    late_orders: tuple[OrderLine, ...] = ()  # those named
    late: int = 0  # all late orders
    waking: tuple[WakingLine, ...] = ()  # snoozed suggestions that are asked again soon
    in_stock: Amounts = field(default_factory=dict)  # cash on hand; empty: not known, or not shown in the channel
    slow: Amounts = field(default_factory=dict)  # of it, in the old units of slow movers
    events: tuple[EventLine, ...] = ()  # running ones and the next ones, by start
    more_events: int = 0  # near ones that are not named
    steps: int = 0  # accepted steps of the clearance ladder that run
    stuck: int = 0  # of those, behind what was expected, over, or done
    surges: tuple[SurgeLine, ...] = ()  # what surges now, the latest first
    warnings: tuple[int, ...] = ()  # of what got worse and is named, by number
    snoozed: int = 0  # warnings

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> Self:
        """Return the digest as it was kept in the outbox."""
        return cls(
            shop=values["shop"],
            zone=values["zone"],
            day=date.fromisoformat(values["day"]),
            counts=tuple((Level[level], n) for level, n in values["counts"]),
            worse=tuple(map(SkuLine.from_values, values["worse"])),
            worse_count=values["worse_count"],
            to_decide=tuple(map(SkuLine.from_values, values["to_decide"])),
            undecided=values["undecided"],
            counted_at=datetime.fromisoformat(values["counted_at"]) if values["counted_at"] else None,
            late_orders=tuple(map(OrderLine.from_values, values.get("late_orders", ()))),  # older digests name none
            late=values.get("late", 0),
            waking=tuple(map(WakingLine.from_values, values.get("waking", ()))),
            in_stock=values.get("in_stock", {}),
            slow=values.get("slow", {}),
            events=tuple(map(EventLine.from_values, values.get("events", ()))),
            more_events=values.get("more_events", 0),
            steps=values.get("steps", 0),
            stuck=values.get("stuck", 0),
            surges=tuple(map(SurgeLine.from_values, values.get("surges", ()))),
            warnings=tuple(values.get("warnings", ())),
            snoozed=values.get("snoozed", 0),
        )

    def to_values(self) -> dict[str, Any]:
        """Return the digest as it is kept in the outbox."""
        return {
            "shop": self.shop,
            "zone": self.zone,
            "day": self.day.isoformat(),
            "counts": [(level.name, n) for level, n in self.counts],
            "worse_count": self.worse_count,
            "worse": [line.to_values() for line in self.worse],
            "to_decide": [line.to_values() for line in self.to_decide],
            "undecided": self.undecided,
            "counted_at": self.counted_at.isoformat() if self.counted_at else None,
            "late_orders": [order.to_values() for order in self.late_orders],
            "late": self.late,
            "waking": [line.to_values() for line in self.waking],
            "in_stock": dict(self.in_stock),
            "slow": dict(self.slow),
            "events": [event.to_values() for event in self.events],
            "more_events": self.more_events,
            "steps": self.steps,
            "stuck": self.stuck,
            "surges": [line.to_values() for line in self.surges],
            "warnings": list(self.warnings),
            "snoozed": self.snoozed,
        }


def digest_message(digest: Digest, voice: Voice) -> Message:
    """Return the digest; a quiet morning says so."""
    title = voice.say("Good morning, {shop}: {date}", shop=digest.shop, date=digest.day)
    levels = "\n".join(level_count(level, n, voice) for level, n in digest.counts)
    blocks: list[Block] = [
        header(title),
        section(levels or voice.say("Nothing is planned yet: import the first order and stock exports.")),
    ]
    blocks += _part(
        voice.say("*Worse since the last digest*"), digest.worse, digest.worse_count, voice, with_level=True
    )
    blocks += _silence(digest, voice)
    if digest.surges:
        surges = voice.say("*Surges*: `/stock SKU` says what helps")
        blocks += [divider(), *in_sections([surges, *(line.worded(voice) for line in digest.surges)])]
    decide = voice.count("*{n} order to decide*", "*{n} orders to decide*", digest.undecided)
    blocks += _part(decide, digest.to_decide, digest.undecided, voice, with_level=False)
    if digest.late:
        late = voice.count("*{n} order needs a date*", "*{n} orders need a date*", digest.late)
        blocks += [divider(), *in_sections([late, *(order.worded(voice) for order in digest.late_orders)])]
    if digest.waking:
        waking = voice.say("*Snoozed, and asked again soon*")
        blocks += [divider(), *in_sections([waking, *(line.worded(voice) for line in digest.waking)])]
    if digest.events:
        blocks += [divider(), *in_sections(_events(digest, voice))]
    if digest.counts and not digest.worse and not digest.to_decide and not digest.late:
        blocks.append(section(voice.say("Nothing got worse, and nothing is to decide.")))
    if digest.in_stock:
        blocks += [divider(), section(_cash(digest, voice))]
    if digest.steps:
        blocks.append(section(_steps(digest, voice)))
    note = voice.say("`/reorder` decides the orders, `/stock SKU` opens a card, `/po` shows what is bought.")
    if digest.counted_at:
        note = voice.together(note, voice.say("Newest stock export: {when}.", when=digest.counted_at))
    return Message(text=title, blocks=(*blocks, context(note)))


def _silence(digest: Digest, voice: Voice) -> list[Block]:
    """Return the button that snoozes what got worse, and how much is snoozed."""
    blocks = []
    if digest.warnings:
        value = THESE + ",".join(map(str, digest.warnings))
        blocks.append(actions(button(voice.say("Snooze…"), SNOOZE_WARNINGS, value)))
    if digest.snoozed:
        silent = voice.count(
            "💤 {n} warning is snoozed: `/stock snoozed`",
            "💤 {n} warnings are snoozed: `/stock snoozed`",
            digest.snoozed,
        )
        blocks.append(context(silent))
    return blocks


def _events(digest: Digest, voice: Voice) -> list[Safe]:
    lines = [voice.say("*Events*: `/event`"), *(event.worded(voice) for event in digest.events)]
    if digest.more_events:
        lines.append(voice.count("… and {n} more", "… and {n} more", digest.more_events))
    return lines


def _steps(digest: Digest, voice: Voice) -> Safe:
    """Return how the accepted steps of the clearance ladder go."""
    steps = voice.count(
        "🧹 {n} accepted step clears slow stock: `/clearance accepted`",
        "🧹 {n} accepted steps clear slow stock: `/clearance accepted`",
        digest.steps,
    )
    if not digest.stuck:
        return steps
    stuck = voice.count("*{n}* wants a decision", "*{n}* want a decision", digest.stuck)
    return Safe(f"{steps} · {stuck}")


def _cash(digest: Digest, voice: Voice) -> Safe:
    cash, slow = (money_words(amounts, voice) for amounts in (digest.in_stock, digest.slow))
    if slow:
        return voice.say("💰 *{cash}* lies in stock, *{slow}* of it in slow movers: `/clearance`", cash=cash, slow=slow)
    return voice.say("💰 *{cash}* lies in stock, none of it in slow movers.", cash=cash)


def _part(title: Safe, lines: Sequence[SkuLine], count: int, voice: Voice, *, with_level: bool) -> list[Block]:
    if not lines:
        return []
    worded = [line.worded(voice, with_level=with_level) for line in lines]
    if count > len(lines):
        worded.append(voice.count("… and {n} more", "… and {n} more", count - len(lines)))
    return [divider(), section(Safe("\n".join([title, *worded])))]
