"""Change first: the proposed season with other days, another factor, a name, or for some products alone."""

from collections.abc import Iterator

from bot.desk import Action, Asker, Desk, Pressed, Submitted
from bot.events.filled import as_said, under_fields
from bot.events.meant import meant, understood
from bot.events.season_kept import demand_undecided, plan_of, plan_season, season_asked
from bot.messages.events.event_windows import ADD_EVENT, season_window
from bot.messages.events.season_card import CHANGE
from bot.messages.reply import FieldErrors, Message, View

NAME = CHANGE
TITLE = ADD_EVENT


def show(desk: Desk, asker: Asker, pressed: Pressed) -> View:
    desk.demand(asker.user, Action.PLAN_EVENT)
    proposal, version = season_asked(desk, pressed.value)
    demand_undecided(desk, proposal, version, asker.voice)
    return season_window(plan_of(desk, proposal), pressed.value, asker.voice)


def check(desk: Desk, asker: Asker, submitted: Submitted) -> FieldErrors | None:
    """Return what is wrong, under its field; reads only."""
    desk.demand(asker.user, Action.PLAN_EVENT)
    proposal, version = season_asked(desk, submitted.about)
    demand_undecided(desk, proposal, version, asker.voice)
    said = as_said(submitted.fields, proposal.shop)
    return under_fields(understood(desk, said)[1], submitted.fields, asker.voice)


def submit(desk: Desk, asker: Asker, submitted: Submitted) -> Iterator[Message]:
    """Plan it as it was said; it was checked."""
    proposal, version = season_asked(desk, submitted.about)
    plan = meant(desk, as_said(submitted.fields, proposal.shop))
    yield from plan_season(desk, asker, proposal, version, plan)
