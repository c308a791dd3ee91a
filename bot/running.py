"""A running bot: connected to Slack, listening, ticking, delivering; it stops cleanly."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from bot import scheduler
from bot.delivery import Delivery
from bot.desk import Desk
from bot.judging.side_by_side import get_ready
from bot.opening import desk_of, open_store, utc_now
from bot.settings import Settings
from bot.slack.app import Pools, build_app
from bot.slack.connection import Connection, asking, client_for, team_of
from bot.slack.patience import patiently
from bot.slack.posting import Poster
from bot.slack.probe import SlackProbe


@dataclass(frozen=True, slots=True)
class Running:
    """The parts of a running bot that others watch."""

    desk: Desk
    delivery: Delivery
    connection: Connection
    turn: threading.Lock  # of the ticker; no job begins while somebody else has it


@contextmanager
def running(
    settings: Settings, clock: Callable[[], datetime] = utc_now, new_pools: Callable[[], Pools] = Pools.new
) -> Iterator[Running]:
    """Run the bot until the block ends. Raises: TokenRefused, OfOrganisation, SlackOutOfReach, and as the store."""
    client = client_for(settings.slack_bot_token, settings.slack_api_url)
    with asking("SLACK_BOT_TOKEN"):
        team = team_of(patiently(client.auth_test))
    with open_store(settings) as (database, store):
        database.bind_team(settings.workspace, team)
        desk = desk_of(settings, store, SlackProbe(client, team), clock)
        get_ready(store.facts, desk.plan_processes)
        stopping = threading.Event()
        delivery = Delivery(desk, Poster(client), wait=stopping.wait, stopping=stopping)
        pools = new_pools()
        with asking("SLACK_BOT_TOKEN"):
            app = build_app(client, desk, pools)
        connection = Connection(app, settings.slack_app_token)
        with asking("SLACK_APP_TOKEN"):
            connection.open()
        turn = threading.Lock()
        ticker = scheduler.start(desk, delivery, turn)
        try:
            yield Running(desk, delivery, connection, turn)
        finally:
            stopping.set()
            ticker.shutdown(wait=True)
            connection.close()
            pools.finish()
