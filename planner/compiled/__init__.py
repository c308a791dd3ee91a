"""Loops over the days of many items that Numba compiles, each the double of a function of NumPy: faster, nothing else.

Loaded only where it pays. A loop does to one item what the function in its name does to all of them at once, and adds
days up in the same order, so that every number is the same to the last bit; a test holds both against each other.
Limits come in as arguments, and of other files no loop calls any but ``totals``, whose meaning never changes: what
Numba keeps of a loop on the disk does not notice when a constant or a loop elsewhere changes.
"""
