"""Slow stock: how old it is, what explains it, which steps somebody took against it."""
