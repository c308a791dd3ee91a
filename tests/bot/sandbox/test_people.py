"""What people do and see, against a tiny bot made with Bolt."""

from collections.abc import Callable
from typing import Any

import pytest
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler

from bot.sandbox import AsPerson, Refused, Sandbox, Workspace
from bot.sandbox.nouns import Json


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def options(*texts: str) -> list[Json]:
    return [{"text": plain(text), "value": text.lower()} for text in texts]


SURE = {"title": plain("Sure?"), "text": plain("Buy?"), "confirm": plain("Yes"), "deny": plain("No")}
CARD: list[Json] = [
    {"type": "section", "text": {"type": "mrkdwn", "text": "*Reorder* `SKU_1_2` for <@U0BEN> &amp; co &lt;now&gt;"}},
    {
        "type": "actions",
        "elements": [
            {"type": "button", "action_id": "approve", "text": plain("Approve"), "value": "v", "confirm": SURE},
            {"type": "button", "action_id": "edit", "text": plain("Edit")},
            {"type": "overflow", "action_id": "more", "options": options("Dismiss", "Why")},
            {"type": "static_select", "action_id": "snooze", "options": options("Week", "Month")},
        ],
    },
]
FORM: Json = {
    "type": "modal",
    "callback_id": "form",
    "notify_on_close": True,
    "title": plain("Edit"),
    "submit": plain("Save"),
    "blocks": [
        {
            "type": "input",
            "block_id": "units",
            "label": plain("Units"),
            "element": {"type": "number_input", "action_id": "a", "is_decimal_allowed": False, "min_value": "1"},
        },
        {
            "type": "input",
            "optional": True,
            "block_id": "lane",
            "label": plain("Lane"),
            "element": {"type": "static_select", "action_id": "a", "options": options("Sea", "Air")},
        },
        {
            "type": "input",
            "optional": True,
            "block_id": "who",
            "label": plain("Supplier"),
            "element": {"type": "external_select", "action_id": "supplier", "min_query_length": 1},
        },
    ],
}


class TinyBot:
    """Remembers what it was told and answers a little."""

    def __init__(self, app: App) -> None:
        self.told: list[Json] = []
        self.form_answer: Json = {}
        app.command("/stock")(self.stock)
        for name in ("approve", "more", "snooze", "again"):
            app.action(name)(self.pressed)
        app.action("edit")(self.edit)
        app.view("form")(self.submitted)
        app.view_closed("form")(self.closed)
        app.options("supplier")(self.suggest)
        for name in ("app_home_opened", "member_joined_channel", "file_shared", "app_mention", "message"):
            app.event(name)(self.event)

    def stock(self, ack: Any, say: Any, body: Json) -> None:
        self.told.append(body)
        ack()
        say(text=f"About {body['text']}", blocks=CARD)

    def pressed(self, ack: Any, respond: Any, body: Json) -> None:
        self.told.append(body)
        ack()
        respond(text=f"You pressed {body['actions'][0]['action_id']}")

    def edit(self, ack: Any, client: Any, body: Json) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=FORM)

    def submitted(self, ack: Any, body: Json) -> None:
        self.told.append(body["view"]["state"]["values"])
        ack(**self.form_answer)

    def closed(self, ack: Any, body: Json) -> None:
        self.told.append(body)
        ack()

    def suggest(self, ack: Any, body: Json) -> None:
        ack(options=options(f"{body['value']}-one", f"{body['value']}-two"))

    def event(self, ack: Any, event: Json, client: Any) -> None:
        self.told.append(event)
        ack()
        if event["type"] == "app_home_opened":
            client.views_publish(user_id=event["user"], view={"type": "home", "blocks": CARD})
        elif event["type"] == "file_shared":
            name = client.files_info(file=event["file_id"])["file"]["name"]
            client.chat_postMessage(channel=event["channel_id"], text=f"Got {name}")


@pytest.fixture
def tiny(
    sandbox: Sandbox, new_app: Callable[[Sandbox], App], connect: Callable[[Sandbox, App], SocketModeHandler]
) -> TinyBot:
    app = new_app(sandbox)
    bot = TinyBot(app)
    connect(sandbox, app)
    return bot


