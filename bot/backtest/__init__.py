"""A seller's own past as a judge: any file of sales in, and out comes what our forecast and orders were worth on it.

``reading`` makes sales of the file, ``proving`` has the planner check itself against them, ``telling`` says it.
"""
