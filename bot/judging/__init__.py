"""Judges items now: gathers what the store knows, has it planned, and says the result as values."""
