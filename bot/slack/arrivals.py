"""Hears that somebody added the bot to a channel, and tells them what will appear there."""

from collections.abc import Callable
from functools import partial
from typing import Any

from slack_bolt import BoltContext
from slack_sdk import WebClient

from bot.desk import Desk
from bot.messages.telling.arrival import arrival_message
from bot.slack.answering import answer
from bot.slack.hearing import Heard
from bot.slack.way import Way


def arrivals(desk: Desk) -> Callable[..., None]:
    """Return the listener; that other people join is none of our business."""
    heard = Heard()

    def welcome(body: dict[str, Any], context: BoltContext, client: WebClient) -> None:
        event = body["event"]
        inviter, channel = str(event.get("inviter") or ""), str(event["channel"])
        if event.get("user") != context.bot_user_id or not inviter or not heard.is_new(body):
            return
        shops = tuple(shop.name for shop in desk.store.shops.all() if shop.channel == channel)
        late = desk.store.outbox.hurry(channel)
        said = partial(arrival_message, channel, shops, late)
        answer(desk, Way(inviter, channel, client), lambda asker: iter([said(asker.voice)]))

    return welcome
