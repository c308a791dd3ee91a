"""Files as shops and people make them come out as numbered rows of the columns we want, and of no others."""

import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from bot.sheets.reading import read_tables
from planner.intake import LAYOUTS
from planner.intake.layout import Layout
from planner.intake.orders import ORDERS
from tests.bot.sheets.builders import ORDER_HEADERS, an_order, csv_text, orders, read, workbook

_ROOT = Path(__file__).parents[3]


def _written(path: Path, text: str, encoding: str = "utf-8-sig") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def test_reads_the_shops_csv_with_its_mark_tabs_and_description_row(tmp_path: Path) -> None:
    """Row 1 header, row 2 descriptions, row 3 the order: its number is what the spreadsheet shows."""
    [(kind, sheet, columns, rows)] = read(_written(tmp_path / "orders.csv", csv_text(orders(an_order(7)))))
    assert (kind, sheet) == ("orders", "orders.csv")
    assert columns == tuple(name for name in ORDERS.required + ORDERS.optional if name in ORDER_HEADERS)
    assert [row.number for row in rows] == [2, 3]
    assert rows[1].cells[:4] == ("576461413038785007", "1729382256910000001", "2", "25/03/2026 18:30:05")
    assert rows[1].cells[columns.index("Cancelled Time")] == ""


def test_a_buyers_name_and_phone_never_leave_the_process_that_parses(tmp_path: Path) -> None:
    text = repr(read(_written(tmp_path / "orders.csv", csv_text(orders(an_order())))))
    assert "secret_buyer" not in text
    assert "5550001111" not in text


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_finds_out_what_separates_the_cells_and_the_encoding(tmp_path: Path, delimiter: str, encoding: str) -> None:
    plain = ("576461413038785001", "1729382256910000001", "1", "25/03/2026", "", "", "", "无线耳机、黑色")
    headers = (*ORDERS.required, "Product Name")
    path = _written(tmp_path / "orders.csv", csv_text([headers, plain], delimiter), encoding)
    [(_, _, _, [row])] = read(path)
    assert row.cells == plain


def test_a_brazilian_windows_file_is_not_taken_for_chinese(tmp_path: Path) -> None:
    """ "ã" followed by "o" happens to be a Chinese character in GB 18030."""
    row = an_order(**{"Product Name": "Calça São João", "Order Status": "Concluído"})
    [(_, _, columns, rows)] = read(_written(tmp_path / "orders.csv", csv_text(orders(row)), "cp1252"))
    assert rows[1].cells[columns.index("Product Name")] == "Calça São João"


NAMED = {
    "cp874": ("แก้วน้ำสแตนเลส 500ml", "ชุดเดรสฤดูร้อน", "สีดำ L"),
    "cp932": ("ステンレスボトル 500ml", "夏用ワンピース", "黒 L"),
    "cp950": ("不鏽鋼保溫杯 500ml", "夏季新款連身裙", "黑色 L"),
    "gb18030": ("保温杯 304不锈钢 500ml", "夏季新款连衣裙", "黑色 L"),
    "cp949": ("스테인리스 텀블러 500ml", "여름 원피스", "검정 L"),
    "cp1252": ("Câble de charge 2 m", "Küchenregal groß – weiß", "Vestido de verão"),
    "cp1258": ("Cáp sạc 2m", "Màu đỏ", "Váy mùa hè"),
    "cp1251": ("Кружка из стали 500 мл", "Летнее платье", "Чёрный L"),
    "cp1250": ("Kubek żółty", "Słuchawki bezprzewodowe", "Półka"),
    "cp1254": ("Çelik termos", "Kırmızı", "Yazlık elbise"),
    "cp1253": ("Ασύρματα ακουστικά", "Γυναικεία ζακέτα", "Μαύρο L"),
    "cp1255": ("אוזניות אלחוטיות", "קרדיגן סרוג לנשים", "שחור L"),
    "cp1256": ("سماعات لاسلكية", "سترة نسائية محبوكة", "أسود L"),
    "cp1257": ("Belaidės ausinės", "Moteriškas megztinis", "Žaislas katei"),
    "koi8_r": ("Кружка из стали 500 мл", "Летнее платье", "Чёрный L"),
    "euc_jp": ("ステンレスボトル 500ml", "夏用ワンピース", "黒 L"),
}


