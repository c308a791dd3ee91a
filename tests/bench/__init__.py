"""Figures, printed by ``make bench``: how fast the product is, on which machine. Not part of ``make test``."""
