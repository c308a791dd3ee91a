"""Who may approve, plan and look, to who asks."""

from collections.abc import Mapping, Sequence

from bot.messages.blocks import section
from bot.messages.reply import Message
from bot.wording import N_, Phrase, Safe, Voice

MOST = 20  # people named
MAY: Mapping[str, Phrase] = {
    "admin": N_("*Approve, and change settings* (admin): {people}"),
    "approver": N_("*Approve and cancel orders* (approver): {people}"),
    "planner": N_("*Dismiss, snooze and plan events* (planner): {people}"),
}


def who_may(people: Mapping[str, Sequence[str]], voice: Voice) -> Message:
    """Return who may do what; ``people``: members by their role."""
    lines = [voice.say(said, people=_named(people[role], voice)) for role, said in MAY.items() if people.get(role)]
    if not people.get("admin") and not people.get("approver"):
        lines.insert(0, voice.say("Nobody may approve orders yet."))
    lines.append(
        voice.say(
            "Everybody else in the workspace may look. Roles are given where the bot runs: `python -m bot role` lists "
            "them, with how much each may approve; `python -m bot role {member} approver` gives one.",
            member="U…",
        )
    )
    said = Safe("\n".join(lines))
    return Message(text=said, blocks=(section(said),))


def _named(users: Sequence[str], voice: Voice) -> Safe:
    shown = voice.listed([voice.person(user) for user in users[:MOST]])
    if len(users) <= MOST:
        return shown
    return voice.count("{people} and {n} more", "{people} and {n} more", len(users) - MOST, people=shown)
