"""The window in which an order is approved otherwise than suggested."""

from datetime import date

import pytest

from bot.messages.ordering.decision_windows import Asked


@pytest.mark.parametrize(
    ("air_quantity", "part"),
    [
        (0, 0),  # none of it pays
        (40, 36),
        (96, 84),  # all of it would fly: a carton is left to the ship
        (500, 84),
    ],
)
def test_the_part_by_air_that_is_proposed_is_full_cartons_and_leaves_some_to_the_ship(
    air_quantity: int, part: int
) -> None:
    """Cartons hold 12, 96 are asked for."""
    asked = Asked(
        about="",
        product="SKU123",
        name="Mug",
        location="UK Home",
        supplier="Yiwu Bags",
        quantity=96,
        unit_cost_myriadths=None,
        currency="GBP",
        daily_rate=3.0,
        moq=12,
        case_pack=12,
        sea_arrives=date(2026, 12, 2),
        air_arrives=date(2026, 11, 9),
        air_quantity=air_quantity,
    )
    assert asked.part_by_air == part
