"""Takes the README's picture: the shared card of SKU123 on the demo's page. Run: ``make picture``."""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from bot.demo.house import demo

PICTURE = Path(__file__).with_name("card.png")
SIZE = {"width": 1180, "height": 898}


def main() -> int:
    browser_path = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, demo(Path(folder)) as house, sync_playwright() as playwright:
        ana = house.sandbox.as_person("U0ANA")
        ana.says("/stock SKU123", channel="C0UKHOME")
        ana.presses(ana.waits_for("C0UKHOME", lambda message: "Share" in message.buttons), "Share")
        ana.waits_for("C0UKHOME", lambda message: "Shared by" in message.words)
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE, device_scale_factor=1.5)
        page.goto(f"{house.sandbox.url}/#U0BEN/C0UKHOME")
        card = page.locator("article", has_text="Shared by").last
        card.get_by_role("button", name="Approve").wait_for()
        card.evaluate("it => it.scrollIntoView({ block: 'end' })")  # whatever came after it
        page.locator("#scroll").evaluate("it => it.scrollBy(0, 8)")
        page.screenshot(path=PICTURE, animations="disabled")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
