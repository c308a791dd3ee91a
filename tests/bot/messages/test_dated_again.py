"""The window in which somebody says when a file was counted, or of which days it holds all orders."""

from datetime import date, datetime

import pytest

from bot.messages.importing.dated_again import again_window
from bot.modals import import_again
from bot.sandbox.judge import check_view
from bot.slack.windows import _sent
from bot.wording import Voice
from tests.bot.messages.builders import HOSTILE, LONG

AT = datetime(2026, 11, 3, 9, 5)  # noqa: DTZ001 - as the shop's clock shows it


@pytest.mark.parametrize("name", ["stock.xlsx", HOSTILE, LONG])
@pytest.mark.parametrize("days", [None, (date(2026, 10, 10), date(2026, 11, 1))])
def test_it_begins_with_what_the_file_seemed_to_be_of(name: str, days: tuple[date, date] | None) -> None:
    view = again_window("7:F1", name, AT, days, Voice())
    check_view(_sent(import_again, view), "modal")
    boxes = {b["block_id"]: b["element"] for b in view.blocks if b["type"] == "input"}
    began = [box.get("initial_date") or box["initial_time"] for box in boxes.values()]
    assert began == [*(day.isoformat() for day in days or ()), "2026-11-03", "09:05"]
