"""How a sheet comes out of a printer: landscape, as wide as the page, its headings on every page."""

from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.worksheet import Worksheet


def fit_to_page(sheet: WriteOnlyWorksheet, headings: int | None = None) -> None:
    """Let a sheet print one page wide; ``headings``: the row repeated at the top of each page."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", Worksheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0  # as many pages long as it takes
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    if headings is not None:
        sheet.print_title_rows = f"{headings}:{headings}"
