"""Files dropped into Slack: taken in for the channel's shop, asked about in private, silent about pictures."""

import gzip
import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from slack_sdk import WebClient

from bot.desk import Dropped
from bot.errors import FileBehindSignIn, FileNotFetched
from bot.sandbox import AsPerson, Shown
from bot.slack.downloads import download
from tests.journeys.house import FILES, SHOP, FirstDay, asks, first_day

ORDERS, STOCK = (FILES / "orders.csv").read_bytes(), (FILES / "stock.xlsx").read_bytes()
ADS = (FILES.parents[1] / "quirks/files/ads_older_names.csv").read_bytes()
AMBIGUOUS = (
    b"Order ID,SKU ID,Seller SKU,Quantity,Created Time,Paid Time,Shipped Time,Cancelled Time\n"
    b"576461413038785752,1729384756473829100,SKU9,2,03/11/2011 10:00:00,03/11/2011 10:00:00,,\n"
)


@pytest.fixture
def day(tmp_path: Path, empty_store: Path) -> Iterator[FirstDay]:
    with first_day(tmp_path, empty_store) as house:
        yield house


def drops(person: AsPerson, channel: str, name: str, content: bytes, words: str) -> Shown:
    """Share a file and return the private answer that holds these words."""
    before = {(shown.ts, shown.words) for shown in person.sees(channel)}
    person.uploads(channel, name, content)
    return person.waits_for(channel, lambda m: (m.ts, m.words) not in before and words in m.words)


