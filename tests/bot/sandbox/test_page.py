"""The page in a real browser, with a tiny bot behind it."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler

from bot.sandbox import Control, Sandbox, Workspace
from bot.sandbox.nouns import Json

pytestmark = pytest.mark.browser


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


SURE = {"title": plain("Really?"), "text": plain("Buy 12?"), "confirm": plain("Yes, buy"), "deny": plain("No")}
CARD: list[Json] = [
    {"type": "section", "text": {"type": "mrkdwn", "text": "*Mug* &lt;img src=x onerror=alert(1)&gt; <!channel>"}},
    {
        "type": "actions",
        "elements": [
            {"type": "button", "action_id": "buy", "text": plain("Buy"), "confirm": SURE},
            {"type": "button", "action_id": "edit", "text": plain("Edit")},
        ],
    },
]
FORM: Json = {
    "type": "modal",
    "callback_id": "form",
    "title": plain("Edit"),
    "submit": plain("Save"),
    "blocks": [
        {
            "type": "input",
            "block_id": "note",
            "label": plain("Note"),
            "element": {"type": "plain_text_input", "action_id": "a"},
        }
    ],
}


def tiny_bot(app: App) -> None:
    @app.command("/stock")
    def stock(ack: Any, say: Any) -> None:
        ack()
        say(text="Mug", blocks=CARD)

    @app.action("buy")
    def buy(ack: Any, body: Json, client: Any) -> None:
        ack()
        who = body["user"]["id"]
        client.chat_update(
            channel=body["channel"]["id"], ts=body["message"]["ts"], text=f"Bought by <@{who}>", blocks=[]
        )

    @app.action("edit")
    def edit(ack: Any, body: Json, client: Any) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=FORM)

    @app.view("form")
    def form(ack: Any, body: Json) -> None:
        note = body["view"]["state"]["values"]["note"]["a"]["value"]
        ack() if note == "good" else ack(response_action="errors", errors={"note": f"{note} will not do."})

    @app.event("app_home_opened")
    def home(event: Json, client: Any) -> None:
        client.views_publish(
            user_id=event["user"], view={"type": "home", "blocks": [{"type": "header", "text": plain("Good morning")}]}
        )


def breaks() -> str:
    raise RuntimeError("the clock stopped")


@pytest.fixture
def page(
    workspace: Workspace,
    open_sandbox: Callable[..., Sandbox],
    new_app: Callable[[Sandbox], App],
    connect: Callable[[Sandbox, App], SocketModeHandler],
    chromium: Browser,
) -> Iterator[Page]:
    controls = (Control("Next day", lambda: "It is Tuesday."), Control("Break", breaks))
    sandbox = open_sandbox(workspace, controls=controls, banner=lambda: "Mon 7 Nov 2011, 09:00")
    app = new_app(sandbox)
    tiny_bot(app)
    connect(sandbox, app)
    page = chromium.new_page()
    page.set_default_timeout(10_000)
    errors: list[str] = []
    asked: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{sandbox.url}/#U0ANA/C0UK")
    yield page
    page.close()
    assert [one for one in errors if "500" not in one] == []
    assert [one for one in asked if not one.startswith(sandbox.url)] == []


def test_a_conversation_from_first_command_to_closed_form(page: Page) -> None:
    page.get_by_role("button", name="/stock SKU123").click()
    page.keyboard.press("Enter")
    card = page.locator("article", has_text="Mug")
    expect(card).to_contain_text("<img src=x onerror=alert(1)> @channel")
    card.get_by_role("button", name="Edit").click()
    form = page.get_by_role("dialog")
    form.get_by_label("Note").fill("bad")
    form.get_by_role("button", name="Save").click()
    expect(form).to_contain_text("bad will not do.")
    form.get_by_label("Note").fill("good")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)
    card.get_by_role("button", name="Buy").click()
    page.get_by_role("dialog").get_by_role("button", name="Yes, buy").click()
    expect(page.locator("article")).to_contain_text(re.compile(r"Bought by @Ana\s*\(edited\)"))


def test_of_two_bold_numbers_in_a_line_each_is_bold_alone(page: Page) -> None:
    page.locator("#composer-text").fill("*0* of 9 gone · *€4* back")
    page.keyboard.press("Enter")
    expect(page.locator("article strong", has_text=re.compile(r"^(0|€4)$"))).to_have_text(["0", "€4"])


def test_the_demos_clock_and_buttons_stand_on_top(page: Page) -> None:
    expect(page.locator("#top")).to_contain_text("Mon 7 Nov 2011, 09:00")
    page.get_by_role("button", name="Next day").click()
    expect(page.get_by_role("status")).to_contain_text("It is Tuesday.")
    page.get_by_role("button", name="Break").click()
    expect(page.get_by_role("status")).to_contain_text("Break did not work: the clock stopped")


def test_people_see_their_own_channels_and_the_home(page: Page) -> None:
    expect(page.get_by_role("navigation")).not_to_contain_text("finance")
    page.get_by_role("button", name="Home").click()
    expect(page.get_by_role("heading", name="Good morning")).to_be_visible()
    page.get_by_role("button", name="ops").click()
    page.get_by_role("button", name="Invite the bot").click()
    expect(page.locator("article")).to_contain_text("@Ana added @Quartermaster to the channel.")
    page.get_by_label("You are").select_option("U0BEN")
    expect(page.get_by_role("navigation")).to_contain_text("finance")


def test_fits_a_narrow_screen(page: Page) -> None:
    page.set_viewport_size({"width": 400, "height": 800})
    page.get_by_role("button", name="Channels").click()
    page.get_by_role("navigation").get_by_role("button", name="Quartermaster").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Quartermaster")
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
