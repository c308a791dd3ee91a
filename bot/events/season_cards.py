"""Proposed seasons as they stand now, and why they are proposed."""

from datetime import timedelta

from bot.desk import Desk
from bot.events.seasonal import Figures, propose
from bot.messages.events.season_values import SeasonCard, SeasonsOfShop, SeasonWhy
from bot.store import SeasonProposal
from planner.explaining.last_year_rules import explain_season, sea_by
from planner.forecasting.last_year_trial import YEAR


def seasons_of_shops(desk: Desk) -> tuple[SeasonsOfShop, ...]:
    """Return what last year says of the coming months, by shop; it is looked at anew."""
    looked = [(shop.name, propose(desk, shop)) for shop in desk.store.shops.all()]
    found = [season_why(desk, proposal) for proposal in standing(desk)]
    return tuple(
        SeasonsOfShop(
            shop=shop,
            seasons=tuple(why for why in found if why.card.shop == shop),
            reason=it.said.reason,
            days_missing=it.said.days_missing,
            trial=it.said.trial,
            later=it.later,
            told_on=it.told_on,
        )
        for shop, it in looked
    )


def standing(desk: Desk) -> tuple[SeasonProposal, ...]:
    """Return the proposed seasons that are not over, decided ones too, by start."""
    now = desk.now()
    proposals = desk.store.seasons.standing(since=now.date() - timedelta(days=1))
    return tuple(proposal for proposal in proposals if not proposal.is_over(now))


def season_why(desk: Desk, proposal: SeasonProposal) -> SeasonWhy:
    """Return a proposed season as it stands now, with what its numbers were made from."""
    figures = Figures.of(proposal)
    explained = explain_season(figures.season, figures.trial, figures.lead_time)
    return SeasonWhy(season_card_of(desk, proposal), explained, figures.trial, figures.looked)


def season_card_of(desk: Desk, proposal: SeasonProposal) -> SeasonCard:
    """Return a proposed season as it stands now."""
    figures = Figures.of(proposal)
    season, (last_starts, last_ends) = figures.season, figures.last_days
    return SeasonCard(
        id=proposal.id,
        version=proposal.version,
        shop=proposal.shop,
        starts=proposal.found.starts,
        ends=proposal.found.ends,
        factor=proposal.found.factor,
        times=season.level / season.before,
        last_starts=last_starts,
        last_ends=last_ends,
        compared_with=figures.looked - timedelta(days=YEAR),
        saved=figures.trial.saved,
        lead_time=figures.lead_time,
        sea_by=figures.looked + timedelta(days=sea_by(season.start, figures.lead_time)),
        state=proposal.state,
        event=proposal.event,
        who=proposal.decided_by,
        when=proposal.decided_at,
        today=proposal.today(desk.now()),
        as_of=desk.now(),
    )