def zipped(name: str, content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(name, content)
    return packed.getvalue()


def test_a_file_dropped_into_a_shops_channel_is_its_own(day: FirstDay) -> None:
    ana, vic = day.person("ana"), day.person("vic")
    receipt = drops(ana, day.channel, "orders.csv", ORDERS, "Imported")
    assert "Imported orders.csv into UK Home" in receipt.words
    assert receipt.is_ephemeral
    drops(ana, day.channel, "stock.xlsx", STOCK, "Imported stock.xlsx into UK Home")
    assert not [shown for shown in vic.sees(day.channel) if "Imported" in shown.words]
    day.moves_to(day.time)  # the next tick plans what came in
    assert "SKU123" in asks(ana, "/stock SKU123", day.channel).words


def test_a_file_dropped_in_a_thread_is_answered_there(day: FirstDay) -> None:
    """Who dropped it looks at the thread; the question about its dates is pressed there, too."""
    day.store.shops.change("UK Home", now=day.time, date_order="")
    ana = day.person("ana")
    ana.says("the exports of today", channel=day.channel)
    first = ana.waits_for(day.channel, lambda m: m.words == "the exports of today")
    ana.uploads(day.channel, "orders.csv", AMBIGUOUS, thread=first.ts)
    asked = ana.waits_for(day.channel, lambda m: "which day is 03/11/2011" in m.words)
    ana.presses(asked, "This day")
    receipt = ana.waits_for(day.channel, lambda m: "Imported orders.csv into UK Home" in m.words)
    assert [shown.thread_ts for shown in (asked, receipt)] == [first.ts] * 2


def test_the_same_file_twice_changes_nothing(day: FirstDay) -> None:
    ana = day.person("ana")
    drops(ana, "", "orders.csv", ORDERS, "Imported orders.csv into UK Home")
    assert "Nothing changed." in drops(ana, "", "again.csv", ORDERS, "already imported").words


def test_a_busy_slack_loses_no_file(day: FirstDay) -> None:
    slack, ana = day.sandbox.workspace, day.person("ana")
    for method in ("files.info", "chat.postEphemeral"):
        slack.fail_next(method, status=500)
    drops(ana, day.channel, "orders.csv", ORDERS, "Imported orders.csv into UK Home")


def test_where_slack_does_not_give_a_file_one_is_told(day: FirstDay) -> None:
    day.sandbox.workspace.fail_next("files.info", status=500, times=3)
    told = drops(day.person("ana"), day.channel, "orders.csv", ORDERS, "could not be fetched from Slack")
    assert "share it once more" in told.words


def test_where_slack_says_nothing_of_a_file_one_is_told(day: FirstDay, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(WebClient, "files_info", lambda *_, **__: {"ok": True})
    told = drops(day.person("ana"), day.channel, "orders.csv", ORDERS, "could not be fetched from Slack")
    assert "share it once more" in told.words


def test_a_picture_in_a_direct_message_hears_what_is_read(day: FirstDay) -> None:
    told = drops(day.person("ana"), "", "photo.png", b"picture", "I only read tables")
    assert "Nothing was imported" in told.words


def test_in_a_direct_message_it_asks_for_the_shop(day: FirstDay) -> None:
    eu = replace(SHOP, name="EU Home", market="DE", tz="Europe/Berlin", channel="")
    day.store.shops.add(eu, now=day.time)
    ana = day.person("ana")
    asked = drops(ana, "", "orders.csv", ORDERS, "Which shop was orders.csv exported from?")
    assert asked.buttons == ("Import", "Import")
    ana.presses(asked, "Import")
    ana.waits_for("", lambda m: m.ts == asked.ts and "Imported orders.csv into " in m.words)


def test_dates_that_read_both_ways_are_asked_about_once(day: FirstDay) -> None:
    day.store.shops.change("UK Home", now=day.time, date_order="")
    ana = day.person("ana")
    asked = drops(ana, "", "orders.csv", AMBIGUOUS, "which day is 03/11/2011")
    assert "Nov 3, 2011" in asked.words
    assert "Mar 11, 2011" in asked.words
    ana.presses(asked, "This day")
    ana.waits_for("", lambda m: m.ts == asked.ts and "Imported orders.csv into UK Home" in m.words)
    assert day.store.shops.named("UK Home").date_order == "day_first"
    assert day.store.audit.entries("shop:UK Home")[0].user == "U0ANA"


def test_who_may_only_look_imports_nothing(day: FirstDay) -> None:
    refused = drops(day.person("vic"), day.channel, "orders.csv", ORDERS, "This needs the role")
    assert "planner" in refused.words
    assert day.store.imported.newest("UK Home", "orders") is None


def test_what_is_no_table_of_ours_is_said(day: FirstDay) -> None:
    ana = day.person("ana")
    assert "I do not know this kind of file" in drops(ana, "", "notes.csv", b"a,b\n1,2\n", "I do not know").words
    drops(ana, "", "orders.xlsx", b"%PDF-1.7", "neither a workbook")
    drops(ana, "", "orders.zip", zipped("orders.csv", ORDERS), "orders.zip is an archive. Unpack it")
    drops(ana, "", "orders.csv", b"<!DOCTYPE html><title>Seller Center</title>", "is a web page without a table")


def test_a_file_nobody_knows_is_refused_before_anybody_is_asked_whose_it_is(day: FirstDay) -> None:
    day.store.shops.add(replace(SHOP, name="EU Home", channel=""), now=day.time)
    ana = day.person("ana")
    said = drops(ana, "", "notes.csv", b"a,b\n1,2\n", "I do not know this kind of file")
    assert "Which shop" not in said.words


def test_a_picture_is_none_of_our_business(day: FirstDay) -> None:
    ana = day.person("ana")
    ana.uploads(day.channel, "bag.png", b"\x89PNG")
    drops(ana, day.channel, "orders.csv", ORDERS, "Imported")
    assert [m.words for m in ana.sees(day.channel) if "bag.png" in m.words and m.is_ephemeral] == []


@pytest.mark.parametrize(
    "address",
    [
        "https://example.com/files/F1/orders.csv",
        "http://files.slack.com/F1/orders.csv",
        "https://files.slack.com.example.com/F1",
        "https://files.slack.com@example.com/F1",
        "file:///etc/passwd",
        "",
    ],
)
@pytest.mark.parametrize("api", ["https://slack.com/api/", "http://127.0.0.1:1/api/"])
def test_a_file_that_lies_elsewhere_is_not_fetched(address: str, api: str, tmp_path) -> None:
    """The bot's token would go with the request."""
    file = Dropped("F1", "orders.csv", 10, datetime(2011, 11, 21, tzinfo=UTC), address)
    with pytest.raises(FileNotFetched):
        download(WebClient("xoxb-secret", base_url=api), file, tmp_path, 100)


def test_a_redirect_is_not_followed(tmp_path: Path) -> None:
    """The bot's token would go along to wherever it leads."""
    asked = []

    class Leading(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(302)
            self.send_header("Location", "/elsewhere")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Leading) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        api = f"http://127.0.0.1:{server.server_port}/"
        file = Dropped("F1", "orders.csv", 10, datetime(2011, 11, 21, tzinfo=UTC), f"{api}orders.csv")
        with pytest.raises(FileNotFetched, match="302"):
            download(WebClient("xoxb-secret", base_url=api), file, tmp_path, 100)
        server.shutdown()
    assert asked == ["/orders.csv"]


def test_a_page_to_sign_in_is_no_table(day: FirstDay, tmp_path) -> None:
    """Slack sends one, with 200, where the token may not read the file."""
    client = WebClient(day.settings.slack_bot_token, base_url=day.settings.slack_api_url)
    page = day.settings.slack_api_url.replace("/api/", "/")
    with pytest.raises(FileBehindSignIn):
        download(client, Dropped("F1", "orders.csv", 10, datetime(2011, 11, 21, tzinfo=UTC), page), tmp_path, 100)


def test_a_file_may_be_called_as_people_call_files(day: FirstDay) -> None:
    name = "订单 export (1) <&>.csv"
    drops(day.person("ana"), day.channel, name, ORDERS, f"Imported {name} into UK Home")


def test_a_file_may_have_a_longer_name_than_a_disk_takes(day: FirstDay) -> None:
    """Slack counts letters, disks count bytes."""
    name = "订单导出" * 30 + ".csv"
    drops(day.person("ana"), day.channel, name, ORDERS, "into UK Home")


def test_a_packed_table_is_answered_in_a_channel_too(day: FirstDay) -> None:
    drops(day.person("ana"), day.channel, "orders.csv.gz", gzip.compress(ORDERS), "orders.csv.gz is an archive")


def test_a_file_of_another_shop_is_not_taken_without_a_word(day: FirstDay) -> None:
    """The SKUs of orders.csv are those of UK Home; dropped into the EU shop's channel, the bot asks."""
    ana = day.person("ana")
    drops(ana, day.channel, "orders.csv", ORDERS, "Imported orders.csv into UK Home")
    day.store.shops.change("UK Home", now=day.time, channel="")
    eu = replace(SHOP, name="EU Home", market="DE", tz="Europe/Berlin", currency="EUR", channel=day.channel)
    day.store.shops.add(eu, now=day.time)
    asked = drops(ana, day.channel, "stock.xlsx", STOCK, "looks like an export of UK Home")
    assert asked.buttons == ("Import for UK Home", "It is of EU Home")
    ana.presses(asked, "Import for UK Home")
    ana.waits_for(day.channel, lambda m: m.ts == asked.ts and "Imported stock.xlsx into UK Home" in m.words)


def test_it_is_of_this_shop_when_somebody_says_so(day: FirstDay) -> None:
    ana = day.person("ana")
    drops(ana, day.channel, "orders.csv", ORDERS, "Imported orders.csv into UK Home")
    day.store.shops.change("UK Home", now=day.time, channel="")
    day.store.shops.add(replace(SHOP, name="UK Outlet", channel=day.channel), now=day.time)
    asked = drops(ana, day.channel, "stock.xlsx", STOCK, "looks like an export of UK Home")
    ana.presses(asked, "It is of UK Outlet")
    ana.waits_for(day.channel, lambda m: m.ts == asked.ts and "Imported stock.xlsx into UK Outlet" in m.words)


def test_an_ads_report_is_asked_for_its_days(day: FirstDay) -> None:
    """A month up to yesterday is offered; the last day must not come before the first."""
    ana = day.person("ana")
    asked = drops(ana, "", "ads.csv", ADS, "does not say of which days it is")
    ana.presses(asked, "Say the days…")
    window = ana.modal(lambda shown: "First day" in shown.words)
    ana.fills(window, {"Last day": "2011-10-01"})
    ana.submits()
    assert "The last day comes before the first." in ana.modal(lambda shown: "comes before" in shown.words).words
    ana.fills(ana.modal(), {"First day": "2011-09-01"})
    ana.submits()
    ana.waits_for("", lambda m: m.ts == asked.ts and "Imported ads.csv into UK Home" in m.words)


def test_the_days_that_stand_in_a_reports_name_are_offered(day: FirstDay) -> None:
    ana = day.person("ana")
    asked = drops(ana, "", "product campaigns 2011-10-01 00 ~ 2011-10-31 23.csv", ADS, "does not say of which days")
    ana.presses(asked, "Say the days…")
    ana.modal(lambda shown: "First day" in shown.words)
    ana.submits()
    ana.waits_for("", lambda m: m.ts == asked.ts and "from Oct 1, 2011 to Oct 31, 2011" in m.words)


# -- words ---------------------------------------------------------------------------------------------------------


def test_words_in_a_direct_message_are_answered_with_what_can_be_typed(day: FirstDay) -> None:
    """A file beside them is none: its import is the answer."""
    ana = day.person("ana")
    ana.says("hello")
    said = ana.waits_for("", lambda m: "Ask me about a SKU" in m.words)
    assert all(command in said.words for command in ("/stock", "/reorder", "/po", "/event", "/clearance"))
    drops(ana, "", "orders.csv", ORDERS, "Imported orders.csv into UK Home")
    assert len([m for m in ana.sees("") if "Ask me about a SKU" in m.words]) == 1


def test_what_people_say_to_each_other_is_none_of_our_business(day: FirstDay) -> None:
    ana = day.person("ana")
    ana.says("hello", channel=day.channel)
    ana.says("hello")
    ana.waits_for("", lambda m: "Ask me about a SKU" in m.words)
    assert not [m for m in ana.sees(day.channel) if "Ask me about a SKU" in m.words]


def test_an_import_is_taken_back_on_its_receipt(day: FirstDay) -> None:
    ana = day.person("ana")
    drops(ana, day.channel, "orders.csv", ORDERS, "Imported orders.csv into UK Home")
    receipt = drops(ana, day.channel, "stock.xlsx", STOCK, "Imported stock.xlsx into UK Home")
    assert receipt.buttons == ("Say when it was counted…", "Undo this import")
    ana.presses(receipt, "Undo this import")
    done = ana.waits_for(day.channel, lambda m: m.ts == receipt.ts and "stock.xlsx is undone" in m.words)
    assert done.buttons == ()
    assert day.store.imported.newest("UK Home", "stock") is None
    assert day.store.imported.newest("UK Home", "orders") is not None
    assert day.store.audit.entries()[0].user == "U0ANA"
    drops(ana, day.channel, "stock.xlsx", STOCK, "Imported stock.xlsx into UK Home")


def test_a_newer_import_is_taken_back_first(day: FirstDay) -> None:
    ana = day.person("ana")
    older = drops(ana, day.channel, "orders.csv", ORDERS, "Imported orders.csv into UK Home")
    newer = drops(ana, day.channel, "stock.xlsx", STOCK, "Imported stock.xlsx into UK Home")
    ana.presses(older, "Undo this import")
    said = ana.waits_for(day.channel, lambda m: "orders.csv was not undone" in m.words)
    assert "stock.xlsx was imported for UK Home after it" in said.words
    assert day.store.imported.newest("UK Home", "orders") is not None
    ana.presses(newer, "Undo this import")
    ana.waits_for(day.channel, lambda m: "stock.xlsx is undone" in m.words)
    ana.presses(older, "Undo this import")
    ana.waits_for(day.channel, lambda m: "orders.csv is undone" in m.words)
    assert day.store.imported.newest("UK Home", "orders") is None


def test_an_import_is_taken_back_once(day: FirstDay) -> None:
    ana = day.person("ana")
    receipt = drops(ana, day.channel, "orders.csv", ORDERS, "Imported orders.csv into UK Home")
    last = day.store.import_undo.last("UK Home")
    assert last is not None
    assert last.by == "U0ANA"
    day.store.import_undo.undo(last, day.time)
    ana.presses(receipt, "Undo this import")
    ana.waits_for(day.channel, lambda m: "this import was undone already" in m.words)


def test_when_stock_was_counted_is_said_on_its_receipt(day: FirstDay) -> None:
    """Dropped on 21 November at noon, counted on the 20th at 8:15; a moment to come is refused, and nothing changes."""
    ana = day.person("ana")
    receipt = drops(ana, day.channel, "stock.xlsx", STOCK, "Imported stock.xlsx into UK Home")
    ana.presses(receipt, "Say when it was counted…")
    ana.fills(ana.modal(lambda shown: "when was this counted" in shown.words), {"Day": "2011-11-22"})
    ana.submits()
    refused = ana.modal(lambda shown: "still to come" in shown.words)
    assert "This moment is still to come" in refused.words
    ana.fills(refused, {"Day": "2011-11-20", "Time": "08:15"})
    ana.submits()
    again = ana.waits_for(day.channel, lambda m: m.ts == receipt.ts and "8:15" in m.words)
    assert "Imported stock.xlsx into UK Home" in again.words
    assert day.store.imported.newest("UK Home", "stock")[0] == datetime(2011, 11, 20, 8, 15, tzinfo=UTC)
    ana.presses(again, "Undo this import")
    ana.waits_for(day.channel, lambda m: m.ts == receipt.ts and "stock.xlsx is undone" in m.words)


def test_of_which_days_an_order_export_is_whole_is_said_on_its_receipt(day: FirstDay) -> None:
    """Its first order is of 1 August; nothing was sold from 20 July on."""
    ana = day.person("ana")
    receipt = drops(ana, day.channel, "orders.csv", ORDERS, "Imported orders.csv into UK Home")
    ana.presses(receipt, "Say its days…")
    ana.fills(ana.modal(lambda shown: "First day" in shown.words), {"Last day": "2011-07-31"})
    ana.submits()
    refused = ana.modal(lambda shown: "comes before the first" in shown.words)
    ana.fills(refused, {"First day": "2011-07-20", "Last day": "2011-11-21", "Exported at": "13:05"})
    ana.submits()
    again = ana.waits_for(day.channel, lambda m: m.ts == receipt.ts and "1:05" in m.words)
    assert "Imported orders.csv into UK Home" in again.words
    assert again.buttons == ("Say its days…", "Undo this import")
    made = day.store.import_undo.last("UK Home")
    assert made is not None
    assert made.days == made.period == (date(2011, 7, 20), date(2011, 11, 21))


def test_what_cannot_be_imported_as_somebody_says_counts_as_it_did(day: FirstDay) -> None:
    """Orders that were placed after the export was made, as somebody says."""
    ana = day.person("ana")
    receipt = drops(ana, day.channel, "orders.csv", ORDERS, "Imported orders.csv into UK Home")
    known = day.store.imported.newest("UK Home", "orders")
    ana.presses(receipt, "Say its days…")
    ana.fills(ana.modal(lambda shown: "Exported on" in shown.words), {"Exported on": "2011-10-01"})
    ana.submits()
    ana.waits_for(day.channel, lambda m: "was not imported as you said, and counts as it did before" in m.words)
    assert day.store.imported.newest("UK Home", "orders")[0] == known[0]
