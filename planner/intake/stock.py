"""Reads the shop's product export for batch editing: what is on the shelf of each SKU, and at which price."""

from collections.abc import Iterable, Iterator

from planner.intake.cells import Reader, Unusable, identity, may_be_id, problems_in, seller_code, whole
from planner.intake.facts import StockCount
from planner.intake.layout import Habits, Layout, Row
from planner.intake.price import own_money
from planner.intake.problems import Problem, ProblemCode, Skipped, SkipReason, problem
from planner.intake.zeroed import Zeroed

_PER_WAREHOUSE = "warehouse_quantity"

STOCK = Layout(
    kind="stock",
    required=("product_id", "sku_id"),
    optional=("quantity", "seller_sku", "product_name", "variation_value", "price"),
    optional_prefixes=(_PER_WAREHOUSE,),
)


def read_stock(
    rows: Iterable[Row], columns: tuple[str, ...], habits: Habits
) -> Iterator[StockCount | Problem | Skipped]:
    """Return a count for every SKU and warehouse, the problems of rows that cannot be read, and what is passed over.

    Args: rows, in the order of the file; columns, the headers of their cells; habits, the shop's own.
    Labels and help stand between the header and the first row with an id, notes and totals may below. Where the file
    has columns per warehouse and one of them is filled, they hold; else the one quantity does, with no warehouse named.
    Two rows of one SKU must agree: nobody can tell which of two quantities is on the shelf, or whether both are.
    """
    currency = habits.currency
    seen: dict[str, int] = {}
    zeroed = Zeroed()
    for row in rows:
        cells = STOCK.named(columns, row.cells)
        if not may_be_id(cells["product_id"]) and not may_be_id(cells["sku_id"]):
            yield Skipped(row.number, SkipReason.NOT_AN_ENTRY)
            continue
        try:
            counts = _counts(cells, currency)
        except Unusable:
            yield from _problems(row.number, cells, currency)
            continue
        if cells["sku_id"] not in seen:
            zeroed.note(row.number, "sku_id", cells["sku_id"])
        said = hash(tuple((count.warehouse, count.quantity) for count in counts))
        if seen.setdefault(cells["sku_id"], said) != said:
            yield problem(row.number, "sku_id", ProblemCode.REPEATED, cells["sku_id"])
            continue
        yield from counts
    yield from zeroed.problems()


def _counts(cells: dict[str, str], currency: str) -> list[StockCount]:
    price = own_money(cells["price"], currency)
    product_id, sku_id = identity(cells["product_id"]), identity(cells["sku_id"])
    quantities = {_warehouse(column): whole(cells[column]) for column in cells if column.startswith(_PER_WAREHOUSE)}
    total = whole(cells["quantity"])
    if all(quantity is None for quantity in quantities.values()):
        quantities = {"": total}
    return [
        StockCount(
            product_id=product_id,
            sku_id=sku_id,
            seller_sku=seller_code(cells["seller_sku"]),
            name=cells["product_name"],
            variation=cells["variation_value"],
            quantity=quantity,
            price_minor=price.minor if price else None,
            currency=currency,
            warehouse=warehouse,
        )
        for warehouse, quantity in quantities.items()
    ]


def _warehouse(column: str) -> str:
    return column.removeprefix(_PER_WAREHOUSE).strip(" _-/:#()[]")


def _problems(row: int, cells: dict[str, str], currency: str) -> Iterator[Problem]:
    readers: dict[str, Reader] = {
        "product_id": identity,
        "sku_id": identity,
        "quantity": whole,
        "price": lambda text: own_money(text, currency),
        **dict.fromkeys((column for column in cells if column.startswith(_PER_WAREHOUSE)), whole),
    }
    return problems_in(row, cells, readers)
