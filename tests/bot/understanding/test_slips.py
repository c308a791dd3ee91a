"""Words that are nearly right: a part of a shop's name, its market, a slip in a command's word, half a code."""

import io
from dataclasses import replace
from types import ModuleType

import openpyxl
import pytest

from bot.buttons import approve, why
from bot.buttons import card as card_button
from bot.commands import clearance, event, po, reorder, stock
from bot.desk import Asker, Desk, Pressed
from bot.errors import MisspeltSku, NearCommand
from bot.errors.decision import NothingLikeThat, NothingOpenThere
from bot.errors.setup import UnknownShop as WhichOfShops
from bot.jobs import age_stock, plan
from bot.messages.reply import File, Message
from bot.refusals import said as of_store
from bot.sandbox.words import words_of
from bot.store import UnknownShop
from bot.talking import talked
from bot.understanding.slips import shop_or_part, shops_near
from bot.wording import Voice
from tests.bot.builders import Clock, Filled, a_shop, counted, sells, stocked

ASKER = Asker("U1", "C1", Voice())


@pytest.fixture
def three(desk: Desk, filled: Filled) -> Desk:
    """UK Home sells SKU123, which is running out; DE Home and DE Garden are empty."""
    return filled(desk, three_shops)


def three_shops(desk: Desk) -> None:
    for name in ("DE Home", "DE Garden"):
        desk.store.shops.add(a_shop(name=name, market="DE"), now=desk.now())
    stocked(desk.store, desk.now(), 40)
    plan.run(desk)
    age_stock.run(desk)


def said(answers: object) -> str:
    messages = [message for message in answers if isinstance(message, Message)]  # type: ignore[attr-defined]
    return "\n".join(words_of({"text": it.text, "blocks": list(it.blocks)}, {}, "UTC") for it in messages)


def rows_in(file: object) -> list[tuple[object, ...]]:
    """Return the rows of a list's workbook, without its heading."""
    assert isinstance(file, File)
    sheet = openpyxl.load_workbook(io.BytesIO(file.content)).worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    return rows[1 + next(n for n, row in enumerate(rows) if row[0] == "Level") :]


@pytest.mark.parametrize(
    ("words", "shop"),
    [("UK", "UK Home"), ("gb", "UK Home"), ("home uk", "UK Home"), ("garden", "DE Garden"), ("de", None), ("", None)],
)
def test_a_part_of_a_shop_or_its_market_means_the_only_shop_that_has_it(three: Desk, words: str, shop: str) -> None:
    assert shop_or_part(three, words) == shop


def test_a_code_means_its_sku_whatever_shops_are_called(three: Desk, clock: Clock) -> None:
    stocked(three.store, clock.now, 40, sku="GARDEN")
    assert shop_or_part(three, "garden") is None


def test_shops_that_may_be_meant_are_named(three: Desk) -> None:
    assert shops_near(three, "DE") == ("DE Garden", "DE Home")
    assert shops_near(three, "de gardn") == ("DE Garden",)
    with pytest.raises(MisspeltSku) as slip:
        next(clearance.answer(three, ASKER, "home"))
    assert slip.value.near == ("DE Home", "UK Home")


def test_every_list_understands_a_part_of_a_shop(three: Desk) -> None:
    assert "Stock of UK Home" in said(stock.answer(three, ASKER, "uk"))
    assert "· UK Home: 1 SKU" in said(stock.answer(three, ASKER, "urgent uk"))
    assert "· UK Home: 1 SKU" in said(stock.answer(three, ASKER, "gb urgent"))
    assert "Settings of UK Home" in said(stock.answer(three, ASKER, "settings uk"))
    assert "1 order to decide" in said(reorder.answer(three, ASKER, "uk"))
    assert "No event of UK Home is planned" in said(event.answer(three, ASKER, "uk"))
    assert "UK Home" in said(clearance.answer(three, ASKER, "uk why"))
    (file,) = clearance.answer(three, ASKER, "uk xlsx")
    assert isinstance(file, File)
    with pytest.raises(UnknownShop):
        list(clearance.answer(three, ASKER, "nowhere xlsx"))


@pytest.fixture
def in_two(three: Desk, clock: Clock) -> Desk:
    """SKU123 lies in UK Home and in US Home."""
    three.store.shops.add(a_shop(name="US Home", market="US"), now=clock.now)
    sells(three.store, clock.now, 5, shop="US Home")
    counted(three.store, clock.now, shop="US Home", SKU123=40)
    return three


@pytest.mark.parametrize("typed", ["SKU123 UK", "gb sku123", "SKU123 UK HOME", "SKU123 UK why"])
def test_a_sku_of_a_shop_is_shown_of_that_shop_alone(in_two: Desk, typed: str) -> None:
    words = said(stock.answer(in_two, ASKER, typed))
    assert "UK Home" in words
    assert "US Home" not in words
    assert "US Home" in said(stock.answer(in_two, ASKER, "SKU123"))


