"""The columns of TikTok's exports, whole, and one row of each as it usually looks."""

from collections.abc import Sequence

ORDER_COLUMNS = (
    "Order ID", "Order Status", "Order Substatus", "Cancelation/Return Type", "Normal or Pre-order", "SKU ID",
    "Seller SKU", "Product Name", "Variation", "Quantity", "Sku Quantity of return", "SKU Unit Original Price",
    "SKU Subtotal Before Discount", "SKU Platform Discount", "SKU Seller Discount", "SKU Subtotal After Discount",
    "Shipping Fee After Discount", "Order Amount", "Order Refund Amount", "Created Time", "Paid Time", "RTS Time",
    "Shipped Time", "Delivered Time", "Cancelled Time", "Cancel By", "Cancel Reason", "Fulfillment Type",
    "Warehouse Name", "Tracking ID", "Buyer Message", "Buyer Username", "Recipient", "Phone #", "Zipcode", "Country",
    "Province", "District", "Detail Address", "Payment Method", "Weight(kg)", "Package ID", "Seller Note",
)  # fmt: skip
ORDER_NOTES = ("Platform unique order ID.", "Current order status.", *["What it means."] * (len(ORDER_COLUMNS) - 2))
SECRETS = ("buyer.of.teapots", "Jane Roe", "+44 7700 900123", "1 Privet Drive", "SW1A 1AA")  # never to be stored
US_COLUMNS = (  # as of 2026
    "Order ID", "Order Status", "Order Substatus", "Cancelation/Return Type", "Normal or Pre-order", "SKU ID",
    "Seller SKU", "Product ID", "Product Name", "Variation", " Virtual Bundle Seller SKU", "Quantity",
    "Sku Quantity of return", "SKU Unit Original Price", "SKU Subtotal Before Discount", "SKU Platform Discount",
    "SKU Seller Discount", "SKU Subtotal After Discount", "Shipping Fee After Discount", "Original Shipping Fee",
    "Shipping Fee Seller Discount", "Co-Funded Shipping Fee Discount", "Shipping Fee Platform Discount",
    "Payment platform discount", "Retail Delivery Fee", "Taxes", "Order Amount", "Order Refund Amount", "Created Time",
    "Paid Time", "RTS Time", "Shipped Time", "Delivered Time", "Cancelled Time", "Cancel By", "Cancel Reason",
    "Fulfillment Type", "Warehouse Name", "Tracking ID", "Delivery Option Type", "Delivery Option",
    "Shipping Provider Name", "Buyer Message", "Buyer Nickname", "Buyer Username", "Recipient", "Phone #", "Country",
    "State", "City", "Zipcode", "Address Line 1", "Address Line 2", "Delivery Instruction", "Payment Method",
    "Weight(kg)", "Product Category", "Package ID", "Seller Note", "Shipping Information", "Combined Listing",
    "Order Channel", "Creator Handle",
)  # fmt: skip
STOCK_KEYS = (
    "product_id", "category", "product_name", "product_status", "sku_id", "variation_value", "price", "quantity",
    "seller_sku", "parcel_weight",
)  # fmt: skip
CUP, POT = "1729382256910000001", "1729382256910000002"
PRODUCT = "1729382256910270001"

Rows = list[Sequence[str]]


def an_order(number: int, **cells: str) -> tuple[str, ...]:
    """One row of the order export: two cups, paid an hour after they were ordered, on 25 March 2026."""
    row = dict.fromkeys(ORDER_COLUMNS, "") | {
        "Order ID": str(576461413038785000 + number),
        "Order Status": "Shipped",
        "Normal or Pre-order": "Normal",
        "SKU ID": CUP,
        "Seller SKU": "CUP",
        "Product Name": "Tea cup",
        "Quantity": "2",
        "Sku Quantity of return": "0",
        "SKU Subtotal After Discount": "GBP 10.00",
        "Order Amount": "GBP 13.50",
        "Created Time": "25/03/2026 17:30:05",
        "Paid Time": "25/03/2026 18:30:05",
        "Shipped Time": "26/03/2026 09:00:00",
        "Buyer Username": SECRETS[0],
        "Recipient": SECRETS[1],
        "Phone #": SECRETS[2],
        "Detail Address": SECRETS[3],
        "Zipcode": SECRETS[4],
    }
    named = {name.replace("_", " "): cell for name, cell in cells.items()}
    assert not named.keys() - row.keys(), named
    return tuple((row | named).values())


