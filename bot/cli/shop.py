"""`shop`: the shops that are planned, each with its market, time zone, currency and channel."""

import argparse
import re
from collections.abc import Mapping
from typing import Any
from zoneinfo import available_timezones

from bot.errors import WhichNumber
from bot.errors.settings import NoChoiceOf, NoNumberOf, NoThreshold, SettingsMoved
from bot.errors.setup import BadMarket, ShopWithoutName, UnknownCurrency, UnknownZone, WrongChannel
from bot.opening import open_kept, open_or_make, utc_now
from bot.settings import read
from bot.store import TERMINAL, RulesSet, Shop, Store, Threshold
from bot.terminal import aligned, here, say
from bot.understanding.typed import quiet_hours
from bot.wording import N_, Voice, is_currency
from planner.intake.cells import Unusable
from planner.intake.workbook.limits import LIMITS
from planner.intake.workbook.whereabouts import market

NAME = "shop"
HELP = "add, change or list the shops"

HEADINGS = (
    N_("Shop"),
    N_("Market"),
    N_("Time zone"),
    N_("Currency"),
    N_("Channel"),
    N_("Stock export counts"),
    N_("Set otherwise"),
)
CHANNEL = re.compile(r"[CG][A-Z0-9]{2,}")


def arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(title="actions", dest="action", required=True)
    adding = actions.add_parser("add", help="add a shop")
    changing = actions.add_parser("change", help="change settings of a shop")
    for action, is_needed in ((adding, True), (changing, False)):
        action.add_argument("name")
        action.add_argument("--market", required=is_needed, help="two-letter country code, for example GB")
        action.add_argument(
            "--tz", required=is_needed, help="time zone of its business days, for example Europe/London"
        )
        action.add_argument("--currency", required=is_needed, help="for example GBP")
        action.add_argument("--channel", help="Slack channel that is told (C…): channel name, About, at the bottom")
        action.add_argument(
            "--quantity",
            choices=("available", "on_hand"),
            help="what the quantity column of its stock export counts; Seller Center's is 'available'",
        )
        action.add_argument(
            "--dates",
            choices=("day_first", "month_first"),
            help="how its order export writes 3 November: 03/11 or 11/3",
        )
        action.add_argument(
            "--costs",
            choices=("hidden", "shown"),
            help="whether costs and cash stand in its channel; hidden: they are told to whoever asks, in private",
        )
        action.add_argument("--quiet", help="hours without warnings, in its zone: 22-7; 0-0 takes them away")
    adding.add_argument(
        "--location",
        default="",
        help="where its stock lies, the same name for shops that sell from one shelf; without it: at one of its own",
    )
    changing.add_argument(
        "--threshold",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="a threshold that its stock alone is judged by, for example lead_time=40; lead_time= is as in all shops "
        "again; may be said several times",
    )
    actions.add_parser("list", help="list the shops")


def run(parsed: argparse.Namespace) -> int:
    with (open_or_make if parsed.action == "add" else open_kept)(read()) as (_, store):
        if parsed.action == "add":
            if not parsed.name.strip():
                raise ShopWithoutName
            shop = Shop(name=parsed.name, **{"channel": ""} | _settings(parsed))
            store.shops.add(shop, now=utc_now(), location=parsed.location.strip())
        elif parsed.action == "change":
            thresholds = [_threshold(said) for said in parsed.threshold]  # nothing changes where one is wrong
            store.shops.change(parsed.name, now=utc_now(), **_settings(parsed))
            if thresholds:
                _set(store, parsed.name, dict(thresholds))
        shops, own = store.shops.all(), store.rules.of_shops()
    if shops:
        print(
            "\n".join(
                aligned(
                    [
                        [here().say(words) for words in HEADINGS],
                        *(_row(shop, own.get(shop.name), here()) for shop in shops),
                    ]
                )
            )
        )
    if parsed.action == "add":
        say('Next, its exports: `python -m bot import orders.csv stock.xlsx --shop "{shop}"`', shop=parsed.name.strip())
    if not shops:
        say(
            "No shop yet. Add one: python -m bot shop add NAME --market MARKET --tz ZONE --currency CURRENCY\n"
            "MARKET: the two letters of its country (GB, US, DE); ZONE: its time zone (Europe/London, "
            "America/New_York); CURRENCY: three letters (GBP, USD)."
        )
    return 0


def _row(shop: Shop, own: RulesSet | None, voice: Voice) -> tuple[str, ...]:
    otherwise: list[str] = [voice.say("costs shown")] if shop.shows_costs else []
    otherwise += [f"{name}={_typed(name, value)}" for name, value in own.said.items()] if own else []
    channel = shop.channel or voice.say("no channel")
    return shop.name, shop.market, shop.tz, shop.currency, channel, shop.quantity_means, ", ".join(otherwise)


def _settings(parsed: argparse.Namespace) -> dict[str, Any]:
    given = {
        "market": None if parsed.market is None else _market(parsed.market),
        "tz": parsed.tz,
        "currency": parsed.currency and parsed.currency.upper(),
        "channel": parsed.channel,
        "quantity_means": parsed.quantity,
        "date_order": parsed.dates,
        "quiet_hours": parsed.quiet,
        "shows_costs": parsed.costs and parsed.costs == "shown",
    }
    settings = {name: value for name, value in given.items() if value is not None}
    if "tz" in settings and settings["tz"] not in available_timezones():
        raise UnknownZone(settings["tz"])
    if "currency" in settings and not is_currency(settings["currency"]):
        raise UnknownCurrency(settings["currency"])
    if "quiet_hours" in settings:
        settings["quiet_hours"] = quiet_hours(settings["quiet_hours"])
    if settings.get("channel") and not CHANNEL.fullmatch(settings["channel"]):
        raise WrongChannel(settings["channel"])
    return settings


def _market(typed: str) -> str:
    """Return the two letters of a country, and say so where it was called otherwise. Raises: BadMarket."""
    try:
        code = market(typed.strip())
    except Unusable:
        raise BadMarket(typed.upper()) from None
    if code != typed.strip().upper():
        say("The market {typed} is kept as {code}, its country's code.", typed=typed.upper(), code=code)
    return code


def _threshold(said: str) -> tuple[str, Threshold | None]:
    """Return a threshold and its value; None: as in all shops.

    Raises: NoThreshold, NoNumberOf, NoChoiceOf, WhichNumber.
    """
    name, _, typed = said.partition("=")
    known = LIMITS.get(name.strip())
    if known is None:
        raise NoThreshold(name, tuple(LIMITS))
    ways = known.read(typed.strip())
    if len(ways) > 1:
        less, more = map(known.typed, ways)
        raise WhichNumber(typed, more, less)
    if ways or not typed.strip():
        return known.name, next(iter(ways), None)
    if known.choices:
        raise NoChoiceOf(known.name, tuple(known.choices))
    raise NoNumberOf(known.name, here().rate(known.least), here().rate(known.most))


def _set(store: Store, shop: str, thresholds: Mapping[str, Threshold | None]) -> None:
    before = store.rules.latest(shop)
    after = {**before.said, **thresholds}
    said = {name: value for name, value in after.items() if value is not None}
    if not store.rules.change(before.version, said, TERMINAL, utc_now(), shop=shop):
        raise SettingsMoved


def _typed(name: str, value: Threshold) -> str:
    return LIMITS[name].typed(value) if name in LIMITS else str(value)
