"""What people say of a proposed season: plan it, plan it otherwise, or not this year; the first who says so wins."""

import re
from collections.abc import Iterator

from bot.desk import Asker, Desk
from bot.errors import DeadButton
from bot.errors.season import NoSeasonOpen, SeasonMoved, SeasonOver, UnknownSeason, WhichSeason
from bot.events.kept import announced, by, outcome
from bot.events.season_cards import season_why, standing
from bot.messages.events.season_card import season_card
from bot.messages.reply import Message
from bot.refusals import said
from bot.store import Refusal, SeasonProposal
from bot.understanding.typed import quoted
from bot.wording import Voice
from planner.events.plan import EventKind, EventPlan

VALUE = re.compile(r"(?P<number>[0-9]{1,15}):(?P<version>[0-9]{1,15})")


def season_asked(desk: Desk, value: str) -> tuple[SeasonProposal, int]:
    """Return the season a button or window stands for, and the version it showed. Raises: DeadButton."""
    found = VALUE.fullmatch(value)
    proposal = desk.store.seasons.one(int(found["number"])) if found else None
    if found is None or proposal is None:
        raise DeadButton
    return proposal, int(found["version"])


def season_typed(desk: Desk, number: str) -> SeasonProposal:
    """Return the season of that number; without one the only one that nobody decided on.

    Raises: NoSeasonOpen, UnknownSeason, WhichSeason.
    """
    seasons = standing(desk)
    undecided = [season for season in seasons if season.state == "open"]
    if not number and len(undecided) == 1:
        return undecided[0]
    if not seasons:
        raise NoSeasonOpen
    if not number:
        raise WhichSeason(tuple(str(season.id) for season in undecided or seasons))
    found = [season for season in seasons if str(season.id) == number.removeprefix("#")]
    if not found:
        raise UnknownSeason(quoted(number))
    return found[0]


def plan_of(desk: Desk, proposal: SeasonProposal) -> EventPlan:
    """Return the season as it is proposed; one that has begun from today on."""
    name, found = str(desk.voice().say("As last year")), proposal.found
    starts = max(found.starts, proposal.today(desk.now()))
    return EventPlan(name, EventKind.SEASON, proposal.shop, starts, found.ends, (), found.factor)


def demand_undecided(desk: Desk, proposal: SeasonProposal, version: int, voice: Voice) -> None:
    """Tell the person where somebody decided since their card was made. Raises: SeasonOver, SeasonMoved."""
    if proposal.is_over(desk.now()):
        raise SeasonOver(proposal.shop, proposal.found.ends)
    if proposal.version != version or not proposal.may_be_added:
        raise _moved(proposal, voice)


def plan_season(desk: Desk, asker: Asker, proposal: SeasonProposal, version: int, plan: EventPlan) -> Iterator[Message]:
    """Plan the season as an event and show that. Raises: SeasonOver, SeasonMoved, EventExists."""
    demand_undecided(desk, proposal, version, asker.voice)
    try:
        decided = desk.store.seasons.add(proposal.id, version, plan, by(asker), desk.now(), announced)
    except Refusal as refusal:
        sentence = said(refusal)
        if sentence is None:
            raise
        raise sentence from refusal
    if decided.event is None:
        raise _moved(decided.season, asker.voice)
    yield from outcome(desk, asker, decided.event)


def skip_season(desk: Desk, asker: Asker, proposal: SeasonProposal, version: int) -> Iterator[Message]:
    """Leave the season out this year; it may still be added. Raises: SeasonOver, SeasonMoved."""
    demand_undecided(desk, proposal, version, asker.voice)
    decided = desk.store.seasons.decline(proposal.id, version, by(asker), desk.now())
    if not decided.won:
        raise _moved(decided.season, asker.voice)
    yield season_card(season_why(desk, decided.season).card, asker.voice)


def _moved(proposal: SeasonProposal, voice: Voice) -> SeasonMoved:
    return SeasonMoved(voice.person(proposal.decided_by), proposal.decided_at or proposal.proposed_at)