def orders(*rows: Sequence[str]) -> Rows:
    """The order export: headers, then the rows."""
    return [ORDER_COLUMNS, *rows]


def american_orders(*rows: Sequence[str]) -> Rows:
    """The same orders as the American export writes them, in columns of its own."""
    named = [dict(zip(ORDER_COLUMNS, row, strict=True)) for row in rows]
    return [US_COLUMNS, *(tuple(row.get(name, "") for name in US_COLUMNS) for row in named)]


def a_listing(sku: str = CUP, **cells: str) -> tuple[str, ...]:
    """One row of the batch-edit export: 40 cups at 12.50."""
    row = dict.fromkeys(STOCK_KEYS, "") | {
        "product_id": PRODUCT,
        "product_name": "Tea cup",
        "product_status": "Active(1)",
        "sku_id": sku,
        "price": "12.50",
        "quantity": "40",
        "seller_sku": "CUP" if sku == CUP else "POT",
    }
    return tuple((row | cells).values())


def stock(*rows: Sequence[str]) -> Rows:
    """The batch-edit export as older ones were: keys, then the rows."""
    return [STOCK_KEYS, *rows]


def stock_v4(*rows: Sequence[str]) -> Rows:
    """The batch-edit export of today: five rows stand above the first product."""
    width = len(STOCK_KEYS)
    labels = tuple(key.replace("_", " ").title() for key in STOCK_KEYS)
    return [
        STOCK_KEYS,
        ("V4", "batch_edit_all", "metric", *[""] * (width - 3)),
        labels,
        ("Mandatory", *["Optional"] * (width - 1)),
        ("Do not edit", *["Enter the number of units that buyers can order"] * (width - 1)),
        *rows,
    ]


FULFILLED_COLUMNS = ("Goods name", "Reference code", "Warehouse", "Available inventory", "In Transit: Total Quantity")


def fulfilled(*rows: Sequence[str]) -> Rows:
    """The file of what lies with TikTok: one row a SKU and warehouse."""
    return [FULFILLED_COLUMNS, *rows]


ADS_COLUMNS = (
    "Campaign name", "Campaign ID", "Product ID", "Cost", "SKU orders", "Cost per order", "Gross revenue", "ROI",
    "Product ad impressions", "Product ad clicks", "Product ad click rate", "Ad conversion rate", "Currency",
)  # fmt: skip


def ads(*rows: Sequence[str]) -> Rows:
    """The export of GMV Max: one row a campaign and product page."""
    return [ADS_COLUMNS, *rows]