@pytest.fixture
def ana(sandbox: Sandbox, tiny: TinyBot) -> AsPerson:
    return sandbox.as_person("U0ANA")


def test_a_command_brings_a_card_that_reads_as_people_read_it(ana: AsPerson) -> None:
    (card,) = ana.types("/stock SKU123", channel="C0UK")
    assert card.words.splitlines()[0] == "Reorder SKU_1_2 for @Ben & co <now>"
    assert (card.text, card.buttons) == ("About SKU123", ("Approve", "Edit"))
    assert card.options == ("Dismiss", "Why", "Week", "Month")


def test_a_press_tells_the_bot_who_where_and_what(ana: AsPerson, tiny: TinyBot) -> None:
    (card,) = ana.types("/stock SKU123", channel="C0UK")
    (said,) = ana.presses(card, "Approve", confirm=True)
    assert (said.words, said.is_ephemeral) == ("You pressed approve", True)
    told = tiny.told[-1]
    assert told["user"]["id"] == "U0ANA"
    assert told["message"]["ts"] == told["container"]["message_ts"] == card.ts
    assert told["actions"][0]["value"] == "v"


def test_saying_no_to_the_question_sends_nothing(ana: AsPerson, tiny: TinyBot) -> None:
    (card,) = ana.types("/stock SKU123", channel="C0UK")
    before = len(tiny.told)
    assert ana.presses(card, "Approve", confirm=False) == ()
    assert len(tiny.told) == before


def test_menus_and_selects_are_chosen_by_their_words(ana: AsPerson, tiny: TinyBot) -> None:
    (card,) = ana.types("/stock SKU123", channel="C0UK")
    ana.presses(card, "Why")
    assert tiny.told[-1]["actions"][0]["selected_option"]["value"] == "why"
    ana.presses(card, "Month")
    assert tiny.told[-1]["actions"][0]["selected_option"]["text"]["text"] == "Month"
    chosen = next(iter(tiny.told[-1]["state"]["values"].values()))
    assert chosen["snooze"]["selected_option"]["value"] == "month"


def test_a_slow_finger_still_presses_a_button_that_is_gone(ana: AsPerson, tiny: TinyBot, workspace: Workspace) -> None:
    (card,) = ana.types("/stock SKU123", channel="C0UK")
    workspace.replace_message(workspace.message("C0UK", card.ts), "Approved by Ben", None)
    (said,) = ana.presses(card, "Approve")
    assert said.words == "You pressed approve"


def test_there_is_no_button_of_that_name(ana: AsPerson) -> None:
    (card,) = ana.types("/stock SKU123", channel="C0UK")
    with pytest.raises(LookupError, match="Approve"):
        ana.presses(card, "Reject")


def test_a_private_answer_is_seen_by_one_and_replies_reach_it_too(
    ana: AsPerson, sandbox: Sandbox, tiny: TinyBot
) -> None:
    (card,) = ana.types("/stock SKU123", channel="C0UK")
    (said,) = ana.presses(card, "Approve")
    assert said.ts not in {one.ts for one in sandbox.as_person("U0BEN").sees("C0UK")}
    assert "message" not in tiny.told[0]


def test_a_form_checks_itself_then_shows_the_bots_objections_then_closes(ana: AsPerson, tiny: TinyBot) -> None:
    (card,) = ana.types("/stock SKU123", channel="C0UK")
    (form,) = ana.presses(card, "Edit")
    assert (form.title, form.labels) == ("Edit", ("Units", "Lane", "Supplier"))
    assert ana.submits()[0].errors == ("Please complete this required field.",)
    ana.fills(form, {"Units": 0})
    assert ana.submits()[0].errors == ("Please enter a number of 1 or more.",)
    tiny.form_answer = {"response_action": "errors", "errors": {"units": "Whole cases only."}}
    ana.fills(form, {"Units": 7, "Lane": "Air"})
    assert ana.submits()[0].errors == ("Whole cases only.",)
    assert "Whole cases only." in ana.modal().words
    assert tiny.told[-1]["units"]["a"]["value"] == "7"
    assert tiny.told[-1]["lane"]["a"]["selected_option"]["value"] == "air"
    tiny.form_answer = {}
    ana.fills(form, {"Units": 12})
    assert ana.submits() == ()
    assert not ana.has_modal()


