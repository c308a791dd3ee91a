"""Makes every file of ``files``, one quirk of TikTok's exports each: ``python -m tests.quirks.build``."""

import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.bot.sheets.builders import csv_text, workbook
from tests.quirks.columns import (
    CHINESE_ADS,
    CUP,
    FOREIGN_COLUMNS,
    INDONESIAN_ADS,
    ORDER_NOTES,
    POT,
    PRODUCT,
    STOCK_KEYS,
    Rows,
    a_campaign,
    a_listing,
    ads,
    american_orders,
    an_order,
    fulfilled,
    orders,
    stock,
    stock_v4,
)

FILES = Path(__file__).with_name("files")
Write = Callable[[Path], None]


def text(rows: Rows, encoding: str = "utf-8", delimiter: str = ",", ends: str = "\r\n") -> Write:
    written = csv_text(rows, delimiter).replace("\r\n", ends).encode(encoding)
    return lambda path: path.write_bytes(written) and None


def book(sheets: dict[str, Rows], *, own_rows: bool = False, hidden: Sequence[str] = ()) -> Write:
    return lambda path: _dated(workbook(path, sheets, own_rows=own_rows, hidden=hidden))


def _dated(path: Path) -> None:
    """Write the archive again with one date for all: the same bytes whenever it is made."""
    with zipfile.ZipFile(path) as archive:
        members = {member: archive.read(member) for member in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members.items():
            archive.writestr(zipfile.ZipInfo(member, (2026, 3, 28, 9, 0, 0)), content, zipfile.ZIP_DEFLATED)


def page(rows: Rows) -> Write:
    """A web page with a table, which a back office calls .xls."""
    lines = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>\r\n" for row in rows)
    written = f'<html><meta charset="utf-8"><table border="1">\r\n{lines}</table></html>'.encode()
    return lambda path: path.write_bytes(written) and None


def tabbed(rows: Rows) -> Rows:
    """Ids and dates end in a tab, blank cells are one; headers hold a space that does not break."""
    marked = [tuple(cell + "\t" if not cell or cell[0].isdigit() else cell for cell in row) for row in rows[1:]]
    return [tuple(name.replace(" ", "\u00a0") for name in rows[0]), *marked]


def american(moment: str) -> dict[str, str]:
    return {"Created_Time": moment, "Paid_Time": moment, "Shipped_Time": ""}


UNPAID = {"Paid_Time": "", "Shipped_Time": ""}
CANCELLED = {"Shipped_Time": "", "Cancelled_Time": "25/03/2026 20:00:00", "Cancel_By": "Buyer"}
ROUNDED_SKU = an_order(3, SKU_ID="1,7E+18")
REAL_DATE = '<c t="d"><v>2026-03-02T10:00:00</v></c>'
NUMBER_ID = "<v>576461413038785001</v>"
WAREHOUSES = (*STOCK_KEYS, "warehouse_quantity_London", "warehouse_quantity_Leeds")

BUILT: dict[str, Write] = {
    # -- the order export ------------------------------------------------------------------------------------------
    "orders_descriptions.csv": text(orders(ORDER_NOTES, an_order(1))),
    "orders_tabs_bom_nbsp.csv": text(tabbed(orders(ORDER_NOTES, an_order(1, Shipped_Time=""))), "utf-8-sig"),
    "orders_rounded_ids.csv": text(
        orders(an_order(1), an_order(2, Order_ID="5.76461E+17"), an_order(3, SKU_ID="1,7E+18"))
    ),
    "orders_zeroed_ids.csv": text(
        orders(*[an_order(number * 1000, SKU_ID="1729382256910000000") for number in (0, 0, 1, 2)])
    ),
    "orders_one_id_in_zeros.csv": text(orders(*[an_order(number) for number in range(4)])),
    "stock_zeroed_ids.csv": text(stock(*[a_listing(f"172938225691{number}000000") for number in (1, 2, 3)])),
    "orders_number_ids.xlsx": book({"OrderSKUList": orders(an_order(1, Order_ID=NUMBER_ID))}),
    "orders_stale_dimension.xlsx": book({"OrderSKUList": orders(ORDER_NOTES, an_order(1), an_order(2))}),
    "orders_cell_per_row.xlsx": book({"OrderSKUList": orders(ORDER_NOTES, an_order(1), an_order(2))}, own_rows=True),
    "orders_second_sheet.xlsx": book({"Notes": [("Exported by Ana",)], "OrderSKUList": orders(an_order(1))}),
    "orders_am_pm.csv": text(
        orders(
            an_order(1, SKU_Subtotal_After_Discount="$10.00", **american("3/25/2026 11:30:00 PM")),
            an_order(2, SKU_Subtotal_After_Discount="$10.00", **american("3/4/2026 12:15:00 AM")),
        )
    ),
    "orders_ambiguous_dates.csv": text(orders(an_order(1, **american("03/04/2026 10:00:00")))),
    "orders_both_date_orders.csv": text(orders(an_order(1), an_order(2, **american("03/25/2026 10:00:00")))),
    "orders_midnight.csv": text(
        orders(an_order(1, **american("25/03/2026 23:59:59")), an_order(2, **american("26/03/2026 00:00:00")))
    ),
    "orders_brl.csv": text(orders(an_order(1, SKU_Subtotal_After_Discount="BRL 35,91"))),
    "orders_rupiah.csv": text(orders(an_order(1, SKU_Subtotal_After_Discount="Rp 124.000"))),
    "orders_thousands.csv": text(orders(an_order(1, SKU_Subtotal_After_Discount="GBP 1,234.50"))),
    "orders_mxn.csv": text(orders(an_order(1, SKU_Subtotal_After_Discount="MXN$1,299.00"))),
    "orders_wide_figures.csv": text(orders(an_order(1, Quantity="１２", SKU_Subtotal_After_Discount="￥２，９７６"))),
    "orders_zones.csv": text(
        orders(
            an_order(1, **american("2026-03-25T18:30:05Z")),
            an_order(2, **american("2026-03-25 18:30:05 (UTC-7)")),
            an_order(3, **american("2026-03-25T03:30:05+08:00")),
        )
    ),
    "orders_dashes.csv": text(orders(an_order(1, Shipped_Time="-", Cancelled_Time="N/A"))),
    "orders_thai.csv": text(
        orders(an_order(1, Order_Status="จัดส่งแล้ว"), an_order(2, Order_Status="ยกเลิกแล้ว", **CANCELLED))
    ),
    "orders_indonesian.csv": text(
        orders(an_order(1, Order_Status="Selesai"), an_order(2, Order_Status="Dibatalkan", **CANCELLED))
    ),
    "orders_vietnamese.csv": text(
        orders(an_order(1, Order_Status="Đã vận chuyển"), an_order(2, Order_Status="Đã hủy", **CANCELLED))
    ),
    "orders_early.csv": text(orders(an_order(1, Shipped_Time=""), an_order(2, Shipped_Time=""))),
    "orders_late.csv": text(orders(an_order(2, **CANCELLED), an_order(3))),
    "orders_repeated_amount.csv": text(
        orders(
            an_order(1, SKU_Subtotal_After_Discount="GBP 10.00", Order_Amount="GBP 64.00"),
            an_order(
                1,
                SKU_ID=POT,
                Seller_SKU="POT",
                Quantity="1",
                SKU_Subtotal_After_Discount="GBP 54.00",
                Order_Amount="GBP 64.00",
            ),
        )
    ),
    "orders_blank_seller_sku.csv": text(orders(an_order(1, Seller_SKU=""), an_order(2, Seller_SKU="\t"))),
    "orders_no_seller_sku.csv": text(
        orders(an_order(1, Seller_SKU="-"), an_order(2, SKU_ID=POT, Seller_SKU="-"), an_order(3, Seller_SKU="N/A"))
    ),
    "orders_seller_sku_a.csv": text(orders(an_order(1, Seller_SKU="CUP-5-6"))),
    "orders_seller_sku_b.csv": text(orders(an_order(2, Seller_SKU="CUP-56"))),
    "orders_leading_zeros.xlsx": book({"OrderSKUList": orders(an_order(1, Seller_SKU="00123"))}),
    "orders_samples.csv": text(orders(an_order(1), an_order(2, Quantity="5", SKU_Subtotal_After_Discount="GBP 0.00"))),
    "orders_returns.csv": text(orders(an_order(1, Quantity="3", **{"Sku_Quantity of return": "1"}))),
    "orders_cancelled.csv": text(
        orders(an_order(1), an_order(2, **CANCELLED), an_order(3, Cancelled_Time="28/03/2026 10:00:00"))
    ),
    "orders_unpaid.csv": text(orders(an_order(1), an_order(2, **UNPAID))),
    "orders_preorder.csv": text(orders(an_order(1, Shipped_Time="", **{"Normal_or Pre-order": "Pre-order"}))),
    "orders_totals_row.csv": text(orders(an_order(1), ("Total", *[""] * 8, "2"))),
    "orders_twice_in_one_file.csv": text(orders(an_order(1), an_order(1, Quantity="3"))),
    "orders_extra_columns.csv": text(
        [(*row, extra) for row, extra in zip(orders(an_order(1)), ("Tokopedia Invoice Number", "INV/1"), strict=True)]
    ),
    "orders_utf16.csv": text(orders(an_order(1, Product_Name="Чашка")), "utf-16"),
    "orders_utf16_no_mark.csv": text(orders(an_order(1, Product_Name="Чашка")), "utf-16-le"),
    "orders_web_page.xls": page(orders(ORDER_NOTES, an_order(1, Product_Name="Cup &amp; saucer"))),
    "orders_tabs_between.xls": text(orders(an_order(1)), delimiter="\t"),
    "orders_gb18030.csv": text(orders(an_order(1, Product_Name="茶杯", Variation="红色")), "gb18030"),
    "orders_cp1252_semicolons.csv": text(orders(an_order(1, Product_Name="Xícara")), "cp1252", ";"),
    "orders_tabs_between.tsv": text(orders(an_order(1)), delimiter="\t"),
    "orders_lone_formula.xlsx": book({"OrderSKUList": orders(an_order(1, Quantity="<f>1+1</f>"))}),
    "orders_error_value.xlsx": book({"OrderSKUList": orders(an_order(1, Quantity='<c t="e"><v>#N/A</v></c>'))}),
    "orders_dates_of_excel.xlsx": book({"OrderSKUList": orders(an_order(1, Paid_Time="<v>45000.5</v>"))}),
    "orders_two_sheets.xlsx": book({"January": orders(an_order(1)), "February": orders(an_order(2))}),
    "orders_some_dates_of_excel.xlsx": book({"OrderSKUList": orders(an_order(1), an_order(2, Paid_Time=REAL_DATE))}),
    "orders_after_export.csv": text(orders(an_order(1, **american("03/11/2026 10:00:00")))),
    "orders_marked_ids.csv": text(
        orders(
            an_order(1, Order_ID="'576461413038785001", Seller_SKU="'00123"),
            an_order(2, SKU_ID=f'"=""{CUP}"""', Seller_SKU='"=""00123"""'),
        )
    ),
    "orders_blank_order_id.csv": text(orders(an_order(1), an_order(1, Order_ID="", SKU_ID=POT, Seller_SKU="POT"))),
    "orders_note_beside_id.csv": text(orders(an_order(1), an_order(2, Order_ID="576461413038785002 gift"))),
    "orders_gift_of_the_same.csv": text(
        orders(an_order(1), an_order(1, Quantity="1", SKU_Subtotal_After_Discount="GBP 0.00"))
    ),
    "orders_two_packages.csv": text(
        orders(
            an_order(1, Package_ID="1153000000000000001"),
            an_order(1, Package_ID="1153000000000000002", Quantity="1", SKU_Subtotal_After_Discount="GBP 5.00"),
        )
    ),
    "orders_packages_alike.csv": text(
        orders(*(an_order(1, Package_ID=f"115300000000000000{number}") for number in (1, 2)))
    ),
    "orders_packages_tiktok_paid.csv": text(
        [
            (*orders()[0], "Payment platform discount"),
            *((*an_order(1, Package_ID=f"115300000000000000{number}"), "GBP 6.50") for number in (1, 2)),
        ]
    ),
    "orders_one_or_thousand.csv": text(orders(an_order(1, Quantity="1.000"))),
    "orders_many_mistakes.csv": text(
        orders(
            *[an_order(number, SKU_Subtotal_After_Discount="EUR 10.00") for number in range(12)],
            an_order(12, Quantity="two"),
        )
    ),
    "orders_nul.csv": text(orders(an_order(1, Product_Name="Tea\0 cup"))),
    "orders_canceled_time.csv": text(
        [[name.replace("Cancelled", "Canceled") for name in orders()[0]], an_order(1), an_order(2, **CANCELLED)]
    ),
    "orders_american.csv": text(
        american_orders(
            an_order(1, SKU_Subtotal_After_Discount="$25.00", **american("03/25/2026 11:30:00 PM\t")),
            an_order(2, SKU_Subtotal_After_Discount="25.0", **american("03/04/2026 12:15:00 AM\t")),
        ),
        "utf-8-sig",
    ),
    "orders_hidden_sheet.xlsx": book(
        {"Old": orders(an_order(1, Quantity="9")), "OrderSKUList": orders(an_order(1))}, hidden=("Old",)
    ),
    "orders_serial_dates.csv": text(
        [
            ("sep=;",),
            *orders(an_order(1, Quantity="1'200", **american("46106.75"))),
        ],
        delimiter=";",
    ),
    "orders_old_mac.csv": text(
        orders(an_order(1, Product_Name="Tasse à thé", **american("25/03/2026 6:30:05 p. m."))),
        "mac_roman",
        ends="\r",
    ),
    "orders_between_pipes.csv": text(orders(an_order(1)), delimiter="|"),
    # -- the batch-edit export -------------------------------------------------------------------------------------
    "stock_v4.xlsx": book({"Template": stock_v4(a_listing(), a_listing(POT, quantity="0"))}),
    "stock_old.xlsx": book({"Template": stock(a_listing())}),
    "stock_second_sheet.xlsx": book({"Readme": [("How to fill in",)], "Template": stock_v4(a_listing())}),
    "stock_no_quantity.xlsx": book(
        {
            "Template": [
                [cell for key, cell in zip(STOCK_KEYS, row, strict=True) if key != "quantity"]
                for row in stock_v4(a_listing(price="13.00"))
            ]
        }
    ),
    "stock_many_columns.csv": text(
        [
            (*STOCK_KEYS, *[f"product_property/{100_000 + number}" for number in range(300)]),
            (*a_listing(), *[""] * 299, "Porcelain"),
        ]
    ),
    "stock_blank_quantity.xlsx": book({"Template": stock_v4(a_listing(quantity=""), a_listing(POT, quantity="7"))}),
    "stock_absent_row.xlsx": book({"Template": stock_v4(a_listing(POT, quantity="7"))}),
    "stock_warehouses.xlsx": book(
        {"Template": [WAREHOUSES, (*a_listing(quantity=""), "30", "12"), (*a_listing(POT, quantity=""), "5", "")]}
    ),
    "stock_rounded_id.xlsx": book({"Template": stock_v4(a_listing(), a_listing("<v>1729382256910000001</v>"))}),
    "stock_number_quantity.xlsx": book({"Template": stock_v4(a_listing(quantity="<v>40</v>"))}),
    "stock_half_a_unit.xlsx": book({"Template": stock_v4(a_listing(quantity="<v>40.5</v>"))}),
    "stock_dong.csv": text(stock(a_listing(price="120.000₫"))),
    "stock_only_header.xlsx": book({"Template": stock_v4()}),
    "stock_notes_below.csv": text(
        stock(a_listing(), ("", "", "Total", *[""] * 4, "40", "", ""), ("Counted by Ana", *[""] * 9))
    ),
    "stock_sku_twice.csv": text(stock(a_listing(), a_listing(), a_listing(quantity="12"))),
    "stock_two_sheets.xlsx": book({"Leeds": stock(a_listing()), "Hull": stock(a_listing(), a_listing(POT))}),
    "stock_two_sheets_apart.xlsx": book({"Leeds": stock(a_listing()), "Hull": stock(a_listing(quantity="12"))}),
    "stock_thousands.csv": text(stock(a_listing(quantity="1\u202f200"), a_listing(POT, quantity="2 500"))),
    # -- fulfilled by TikTok ---------------------------------------------------------------------------------------
    "fulfilled_warehouses.csv": text(
        fulfilled(
            ("Tea cup", "cup", "Leeds", "30", "15"),
            ("Tea cup", "CUP", "Derby", "20", "0"),
            ("Tea pot", "POT", "Leeds", "", ""),
            ("Tray", "TRAY", "Leeds", "8", "0"),
            ("", "", "", "58", "15"),
        )
    ),
    "fulfilled_dashes.csv": text(
        fulfilled(("Tea cup", "CUP", "Leeds", "30", "-"), ("Tea pot", "POT", "Leeds", "-", "-"))
    ),
    # -- ads reports -----------------------------------------------------------------------------------------------
    "ads_gmv_max.xlsx": book({"Data": ads(a_campaign(), ("Total", "", "-", "12.40", "3"))}),
    "ads_older_names.csv": text(
        [
            ("Campaign name", "Campaign ID", "Product ID", "Cost", "Orders (SKU)"),
            ("Cups", "1791234567890123457", PRODUCT, "GBP 12,40", "3"),
        ]
    ),
    "ads_more_than_sold.csv": text(ads(a_campaign("1,000"))),
    "ads_two_creatives.csv": text(ads(a_campaign("1"), a_campaign("2"))),
    "ads_chinese.csv": text([CHINESE_ADS, a_campaign()]),
    "ads_indonesian.csv": text([INDONESIAN_ADS, a_campaign()]),
    "ads_dashes.csv": text(ads(a_campaign("-", Gross_revenue="--"), a_campaign("1"))),
    "ads_currency_in_words.csv": text(ads(a_campaign(Currency="British Pound"))),
    "ads_rounded_id.csv": text(ads(a_campaign(Product_ID="1.72938E+18"))),
    "ads_unknown_product.csv": text(ads(a_campaign(Product_ID="1729382256910279999"))),
    # -- tables of others ------------------------------------------------------------------------------------------
    **{
        f"{name}.{'txt' if name.startswith('amazon') else 'csv'}": text(
            [columns, tuple("CUP" if column.casefold() == "sku" else "5" for column in columns)],
            delimiter="\t" if name.startswith("amazon") else ",",
        )
        for name, columns in FOREIGN_COLUMNS.items()
    },
}


def main() -> None:
    """Write every file, and remove those no longer made."""
    for path in FILES.iterdir():
        path.unlink()
    for name, write in BUILT.items():
        write(FILES / name)


if __name__ == "__main__":
    main()
