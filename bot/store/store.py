"""The store of one workspace: one small keeper for each noun."""

from bot.store.access import Access
from bot.store.ages import Ages
from bot.store.alerts import Alerts
from bot.store.audit import Audit
from bot.store.deciding import Deciding
from bot.store.digests import Digests
from bot.store.events import EventBook
from bot.store.facts import Facts
from bot.store.imports import Imports
from bot.store.jobs import Jobs, LearnedSoFar
from bot.store.levels import Levels
from bot.store.orders import Orders
from bot.store.outbox import Outbox
from bot.store.people import People
from bot.store.products import Products
from bot.store.rates import Rates
from bot.store.shops import Shops
from bot.store.suggestions import Suggestions
        *("learned", "levels", "orders", "outbox", "people", "products", "rates", "shops", "suggestions", "suppliers"),
