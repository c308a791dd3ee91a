"""The sheet of suppliers: how long each part of an order takes by sea and by air, what it costs, and what they ask."""

from collections.abc import Iterator

from planner.intake.cells import currency_code
from planner.intake.problems import ProblemCode
from planner.intake.workbook.readers import days, name, one_of, percent, price, some_days, some_units, spread
from planner.intake.workbook.sheet import Column, Said, Sheet
from planner.longest import LONGEST_LEAD_TIME

PARTS = ("plan", "production", "quality", "sea", "air", "customs", "receiving")
"""What an order goes through; it travels by sea or by air."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAYS = {
    word: day
    for day, numeral in zip(WEEKDAYS, "一二三四五六日", strict=True)
    for word in (day.casefold(), day[:3].casefold(), f"星期{numeral}", f"周{numeral}")
}
_TITLES = {
    "plan": "Plan", "production": "Production", "quality": "Quality check", "sea": "Sea freight", "air": "Air freight",
    "customs": "Customs", "receiving": "Receiving",
}  # fmt: skip
_EXAMPLE = {
    "plan": ("1", ""), "production": ("12", "2"), "quality": ("1", ""), "sea": ("18", "3"), "air": ("5", "1"),
    "customs": ("2", "1"), "receiving": ("1", ""),
}  # fmt: skip


def _part(part: str) -> tuple[Column, Column]:
    title, (usual, strays) = _TITLES[part], _EXAMPLE[part]
    return (
        Column(
            f"{title} days", f"{part}_days", days,
            example=usual, is_mark=part in {"production", "sea"},
        ),
        Column(f"{title} spread", f"{part}_spread", spread, example=strays),
    )  # fmt: skip


def _whole_way(said: Said) -> Iterator[tuple[str, ProblemCode]]:
    for way, other in (("sea", "air"), ("air", "sea")):
        parts = [said.get(f"{part}_days") for part in PARTS if part != other]
        whole = sum(float(part) for part in parts if part is not None)
        if whole > LONGEST_LEAD_TIME:
            yield f"{way}_days", ProblemCode.TOO_LONG
            return
        if whole == 0 and said.get(f"{way}_days") is not None:
            yield f"{way}_days", ProblemCode.NO_LEAD_TIME
            return


SUPPLIERS = Sheet(
    "suppliers",
    "Suppliers",
    (
        Column("Supplier", "supplier", name, is_needed=True, is_key=True, example="Ningbo Mugs", is_mark=True),
        Column("Currency", "currency", currency_code, choices="currencies", example="USD"),
        *(column for part in PARTS for column in _part(part)),
        Column("Sea freight per unit", "sea_freight", price, example="0.40"),
        Column("Air freight per unit", "air_freight", price, example="2.10"),
        Column("Duty %", "duty", percent, example="6.5"),
        Column("MOQ", "moq", some_units, example="200"),
        Column("Units per carton", "case_pack", some_units, example="24"),
        Column("Minimum order value", "minimum_order", price, example="1500"),
        Column("Order every days", "order_rhythm", some_days, example="14"),
        Column(
            "Order day", "order_day", one_of(_DAYS),
            choices=WEEKDAYS, example="Monday",
        ),
    ),
    _whole_way,
)  # fmt: skip
