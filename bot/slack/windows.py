"""Opens windows before anything is looked up, and takes what people fill in; mistakes are told in the ack."""

import json
import logging
import secrets
from collections.abc import Callable, Iterator, Mapping
from types import ModuleType
from typing import Any

from slack_bolt import Ack, Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.desk import Asker, Desk, Submitted
from bot.errors import DeadWindow, UserError
from bot.errors.order import WindowRefused, WindowTooLate, WindowUnheard, WindowWhileBusy
from bot.messages.blocks import SECTION_TEXT, cut, plain, section, without_marks
from bot.messages.inputs import title
from bot.messages.reply import FieldErrors, Message, View
from bot.slack.answering import answer, attempt, pressed_in
from bot.slack.patience import UNHEARD, is_passing, patiently, reason_of
from bot.slack.untouched import untouched
from bot.slack.way import Way
from bot.wording import Phrase, Voice

logger = logging.getLogger(__name__)

GONE = "not_found"  # closed meanwhile
LATE = {"expired_trigger_id", "trigger_expired", "exchanged_trigger_id"}


def opening(desk: Desk, modal: ModuleType) -> Callable[..., None]:
    """Return the listener that opens a modal's window and fills it."""

    def open_window(body: dict[str, Any], action: dict[str, Any], client: WebClient, respond: Respond) -> None:
        voice, way = desk.voice(), Way.pressed(body, client, respond)
        try:
            waiting = _waiting(modal.TITLE, voice)
            window = client.views_open(trigger_id=body["trigger_id"], view=_sent(modal, waiting))["view"]["id"]
        except (SlackApiError, *UNHEARD) as error:
            way.send(Message(desk.asker(way.user, way.channel).voice.tell(_unopened(error, modal.NAME))))
            return
        pressed = pressed_in(body, action)
        back = {"reply_to": str(body.get("response_url", "")), "channel": way.channel}
        back |= {"thread": way.thread, "shared": way.shared}

        def fill(reply: View | Message) -> None:
            view = reply if isinstance(reply, View) else _words(modal.TITLE, reply, voice)
            _update(client, window, _sent(modal, view, back | {"mark": pressed.mark}))

        attempt(desk, way.user, way.channel, lambda asker: [modal.show(desk, asker, pressed)], fill)

    return open_window


def submission(desk: Desk, modal: ModuleType) -> Callable[..., None]:
    """Return the listener that checks what was filled in, answers Slack, and only then changes anything.

    One listener does both, for Bolt would run a second one whatever the first answered.
    """

    def take(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        user, view = body["user"]["id"], body["view"]
        kept = _kept(view)
        filled_in = _filled_in(view["state"]["values"])
        submitted = Submitted(kept["about"], filled_in, kept["mark"])
        refused = []

        def check(asker: Asker) -> Iterator[FieldErrors]:
            errors = modal.check(desk, asker, submitted)
            if errors is not None:
                yield errors

        def refuse(reply: FieldErrors | Message) -> None:
            refused.append(reply)
            if isinstance(reply, FieldErrors):
                errors = {id_: without_marks(said) for id_, said in reply.sentences.items()}
                ack(response_action="errors", errors=errors)
            else:
                ack(response_action="update", view=_sent(modal, _words(modal.TITLE, reply, desk.voice())))

        attempt(desk, user, "", check, refuse)
        if refused:
            return
        ack()
        respond = Respond(response_url=kept["reply_to"], proxy=client.proxy, ssl=client.ssl)
        way = Way(user, kept["channel"], client, respond, kept["thread"], kept["shared"])
        answer(desk, way, lambda asker: modal.submit(desk, asker, submitted))

    return take


def outlived(desk: Desk) -> Callable[..., None]:
    """Return the listener for unknown windows: the bot was upgraded while somebody filled them in."""

    def refuse(ack: Ack, body: dict[str, Any]) -> None:
        voice = desk.voice()
        ack(
            response_action="update",
            view={
                "type": "modal",
                "title": body["view"]["title"],
                "close": title(voice.say("Close")),
                "blocks": [section(voice.tell(DeadWindow()))],
            },
        )

    return refuse


def _kept(view: Mapping[str, Any]) -> dict[str, str]:
    """Return what was kept with a window; what another release left out, or wrote otherwise, is blank."""
    try:
        said = json.loads(plain(view.get("private_metadata") or "{}"))
    except ValueError:
        said = None
    known = said if isinstance(said, dict) else {}
    return {key: str(known.get(key) or "") for key in ("about", "mark", "reply_to", "channel", "thread", "shared")}


def _filled_in(state: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> dict[str, str]:
    """Return the value of every field as text; of ticked boxes their values."""
    filled = {}
    for id_, fields in state.items():
        for field in fields.values():
            ticked = " ".join(option["value"] for option in field.get("selected_options") or ())
            chosen = (field.get("selected_option") or {}).get("value")
            said = field.get("value") or field.get("selected_date") or field.get("selected_time") or chosen or ticked
            filled[id_] = plain(str(said))
    return filled


def _unopened(error: Exception, name: str) -> UserError:
    """Return why a window did not open, as far as Slack says."""
    reason = reason_of(error) if isinstance(error, SlackApiError) else ""
    if reason in LATE:
        return WindowTooLate()
    reference = secrets.token_hex(3)
    logger.error("Reference %s: the window %s did not open", reference, name, exc_info=error)
    if not isinstance(error, SlackApiError):
        return WindowUnheard()
    return WindowWhileBusy() if is_passing(error) else WindowRefused(reason, reference)


def _update(client: WebClient, window: str, view: dict[str, Any]) -> None:
    try:
        patiently(lambda: client.views_update(view_id=window, view=view))
    except SlackApiError as error:
        if reason_of(error) != GONE:
            raise


def _waiting(name: Phrase, voice: Voice) -> View:
    return View(title=voice.say(name), blocks=(section(voice.say("One moment…")),), close=voice.say("Close"))


def _words(name: Phrase, message: Message, voice: Voice) -> View:
    said = section(cut(message.text, SECTION_TEXT))
    return View(title=voice.say(name), blocks=(said,), close=voice.say("Close"))


def _sent(modal: ModuleType, view: View, kept: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Return the window as Slack wants it; what it keeps comes back with it: where to answer, and how."""
    sent = {
        "type": "modal",
        "callback_id": modal.NAME,
        "title": title(view.title),
        "close": title(view.close),
        "blocks": untouched(view.blocks),
        "private_metadata": json.dumps({"about": view.about, **(kept or {})}),
    }
    return sent | {"submit": title(view.submit)} if view.submit else sent
