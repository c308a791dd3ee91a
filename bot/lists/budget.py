"""What to buy first within a budget."""

from bot.desk import Asker, Desk
from bot.errors import DeadButton
from bot.messages.ordering.budget_list import budget_page
from bot.messages.ordering.budget_values import Budgeted
from bot.messages.page import Page
from bot.messages.reply import File
from bot.ordering.budgeting import within_budget
from bot.wording import N_, is_currency
from bot.workbooks.lists import Kind, list_file
from planner.intake.money import Amount

NAME = "budget"
COLUMNS = (
    (N_("Number"), Kind.UNITS),
    (N_("Supplier"), Kind.NAME),
    (N_("SKU"), Kind.TEXT),
    (N_("Name"), Kind.NAME),
    (N_("Location"), Kind.TEXT),
    (N_("Units"), Kind.UNITS),
    (N_("Landed cost"), Kind.MONEY),
    (N_("Would be missing"), Kind.UNITS),
    (N_("Margin saved"), Kind.MONEY),
    (N_("Money tied up (days)"), Kind.UNITS),
    (N_("Return a year"), Kind.SHARE),
    (N_("Within the budget"), Kind.NAME),
    (N_("Order by"), Kind.DAY),
)


def about_budget(budget: Amount) -> str:
    """Return the budget as the buttons of its list carry it."""
    return f"{budget.minor} {budget.currency}"


def page(desk: Desk, asker: Asker, about: str, first: int) -> Page:
    """Return a page of it."""
    return budget_page(_within(desk, about), first, asker.voice)


def whole(desk: Desk, asker: Asker, about: str) -> File:
    """Return all of it as a workbook."""
    voice, found = asker.voice, _within(desk, about)
    code, yes, no = found.budget.currency, voice.say("yes"), voice.say("no")
    rows = [
        (
            *(line.line.number, line.line.supplier, line.line.product, line.line.name, line.line.location),
            line.line.quantity,
            *(
                (None,) * 5
                if line.saves is None
                else (
                    Amount(line.saves.cost_minor, code),
                    line.saves.avoided,
                    Amount(line.saves.margin_minor, code),
                    round(line.saves.days),
                    line.saves.a_year,
                )
            ),
            *(yes if line.is_bought else no, line.line.order_by),
        )
        for line in found.lines
    ]
    title = voice.say("What to buy first for {budget}", budget=voice.money(*found.budget))
    return list_file("budget", title, COLUMNS, rows, voice, desk.now())


def _within(desk: Desk, about: str) -> Budgeted:
    minor, _, code = about.partition(" ")
    if not minor.isdecimal() or not is_currency(code):
        raise DeadButton
    return within_budget(desk, Amount(int(minor), code))
