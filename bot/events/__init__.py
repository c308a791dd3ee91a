"""Livestreams, campaigns and pauses of ads: what people mean, how they stand, who hears of it."""
