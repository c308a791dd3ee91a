"""Share: the card goes to the channel, where others can see and press it."""

from collections.abc import Iterator

from bot.desk import Asker, Desk, Pressed
from bot.errors import DeadButton, NoChannelHere, NotInChannel
from bot.messages.blocks import shops_marked
from bot.messages.reply import Message
from bot.store import Outgoing
from bot.wording import Safe, escape

ACTION = "share"


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    if asker.channel.startswith("D"):
        raise NoChannelHere
    if not desk.slack.is_in(asker.channel):
        raise NotInChannel(Safe(f"<#{escape(asker.channel)}>"))
    if pressed.value not in desk.store.products.find(pressed.value).exact:
        raise DeadButton
    opened = desk.store.suggestions.open(products=[pressed.value])
    now = desk.now()
    desk.store.outbox.add(
        Outgoing(
            key=f"share:{asker.channel}:{asker.user}:{pressed.value}:{pressed.moment}",
            channel=asker.channel,
            kind="stock_card",
            subject=f"product:{pressed.value}",
            values={
                "product": pressed.value,
                "shared_by": asker.user,
                "suggestions": [s.id for s in opened],
                "shops": list(shops_marked(pressed.mark)),
            },
        ),
        now,
    )
    yield Message(asker.voice.say("Shared. Others can now see and decide it in this channel."))
