"""How a sheet comes out of a printer: landscape, its headings on every page, and no smaller than people can read."""

from math import ceil

from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.worksheet import Worksheet

READABLE = 230  # [characters] across a page, at about half the size of the screen


def fit_to_page(sheet: WriteOnlyWorksheet, headings: int | None = None) -> None:
    """Let a sheet whose columns have their widths, but no rows yet, print as few pages wide as can be read.

    ``headings``: the row repeated at the top of each page; beside more than one page the first column is repeated.
    """
    width = sum(column.width for column in sheet.column_dimensions.values() if not column.hidden)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", Worksheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth = ceil(width / READABLE)
    sheet.page_setup.fitToHeight = 0  # as many pages long as it takes
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    if headings is not None:
        sheet.print_title_rows = f"{headings}:{headings}"
    if width > READABLE:
        sheet.print_title_cols = "A:A"
