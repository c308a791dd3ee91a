"""Each job is a file here: when it is due by the records, and what it does."""

from bot.jobs import digest, event_dates, late_orders, learn, plan

JOBS = (learn, plan, late_orders, event_dates, digest)
