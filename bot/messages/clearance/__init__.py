"""Slow stock and what clears it, as people see it."""
