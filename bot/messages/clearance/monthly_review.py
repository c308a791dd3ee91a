"""The monthly review of one shop: what is slow, the cash in it, how fast stock turns over, and what a month changed."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from math import isfinite
from typing import Any, Self

import numpy as np

from bot.messages.blocks import bold, context, divider, fields, header, in_sections, section
from bot.messages.clearance.slow_list import slow_line
from bot.messages.clearance.slow_values import Limits, SlowLine, StockMoney
from bot.messages.money import money_words
from bot.messages.reply import Block, Message
from bot.wording import Safe, Voice
from planner.currency import Amounts
from planner.money import relative_change


@dataclass(frozen=True, slots=True)
class MonthlyReview:
    """What the review says; kept with its claim, so that it can be sent again as it was."""

    shop: str
    zone: str
    month: date  # its first day
    limits: Limits
    money: StockMoney
    before: StockMoney | None  # at the review before; None: there was none
    before_day: date | None
    lines: tuple[SlowLine, ...]  # those named, the most cash first
    count: int  # all slow movers
    steps: int = 0  # accepted ones of the clearance ladder that ran in the month before
    moved: int = 0  # [units] by them, since they were accepted
    brought: Amounts = field(default_factory=dict)  # [smallest coin] by them, after fees; empty: not shown here

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> Self:
        """Return the review as it was kept in the outbox."""
        return cls(
            shop=values["shop"],
            zone=values["zone"],
            month=date.fromisoformat(values["month"]),
            limits=Limits.from_values(values["limits"]),
            money=StockMoney.from_values(values["money"]),
            before=StockMoney.from_values(values["before"]) if values["before"] else None,
            before_day=date.fromisoformat(values["before_day"]) if values["before_day"] else None,
            lines=tuple(map(SlowLine.from_values, values["lines"])),
            count=values["count"],
            steps=values.get("steps", 0),
            moved=values.get("moved", 0),
            brought=values.get("brought", {}),
        )

    def to_values(self) -> dict[str, Any]:
        """Return the review as it is kept in the outbox."""
        return {
            "shop": self.shop,
            "zone": self.zone,
            "month": self.month.isoformat(),
            "limits": asdict(self.limits),
            "money": self.money.to_values(),
            "before": self.before.to_values() if self.before else None,
            "before_day": self.before_day.isoformat() if self.before_day else None,
            "lines": [line.to_values() for line in self.lines],
            "count": self.count,
            "steps": self.steps,
            "moved": self.moved,
            "brought": dict(self.brought),
        }


def review_message(review: MonthlyReview, voice: Voice) -> Message:
    """Return the review; of a shop without slow stock it counts 0."""
    title = voice.say("Stock review of the month, {shop}: {date}", shop=review.shop, date=review.month)
    blocks: list[Block] = [header(title), fields(*_figures(review, voice))]
    if review.steps:
        blocks.append(section(_cleared(review, voice)))
    if review.lines:
        lines = [slow_line(line, review.limits, voice) for line in review.lines]
        if review.count > len(lines):
            lines.append(voice.count("… and {n} more", "… and {n} more", review.count - len(lines)))
        blocks += [divider(), *in_sections(lines)]
    notes = []
    if review.before_day:
        notes.append(voice.say("“Was”: on {date}.", date=review.before_day))
    notes.append(voice.say("`/clearance {shop}` shows all of it with its cash, to you alone.", shop=review.shop))
    return Message(text=title, blocks=(*blocks, context(voice.together(*notes))))


def _cleared(review: MonthlyReview, voice: Voice) -> Safe:
    """Return what the accepted steps brought."""
    said = voice.count(
        "🧹 {n} accepted step ran in the month before: *{moved}* units moved since then",
        "🧹 {n} accepted steps ran in the month before: *{moved}* units moved since they were accepted",
        review.steps,
        moved=review.moved,
    )
    if review.brought:
        back = voice.say("*{cash}* back after fees", cash=money_words(review.brought, voice))
        said = Safe(f"{said} · {back}")
    return Safe(f"{said} · `/clearance accepted`")


def _figures(review: MonthlyReview, voice: Voice) -> list[Safe]:
    now, before = review.money, review.before
    said = [
        _figure(
            voice.say("Slow movers"), *(voice.units(each.slow_items) for each in (now, before) if each), voice=voice
        ),
        _figure(
            voice.say("Old units in them"),
            *(voice.units(each.old_units) for each in (now, before) if each),
            voice=voice,
        ),
    ]
    amounts: tuple[tuple[Safe, Amounts, Amounts], ...] = (
        (voice.say("Cash in them"), now.slow, before.slow if before else {}),
        (voice.say("Cash in all stock"), now.on_hand, before.on_hand if before else {}),
        (voice.say("Cash on order"), now.on_order, before.on_order if before else {}),
    )
    for name, *both in amounts:
        if both[0]:
            said.append(_figure(name, *(money_words(each, voice) for each in both if each), voice=voice))
    if isfinite(now.turnover):
        said += _turnover(now, before if before and isfinite(before.turnover) else None, voice)
    if isfinite(now.gmroi):
        margins = [voice.rate(each.gmroi) for each in (now, before) if each and isfinite(each.gmroi)]
        said.append(_figure(voice.say("Gross margin a year for each 1.00 in stock (GMROI)"), *margins, voice=voice))
    if isfinite(now.active_rate):
        shares = [voice.share(each.active_rate) for each in (now, before) if each and isfinite(each.active_rate)]
        said.append(
            _figure(voice.say("SKUs in stock that sold in {n} days", n=review.limits.window), *shares, voice=voice)
        )
    return said


def _turnover(now: StockMoney, before: StockMoney | None, voice: Voice) -> list[Safe]:
    turns, name = voice.rate(now.turnover), bold(voice.say("Turnover a year"))
    if before and before.turnover:
        change = float(relative_change(np.array([before.turnover]), np.array([now.turnover]))[0])
        was = voice.rate(before.turnover)
        turns = voice.say("{now} (was {before}, {change})", now=turns, before=was, change=voice.growth(change))
    days = [voice.days(round(each.days_of_inventory)) for each in (now, before) if each and each.turnover]
    shelf = [_figure(voice.say("From shelf to customer"), *days, voice=voice)] if now.turnover else []
    return [Safe(f"{name}\n{turns}"), *shelf]


def _figure(name: Safe, now: Safe, before: Safe | None = None, *, voice: Voice) -> Safe:
    said = voice.say("{now} (was {before})", now=now, before=before) if before else now
    return Safe(f"{bold(name)}\n{said}")
