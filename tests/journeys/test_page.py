"""The first day as a newcomer clicks through it: the demo's page in a real browser."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.demo.house import Demo, demo

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, first_morning: Path) -> Iterator[Demo]:
    with demo(shutil.copytree(first_morning, tmp_path_factory.mktemp("demo"), dirs_exist_ok=True)) as house:
        yield house


@pytest.fixture
def page(house: Demo, chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.set_default_timeout(15_000)
    expect.set_options(timeout=15_000)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{house.sandbox.url}/#U0ANA/C0UKHOME")
    yield page
    page.close()
    assert errors == []


def test_a_newcomer_reaches_an_approved_order_and_the_next_day(house: Demo, page: Page, tmp_path: Path) -> None:
    """/stock SKU123 -> Share -> Approve -> Ben sees who approved -> on order -> Next day brings a digest."""
    say(page, "/stock SKU123")
    private = page.locator("article", has_text="Only visible to you").last
    expect(private).to_contain_text("UK Home: lasts")
    private.get_by_role("button", name="Share").click()

    shared = page.locator("article", has_text="Shared by @Ana").last
    shared.get_by_role("button", name="Approve").first.click()
    page.get_by_role("dialog").get_by_role("button", name="Approve").click()
    expect(shared).to_contain_text(re.compile(r"Approved by @Ana.*order PO-0001"))
    (order,) = house.bot.desk.store.orders.all()

    page.get_by_label("You are").select_option("U0BEN")
    expect(page.get_by_role("navigation").locator("strong", has_text="Ben")).to_be_visible()  # it is his page by now
    expect(page.locator("article", has_text="Shared by @Ana").last).to_contain_text("Approved by @Ana")

    say(page, "/stock sku123")
    expect(page.locator("article", has_text="Only visible to you").last).to_contain_text(
        f"On order {order.lines[0].quantity:,}"
    )

    expect(page.locator("#top")).to_contain_text("21 November 2011")
    page.get_by_role("button", name="Next day").click()
    expect(page.locator("#top")).to_contain_text("22 November 2011")
    expect(page.locator("article", has_text="Good morning, UK Home: Nov 22, 2011")).to_have_count(1, timeout=60_000)


def say(page: Page, words: str) -> None:
    box = page.locator("#composer-text")
    box.fill(words)
    page.keyboard.press("Escape")  # closes the list of commands
    box.press("Enter")
