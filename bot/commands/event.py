"""`/event`: livestreams and campaigns — what they sell, until when to order for them, and how much they may sell."""

from collections.abc import Iterator

from bot.desk import Action, Asker, Desk
from bot.errors.event import UnknownEvent, WhichEvent
from bot.errors.event_over import EventGone, EventNotOver
from bot.events import kept
from bot.events.behind_days import with_skus_behind
from bot.events.cards import event_cards
from bot.events.meant import meant
from bot.events.remembered import Memory
from bot.events.season_cards import season_why, seasons_of_shops, standing
from bot.events.season_kept import plan_of, plan_season, season_typed, skip_season
from bot.events.spoken import with_days
from bot.events.supposed import supposed
from bot.events.typed import read_line, read_question
from bot.events.why import event_why
from bot.lists import events
from bot.messages.events.event_card import event_card
from bot.messages.events.event_explanation import event_explanation
from bot.messages.events.event_supposed import supposed_message
from bot.messages.events.season_list import season_list
from bot.messages.events.season_why import season_explanation
from bot.messages.help import ASKS_HELP, help_message
from bot.messages.reply import Answer, Message
from bot.paging import first_page, listed
from bot.store import Event
from bot.understanding.slips import product_or_slip, shop_or_part
from bot.understanding.typed import ASKS_WHY, apart, quoted, unquoted
from bot.wording import N_

NAME = "/event"
SEASON = {"season", "旺季"}
WORDS = ("add", "check", "cancel", "undo", "season", "past", "xlsx", "help")
PAST = {"past", "过去"}
ADDS, CANCELS, UNDOES, CHECKS = {"add", "添加"}, {"cancel", "取消"}, {"undo", "撤销"}, {"check", "能卖"}
USAGE = (
    ("/event", N_("coming and running events by start: what can be done for each and until when")),
    ("/event SKU123", N_("the events of one SKU")),
    ("/event UK Home", N_("those of one shop; those of one SKU there: SKU123 UK")),
    (
        '/event add "Black Friday live" SKU123 1000 2026-11-28 2026-11-30',
        N_("a new livestream: its units on top of ordinary sales, its first and last day"),
    ),
    (
        "/event check SKU123 1000 2026-11-28",
        N_("whether so many can be sold on that day, or, without units, how many; it plans nothing"),
    ),
    (
        '/event add coupon "Black Friday" SKU123 2026-11-28 host=Anna cut=20%',
        N_("a coupon with its host and price cut; without units, what past events like it usually brought is planned"),
    ),
    (
        '/event add season "Black Friday" x2.5 2026-11-20 2026-11-30',
        N_("ordinary sales are so many times the usual; SKUs may follow the factor, else it is all of the shop"),
    ),
    (
        '/event add delay "New Year" +10 2026-12-15 2027-01-10',
        N_("orders by sea on their way on these days take so many days longer; air-delay by air"),
    ),
    (
        "/event season",
        N_("what last year says of the coming months: a season to add with one click, or why there is none"),
    ),
    ("/event season why", N_("how that is reckoned, and what it was tried on")),
    ("/event past", N_("past events and what they really added, by host, format and price")),
    ("/event #3", N_("one event, as it stands now")),
    ("/event #3 why", N_("why it is judged so: what every number was made from")),
    ("/event cancel #3", N_("cancel it")),
    ("/event cancel past #3", N_("take out a past one that never took place: its days are ordinary ones again")),
    ("/event undo #3", N_("take its last step back: cancelled, ended, or planned as past events went")),
    ("/event xlsx", N_("all coming and running events as a workbook")),
    ("/event help", N_("this list")),
)
HINT = N_(
    "Several products: `SKU123 1000 SKU124 500`. One date is enough for one day; the shop's name comes last where "
    "several sell it. `/event add campaign …`, `video`, `flash-sale`, `coupon` and `pause` (ads paused, no units) work "
    "too; `host=Anna` and `cut=20%` may follow. `/event season add #2` and `skip #2` decide on a season that last year "
    "proposes. Planners add, change and cancel."
)


