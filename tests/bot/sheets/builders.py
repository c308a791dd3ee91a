"""Small files that show what the shop's exports and people's spreadsheets really look like."""

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from bot.sheets.limits import TERMINAL, Limits
from bot.sheets.reading import read_tables
from planner.intake import LAYOUTS
from planner.intake.layout import Layout, Row

ORDER_HEADERS = (
    "Order ID", "Order Status", "SKU ID", "Seller SKU", "Product Name", "Variation", "Quantity",
    "Sku Quantity of return", "SKU Subtotal After Discount", "Created Time", "Paid Time", "Shipped Time",
    "Delivered Time", "Cancelled Time", "Warehouse Name", "Buyer Username", "Phone #",
)  # fmt: skip
DESCRIPTIONS = ("Platform unique order ID.", *["What it means."] * 16)
BUYER = ("secret_buyer", "(+1)5550001111")
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def an_order(order: int = 1, **cells: str) -> tuple[str, ...]:
    """One row of the export of all orders, with tabs where the shop leaves them."""
    row = dict(zip(ORDER_HEADERS, [""] * 15 + list(BUYER), strict=True)) | {
        "Order ID": f"{576461413038785000 + order}\t",
        "Order Status": "สำเร็จแล้ว",
        "SKU ID": "1729382256910000001\t",
        "Product Name": "Headphones",
        "Quantity": "2",
        "SKU Subtotal After Discount": "GBP 59.80",
        "Created Time": "25/03/2026 18:30:05\t",
        "Paid Time": "25/03/2026 18:31:00\t",
        "Cancelled Time": "\t",
    }
    return tuple((row | cells).values())


def orders(*rows: Sequence[str]) -> list[Sequence[str]]:
    """The whole export: headers, the row of descriptions, then the orders."""
    return [ORDER_HEADERS, DESCRIPTIONS, *rows]


def csv_text(rows: Iterable[Sequence[str]], delimiter: str = ",") -> str:
    """The rows as a CSV."""
    return "".join(delimiter.join(f'"{cell}"' if delimiter in cell else cell for cell in row) + "\r\n" for row in rows)


def workbook(
    path: Path,
    sheets: Mapping[str, Iterable[Sequence[str]]],
    *,
    own_rows: bool = False,
    hidden: Sequence[str] = (),
    **extra: bytes,
) -> Path:
    """An .xlsx as the shop writes it: text in the cells, a dimension that lies, if asked every cell in its own row.

    A cell that begins with "<" goes in as it stands, with its place filled in: ``<v>1.5</v>``.
    """
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        kinds, relations, listed = "", "", ""
        for number, (name, rows) in enumerate(sheets.items(), start=1):
            spread = "application/vnd.openxmlformats-officedocument.spreadsheetml"
            kinds += f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{spread}.worksheet+xml"/>'
            target = f'Target="worksheets/sheet{number}.xml"'
            relations += f'<Relationship Id="rId{number}" Type="{_OFFICE}/worksheet" {target}/>'
            state = ' state="hidden"' if name in hidden else ""
            listed += f'<sheet name="{name}" sheetId="{number}"{state} r:id="rId{number}"/>'
            archive.writestr(f"xl/worksheets/sheet{number}.xml", _sheet(rows, own_rows=own_rows))
        kinds += f'<Override PartName="/xl/workbook.xml" ContentType="{spread}.sheet.main+xml"/>'
        root = f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
        defaults = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        kinds = f'{defaults}<Default Extension="xml" ContentType="application/xml"/>{kinds}'
        book = f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>'
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{_PACKAGE}/content-types">{kinds}</Types>')
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{_PACKAGE}/relationships">{root}</Relationships>')
        archive.writestr("xl/workbook.xml", book)
        relations = f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'
        archive.writestr("xl/_rels/workbook.xml.rels", relations)
        for member, content in extra.items():
            archive.writestr(member, content)
    return path


def read(
    path: Path, layouts: Mapping[str, Layout] = LAYOUTS, limits: Limits = TERMINAL
) -> list[tuple[str, str, tuple[str, ...], list[Row]]]:
    """Kind, sheet, columns and rows of every table of the file."""
    with read_tables(path, layouts, limits=limits) as tables:
        return [(table.kind, table.sheet, table.columns, list(table.rows)) for table in tables]


def _sheet(rows: Iterable[Sequence[str]], *, own_rows: bool) -> str:
    lines = []
    for number, row in enumerate(rows, start=1):
        cells = [_cell(f"{_letters(place)}{number}", cell) for place, cell in enumerate(row) if cell]
        lines += [f'<row r="{number}">{cell}</row>' for cell in (cells if own_rows else ["".join(cells)])]
    stale = '<dimension ref="A1:A1"/>'
    return f'<worksheet xmlns="{_MAIN}">{stale}<sheetData>{"".join(lines)}</sheetData></worksheet>'


def _cell(place: str, cell: str) -> str:
    if cell.startswith("<c"):
        return cell.replace("<c", f'<c r="{place}"', 1)
    if cell.startswith("<"):
        return f'<c r="{place}">{cell}</c>'
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>'


def _letters(place: int) -> str:
    first, second = divmod(place, 26)
    return (chr(64 + first) if first else "") + chr(65 + second)
