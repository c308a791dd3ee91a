"""The sample is what it says: real sales, unchanged, in the shape of TikTok Shop's files."""

import json
import re
import subprocess
import sys
import zipfile
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from itertools import islice, pairwise
from pathlib import Path

import pytest
from openpyxl import load_workbook

from planner.intake.workbook import SHEETS
from tests.sample.files import ENTRIES, ORDERS, ROOT, SAMPLE, TOLD, rows_in, table

SOURCE = ROOT.parent / "shared" / "data" / "dev_or2_lines.parquet"
STOCK = [entry for entry in ENTRIES if "stock" in entry["path"]]
RENAMED = {"22384": "SKU123"}
MEGABYTE = 2**20

needs_source = pytest.mark.skipif(not SOURCE.exists(), reason="the order lines do not stand beside the project")


def sold() -> dict[tuple[str, str, date], int]:
    """Return the units of each shop, Seller SKU and day; the newest export of a line holds."""
    newest: dict[tuple[str, str, str], dict[str, str]] = {}
    names: dict[tuple[str, str], str] = {}
    for entry in ORDERS:
        for row in table(entry["path"]):
            newest[entry["shop"], row["Order ID"], row["SKU ID"]] = row
            if row["Seller SKU"]:
                names[entry["shop"], row["SKU ID"]] = row["Seller SKU"]
    units: Counter[tuple[str, str, date]] = Counter()
    for (shop, _, sku_id), row in newest.items():
        if not row["Cancelled Time"]:
            day = date(*map(int, reversed(row["Paid Time"][:10].split("/"))))
            units[shop, names[shop, sku_id], day] += int(float(row["Quantity"]))
    return dict(units)


def test_lists_every_file_it_has_and_has_every_file_it_lists() -> None:
    there = {str(path.relative_to(SAMPLE)) for folder in ("start", "days") for path in (SAMPLE / folder).rglob("*.*")}
    assert {entry["path"] for entry in ENTRIES} == {path for path in there if Path(path).suffix in {".xlsx", ".csv"}}


def test_is_small_enough_to_be_kept_with_the_code() -> None:
    assert sum(path.stat().st_size for path in SAMPLE.rglob("*") if path.is_file()) < 5 * MEGABYTE


@pytest.mark.parametrize("entry", ORDERS, ids=lambda entry: entry["path"])
def test_orders_have_long_ids_as_text_and_no_line_twice(entry: dict[str, str]) -> None:
    rows = table(entry["path"])
    keys = [(row["Order ID"], row["SKU ID"]) for row in rows]
    assert rows
    assert all(re.fullmatch(r"[0-9]{18}", order) and re.fullmatch(r"[0-9]{19}", sku) for order, sku in keys)
    assert len(set(keys)) == len(keys)


def test_the_uk_export_reads_in_a_spreadsheet_although_it_claims_to_be_one_cell() -> None:
    path = SAMPLE / "start" / "uk-orders.xlsx"
    with zipfile.ZipFile(path) as book:
        assert b'<dimension ref="A1:A1" />' in book.open("xl/worksheets/sheet1.xml").read(2000)
    book = load_workbook(path, read_only=True)
    sheet = book["OrderSKUList"]
    sheet.reset_dimensions()
    header, described, first = islice(sheet.iter_rows(values_only=True), 3)
    book.close()
    assert header[0] == "Order ID"
    assert header[3] == "Cancelation/Return Type"
    assert len(header) == 55
    assert described[0] == "Platform unique order ID."
    assert isinstance(first[5], str)
    assert str(first[15]).startswith("GBP ")


def test_the_eu_export_has_the_byte_order_mark_tabs_commas_and_german_words() -> None:
    raw = (SAMPLE / "start" / "eu-orders.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfOrder ID,Order Status,")
    first = raw.decode("utf-8-sig").splitlines()[2]
    assert re.match(r"[0-9]{18}\t,(Versandt|Zu versenden|Storniert),", first)
    assert re.search(r'"EUR [0-9.]+,[0-9]{2}"', first)


def test_some_eu_rows_have_no_seller_sku_and_some_lines_were_cancelled_or_sent_back() -> None:
    rows = table("start/eu-orders.csv")
    assert 0 < sum(not row["Seller SKU"] for row in rows) < len(rows) / 4
    assert any(row["Cancelled Time"] for row in rows)
    assert any(row["Sku Quantity of return"] not in {"", "0"} for row in rows)


