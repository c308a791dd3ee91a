"""Tells from its headers what a table of a program nobody knows seems to list, and TikTok's reports in any language."""

import re
from collections.abc import Mapping, Sequence

from planner.intake.foreign import language_of
from planner.intake.sales_layout import LABELS, SALES
from planner.intake.wide_sales import FEWEST_DAYS, day_columns

_COUNTED = "(qty|quantity|units|pcs|stock|数量|件数)"
_LISTED = (
    f"({_COUNTED}|(seller |merchant )?sku( id| code)?|(item|product) (code|no.?)|(商家|商品|货品|物料|存货)?(编码|编号)"
    "|货号|(product |item )?(name|title|description)|variant|colou?r|size|barcode|ean|(商品|货品|物料)?(名称|全名)"
    "|规格(型号)?|型号|单位)"
)
_CAMPAIGN = "kampagne|kampan|campañ|campagn[ea]|campanha|キャンペーン|캠페인|แคมเปญ|chiến dịch|推廣|廣告活動"
_PRODUCT = r"produkt ?id|id (del |du |do |di |de )?(produ|prodot)|id pro|商品 ?id|상품 ?id|id สินค้า|id sản phẩm"

PURPOSES: Mapping[str, str] = {
    "ads_language": rf"^(?=.*({_CAMPAIGN}))(?=.*({_PRODUCT}))",
    "tiktok_lives": (
        "^(?=.*(?<![a-z])live(?![a-z]))(?=.*(gmv|visualiza|視聴|观看|觀看|시청|zuschauer|vues|vistas|lượt xem))"
    ),
    "tiktok_days": r"^(?=.*\bgmv\b)(?=.*\b(views|visitors|page views|impressions)\b)",
    "tiktok_income": (
        r"\bstatement (date|id|period)\b|\bsettle(ment|d) amount\b|\b(payable|reserve) amount\b"
        r"|\brequest time ?\(utc\)"
    ),
    "other_ads": r"\bimpr(essions)?\b.*\b(cost|spent|spend)\b|\b(cost|spent|spend)\b.*\bimpr(essions)?\b|展现量|曝光量",
    "other_inbound": (
        r"^(?!.*\b(order (item|line)|buyer|customer|recipient)\b).*("
        r"\beta\b|\betd\b|\b(expected|arrival|arrives|delivery) (date|on|day)\b"
        r"|\b(expected|estimated) (receipt|delivery|arrival)\b"
        r"|\bctns?\b.*\b(pcs|gw|cbm)\b|预计到|预计入|预约到仓|采购单号|备货单号|箱号|入仓单)"
    ),
    "other_costs": (
        r"\bmoq\b|\b(fob|exw|ddp|unit cost|purchase price)\b|\bpurchases ?unit ?price\b|起订量|含税单价|出厂价|交期"
    ),
    "other_stock": (
        r"\bon ?hand\b|\bin stock\b|\bstock (on|level|qty|quantity)\b|\b(available|fulfillable|allocated|sellable)\b"
        r"|\bqty avail|\bseller ?sku\b.*\bquantity\b|\bqty\b.*\basset value\b|库存|可用数|结存数|庫存"
    ),
    "other_sales": (
        r"\bunits ordered\b|\bsold\b|\bquantity (purchased|to ship)\b|销量|应履约件数|銷量|单据日期.*往来单位.*数量"
        r"|\bfecha de venta\b|\bdata da venda\b|注文番号.*個数|\bdibeli\b"
        r"|^(?!.*\b(supplier|vendor|purchase|po)\b)(?=.*\border (item|line) (id|number|no)\b)"
        r"|^(?!.*\b(supplier|vendor|purchase|po)\b)(?=.*\b(qty|quantity)\b)"
        r".*\b(order|document|invoice|receipt) (number|no|id|status)\b"
    ),
    "other_quantities": rf"^(?=.*{_COUNTED}){_LISTED}( \| {_LISTED})+$",
}
"""By the name of the refusal, words in the headers, the surest kind first."""

OF_INBOUND = re.compile(
    r"\b(supplier|vendor|purchase|po|arriv\w*|due|deliver\w*|ship\w*|transit|container|inbound|reference|shop)\b"
)
"""Words one of which stands beside SKU and quantity where goods are on their way."""
DAYS = "other_days"
"""The refusal of a table with a row or a column for each day."""
_DATES = {*SALES.spellings[1], *LABELS}


def purpose_of(headers: Sequence[str]) -> str:
    """Return what a table of another program seems to list, as the name of its refusal; "" where nobody can tell.

    >>> purpose_of(["SKU", "Qty On Hand"]), purpose_of(["箱号", "SKU", "预计到仓"]), purpose_of(["Colour", "Size"])
    ('other_stock', 'other_inbound', '')
    >>> purpose_of(["SKU", "Quantity"]), purpose_of(["SKU", "Quantity", "Arrives by"])
    ('other_quantities', '')
    >>> purpose_of(["Order Number", "SKU", "Quantity"]), purpose_of(["Order Number", "Supplier", "SKU", "Quantity"])
    ('other_sales', '')
    >>> purpose_of(["SKU", "1 Mar 2026", "2 Mar 2026", "3 Mar 2026"]), purpose_of(["Date", "CUP", "POT"])
    ('other_days', 'other_days')
    """
    filled = [header for header in headers if header.strip()]
    days = len(day_columns(tuple(filled)))
    if days >= FEWEST_DAYS and days * 2 >= len(filled):
        return DAYS
    text = _words(filled)
    if found := next((kind for kind, words in PURPOSES.items() if re.search(words, text)), ""):
        return found
    is_by_day = len(filled) >= FEWEST_DAYS and filled[0].strip().casefold() in _DATES and not language_of(filled)
    return DAYS if is_by_day else ""


def is_inbound(headers: Sequence[str]) -> bool:
    """Return whether a table of SKUs and quantities may be one of goods on their way.

    >>> is_inbound(["SKU", "Quantity", "Arrives by"]), is_inbound(["Title", "SKU", "Quantity", "Tags"])
    (True, False)
    """
    return OF_INBOUND.search(_words(headers)) is not None


def _words(headers: Sequence[str]) -> str:
    """Return all headers in words: orderItemId and order_item_id are the same three."""
    apart = (re.sub("(?<=[a-z])(?=[A-Z])|[_-]", " ", header) for header in headers)
    return " | ".join(" ".join(header.casefold().split()) for header in apart)
