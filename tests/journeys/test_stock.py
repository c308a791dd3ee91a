"""`/stock` in every form: you say, it answers."""

import io

import openpyxl
import pytest

from tests.bot.builders import stocked
from tests.journeys.office import Office

CODES = [f"MUG-{number:02d}" for number in range(1, 14)]


@pytest.fixture(scope="module")
def mugs(office: Office) -> None:
    """Thirteen mugs: all to be reordered, but the last one, of which there is plenty."""
    for code in CODES:
        stocked(office.store, office.clock.now, 4000 if code == CODES[-1] else 200, sku=code)
    office.plans()


def test_part_of_a_code_lists_what_it_may_be(office: Office, mugs: None) -> None:
    listed = office.asks("vic", "/stock mug", office.new_channel())
    assert "13 SKUs match “mug”" in listed.words
    assert "1–10 of 13" in listed.words
    assert listed.buttons == (*["Card"] * 10, "More ›", "Whole list (.xlsx)")
    second = office.changed("vic", listed, "More ›")
    assert "11–13 of 13" in second.words
    assert "MUG-13" in second.words  # the least pressing comes last


def test_a_list_leads_to_the_card_of_each(office: Office, mugs: None) -> None:
    channel = office.new_channel()
    listed = office.asks("ana", "/stock mug-0", channel)
    words = office.told("ana", listed, "Card")
    assert "MUG-0" in words
    assert "Order 205" in words


def test_one_hit_is_answered_with_its_card(office: Office, mugs: None) -> None:
    card = office.asks("ana", "/stock ug-12", office.new_channel())
    assert card.blocks[0]["text"]["text"].startswith("MUG-12")
    assert {"Approve", "Share", "Why these numbers?"} <= set(card.buttons)


@pytest.mark.parametrize("typed", ["MUG-01, mug-02", "MUG-01\nMUG-02", "MUG-01 MUG-02", "`MUG-01`，MUG-02；mug-01"])
def test_several_skus_are_answered_at_once(office: Office, mugs: None, typed: str) -> None:
    answer = office.asks("ana", f"/stock {typed}", office.new_channel())
    assert answer.words.startswith("2 SKUs\n")
    assert answer.words.count("200 available · 0 on order · sells 5 a day · threshold 225") == 2
    assert answer.buttons == ("Card", "Card")


def test_the_ones_that_are_not_there_are_named(office: Office, mugs: None) -> None:
    channel = office.new_channel()
    person = office.person("ana")
    person.types("/stock MUG-01, NOPE-1, MUG-02, NOPE-2", channel=channel)
    person.waits_for(channel, lambda m: "2 SKUs" in m.words)
    person.waits_for(channel, lambda m: "There are no SKUs NOPE-1, NOPE-2." in m.words)


@pytest.mark.parametrize(
    "typed",
    [
        "how many days does mug-01 last?",
        "库存 MUG-01",
        ":package: MUG-01",
        "ＭＵＧ－０１",
        "MUG-01\u00a0?",
        "📦 \u200bMUG-01",
    ],
)
def test_a_sku_within_a_question_is_answered_with_its_card(office: Office, mugs: None, typed: str) -> None:
    assert office.asks("ana", f"/stock {typed}", office.new_channel()).words.startswith("MUG-01")


def test_beside_one_that_is_there_what_looks_like_a_code_is_named(office: Office, mugs: None) -> None:
    channel = office.new_channel()
    person = office.person("ana")
    person.types("/stock MUG-01 NOPE-1 please", channel=channel)
    person.waits_for(channel, lambda m: m.words.startswith("MUG-01"))
    person.waits_for(channel, lambda m: "There is no SKU NOPE-1." in m.words)


@pytest.mark.parametrize(
    ("typed", "meant"), [("UK Hom", "UK Home"), ("urgentt", "urgent"), ("urgent uk hme", "urgent UK Home")]
)
def test_a_slip_in_a_shop_or_a_level_is_named(office: Office, mugs: None, typed: str, meant: str) -> None:
    assert f"Did you mean {meant}" in office.asks("ana", f"/stock {typed}", office.new_channel()).words


def test_the_key_word_may_stand_in_front(office: Office, mugs: None) -> None:
    words = office.asks("ana", "/stock why MUG-01", office.new_channel()).words
    assert words.startswith("Why these numbers: MUG-01")


def test_when_none_of_several_is_there_all_are_named(office: Office, mugs: None) -> None:
    assert "There are no SKUs NOPE-1, NOPE-2." in office.asks("ana", "/stock NOPE-1, NOPE-2").words


def test_more_than_ten_are_listed(office: Office, mugs: None) -> None:
    listed = office.asks("ana", f"/stock {', '.join(CODES)}", office.new_channel())
    assert "The 13 SKUs you named" in listed.words
    assert "11–13 of 13" in office.changed("ana", listed, "More ›").words


def test_more_than_anybody_reads_are_refused_with_a_way_out(office: Office) -> None:
    many = ", ".join(f"X{number}" for number in range(61))
    assert "You named 61 SKUs; up to 60 at once can be shown." in office.asks("ana", f"/stock {many}").words


def test_a_slip_in_a_name_is_put_right(office: Office, mugs: None) -> None:
    channel = office.new_channel()
    person = office.person("ana")
    person.types("/stock qmug", channel=channel)
    person.waits_for(channel, lambda m: "Did you mean “mug”?" in m.words)
    person.waits_for(channel, lambda m: "13 SKUs match “mug”" in m.words)


@pytest.mark.parametrize("typed", ["reorder", "Reorder now", "补货", "reorder UK Home", "uk home reorder"])
def test_a_level_is_listed_by_its_word(office: Office, mugs: None, typed: str) -> None:
    listed = office.asks("vic", f"/stock {typed}", office.new_channel())
    assert listed.words.startswith("🟡 Reorder now")
    assert "Card" in listed.buttons


def test_a_level_where_nothing_stands_says_so(office: Office, mugs: None) -> None:
    assert "No SKU is at this level." in office.asks("vic", "/stock uncounted", office.new_channel()).words


def test_a_shop_is_answered_with_its_overview(office: Office, mugs: None) -> None:
    answer = office.asks("vic", "/stock uk home", office.new_channel())
    assert answer.words.startswith("Stock of UK Home\n")


def test_the_overview_names_the_worst_and_when_it_was(office: Office, mugs: None) -> None:
    answer = office.asks("vic", "/stock", office.new_channel())
    assert "Look at these first" in answer.words
    assert "As of Nov 2, 2026" in answer.words
    assert answer.buttons[-1] == "Whole list (.xlsx)"


@pytest.mark.parametrize(("typed", "rows"), [("mug xlsx", 13), ("MUG-01, MUG-02 xlsx", 2), ("MUG-13 xlsx", 1)])
def test_any_list_comes_as_a_workbook(office: Office, mugs: None, typed: str, rows: int) -> None:
    person = office.person("ben")
    seen = {shown.ts for shown in person.sees("")}
    person.types(f"/stock {typed}")
    (file,) = person.waits_for("", lambda m: bool(m.files) and m.ts not in seen).files
    sheet = openpyxl.load_workbook(io.BytesIO(person.downloads(file))).active
    assert sheet.max_row == rows + 1
    assert {row[1].value for row in sheet.iter_rows(min_row=2)} <= {*CODES}
