"""Slow stock: which it is, why it lies, and the ways to turn it into cash."""