WESTERN = (  # not of Central Europe
    ("Théière émaillée", "Boîte à thé"),
    ("Otoño cálido", "Muñeca de algodón"),
    ("5 m² / 2 m³",),
    ("½ inch café",),
    ("Nº 5 café",),
    ("Piñata “Fiesta”", "Levi’s café"),
)


@pytest.mark.parametrize(("encoding", "said"), [*NAMED.items(), *(("cp1252", names) for names in WESTERN)])
def test_tells_by_the_letters_how_a_file_is_written(tmp_path: Path, encoding: str, said: tuple[str, ...]) -> None:
    """Excel writes CSV in the code page of its Windows; that of Vietnam has tones as letters of their own."""
    form = "NFD" if encoding == "cp1258" else "NFC"
    names = [unicodedata.normalize(form, name) for name in said]
    rows = orders(
        *[an_order(number, **{"Product Name": name, "Order Status": "Done"}) for number, name in enumerate(names)]
    )
    [(_, _, columns, found)] = read(_written(tmp_path / "orders.csv", csv_text(rows), encoding))
    assert [row.cells[columns.index("Product Name")] for row in found[1:]] == names


def test_a_line_break_and_a_tab_within_a_cell_come_as_blanks(tmp_path: Path) -> None:
    row = an_order(**{"Product Name": '"Head\nphones\tblack"'})
    [(_, _, columns, rows)] = read(_written(tmp_path / "orders.csv", csv_text(orders(row, an_order(2)))))
    assert rows[1].cells[columns.index("Product Name")] == "Head phones black"
    assert [row.number for row in rows] == [2, 3, 4]


def test_blank_rows_are_passed_over_and_short_ones_filled_up(tmp_path: Path) -> None:
    text = csv_text(orders(an_order(1))) + "\r\n,,,\r\n" + "576461413038785002,,1729382256910000001\r\n"
    [(_, _, columns, rows)] = read(_written(tmp_path / "orders.csv", text))
    assert [row.number for row in rows] == [2, 3, 6]
    assert rows[-1].cells == ("576461413038785002", "1729382256910000001", *[""] * (len(columns) - 2))


@pytest.mark.parametrize("own_rows", [False, True])
def test_a_stale_dimension_and_cells_in_rows_of_their_own_hide_nothing(tmp_path: Path, *, own_rows: bool) -> None:
    rows = orders(*[an_order(number) for number in range(30)])
    [(kind, sheet, _, found)] = read(workbook(tmp_path / "o.xlsx", {"OrderSKUList": rows}, own_rows=own_rows))
    assert (kind, sheet, len(found)) == ("orders", "OrderSKUList", 31)
    assert found[-1].number == 32


def test_finds_the_table_on_the_second_sheet_below_some_notes(tmp_path: Path) -> None:
    sheets = {"Read me": [("Exported for you",)], "Orders": [(), ("", "A note"), *orders(an_order())]}
    [(kind, sheet, _, rows)] = read(workbook(tmp_path / "o.xlsx", sheets))
    assert (kind, sheet) == ("orders", "Orders")
    assert [row.number for row in rows] == [4, 5]


def test_numbers_dates_and_booleans_of_excel_come_as_text(tmp_path: Path) -> None:
    """1.73238E+18 is what is left of an id; 12.345 gets a fourth decimal, so that nobody reads 12,345."""
    cells = (
        "<v>1.732381234567e18</v>",
        "<v>2</v>",
        "<v>35.9</v>",
        "<v>12.345</v>",
        '<c t="b"><v>1</v></c>',
        " x\u00a0",
    )
    layout = Layout("any", ("a", "b", "c", "d", "e", "f"))
    [(_, _, _, [row])] = read(workbook(tmp_path / "o.xlsx", {"S": ["abcdef", cells]}), {"any": layout})
    assert row.cells == ("1.732381234567E+18", "2", "35.9", "12.3450", "true", "x")


