"""Checks the planner on sales that really happened: it foretells and orders from the record, and is held against it.

``trials`` compares what was foretold, ``turnover`` what ordering by it would have come to; ``rivals`` are the ways of
planning that are compared, and ``verdict`` puts it into one answer with how sure it is.
"""
