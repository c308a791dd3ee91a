"""What is said to whoever brought the bot into a channel: what comes there, or how to have it come."""

from collections.abc import Sequence

from bot.messages.reply import Message
from bot.wording import Safe, Voice, escape


def arrival_message(channel: str, shops: Sequence[str], late: int, voice: Voice) -> Message:
    """Return what comes into the channel of these shops; of none, how an admin makes it a shop's.

    ``late``: messages that waited for the bot to be let in.
    """
    if shops:
        said = voice.say(
            "Thank you, I am in. Digest and warnings of {shops} come here. Drop exports of Seller Center here to "
            "import them, and type `/stock help` to see what I answer.",
            shops=voice.listed([escape(shop) for shop in shops]),
        )
    else:
        said = voice.say(
            "Thank you, I am in, and `/stock` answers here. No shop's digest and warnings come to this channel yet: an "
            "admin gives it to a shop in `/stock settings` (*Change…*, channel `{channel}`).",
            channel=Safe(escape(channel)),
        )
    if late:
        waited = voice.count("{n} message waited and comes now.", "{n} messages waited and come now.", late)
        said = voice.together(said, waited)
    return Message(said)
