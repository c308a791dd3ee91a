"""A column may be called by other names; the best one found is taken."""

import pytest

from bot.sheets.headers import Header, NearMiss, find_header
from bot.sheets.limits import TERMINAL
from bot.sheets.refusal import FileRefused
from planner.intake import LAYOUTS, RECOGNISED
from planner.intake.orders import ORDERS
from planner.intake.sales_layout import SALES


def found(*cells: str, layouts=(SALES,)):
    return find_header("sales.csv", [cells], layouts, TERMINAL)


@pytest.mark.parametrize(
    "cells",
    [
        ("sku", "date", "units"), ("SKU ID", "Order Date", "Qty"), ("StockCode", "InvoiceDate", "Quantity"),
        ("商品编码", "销售日期", "销量"), ("unique_id", "ds", "y"), ("  Seller   SKU", "DAY", "units_sold"),
    ],
)  # fmt: skip
def test_a_column_may_be_called_by_other_names(cells):
    header = found(*cells)
    assert isinstance(header, Header)
    assert (header.columns, header.places) == (("sku", "date", "units"), (0, 1, 2))


def test_where_two_columns_would_do_the_better_name_wins():
    """A Seller SKU and a product code beside a column named SKU: the last is meant."""
    header = found("product code", "Seller SKU", "SKU", "date", "units", "price", "unit price")
    assert isinstance(header, Header)
    assert dict(zip(header.columns, header.places, strict=True)) == {"sku": 2, "date": 3, "units": 4, "price": 5}


def test_the_same_name_twice_is_refused():
    with pytest.raises(FileRefused, match="duplicate"):
        found("sku", "date", "units", "units")


def test_what_is_missing_is_named_by_its_usual_name():
    assert found("货号", "日期", "颜色") == NearMiss("sales.csv", 1, "sales", ("units",))


def test_an_order_export_is_told_from_a_plain_table():
    header = found(*ORDERS.required, "Seller SKU", layouts=(SALES, *LAYOUTS.values()))
    assert isinstance(header, Header)
    assert header.kind == "orders"


@pytest.mark.parametrize(
    ("kind", "cells"),
    [
        ("ads", "Nome da campanha,ID da campanha,ID do produto,Custo,Pedidos de SKU,Receita bruta,ROI"),
        ("ads", "Tên chiến dịch,ID chiến dịch,ID sản phẩm,Chi phí,Doanh thu gộp,ROI,Đơn hàng (SKU)"),
        ("ads", "Tanggal,Toko,ID Campaign,ID Produk,ID Video,Biaya,Pesanan (SKU),Pendapatan kotor,ROI"),
        ("tiktok_ads", "Campaign name,Campaign ID,Cost,SKU orders,Cost per order,Gross revenue,ROI,Currency"),
        ("tiktok_ads", "Creative,Post ID,TikTok account,Cost,SKU orders,Gross revenue,Product ad impressions"),
        ("tiktok_ads", "Campaign name,LIVE name,Launched time,Duration,Cost,SKU orders,Gross revenue,LIVE views"),
        ("tiktok_ads", "ตามวัน,ต้นทุน,คำสั่งซื้อ SKU (ร้านค้าปัจจุบัน),รายได้ขั้นต้น (ร้านค้าปัจจุบัน),สกุลเงิน"),
        ("tiktok_income", "Statement Date,Type,Order/adjustment ID  ,SKU ID,Quantity,Total settlement amount"),
        ("tiktok_income", "Order/Adjustment ID,Transaction type,Order settled time,Total settlement amount"),
        ("tiktok_income", "Order\\adjustment ID,Type,Order settled time,Total settlement amount"),
        ("tiktok_income", "Loại giao dịch,ID đơn hàng/điều chỉnh,Số tiền quyết toán ước tính,ID SKU,Số lượng"),
        ("tiktok_returns", "Return Order ID,Order ID,Order Amount,SKU ID,Return Type,Return Status,Return Quantity"),
        ("tiktok_affiliate", "ID đơn hàng,Sku người bán,Số lượng,Tên người dùng nhà sáng tạo,Loại nội dung"),
        ("tiktok_affiliate", "หมายเลขคำสั่งซื้อ,ชื่อผู้ใช้ของครีเอเตอร์,SKU ของผู้ขาย,ปริมาณ"),
        ("tiktok_affiliate", "ID Pesanan,ID Produk,ID Sku,Kuantitas,Status Pesanan,Nama pengguna kreator"),
        ("tiktok_products", "Product name,Product ID,GMV,SKU orders,Orders,Items sold,Product impressions,SKU orders"),
        ("tiktok_products", "ID,Product,Status,GMV,Items sold,Orders,Shop Tab GMV,Shop tab listing impressions"),
        ("tiktok_products", "ID Produk,Status daftar produk,GMV,Pesanan SKU,AOV (pesanan SKU),Impresi produk"),
        ("tiktok_lives", "Room ID,Room Title,Start Time,Duration,Attributed GMV,Attributed items sold,Views"),
        ("tiktok_lives", "ครีเอเตอร์ ID,เริ่ม,ระยะเวลา,รายการจาก LIVE ที่ขายได้,ยอดการดู"),
        ("tiktok_creators", "Creator username,Creator-attributed GMV,Attributed orders,Est. commission"),
        ("tiktok_days", "Date,GMV,Refunds,Items sold,Customers,Page views,Visitors,SKU orders,Orders"),
    ],
)
def test_reports_of_tiktok_are_known_by_the_headers_they_have(kind: str, cells: str) -> None:
    """As programs of sellers in these countries read them."""
    header = found(*cells.split(","), layouts=tuple(RECOGNISED.values()))
    assert isinstance(header, Header)
    assert header.kind == kind