FOREIGN_COLUMNS = {
    "shopify_inventory": (
        "Handle", "Title", "Option1 Name", "Option1 Value", "SKU", "HS Code", "COO", "Location", "Incoming",
        "Unavailable", "Committed", "Available", "On hand",
    ),
    "shopify_products": ("Handle", "Title", "Body (HTML)", "Vendor", "Variant SKU", "Variant Price", "Status"),
    "shopify_orders": (
        "Name", "Email", "Financial Status", "Paid at", "Fulfillment Status", "Lineitem quantity", "Lineitem name",
        "Lineitem price", "Lineitem sku",
    ),
    "amazon_orders": (
        "amazon-order-id", "merchant-order-id", "purchase-date", "order-status", "product-name", "sku", "asin",
        "quantity", "currency", "item-price",
    ),
    "amazon_inventory": ("sku", "fnsku", "asin", "product-name", "condition", "your-price", "afn-fulfillable-quantity"),
    "etsy_sold_items": ("Sale Date", "Item Name", "Buyer", "Quantity", "Price", "SKU", "Order ID", "Listing ID"),
    "shopee_orders": (
        "Order ID", "Order Status", "Tracking Number*", "Order Creation Date", "Product Name", "SKU Reference No.",
        "Variation Name", "Original Price", "Deal Price", "Quantity", "Returned quantity",
    ),
    "shopee_orders_indonesian": (
        "No. Pesanan", "Status Pesanan", "Waktu Pesanan Dibuat", "SKU Induk", "Nama Produk", "Nomor Referensi SKU",
        "Nama Variasi", "Jumlah",
    ),
    "shopee_sales_info": (
        "et_title_product_id", "et_title_product_name", "et_title_variation_id", "et_title_variation_name",
        "et_title_parent_sku", "et_title_variation_sku", "et_title_variation_price", "et_title_variation_stock",
    ),
    "lazada_orders": (
        "orderItemId", "orderType", "deliveryType", "lazadaId", "sellerSku", "lazadaSku", "wareHouse", "createTime",
    ),
    "ebay_orders": (
        "Sales Record Number", "Order Number", "Buyer Username", "Item Number", "Item Title", "Custom Label",
        "Quantity", "Sold For",
    ),
    "walmart_orders": ("PO#", "Order#", "Order Date", "Ship By", "UPC", "SKU", "Qty", "Status"),
    "woocommerce_orders": ("Date", "Order #", "Status", "Customer", "Product(s)", "Items sold", "Net Sales"),
    "woocommerce_products": (
        "ID", "Type", "SKU", "Name", "Published", "Is featured?", "In stock?", "Stock", "Low stock amount",
    ),
    "orders_headers_chinese": ("订单编号", "订单状态", "商品名称", "数量", "创建时间", "付款时间"),
    "orders_headers_german": ("Bestellnummer", "Bestellstatus", "Produktname", "Menge", "Erstellt am", "Bezahlt am"),
    "orders_headers_vietnamese": ("ID đơn hàng", "Trạng thái đơn hàng", "Tên sản phẩm", "Số lượng", "Thời gian tạo"),
    "tiktok_income": (
        "Order/adjustment ID", "Type", "Order settled time", "Currency", "Total settlement amount",
    ),
    "tiktok_returns": (
        "Return Order ID", "Order ID", "Order Amount", "Order Status", "SKU ID", "Seller Sku", "Return Quantity",
        "Return Reason", "Time Requested",
    ),
    "tiktok_affiliate": (
        "Order ID", "Product ID", "Product name", "SKU ID", "Creator username", "Quantity", "Order status",
    ),
}  # fmt: skip


CHINESE_ADS = (
    "推广系列名称", "推广系列 ID", "商品 ID", "成本", "SKU 订单数", "平均下单成本", "总收入", "ROI", "商品广告曝光数",
    "商品广告点击数", "商品广告点击率", "广告转化率", "货币",
)  # fmt: skip
INDONESIAN_ADS = (
    "Nama kampanye", "ID Campaign", "ID produk", "Biaya", "Pesanan SKU", "Biaya per pesanan", "Pendapatan kotor",
    "ROI", "Impresi iklan produk", "Jumlah klik iklan produk", "Tingkat klik iklan produk", "Rasio konversi iklan",
    "Mata uang",
)  # fmt: skip


def a_campaign(orders: str = "3", **cells: str) -> tuple[str, ...]:
    """One row of it: three orders for 12.40 pounds."""
    row = dict.fromkeys(ADS_COLUMNS, "") | {
        "Campaign name": "Cups, always on",
        "Campaign ID": "1791234567890123457",
        "Product ID": PRODUCT,
        "Cost": "12.40",
        "SKU orders": orders,
        "Gross revenue": "60.00",
        "ROI": "4.84",
        "Product ad impressions": "12,345",
        "Product ad clicks": "321",
        "Product ad click rate": "2.60%",
        "Currency": "GBP",
    }
    return tuple((row | {name.replace("_", " "): cell for name, cell in cells.items()}).values())