@pytest.mark.parametrize("typed", ["SKU123 DE", "SKU123 DE Garden why"])
def test_a_sku_that_does_not_lie_in_the_shop_is_shown_where_it_lies(in_two: Desk, typed: str) -> None:
    words = said(stock.answer(in_two, ASKER, typed))
    assert "SKU123 has no stock and no sale of" in words
    assert "US Home" in words


def test_an_event_takes_a_part_of_a_shop_and_says_which_it_is(in_two: Desk) -> None:
    in_two.store.people.set_role("U1", "planner", now=in_two.now())
    assert "UK Home" in said(event.answer(in_two, ASKER, "add Live SKU123 9 2026-12-20 uk"))
    (kept,) = in_two.store.events.planned()
    assert kept.plan.shop == "UK Home"
    with pytest.raises(WhichOfShops) as unclear:
        list(event.answer(in_two, ASKER, "add Live SKU123 9 2026-12-21 de"))
    assert unclear.value.near == ("DE Garden", "DE Home")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("stock for uk please", "Stock of UK Home"),
        ("what should I order in GB?", "1 order to decide"),
        ("stock in DE", "Stock overview"),  # two shops are there
        ("tell us about my stock", "Stock overview"),
    ],
)
def test_a_sentence_names_a_shop_by_its_market(three: Desk, words: str, answer: str) -> None:
    assert answer in said(talked(three, ASKER, words))


def test_half_a_code_says_whose_card_is_shown(three: Desk) -> None:
    words = said(stock.answer(three, ASKER, "SKU12"))
    assert words.startswith("SKU123")
    assert "There is no SKU SKU12. The only one like it is SKU123." in words
    assert "The only one like it" in said(stock.answer(three, ASKER, "SKU12 why"))
    assert "The only one like it" not in said(stock.answer(three, ASKER, "sku123"))  # as it is called


def test_an_order_to_decide_is_found_by_its_number_alone(three: Desk) -> None:
    """There is one, number 1."""
    for typed in ("1", "#1"):
        assert "1 order to decide" in said(reorder.answer(three, ASKER, typed))
    with pytest.raises(NothingLikeThat):
        list(reorder.answer(three, ASKER, "#2"))


def test_late_orders_stand_first_in_the_list_of_all(three: Desk) -> None:
    assert said(po.answer(three, ASKER, "late")) == said(po.answer(three, ASKER, ""))


@pytest.mark.parametrize(
    ("command", "typed", "meant"),
    [
        (event, 'ad "Black Friday" SKU123 9 28 Nov', '/event add "Black Friday" SKU123 9 28 Nov'),
        (clearance, "acepted", "/clearance accepted"),
        (reorder, "aprove 12", "/reorder approve 12"),
    ],
)
def test_a_slip_in_a_commands_word_is_answered_with_the_command(
    three: Desk, command: object, typed: str, meant: str
) -> None:
    with pytest.raises(NearCommand) as slip:
        list(command.answer(three, ASKER, typed))  # type: ignore[attr-defined]
    assert slip.value.near == meant


@pytest.mark.parametrize("typed", ["SKU123 UK", "uk sku123", "SKU123 UK Home", "SKU123, UK", "SKU123, SKU9 uk"])
def test_every_command_takes_the_shop_beside_a_sku(in_two: Desk, clock: Clock, typed: str) -> None:
    stocked(in_two.store, clock.now, 40, sku="SKU9")
    words = said(stock.answer(in_two, ASKER, typed))
    assert "UK Home" in words
    assert "US Home" not in words
    (file,) = stock.answer(in_two, ASKER, f"{typed} xlsx")
    assert {row[4] for row in rows_in(file)} == {"UK Home"}


@pytest.mark.parametrize("typed", ["SKU123 UK", "gb SKU123"])
def test_lists_of_one_sku_take_the_shop_beside_it(in_two: Desk, clock: Clock, typed: str) -> None:
    in_two.store.people.set_role("U1", "planner", now=in_two.now())
    plan.run(in_two)
    age_stock.run(in_two)
    for shop, name in (("uk", "Here"), ("us", "There")):
        list(event.answer(in_two, ASKER, f"add {name} SKU123 9 2026-12-20 {shop}"))
    assert "2 orders to decide" in said(reorder.answer(in_two, ASKER, "SKU123"))
    assert "1 order to decide" in (words := said(reorder.answer(in_two, ASKER, typed)))
    assert "US Home" not in words
    assert "1 event of SKU123 · UK Home" in (words := said(event.answer(in_two, ASKER, typed)))
    assert "There" not in words
    for command in (typed, f"{typed} why"):
        words = said(clearance.answer(in_two, ASKER, command))
        assert "UK Home" in words
        assert "US Home" not in words
    words = said(clearance.answer(in_two, ASKER, "SKU123 DE Garden"))
    assert "SKU123 has no stock and no sale of DE Garden" in words
    assert "US Home" in words
    with pytest.raises(NothingOpenThere):
        list(reorder.answer(in_two, ASKER, "SKU123 DE Garden"))


