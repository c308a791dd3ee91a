"""Tells whose a staged file seems to be: how many of its SKUs this shop sells, and how many another one."""

from dataclasses import dataclass

from sqlalchemy import bindparam, text
from sqlmodel import Session

from bot.store.access import Access, fold
from bot.store.importing.imported import ImportRun
from bot.store.importing.kinds.kind import Switching
from bot.store.importing.kinds.sheet import staged_facts
from bot.store.shops import shop_row
from planner.intake.facts import AdsLine, FulfilledStock

MANY = 20  # listings of a shop from which on a file that names none of them is suspicious
STAGED = {"orders": "staged_sku", "stock": "staged_count"}
NAMED = "SELECT DISTINCT q.sku_id FROM {table} q WHERE q.workspace_id = :w AND q.import_id = :run"
SOLD = (
    "SELECT h.id, h.name, COUNT(*) AS skus FROM ({named}) s"
    " JOIN listing g ON g.workspace_id = :w AND g.folded_sku_id = s.sku_id AND g.sku_id = s.sku_id"
    " JOIN shop h ON h.workspace_id = :w AND h.id = g.shop_id GROUP BY h.id, h.name ORDER BY skus DESC, h.id"
)
ALIASED = text(
    "SELECT h.id, h.name, COUNT(DISTINCT g.folded_seller_sku) AS skus FROM listing g"
    " JOIN shop h ON h.workspace_id = :w AND h.id = g.shop_id"
    " WHERE g.workspace_id = :w AND g.folded_seller_sku IN :codes GROUP BY h.id, h.name ORDER BY skus DESC, h.id"
).bindparams(bindparam("codes", expanding=True))
PAGED = text(
    "SELECT h.id, h.name, COUNT(DISTINCT g.page_id) AS skus FROM listing g"
    " JOIN shop h ON h.workspace_id = :w AND h.id = g.shop_id"
    " WHERE g.workspace_id = :w AND g.page_id IN :codes GROUP BY h.id, h.name ORDER BY skus DESC, h.id"
).bindparams(bindparam("codes", expanding=True))
LISTED = text("SELECT COUNT(*) FROM listing WHERE workspace_id = :w AND shop_id = :shop")


@dataclass(frozen=True, slots=True)
class Belonging:
    """Whose the SKUs of a file are; of an ads report, the product pages."""

    skus: int  # that the file names
    here: int  # of those, known in the shop it was said to be of
    listed: int  # that this shop sells in all
    likelier: str  # another shop that sells more of them; "" none
    there: int  # of the file's, known in that other one

    @property
    def is_elsewhere(self) -> bool:
        """Most of the SKUs are another shop's, or none is of a shop that sells many."""
        is_anothers = self.there * 2 >= self.skus > 0 and self.there > self.here
        return is_anothers or (self.skus > 0 and self.here == 0 and self.listed >= MANY)


def belonging(access: Access, run: ImportRun, table: str) -> Belonging | None:
    """Return whose a staged table seems to be; None: such a table is of no shop, or does not name SKUs."""
    if not run.shop or table not in {*STAGED, "fulfilled", "ads"}:
        return None
    with access.reading() as session:
        shop = shop_row(session, access.workspace, run.shop)
        key = {"w": access.workspace, "run": run.id}
        connection = session.connection()
        if table in STAGED:
            named = NAMED.format(table=STAGED[table])
            skus = int(connection.execute(text(f"SELECT COUNT(*) FROM ({named}) AS s"), key).scalar_one())
            sold = connection.execute(text(SOLD.format(named=named)), key).all()
        else:
            codes = _pages(access, session, run) if table == "ads" else _codes(access, session, run)
            skus, query = len(codes), PAGED if table == "ads" else ALIASED
            sold = connection.execute(query, {"w": access.workspace, "codes": codes or [""]}).all()
        listed = int(connection.execute(LISTED, {"w": access.workspace, "shop": shop.id}).scalar_one())
    if table == "ads":  # which page a SKU is on need not be known: a report of unknown pages says so by itself
        listed = 0
    here = next((row.skus for row in sold if row.id == shop.id), 0)
    other = next((row for row in sold if row.id != shop.id and row.skus > here), None)
    return Belonging(skus, here, listed, other.name if other else "", other.skus if other else 0)


def _pages(access: Access, session: Session, run: ImportRun) -> list[str]:
    lines = staged_facts(Switching(access, session, run.id, None, 0, run.rows_as_of), "ads", AdsLine)
    return sorted({line.product_id for line in lines})


def _codes(access: Access, session: Session, run: ImportRun) -> list[str]:
    facts = staged_facts(Switching(access, session, run.id, None, 0, run.rows_as_of), "fulfilled", FulfilledStock)
    return sorted({fold(fact.seller_sku) for fact in facts})
