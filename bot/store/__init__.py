"""Keeps everything that must not be lost, one workspace apart from the other; nobody else speaks SQL."""

from bot.store.absent import demand_database, new_database
from bot.store.audit import TERMINAL
from bot.store.checks.alert_rows import EXPIRED, EXPIRING, EXPIRY, OVERSOLD, SURGE, Alert, Mark, Untold, Warned
from bot.store.checks.alert_telling import Telling
from bot.store.checks.bits import Bits
from bot.store.checks.standing import PLACES, URGENT_FIRST, Cash, Standing
from bot.store.checks.standings import Standings, digest_of
from bot.store.clearance.ages import StockAge, StockValue
from bot.store.clearance.evidence import Around, Known
from bot.store.clearance.step import ClearanceStep, StepChanged, StepPlan, StepSales
from bot.store.copying import copy_database
from bot.store.database import Database
from bot.store.engines import if_it_can_be_kept, is_away, is_busy, is_disk_failing, is_disk_full
from bot.store.events.event import Event, EventChanged, EventsTaken, EventStep, Told
from bot.store.events.season import SeasonFound, SeasonProposal
from bot.store.importing.done import Imported
from bot.store.importing.import_undo import LastImport
from bot.store.importing.imported import ImportRun, Switched
from bot.store.importing.kinds import file_of
from bot.store.lanes import Lane
from bot.store.looking import Address
from bot.store.movements.sales import Ranking, Sale
from bot.store.ordering.proposals import Approval, Decision, Lot, Proposal, Suggestion, Way
from bot.store.ordering.suggestion_list import Worth
from bot.store.ordering.suggestion_rows import Units, Waiting
from bot.store.ordering.to_decide import AskedOf, Chosen, Costing, Listed, ToDecide
from bot.store.outbox import Leased, Outgoing
from bot.store.people import Limit, Member, Profile
from bot.store.planning.about import About
from bot.store.planning.catalogue import Catalogue, EventRef, compact, joined
from bot.store.planning.facts import Facts
from bot.store.purchasing.deliveries import EVERYTHING, Wanted
from bot.store.purchasing.moving import Move
from bot.store.purchasing.purchase import Changed, OrderedLine, PurchaseOrder, Step, last_step
from bot.store.refusals import (
    AlreadyImported,
    DriverMissing,
    EventExists,
    ImportGone,
    InTheWay,
    NewerTables,
    NoDatabase,
    NoFolder,
    NotCopied,
    NotOpened,
    NotSoldThere,
    OtherDatabase,
    PlanRefused,
    ReceiptStands,
    Refusal,
    ShopExists,
    TeamTaken,
    UndoStopped,
    UnknownShop,
)
from bot.store.rows import Rows, objects
from bot.store.rules import RulesSet, Threshold
from bot.store.schema import database_version, differences, is_current, migrate
from bot.store.shops import Shop
from bot.store.store import Store
from bot.store.tables.people import ROLES, Role
from bot.store.talks import Asked, Talk
from bot.store.terms import Terms

__all__ = [
    "EVERYTHING",
    "EXPIRED",
    "EXPIRING",
    "EXPIRY",
    "OVERSOLD",
    "PLACES",
    "ROLES",
    "SURGE",
    "TERMINAL",
    "URGENT_FIRST",
    "About",
    "Address",
    "Alert",
    "AlreadyImported",
    "Approval",
    "Around",
    "Asked",
    "AskedOf",
    "Bits",
    "Cash",
    "Catalogue",
    "Changed",
    "Chosen",
    "ClearanceStep",
    "Costing",
    "Database",
    "Decision",
    "DriverMissing",
    "Event",
    "EventChanged",
    "EventExists",
    "EventRef",
    "EventStep",
    "EventsTaken",
    "Facts",
    "ImportGone",
    "ImportRun",
    "Imported",
    "InTheWay",
    "Known",
    "Lane",
    "LastImport",
    "Leased",
    "Limit",
    "Listed",
    "Lot",
    "Mark",
    "Member",
    "Move",
    "NewerTables",
    "NoDatabase",
    "NoFolder",
    "NotCopied",
    "NotOpened",
    "NotSoldThere",
    "OrderedLine",
    "OtherDatabase",
    "Outgoing",
    "PlanRefused",
    "Profile",
    "Proposal",
    "PurchaseOrder",
    "Ranking",
    "ReceiptStands",
    "Refusal",
    "Role",
    "Rows",
    "RulesSet",
    "Sale",
    "SeasonFound",
    "SeasonProposal",
    "Shop",
    "ShopExists",
    "Standing",
    "Standings",
    "Step",
    "StepChanged",
    "StepPlan",
    "StepSales",
    "StockAge",
    "StockValue",
    "Store",
    "Suggestion",
    "Switched",
    "Talk",
    "TeamTaken",
    "Telling",
    "Terms",
    "Threshold",
    "ToDecide",
    "Told",
    "UndoStopped",
    "Units",
    "UnknownShop",
    "Untold",
    "Waiting",
    "Wanted",
    "Warned",
    "Way",
    "Worth",
    "compact",
    "copy_database",
    "database_version",
    "demand_database",
    "differences",
    "digest_of",
    "file_of",
    "if_it_can_be_kept",
    "is_away",
    "is_busy",
    "is_current",
    "is_disk_failing",
    "is_disk_full",
    "joined",
    "last_step",
    "migrate",
    "new_database",
    "objects",
]
