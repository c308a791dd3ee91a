"""Knows tables of other programs, and those of TikTok that are not needed, by their headers, to refuse them by name.

So none is taken for one of ours that has some of the same headers.
"""

from collections.abc import Mapping

from planner.intake.layout import Layout

FOREIGN: Mapping[str, Layout] = {
    kind: Layout(kind, required, is_foreign=True)
    for kind, required in (
        ("shopify_stock", ("Handle", "Option1 Name", "SKU", "Location", "COO")),
        ("shopify_products", ("Handle", "Vendor", "Variant SKU", "Variant Price")),
        ("shopify_orders", ("Name", "Financial Status", "Fulfillment Status", "Lineitem quantity", "Lineitem sku")),
        ("amazon_orders", ("amazon-order-id", "purchase-date", "order-status", "sku", "asin")),
        ("amazon_stock", ("sku", "fnsku", "asin", "afn-fulfillable-quantity")),
        ("etsy_orders", ("Sale Date", "Item Name", "Buyer", "Quantity", "Listing ID")),
        ("tiktok_income", ("Order/adjustment ID", "Type", "Total settlement amount")),
        ("tiktok_returns", ("Return Order ID", "Order ID", "Return Reason")),
        ("tiktok_affiliate", ("Order ID", "Product ID", "Order Status", "Creator Username")),
    )
}
"""By the name of the refusal; where a header row is whole for several layouts, that with the most columns holds."""
