"""Files of other programs, and reports of TikTok that are not needed: what each is, and what to import instead."""

from collections.abc import Mapping

from bot.wording import N_, Phrase

ANALYTICS = N_(
    "{sheet} is one of TikTok's analytics reports, which add up a period and do not say which SKU sold on which day. "
    "Import the order export instead: Seller Center, *Orders, Export*. Nothing was imported."
)
FOREIGN_REFUSED: Mapping[str, Phrase] = {
    "other_language": N_(
        "{name} looks like a list of orders with headers in {language}. I read TikTok's own order export, with headers "
        "in English: choose English as the language of Seller Center, then *Orders, Export*. If another program made "
        "this file, such as an ERP: what other channels sold from the same shelf goes into the sheet *Other channels' "
        "sales* of the planning workbook (`python -m bot template`): SKU, Sold on, Units sold. Nothing was imported."
    ),
    "other_inbound": N_(
        "{name} looks like a list of what is on its way, of a program I do not know; its first cells are: "
        "{headers}. Put it into the sheet *Inbound* of the planning workbook (`python -m bot template`): SKU, "
        "Quantity, Arrives on. Nothing was imported."
    ),
    "other_costs": N_(
        "{name} looks like a list of what goods cost, of a program I do not know; its first cells are: {headers}. "
        "Put it into the sheet *Products* of the planning workbook (`python -m bot template --filled` has every SKU"
        " in it): Supplier, Unit cost, MOQ, Lead time days. Nothing was imported."
    ),
    "other_stock": N_(
        "{name} looks like a list of stock, of a program I do not know; its first cells are: {headers}. What TikTok"
        " counts is in its own stock export: Seller Center, *Products, Batch edit, Download*. Counts of another "
        "warehouse go into the sheet *Stock by location* of the planning workbook (`python -m bot template`): SKU, "
        "Location, On hand. Nothing was imported."
    ),
    "other_sales": N_(
        "{name} looks like a list of orders or sales, of a program I do not know; its first cells are: {headers}. What "
        "TikTok sold is in its order export: Seller Center, *Orders, Export*. What other channels sold from the "
        "same shelf goes into the sheet *Other channels' sales* of the planning workbook (`python -m bot "
        "template`): SKU, Sold on, Units sold. Nothing was imported."
    ),
    "other_quantities": N_(
        "{name} lists SKUs with a quantity, but not of what; its first cells are: {headers}. Put it into the sheet of "
        "the planning workbook (`python -m bot template`) that says so: *Stock by location*, if it is what lies in a "
        "warehouse; *Inbound*, if it is on its way; *Other channels' sales*, if it was sold. Nothing was imported."
    ),
    "other_ads": N_(
        "{name} looks like a report of advertising outside of TikTok Shop; its first cells are: {headers}. I read "
        "the data of *product* campaigns of GMV Max, as only they say which product they sold. Nothing was "
        "imported."
    ),
    "other_days": N_(
        "{name} looks like a table with a row or a column for each day. What TikTok sold is in its order export: "
        "Seller Center, *Orders, Export*. What other channels sold from the same shelf goes into the sheet *Other "
        "channels' sales* of the planning workbook (`python -m bot template`), a row for each SKU and day: SKU, Sold "
        "on, Units sold. To check the planning against sales as they are here: `python -m bot backtest`. Nothing was "
        "imported."
    ),
    "ads_language": N_(
        "{name} looks like TikTok's report of ads in a language I do not read; its first cells are: {headers}. Choose "
        "English as the language of Seller Center, and export the data of *product* campaigns of GMV Max again: the "
        "file is called “creative data for product campaigns …”. Nothing was imported."
    ),
    "shopify_stock": N_(
        "{sheet} is Shopify's inventory export; I read exports of TikTok Shop. Put its counts into the sheet *Stock by "
        "location* of the planning workbook (`python -m bot template`): SKU, Location, On hand. Nothing was imported."
    ),
    "shopify_products": N_(
        "{sheet} is Shopify's product export; I read exports of TikTok Shop. Import TikTok's stock export instead: "
        "Seller Center, *Products, Batch edit, Download*. Nothing was imported."
    ),
    "shopify_orders": N_(
        "{sheet} is Shopify's order export; I read exports of TikTok Shop. Put units sold by day into the sheet "
        "*Other channels' sales* of the planning workbook (`python -m bot template`): they left the same shelf. "
        "Nothing was imported."
    ),
    "amazon_orders": N_(
        "{sheet} is Amazon's report of orders; I read exports of TikTok Shop. Where Amazon sells from the same shelf, "
        "put units sold by day into the sheet *Other channels' sales* of the planning workbook "
        "(`python -m bot template`). Nothing was imported."
    ),
    "amazon_stock": N_(
        "{sheet} is Amazon's report of stock in its warehouses; I read exports of TikTok Shop. If TikTok orders are "
        "sent from there, put its counts into the sheet *Stock by location* of the planning workbook "
        "(`python -m bot template`). Nothing was imported."
    ),
    "etsy_orders": N_(
        "{sheet} is Etsy's list of sold items; I read exports of TikTok Shop. Where Etsy sells from the same shelf, "
        "put units sold by day into the sheet *Other channels' sales* of the planning workbook "
        "(`python -m bot template`). Nothing was imported."
    ),
    "shopee_orders": N_(
        "{sheet} is Shopee's list of orders; I read exports of TikTok Shop. Where it sells from the same shelf, put "
        "units sold by day into the sheet *Other channels' sales* of the planning workbook (`python -m bot "
        "template`). Nothing was imported."
    ),
    "lazada_orders": N_(
        "{sheet} is Lazada's list of orders; I read exports of TikTok Shop. Where it sells from the same shelf, put "
        "units sold by day into the sheet *Other channels' sales* of the planning workbook (`python -m bot "
        "template`). Nothing was imported."
    ),
    "ebay_orders": N_(
        "{sheet} is eBay's report of orders; I read exports of TikTok Shop. Where it sells from the same shelf, put "
        "units sold by day into the sheet *Other channels' sales* of the planning workbook (`python -m bot "
        "template`). Nothing was imported."
    ),
    "walmart_orders": N_(
        "{sheet} is Walmart's list of orders; I read exports of TikTok Shop. Where it sells from the same shelf, put "
        "units sold by day into the sheet *Other channels' sales* of the planning workbook (`python -m bot "
        "template`). Nothing was imported."
    ),
    "woocommerce_orders": N_(
        "{sheet} is WooCommerce's report of orders; I read exports of TikTok Shop. Where it sells from the same "
        "shelf, put units sold by day into the sheet *Other channels' sales* of the planning workbook (`python -m bot"
        " template`). Nothing was imported."
    ),
    "shopee_stock": N_(
        "{sheet} is Shopee's table for mass updates; I read exports of TikTok Shop. If TikTok orders are sent from "
        "the same shelf, put its counts into the sheet *Stock by location* of the planning workbook (`python -m bot "
        "template`). Nothing was imported."
    ),
    "woocommerce_products": N_(
        "{sheet} is WooCommerce's product export; I read exports of TikTok Shop. If TikTok orders are sent from the "
        "same shelf, put its counts into the sheet *Stock by location* of the planning workbook (`python -m bot "
        "template`). Nothing was imported."
    ),
    "tiktok_income": N_(
        "{sheet} is one of TikTok's finance reports, which say what was paid out, and not what was sold of each SKU on "
        "which day. Import the order export instead: Seller Center, *Orders, Export*. Nothing was imported."
    ),
    "tiktok_returns": N_(
        "{sheet} is TikTok's report of returns. Import the order export instead, which says what came back of each "
        "order: Seller Center, *Orders, Export*. Nothing was imported."
    ),
    "tiktok_affiliate": N_(
        "{sheet} is TikTok's report of orders that creators brought; they are in the order export already, with all "
        "others. Import that one: Seller Center, *Orders, Export*. Nothing was imported."
    ),
    "tiktok_ads": N_(
        "{sheet} is an ads report without a Campaign ID or a Product ID in it, so that nobody can tell which SKU it "
        "sold. Export the data of *product* campaigns of GMV Max, with Seller Center in English: the file is called "
        "“creative data for product campaigns …”. Nothing was imported."
    ),
    "tiktok_lives": N_(
        "{sheet} is TikTok's report of livestreams; what they sold is in the order export already, with all others. "
        "Import that one: Seller Center, *Orders, Export*. `/event add` plans the next livestream. Nothing was "
        "imported."
    ),
    "tiktok_products": ANALYTICS,
    "tiktok_creators": ANALYTICS,
    "tiktok_days": ANALYTICS,
}
"""By the code of the refusal."""
