"""Listens to what people do in Slack and hands it to the command, button or window it belongs to."""

import logging
import re
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from types import ModuleType
from typing import Any, Self

from slack_bolt import Ack, App, BoltResponse, Respond
from slack_bolt.error import BoltError, BoltUnhandledRequestError
from slack_bolt.lazy_listener.thread_runner import ThreadLazyListenerRunner
from slack_bolt.logger import get_bolt_logger
from slack_bolt.logger.messages import warning_client_prioritized_and_token_skipped
from slack_sdk import WebClient

from bot.buttons import BUTTONS
from bot.commands import COMMANDS
from bot.desk import Desk
from bot.errors import DeadButton, UnknownCommand
from bot.messages.blocks import MORE
from bot.messages.reply import Message
from bot.modals import MODALS
from bot.slack.answering import answer, pressed_in
from bot.slack.arrivals import arrivals
from bot.slack.drops import drops
from bot.slack.homes import homes
from bot.slack.patience import patiently
from bot.slack.remarks import remarks
from bot.slack.speech import as_typed
from bot.slack.way import Way
from bot.slack.windows import opening, outlived, submission
from bot.talking import answered

THREADS = 24  # Bolt's own 5 lose acknowledgements when a few questions take long


@dataclass(frozen=True, slots=True)
class Pools:
    """The threads of an app: slow answers must not hold up acknowledgements."""

    acknowledging: Executor
    answering: Executor

    @classmethod
    def new(cls) -> Self:
        return cls(*(ThreadPoolExecutor(THREADS, thread_name_prefix=name) for name in ("acknowledge", "answer")))

    def finish(self) -> None:
        """Finish the work in hand."""
        self.acknowledging.shutdown(wait=True)
        self.answering.shutdown(wait=True)


def build_app(client: WebClient, desk: Desk, pools: Pools) -> App:
    """Return the app; every listener acknowledges at once and answers afterwards. Raises: as Slack answers."""
    app = patiently(lambda: _new_app(client, pools))
    app.error(_taken)
    app.listener_runner.lazy_listener_runner = ThreadLazyListenerRunner(app.logger, pools.answering)
    for command in COMMANDS:
        app.command(command.NAME)(ack=_acknowledge, lazy=[_command(desk, command)])
    for button in BUTTONS:
        app.action(button.ACTION)(ack=_acknowledge, lazy=[_button(desk, button)])
    for modal in MODALS:
        app.action(modal.NAME)(ack=_acknowledge, lazy=[opening(desk, modal)])
        app.view(modal.NAME)(submission(desk, modal))
    remark = remarks(desk)
    app.event("message")(ack=_acknowledge, lazy=[remark])
    app.event("app_mention")(ack=_acknowledge, lazy=[remark])
    app.event("file_shared")(ack=_acknowledge, lazy=[drops(desk)])
    app.event("member_joined_channel")(ack=_acknowledge, lazy=[arrivals(desk)])
    app.event("app_home_opened")(ack=_acknowledge, lazy=[homes(desk)])
    app.event(re.compile(""))(_acknowledge)  # whatever else an app may hear: Slack repeats what nobody takes
    app.action(MORE)(ack=_acknowledge, lazy=[_chosen(desk)])
    app.action(re.compile(""))(ack=_acknowledge, lazy=[_dead_button(desk)])
    app.view(re.compile(""))(outlived(desk))
    app.command(re.compile(""))(ack=_acknowledge, lazy=[_unknown_command(desk)])
    return app


def _new_app(client: WebClient, pools: Pools) -> App:
    """Return an app without listeners. Raises: as Slack answers to Bolt, who asks it once more who the bot is."""
    unneeded = warning_client_prioritized_and_token_skipped()  # Bolt finds the token in the environment, too
    get_bolt_logger(App).addFilter(lambda record: record.getMessage() != unneeded)
    try:
        return App(client=client, listener_executor=pools.acknowledging, raise_error_for_unhandled_request=True)
    except BoltError as error:
        raise error.__context__ or error from None


def _taken(error: Exception, logger: logging.Logger) -> BoltResponse | None:
    """Acknowledge what no listener knows, or Slack would tell the person that the app does not respond."""
    if isinstance(error, BoltUnhandledRequestError):
        logger.info("Nobody listens to %s", error.body.get("type"))
        return BoltResponse(status=200)
    logger.error("Failed to listen", exc_info=error)
    return None


def _acknowledge(ack: Ack) -> None:
    ack()


def _command(desk: Desk, command: ModuleType) -> Any:
    def answer_command(body: dict[str, Any], respond: Respond, client: WebClient) -> None:
        words = as_typed(str(body.get("text") or ""))
        way = Way(body["user_id"], body["channel_id"], client, respond)
        answer(desk, way, lambda asker: answered(desk, asker, command, words))

    return answer_command


def _unknown_command(desk: Desk) -> Any:
    def answer_unknown(body: dict[str, Any], respond: Respond, client: WebClient) -> None:
        way = Way(body["user_id"], body["channel_id"], client, respond)
        way.send(Message(desk.asker(way.user, way.channel).voice.tell(UnknownCommand(str(body["command"])))))

    return answer_unknown


def _button(desk: Desk, button: ModuleType) -> Any:
    def answer_button(body: dict[str, Any], action: dict[str, Any], respond: Respond, client: WebClient) -> None:
        pressed, way = pressed_in(body, action), Way.pressed(body, client, respond)
        answer(desk, way, lambda asker: button.press(desk, asker, pressed))

    return answer_button


def _chosen(desk: Desk) -> Any:
    """Return the listener for menus: each choice names the button or window that answers it."""
    windows = {modal.NAME: opening(desk, modal) for modal in MODALS}
    buttons = {button.ACTION: _button(desk, button) for button in BUTTONS}

    def answer_choice(body: dict[str, Any], action: dict[str, Any], client: WebClient, respond: Respond) -> None:
        name, _, value = str(action["selected_option"]["value"]).partition(" ")
        chosen = action | {"value": value}
        if name in windows:
            windows[name](body, chosen, client, respond)
        elif name in buttons:
            buttons[name](body, chosen, respond, client)
        else:
            _dead_button(desk)(body, client, respond)

    return answer_choice


def _dead_button(desk: Desk) -> Any:
    def answer_dead_button(body: dict[str, Any], client: WebClient, respond: Respond) -> None:
        way = Way.pressed(body, client, respond)
        way.send(Message(desk.asker(way.user, "").voice.tell(DeadButton())))

    return answer_dead_button