@pytest.mark.parametrize("entry", STOCK, ids=lambda entry: entry["path"])
def test_stock_begins_in_row_six_below_machine_names(entry: dict[str, str]) -> None:
    rows = list(load_workbook(SAMPLE / entry["path"])["Template"].iter_rows(values_only=True))
    keys = dict(zip(rows[0], range(len(rows[0])), strict=True))
    assert {"product_id", "sku_id", "quantity", "seller_sku"} <= set(keys)
    assert not any(re.fullmatch(r"[0-9]+", str(row[0])) for row in rows[1:5])
    assert all(re.fullmatch(r"[0-9]{19}", str(row[keys["sku_id"]])) for row in rows[5:])
    assert all(int(str(row[keys["quantity"]])) >= 0 for row in rows[5:])


def test_the_planning_workbook_has_the_sheets_and_headers_of_the_template() -> None:
    book = load_workbook(SAMPLE / "start" / "planning.xlsx")
    ours = {sheet.title: sheet for sheet in SHEETS.values()}
    for page in book.worksheets:
        header = [cell.value for cell in page[1]]
        layout = ours[page.title].layout
        assert set(layout.required) <= set(header) <= {*layout.required, *layout.optional}
    assert "SKU123" in {row[0] for row in book["Products"].iter_rows(values_only=True)}
    last_day = datetime.fromisoformat(TOLD["last_day"])
    arrivals = [row[3] for row in book["Inbound"].iter_rows(min_row=2, values_only=True)]
    assert any(arrives < last_day for arrives in arrivals), "no delivery is overdue"
    assert all(row[1] < last_day for row in book["Receipts"].iter_rows(min_row=2, values_only=True))


def test_what_arrived_is_no_longer_on_its_way() -> None:
    """A delivery stands among the receipts or among what is on its way, never in both, on any day."""
    book = load_workbook(SAMPLE / "start" / "planning.xlsx")
    arrived = {row[4] for row in book["Receipts"].iter_rows(min_row=2, values_only=True)}
    coming = {row[4] for row in book["Inbound"].iter_rows(min_row=2, values_only=True)}
    for day in TOLD["days"]:
        assert not arrived & coming
        for entry in day["files"]:
            if entry["path"].endswith("receipts.csv"):
                fresh = {row[4] for row in list(rows_in(SAMPLE / entry["path"]))[1:]}
                assert fresh <= coming
                arrived |= fresh
            if entry["path"].endswith("inbound.csv"):
                coming = {row[4] for row in list(rows_in(SAMPLE / entry["path"]))[1:]}


def test_days_follow_one_another_and_no_export_comes_from_the_future() -> None:
    clocks = [TOLD["clock"], *(day["clock"] for day in TOLD["days"])]
    moments = [datetime.fromisoformat(clock) for clock in clocks]
    assert [later - sooner for sooner, later in pairwise(moments)] == [timedelta(days=1)] * 14
    for clock, files in zip(clocks, [TOLD["files"], *(day["files"] for day in TOLD["days"])], strict=True):
        assert all(entry["as_of"] <= clock for entry in files)


@needs_source
def test_sells_what_was_really_sold_day_by_day() -> None:
    """Units per SKU and day = the publisher's positive lines that were not cancelled."""
    parquet = pytest.importorskip("pyarrow.parquet")
    files = sold()
    skus = {shop: {sku for name, sku, _ in files if name == shop} for shop in ("UK Home", "EU Home")}
    countries = {row["Country"] for entry in ORDERS for row in table(entry["path"]) if entry["shop"] == "EU Home"}
    end = datetime.fromisoformat(ORDERS[-1]["as_of"]).replace(tzinfo=None)
    begin = datetime.fromisoformat(TOLD["last_day"]) - timedelta(days=400)
    real: dict[tuple[str, str, date], int] = defaultdict(int)
    for row in parquet.read_table(SOURCE).to_pylist():
        shop = "UK Home" if row["country"] == "United Kingdom" else "EU Home" if row["country"] in countries else ""
        sku = RENAMED.get(row["sku"], row["sku"])
        if shop and sku in skus[shop] and row["qty"] > 0 and not row["cancelled"] and begin <= row["ts"] <= end:
            real[shop, sku, row["ts"].date()] += row["qty"]
    assert files == real


@needs_source
def test_comes_out_the_same_when_it_is_built_again(tmp_path: Path) -> None:
    """Every cell and every date within the archives; only the compressor may differ between machines."""
    pytest.importorskip("pyarrow")
    subprocess.run([sys.executable, "-m", "sample.build", str(SOURCE), "--into", str(tmp_path)], cwd=ROOT, check=True)
    for entry in ENTRIES:
        assert _content(tmp_path / entry["path"]) == _content(SAMPLE / entry["path"]), entry["path"]
    built = json.loads((tmp_path / "sample.json").read_text(encoding="utf-8"))
    assert built == TOLD


def _content(path: Path) -> dict[str, bytes]:
    """Return what a file holds, whatever the compressor made of it."""
    if path.suffix != ".xlsx":
        return {"": path.read_bytes()}
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
