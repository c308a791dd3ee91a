"""Knows tables of other programs, and those of TikTok that are not needed, by their headers, to refuse them by name.

So none is taken for one of ours that has some of the same headers. An order list in another language than English is
told by words of its headers.
"""

from collections.abc import Mapping, Sequence

from planner.intake.layout import Layout

SPELLINGS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "shopee_orders": (
        ("Order ID", "No. Pesanan", "หมายเลขคำสั่งซื้อ", "Mã đơn hàng", "訂單編號"),
        (
            *("SKU Reference No.", "Nomor Referensi SKU", "เลขอ้างอิง SKU (SKU Reference No.)", "SKU phân loại hàng"),
            "商品選項貨號",
        ),
        ("Quantity", "Jumlah", "จำนวน", "Số lượng", "數量"),
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
        ("etsy_orders", ("Sale Date", "Item Name", "Buyer", "Quantity", "Listing ID")),
        ("shopee_orders", ("Order ID", "SKU Reference No.", "Quantity")),
        ("shopee_stock", ("et_title_product_id", "et_title_variation_id", "et_title_variation_stock")),
        ("lazada_orders", ("orderItemId", "sellerSku", "lazadaSku")),
        ("ebay_orders", ("Sales Record Number", "Item Number", "Custom Label", "Quantity")),
        ("walmart_orders", ("PO#", "Order#", "SKU", "Qty")),
        ("woocommerce_products", ("SKU", "Is featured?", "In stock?", "Stock")),
        ("woocommerce_orders", ("Order #", "Product(s)", "Items sold")),
        ("tiktok_income", ("Order/adjustment ID", "Type", "Total settlement amount")),
        ("tiktok_returns", ("Return Order ID", "Order ID", "Return Reason")),
        ("tiktok_affiliate", ("Order ID", "Product ID", "Order Status", "Creator Username")),
    )
}
"""By the name of the refusal; where a header row is whole for several layouts, that with the most columns holds."""

LANGUAGES: Mapping[str, tuple[str, str]] = {
    "中文": ("订单", "数量"),
    "繁體中文": ("訂單", "數量"),
    "日本語": ("注文", "数量"),
    "한국어": ("주문", "수량"),
    "Bahasa Indonesia": ("pesanan", "jumlah"),
    "Bahasa Melayu": ("pesanan", "kuantiti"),
    "ไทย": ("คำสั่งซื้อ", "จำนวน"),
    "Tiếng Việt": ("đơn hàng", "số lượng"),
    "Deutsch": ("bestell", "menge"),
    "Français": ("commande", "quantité"),
    "Español": ("pedido", "cantidad"),
    "Português": ("pedido", "quantidade"),
    "Italiano": ("ordine", "quantità"),
}
"""How a language is called in itself, and what a header of orders and one of quantities have in them."""


def language_of(headers: Sequence[str]) -> str:
    """Return in which other language than English an order list has its headers; "" where it is none.

    >>> language_of(["订单编号", "商品名称", "数量"]), language_of(["Bestellnummer", "SKU"]), language_of(["Order ID"])
    ('中文', '', '')
    """
    folded = [header.casefold() for header in headers]
    for language, words in LANGUAGES.items():
        if all(any(word in header for header in folded) for word in words):
            return language
    return ""
