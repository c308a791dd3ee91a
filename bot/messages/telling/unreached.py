"""What admins are told where a channel does not let the bot in: what belongs there waits, and how it gets there."""

from collections.abc import Mapping, Sequence

from bot.messages.reply import Message
from bot.wording import N_, Phrase, Safe, Voice, escape

INVITE = N_("`/invite @Quartermaster` in that channel lets me in.")
RESTRICTED = (
    N_("⚠️ I cannot post in {channel}, for only some may post there."),
    N_("Let me post there: settings of that channel, Posting permissions."),
)
WHY: Mapping[str, tuple[Phrase, Phrase]] = {
    "not_in_channel": (N_("⚠️ I cannot post in {channel}, for I am not a member of it."), INVITE),
    "channel_not_found": (N_("⚠️ I cannot post in {channel}: it is private and I am no member, or it is gone."), INVITE),
    "is_archived": (N_("⚠️ I cannot post in {channel}, for it is archived."), N_("Unarchive it and invite me again.")),
    "restricted_action": RESTRICTED,
    "restricted_action_read_only_channel": RESTRICTED,
}
"""Each reason of Slack to let nothing into a channel whatever it is: what to say of it, and what helps."""


def unreached_message(channel: str, why: str, shops: Sequence[str], voice: Voice) -> Message:
    """Return that nothing gets into a channel, what belongs there, and what helps."""
    said, helps = WHY[why]
    first = voice.say(said, channel=Safe(f"<#{escape(channel)}>"))
    if not shops:
        return Message(
            voice.together(first, voice.say("What was to be said there waits for a week."), voice.say(helps))
        )
    waits = voice.say(
        "Warnings of {shops} belong there and wait for a week; the digest of a morning does not.",
        shops=voice.listed([escape(shop) for shop in shops]),
    )
    other = voice.say("An admin can also name another channel in `/stock settings`.")
    return Message(voice.together(first, waits, voice.say(helps), other))