def test_a_cell_shown_as_percent_comes_as_one_sees_it(tmp_path: Path) -> None:
    """The third style is a custom format with a percent sign; one and a half in a plain cell stays what it is."""
    styles = (
        b'<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0.0%"/></numFmts>'
        b'<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="164"/></cellXfs></styleSheet>'
    )
    duties = (
        '<c s="1"><v>1.5</v></c>',
        '<c s="2"><v>0.065</v></c>',
        '<c s="0"><v>1.5</v></c>',
        '<c s="1"><v>1</v></c>',
    )
    rows = [
        ("Supplier", "Production days", "Sea freight days", "Duty %"),
        *(("Yiwu", "20", "30", duty) for duty in duties),
    ]
    path = workbook(tmp_path / "plan.xlsx", {"Suppliers": rows}, **{"xl/styles.xml": styles})
    ((_, _, _, found),) = read(path)
    assert [row.cells[3] for row in found] == ["150%", "6.5%", "1.5", "100%"]


def test_one_workbook_gives_several_tables_and_tells_which_sheets_it_could_not_read(tmp_path: Path) -> None:
    sheets = {
        "Products": [("SKU", "Supplier", "Lead time days"), ("CUP", "Acme", "30")],
        "Inbound": [("SKU", "Quantity", "Arrives on"), ("CUP", "100", "2026-05-01")],
        "More": [("SKU", "Quantity", "Arrives"), ("CUP", "100", "2026-05-01")],
    }
    path = workbook(tmp_path / "plan.xlsx", sheets)
    with read_tables(path, LAYOUTS) as tables:
        assert [table.kind for table in tables] == ["products", "inbound"]  # rows left unread are passed over
    assert tables.unread == ("More",)


def test_the_columns_of_each_warehouse_are_found_by_how_they_begin(tmp_path: Path) -> None:
    rows = [("product_id", "Sku_ID ", "warehouse_quantity/East", "warehouse_quantity/West"), ("1", "2", "3", "4")]
    [(kind, _, columns, _)] = read(workbook(tmp_path / "s.xlsx", {"Template": rows}))
    assert kind == "stock"
    assert columns == ("product_id", "sku_id", "warehouse_quantity/East", "warehouse_quantity/West")


def test_says_how_many_rows_are_read_while_it_reads(tmp_path: Path) -> None:
    path = _written(tmp_path / "orders.csv", csv_text(orders(*[an_order(number) for number in range(2_500)])))
    told: list[int] = []
    with read_tables(path, LAYOUTS, on_progress=told.append) as tables:
        assert sum(1 for table in tables for _ in table.rows) == 2_501
    assert told == [1_000, 2_000, 2_501]


def test_a_reader_who_stops_early_leaves_no_process_behind(tmp_path: Path) -> None:
    path = _written(tmp_path / "orders.csv", csv_text(orders(*[an_order(number) for number in range(50_000)])))
    with read_tables(path, LAYOUTS) as tables:
        table = next(iter(tables))
        assert next(table.rows).number == 2


def test_the_process_that_parses_loads_no_arrays() -> None:
    """It starts anew for every file: NumPy and the planner's arithmetic would double how long that takes."""
    loaded = "import sys, bot.sheets.child; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    said = subprocess.run([sys.executable, "-B", "-c", loaded], check=True, capture_output=True, text=True, cwd=_ROOT)
    assert "planner" in said.stdout.split()
    assert not {"numpy", "scipy", "sqlalchemy", "slack_sdk", "babel"} & set(said.stdout.split())
