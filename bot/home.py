"""The Home of the app: how stock stands, where else to look, what can be typed."""

from bot.commands import COMMANDS
from bot.desk import Asker, Desk
from bot.lists import events, orders, slow, stock, suggestions
from bot.messages.home import home_message
from bot.messages.reply import Message
from bot.paging import first_page
from bot.wording import N_

ELSEWHERE = (
    (suggestions.NAME, N_("*Orders to decide*: what to order, from whom and by when")),
    (orders.NAME, N_("*Purchase orders*: what is bought and not here yet")),
    (events.NAME, N_("*Events*: livestreams and campaigns, and until when to order for them")),
    (slow.NAME, N_("*Slow stock*: what lies too long, and the cash in it")),
)
SAYS = tuple((command.NAME, command.USAGE[0][1]) for command in COMMANDS)


def home(desk: Desk, asker: Asker) -> Message:
    """Return the Home this person sees now."""
    return home_message(first_page(desk, asker, stock.NAME, stock.about()), ELSEWHERE, SAYS, asker.voice)
