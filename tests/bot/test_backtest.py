"""`backtest`: a seller gives a file of past sales and reads what our orders would have been worth on it."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from openpyxl import load_workbook

from bot.backtest.gathering import LONGEST_PAST, Gathering, Sales
from bot.backtest.proving import redraws
from bot.backtest.reading import read_file
from bot.backtest.verdict import verdict
from bot.errors.backtest import LacksColumns, NoSalesTable
from bot.wording import Voice
from planner.backtest.proof import Asked, prove
from planner.backtest.record import record_of
from planner.forecasting.boost import is_installed
from tests.bot.builders import Says
from tests.bot.sheets.builders import an_order, csv_text, orders

FIRST = date(2025, 1, 1)
FILE = "sales.csv"
OURS = ("Quartermaster  ", "Quartermaster, boosted")
Row = Sequence[object]


def sold(skus: int = 12, days: int = 300, seed: int = 3) -> Iterator[Row]:
    """Yield a row for each day and SKU on which something sold, of a shop whose better weeks follow each other."""
    chance = np.random.default_rng(seed)
    weeks = np.repeat(chance.gamma(2.0, 0.5, (skus, days // 7 + 1)), 7, axis=1)[:, :days]
    units = chance.poisson(weeks * chance.choice([0.5, 3.0, 12.0], (skus, 1)))
    for day in range(days):
        for sku in range(skus):
            if units[sku, day]:
                yield f"A-{sku:02d}", (FIRST + timedelta(days=day)).isoformat(), int(units[sku, day]), "4.50"


def written(path: Path, rows: Sequence[Row] | Iterator[Row], header: Row = ("sku", "date", "units", "price")) -> Path:
    text = io.StringIO()
    csv.writer(text).writerows([header, *rows])
    path.write_text(text.getvalue(), encoding="utf-8")
    return path


def reads(file: Path) -> Sales:
    """Return what is read of a file."""
    return read_file(file, today=date(2026, 1, 1), most=99, voice=Voice(), on_progress=lambda _rows: None)


@pytest.fixture
def checks(says: Says, home: Path) -> Callable[..., tuple[int, str, str]]:
    """Write these rows into a file and check against it."""

    def check(rows: Sequence[Row] | Iterator[Row], *arguments: str, header: Row = ("sku", "date", "units", "price")):
        written(home / FILE, rows, header)
        return says("backtest", FILE, *arguments)

    return check


def test_a_seller_checks_us_on_their_own_past(checks, home: Path) -> None:
    status, out, err = checks(sold())
    assert status == 0
    assert out.startswith("sales.csv: ")
    for said in (
        "12 SKUs, Jan 1, 2025 to Oct 27, 2025 (300 days)",
        "Judged: 12 SKUs from May 31, 2025 on.",
        "Forecast of what sells until the next order arrives (37 days)",
        "Stock, where 97% of the demand is served",
        "To see what ordering every quarter costs, 423 days of sales are needed.",
        "every 28 days",
        "Verdict: ",
        f"Wrote {home.resolve() / 'sales-backtest.png'}.",
        f"Wrote {home.resolve() / 'sales-backtest.xlsx'}.",
    ):
        assert said in out
    assert "Foretelling from days of the past: 1 of 17" in err
    assert (home / "sales-backtest.png").read_bytes().startswith(b"\x89PNG")
    said, figures, skus = load_workbook(home / "sales-backtest.xlsx").worksheets
    assert (said.title, figures.title, skus.title, skus.max_row) == ("Verdict", "Figures", "SKUs", 13)
    words = [row[0] for row in said.iter_rows(min_row=2, values_only=True)]
    assert words[0] in out
    assert words[-1] in out
    assert [figures["C2"].value > 1, figures["D2"].value] == [True, "%"]
    assert (skus["A2"].value, skus["C1"].value) == ("A-00", "Mean price")


def test_the_same_file_says_the_same_again(checks) -> None:
    assert checks(sold())[1] == checks(sold())[1]


def test_in_chinese(checks, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOCALE", "zh_Hans")
    status, out, _ = checks(sold())
    assert status == 0
    assert "结论：" in out
    assert "Verdict" not in out


@pytest.mark.parametrize(
    ("header", "delimiter"),
    [
        (("商品编码", "日期", "销量", "单价"), ","),
        (("Artikelnummer", "Datum", "Menge", "Preis"), ";"),
        (("SKU del vendedor", "Fecha", "Unidades vendidas", "Precio unitario"), ";"),
        (("Mã SKU", "Ngày", "Số lượng", "Giá"), ","),
        (("Seller SKU", "Order Date", "Qty", "Unit price"), ";"),
        (("unique_id", "ds", "y", "price"), "\t"),
        (("Product", "Week starting", "Units", "Gross sales"), ","),
    ],
    ids=["Chinese", "German", "Spanish", "Vietnamese", "semicolons", "tabs", "weeks and sums"],
)
def test_whatever_the_columns_are_called(home: Path, header: Row, delimiter: str) -> None:
    rows = [header, *sold(4, 9)]
    text = "\n".join(delimiter.join(str(cell) for cell in row) for row in rows)
    (home / FILE).write_text(text, encoding="utf-8")
    sales = reads(home / FILE)
    assert (len(sales.skus), sales.first, sales.is_priced) == (4, FIRST, True)


def test_a_column_for_each_day_is_read_too(home: Path) -> None:
    """Twelve SKUs beside 300 days, more columns than a sheet of TikTok may have; the last row adds them up."""
    days = [(FIRST + timedelta(days=day)).isoformat() for day in range(300)]
    units = {(sku, day): count for sku, day, count, _ in sold()}
    skus = sorted({sku for sku, _ in units})
    rows = [(sku, *(units.get((sku, day), "") for day in days)) for sku in skus]
    wide = reads(written(home / FILE, [*rows, ("Total", *(9 for _ in days))], header=("SKU", *days)))
    long = reads(written(home / "long.csv", sold()))
    assert (wide.days, wide.totals, wide.skus) == (300, 1, tuple(skus))
    assert {sku: row.tolist() for sku, row in zip(wide.skus, wide.units, strict=True)} == {
        sku: row.tolist() for sku, row in zip(long.skus, long.units, strict=True)
    }


def test_a_column_for_each_sku_is_read_too(home: Path) -> None:
    """The same as a pivot table has it with the days below each other, a line above and totals at both ends."""
    long = reads(written(home / "long.csv", sold()))
    days = [(FIRST + timedelta(days=day)).isoformat() for day in range(300)]
    units = {(sku, day): count for sku, day, count, _ in sold()}
    rows = [(day, *(units.get((sku, day), "") for sku in long.skus), 9) for day in days]
    pivot = [("Row Labels", *long.skus, "Grand Total"), *rows, ("Grand Total", *(9 for _ in long.skus), 9)]
    across = reads(written(home / FILE, pivot, header=("Sum of Units", "Column Labels")))
    assert (across.days, across.totals, across.is_across, long.is_across) == (300, 1, True, False)
    assert {sku: row.tolist() for sku, row in zip(across.skus, across.units, strict=True)} == {
        sku: row.tolist() for sku, row in zip(long.skus, long.units, strict=True)
    }


def test_columns_taken_for_skus_are_named(checks) -> None:
    rows = [((FIRST + timedelta(days=day)).isoformat(), 3 + day % 2, 2) for day in range(200)]
    _, out, _ = checks(rows, "--lead", "14", header=("日期", "杯子", "POT"))
    assert "Each column was taken for a SKU, and each row for a day: `杯子`, `POT`." in out


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (("Date", "GMV", "Orders", "Visitors"), (5, 6, 7)),
        (("Date", "Customer", "Amount"), ("Ana", "9.50")),
        (("Month", "2024", "2025"), (5, 6)),
        (("Date", "CUP", "Total"), (5, 5)),
    ],
    ids=["a report of the shop", "a list of sums", "years beside each other", "one column"],
)
def test_days_with_other_figures_are_no_sales(home: Path, header: Row, row: Row) -> None:
    rows = [((FIRST + timedelta(days=day)).isoformat(), *row) for day in range(9)]
    with pytest.raises((NoSalesTable, LacksColumns)):
        reads(written(home / FILE, rows, header))


def test_columns_that_are_not_read_and_totals_are_named(checks) -> None:
    """A seller who has a column of refunds is to know that nobody looked at it."""
    rows = [*((*row, "Refunded") for row in sold(4, 120)), ("Total", "", 900, "", "")]
    _, out, _ = checks(rows, "--lead", "14", header=("sku", "date", "units", "price", "State"))
    assert "Columns that are not read: `State`." in out
    assert "Rows left out because they hold totals: 1." in out


def test_skus_that_come_later_count_in_the_forecast_only(checks) -> None:
    """Ten SKUs sell from the first day, two more from day 200 on, when the first orders have long been played."""
    rows = [*sold(10, 300), *((f"B-{row[0]}", *row[1:]) for row in sold(2, 300, seed=4) if row[1] > "2025-07-20")]
    _, out, _ = checks(rows)
    assert "Judged: 12 SKUs from May 31, 2025 on." in out
    assert (
        "2 SKUs of these first sold too late for orders from that day on: counted in the forecast, not in stock." in out
    )
    assert "of these first sold too late" not in checks(sold())[1]


def test_days_that_stand_twice_are_asked_about(checks) -> None:
    rows = list(sold(4, 200))
    assert f"Rows that say the same SKU, day and units as another one: {len(rows)}." in checks([*rows, *rows])[1]
    assert "Rows that say the same" not in checks(rows)[1]


def test_skus_without_a_price_are_counted(checks) -> None:
    _, out, _ = checks((*row[:3], "" if row[0] == "A-01" else row[3]) for row in sold(4, 200))
    assert "The file holds no price of 1 SKU: counted at the mean price of the others." in out


def test_amazons_report_says_what_all_units_cost_and_what_was_cancelled(home: Path) -> None:
    """Four of a thing for 18.00 are 4.50 each; its cancelled orders sold nothing."""
    header = ("amazon-order-id", "purchase-date", "order-status", "sku", "asin", "quantity", "currency", "item-price")
    rows = [
        ("026-1", "2025-03-01T10:00:00+00:00", "Shipped", "A-1", "B0A", 4, "GBP", "18.00"),
        ("026-2", "2025-03-02T10:00:00+00:00", "Shipped", "A-1", "B0A", 1, "GBP", "4.50"),
        ("026-3", "2025-03-02T11:00:00+00:00", "Cancelled", "A-1", "B0A", 7, "GBP", "31.50"),
    ]
    sales = reads(written(home / FILE, rows, header))
    assert (sales.price.tolist(), sales.units.tolist(), sales.unsold) == ([4.5], [[4, 1]], 1)


def test_without_prices_it_says_so(checks) -> None:
    _, out, _ = checks((row[:3] for row in sold(4, 200)), header=("sku", "date", "units"))
    assert "The file holds no prices: every unit counts the same." in out


def test_prices_of_zero_are_no_prices(checks) -> None:
    assert "The file holds no prices: every unit counts the same." in checks((*row[:3], "0.00") for row in sold())[1]


def test_returns_are_left_out_and_counted(checks) -> None:
    rows = [*sold(4, 200), ("A-00", "2025-03-01", -3, "4.50"), ("A-01", "2025-03-02", "-1", "")]
    _, out, _ = checks(rows)
    assert "Rows left out because their units are below zero (returns are no sales): 2." in out


def test_one_sku_is_checked_and_says_how_little_that_says(checks) -> None:
    status, out, _ = checks(sold(1, 300))
    assert status == 0
    assert " rows, 1 SKU, Jan 1, 2025" in out
    assert "Judged: 1 SKU from" in out
    assert "With 1 SKU that says little." in out
    assert "Verdict: too few SKUs to tell (1)." in out
    assert "…" not in out


def test_of_many_skus_some_are_checked_evenly_and_it_says_so(checks) -> None:
    _, out, _ = checks(sold(12, 200), "--most", "5")
    assert "12 SKUs" in out
    assert "5 of the SKUs are checked, spread evenly from the best sold to the least" in out


def test_lead_time_rhythm_and_what_is_served_are_mine_to_say(checks) -> None:
    terms = {"lead": 14, "review": 14, "fill": 90, "lead-spread": 3, "moq": 12, "order-cost": 20}
    status, out, _ = checks(sold(6, 300), *(f"--{name}={value}" for name, value in terms.items()))
    assert status == 0
    assert "An order takes 14 days and is placed every 14 days." in out
    assert "Its lead time strays by 3 days." in out
    assert "An order is of 12 units at least." in out
    assert "Stock, where 90% of the demand is served" in out
    assert "a year's orders cost" in out


def every_day(days: int, skus: int = 3) -> list[Row]:
    return [(f"A-{sku}", (FIRST + timedelta(days=day)).isoformat(), 3, 1) for day in range(days) for sku in range(skus)]


def test_too_short_a_past_is_refused_with_what_would_do(checks) -> None:
    """30 days before, 37 to foretell, 14 to judge: 81; of 80 an order of 29 days can be checked."""
    status, _, err = checks(every_day(80))
    assert status == 1
    assert "Days of sales in sales.csv: 80 (Jan 1, 2025 to Mar 21, 2025)." in err
    assert "81 are needed. Export a longer period, or check a shorter lead time: `--lead 29`." in err
    assert checks(every_day(80), "--lead", "29")[0] == 0
    assert checks(every_day(81))[0] == 0


def test_where_no_lead_time_can_be_checked_none_is_offered(checks) -> None:
    """30 days, a day and a week, 14 days: 52."""
    assert "are needed. Export a longer period.\n" in checks(every_day(51))[2]
    assert "--lead 1`" in checks(every_day(52))[2]


def test_what_never_strays_is_served_by_the_leanest_orders(checks) -> None:
    """3 a day each: nobody runs out, and both forecasts are right."""
    status, out, _ = checks(every_day(120), "--lead", "14")
    assert status == 0
    assert "Verdict: too few SKUs to tell (3)." in out
    assert "serving 97% of the demand, turnover with Quartermaster differs by" in out


def test_a_shop_that_sold_nothing_lately_is_told_so(checks) -> None:
    """Judged from half of 200 days, and 37 days on: May 18."""
    rows = [*every_day(110), ("A-0", "2025-07-19", 0, 1)]
    status, _, err = checks(rows)
    assert status == 1
    assert "that were sold for four weeks on that day (3), nothing was sold from May 18, 2025 on" in err


@pytest.mark.parametrize(("pause", "is_said"), [(20, False), (21, True)])
def test_three_weeks_without_any_sale_are_asked_about(checks, pause: int, is_said: bool) -> None:
    gap = {(FIRST + timedelta(days=60 + day)).isoformat() for day in range(pause)}
    _, out, _ = checks([row for row in every_day(120) if row[1] not in gap], "--lead", "7")
    assert ("From Mar 2, 2025 to Mar 22, 2025 (21 days) nothing sold at all" in out) == is_said


@pytest.mark.parametrize(
    ("rows", "header", "said"),
    [
        ([("A", "2025-01-01", 0, 1)], ("sku", "date", "units", "price"), "holds no sale above zero"),
        ([("A", "2025-01-01", 5)], ("sku", "date", "colour"), "lacks: units. Name the columns sku, date and units"),
        ([("A", "b")], ("name", "colour"), "its first cells are: name, colour. One row must hold the headers"),
        ([("A", "soon", 5)], ("sku", "date", "units"), "row 2, date: `soon` is not a date"),
        ([("A", "2025-01-01", "x")], ("sku", "date", "units"), "row 2, units: `x` is not a number of 0 or more"),
        ([("A", "2150-01-01", 5)], ("sku", "date", "units"), "is still to come"),
        ([("A", "03/04/2025", 5)], ("sku", "date", "units"), "--dates day_first"),
        ([("A", "13/04/2025", 5), ("A", "04/13/2025", 5)], ("sku", "date", "units"), "writes dates in two ways"),
        ([("A", f"2025-{month:02d}-01", 90) for month in range(1, 11)], ("sku", "date", "units"),
         "No two dates in sales.csv are less than 28 days apart: its rows are sums of months"),
        ([("A", 5, 3, 9)], ("sku", "2025", "Q1 2025", "1st half"), "or sku and a date for each day"),
    ],
)  # fmt: skip
def test_what_cannot_be_checked_is_said_with_the_next_step(checks, home: Path, rows, header, said: str) -> None:
    status, out, err = checks(rows, header=header)
    assert (status, out) == (1, "")
    assert said in err.replace("`", "") or said in err
    assert not (home / "sales-backtest.png").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--lead", "0"), "is not a number of days for --lead"),
        (("--lead", "soon"), "is not a number of days for --lead"),
        (("--review", "366"), "whole days from 1 to 365"),
        (("--fill", "1"), "is not a share of demand"),
        (("--fill", "most"), "is not a share of demand"),
        (("--moq", "0"), "a number of 1 or more"),
        (("--lead-spread", "-1"), "a number of 0 or more"),
    ],
)
def test_what_was_typed_wrongly_is_said(checks, arguments: tuple[str, str], said: str) -> None:
    status, _, err = checks([("A", "2025-01-01", 5, 1)], *arguments)
    assert (status, said in err) == (1, True)


def test_a_folder_that_cannot_be_made_is_said_before_anything_is_read(checks, home: Path) -> None:
    (home / "taken").write_text("a file")
    status, out, err = checks([("A", "soon", 5, 1)], "--out", "taken")
    assert (status, out, "taken could not be written: File exists." in err) == (1, "", True)


def test_a_file_that_is_not_there(says: Says) -> None:
    status, _, err = says("backtest", "nothing.csv")
    assert (status, "There is no file nothing.csv" in err) == (1, True)


def test_a_parquet_file(says: Says, home: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    columns = zip(
        *((sku, date.fromisoformat(str(day)), units * 1.125, float("nan")) for sku, day, units, _ in sold(4, 200)),
        strict=True,
    )
    parquet.write_table(
        pyarrow.table(list(map(list, columns)), names=["sku", "date", "units", "price"]), home / "s.parquet"
    )
    status, out, _ = says("backtest", "s.parquet")
    assert status == 0
    assert "4 SKUs" in out
    assert "The file holds no prices" in out
    (home / "bad.parquet").write_bytes(b"PAR1 and then nothing")
    assert "bad.parquet is damaged" in says("backtest", "bad.parquet")[2]


def test_the_order_export_as_it_is(says: Says, home: Path) -> None:
    """Two SKUs for 200 days; a cancelled line, one not paid, and an order that is exported twice."""
    rows = [
        an_order(
            day * 2 + number,
            **{
                "Created Time": f"{FIRST + timedelta(days=day):%d/%m/%Y} 12:00:00",
                "Paid Time": f"{FIRST + timedelta(days=day):%d/%m/%Y} 12:00:00",
                "Cancelled Time": "",
                "Quantity": str(2 + day % 3),
                "Seller SKU": f"MUG-{number}",
                "SKU ID": f"172938225691000000{number}",
            },
        )
        for day in range(200)
        for number in range(2)
    ]
    cancelled, unpaid = list(rows[0]), list(rows[1])
    cancelled[0], cancelled[13] = "576461413038799001", "02/01/2025 12:00:00"
    unpaid[0], unpaid[10] = "576461413038799002", ""
    (home / "orders.csv").write_bytes(csv_text(orders(*rows, cancelled, unpaid, rows[-1])).encode("utf-8-sig"))
    status, out, _ = says("backtest", "orders.csv")
    assert status == 0
    units = 2 * sum(2 + day % 3 for day in range(200))
    assert f"2 SKUs, Jan 1, 2025 to Jul 19, 2025 (200 days), {units:,} units." in out
    assert "Order lines left out, not paid, cancelled or free of charge: 2." in out
    skus = load_workbook(home / "orders-backtest.xlsx")["SKUs"]
    assert [skus["A2"].value, skus["A3"].value, skus["C1"].value] == ["MUG-0", "MUG-1", "Mean price, GBP"]


def test_only_the_newest_three_years_count() -> None:
    gathering = Gathering()
    newest = date(2026, 1, 1)
    for day, units in (
        (newest, 1.0),
        (newest - timedelta(days=LONGEST_PAST - 1), 2.0),
        (newest - timedelta(days=LONGEST_PAST), 4.0),
    ):
        gathering.add("A", day, units, None)
    sales = gathering.sales("it", 9)
    assert sales is not None
    assert (sales.days, sales.units.sum(), sales.older) == (LONGEST_PAST, 3.0, 1)


def test_skus_are_chosen_evenly_from_the_best_to_the_least() -> None:
    gathering = Gathering()
    for number in range(9):
        gathering.add(f"A{number}", FIRST, 1.0 + number, 1.0)
    sales = gathering.sales("it", 3)
    assert sales is not None
    assert (sales.skus, sales.of_skus) == (("A0", "A4", "A8"), 9)


@pytest.mark.parametrize(("days", "is_enough"), [(94, False), (95, True)])
def test_fewer_than_28_days_to_judge_give_no_verdict(checks, days: int, is_enough: bool) -> None:
    """30 days before the first order and 37 until it and the next have arrived: 67; of 94 days 27 are left."""
    _, out, _ = checks(every_day(days, skus=10))
    assert ("only 27 are left to judge" in out and "Export 1 day more" in out) != is_enough
    assert ("Verdict: too few days to tell. Behind the 67 days" in out) != is_enough
    assert "of all that was sold here, by value" not in out


def test_one_giant_order_is_named_where_it_makes_the_demand(checks) -> None:
    """10,000 of 13,603 units: nobody serves 97 % of what is for three quarters one day that nobody foresaw."""
    giant = ("A-1", (FIRST + timedelta(days=100)).isoformat(), 10_000, 1)
    _, out, _ = checks([*every_day(120, skus=10), giant], "--lead", "14")
    assert "10,003 units of `A-1` on Apr 11, 2025 are 73.5% of all that was sold here, by value." in out
    assert "Verdict: this past cannot tell. 97% of its demand cannot be served, as 73.5% of it is one day" in out


def test_in_several_currencies_prices_are_left_aside() -> None:
    gathering = Gathering(currencies={"GBP", "EUR"})
    gathering.add("A", FIRST, 1.0, 5.0)
    sales = gathering.sales("it", 9)
    assert sales is not None
    assert (sales.price.tolist(), sales.mixed, sales.is_priced) == ([1.0], ("EUR", "GBP"), False)


def test_a_rate_makes_prices_of_two_currencies_one(checks) -> None:
    """10 euros at 0.8 are 8 pounds: the mean of a unit each at 4 and at 8 is 6."""
    gathering = Gathering(rates={"EUR": 0.8})
    gathering.add("A", FIRST, 1.0, 4.0, "GBP")
    gathering.add("A", FIRST, 1.0, 10.0, "EUR")
    sales = gathering.sales("it", 9)
    assert sales is not None
    assert (sales.price.tolist(), sales.mixed, sales.currency) == ([6.0], (), "GBP")
    rows = [(*row, ("GBP", "EUR")[at % 2]) for at, row in enumerate(every_day(120, skus=2))]
    header = ("sku", "date", "units", "price", "currency")
    _, out, _ = checks(rows, "--lead", "14", header=header)
    assert "Prices are in EUR, GBP: they are left aside" in out
    _, out, _ = checks(rows, "--lead", "14", "--rate", "EUR=0.86", header=header)
    assert "left aside" not in out
    _, _, err = checks(rows, "--rate", "EURO=0.86", header=header)
    assert "`EURO=0.86` is no rate" in err


def test_a_week_that_is_called_by_its_last_day_begins_six_days_before(tmp_path: Path) -> None:
    rows = [("A", (date(2025, 1, 12) + timedelta(weeks=week)).isoformat(), 14) for week in range(9)]
    sales = reads(written(tmp_path / FILE, rows, ("SKU", "Week ending", "Units")))
    assert (sales.first, sales.last) == (date(2025, 1, 6), date(2025, 3, 9))
    assert sales.units.tolist() == [[2.0] * 63]


@pytest.mark.parametrize(
    "called", ["W{week:02d} {year}", "KW {week}/{year}", "{year}年第{week}周", "{year}-W{week:02d}"]
)
def test_weeks_stand_beside_each_other_or_below_each_other_as_they_are_called(tmp_path: Path, called: str) -> None:
    weeks = [called.format(week=week, year=2025) for week in range(2, 12)]
    wide = reads(written(tmp_path / FILE, [("A", *[7] * 10), ("B", *[14] * 10)], ("SKU", *weeks)))
    long = reads(
        written(tmp_path / FILE, [(sku, week, units) for week in weeks for sku, units in (("A", 7), ("B", 14))])
    )
    for sales in (wide, long):
        assert (sales.first, sales.last) == (date(2025, 1, 6), date(2025, 3, 16))
        assert sales.units.tolist() == [[1.0] * 70, [2.0] * 70]


def test_sums_of_months_are_told_from_days(checks) -> None:
    rows = [("A", f"{month} 2025", 30) for month in ("Jan", "Feb", "Mar", "Apr", "May", "Jun")]
    _, _, err = checks(rows, header=("SKU", "Month", "Units"))
    assert "its rows are sums of months or the like" in err


def test_the_total_of_one_sku_is_no_sale_of_it(tmp_path: Path) -> None:
    rows = [
        ("A", FIRST.isoformat(), 5),
        ("A Total", "", 5),
        ("B", FIRST.isoformat(), 2),
        ("B 汇总", "", 2),
        ("合计", "", 7),
    ]
    sales = reads(written(tmp_path / FILE, rows, ("sku", "date", "units")))
    assert (sales.skus, sales.sold, sales.totals) == (("A", "B"), 7.0, 3)


def test_dates_on_every_row_do_not_outvote_the_headers(tmp_path: Path) -> None:
    """年 alone could as well be two letters of Western Europe, 300 times."""
    days = [FIRST + timedelta(days=day) for day in range(300)]
    text = "\r\n".join(["商家编码,销售日期,销售数量", *[f"A,{it.year}年{it.month}月{it.day}日,2" for it in days]])
    (tmp_path / FILE).write_bytes(text.encode("gb18030"))
    sales = reads(tmp_path / FILE)
    assert (sales.sold, sales.letters) == (600.0, "chinese")


def test_a_file_that_does_not_say_how_it_is_written_is_said_to_be_read_by_a_guess(checks, home: Path, says) -> None:
    rows = [f"{name},{FIRST + timedelta(days=day)},2" for day in range(120) for name in ("แก้วน้ำ", "ถ้วยชา", "ร่มพับ")]
    (home / FILE).write_bytes("\r\n".join(["สินค้า,วันที่,จำนวน", *rows]).encode("cp874"))
    _, out, _ = says("backtest", FILE, "--lead", "14")
    assert "they were read as Thai, such as “แก้วน้ำ”" in out


@pytest.mark.parametrize(("weeks", "is_weekly"), [(7, False), (8, True)])
def test_sums_of_weeks_are_spread_over_their_days(weeks: int, is_weekly: bool) -> None:
    """15 pieces from a Monday on: 2 a day, and the one too many on the last."""
    gathering = Gathering()
    for week in range(weeks):
        gathering.add("A", date(2025, 1, 6) + timedelta(weeks=week), 15.0, 1.0)
        gathering.add("B", date(2025, 1, 6) + timedelta(weeks=week), 10.5, 1.0)
    sales = gathering.sales("it", 9)
    assert sales is not None
    assert (sales.is_weekly, sales.days) == (is_weekly, 56 if is_weekly else 43)
    lines, kilos = sales.units.tolist()
    assert lines[-7:] == ([2.0] * 6 + [3.0] if is_weekly else [0.0] * 6 + [15.0])
    assert kilos[-7:] == ([1.5] * 7 if is_weekly else [0.0] * 6 + [10.5])


def test_of_three_years_of_weeks_whole_ones_are_spread() -> None:
    """1,096 days hold 156 weeks and four days, on which none begins."""
    gathering = Gathering()
    for week in range(160):
        gathering.add("A", date(2025, 1, 6) - timedelta(weeks=week), 7.0, 1.0)
    sales = gathering.sales("it", 9)
    assert sales is not None
    assert sales.units.tolist() == [[0.0] * 4 + [1.0] * 7 * 156]


def test_it_is_said_where_rows_are_taken_for_weeks(checks) -> None:
    weekly = [(f"A-{sku}", (FIRST + timedelta(weeks=week)).isoformat(), 9, 1) for week in range(16) for sku in range(3)]
    assert "All dates are whole weeks apart: each row is taken for the sum of a week" in checks(weekly)[1]
    assert "whole weeks apart" not in checks(every_day(112))[1]


@pytest.mark.parametrize(
    ("chance", "said"),
    [
        (0.02, ("by our forecast serves 94.7% of this demand at most, not 97%", "Ask for less: `--fill 0.8`.")),
        (0.004, ("serves 23.5% of this demand at most: what sells so seldom cannot be foretold",)),
        (0.05, ("the 30-day mean and a buffer serve 96.3% at most", "To compare both, ask for less: `--fill 0.96`.")),
    ],
)
def test_where_so_much_is_never_served_it_says_what_can_be_asked_for(chance: float, said: tuple[str, ...]) -> None:
    """Of SKUs that sell on one day in 20 to 250 much is of those that had not sold before."""
    random = np.random.default_rng(1)
    skus = 40 if chance == 0.05 else 60
    units = (random.random((skus, 200)) < chance) * random.integers(1, 9, (skus, 200)).astype(float)
    proof = prove(record_of(units), np.ones(skus), Asked(14, 7, 0.97), redraws(skus, random, 50))
    words = verdict(proof, Voice())
    assert all(it in words for it in said)


def test_where_it_can_only_just_be_served_no_range_is_made_up() -> None:
    """13 sell every day; the last sold 60 on one day, and hardly before. How often it is drawn decides."""
    random = np.random.default_rng(1)
    units = random.poisson(3.0, (14, 200)).astype(float)
    units[-1] = 0
    units[-1, [60, 180]] = 1.0, 60.0
    proof = prove(record_of(units), np.ones(14), Asked(14, 7, 0.97), redraws(14, random, 50))
    words = verdict(proof, Voice())
    assert "97% of this demand can only just be served" in words
    assert words.endswith("Ask for less: `--fill 0.92`.")


@pytest.mark.skipif(not is_installed(), reason="LightGBM is not installed: pip install .[boost]")
def test_it_can_be_asked_what_boosting_would_have_been_worth(checks, home: Path) -> None:
    """12 SKUs are too few to tell: as the product would have, the check stays with the blend."""
    status, out, _ = checks(sold(), "--boost")
    assert status == 0
    assert out.count("Quartermaster, boosted where that had won before") == 2
    ours, boosted = (next(line for line in out.splitlines() if line.strip().startswith(name)) for name in OURS)
    assert ours.split("Quartermaster")[1].split() == boosted.split("before")[1].split()
    figures = load_workbook(home / "sales-backtest.xlsx")["Figures"]
    assert "ours, boosted where that had won before" in {row[1] for row in figures.iter_rows(values_only=True)}
    assert "boosted" not in checks(sold())[1]
