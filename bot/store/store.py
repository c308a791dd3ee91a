"""The store of one workspace: one small keeper for each noun."""

from bot.store.access import Access
from bot.store.audit import Audit
from bot.store.checks.alerts import Alerts
from bot.store.checks.digests import Digests
from bot.store.checks.levels import Levels
from bot.store.checks.snoozing import Snoozing
from bot.store.clearance.ages import Ages
from bot.store.clearance.clearing import Clearing
from bot.store.clearance.evidence import EvidenceBook
from bot.store.events.book import EventBook
from bot.store.events.seasons import SeasonBook
from bot.store.finding.products import Products
from bot.store.importing.done import ImportedFiles
from bot.store.importing.import_undo import ImportUndo
from bot.store.importing.imports import Imports
from bot.store.importing.left_out import LeftOutBook
from bot.store.importing.workbook import Workbook
from bot.store.jobs import Jobs, LearnedSoFar
from bot.store.lanes import LaneMap
from bot.store.movements.promises import Promises
from bot.store.movements.sales import Sales
from bot.store.ordering.decided import Decided
from bot.store.ordering.deciding import Deciding
from bot.store.ordering.suggestions import Suggestions
from bot.store.ordering.to_decide import ToDecide
from bot.store.outbox import Outbox
from bot.store.people import People
from bot.store.planning.boosts import Boosts
from bot.store.planning.bulk_orders import BulkOrders
from bot.store.planning.classes import Classes
from bot.store.planning.facts import Facts
from bot.store.purchasing.deliveries import Deliveries
from bot.store.purchasing.moving import Moves
from bot.store.purchasing.orders import Orders
from bot.store.rates import Rates
from bot.store.rules import Rules
from bot.store.shops import Shops
from bot.store.suppliers import Suppliers
from bot.store.talks import Talks
from bot.store.terms import TypedTerms


class Store:
    """All that is kept for one workspace."""

    def __init__(self, access: Access) -> None:
        self.access = access
        self.ages = Ages(access)
        self.alerts = Alerts(access)
        self.audit = Audit(access)
        self.boosts = Boosts(access)
        self.bulk_orders = BulkOrders(access)
        self.classes = Classes(access)
        self.clearing = Clearing(access)
        self.decided = Decided(access)
        self.deciding = Deciding(access)
        self.deliveries = Deliveries(access)
        self.digests = Digests(access)
        self.events = EventBook(access)
        self.evidence = EvidenceBook(access)
        self.facts = Facts(access)
        self.imported = ImportedFiles(access)
        self.imports = Imports(access)
        self.jobs = Jobs(access)
        self.learned = LearnedSoFar(access)
        self.lanes = LaneMap(access)
        self.left_out = LeftOutBook(access)
        self.levels = Levels(access)
        self.moves = Moves(access)
        self.orders = Orders(access)
        self.outbox = Outbox(access)
        self.people = People(access)
        self.products = Products(access)
        self.promises = Promises(access)
        self.rates = Rates(access)
        self.rules = Rules(access)
        self.sales = Sales(access)
        self.seasons = SeasonBook(access)
        self.shops = Shops(access)
        self.snoozing = Snoozing(access)
        self.suggestions = Suggestions(access)
        self.import_undo = ImportUndo(access)
        self.suppliers = Suppliers(access)
        self.talks = Talks(access)
        self.terms = TypedTerms(access)
        self.to_decide = ToDecide(access)
        self.workbook = Workbook(access)
