"""Loads the compiled loops as a process begins that others are copied from: importing this is all it is for.

Where they cannot be loaded nothing is; whoever asks ``can_compile`` is told so.
"""

import numpy as np

from planner.forecasting.reading import can_compile, way_to_read
from planner.model import Events, History
from planner.policy import Policy

if can_compile():  # their code is read from the disk when they are first asked
    of_one = History(np.zeros((1, 1)), np.zeros((1, 1), np.int8))
    no_events = Events(*(np.zeros(0, kind) for kind in (np.int64, float, np.int64, np.int64, float, bool)))
    way_to_read(1, compiled=True).read(of_one, np.zeros(1, np.int64), np.ones(1), np.ones(1), no_events, Policy())
