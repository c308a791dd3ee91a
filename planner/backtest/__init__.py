"""Checks the planner on sales that really happened: it foretells and orders from the record, and is held against it.

``trials`` compares what was foretold, ``turnover`` what ordering by it would have come to, ``rhythms`` what ordering
seldom costs; ``rivals`` are the ways of planning that are compared, ``planned`` the events they may be told of,
``verdict`` says how sure each figure is, and ``proof`` puts it all into one answer.
"""
