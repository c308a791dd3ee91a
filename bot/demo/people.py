"""Who is in the demo's Slack, what each of them may do, and in which channels they meet."""

from pathlib import Path

from bot.sandbox import Channel, Person, Workspace
from bot.slack.checkup import commands_typed, events_heard, scopes_needed
from bot.store import Role

KEPT = "slack.json"  # in the demo's folder: what was said in its Slack
CHANNELS = {"UK Home": "C0UKHOME", "EU Home": "C0EUHOME"}
ROLE_OF: dict[str, Role] = {"U0ANA": "approver", "U0BEN": "approver", "U0PIA": "planner", "U0LIN": "planner"}
PEOPLE = (
    Person("U0ANA", "Ana", "Ana Flores", role="approver", tz="Europe/London"),
    Person("U0BEN", "Ben", "Ben Vogel", role="approver", tz="Europe/Berlin"),
    Person("U0PIA", "Pia", "Pia Novak", role="planner", tz="Europe/Berlin"),
    Person("U0LIN", "Lin", "Lin Wei (林薇)", role="planner · 中文", locale="zh-CN", tz="Asia/Shanghai"),
    Person("U0VIC", "Vic", "Vic Brown", role="viewer", tz="Europe/London"),
    Person("U0ADA", "Ada", "Ada Lind", role="admin", tz="Europe/London", is_admin=True),
    Person("U0GUS", "Gus", "Gus (agency)", role="guest", tz="Europe/London", is_restricted=True),
)


def workspace(folder: Path) -> Workspace:
    """Return the demo's Slack as it was left; where nobody was in it yet, with its people in its channels."""
    kept = folder / KEPT
    if kept.exists():
        return Workspace.from_json(kept.read_text(encoding="utf-8"), commands=commands_typed(), scopes=scopes_needed())
    everyone = tuple(person.id for person in PEOPLE)
    channels = (
        Channel(CHANNELS["UK Home"], "shop-uk", members=everyone, bot_is_member=True),
        Channel(CHANNELS["EU Home"], "shop-eu", members=everyone, bot_is_member=True),
        Channel("C0RANDOM", "random", members=everyone),
    )
    return Workspace(
        team="T0SANDBOX",
        people=PEOPLE,
        channels=channels,
        commands=commands_typed(),
        scopes=scopes_needed(),
        events=events_heard(),
    )
