"""Ad for it: whom to show an ad that clears slow stock, what to offer, how much to spend."""

from collections.abc import Iterator

from bot.clearance.advertising import ads_for
from bot.desk import Asker, Desk, Pressed
from bot.errors import DeadButton
from bot.messages.blocks import shops_marked
from bot.messages.clearance.clearance_ad import clearance_ad_message
from bot.messages.reply import Message
from bot.understanding.slips import places_of

ACTION = "clear_ad"


def press(desk: Desk, asker: Asker, pressed: Pressed) -> Iterator[Message]:
    places = places_of(desk, shops_marked(pressed.mark))
    ads = list(ads_for(desk, pressed.value, places)) or list(ads_for(desk, pressed.value))
    if not ads:
        raise DeadButton
    yield from (clearance_ad_message(ad, asker.voice) for ad in ads)
