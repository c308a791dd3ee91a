"""What the columns of a plain table of sales are called, in the languages that sellers keep such tables in."""

from planner.intake.layout import Layout

CODES = (
    "sku", "sku id", "sku_id", "seller sku", "seller_sku", "variant sku", "lineitem sku", "product code",
    "product variant sku", "item code", "stock code", "stockcode", "merchant sku", "msku", "asin", "SKU编码",
    "商家SKU", "商家编码", "商品编码", "SKU編碼", "商品編碼", "artikelnummer", "artikel-nr.", "artikelnr.",
    "verkäufer-sku", "código", "código de producto", "referencia", "sku del vendedor", "référence", "code article",
    "code produit", "sku vendeur", "codice", "codice articolo",
    "código do produto", "referência", "sku do vendedor", "mã sku", "mã hàng", "mã sản phẩm",
    "sku người bán", "sku penjual", "kode sku", "kode produk", "kode barang", "kod produk", "รหัสสินค้า", "รหัส sku",
    "商品コード", "商品番号", "品番", "상품코드", "상품 코드", "article", "item", "item id", "item_id", "product",
    "product id", "product_id", "series_id", "unique_id", "barcode", "code", "货号", "款号", "编码", "商品ID", "商品",
    "artikel", "produkt", "artículo", "producto", "produit", "articolo", "prodotto", "produto", "artigo", "sản phẩm",
    "produk", "สินค้า", "商品名",
)  # fmt: skip
"""Of a product, codes before names."""

LABELS = ("row labels", "行标签", "zeilenbeschriftungen", "etiquetas de fila")
"""What a pivot table calls its first column."""

SALES = Layout(
    kind="sales",
    required=("sku", "date", "units"),
    optional=("price", "currency", "amount", "status"),
    spellings=(
        CODES,
        (
            "date", "day", "sold on", "sale date", "sales date", "order date", "order_date", "invoice date",
            "invoicedate", "purchase-date", "purchase date", "order-date", "paid time", "created time", "created at",
            "timestamp", "ds", "日期", "销售日期", "订单日期", "付款时间", "下单时间", "时间", "銷售日期", "訂單日期",
            "datum", "tag", "verkaufsdatum", "bestelldatum", "fecha", "día", "fecha de venta", "fecha de pedido",
            "fecha del pedido", "date de vente", "date de commande", "jour", "data", "giorno", "data vendita",
            "data ordine", "dia", "data da venda", "data do pedido", "ngày", "ngày bán", "ngày đặt hàng", "tanggal",
            "tanggal penjualan", "tanggal pesanan", "tarikh", "วันที่", "วันที่ขาย", "วันที่สั่งซื้อ", "日付", "販売日",
            "注文日", "날짜", "판매일", "주문일", "week", "week of", "week starting", "week beginning",
            "week commencing", "woche", "semana", "semaine", "settimana", "tuần", "minggu", "周", "週",
            "date range", "week range", "日期范围", "统计周期", "month", "月份", "monat", "mes", "mois", "mese", "mês",
            "tháng", "bulan",
        ),
        (
            "units", "units sold", "units_sold", "quantity", "quantity sold", "qty", "net items sold",
            "lineitem quantity", "quantity-purchased", "units ordered", "sold", "demand", "y", "销量", "销售数量",
            "销售件数", "件数", "数量", "銷量", "銷售數量", "數量", "menge", "verkaufte menge", "verkaufte einheiten",
            "stück", "stückzahl", "anzahl", "absatz", "cantidad", "cantidad vendida", "unidades", "unidades vendidas",
            "quantité", "quantité vendue", "qté", "unités vendues", "unités", "quantità", "quantità venduta", "qtà",
            "unità", "pezzi", "quantidade", "quantidade vendida", "qtd", "số lượng", "số lượng bán", "đã bán", "jumlah",
            "jumlah terjual", "kuantitas", "terjual", "kuantiti", "จำนวน", "จำนวนที่ขาย", "販売数", "販売数量", "個数",
            "수량", "판매수량",
        ),
        (
            "price", "unit price", "unit_price", "unitprice", "selling price", "item price",
            "lineitem price", "单价", "售价", "销售单价", "价格", "單價", "售價", "價格", "einzelpreis", "stückpreis",
            "verkaufspreis", "preis", "precio unitario", "precio de venta", "precio", "prix unitaire", "prix de vente",
            "prix", "prezzo unitario", "prezzo di vendita", "prezzo", "preço unitário", "preço de venda", "preço",
            "đơn giá", "giá bán", "giá", "harga satuan", "harga jual", "harga", "harga seunit", "ราคาต่อหน่วย",
            "ราคาขาย", "ราคา", "単価", "販売価格", "価格", "단가", "판매가", "가격",
        ),
        ("currency", "币种", "货币", "幣別", "währung", "moneda", "devise", "valuta", "moeda", "tiền tệ", "mata uang"),
        (
            "amount", "gross sales", "net sales", "sales amount", "line total", "revenue", "item revenue", "item-price",
            "销售额", "成交金额", "銷售額", "umsatz", "importe", "ventas brutas", "montant", "chiffre d'affaires",
            "importo", "fatturato", "receita", "doanh thu", "pendapatan", "ยอดขาย", "売上", "売上金額", "매출",
        ),
        (
            "status", "order-status", "order status", "订单状态", "訂單狀態", "bestellstatus", "estado del pedido",
            "statut de la commande", "stato ordine", "status do pedido", "trạng thái đơn hàng", "status pesanan",
            "สถานะคำสั่งซื้อ", "注文ステータス", "주문 상태",
        ),
    ),
)  # fmt: skip

WEEK_ENDING = "week ending"
WEEKS = Layout(
    kind="sales by week",
    required=("sku", WEEK_ENDING, "units"),
    optional=SALES.optional,
    spellings=(
        *SALES.spellings,
        (
            WEEK_ENDING, "week ending date", "week ended", "week end", "week end date", "week_ending", "week_end",
            "w/e", "w/e date", "周结束日期", "週結束日期", "woche bis", "semana hasta", "fin de semana",
            "fin de semaine", "fine settimana", "fim da semana",
        ),
    ),
)  # fmt: skip
"""As ``SALES``, with the last day of each week instead of its first."""

WIDE = Layout(
    kind="sales by day",
    required=("sku",),
    optional=("price",),
    optional_prefixes=(*"0123456789", "cw", "kw", "wk", "week ", "第", *(f"w{digit}" for digit in range(6))),
    spellings=((*CODES, *LABELS), SALES.spellings[3]),
)
"""A row for each product and a column for each day, as planners and pivot tables have it."""
