"""The settings: read from the environment or .env, frozen, or a message naming the variable and why."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar

from dotenv import dotenv_values

from bot import setting_values as values
from bot.errors.setup import BadSetting, MissingSetting
from bot.wording import N_

T = TypeVar("T")

TOKEN_HELP = N_("README, “Connect your Slack”, shows where to find it.")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment says; each field is the variable of the same name in capitals."""

    slack_bot_token: str = ""
    slack_app_token: str = ""
    slack_api_url: str = "https://slack.com/api/"
    database_url: str = "sqlite:///quartermaster.db"
    workspace: str = "main"
    admin_users: frozenset[str] = frozenset()
    locale: str = "en"
    digest_hour: int = 9
    lead_time_days: float = 30.0
    air_lead_time_days: float = 7.0
    service_level_percent: float | None = None
    service_a_percent: float = 97.0
    service_b_percent: float = 95.0
    service_c_percent: float = 90.0
    carrying_rate_percent: float = 25.0
    ship_window_days: float = 2.0
    order_rule: Literal["reorder_point", "fixed_cycle"] = "reorder_point"
    demand_rule: Literal["blend", "mean"] = "blend"
    cycle_days: float = 45.0
    sea_share_percent: float = 80.0
    placing_cost: float = 0.0
    new_item_days: int = 28
    new_item_share_percent: float = 60.0
    slow_age_days: int = 60
    slow_sell_through_percent: float = 20.0
    reporting_currency: str = ""
    plan_processes: int = 0
    log_level: str = "INFO"

    def needing_slack(self) -> "Settings":
        """Return these settings, or say which token is missing."""
        for name, prefix in (("slack_bot_token", "xoxb-"), ("slack_app_token", "xapp-")):
            value = getattr(self, name)
            if not value:
                raise MissingSetting(name.upper(), TOKEN_HELP)
            if not value.startswith(prefix):
                raise BadSetting(
                    name.upper(),
                    value[:5] + "…",
                    N_("it starts with xoxb- (bot token) or xapp- (app-level token); were the two swapped?"),
                )
        return self


def locale_said(dotenv: Path = Path(".env")) -> str:
    """Return the language set, even where other settings cannot be read."""
    return os.environ.get("LOCALE", "") or (dotenv_values(dotenv).get("LOCALE") or "") or Settings().locale


def read(environment: Mapping[str, str] | None = None, dotenv: Path = Path(".env")) -> Settings:
    """Return the settings of the environment; a variable set there wins over the same one in ``.env``."""
    written = {name: value for name, value in dotenv_values(dotenv).items() if value is not None}
    said = written | dict(os.environ if environment is None else environment)
    default = Settings()
    return Settings(
        slack_bot_token=said.get("SLACK_BOT_TOKEN", "").strip(),
        slack_app_token=said.get("SLACK_APP_TOKEN", "").strip(),
        slack_api_url=_parsed(said, "SLACK_API_URL", values.address, default.slack_api_url),
        database_url=_parsed(said, "DATABASE_URL", values.database, default.database_url),
        workspace=said.get("WORKSPACE", "").strip() or default.workspace,
        admin_users=_parsed(said, "ADMIN_USERS", values.members, default.admin_users),
        locale=_parsed(said, "LOCALE", values.language, default.locale),
        digest_hour=_parsed(said, "DIGEST_HOUR", values.hour, default.digest_hour),
        lead_time_days=_parsed(said, "LEAD_TIME_DAYS", values.days, default.lead_time_days),
        air_lead_time_days=_parsed(said, "AIR_LEAD_TIME_DAYS", values.days, default.air_lead_time_days),
        ship_window_days=_parsed(said, "SHIP_WINDOW_DAYS", values.days, default.ship_window_days),
        service_level_percent=_parsed(said, "SERVICE_LEVEL_PERCENT", values.service, default.service_level_percent),
        service_a_percent=_parsed(said, "SERVICE_A_PERCENT", values.service, default.service_a_percent),
        service_b_percent=_parsed(said, "SERVICE_B_PERCENT", values.service, default.service_b_percent),
        service_c_percent=_parsed(said, "SERVICE_C_PERCENT", values.service, default.service_c_percent),
        carrying_rate_percent=_parsed(said, "CARRYING_RATE_PERCENT", values.yearly, default.carrying_rate_percent),
        order_rule=_parsed(said, "ORDER_RULE", values.order_rule, default.order_rule),
        demand_rule=_parsed(said, "DEMAND_RULE", values.demand_rule, default.demand_rule),
        cycle_days=_parsed(said, "CYCLE_DAYS", values.days, default.cycle_days),
        sea_share_percent=_parsed(said, "SEA_SHARE_PERCENT", values.share, default.sea_share_percent),
        placing_cost=_parsed(said, "PLACING_COST", values.amount, default.placing_cost),
        new_item_days=_parsed(said, "NEW_ITEM_DAYS", values.age, default.new_item_days),
        new_item_share_percent=_parsed(said, "NEW_ITEM_SHARE_PERCENT", values.share, default.new_item_share_percent),
        slow_age_days=_parsed(said, "SLOW_AGE_DAYS", values.age, default.slow_age_days),
        slow_sell_through_percent=_parsed(
            said, "SLOW_SELL_THROUGH_PERCENT", values.share, default.slow_sell_through_percent
        ),
        reporting_currency=_parsed(said, "REPORTING_CURRENCY", values.currency, default.reporting_currency),
        plan_processes=_parsed(said, "PLAN_PROCESSES", values.processes, default.plan_processes),
        log_level=_parsed(said, "LOG_LEVEL", values.log_level, default.log_level),
    )


def _parsed(said: Mapping[str, str], name: str, parse: Callable[[str], T], default: T) -> T:
    text = said.get(name, "").strip()
    if not text:
        return default
    try:
        return parse(text)
    except ValueError as error:
        shown = text.partition(":")[0] + ":…" if name == "DATABASE_URL" else text  # it may hold a password
        raise BadSetting(name, shown, error.args[0]) from None
