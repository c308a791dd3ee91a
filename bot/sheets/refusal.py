"""Why a whole file cannot be read, as a code and values; the wording says it in a sentence."""

from enum import StrEnum


class Refusal(StrEnum):
    """Why a file is refused; its values stand behind each code."""

    NOT_FOUND = "not_found"  # name
    FOLDER = "folder"  # name
    EMPTY = "empty"  # name
    NOT_A_WORKBOOK = "not_a_workbook"  # name: neither .xlsx nor .csv, .tsv, .txt
    WRONG_EXTENSION = "wrong_extension"  # name, content: what it really is, "xlsx" or "csv"
    OLD_EXCEL = "old_excel"  # name: .xls or .xlsb, to be saved as .xlsx
    OTHER_PROGRAM = "other_program"  # name: of LibreOffice or Numbers, to be saved as .xlsx
    ZIPPED = "zipped"  # name: an archive with files in it
    WEB_PAGE = "web_page"  # name: without a table, most often one that asks to log in again
    PASSWORD = "password"  # noqa: S105 - name; the workbook is locked
    MACROS = "macros"  # name
    EXTERNAL_LINKS = "external_links"  # name
    TOO_LARGE = "too_large"  # name, megabytes, limit_megabytes
    ZIP_BOMB = "zip_bomb"  # name
    TOO_MANY_COLUMNS = "too_many_columns"  # sheet, limit
    ENCODING = "encoding"  # name; the text is in no encoding we know
    CELL_TOO_LONG = "cell_too_long"  # sheet, row, limit: most often a quote that is never closed
    RAGGED_ROW = "ragged_row"  # sheet, row: more cells than the header has columns
    CUT_OFF = "cut_off"  # sheet, row: the file ends within it
    DUPLICATE_COLUMN = "duplicate_column"  # sheet, column
    MISSING_COLUMNS = "missing_columns"  # sheet, row, kind, missing: the headers, joined by ", "
    ONE_COLUMN = "one_column"  # name: each row stands in one cell
    UNKNOWN_KIND = "unknown_kind"  # headers: the first cells found that look like headers, joined by ", "
    OTHER_LANGUAGE = "other_language"  # name, language, headers: an order list whose headers are not English
    OTHER_INBOUND = "other_inbound"  # name, headers: what is on its way, in a table of nobody we know
    OTHER_COSTS = "other_costs"  # name, headers; alike: what goods cost
    OTHER_STOCK = "other_stock"  # name, headers; alike: what lies somewhere
    OTHER_SALES = "other_sales"  # name, headers; alike: what was sold
    OTHER_QUANTITIES = "other_quantities"  # name, headers; alike: SKUs and quantities, and nothing says of what
    OTHER_ADS = "other_ads"  # name, headers; alike: what advertising did
    OTHER_DAYS = "other_days"  # name, headers; alike: a row or a column for each day
    ADS_LANGUAGE = "ads_language"  # name, headers; alike: TikTok's ads report in a language that is not read
    SHOPIFY_STOCK = "shopify_stock"  # sheet; so are the next ones: a table of another program, or none that is needed
    SHOPIFY_PRODUCTS = "shopify_products"
    SHOPIFY_ORDERS = "shopify_orders"
    AMAZON_ORDERS = "amazon_orders"
    AMAZON_STOCK = "amazon_stock"
    ETSY_ORDERS = "etsy_orders"
    SHOPEE_ORDERS = "shopee_orders"
    SHOPEE_STOCK = "shopee_stock"
    LAZADA_ORDERS = "lazada_orders"
    EBAY_ORDERS = "ebay_orders"
    WALMART_ORDERS = "walmart_orders"
    WOOCOMMERCE_ORDERS = "woocommerce_orders"
    WOOCOMMERCE_PRODUCTS = "woocommerce_products"
    TIKTOK_INCOME = "tiktok_income"
    TIKTOK_RETURNS = "tiktok_returns"
    TIKTOK_AFFILIATE = "tiktok_affiliate"
    TIKTOK_ADS = "tiktok_ads"
    TIKTOK_PRODUCTS = "tiktok_products"
    TIKTOK_LIVES = "tiktok_lives"
    TIKTOK_CREATORS = "tiktok_creators"
    TIKTOK_DAYS = "tiktok_days"
    FORMULA_WITHOUT_VALUE = "formula_without_value"  # sheet, cell: to be opened and saved in Excel
    ERROR_VALUE = "error_value"  # sheet, cell, value: such as #N/A
    OUT_OF_MEMORY = "out_of_memory"  # name
    TIMED_OUT = "timed_out"  # name, seconds
    UNREADABLE = "unreadable"  # name: damaged


class FileRefused(Exception):
    """The file as a whole cannot be read."""

    def __init__(self, code: Refusal, **values: str | int) -> None:
        super().__init__(code, values)
        self.code = code
        self.values: dict[str, str | int] = values
