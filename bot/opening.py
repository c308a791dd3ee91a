"""Opens the house: the store, and the desk that the settings describe."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bot.desk import Desk, Dropped, Probe, Profile
from bot.errors import FileNotFetched
from bot.settings import Settings
from bot.store import Database, Store, demand_database, migrate, new_database
from bot.terminal import say
from planner.policy import Policy


class Terminal:
    """Who is at the terminal: somebody who may run commands on this machine may look."""

    def __init__(self, locale: str) -> None:
        self._locale = locale

    def profile(self, user: str) -> Profile:
        return Profile(user or "you", self._locale, "UTC", is_member=True)

    def is_in(self, channel: str) -> bool:  # noqa: ARG002 - a terminal has no channels
        return False

    def dropped(self, file: str) -> Dropped | None:  # noqa: ARG002 - nor files of anybody else
        return None

    def fetch(self, file: Dropped, into: Path, most: int) -> Path:  # noqa: ARG002
        raise FileNotFetched(file.name, "")


def utc_now() -> datetime:
    return datetime.now(UTC)


@contextmanager
def open_store(settings: Settings) -> Iterator[tuple[Database, Store]]:
    """Open the store of the settings' workspace, its tables brought up to date, and close it in the end."""
    migrate(settings.database_url)
    with Database.open(settings.database_url) as database:
        yield database, database.store(settings.workspace)


@contextmanager
def open_kept(settings: Settings) -> Iterator[tuple[Database, Store]]:
    """Open a store that exists already; where there is no file, none is made.

    Raises: NoDatabase, and as ``open_store``.
    """
    demand_database(settings.database_url)
    with open_store(settings) as opened:
        yield opened


@contextmanager
def open_or_make(settings: Settings) -> Iterator[tuple[Database, Store]]:
    """Open the store, or make a new one. Raises: OtherDatabase, and as ``open_store``."""
    made = new_database(settings.database_url)
    with open_store(settings) as opened:
        tell_of_new(made)
        yield opened


def tell_of_new(made: Path | None) -> None:
    """Say where a new database was made; None: it was there."""
    if made is not None:
        say("Made a new, empty database: {path}", path=str(made))


def policy_of(settings: Settings) -> Policy:
    """Return the thresholds the settings say."""
    return replace(
        Policy(),
        lead_time=settings.lead_time_days,
        air_lead_time=settings.air_lead_time_days,
        service_level=None if settings.service_level_percent is None else settings.service_level_percent / 100,
        service_a=settings.service_a_percent / 100,
        service_b=settings.service_b_percent / 100,
        service_c=settings.service_c_percent / 100,
        carrying_rate=settings.carrying_rate_percent / 100,
        ship_window=settings.ship_window_days,
        order_rule=settings.order_rule,
        demand_rule=settings.demand_rule,
        cycle=settings.cycle_days,
        base_share=settings.sea_share_percent / 100,
        placing_cost=settings.placing_cost,
        new_item_days=settings.new_item_days,
        new_item_share=settings.new_item_share_percent / 100,
        slow_age=settings.slow_age_days,
        slow_sell_through=settings.slow_sell_through_percent / 100,
    )


def desk_of(
    settings: Settings, store: Store, slack: Probe | None = None, clock: Callable[[], datetime] = utc_now
) -> Desk:
    """Return the desk the settings describe."""
    return Desk(
        store=store,
        standard=policy_of(settings),
        clock=clock,
        slack=slack or Terminal(settings.locale),
        admins=settings.admin_users,
        locale=settings.locale,
        digest_hour=settings.digest_hour,
        reporting_currency=settings.reporting_currency,
        plan_processes=settings.plan_processes,
    )
