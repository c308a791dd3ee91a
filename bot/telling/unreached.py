"""Tells the admins, once a day, of a channel that lets nothing in: else its warnings would be missed by nobody."""

from datetime import datetime

from bot.desk import Desk
from bot.messages.telling.unreached import WHY
from bot.store import Outgoing

UNREACHED = "unreached"


def tell_admins(desk: Desk, channel: str, why: str, now: datetime) -> None:
    """Put a direct message to each admin in line, where Slack's reason is about the channel."""
    if why not in WHY:
        return
    named = {member.user for member in desk.store.people.all() if member.role == "admin"}
    for admin in sorted(desk.admins | named):
        key, values = f"{UNREACHED}:{channel}:{now.date()}:{admin}", {"channel": channel, "why": why, "user": admin}
        desk.store.outbox.add(Outgoing(key, admin, UNREACHED, f"channel:{channel}", values), now)
