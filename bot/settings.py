"""The settings: read from the environment or .env, frozen, or a message naming the variable and why."""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar
from urllib.parse import urlsplit

from dotenv import dotenv_values

from bot.setup_errors import BadSetting, MissingSetting
from bot.wording import N_, is_currency

T = TypeVar("T")

MEMBER_ID = re.compile(r"[UW][A-Z0-9]{2,}")
HERE = {"127.0.0.1", "localhost", "::1"}
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
    service_level_percent: float = 95.0
    ship_window_days: float = 2.0
    order_rule: Literal["reorder_point", "fixed_cycle"] = "reorder_point"
    cycle_days: float = 45.0
    sea_share_percent: float = 80.0
    placing_cost: float = 0.0
    new_item_days: int = 28
    new_item_share_percent: float = 60.0
    slow_age_days: int = 60
    slow_sell_through_percent: float = 20.0
    reporting_currency: str = ""
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
    """Return the language that is set, even where other settings cannot be read."""
    return os.environ.get("LOCALE", "") or (dotenv_values(dotenv).get("LOCALE") or "") or Settings().locale


def read(environment: Mapping[str, str] | None = None, dotenv: Path = Path(".env")) -> Settings:
    """Return the settings of the environment; a variable set there wins over the same one in ``.env``."""
    written = {name: value for name, value in dotenv_values(dotenv).items() if value is not None}
    said = written | dict(os.environ if environment is None else environment)
    default = Settings()
    return Settings(
        slack_bot_token=said.get("SLACK_BOT_TOKEN", "").strip(),
        slack_app_token=said.get("SLACK_APP_TOKEN", "").strip(),
        slack_api_url=_parsed(said, "SLACK_API_URL", _address, default.slack_api_url),
        database_url=_parsed(said, "DATABASE_URL", _database, default.database_url),
        workspace=said.get("WORKSPACE", "").strip() or default.workspace,
        admin_users=_parsed(said, "ADMIN_USERS", _members, default.admin_users),
        locale=said.get("LOCALE", "").strip() or default.locale,
        digest_hour=_parsed(said, "DIGEST_HOUR", _hour, default.digest_hour),
        lead_time_days=_parsed(said, "LEAD_TIME_DAYS", _days, default.lead_time_days),
        air_lead_time_days=_parsed(said, "AIR_LEAD_TIME_DAYS", _days, default.air_lead_time_days),
        ship_window_days=_parsed(said, "SHIP_WINDOW_DAYS", _days, default.ship_window_days),
        service_level_percent=_parsed(said, "SERVICE_LEVEL_PERCENT", _service, default.service_level_percent),
        order_rule=_parsed(said, "ORDER_RULE", _order_rule, default.order_rule),
        cycle_days=_parsed(said, "CYCLE_DAYS", _days, default.cycle_days),
        sea_share_percent=_parsed(said, "SEA_SHARE_PERCENT", _share, default.sea_share_percent),
        placing_cost=_parsed(said, "PLACING_COST", _amount, default.placing_cost),
        new_item_days=_parsed(said, "NEW_ITEM_DAYS", _age, default.new_item_days),
        new_item_share_percent=_parsed(said, "NEW_ITEM_SHARE_PERCENT", _share, default.new_item_share_percent),
        slow_age_days=_parsed(said, "SLOW_AGE_DAYS", _age, default.slow_age_days),
        slow_sell_through_percent=_parsed(said, "SLOW_SELL_THROUGH_PERCENT", _share, default.slow_sell_through_percent),
        reporting_currency=_parsed(said, "REPORTING_CURRENCY", _currency, default.reporting_currency),
        log_level=_parsed(said, "LOG_LEVEL", _log_level, default.log_level),
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


def _members(text: str) -> frozenset[str]:
    members = frozenset(text.replace(",", " ").split())
    if not all(MEMBER_ID.fullmatch(member) for member in members):
        raise ValueError(N_("Slack member IDs are needed, such as U012AB3CD, separated by commas."))
    return members


def _days(text: str) -> float:
    try:
        days = float(text)
    except ValueError:
        days = -1.0
    if not 1 <= days <= 365:
        raise ValueError(N_("a number of days from 1 to 365 is needed."))
    return days


def _service(text: str) -> float:
    try:
        percent = float(text.removesuffix("%"))
    except ValueError:
        percent = -1.0
    if not 50 <= percent <= 99.9:
        raise ValueError(N_("a percentage from 50 to 99.9 is needed."))
    return percent


def _age(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 365:
        raise ValueError(N_("a whole number of days from 1 to 365 is needed."))
    return int(text)


def _share(text: str) -> float:
    try:
        percent = float(text.removesuffix("%"))
    except ValueError:
        percent = -1.0
    if not 0 < percent <= 100:
        raise ValueError(N_("a percentage above 0, at most 100, is needed."))
    return percent


def _currency(text: str) -> str:
    if not is_currency(text.upper()):
        raise ValueError(N_("a currency of three letters is needed, such as GBP; empty: totals by currency."))
    return text.upper()


def _amount(text: str) -> float:
    try:
        amount = float(text)
    except ValueError:
        amount = -1.0
    if not 0 <= amount <= 1_000_000:
        raise ValueError(N_("an amount of money from 0 to 1000000 is needed, without a currency."))
    return amount


def _order_rule(text: str) -> Literal["reorder_point", "fixed_cycle"]:
    match text:
        case "reorder_point" | "fixed_cycle":
            return text
    raise ValueError(N_("reorder_point or fixed_cycle is needed."))


def _hour(text: str) -> int:
    if not text.isdecimal() or int(text) > 11:
        raise ValueError(N_("an hour from 0 to 11 is needed; later than noon is no morning."))
    return int(text)


def _address(text: str) -> str:
    parts = urlsplit(text)
    if not parts.hostname or not (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in HERE)):
        raise ValueError(N_("an https:// address is needed (plain http only on this machine)."))
    return text.rstrip("/") + "/"


def _database(text: str) -> str:
    if not text.startswith(("sqlite:///", "postgresql+psycopg://", "postgresql://")):
        raise ValueError(N_("it starts with sqlite:/// or postgresql://"))
    return text.replace("postgresql://", "postgresql+psycopg://", 1)


def _log_level(text: str) -> str:
    if text.upper() not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
        raise ValueError(N_("one of DEBUG, INFO, WARNING, ERROR is needed."))
    return text.upper()
