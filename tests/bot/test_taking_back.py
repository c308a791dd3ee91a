"""An import is taken back from Slack by who made it, or by an admin, and not under others' feet."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from bot.buttons import import_undo, listings_deleted
from bot.desk import Asker, Desk, Pressed, Submitted
from bot.errors import DeadButton, NotAllowed
from bot.errors.importing import NewerStock, NothingLeftOut, TakenBack
from bot.modals import import_again
from bot.store import Store
from bot.taking_back import wait_no_more
from bot.wording import Voice
from tests.bot.builders import Clock, a_desk, counted, planned, sells, terms
from tests.bot.store.builders import a_count, counts_in

ANA, PIA, ADA = "U0ANA", "U0PIA", "U0ADA"


@pytest.fixture
def desk(store: Store, clock: Clock) -> Desk:
    """Ana and Pia plan, Ada is admin."""
    for user in (ANA, PIA):
        store.people.set_role(user, "planner", now=clock.now)
    return replace(a_desk(store, clock), admins=frozenset({ADA}))


def imports_by(desk: Desk, user: str) -> int:
    """Somebody imports a stock export; return its number."""
    store, now = desk.store, desk.now()
    run = store.imports.begin("UK Home", "orders", f"by {user}", "orders.csv", now, now)
    store.imports.stage(run, "orders", ())
    store.imports.switch(run, now, user)
    return run.id


def presses(desk: Desk, user: str, value: object) -> list[str]:
    pressed = Pressed(str(value), is_private=True, moment="1")
    return [message.text for message in import_undo.press(desk, Asker(user, "C0UK", Voice()), pressed)]


@pytest.mark.parametrize("user", [ANA, ADA])
def test_who_made_it_or_an_admin_takes_it_back(desk: Desk, user: str) -> None:
    said = presses(desk, user, imports_by(desk, ANA))
    assert "orders.csv is undone" in said[-1]
    assert (desk.store.audit.entries()[0].action, desk.store.audit.entries()[0].user) == ("import taken back", user)


@pytest.mark.parametrize("by", [ANA, ""])
def test_nobody_else_does(desk: Desk, by: str) -> None:
    """Of what came in at the terminal nobody in Slack is the one who made it."""
    number = imports_by(desk, by)
    with pytest.raises(NotAllowed, match="admin"):
        presses(desk, PIA, number)
    assert desk.store.import_undo.of(number) is not None


def test_nobody_else_says_when_it_was_counted(desk: Desk) -> None:
    """That takes it back, too."""
    about, pia = f"{imports_by(desk, ANA)}:F0TABLE", Asker(PIA, "C0UK", Voice())
    with pytest.raises(NotAllowed, match="admin"):
        import_again.show(desk, pia, Pressed(about, is_private=True, moment="1"))
    with pytest.raises(NotAllowed, match="admin"):
        import_again.check(desk, pia, Submitted(about, {}))


def test_a_newer_workbook_of_all_shops_stands_upon_it(desk: Desk, clock: Clock) -> None:
    number = imports_by(desk, ANA)
    planned(desk.store, clock.now, [terms()])
    assert presses(desk, ANA, number) == ["The import of orders.csv was not undone: other data builds on it."]
    made = desk.store.import_undo.of(number)
    assert made is not None
    assert [stop.code for stop in made.in_the_way] == ["newer_workbook"]


def test_files_of_other_shops_do_not_stand_in_the_way(desk: Desk, clock: Clock) -> None:
    desk.store.shops.add(replace(desk.store.shops.named("UK Home"), name="EU Home"), now=clock.now)
    number = imports_by(desk, ANA)
    sells(desk.store, clock.now, 5, shop="EU Home", days=2)
    counted(desk.store, clock.now, shop="EU Home", SKU123=5)
    assert "is undone" in presses(desk, ANA, number)[-1]


def test_where_somebody_is_faster_the_receipt_says_so(desk: Desk) -> None:
    number = imports_by(desk, ANA)
    made = desk.store.import_undo.of(number)
    assert made is not None
    replies = import_undo.press(desk, Asker(ANA, "C0UK", Voice()), Pressed(str(number), is_private=True, moment="1"))
    assert next(replies).text == "Undoing the import of orders.csv …"
    desk.store.import_undo.undo(made, desk.now(), ADA)
    (last,) = replies
    assert "was undone meanwhile" in last.text
    assert last.replaces


def test_where_it_fails_the_receipt_has_its_button_again(desk: Desk) -> None:
    number = imports_by(desk, ANA)
    replies = import_undo.press(desk, Asker(ANA, "C0UK", Voice()), Pressed(str(number), is_private=True, moment="1"))
    next(replies)
    with desk.store.access.writing() as session:
        session.connection().execute(text("ALTER TABLE audit RENAME TO gone"))
    failed = next(replies)
    assert "orders.csv was not undone: something went wrong" in failed.text
    assert failed.replaces
    assert str(number) in str(failed.blocks[-1])
    with pytest.raises(DatabaseError):
        next(replies)


@pytest.mark.parametrize("value", ["", "x", "-1", "1:2"])
def test_a_button_that_names_no_import_is_dead(desk: Desk, value: str) -> None:
    with pytest.raises(DeadButton):
        presses(desk, ANA, value)


def test_an_import_that_never_was_cannot_be_taken_back(desk: Desk) -> None:
    with pytest.raises(TakenBack):
        presses(desk, ANA, 10**12)


def leaves_out(desk: Desk, clock: Clock) -> str:
    """Two listings of RED were counted, and one of them is missing in the next export; return its import's number."""
    for skus in ((1, 2), (1,)):
        clock.passes(hours=1)
        counts = [a_count(str(sku), 10, seller_sku="RED") for sku in skus]
        counts_in(desk.store, *counts, shop="UK Home", as_of=clock.now)
    found = desk.store.left_out.last("UK Home")
    assert found is not None
    return str(found.run)


def says_deleted(desk: Desk, user: str, value: str) -> str:
    pressed = Pressed(value, is_private=False, moment="1")
    (message,) = listings_deleted.press(desk, Asker(user, "C0UK", Voice()), pressed)
    return message.text


def test_a_planner_says_that_a_listing_was_deleted(desk: Desk, clock: Clock) -> None:
    number = leaves_out(desk, clock)
    said = says_deleted(desk, ANA, number)
    assert said.startswith("1 listing counts as deleted: `RED` (SKU ID 2). The next stock export counts what it names.")
    with pytest.raises(NotAllowed):
        says_deleted(desk, "U0EVE", number)


def test_an_older_receipt_says_nothing_of_listings_any_more(desk: Desk, clock: Clock) -> None:
    number = leaves_out(desk, clock)
    counts_in(desk.store, a_count("1", 9, seller_sku="RED"), shop="UK Home", as_of=clock.now + timedelta(hours=1))
    with pytest.raises(NewerStock):
        says_deleted(desk, ANA, number)
    for dead in ("", "x", "999", str(imports_by(desk, ANA))):
        with pytest.raises(DeadButton):
            says_deleted(desk, ANA, dead)


def test_at_the_terminal_it_is_typed(desk: Desk, clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    shop = desk.store.shops.named("UK Home")
    with pytest.raises(NothingLeftOut):
        wait_no_more(desk, shop)
    leaves_out(desk, clock)
    wait_no_more(desk, shop)
    assert "1 listing counts as deleted: `RED` (SKU ID 2)." in capsys.readouterr().out
