"""A file that cannot be read is refused by a code and values a person can act on, never by a traceback."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.sheets.limits import MEGABYTE, SLACK, TERMINAL, Limits
from bot.sheets.reading import read_tables
from bot.sheets.refusal import FileRefused
from planner.intake import LAYOUTS
from tests.bot.sheets.builders import ORDER_HEADERS, an_order, csv_text, orders, read, workbook


def _refused(path: Path, limits: Limits = TERMINAL) -> tuple[str, dict[str, str | int]]:
    with pytest.raises(FileRefused) as refused:
        read(path, limits=limits)
    return refused.value.code.value, refused.value.values


def _file(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.csv", b"", "empty"),
        ("a.csv", b"\r\n \r\n", "empty"),
        ("a.pdf", b"%PDF-1.7", "not_a_workbook"),
        ("a.xlsx", b"Order ID,SKU ID", "wrong_extension"),
        ("a.xlsx", b"PK\x03\x04 and then nothing", "unreadable"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 ...", "old_excel"),
        ("a.xls", b"<html><body><p>Please log in</p>", "web_page"),
        ("a.xls", b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>', "web_page"),
        ("a.xlsx", b"<html><body><p>Please log in</p>", "web_page"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("a.csv", "Order ID,SKU ID,".encode("utf-16")[:-1], "encoding"),
        ("a.csv", b'"Order ID,SKU ID,Quantity,Created Time,Paid Time"\r\n"5,1,2,3,4"\r\n', "one_column"),
    ],
)
def test_a_file_of_another_kind_is_refused_by_what_it_is(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    found, values = _refused(_file(tmp_path / name, content))
    assert found == code
    assert values["name"] == name


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    assert _refused(tmp_path / "gone.csv") == ("not_found", {"name": "gone.csv"})


def test_a_renamed_workbook_is_recognised_as_one(tmp_path: Path) -> None:
    workbook(tmp_path / "o.xlsx", {"S": orders()}).rename(tmp_path / "o.csv")
    assert _refused(tmp_path / "o.csv") == ("wrong_extension", {"name": "o.csv", "content": "xlsx"})
    (tmp_path / "o.csv").rename(tmp_path / "o.xls")
    assert _refused(tmp_path / "o.xls") == ("wrong_extension", {"name": "o.xls", "content": "xlsx"})


def test_a_workbook_with_macros_or_links_to_other_files_is_refused(tmp_path: Path) -> None:
    sheets = {"S": orders(an_order())}
    assert _refused(workbook(tmp_path / "m.xlsx", sheets, **{"xl/vbaProject.bin": b"x"}))[0] == "macros"
    linked = workbook(tmp_path / "l.xlsx", sheets, **{"xl/externalLinks/externalLink1.xml": b"x"})
    assert _refused(linked)[0] == "external_links"


def test_a_small_file_that_unpacks_to_very_much_is_refused_unread(tmp_path: Path) -> None:
    bomb = workbook(tmp_path / "b.xlsx", {"S": orders()}, **{"xl/media/image1.bin": bytes(20 * MEGABYTE)})
    assert _refused(bomb)[0] == "zip_bomb"
    many = workbook(tmp_path / "c.xlsx", {"S": orders()}, **{f"xl/{number}.xml": b"x" for number in range(2_000)})
    assert _refused(many)[0] == "zip_bomb"


def test_a_file_too_large_for_slack_says_how_large_it_is(tmp_path: Path) -> None:
    path = _file(tmp_path / "o.csv", bytes(26 * MEGABYTE))
    assert _refused(path, SLACK) == ("too_large", {"name": "o.csv", "megabytes": 26, "limit_megabytes": 25})


def test_a_missing_column_is_named_with_the_kind_the_file_looks_like(tmp_path: Path) -> None:
    headers = tuple(name for name in ORDER_HEADERS if name != "Cancelled Time")
    code, values = _refused(_file(tmp_path / "o.csv", csv_text([headers]).encode()))
    assert code == "missing_columns"
    assert values == {"sheet": "o.csv", "row": 1, "kind": "orders", "missing": "Cancelled Time"}


def test_an_unknown_file_shows_the_headers_found_but_nothing_personal(tmp_path: Path) -> None:
    path = _file(tmp_path / "o.csv", b"Colour,Size,jo@example.com,+1 555\r\n")
    assert _refused(path) == ("unknown_kind", {"headers": "Colour, Size"})


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ("Client SKU,Description,Location,Qty On Hand,Qty Allocated,Qty Available", "other_stock"),
        ("商家编码,货品名称,仓库,库存量,可发库存,采购在途量,成本价", "other_stock"),
        ("PO Number,Supplier,SKU,Ordered Qty,Expected Date,Status", "other_inbound"),
        ("采购单号,供应商,SKU,采购量,含税单价,预计到货时间", "other_inbound"),
        ("Item No.,Description,FOB Price (USD),MOQ,Qty/Ctn,Lead time", "other_costs"),
        ("(Parent) ASIN,(Child) ASIN,Title,SKU,Sessions - Total,Units Ordered,Ordered Product Sales", "other_sales"),
        ("Order Number,Order Status,Order Date,SKU,Item Name,Quantity (- Refund),Item Cost", "other_sales"),
        ("order_id,order_date,SKU,Quantity", "other_sales"),
        ("Campaign,Currency code,Cost,Impr.,Clicks,Conversions", "other_ads"),
        ("SKU,Quantity", "other_quantities"),
        ("SKU,Product name,Units", "other_quantities"),
        ("商品编号,商品全名,规格,单位,数量", "other_quantities"),
        ("存货编码,存货名称,仓库名称,结存数量,结存单价", "other_stock"),
        ("WRO ID,Status,Expected Arrival,SKU,Expected Qty,Received Qty", "other_inbound"),
        ("Shipment ID,SKU,Units,Estimated Arrival,Mode", "other_inbound"),
        ("备货单号,SKC,商家SKU,需求数量,发货数量", "other_inbound"),
        ("# de venta,Fecha de venta,Estado,Unidades,SKU", "other_sales"),
        ("N.º de venda,Data da venda,Estado,Unidades,SKU", "other_sales"),
        ("注文番号,注文日時,商品管理番号,個数", "other_sales"),
        ("单据日期,单据编号,往来单位,商品编号,数量", "other_sales"),
        ("Item,Description,Type,Location,On Hand,On Order,Committed,Available,Reorder Point", "other_stock"),
        ("EAN,Partner Article Number,Article Variant,Warehouse,Sellable Stock,Inbound Stock", "other_stock"),
        ("Document Number,Date,Name,Item,Quantity,Amount,Location", "other_sales"),
        ("Order ID,Order Date,Order Line ID,Article Number,EAN,Merchant SKU,Status,Price", "other_sales"),
        ("orderId,orderItemId,EAN,SKU,Title,Quantity,LatestDeliveryDate", "other_sales"),
        ("TITLE,DESCRIPTION,PRICE,CURRENCY_CODE,QUANTITY,TAGS,MATERIALS,SKU", "other_quantities"),
        ("SKU,2026-03-01,2026-03-02,2026-03-03", "other_days"),
        ("Row Labels,CUP,POT,Grand Total", "other_days"),
        ("日期,CUP,POT,合计", "other_days"),
        ("Kampagnenname,Kampagnen-ID,Produkt-ID,Kosten,SKU-Bestellungen,Bruttoumsatz", "ads_language"),
        ("キャンペーン名,キャンペーンID,商品ID,コスト,SKU注文数,総収益", "ads_language"),
        ("SKU,Colour,Size", "unknown_kind"),
    ],
)
def test_a_table_of_a_program_nobody_knows_is_told_by_what_it_lists(tmp_path: Path, headers: str, code: str) -> None:
    """A lone column SKU makes none of them a sheet of the planning workbook that lacks a column."""
    found, values = _refused(_file(tmp_path / "o.csv", f"{headers}\r\n".encode()))
    assert found == code
    assert str(values["headers"]).startswith(headers.split(",", maxsplit=1)[0])


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ("Nombre del LIVE,Hora de inicio,Duración,Visualizaciones,GMV", "tiktok_lives"),
        ("LIVE名,開始時刻,配信時間,視聴数,注文数", "tiktok_lives"),
        ("Video ID,Video title,Post date,Views,GMV,Items sold", "tiktok_days"),
        ("Statement date,Statement ID,Payment ID,Status,Currency,Net sales,Fees", "tiktok_income"),
        ("Type,Reference ID,Request time(UTC),Amount,Status,Bank account", "tiktok_income"),
    ],
)
def test_a_report_of_tiktok_is_told_in_any_language(tmp_path: Path, headers: str, code: str) -> None:
    found, values = _refused(_file(tmp_path / "o.csv", f"{headers}\r\n".encode()))
    assert (found, values["sheet"]) == (code, "o.csv")


def test_orders_of_the_day_in_german_are_orders_and_no_days(tmp_path: Path) -> None:
    code, values = _refused(_file(tmp_path / "o.csv", b"Datum,Auftragsnummer,Artikelnummer,Menge\r\n"))
    assert (code, values["language"]) == ("other_language", "Deutsch")


def test_a_list_of_purchase_orders_is_still_one_of_what_is_on_its_way(tmp_path: Path) -> None:
    code, values = _refused(_file(tmp_path / "o.csv", b"Order Number,Supplier,SKU,Quantity\r\n"))
    assert (code, values["kind"], values["missing"]) == ("missing_columns", "inbound", "Arrives on")


def test_two_columns_of_one_name_are_refused_because_either_could_be_meant(tmp_path: Path) -> None:
    path = _file(tmp_path / "o.csv", csv_text([(*ORDER_HEADERS, "quantity ")]).encode())
    assert _refused(path) == ("duplicate_column", {"sheet": "o.csv", "column": "Quantity"})


def test_more_columns_than_excel_has_are_refused(tmp_path: Path) -> None:
    headers = (*ORDER_HEADERS, *[f"More {number}" for number in range(16_384)])
    assert _refused(_file(tmp_path / "o.csv", csv_text([headers]).encode()))[0] == "too_many_columns"


def test_a_row_whose_cells_are_shifted_is_refused_by_its_number(tmp_path: Path) -> None:
    text = csv_text(orders(an_order(1))) + ",".join((*an_order(2), "one too many"))
    assert _refused(_file(tmp_path / "o.csv", text.encode())) == ("ragged_row", {"sheet": "o.csv", "row": 4})


def test_a_quote_never_closed_is_refused_with_the_row_where_it_opens(tmp_path: Path) -> None:
    bad = an_order(2, **{"Product Name": '"never closed'})
    text = csv_text(orders(an_order(1), bad, *[an_order(number) for number in range(1_000)]))
    code, values = _refused(_file(tmp_path / "o.csv", text.encode()))
    assert (code, values["row"]) == ("cell_too_long", 4)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("kept", ["576461413", "{id},,1729382256910000001", '{id},"Shipp'])
def test_a_download_that_broke_off_within_its_last_row_is_refused(tmp_path: Path, kept: str, encoding: str) -> None:
    text = csv_text(orders(an_order(1), an_order(2))) + kept.format(id=an_order(3)[0])
    assert _refused(_file(tmp_path / "o.csv", text.encode(encoding))) == ("cut_off", {"sheet": "o.csv", "row": 5})


def test_an_open_quote_that_swallows_what_follows_is_no_end_of_a_file(tmp_path: Path) -> None:
    text = csv_text(orders(an_order(1), an_order(2, **{"Product Name": '"never closed'}), an_order(3)))
    assert _refused(_file(tmp_path / "o.csv", text.encode())) == ("cut_off", {"sheet": "o.csv", "row": 4})


def test_what_ends_without_a_line_end_need_not_be_cut_off(tmp_path: Path) -> None:
    """Whole rows; a remark below them; rows all without their blank last cells; a cell of two lines at the end."""
    whole = csv_text(orders(an_order(1), an_order(2)))
    trimmed = csv_text([row[:-2] if number > 1 else row for number, row in enumerate(orders(an_order(1), an_order(2)))])
    two_lines = csv_text(orders(an_order(1), an_order(2)))[:-2].rpartition(",")[0] + ',"two\r\nlines"'
    for text, rows in ((whole, 3), (whole + "Total of 2 orders\r\n", 4), (trimmed, 3), (two_lines + "\r\n", 3)):
        [(_, _, _, found)] = read(_file(tmp_path / "o.csv", text.removesuffix("\r\n").encode()))
        assert len(found) == rows


def _with_quantity(cell: str) -> list[tuple[str, ...]]:
    return [*map(tuple, orders(an_order(1), an_order(2, Quantity=cell)))]


def test_a_formula_nobody_has_computed_is_refused_by_its_cell(tmp_path: Path) -> None:
    for cell in ("<f>1+1</f>", "<f>1+1</f><v></v>", "<f>1+1</f><v/>"):
        path = workbook(tmp_path / "o.xlsx", {"Orders": _with_quantity(cell)})
        assert _refused(path) == ("formula_without_value", {"sheet": "Orders", "cell": "G4"})


def test_an_error_value_is_refused_by_its_cell(tmp_path: Path) -> None:
    path = workbook(tmp_path / "o.xlsx", {"Orders": _with_quantity('<c t="e"><v>#N/A</v></c>')})
    assert _refused(path) == ("error_value", {"sheet": "Orders", "cell": "G4", "value": "#N/A"})


def test_a_computed_formula_and_formulas_in_other_columns_are_no_trouble(tmp_path: Path) -> None:
    rows = _with_quantity("<f>1+1</f><v>2</v>")
    rows[2] = (*rows[2], "<f>NOW()</f>")
    [(_, _, columns, found)] = read(workbook(tmp_path / "o.xlsx", {"Orders": rows}))
    assert found[-1].cells[columns.index("Quantity")] == "2"


def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    path = _file(tmp_path / "o.csv", csv_text(orders(*[an_order(number) for number in range(50_000)])).encode())
    hasty = replace(TERMINAL, seconds=0)
    assert _refused(path, hasty) == ("timed_out", {"name": "o.csv", "seconds": 0})


def test_a_file_that_takes_too_much_memory_is_given_up(tmp_path: Path) -> None:
    """One cell at the far corner makes the reader reserve 17 billion cells."""
    rows = orders(an_order(1))
    path = workbook(tmp_path / "o.xlsx", {"S": [*rows, ('<c ><v>1</v></c><c r="XFD1048576"><v>1</v></c>',)]})
    assert _refused(path)[0] == "out_of_memory"


def test_the_secrets_of_the_product_are_not_in_the_environment_of_the_parsing_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-very-secret")
    path = _file(tmp_path / "o.csv", csv_text(orders(*[an_order(number) for number in range(20_000)])).encode())
    with read_tables(path, LAYOUTS) as tables:
        next(iter(tables))
        children = [environ.read_bytes() for environ in _environments_of_parsers()]
    assert children
    assert not any(b"very-secret" in environment for environment in children)


def _environments_of_parsers() -> list[Path]:
    lines = ((place, place / "cmdline") for place in Path("/proc").glob("[0-9]*"))
    return [place / "environ" for place, line in lines if line.exists() and b"bot.sheets.child" in line.read_bytes()]
