"""What is too long to be true; apart from all that computes, so that the process that reads a file loads no arrays."""

LONGEST_LEAD_TIME = 730.0
"""[days] two years; a longer one is a typing mistake, and every day of it would cost memory."""

LONGEST_WAIT = 3 * LONGEST_LEAD_TIME
"""[days] of anything else that is waited for, and of a spread that several parts of an order make together."""
