"""Long lists in Slack: pages turn in place, and the whole list comes to the asker alone."""

import io

import openpyxl
import pytest

from tests.bot.test_purchase_orders import approved
from tests.journeys.office import Office


@pytest.fixture(scope="module")
def orders(office: Office) -> int:
    """More orders than stand on a page."""
    for number in range(12):
        approved(office.store, office.clock.now, f"LIST-{number:02d}")
    return len(office.store.orders.coming())


def test_pages_turn_in_place(office: Office, orders: int) -> None:
    channel = office.new_channel()
    first = office.asks("vic", "/po", channel)
    assert f"1–10 of {orders}" in first.words
    second = office.changed("vic", first, "More ›")
    assert f"11–{min(20, orders)} of {orders}" in second.words
    again = office.changed("vic", second, "‹ Back")
    assert again.words == first.words


def test_the_whole_list_comes_to_the_asker_alone(office: Office, orders: int) -> None:
    """With a row for each SKU of an order."""
    channel, before = office.new_channel(), office.person("ana").sees("")
    vic, lines = office.person("vic"), sum(len(order.lines) for order in office.store.orders.coming())
    seen = {shown.ts for shown in vic.sees("")}
    listed = office.asks("vic", "/po", channel)
    said = office.told("vic", listed, "Whole list (.xlsx)")
    assert f"{orders} open orders: in your direct messages with me." in said
    (file,) = vic.waits_for("", lambda m: bool(m.files) and m.ts not in seen).files
    sheet = openpyxl.load_workbook(io.BytesIO(vic.downloads(file))).active
    assert sheet.max_row == lines + 1
    assert file.name.startswith("orders-")
    assert office.person("ana").sees("") == before
    assert not any(shown.files for shown in office.person("ana").sees(channel))


def test_in_the_direct_message_the_file_speaks_for_itself(office: Office, orders: int) -> None:
    person = office.person("pia")
    seen = {shown.ts for shown in person.sees("")}
    person.types("/po xlsx")
    (file,) = person.waits_for("", lambda m: bool(m.files) and m.ts not in seen).files
    assert file.title == f"{orders} open orders"
    assert "in your direct messages" not in " ".join(each.words for each in person.sees("") if each.ts not in seen)
