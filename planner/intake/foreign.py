"""Knows tables of other programs, and those of TikTok that are not needed, by their headers, to refuse them by name.

So none is taken for one of ours that has some of the same headers. An order list in another language than English is
told by words of its headers.
"""

import re
from collections.abc import Mapping, Sequence

from planner.intake.layout import Layout

_ORDER = ("Order ID", "ID đơn hàng", "ID Pesanan", "หมายเลขคำสั่งซื้อ")
_COST = ("Cost", "Biaya", "Custo", "Chi phí", "ต้นทุน", "成本")
_AD_ORDERS = (
    *("SKU orders", "Orders (SKU)", "SKU orders (Current shop)", "Pesanan SKU", "Pesanan (SKU)", "Pedidos de SKU"),
    *("Đơn hàng (SKU)", "คำสั่งซื้อ SKU", "คำสั่งซื้อ SKU (ร้านค้าปัจจุบัน)", "SKU 订单数"),
)
_REVENUE = (
    *("Gross revenue", "Gross revenue (Current shop)", "Pendapatan kotor", "Receita bruta", "Doanh thu gộp"),
    *("รายได้ขั้นต้น", "รายได้ขั้นต้น (ร้านค้าปัจจุบัน)", "总收入"),
)
SPELLINGS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "shopee_orders": (
        ("Order ID", "No. Pesanan", "หมายเลขคำสั่งซื้อ", "Mã đơn hàng", "訂單編號"),
        (
            *("SKU Reference No.", "Nomor Referensi SKU", "เลขอ้างอิง SKU (SKU Reference No.)", "SKU phân loại hàng"),
            "商品選項貨號",
        ),
        ("Quantity", "Jumlah", "จำนวน", "Số lượng", "數量"),
    ),
    "etsy_orders": (("Item Name", "Number of Items"), ("Listing ID", "Buyer User ID")),
    "tiktok_income": (
        (
            *("Order/adjustment ID", "Order\\adjustment ID", "Related order ID"),
            *("ID đơn hàng/điều chỉnh", "ID đơn hàng liên quan"),
        ),
        ("Type", "Transaction type", "Loại giao dịch"),
    ),
    "tiktok_affiliate": (
        _ORDER,
        (
            *("Creator username", "Affiliate partner", "Tên người dùng nhà sáng tạo", "Nama pengguna kreator"),
            "ชื่อผู้ใช้ของครีเอเตอร์",
        ),
    ),
    "tiktok_ads": (_COST, _AD_ORDERS, _REVENUE),
    "tiktok_products": (
        ("Product ID", "ID", "ID Produk"),
        ("SKU orders", "Orders", "Attributed SKU orders", "Pesanan SKU"),
        ("Product impressions", "Shop tab listing impressions", "Shop tab product impressions", "Impresi produk"),
    ),
    "tiktok_lives": (
        ("Duration", "Durasi", "ระยะเวลา"),
        ("Views", "LIVE views", "Tayangan LIVE", "ยอดการดู"),
        (
            *("Attributed items sold", "LIVE-attributed items sold", "รายการจาก LIVE ที่ขายได้"),
            *("Products Added", "Products", "Produk"),
        ),
    ),
    "tiktok_creators": (
        ("Creator username", "Creator name", "Nama Kreator"),
        ("Est. commission", "VV"),
    ),
}
FOREIGN: Mapping[str, Layout] = {
    kind: Layout(kind, required, spellings=SPELLINGS.get(kind, ()), is_foreign=True)
    for kind, required in (
        ("shopify_stock", ("Handle", "Option1 Name", "SKU", "Location", "COO")),
        ("shopify_products", ("Handle", "Vendor", "Variant SKU", "Variant Price")),
        ("shopify_orders", ("Name", "Financial Status", "Fulfillment Status", "Lineitem quantity", "Lineitem sku")),
        ("amazon_orders", ("amazon-order-id", "purchase-date", "order-status", "sku", "asin")),
        ("amazon_stock", ("sku", "fnsku", "asin", "afn-fulfillable-quantity")),
        ("etsy_orders", ("Sale Date", "Item Name", "Buyer", "Listing ID")),
        ("shopee_orders", ("Order ID", "SKU Reference No.", "Quantity")),
        ("shopee_stock", ("et_title_product_id", "et_title_variation_id", "et_title_variation_stock")),
        ("lazada_orders", ("orderItemId", "sellerSku", "lazadaSku")),
        ("ebay_orders", ("Sales Record Number", "Item Number", "Custom Label", "Quantity")),
        ("walmart_orders", ("PO#", "Order#", "SKU", "Qty")),
        ("woocommerce_products", ("SKU", "Is featured?", "In stock?", "Stock")),
        ("woocommerce_orders", ("Order #", "Product(s)", "Items sold")),
        ("tiktok_income", ("Order/adjustment ID", "Type")),
        ("tiktok_returns", ("Return Order ID", "Order ID")),
        ("tiktok_affiliate", ("Order ID", "Creator username")),
        ("tiktok_ads", ("Cost", "SKU orders", "Gross revenue")),
        ("tiktok_products", ("Product ID", "SKU orders", "Product impressions")),
        ("tiktok_lives", ("Duration", "Views", "Attributed items sold")),
        ("tiktok_creators", ("Creator username", "Est. commission")),
        ("tiktok_days", ("GMV", "Items sold", "Visitors")),
    )
}
"""By the name of the refusal; where a header row is whole for several layouts, that with the most columns holds.

What reports of TikTok are called in other languages is as public programs that read them name their columns.
"""

LANGUAGES: Mapping[str, tuple[str, str]] = {
    "中文": ("订单", "数量|件数"),
    "繁體中文": ("訂單", "數量"),
    "日本語": ("注文", "数量"),
    "한국어": ("주문", "수량"),
    "Bahasa Indonesia": ("pesanan", "jumlah"),
    "Bahasa Melayu": ("pesanan", "kuantiti"),
    "ไทย": ("คำสั่งซื้อ", "จำนวน"),
    "Tiếng Việt": ("đơn hàng", "số lượng"),
    "Deutsch": ("bestell|auftrag", "menge|anzahl"),
    "Français": ("commande", "quantité"),
    "Español": ("pedido", "cantidad"),
    "Português": ("pedido", "quantidade"),
    "Italiano": ("ordine", "quantità"),
}
"""How a language is called in itself, and which words a header of orders and one of quantities have in them."""


def language_of(headers: Sequence[str]) -> str:
    """Return in which other language than English an order list has its headers; "" where it is none.

    >>> language_of(["订单编号", "商品名称", "数量"]), language_of(["Bestellnummer", "SKU"]), language_of(["Order ID"])
    ('中文', '', '')
    """
    folded = [header.casefold() for header in headers]
    for language, words in LANGUAGES.items():
        if all(any(re.search(word, header) for header in folded) for word in words):
            return language
    return ""
