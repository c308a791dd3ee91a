"""The values of settings: each function reads one kind, or raises an error that says what is needed."""

import re
from math import nan
from typing import Literal
from urllib.parse import urlsplit

from bot.wording import N_, is_currency, is_spoken

MEMBER_ID = re.compile(r"[UW][A-Z0-9]{2,}")
HERE = {"127.0.0.1", "localhost", "::1"}


def members(text: str) -> frozenset[str]:
    named = frozenset(text.replace(",", " ").split())
    if not all(MEMBER_ID.fullmatch(member) for member in named):
        raise ValueError(N_("Slack member IDs are needed, such as U012AB3CD, separated by commas."))
    return named


def language(text: str) -> str:
    if not is_spoken(text):
        raise ValueError(N_("en or zh is needed, the languages there are; each person's own follow their Slack."))
    return text


def days(text: str) -> float:
    number = _number(text)
    if not 1 <= number <= 365:
        raise ValueError(N_("a number of days from 1 to 365 is needed."))
    return number


def service(text: str) -> float:
    percent = _number(text.removesuffix("%"))
    if not 50 <= percent <= 99.9:
        raise ValueError(N_("a percentage from 50 to 99.9 is needed."))
    return percent


def age(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 365:
        raise ValueError(N_("a whole number of days from 1 to 365 is needed."))
    return int(text)


def processes(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 64:
        raise ValueError(N_("a whole number from 1 to 64 is needed."))
    return int(text)


def share(text: str) -> float:
    percent = _number(text.removesuffix("%"))
    if not 0 < percent <= 100:
        raise ValueError(N_("a percentage above 0, at most 100, is needed."))
    return percent


def yearly(text: str) -> float:
    percent = _number(text.removesuffix("%"))
    if not 0 <= percent <= 200:
        raise ValueError(N_("a percentage a year from 0 to 200 is needed."))
    return percent


def currency(text: str) -> str:
    if not is_currency(text.upper()):
        raise ValueError(N_("a currency of three letters is needed, such as GBP; empty: totals by currency."))
    return text.upper()


def amount(text: str) -> float:
    money = _number(text)
    if not 0 <= money <= 1_000_000:
        raise ValueError(N_("an amount of money from 0 to 1000000 is needed, without a currency."))
    return money


def order_rule(text: str) -> Literal["reorder_point", "fixed_cycle"]:
    match text:
        case "reorder_point" | "fixed_cycle":
            return text
    raise ValueError(N_("reorder_point or fixed_cycle is needed."))


def demand_rule(text: str) -> Literal["blend", "mean"]:
    match text:
        case "blend" | "mean":
            return text
    raise ValueError(N_("blend or mean is needed."))


def hour(text: str) -> int:
    if not text.isdecimal() or int(text) > 11:
        raise ValueError(N_("an hour from 0 to 11 is needed; later than noon is no morning."))
    return int(text)


def address(text: str) -> str:
    parts = urlsplit(text)
    if not parts.hostname or not (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in HERE)):
        raise ValueError(N_("an https:// address is needed (plain http only on this machine)."))
    return text.rstrip("/") + "/"


def database(text: str) -> str:
    if not text.startswith(("sqlite:///", "postgresql+psycopg://", "postgresql://")):
        raise ValueError(N_("it starts with sqlite:/// or postgresql://"))
    return text.replace("postgresql://", "postgresql+psycopg://", 1)


def log_level(text: str) -> str:
    if text.upper() not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
        raise ValueError(N_("one of DEBUG, INFO, WARNING, ERROR is needed."))
    return text.upper()


def _number(text: str) -> float:
    """Return the number that was typed; nan, which lies within no limits: none."""
    try:
        return float(text)
    except ValueError:
        return nan