def answer(desk: Desk, asker: Asker, words: str) -> Iterator[Answer]:
    match apart(words):
        case []:
            yield first_page(desk, asker, events.NAME)
        case [word] if word.casefold() in ASKS_HELP:
            yield help_message(USAGE, HINT, asker.voice)
        case [word] if word.casefold() in {"past", "xlsx"}:
            is_past = word.casefold() == "past"
            yield from listed(desk, asker, events.NAME, events.PAST if is_past else "", as_file=not is_past)
        case [word, *more] if word.casefold() in SEASON and _is_of_seasons(more):
            yield from _season(desk, asker, [each.casefold() for each in more])
        case [word, *_] if word.casefold() in ADDS | CHECKS:
            yield from _of_new(desk, asker, words.strip()[len(word) :], is_kept=word.casefold() in ADDS)
        case [word, *which] if word.casefold() in CANCELS and (len(which) < 2 or which[0].casefold() in PAST):
            yield from _cancelled(desk, asker, which)
        case [word, *which] if word.casefold() in UNDOES and len(which) < 2:
            desk.demand(asker.user, Action.PLAN_EVENT)
            event = _event(desk, " ".join(which), "undo")
            yield from kept.undo(desk, asker, event, event.version)
        case [number] if number.startswith("#"):
            (card,) = event_cards(desk, [_event(desk, number)], Memory.of(desk))
            yield event_card(card, asker.voice)
        case [number, word] if number.startswith("#") and word.casefold() in ASKS_WHY:
            yield event_explanation(event_why(desk, _event(desk, number)), asker.voice)
        case _:
            yield _of_product(desk, asker, unquoted(words))


def _cancelled(desk: Desk, asker: Asker, which: list[str]) -> Iterator[Message]:
    """Cancel an event that is not over, or, called past, take out one that is. Raises: EventGone, EventNotOver."""
    desk.demand(asker.user, Action.PLAN_EVENT)
    takes_out = bool(which) and which[0].casefold() in PAST
    event = _event(desk, " ".join(which[takes_out:]), "cancel past" if takes_out else "cancel")
    is_over = event.is_over(desk.now())
    if event.state == "cancelled" or (is_over and not takes_out):
        raise EventGone(event.plan.name)
    if takes_out and not is_over:
        raise EventNotOver(event.plan.name, event.id)
    yield from kept.take_out(desk, asker, event) if takes_out else kept.cancel(desk, asker, event, event.version)


def _of_new(desk: Desk, asker: Asker, typed: str, *, is_kept: bool) -> Iterator[Message]:
    """Plan an event, or say what it would do; its day may be given in words."""
    shops = [shop.name for shop in desk.store.shops.all()]
    typed = with_days(typed, desk.today(asker.voice.zone), shops)
    if not is_kept:
        yield supposed_message(supposed(desk, with_skus_behind(desk, read_question(typed))), asker.voice)
        return
    said = read_line(typed)
    desk.demand(asker.user, Action.PLAN_EVENT)
    yield from kept.add(desk, asker, meant(desk, with_skus_behind(desk, said)))


def _of_product(desk: Desk, asker: Asker, words: str) -> Message:
    """Return the events of a product or of a shop; a number that no product has is that of an event."""
    if words.isdecimal() and not desk.store.products.exact(words):
        (card,) = event_cards(desk, [_event(desk, words)], Memory.of(desk))
        return event_card(card, asker.voice)
    shop = shop_or_part(desk, words)
    product, shop = ("", shop) if shop else product_or_slip(desk, NAME, words, WORDS)
    return first_page(desk, asker, events.NAME, events.about(product, shop))


def _is_of_seasons(words: list[str]) -> bool:
    return not words or words[0].casefold() in {*ASKS_WHY, "add", "skip"}


def _season(desk: Desk, asker: Asker, words: list[str]) -> Iterator[Answer]:
    match words:
        case []:
            yield season_list(seasons_of_shops(desk), asker.voice)
        case ["add" | "skip" as word, *number]:
            desk.demand(asker.user, Action.PLAN_EVENT)
            season = season_typed(desk, " ".join(number))
            if word == "skip":
                yield from skip_season(desk, asker, season, season.version)
            else:
                yield from plan_season(desk, asker, season, season.version, plan_of(desk, season))
        case _:
            yield season_explanation([season_why(desk, season) for season in standing(desk)], asker.voice)


def _event(desk: Desk, typed: str, verb: str = "") -> Event:
    if not typed:
        raise WhichEvent(verb)
    digits = unquoted(typed).removeprefix("#")
    event = desk.store.events.one(int(digits)) if digits.isascii() and digits.isdigit() and len(digits) < 16 else None
    if event is None:
        raise UnknownEvent(quoted(typed))
    return event
