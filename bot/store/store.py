"""The store of one workspace: one small keeper for each noun."""

from bot.store.access import Access
from bot.store.ages import Ages
from bot.store.alerts import Alerts
from bot.store.audit import Audit
from bot.store.boosts import Boosts
from bot.store.bulk_orders import BulkOrders
from bot.store.classes import Classes
from bot.store.clearing import Clearing
from bot.store.decided import Decided
from bot.store.deciding import Deciding
from bot.store.deliveries import Deliveries
from bot.store.digests import Digests
from bot.store.events import EventBook
from bot.store.evidence import EvidenceBook
from bot.store.facts import Facts
from bot.store.import_undo import ImportUndo
from bot.store.imports import Imports
from bot.store.jobs import Jobs, LearnedSoFar
from bot.store.lanes import LaneMap
from bot.store.left_out import LeftOutBook
from bot.store.levels import Levels
from bot.store.moving import Moves
from bot.store.orders import Orders
from bot.store.outbox import Outbox
from bot.store.people import People
from bot.store.products import Products
from bot.store.promises import Promises
from bot.store.rates import Rates
from bot.store.rules import Rules
from bot.store.sales import Sales
from bot.store.seasons import SeasonBook
from bot.store.shops import Shops
from bot.store.snoozing import Snoozing
from bot.store.suggestions import Suggestions
from bot.store.suppliers import Suppliers
from bot.store.terms import TypedTerms
from bot.store.to_decide import ToDecide
from bot.store.workbook import Workbook


class Store:
    """All that is kept for one workspace."""

    __slots__ = (
        *(
            "access",
            "ages",
            "alerts",
            "audit",
            "boosts",
            "bulk_orders",
            "classes",
            "clearing",
            "decided",
            "deciding",
            "deliveries",
            "digests",
            "events",
            "evidence",
            "facts",
        ),
        *("import_undo", "imports", "jobs", "lanes", "learned", "left_out", "levels", "moves", "orders", "outbox"),
        "people",
        *(
            "products",
            "promises",
            "rates",
            "rules",
            "sales",
            "seasons",
            "shops",
            "snoozing",
            "suggestions",
            "suppliers",
            "terms",
            "to_decide",
            "workbook",
        ),
    )

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
        self.terms = TypedTerms(access)
        self.to_decide = ToDecide(access)
        self.workbook = Workbook(access)
