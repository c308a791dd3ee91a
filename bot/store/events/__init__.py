"""Livestreams, campaigns, pauses of ads and seasons, each changed once, by the first who asks for it."""
