"""The windows in which a suggestion is decided: with another quantity, not at all, or later."""

from dataclasses import dataclass
from datetime import date

from bot.messages.blocks import bold, code, context, section
from bot.messages.inputs import choice_field, number_field, ticks_field, words_field
from bot.messages.ordering.decision_words import REASONS
from bot.messages.ordering.event_late import EventsMissed, missed_in_short
from bot.messages.reply import Block, View
from bot.wording import N_, Safe, Voice, escape
from planner.unit_price import paid, written

QUANTITY, WAY, BY_AIR, TICKS, REASON, NOTE, UNTIL = "quantity", "way", "by_air", "ticks", "reason", "note", "until"
SEA, AIR, SPLIT = "sea", "air", "split"
ANYWAY = "anyway"
UNTIL_ORDER = "order"
SNOOZES = ("1", "7", "30")  # [days]
USUAL_SNOOZE = "7"

EDIT = N_("Approve an order")
DISMISS = N_("Dismiss")
SNOOZE = N_("Snooze")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a window must say of the suggestion it decides."""

    about: str
    product: str
    name: str
    location: str
    supplier: str
    quantity: int  # [units]
    unit_cost_myriadths: int | None
    currency: str
    daily_rate: float  # [units/day]
    moq: int  # [units]
    case_pack: int  # [units] a carton
    sea_arrives: date
    air_arrives: date | None  # None: there is no air route
    air_quantity: int  # [units] to propose by air: what would close the gap, or what of it pays; 0: none does
    missed: EventsMissed | None = None  # units of it for events that are over before it arrives
    order_day: date | None = None  # the fixed day on which its supplier takes it; None: any day is one
    from_flights: bool = False  # it was asked in a list of what is worth flying

    @property
    def proposed(self) -> int:
        """Return how many units to propose: without those for events that are missed, where any are left."""
        return (self.missed and self.missed.quantity) or self.quantity

    @property
    def part_by_air(self) -> int:
        """Return how many of them to propose by air where the rest goes by sea: full cartons, and not all of them."""
        part = min(self.air_quantity, self.proposed - 1)
        return part - part % self.case_pack

    @property
    def way(self) -> str:
        """Return how it travels unless somebody says otherwise: as the list it was asked in says."""
        if not self.from_flights or not self.air_quantity:
            return SEA
        return AIR if self.air_quantity >= self.proposed else SPLIT


def edit_window(asked: Asked, voice: Voice) -> View:
    """Return the window that asks for a quantity and how it travels."""
    blocks: list[Block] = [
        section(_facts(asked, voice)),
        number_field(QUANTITY, voice.say("Units to order"), asked.proposed, hint=_minimum(asked, voice)),
    ]
    if asked.air_arrives is not None:
        ways = (
            (SEA, voice.say("By sea, arrives {date}", date=asked.sea_arrives)),
            (AIR, voice.say("By air, arrives {date}", date=asked.air_arrives)),
            (SPLIT, voice.say("Part by air, the rest by sea")),
        )
        blocks += [
            choice_field(WAY, voice.say("How it travels"), ways, asked.way),
            number_field(BY_AIR, voice.say("Of these by air, if only a part goes"), asked.part_by_air),
        ]
    if asked.moq > 1 or asked.case_pack > 1:
        anyway = voice.say("Order it all the same, under the minimum or not in whole cartons")
        blocks.append(ticks_field(TICKS, voice.say("Tick only if it is so"), [(ANYWAY, anyway)]))
    blocks.append(words_field(NOTE, voice.say("Note"), hint=voice.say("Everybody who sees the card can read it.")))
    return _window(EDIT, blocks, voice.say("Approve"), asked, voice)


def dismiss_window(asked: Asked, voice: Voice) -> View:
    """Return the window that asks why nothing is to be ordered."""
    reasons = [(reason, voice.say(words)) for reason, words in REASONS.items()]
    blocks = [
        section(_facts(asked, voice)),
        choice_field(REASON, voice.say("Why not?"), reasons),
        words_field(NOTE, voice.say("In your own words"), hint=voice.say("Everybody who sees the card can read it.")),
        context(voice.say("It will be asked again only when the question changes: level, date, quantity or cost.")),
    ]
    return _window(DISMISS, blocks, voice.say("Dismiss"), asked, voice)


def snooze_window(asked: Asked, voice: Voice) -> View:
    """Return the window that asks when to ask again."""
    times = [(days, voice.count("{n} day", "{n} days", int(days))) for days in SNOOZES]
    times.append((UNTIL_ORDER, voice.say("Until the next order from this supplier, 30 days at most")))
    blocks = [
        section(_facts(asked, voice)),
        choice_field(UNTIL, voice.say("Ask again in"), times, USUAL_SNOOZE),
        words_field(NOTE, voice.say("Why?"), hint=voice.say("Everybody who sees the card can read it.")),
        context(voice.say("It will be asked earlier if it becomes more pressing.")),
    ]
    return _window(SNOOZE, blocks, voice.say("Snooze"), asked, voice)


def _window(title: str, blocks: list[Block], submit: str, asked: Asked, voice: Voice) -> View:
    return View(
        title=voice.say(title), blocks=tuple(blocks), submit=submit, close=voice.say("Close"), about=asked.about
    )


def _facts(asked: Asked, voice: Voice) -> Safe:
    """Return what is suggested, what it costs and how long it lasts."""
    head = f"{code(escape(asked.product))} {escape(asked.name)} · {escape(asked.location)}"
    suggested = voice.say("Suggested: *{units}*", units=asked.quantity)
    if asked.supplier:
        suggested = voice.say("Suggested: *{units}* from {supplier}", units=asked.quantity, supplier=asked.supplier)
    lines = [head, suggested, *([missed_in_short(asked.missed, voice)] if asked.missed else [])]
    if asked.unit_cost_myriadths is not None and asked.currency:
        lines.append(
            voice.say(
                "{each} each, {total} in all",
                each=voice.amount(
                    written(asked.unit_cost_myriadths, asked.currency), asked.currency, is_multiplied=True
                ),
                total=bold(voice.money(paid(asked.unit_cost_myriadths, asked.quantity), asked.currency)),
            )
        )
    if asked.daily_rate > 0:
        lasts = voice.days(asked.quantity / asked.daily_rate)
        lines.append(voice.say("{rate} sold a day: it lasts {days}", rate=voice.rate(asked.daily_rate), days=lasts))
    return Safe("\n".join(lines))


def _minimum(asked: Asked, voice: Voice) -> str:
    parts = []
    if asked.moq > 1:
        parts.append(voice.say("Minimum order {units}.", units=asked.moq))
    if asked.case_pack > 1:
        parts.append(voice.say("A carton holds {units}.", units=asked.case_pack))
    return voice.together(*parts) if parts else ""
