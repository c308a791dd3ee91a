"""Livestreams, campaigns and pauses of ads: what they still sell, on which days, and whether they can be had."""
