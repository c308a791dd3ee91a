"""Terms: a person types a product's own buffer, minimum, carton or lead times, and sees what would hold without."""

import json
from collections.abc import Iterator
from dataclasses import asdict

from bot.desk import Action, Asker, Desk, Pressed, Submitted
from bot.errors import DeadButton, DeadWindow, UserError
from bot.errors.terms import LongestBelowUsual, NotAWholeNumber, NotBelowOne, TermsMoved, TooManyDays
from bot.messages.reply import FieldErrors, Message, View
from bot.messages.stock.terms_window import FIELDS, TERMS, TERMS_OF, ProductTerms, terms_window
from bot.ordering.rechecking import rechecked_and_shown
from bot.store import Terms
from bot.telling.cards import card_again, cards
from bot.understanding.typed import whole_meant

NAME = TERMS
TITLE = TERMS_OF
MOST = 999_999_999  # [units] more is a slip
LONGEST = 365  # [days]
AT_LEAST_ONE = ("moq", "case_pack", "lead_time", "max_lead_time", "air_lead_time")
DAYS = ("lead_time", "max_lead_time", "air_lead_time")


def show(desk: Desk, asker: Asker, pressed: Pressed) -> View:
    desk.demand(asker.user, Action.TERMS)
    terms, shown = desk.store.terms.of(pressed.value), cards(desk, pressed.value)
    if terms is None or not shown:
        raise DeadButton
    return terms_window(ProductTerms(shown[0].product, asdict(terms)), shown, asker.voice)


def check(desk: Desk, asker: Asker, submitted: Submitted) -> FieldErrors | None:
    """Return what is wrong with the numbers; reads only."""
    desk.demand(asker.user, Action.TERMS)
    product, seen = _about(submitted)
    if desk.store.terms.of(product) != seen:
        raise TermsMoved(product)
    wrong: dict[str, str] = {}
    for name, *_ in FIELDS:
        typed = submitted.fields.get(name, "").strip()
        try:
            _demand_lawful(name, typed)
        except UserError as error:
            wrong[name] = asker.voice.tell(error)
    if not wrong:
        said = _typed(submitted)
        if said.max_lead_time is not None and said.max_lead_time < (said.lead_time or 0):
            wrong["max_lead_time"] = asker.voice.tell(LongestBelowUsual())
    return FieldErrors(wrong) if wrong else None


def submit(desk: Desk, asker: Asker, submitted: Submitted) -> Iterator[Message]:
    """Keep them; they were checked."""
    product, seen = _about(submitted)
    terms = _typed(submitted)
    if desk.store.terms.agree(product, seen, terms, asker.user, desk.now()) != terms:
        raise TermsMoved(product)

    def shown() -> Iterator[Message]:
        yield card_again(desk, asker, submitted.mark, product)

    yield from rechecked_and_shown(desk, [product], shown)


def _about(submitted: Submitted) -> tuple[str, Terms]:
    """Return the product, and what was typed for it when the window opened. Raises: DeadWindow."""
    try:
        product, seen = json.loads(submitted.about)
        return str(product), Terms(**{name: value for (name, *_), value in zip(FIELDS, seen, strict=True)})
    except (ValueError, TypeError):  # another release opened it
        raise DeadWindow from None


def _demand_lawful(name: str, typed: str) -> None:
    """Raises: NotAWholeNumber, WhichNumber, NotBelowOne, TooManyDays."""
    number = whole_meant(typed)
    if typed and (number is None or number > MOST):
        raise NotAWholeNumber
    if number is not None and name in AT_LEAST_ONE and number < 1:
        raise NotBelowOne
    if number is not None and name in DAYS and number > LONGEST:
        raise TooManyDays(LONGEST)


def _typed(submitted: Submitted) -> Terms:
    return Terms(**{name: whole_meant(submitted.fields.get(name, "")) for name, *_ in FIELDS})
