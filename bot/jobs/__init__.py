"""Each job is a file here: when the records say it is due, and what it does."""

from bot.jobs import age_stock, bulk_orders, digest, event_dates, late_orders, learn, monthly_review, plan, seasons

JOBS = (learn, bulk_orders, seasons, plan, age_stock, late_orders, event_dates, digest, monthly_review)
