"""Ends the loading of a process that others are copied from: the copies share with it what nothing in them touches.

Importing this, as the last of all, is all it is for. A search for cycles would touch everything, and so copy it.
"""

import gc

gc.freeze()