def test_a_shop_that_is_not_there_is_told_beside_the_sku(in_two: Desk) -> None:
    """Of `/stock` the card comes all the same; words of a question are no shop."""
    words = said(stock.answer(in_two, ASKER, "SKU123 FR"))
    assert (
        "No shop is called “FR”, so this is wherever it lies. There are DE Garden, DE Home, UK Home, US Home" in words
    )
    assert "No shop is called" not in said(stock.answer(in_two, ASKER, "SKU123 please"))
    for command in (clearance, event, reorder):
        with pytest.raises(UnknownShop) as unknown:
            list(command.answer(in_two, ASKER, "SKU123 FR"))
        assert (unknown.value.name, unknown.value.near) == ("FR", ("DE Garden", "DE Home", "UK Home"))
        with pytest.raises(UnknownShop) as unknown:
            list(command.answer(in_two, ASKER, "SKU123 DE"))
        assert unknown.value.near == ("DE Garden", "DE Home")


def test_more_than_ten_skus_of_a_shop_are_listed_of_it_alone(in_two: Desk, clock: Clock) -> None:
    """Eleven cups lie in US Home, and SKU123 in both shops."""
    codes = [f"CUP-{number}" for number in range(11)]
    for code in codes:
        sells(in_two.store, clock.now, 5, sku=code, shop="US Home")
    counted(in_two.store, clock.now, shop="US Home", SKU123=40, **dict.fromkeys(codes, 40))
    plan.run(in_two)
    listed = list(stock.answer(in_two, ASKER, ", ".join(["SKU123", *codes, "US"])))
    assert "The 12 SKUs you named, of US Home" in (words := said(listed))
    assert "UK Home" not in words
    card = next(block for block in listed[0].blocks if "accessory" in block)
    pressed = Pressed(card["accessory"]["value"], is_private=True, moment="1", mark=card["block_id"])
    assert "Of US Home alone" in said(card_button.press(in_two, ASKER, pressed))
    (file,) = stock.answer(in_two, ASKER, ", ".join(["SKU123", *codes, "US"]) + " xlsx")
    assert {row[3] for row in rows_in(file)} == {"US Home"}


def test_a_card_of_one_shop_stays_one_whatever_is_pressed_on_it(in_two: Desk) -> None:
    in_two.store.people.set_role("U1", "approver", now=in_two.now())
    plan.run(in_two)
    (card,) = stock.answer(in_two, ASKER, "SKU123 UK")
    approve_block = next(block for block in card.blocks if block["type"] == "actions")
    button = approve_block["elements"][0]
    pressed = Pressed(button["value"], is_private=True, moment="1", mark=approve_block["block_id"])
    (again,) = [it for it in approve.press(in_two, ASKER, pressed) if it.replaces]
    assert "US Home" not in said([again])
    assert "Approved by" in said([again])
    assert "US Home" not in said(why.press(in_two, ASKER, replace(pressed, value="SKU123")))


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("hlep", "help"),
        ("slod", "sold"),
        ("imoprts", "imports"),
        ("xslx", "xlsx"),
        ("chnaged UK Home", "changed UK Home"),
    ],
)
def test_a_slip_in_the_word_of_a_list_names_it(desk: Desk, typed: str, near: str) -> None:
    with pytest.raises(MisspeltSku) as refused:
        said(stock.answer(desk, ASKER, typed))
    assert near in refused.value.near


@pytest.mark.parametrize(
    ("command", "typed", "near"),
    [
        (event, "past of all", "/event past"),
        (event, "cancel #3 now", "/event cancel #3"),
        (clearance, "xlsx by mail", "/clearance xlsx"),
    ],
)
def test_what_was_typed_is_never_what_was_meant_instead(desk: Desk, command: ModuleType, typed: str, near: str) -> None:
    with pytest.raises(NearCommand) as refused:
        said(command.answer(desk, ASKER, typed))
    assert refused.value.near == near


def test_a_sentence_in_the_place_of_a_shop_is_quoted_in_short(desk: Desk) -> None:
    with pytest.raises(UnknownShop) as refused:
        desk.store.shops.named("please tell me more " * 40)
    assert len(desk.voice().tell(of_store(refused.value))) < 300