def test_the_bot_can_answer_a_form_with_another_page_on_top_or_in_its_place(ana: AsPerson, tiny: TinyBot) -> None:
    (card,) = ana.types("/stock SKU123", channel="C0UK")
    (form,) = ana.presses(card, "Edit")
    for action in ("update", "push"):
        tiny.form_answer = {"response_action": action, "view": {**FORM, "title": plain(action)}}
        ana.fills(ana.modal(), {"Units": 1})
        assert ana.submits()[0].title == action
    assert ana.modal().view_id != form.view_id
    ana.closes()
    assert ana.modal().title == "update"
    tiny.form_answer = {"response_action": "clear"}
    ana.submits()
    assert not ana.has_modal()


def test_the_bot_hears_when_a_form_is_closed(ana: AsPerson, tiny: TinyBot, clock: Any) -> None:
    (card,) = ana.types("/stock SKU123", channel="C0UK")
    ana.presses(card, "Edit")
    clock.passes(1)
    ana.closes()
    assert not ana.has_modal()
    ana.uploads("C0UK", "next.csv", b"x")
    assert "view_closed" in {one.get("type") for one in tiny.told}


def test_a_searching_select_asks_the_bot(ana: AsPerson) -> None:
    (card,) = ana.types("/stock SKU123", channel="C0UK")
    (form,) = ana.presses(card, "Edit")
    assert ana.suggestions(form, "Supplier", "kiln") == ("kiln-one", "kiln-two")


def test_the_home_is_drawn_when_opened_and_its_buttons_work(ana: AsPerson, tiny: TinyBot) -> None:
    home = ana.opens_home()
    assert "Approve" in home.buttons
    (form,) = ana.presses(home, "Edit")
    assert form.kind == "modal"


def test_a_file_reaches_the_bot_and_every_reader(ana: AsPerson, sandbox: Sandbox) -> None:
    (said,) = ana.uploads("C0UK", "stock.csv", b"sku\n")
    assert said.words == "Got stock.csv"
    shared = sandbox.as_person("U0BEN").sees("C0UK")[0]
    assert ana.downloads(shared.files[0]) == b"sku\n"


def test_an_unknown_command_is_explained_by_slack_itself(ana: AsPerson) -> None:
    (said,) = ana.types("/stcok", channel="C0UK")
    assert "/stcok is not a valid command" in said.words


def test_the_bot_is_invited_by_a_person_and_told(ana: AsPerson, tiny: TinyBot, workspace: Workspace) -> None:
    ana.invites_the_bot("C0OPS")
    assert workspace.place("C0OPS").bot_is_member
    ana.waits_for("C0OPS", lambda one: "added @Quartermaster" in one.words)
    ana.types("/stock", channel="C0OPS")
    assert tiny.told[0]["type"] == "member_joined_channel"


def test_nobody_sees_into_a_channel_they_are_not_in(ana: AsPerson) -> None:
    with pytest.raises(Refused, match="channel_not_found"):
        ana.sees("C0FIN")
    with pytest.raises(Refused, match="channel_not_found"):
        ana.says("hello", channel="C0FIN")


def test_a_mention_reaches_the_bot_but_small_talk_does_not(ana: AsPerson, tiny: TinyBot) -> None:
    ana.says("nice weather", channel="C0UK")
    ana.says("<@U0SANDBOT> hello", channel="C0UK")
    ana.says("hello in private")
    ana.types("/stock", channel="C0UK")
    assert sorted(one["type"] for one in tiny.told if "type" in one) == ["app_mention", "message"]


def test_dates_read_in_the_readers_own_zone(sandbox: Sandbox, workspace: Workspace) -> None:
    workspace.add_message("C0UK", "U0SANDBOT", "<!date^1320656400^{date_short} at {time}|later>")
    assert sandbox.as_person("U0ANA").sees("C0UK")[0].words == "Nov 7, 2011 at 9:00 AM"
    assert sandbox.as_person("U0BEN").sees("C0UK")[0].words == "Nov 7, 2011 at 10:00 AM"
