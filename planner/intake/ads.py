"""Reads what advertising cost and sold: the GMV Max export, and those of before that name their columns otherwise."""

from collections.abc import Iterable, Iterator

from planner.intake.cells import (
    Reader,
    Unusable,
    currency_code,
    identity,
    may_be_id,
    present,
    problems_in,
    reported,
    tallied,
)
from planner.intake.facts import AdsLine
from planner.intake.layout import Habits, Layout, Row
from planner.intake.price import money
from planner.intake.problems import Problem, Skipped, SkipReason

ADS = Layout(
    kind="ads",
    required=("Campaign ID", "Product ID", "Cost", "SKU orders"),
    optional=("Campaign name", "Gross revenue", "Product ad impressions", "Product ad clicks", "Currency"),
    spellings=(
        ("Campaign ID", "ID Campaign", "ID kampanye", "ID da campanha", "ID chiến dịch", "推广系列 ID", "广告计划 ID"),
        ("Product ID", "ID produk", "ID do produto", "ID sản phẩm", "商品 ID"),
        ("Cost", "Biaya", "Custo", "Chi phí", "成本"),
        (
            "SKU orders",
            "Orders (SKU)",
            "Pesanan SKU",
            "Pesanan (SKU)",
            "Pedidos de SKU",
            "Đơn hàng (SKU)",
            "SKU 订单数",
        ),
        (
            *("Campaign name", "Nama kampanye", "Nama campaign", "Nome da campanha", "Tên chiến dịch"),
            *("推广系列名称", "广告计划名称"),
        ),
        ("Gross revenue", "Pendapatan kotor", "Receita bruta", "Doanh thu gộp", "总收入"),
        (
            *("Product ad impressions", "Impresi iklan produk", "Impressões de anúncio de produto"),
            *("Số lượt hiển thị quảng cáo sản phẩm", "商品广告曝光数"),
        ),
        (
            *("Product ad clicks", "Jumlah klik iklan produk", "Cliques em anúncio de produto"),
            *("Số lượt nhấp vào quảng cáo sản phẩm", "商品广告点击数"),
        ),
        ("Currency", "Mata uang", "Moeda", "Đơn vị tiền tệ", "货币"),
    ),
)


def read_ads(rows: Iterable[Row], columns: tuple[str, ...], habits: Habits) -> Iterator[AdsLine | Problem | Skipped]:
    """Return a line for every campaign and product, and the problems of rows that cannot be read.

    Args: rows, in the order of the file; columns, the headers of their cells; habits, the shop's own.
    A row without a product, such as one of totals, is passed over. Where one campaign and product stand in several
    rows, each is a line.
    """
    for row in rows:
        cells = ADS.named(columns, row.cells)
        if not may_be_id(cells["Product ID"]):
            yield Skipped(row.number, SkipReason.NOT_AN_ENTRY)
            continue
        try:
            yield _line(cells, currency_code(cells["Currency"]) or habits.currency)
        except Unusable:
            yield from _problems(row.number, cells, habits.currency)


def _line(cells: dict[str, str], currency: str) -> AdsLine:
    cost, revenue = (money(reported(cells[name]), currency) for name in ("Cost", "Gross revenue"))
    return AdsLine(
        campaign_id=cells["Campaign ID"] or cells["Campaign name"],
        campaign=cells["Campaign name"],
        product_id=identity(cells["Product ID"]),
        orders=_orders(cells["SKU orders"]),
        cost_minor=cost.minor if cost else 0,
        revenue_minor=revenue.minor if revenue else None,
        currency=cost.currency if cost else currency,
        impressions=_count(cells["Product ad impressions"]),
        clicks=_count(cells["Product ad clicks"]),
    )


def _count(text: str) -> int | None:
    return tallied(reported(text))


def _orders(text: str) -> int:
    """Return the whole number; a dash says that there was none, but a blank cell says nothing."""
    return 0 if text and not reported(text) else present(tallied(text))


def _problems(row: int, cells: dict[str, str], usual: str) -> Iterator[Problem]:
    try:
        currency = currency_code(cells["Currency"]) or usual
    except Unusable:
        currency = usual
    readers: dict[str, Reader] = {
        "Product ID": identity,
        "Cost": lambda text: money(reported(text), currency),
        "SKU orders": _orders,
        "Gross revenue": lambda text: money(reported(text), currency),
        "Currency": currency_code,
        "Product ad impressions": _count,
        "Product ad clicks": _count,
    }
    return problems_in(row, cells, readers)
